//! The history of a practice as its authors read it: what happened, when, the words that went with it, and the fate of
//! each mail because of it. `showing` decides whose name an author reads; no other view of this room is given an event.

use crate::account::model::AccountId;
use crate::language::Messages;
use crate::mail::model::{NoticeFate, TimelineNotice};
use crate::mail::relation::Relation;
use crate::practice::is_of_undelivered;
use crate::practice::model::Event;
use crate::showing::history::{event_glyph, event_label};
use crate::showing::mail_fate::{ShownMail, fate_for_author, without_server_words};
use crate::showing::names::{ShownName, ShownNames};
use crate::showing::referred::{Referred, ReferredPractice};
use crate::web::glyph::Glyph;
use crate::workflow::{self, Deed};
use crate::written::{self, Links, SafeHtml};

/// One line of the history.
#[derive(Debug, Clone)]
pub struct OwnHistoryLine {
    /// The shape of the state that followed.
    pub glyph: Glyph,
    /// The event in words.
    pub what: String,
    pub by: String,
    /// When, as people read it.
    pub at: String,
    /// When, as machines read it.
    pub iso: String,
    /// The practice that it names.
    pub other: Option<ReferredPractice>,
    /// The words that went with it.
    pub words: Option<SafeHtml>,
    /// The mails because of it: the reader's own first.
    pub mails: Vec<ShownMail>,
}

/// The authors of the events that this reader sees.
pub fn authors_in(events: &[Event]) -> Vec<AccountId> {
    let authors = events
        .iter()
        .filter(|event| event.authors_see && workflow::is_authors(event.deed));
    let removed = authors
        .clone()
        .filter(|event| event.deed == Deed::RemoveAuthor)
        .filter_map(|event| event.details.account);
    let mut ids: Vec<AccountId> = authors
        .filter_map(|event| event.actor_id)
        .chain(removed)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The history, newest first.
pub fn own_history_lines(
    t: Messages,
    names: &ShownNames,
    site: &str,
    (events, mails): (&[Event], &[TimelineNotice]),
    referred: &Referred,
) -> Vec<OwnHistoryLine> {
    let seen = events.iter().rev().filter(|event| event.authors_see);
    seen.map(|event| OwnHistoryLine {
        glyph: event_glyph(event),
        what: label(t, names, event),
        by: actor_label(t, names, site, event),
        at: t.moment(event.at),
        iso: t.iso(event.at),
        other: ReferredPractice::of(t, event, referred),
        words: event
            .words
            .as_deref()
            .map(|words| written::html(words, Links::Shown)),
        mails: mail_lines(t, names.reader, event, mails),
    })
    .collect()
}

/// The same as the rows of a file, oldest first. Events that authors do not see leave no gap in the numbers.
pub fn own_history_rows(
    t: Messages,
    names: &ShownNames,
    site: &str,
    (events, mails): (&[Event], &[TimelineNotice]),
) -> Vec<[String; 8]> {
    let seen = events.iter().filter(|event| event.authors_see);
    let row = |(place, event): (usize, &Event)| {
        let letters = mail_lines(t, names.reader, event, mails);
        [
            (place + 1).to_string(),
            t.iso(event.at),
            event.number.to_string(),
            label(t, names, event),
            actor_label(t, names, site, event),
            event.words.clone().unwrap_or_default(),
            String::new(),
            ShownMail::cell(&letters),
        ]
    };
    seen.enumerate().map(row).collect()
}

/// The event in words; a removal says whose.
fn label(t: Messages, names: &ShownNames, event: &Event) -> String {
    let what = event_label(t, event, names.viewer);
    let removed = event
        .details
        .account
        .filter(|_| event.deed == Deed::RemoveAuthor);
    let name = match removed.map(|id| names.of_author(id)) {
        Some(ShownName::Named(name)) => name.display(),
        Some(ShownName::You) => t.say("drafting-who-you").to_string(),
        _ => return what,
    };
    let said = t.say("drafting-event-about").with("what", what);
    said.with("name", name).to_string()
}

/// The reader's own mails whole, those to other authors and to the focal point as a line each, and one line for all mails
/// to the review team, if there are any whether or not a reviewer holds the practice. The lines of others hold no name, no address and no words of the mail server.
fn mail_lines(
    t: Messages,
    reader: AccountId,
    event: &Event,
    mails: &[TimelineNotice],
) -> Vec<ShownMail> {
    let of_event = || mails.iter().filter(|mail| mail.seq == event.seq);
    let own = |mail: &&TimelineNotice| mail.account == Some(reader);
    let mut letters: Vec<ShownMail> = of_event()
        .filter(own)
        .map(|mail| ShownMail {
            about: format!(
                "{} {}",
                t.say("drafting-mail-to-you")
                    .with("subject", mail.subject.as_str()),
                fate_for_author(t, &mail.fate)
            ),
            text: mail.text.clone(),
        })
        .collect();
    let line = |to: &'static str, mail: &TimelineNotice| ShownMail {
        about: format!(
            "{} {}",
            t.say(to),
            fate_for_author(t, &without_server_words(&mail.fate))
        ),
        text: None,
    };
    // That a reviewer was told of a mail that did not arrive is the review team's.
    let others = || of_event().filter(|mail| !own(mail) && !is_of_undelivered(&mail.kind));
    letters.extend(others().filter_map(|mail| Some(line(outside_the_team(mail)?, mail))));
    let mut told = workflow::rows_of(event.deed).flat_map(|row| row.told);
    let tells_of_claim = told.any(|audience| audience.tells_of_claim());
    let team = others().filter(|mail| !tells_of_claim && outside_the_team(mail).is_none());
    // An author wants to know whether any reviewer was told, so the best fate counts.
    let best = team.min_by_key(|mail| match &mail.fate {
        NoticeFate::Accepted(at) => (0, at.0),
        NoticeFate::Waiting(_) => (1, 0),
        NoticeFate::Held => (2, 0),
        NoticeFate::Failed(_) => (3, 0),
        NoticeFate::NoLongerOwed(_) => (4, 0),
    });
    letters.extend(best.map(|mail| line("drafting-mail-to-team", mail)));
    letters
}

/// How the line of a mail to a recipient outside the review team begins; nothing for a mail to the team.
fn outside_the_team(mail: &TimelineNotice) -> Option<&'static str> {
    match mail.relation {
        Relation::Author | Relation::Submitter | Relation::FormerOwner | Relation::FormerAuthor => {
            Some("drafting-mail-to-author")
        }
        Relation::FocalPoint => Some("drafting-mail-to-focal-point"),
        Relation::Invited => Some("drafting-mail-to-invited"),
        _ => None,
    }
}

/// The account that did it, in words that name no reviewer. What takes effect by itself was decided by reviewers.
pub(super) fn actor_label(t: Messages, names: &ShownNames, site: &str, event: &Event) -> String {
    match names.of_actor(event) {
        ShownName::You => t.say("drafting-who-you").to_string(),
        ShownName::Named(name) => name.display(),
        ShownName::Unnamed => t.say("drafting-who-author").to_string(),
        ShownName::Team | ShownName::Expert(_) => t.say("drafting-who-team").to_string(),
        ShownName::Invited => t.say("drafting-who-invited").to_string(),
        ShownName::Service if is_decision(event.deed) => t.say("drafting-who-team").to_string(),
        ShownName::Service => site.to_owned(),
    }
}

/// Whether the service carries out what reviewers decided.
fn is_decision(deed: Deed) -> bool {
    matches!(
        deed,
        Deed::TakeEffect | Deed::PublishNow | Deed::Accept | Deed::AskConsent | Deed::OfferWords
    )
}
