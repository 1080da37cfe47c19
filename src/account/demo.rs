//! The demonstration's people on the sign-in page, one button each. Who they are stands in
//! `DATA/demo.json`, written when the demonstration is made; outside of it there are none.

use std::collections::HashSet;

use super::model::Role;
use super::views::Sample;
use crate::app::App;
use crate::language::Messages;

#[derive(serde::Deserialize)]
struct File {
    accounts: Vec<SampleAccount>,
}

/// One of the demonstration's people.
#[derive(serde::Deserialize)]
pub struct SampleAccount {
    /// What they may do.
    pub role: String,
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
}

/// The people of the demonstration; nobody elsewhere.
pub fn samples(app: &App) -> Vec<SampleAccount> {
    if !app.settings.demo {
        return Vec::new();
    }
    // A few hundred bytes, read only in the demonstration: no reason to keep them in memory.
    std::fs::read(app.settings.data.join("demo.json"))
        .ok()
        .and_then(|file| serde_json::from_slice::<File>(&file).ok())
        .map(|file| file.accounts)
        .unwrap_or_default()
}

/// Their buttons.
pub fn buttons(app: &App, t: Messages) -> Vec<Sample> {
    let mut seen = HashSet::new();
    samples(app)
        .into_iter()
        .filter_map(|sample| {
            let role = Role::parse(&sample.role)?;
            Some(Sample {
                leads: seen.insert(role),
                about: t.of("account-demo-about", role.as_str()).to_string(),
                enter: t.of("account-demo-enter", role.as_str()).to_string(),
                name: sample.name,
                email: sample.email,
            })
        })
        .collect()
}
