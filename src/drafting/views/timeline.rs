//! The history of a practice as its authors read it: what happened, when, the words that went with it, and what
//! became of each mail because of it. Whoever is no author is “the review team”: this is the one place that decides
//! it, and no other view of this room is given an event.

use std::collections::BTreeMap;

use super::state::shape;
use crate::account::model::{AccountId, Name};
use crate::language::Words;
use crate::mail::model::{Fate, InTimeline, Relation};
use crate::practice::model::Event;
use crate::web::glyph::Glyph;
use crate::workflow::{self, Deed, Viewer};

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
    /// The mails because of it: the reader's own first.
    pub mails: Vec<Mail>,
}

/// A mail about the practice.
#[derive(Debug, Clone)]
pub struct Mail {
    /// To whom, and what became of it.
    pub about: String,
    /// What it says, if it is the reader's own.
    pub text: Option<String>,
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
        .filter(|event| event.authors_see && workflow::is_authors(event.deed));
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
    Line {
        glyph: glyph(event),
        what: what(t, event),
        by: eyes.who(t, event.deed, event.actor_id),
        at: t.moment(event.at),
        iso: t.iso(event.at),
        words: event.words.clone(),
        mails: letters(t, eyes.reader, event, mails),
    }
}

/// The reader's own mails whole, those of other authors and of the focal point as a line each, and one line for
/// the review team, however many of it were written to: nobody's name or address, and no server's words, which
/// often hold one.
fn letters(t: Words, reader: AccountId, event: &Event, mails: &[InTimeline]) -> Vec<Mail> {
    let of_event = || mails.iter().filter(|mail| mail.seq == event.seq);
    let own = |mail: &&InTimeline| mail.account == Some(reader);
    let mut letters: Vec<Mail> = of_event()
        .filter(own)
        .map(|mail| Mail {
            about: format!(
                "{} {}",
                t.say("drafting-mail-to-you")
                    .with("subject", mail.subject.as_str()),
                fate(t, &mail.fate)
            ),
            text: mail.text.clone(),
        })
        .collect();
    let line = |to: &'static str, mail: &InTimeline| Mail {
        about: format!("{} {}", t.say(to), fate(t, &without_words(&mail.fate))),
        text: None,
    };
    let others = || of_event().filter(|mail| !own(mail));
    letters.extend(others().filter_map(|mail| Some(line(outside_the_team(mail)?, mail))));
    let team = others().filter(|mail| outside_the_team(mail).is_none());
    // What an author wants to know is whether anybody was told: so the best news counts.
    let best = team.min_by_key(|mail| match &mail.fate {
        Fate::Accepted(at) => (0, at.0),
        Fate::Waiting(_) => (1, 0),
        Fate::Held => (2, 0),
        Fate::Failed(_) => (3, 0),
        Fate::NoLongerOwed(_) => (4, 0),
    });
    letters.extend(best.map(|mail| line("drafting-mail-to-team", mail)));
    letters
}

/// How a mail to somebody who is not of the review team begins; nothing for one to the team.
fn outside_the_team(mail: &InTimeline) -> Option<&'static str> {
    match mail.relation {
        Relation::Author | Relation::Submitter | Relation::FormerOwner => {
            Some("drafting-mail-to-author")
        }
        Relation::FocalPoint => Some("drafting-mail-to-focal-point"),
        _ => None,
    }
}

/// What became of somebody else's mail, without what the server said about them.
fn without_words(fate: &Fate) -> Fate {
    match fate {
        Fate::Waiting(Some(_)) => Fate::Waiting(Some(String::new())),
        Fate::Failed(_) => Fate::Failed(String::new()),
        other => other.clone(),
    }
}

impl Eyes {
    /// Who did it, in words that name no reviewer.
    pub fn who(&self, t: Words, deed: Deed, actor: Option<AccountId>) -> String {
        match actor {
            Some(actor) if actor == self.reader => t.say("drafting-who-you").to_string(),
            Some(actor) if workflow::is_authors(deed) => self
                .names
                .get(&actor)
                .map_or_else(|| t.say("drafting-who-author").to_string(), Name::display),
            Some(_) => t.say("drafting-who-team").to_string(),
            None if is_a_decision(deed) => t.say("drafting-who-team").to_string(),
            None => self.site.clone(),
        }
    }
}

/// What takes effect by itself was decided by people.
fn is_a_decision(deed: Deed) -> bool {
    matches!(deed, Deed::TakeEffect | Deed::PublishNow | Deed::Accept)
}

/// What happened, in words.
pub fn what(t: Words, event: &Event) -> String {
    match (event.deed, event.details.verdict) {
        (Deed::TakeEffect | Deed::PublishNow, Some(verdict)) => {
            t.of("event-effect", verdict.as_str()).to_string()
        }
        // Authors read that it is held; that somebody called it spam is the review team's affair.
        (Deed::MarkSpam, _) => t.say("state-held").to_string(),
        _ => t.of("event", event.deed.as_str()).to_string(),
    }
}

fn glyph(event: &Event) -> Glyph {
    workflow::shown(event.to_state, None, Viewer::Author)
        .map_or(Glyph::Bar, |shown| shape(shown.glyph))
}

fn fate(t: Words, fate: &Fate) -> String {
    match fate {
        Fate::Held => t.say("drafting-mail-held").to_string(),
        Fate::Waiting(None) => t.say("drafting-mail-waiting").to_string(),
        Fate::Waiting(Some(said)) if said.is_empty() => {
            t.say("drafting-mail-trying-again").to_string()
        }
        Fate::Waiting(Some(said)) => t
            .say("drafting-mail-trying")
            .with("said", said.as_str())
            .to_string(),
        Fate::Accepted(at) => t
            .say("drafting-mail-accepted")
            .with("at", t.moment(*at))
            .to_string(),
        Fate::Failed(said) if said.is_empty() => t.say("drafting-mail-not-delivered").to_string(),
        Fate::Failed(said) => t
            .say("drafting-mail-failed")
            .with("said", said.as_str())
            .to_string(),
        Fate::NoLongerOwed(_) => t.say("drafting-mail-not-sent").to_string(),
    }
}
