//! Sentences about a time that the queue or the desk shows: when a decision takes effect, until when a claim lasts, and
//! until when a review is on hold.

use std::time::Duration;

use super::Desk;
use crate::db::Timestamp;
use crate::language::Messages;
use crate::showing::badge::DecisionTimes;
use crate::workflow::{State, Verdict};

/// “Approved. It becomes public at 10:51.” `asks`: its authors are asked for their consent first.
pub(super) fn decision_outcome(
    t: Messages,
    (verdict, asks): (Verdict, bool),
    moments: DecisionTimes,
) -> String {
    let (undo, effect) = (moments.undo_until, moments.effective_at);
    let later = effect > undo;
    let zero = Timestamp(0);
    let message = if asks {
        t.say("review-after-approve-asking")
    } else if later {
        t.say("review-after-approve-for-a-date")
    } else {
        t.of("review-after", verdict.as_str())
    };
    message
        .with("time", t.time(undo.unwrap_or(zero)))
        .with("day", t.day(effect.unwrap_or(zero)))
        .to_string()
}

/// When other reviewers may take over what was claimed at this time.
pub(super) fn claim_end(claimed_at: Timestamp, claim_days: i64) -> Timestamp {
    claimed_at.plus(Duration::from_hours(claim_days.unsigned_abs() * 24))
}

/// Who holds a claim, and until when, or since when others may take it over.
pub(super) fn claim_line(t: Messages, name: &str, until: Timestamp, now: Timestamp) -> String {
    let key = if until > now {
        "review-move-claimed"
    } else {
        "review-move-claimed-past"
    };
    t.say(key)
        .with("name", name)
        .with("day", t.day(until))
        .to_string()
}

/// Until when its review is on hold, and why, as its authors read it.
pub(super) fn hold_line(t: Messages, desk: &Desk) -> Option<String> {
    let open = desk.case.open.as_ref()?;
    let (until, words) = (open.hold_until?, open.hold_reasons.as_deref()?);
    let shown = desk.actor.party || open.state == State::InReview;
    let line = t.say("review-warn-on-hold").with("day", t.day(until));
    shown.then(|| line.with("words", words).to_string())
}
