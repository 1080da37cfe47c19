//! The demonstration's sample accounts on the sign-in page, one button each. They are listed
//! in `DATA/demo.json`, which is written when the demonstration is made; elsewhere there are none.

use std::collections::HashSet;

use super::model::Role;
use super::views::SampleButton;
use crate::app::App;
use crate::language::Messages;

#[derive(serde::Deserialize)]
struct DemoFile {
    accounts: Vec<SampleAccount>,
}

/// One of the demonstration's sample accounts.
#[derive(serde::Deserialize)]
pub struct SampleAccount {
    role: String,
    pub(super) email: String,
    name: String,
}

/// The sample accounts of a demonstration; none elsewhere.
pub fn sample_accounts(app: &App) -> Vec<SampleAccount> {
    if !app.settings.demo {
        return Vec::new();
    }
    // A few hundred bytes, read only in the demonstration: no reason to keep them in memory.
    std::fs::read(app.settings.data.join("demo.json"))
        .ok()
        .and_then(|file| serde_json::from_slice::<DemoFile>(&file).ok())
        .map(|file| file.accounts)
        .unwrap_or_default()
}

/// The buttons that sign in as a sample account.
pub fn sample_buttons(app: &App, t: Messages) -> Vec<SampleButton> {
    let mut seen = HashSet::new();
    sample_accounts(app)
        .into_iter()
        .filter_map(|sample| {
            let role = Role::parse(&sample.role)?;
            Some(SampleButton {
                leads: seen.insert(role),
                about: t.of("account-demo-about", role.as_str()).to_string(),
                enter: t.of("account-demo-enter", role.as_str()).to_string(),
                name: sample.name,
                email: sample.email,
            })
        })
        .collect()
}
