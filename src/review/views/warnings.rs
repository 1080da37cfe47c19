//! The warnings above the text of a desk: which claim or conflict keeps a reviewer from
//! deciding, what the owner asks for, and what is taken down.

use super::{Desk, reviewer_name, timing};
use crate::app::App;
use crate::language::Messages;
use crate::practice::actions::BarredReviewer;
use crate::practice::model::Bar;
use crate::workflow::{AppealStanding, Claim, Deed, PublicStatus};

/// What the reviewer is to know before reading the text.
pub(super) fn desk_warnings(t: Messages, app: &App, desk: &Desk) -> Vec<String> {
    let practice = &desk.case.practice;
    let mut all: Vec<String> = claim_warning(t, app, desk).into_iter().collect();
    if desk.actor.party {
        let why = match desk.earlier.interest.bar {
            Some(Bar::Declared) => "review-warn-declared",
            Some(Bar::SamePerson) => "review-warn-same-person",
            _ => "review-warn-party",
        };
        all.push(t.say(why).to_string());
    }
    if let Some(organisation) = &desk.earlier.interest.shared {
        let message = t.say("review-warn-organisation");
        all.push(
            message
                .with("organisation", organisation.as_str())
                .to_string(),
        );
    }
    all.extend(barred_reviewers(t, desk, false));
    all.extend(barred_reviewers(t, desk, true));
    all.extend(timing::hold_line(t, desk));
    if desk.situation.held {
        all.push(t.say("review-warn-held").to_string());
    }
    let newest = desk.submission.revisions.last().map(|one| one.id);
    if newest != Some(desk.submission.shown.id) {
        all.push(
            t.say("review-warn-earlier")
                .with("number", desk.submission.shown.number)
                .to_string(),
        );
    }
    if let (Some(at), true) = (
        practice.removal_asked_at,
        practice.public == PublicStatus::Live,
    ) {
        let message = t.say("review-warn-removal").with("day", t.day(at));
        let words = practice.removal_reasons.clone().unwrap_or_default();
        all.push(message.with("words", words).to_string());
    }
    if desk.situation.appeal == AppealStanding::Open && !desk.actor.party {
        all.extend(appeal_warning(t, desk));
    }
    if practice.public.is_taken_down() {
        let message = t.of("review-kind", practice.public.as_str()).to_string();
        let words = practice.taken_down_reasons.clone().unwrap_or_default();
        all.push(format!("{message} {words}").trim().to_owned());
    }
    all
}

/// The words with which the owner appeals.
fn appeal_warning(t: Messages, desk: &Desk) -> Option<String> {
    let mut newest_first = desk.history.iter().rev();
    let made = newest_first.find(|event| event.deed == Deed::Appeal)?;
    let message = t.say("review-warn-appeal").with("day", t.day(made.at));
    let words = made.words.clone().unwrap_or_default();
    Some(message.with("words", words).to_string())
}

/// The warning that another reviewer has claimed it, until when, and whether it can be taken over.
fn claim_warning(t: Messages, app: &App, desk: &Desk) -> Option<String> {
    let Claim::Other { stale } = desk.situation.claim else {
        return None;
    };
    let open = desk.case.open.as_ref().filter(|_| !desk.actor.party)?;
    let until = timing::claim_end(open.claimed_at?, app.settings.claim_days);
    let message = if stale {
        t.say("review-warn-claimed-past")
    } else {
        t.say("review-warn-claimed")
    };
    let name = reviewer_name(t, &desk.people, open.claimed_by?);
    Some(
        message
            .with("name", name)
            .with("day", t.day(until))
            .to_string(),
    )
}

/// The warning that names the reviewers who are barred only because the practice names them, or by their declaration.
fn barred_reviewers(t: Messages, desk: &Desk, declared: bool) -> Option<String> {
    let name = |one: &BarredReviewer| {
        t.say("review-warn-barred-since")
            .with("name", reviewer_name(t, &desk.people, one.account_id))
            .with("day", t.day(one.since))
            .to_string()
    };
    let barred = desk.choices.barred.iter();
    let names: Vec<String> = barred
        .filter(|one| one.declared == declared)
        .map(name)
        .collect();
    let key = if declared {
        "review-warn-barred-declared"
    } else {
        "review-warn-barred"
    };
    let message = t.say(key).with("count", names.len());
    (!names.is_empty()).then(|| message.with("names", names.join(", ")).to_string())
}
