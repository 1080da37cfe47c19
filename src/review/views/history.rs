//! The history as reviewers read it: what happened, by whom, in which words, and what became of each mail.
//! To a party it shows what authors see, under the names that authors read.

use super::{People, glyph};
use crate::account::model::AccountId;
use crate::language::Words;
use crate::mail::model::{Fate, InTimeline};
use crate::practice::model::Event;
use crate::taxonomy::ObjectiveNumber;
use crate::web::glyph::Glyph;
use crate::workflow::{self, Deed, Verdict, Viewer};

/// One line of the history.
#[derive(Clone, Debug)]
pub struct Line {
    /// The shape of the state after it.
    pub glyph: Glyph,
    /// What happened.
    pub what: String,
    /// Which revision, who, when.
    pub facts: String,
    /// The words that went with it, word for word.
    pub words: Option<String>,
    /// What else was chosen.
    pub notes: Vec<String>,
    /// What became of each mail because of it.
    pub mails: Vec<String>,
}

/// The lines, newest first.
pub fn lines(t: Words, events: &[Event], mails: &[InTimeline], people: &People) -> Vec<Line> {
    events
        .iter()
        .rev()
        .map(|event| line(t, event, mails, people))
        .collect()
}

fn line(t: Words, event: &Event, mails: &[InTimeline], people: &People) -> Line {
    let sign =
        workflow::shown(event.to_state, None, Viewer::Author).map_or('○', |shown| shown.glyph);
    let who = match event.actor_id {
        None => t.say("review-the-service").to_string(),
        Some(id) if workflow::is_authors(event.deed) => people.author(t, id),
        Some(id) => people.reviewer(t, id),
    };
    let facts = t
        .say("review-history-facts")
        .with("number", event.number)
        .with("who", who)
        .with("moment", t.moment(event.at));
    let mails = mails.iter().filter(|mail| mail.seq == event.seq);
    Line {
        glyph: glyph(sign),
        what: what(t, event),
        facts: facts.to_string(),
        words: event.words.clone(),
        notes: notes(t, event, people),
        mails: if people.party {
            Vec::new()
        } else {
            mails.map(|mail| fate(t, mail, people)).collect()
        },
    }
}

/// What happened: a decision's effect under its verdict.
fn what(t: Words, event: &Event) -> String {
    match event.deed {
        Deed::TakeEffect | Deed::PublishNow => {
            let verdict = event.details.verdict.unwrap_or(Verdict::Approve);
            t.of("event-effect", verdict.as_str()).to_string()
        }
        deed => t.of("event", deed.as_str()).to_string(),
    }
}

fn notes(t: Words, event: &Event, people: &People) -> Vec<String> {
    let details = &event.details;
    let account = |key: &'static str, id: AccountId| {
        t.say(key).with("name", people.reviewer(t, id)).to_string()
    };
    let mut notes = Vec::new();
    if let Some(code) = details.code {
        notes.push(
            t.say("review-note-code")
                .with("code", code.name(t))
                .to_string(),
        );
    }
    if details.last {
        notes.push(t.say("review-note-final").to_string());
    }
    if details.minor {
        notes.push(t.say("review-note-minor").to_string());
    }
    if let Some(on) = details.on {
        let day = t.day(on);
        notes.push(t.say("review-note-on").with("day", day).to_string());
    }
    if let Some(kind) = details.kind {
        notes.push(t.of("review-kind", kind.as_str()).to_string());
    }
    if let Some((before, after)) = details.objective {
        notes.push(moved(t, before, after));
    }
    if let Some((before, after)) = details.language {
        let note = t
            .say("review-note-from-to")
            .with("from", before.name(t).to_string())
            .with("to", after.name(t).to_string());
        notes.push(note.to_string());
    }
    if people.party {
        return notes;
    }
    if let Some(id) = details.account {
        let key = if event.deed == Deed::SetAsideBar {
            "review-note-set-free"
        } else {
            "review-note-to"
        };
        notes.push(account(key, id));
    }
    if let Some(id) = details.former {
        notes.push(account("review-note-former", id));
    }
    if let Some(id) = details.suggested {
        notes.push(account("review-note-suggested", id));
    }
    notes
}

fn moved(t: Words, before: Option<ObjectiveNumber>, after: ObjectiveNumber) -> String {
    let label = |objective: ObjectiveNumber| objective.label(t).to_string();
    match before {
        Some(before) => t
            .say("review-note-from-to")
            .with("from", label(before))
            .with("to", label(after))
            .to_string(),
        None => label(after),
    }
}

/// To whom a mail went, and what became of it.
fn fate(t: Words, mail: &InTimeline, people: &People) -> String {
    let to = mail.account.map_or_else(
        || t.say("review-mail-to-focal-point").to_string(),
        |id| people.author(t, id),
    );
    let message = match &mail.fate {
        Fate::Held => t.say("review-mail-held"),
        Fate::Waiting(None) => t.say("review-mail-waiting"),
        Fate::Waiting(Some(said)) => t.say("review-mail-tried").with("said", said.as_str()),
        Fate::Accepted(at) => t.say("review-mail-accepted").with("moment", t.moment(*at)),
        Fate::Failed(said) => t.say("review-mail-failed").with("said", said.as_str()),
        Fate::NoLongerOwed(why) => t
            .say("review-mail-no-longer")
            .with("why", why.reason(t).to_string()),
    };
    message.with("to", to).to_string()
}
