//! The history of a practice as its authors read it: what happened, when, the words that went with it, and what
//! became of each mail to the reader. Whoever is no author is “the review team”: this is the one place that decides
//! it, and no other view of this room is given an event.

use std::collections::BTreeMap;

use super::state::shape;
use crate::account::model::{AccountId, Name};
use crate::language::Words;
use crate::mail::model::{Fate, InTimeline};
use crate::practice::model::Event;
use crate::web::glyph::Glyph;
use crate::workflow::{self, Deed, Reader, State, Who};

/// One line of the history.
#[derive(Debug, Clone)]
pub struct Line {
    /// The shape of the state that followed.
    pub glyph: Glyph,
    /// What happened.
    pub what: String,
    /// By whom.
    pub by: String,
    /// When, as people read it.
    pub at: String,
    /// When, as machines read it.
    pub iso: String,
    /// The words that went with it, word for word.
    pub words: Option<String>,
    /// The mails to the reader because of it.
    pub mails: Vec<Mail>,
}

/// A mail to the reader.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Its subject.
    pub subject: String,
    /// What became of it.
    pub fate: String,
}

/// Who reads, and the names of authors.
#[derive(Debug, Clone)]
pub struct Eyes {
    /// The reader.
    pub reader: AccountId,
    /// Authors past and present who did something.
    pub names: BTreeMap<AccountId, Name>,
    /// What the service calls itself.
    pub site: String,
}

/// The authors who did something that this reader sees.
pub fn authors_in(events: &[Event]) -> Vec<AccountId> {
    let authors = events
        .iter()
        .filter(|event| event.authors_see && is_an_authors(&event.deed));
    let mut ids: Vec<AccountId> = authors.filter_map(|event| event.actor_id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The history, newest first.
pub fn lines(t: Words, eyes: &Eyes, events: &[Event], mails: &[InTimeline]) -> Vec<Line> {
    let seen = events.iter().rev().filter(|event| event.authors_see);
    seen.map(|event| line(t, eyes, event, mails)).collect()
}

fn line(t: Words, eyes: &Eyes, event: &Event, mails: &[InTimeline]) -> Line {
    let own = mails
        .iter()
        .filter(|mail| mail.seq == event.seq.0 && mail.account == Some(eyes.reader.0));
    Line {
        glyph: glyph(event),
        what: what(t, event),
        by: eyes.who(t, &event.deed, event.actor_id),
        at: t.moment(event.at),
        iso: t.iso(event.at),
        words: event.words.clone(),
        mails: own
            .map(|mail| Mail {
                subject: mail.subject.clone(),
                fate: fate(t, &mail.fate),
            })
            .collect(),
    }
}

impl Eyes {
    /// Who did it, in words that name no reviewer.
    pub fn who(&self, t: Words, deed: &str, actor: Option<AccountId>) -> String {
        match actor {
            Some(actor) if actor == self.reader => t.say("drafting-who-you").to_string(),
            Some(actor) if is_an_authors(deed) => self
                .names
                .get(&actor)
                .map_or_else(|| t.say("drafting-who-author").to_string(), Name::display),
            Some(_) => t.say("drafting-who-team").to_string(),
            None if is_a_decision(deed) => t.say("drafting-who-team").to_string(),
            None => self.site.clone(),
        }
    }
}

/// Whether only authors do it.
fn is_an_authors(deed: &str) -> bool {
    let author =
        |row: &&workflow::Row| matches!(row.who, Who::Submitter | Who::Author | Who::Owner);
    Deed::parse(deed).is_some_and(|deed| {
        workflow::TABLE
            .iter()
            .filter(|row| row.deed == deed)
            .all(|row| author(&row))
    })
}

/// What takes effect by itself was decided by people.
fn is_a_decision(deed: &str) -> bool {
    matches!(
        Deed::parse(deed),
        Some(Deed::TakeEffect | Deed::PublishNow | Deed::Accept)
    )
}

/// What happened, in words.
pub fn what(t: Words, event: &Event) -> String {
    match (Deed::parse(&event.deed), event.details.verdict.as_deref()) {
        (Some(Deed::TakeEffect | Deed::PublishNow), Some(verdict)) => {
            t.of("event-effect", verdict).to_string()
        }
        _ => t.of("event", &event.deed).to_string(),
    }
}

fn glyph(event: &Event) -> Glyph {
    let state = State::parse(&event.to_state).unwrap_or(State::Draft);
    workflow::shown(state, None, Reader::Author).map_or(Glyph::Bar, |shown| shape(shown.glyph))
}

fn fate(t: Words, fate: &Fate) -> String {
    match fate {
        Fate::Held => t.say("drafting-mail-held").to_string(),
        Fate::Waiting(None) => t.say("drafting-mail-waiting").to_string(),
        Fate::Waiting(Some(said)) => t
            .say("drafting-mail-trying")
            .with("said", said.as_str())
            .to_string(),
        Fate::Accepted(at) => t
            .say("drafting-mail-accepted")
            .with("at", t.moment(*at))
            .to_string(),
        Fate::Failed(said) => t
            .say("drafting-mail-failed")
            .with("said", said.as_str())
            .to_string(),
        Fate::NoLongerOwed(_) => t.say("drafting-mail-not-sent").to_string(),
    }
}
