//! The history as reviewers read it: each event with its account, its words and the fate of its mails. A party to the
//! practice sees what authors see, with the names that authors read.

use super::checklist::ShownChecklist;
use super::{Desk, author_name, name_label, reviewer_name};
use crate::account::model::AccountId;
use crate::language::Messages;
use crate::mail::model::TimelineNotice;
use crate::mail::relation::Relation;
use crate::practice::model::{Event, GivenChecklist};
use crate::showing::history::{event_glyph, event_label};
use crate::showing::mail_fate::{ShownMail, fate_for_reviewer, without_server_words};
use crate::showing::names::ShownNames;
use crate::showing::referred::{Referred, ReferredPractice};
use crate::taxonomy::ObjectiveNumber;
use crate::web::glyph::Glyph;
use crate::workflow::{Deed, Viewer};
use crate::written::{self, Links, SafeHtml};

/// One line of the history.
#[derive(Clone, Debug)]
pub struct DeskHistoryLine {
    /// The shape of the state after it.
    pub glyph: Glyph,
    pub what: String,
    /// The revision, the account and the time of the event.
    pub facts: String,
    /// The words that were sent with it.
    pub words: Option<SafeHtml>,
    /// The practice that it names.
    pub other: Option<ReferredPractice>,
    /// The other choices of the deed: code, date, kind, objective …
    pub notes: Vec<String>,
    /// What was marked on the checklist with it.
    pub checklist: Option<ShownChecklist>,
    /// The mails that the event caused.
    pub mails: Vec<ShownMail>,
}

/// The history, newest first.
pub fn desk_history_lines(
    t: Messages,
    (events, checklists): (&[Event], &[GivenChecklist]),
    mails: &[TimelineNotice],
    names: &ShownNames,
    referred: &Referred,
) -> Vec<DeskHistoryLine> {
    events
        .iter()
        .rev()
        .map(|event| DeskHistoryLine {
            other: ReferredPractice::of(t, event, referred),
            checklist: ShownChecklist::of_event(t, checklists, event.seq),
            ..history_line(t, event, mails, names)
        })
        .collect()
}

fn history_line(
    t: Messages,
    event: &Event,
    mails: &[TimelineNotice],
    names: &ShownNames,
) -> DeskHistoryLine {
    let facts = t
        .say("review-history-facts")
        .with("number", event.number)
        .with("who", name_label(t, names.of_actor(event)))
        .with("moment", t.moment(event.at));
    DeskHistoryLine {
        glyph: event_glyph(event),
        what: event_label(t, event, names.viewer),
        facts: facts.to_string(),
        words: event
            .words
            .as_deref()
            .map(|words| written::html(words, Links::Shown)),
        other: None,
        checklist: None,
        notes: note_lines(t, event, names),
        mails: mail_lines(t, event, mails, names),
    }
}

fn note_lines(t: Messages, event: &Event, names: &ShownNames) -> Vec<String> {
    let details = &event.details;
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
    if details.reworded {
        notes.push(t.say("review-note-reworded").to_string());
    }
    if details.show_first {
        notes.push(t.say("review-note-show-first").to_string());
    }
    if let Some(day) = details.not_before {
        let note = t.say("review-note-not-before").with("day", t.day(day));
        notes.push(note.to_string());
    }
    if let Some(on) = details.on {
        let key = match event.deed {
            Deed::Hold | Deed::AskCurrent => "review-note-until",
            _ => "review-note-on",
        };
        notes.push(t.say(key).with("day", t.day(on)).to_string());
    }
    if let Some(kind) = details.kind {
        notes.push(t.of("review-kind", kind.as_str()).to_string());
    }
    if let Some((before, after)) = details.objective {
        notes.push(move_note(t, before, after));
    }
    if let Some((before, after)) = details.language {
        let note = t
            .say("review-note-from-to")
            .with("from", before.name(t).to_string())
            .with("to", after.name(t).to_string());
        notes.push(note.to_string());
    }
    if let Some((_, title)) = &details.call {
        let note = t.say("review-note-call").with("title", title.as_str());
        notes.push(note.to_string());
    }
    if let Some((_, organisation)) = &details.replication {
        let note = t.say("review-note-replication");
        notes.push(note.with("name", organisation.as_str()).to_string());
    }
    if names.viewer != Viewer::Author {
        notes.extend(team_notes(t, event, names));
    }
    notes
}

