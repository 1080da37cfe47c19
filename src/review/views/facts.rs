//! The facts beside a submission: those of its round, and those that the public never sees.

use super::opinions::opinions_given;
use super::{Desk, author_name, reviewer_name, timing};
use crate::account::model::Account;
use crate::app::App;
use crate::language::Messages;
use crate::practice::answers::{Answer, Answers};
use crate::practice::fields::{Declaration, FIELDS, Field, Visible};
use crate::practice::plain;

/// A label, and what is so.
pub type DeskFact = (String, String);

/// Facts of the round: by whom it was submitted, how it is filed, who reviews it.
pub(super) fn round_facts(t: Messages, app: &App, desk: &Desk) -> Vec<DeskFact> {
    let practice = &desk.case.practice;
    let shown = &desk.submission.shown;
    let mut facts = Vec::new();
    let mut fact = |key: &'static str, value: String| facts.push((t.say(key).to_string(), value));
    if let (Some(by), Some(at)) = (shown.submitted_by, shown.submitted_at) {
        let name = author_name(t, &desk.people, by);
        let by = t
            .say("review-by-on")
            .with("name", name)
            .with("day", t.day(at));
        fact("review-round-submitted", by.to_string());
    }
    if let Some(objective) = practice.objective {
        fact("review-round-objective", objective.heading(t).to_string());
    }
    fact(
        "review-round-language",
        practice.language.name(t).to_string(),
    );
    if let Some(licence) = &shown.licence {
        fact("review-round-licence", licence.clone());
    }
    if let Some(call) = &desk.submission.call {
        fact("review-round-call", call.title(t.language()).to_owned());
    }
    if let Some(original) = &desk.submission.original {
        let said = t.say("review-round-original-text");
        let said = said.with("title", plain::shown_title(&original.text.title, t));
        let said = said.with("language", original.text.language.name(t));
        fact("review-round-original", said.to_string());
    }
    if let Some(day) = shown.not_before {
        fact("review-round-not-before", t.day(day));
    }
    let labels = desk.case.labels.iter();
    let labels: Vec<&str> = labels
        .filter(|one| one.for_authors || !desk.actor.party)
        .map(|one| one.name.as_str())
        .collect();
    if !labels.is_empty() {
        fact("review-round-labels", labels.join(", "));
    }
    if let Some(note) = desk.submission.answers.text(Field::ChangeNote) {
        facts.push((
            t.of("field-label", Field::ChangeNote.name()).to_string(),
            note.to_owned(),
        ));
    }
    if desk.actor.party {
        return facts;
    }
    let mut fact = |key: &'static str, value: String| facts.push((t.say(key).to_string(), value));
    if let Some(id) = shown.suggested_id {
        fact("review-round-suggested", reviewer_name(t, &desk.people, id));
    }
    if let (Some(id), Some(at)) = (shown.claimed_by, shown.claimed_at) {
        let until = timing::claim_end(at, app.settings.claim_days);
        let name = reviewer_name(t, &desk.people, id);
        // While it is on hold, no other reviewer takes it over.
        fact(
            "review-round-claimed",
            match shown.hold_until {
                Some(_) => name,
                None => timing::claim_line(t, &name, until, app.clock.now()),
            },
        );
    }
    if let Some(count) = opinions_given(t, desk) {
        fact("review-round-opinions", count);
    }
    facts
}

/// What the review team sees and the public does not: the answers that the fields' table keeps from the public, whole, and
/// the account behind the submission.
pub(super) fn team_facts(t: Messages, desk: &Desk) -> Vec<DeskFact> {
    if desk.actor.party {
        return Vec::new();
    }
    let answers = &desk.submission.answers;
    let kept = FIELDS.iter().filter(|one| one.visible != Visible::Public);
    let mut facts: Vec<DeskFact> = kept
        .filter_map(|one| kept_answer(t, one, answers))
        .collect();
    if let Some(by) = &desk.submission.submitted_by {
        let label = t.say("review-team-submitter").to_string();
        facts.push((label, account_line(t, by)));
    }
    if let Some(owner) = &desk.submission.owner {
        facts.push((
            t.say("review-team-owner").to_string(),
            account_line(t, owner),
        ));
    }
    facts
}

/// An answer that the public does not see, or sees only as far as the person concerned agreed.
fn kept_answer(t: Messages, field: &Declaration, answers: &Answers) -> Option<DeskFact> {
    let answer = answers.get(field.field)?;
    if field.field == Field::FocalPoint && answers.focal_point().is_none() {
        // An answer from before the author said that they speak for the organisation.
        return None;
    }
    let label = t.of("field-label", field.name).to_string();
    let plain_text = plain::text(field.kind, answer, t);
    let said = match answer {
        Answer::FocalPoint(point) => {
            let agreed = if point.public { "yes" } else { "no" };
            let message = t.say("review-team-focal-point").with("person", plain_text);
            message.with("agreed", agreed).to_string()
        }
        _ => plain_text,
    };
    Some((label, said))
}

/// Name, organisation, address, and since when the account exists.
fn account_line(t: Messages, account: &Account) -> String {
    let name = account.name.display();
    let organisation = account.organisation.clone();
    let who: Vec<String> = [name].into_iter().chain(organisation).collect();
    t.say("review-team-account")
        .with("who", who.join(", "))
        .with("address", account.email.as_str())
        .with("day", t.day(account.created_at))
        .to_string()
}
