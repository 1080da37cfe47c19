//! What a persistent identifier names, and what the site promises of it: an Electronic Resource Citation, which the ARK
//! specification asks for. Pure.

use std::fmt::{Display, Formatter, Result};

use super::store::PublishedPractice;
use crate::account::model::CreditedName;
use crate::address;
use crate::config::Settings;
use crate::language::{Language, Messages};
use crate::practice::model::Ark;
use crate::showing::byline::cited_authors;
use crate::workflow::PublicStatus;

/// A practice with its authors.
pub struct NamedPractice {
    pub practice: PublishedPractice,
    /// The authors, where they are others than the account that submitted the practice.
    pub authors: Vec<CreditedName>,
}

/// The record, a line for each part.
pub struct ArkRecord<'a> {
    pub named: NamedPractice,
    pub key: &'a Ark,
    pub settings: &'a Settings,
    pub t: Messages,
}

impl Display for ArkRecord<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (practice, t) = (&self.named.practice, self.t);
        let url = &self.settings.public_url;
        let page = address::practice(&practice.slug).absolute(url, Language::default());
        let (naan, name) = self.key.parts();
        let own = address::ark(naan, name).absolute(url, Language::default());
        let day = |at| t.iso_day(at).replace('-', "");
        writeln!(f, "erc:")?;
        for author in self.who() {
            line(f, "who", &author)?;
        }
        line(f, "what", &practice.title)?;
        line(f, "when", &day(practice.first_published_at))?;
        line(f, "where", &page)?;
        if let Some(gone) = practice.taken_down_at {
            let said = t.say("catalogue-ark-gone").with("day", t.day(gone));
            line(f, "note", &said.to_string())?;
        }
        writeln!(f, "erc-support:")?;
        line(f, "who", &self.settings.site.name)?;
        line(f, "what", &t.say("catalogue-ark-promise").to_string())?;
        line(f, "where", &own)
    }
}

impl ArkRecord<'_> {
    /// The names of the authors. What is left of a practice that is gone names none: “unavailable”.
    fn who(&self) -> Vec<String> {
        let practice = &self.named.practice;
        let is_readable = matches!(
            practice.public,
            PublicStatus::Live | PublicStatus::NotCurrent
        );
        let submitter = practice.submitter.clone().credited();
        let names = cited_authors(submitter.as_ref(), &self.named.authors);
        let names: Vec<String> = names
            .into_iter()
            .filter(|_| is_readable)
            .map(|one| &one.name)
            .map(|name| name.inverted().unwrap_or_else(|| name.without_honorific()))
            .collect();
        if names.is_empty() {
            return vec!["(:unav)".to_owned()];
        }
        names
    }
}

/// A value has no line end, which would begin another part.
fn line(f: &mut Formatter<'_>, name: &str, value: &str) -> Result {
    let blank = |letter: char| if letter.is_control() { ' ' } else { letter };
    let value: String = value.trim().chars().map(blank).collect();
    writeln!(f, "{name}: {value}")
}
