//! Reads the form of an expert from outside: the opinion with its checklist, or that the expert gives none.

use jiff::tz::TimeZone;

use super::checklist::is_of_checklist;
use super::intent::{IntentContext, read_intent};
use crate::address::{self, Address};
use crate::db::Timestamp;
use crate::language::Language;
use crate::practice::actions::Intent;
use crate::practice::model::{Checklist, Opinion, Reasons};
use crate::showing::reasons::problem_of_words;
use crate::web::form::{Reading, Refused, Typed};
use crate::workflow::Deed;

/// The box of the words with which an expert gives no opinion.
pub const REFUSAL: &str = "refusal";

/// The button that an expert pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpertButton {
    /// The opinion is given.
    Give,
    /// The expert gives none.
    Refuse,
    /// What is typed waits at this page.
    Save,
    /// The same, and the browser goes on to another page of the site.
    Go(Language, Address),
}

impl ExpertButton {
    /// Reads the pressed button.
    pub fn read(typed: &Typed) -> Option<Self> {
        if let Some((language, to)) = address::parse_local(typed.get("go")) {
            return Some(Self::Go(language, to));
        }
        match typed.get("deed") {
            "save" => Some(Self::Save),
            word => match Deed::parse(word)? {
                Deed::GiveOpinion => Some(Self::Give),
                Deed::RefuseOpinion => Some(Self::Refuse),
                _ => None,
            },
        }
    }
}

/// Whether it is a box of the expert's form.
fn is_box(name: &str) -> bool {
    matches!(name, "opinion" | "reasons" | "to_team" | REFUSAL) || is_of_checklist(name)
}

/// What an expert has typed or chosen: every box that is not empty.
pub fn expert_words(typed: &Typed) -> Typed {
    typed.only(|name, value| is_box(name) && !value.trim().is_empty())
}

/// Reads an opinion, complete with what is marked on the checklist.
pub fn read_expert_opinion(
    typed: &Typed,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<(Opinion, Checklist), Refused> {
    let context = IntentContext::of_opinion(now, zone);
    match read_intent(Deed::GiveOpinion, typed, &context)? {
        Intent::GiveOpinion(opinion, checklist) => Ok((opinion, checklist)),
        _ => Err(Refused::only_typed(typed.clone())),
    }
}

/// Reads why the expert gives no opinion.
pub fn read_refusal(typed: &Typed) -> Result<Option<Reasons>, Refused> {
    let mut reading = Reading::of(typed);
    let words = reading.field(REFUSAL, |typed| {
        Reasons::parse_optional(typed).map_err(|why| problem_of_words(why, typed))
    });
    reading.finish(words)
}