/// What only the review team reads of an event.
fn team_notes(t: Messages, event: &Event, names: &ShownNames) -> Vec<String> {
    let details = &event.details;
    let account = |key: &'static str, id: AccountId| {
        t.say(key)
            .with("name", reviewer_name(t, names, id))
            .to_string()
    };
    let mut notes = Vec::new();
    if let Some((_, label)) = &details.label {
        let note = t.say("review-note-label").with("name", label.as_str());
        notes.push(note.to_string());
    }
    if let Some(opinion) = details.opinion {
        let would = t.of("review-opinion-choice", opinion.as_str());
        notes.push(would.to_string());
    }
    if let Some(words) = &details.to_team {
        let words = t.say("review-note-to-team").with("words", words.as_str());
        notes.push(words.to_string());
    }
    if let Some(policy) = details.policy {
        let asks = t.say("review-note-policy").with("count", policy.opinions);
        notes.push(asks.to_string());
    }
    if details.suspended {
        notes.push(t.say("review-note-suspended").to_string());
    }
    if let Some(id) = details.account {
        let key = match event.deed {
            Deed::SetAsideBar => "review-note-set-free",
            Deed::AskOpinion => "review-note-asked",
            Deed::RemoveAuthor => "review-note-removed",
            _ => "review-note-to",
        };
        notes.push(account(key, id));
    }
    if let (Some(ask), Some(_)) = (details.expert, event.actor_id) {
        let name = name_label(t, names.of_expert(ask));
        notes.push(t.say("review-note-expert").with("name", name).to_string());
    }
    if let Some(id) = details.former {
        notes.push(account(former_key(event.deed), id));
    }
    if let Some(id) = details.suggested {
        notes.push(account("review-note-suggested", id));
    }
    notes
}

/// The message that says what the account named as the former one was.
const fn former_key(deed: Deed) -> &'static str {
    match deed {
        Deed::HandOver | Deed::TakeOwnership => "review-note-former-owner",
        Deed::Reopen | Deed::Appeal | Deed::Uphold | Deed::RefuseAppeal => {
            "review-note-former-decider"
        }
        Deed::SuggestAnew => "review-note-former-suggested",
        _ => "review-note-former",
    }
}

fn move_note(t: Messages, before: Option<ObjectiveNumber>, after: ObjectiveNumber) -> String {
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

/// The mails of an event. A party to the practice reads of none here.
fn mail_lines(
    t: Messages,
    event: &Event,
    mails: &[TimelineNotice],
    names: &ShownNames,
) -> Vec<ShownMail> {
    if names.viewer != Viewer::Reviewer {
        return Vec::new();
    }
    let of_event = mails.iter().filter(|mail| mail.seq == event.seq);
    of_event
        .map(|mail| ShownMail {
            about: mail_line(t, mail, names),
            text: mail.text.clone(),
        })
        .collect()
}

/// The history as the rows of a file, oldest first. For a party, events that authors do not see leave no gap in the numbers.
pub fn desk_history_rows(t: Messages, desk: &Desk) -> Vec<[String; 8]> {
    let names = &desk.people;
    let row = |(place, event): (usize, &Event)| {
        let number = match names.viewer {
            Viewer::Reviewer => event.seq.to_string(),
            Viewer::Author | Viewer::Public => (place + 1).to_string(),
        };
        [
            number,
            t.iso(event.at),
            event.number.to_string(),
            event_label(t, event, names.viewer),
            name_label(t, names.of_actor(event)),
            event.words.clone().unwrap_or_default(),
            note_lines(t, event, names).join("\n"),
            ShownMail::cell(&mail_lines(t, event, &desk.mails, names)),
        ]
    };
    desk.history.iter().enumerate().map(row).collect()
}

/// A mail's recipient and its fate.
fn mail_line(t: Messages, mail: &TimelineNotice, names: &ShownNames) -> String {
    // The address of an invited person is the authors' and the administrators' alone, and a mail server may repeat it.
    if mail.relation == Relation::Invited {
        let recipient = t.say("review-mail-to-invited").to_string();
        return fate_for_reviewer(t, &without_server_words(&mail.fate), recipient).to_string();
    }
    let recipient = match (mail.account, mail.relation) {
        (Some(id), _) => author_name(t, names, id),
        (None, Relation::Expert) => t.say("review-mail-to-expert").to_string(),
        (None, _) => t.say("review-mail-to-focal-point").to_string(),
    };
    fate_for_reviewer(t, &mail.fate, recipient).to_string()
}
