//! Decisions: made, their date changed, reopened. Their effect is `effect`'s.

use super::Error;
use super::transition::Transition;
use crate::db::{Signal, Timestamp};
use crate::practice::model::Decision;
use crate::practice::store;
use crate::workflow::State;

/// Records a decision with its undo time and its time of effect.
pub(super) async fn decide(
    transition: &mut Transition<'_>,
    decision: Decision,
) -> Result<(), Error> {
    let by = transition.actor()?.id;
    let undo_until = transition.now.plus(transition.app.settings.undo);
    let revision = &mut transition.revision;
    revision.verdict = Some(decision.verdict());
    revision.decided_by = Some(by);
    revision.decided_at = Some(transition.now);
    revision.undo_until = Some(undo_until);
    revision.effective_at = Some(undo_until);
    revision.reasons.clone_from(&transition.words);
    match decision {
        Decision::Approve { on, minor, .. } | Decision::ApproveReworded { on, minor, .. } => {
            revision.reworded = matches!(decision, Decision::ApproveReworded { .. });
            let earliest = revision.not_before_ahead(transition.now);
            revision.effective_at = Some(effect((undo_until, earliest), on)?);
            // The first publication is never a minor change.
            revision.minor = minor && transition.case.practice.versions > 0;
        }
        Decision::Return { .. } => {}
        Decision::Decline {
            code,
            duplicate_of,
            last,
            ..
        } => {
            revision.code = Some(code);
            revision.duplicate_of = duplicate_of;
            revision.last = last;
            if let Some(other) = duplicate_of {
                transition.require_another_live_one(other).await?;
            }
        }
    }
    if transition.revision.reworded {
        let kept = store::suggested_words(transition.tx, transition.revision.id, by).await?;
        kept.ok_or(Error::Unfit)?;
    }
    transition.details.reworded = transition.revision.reworded;
    // The worker that lets it take effect must look again.
    transition.tx.wake(Signal::Outbox);
    transition.record_decision();
    transition.details.on = transition
        .revision
        .effective_at
        .filter(|at| *at > undo_until);
    Ok(())
}

/// When a decision takes effect: when the undo time is over, on its date, and not before the day that the submitter named. A
/// date before that day is refused.
fn effect(
    (undo_until, earliest): (Timestamp, Option<Timestamp>),
    on: Option<Timestamp>,
) -> Result<Timestamp, Error> {
    if let (Some(on), Some(earliest)) = (on, earliest)
        && on < earliest
    {
        return Err(Error::Unfit);
    }
    Ok(on
        .max(earliest)
        .map_or(undo_until, |day| day.max(undo_until)))
}

/// Another date, or none: then it takes effect when the undo time is over, or on the day that the submitter named.
pub(super) fn change_date(
    transition: &mut Transition<'_>,
    on: Option<Timestamp>,
) -> Result<(), Error> {
    let undo_until = transition.revision.undo_until.unwrap_or(transition.now);
    let earliest = transition.revision.not_before_ahead(transition.now);
    transition.revision.effective_at = Some(effect((undo_until, earliest), on)?);
    transition.details.on = transition.revision.effective_at;
    transition.tx.wake(Signal::Outbox);
    Ok(())
}

/// Another day for a decision whose day the authors know. The decision stands, and with it who made it.
pub(super) fn reschedule(transition: &mut Transition<'_>, on: Timestamp) -> Result<(), Error> {
    let now = transition.now;
    let revision = &mut transition.revision;
    if on <= now || revision.effective_at == Some(on) {
        return Err(Error::Unfit);
    }
    revision.effective_at = Some(effect((now, revision.not_before_ahead(now)), Some(on))?);
    transition.details.on = revision.effective_at;
    transition.tx.wake(Signal::Outbox);
    Ok(())
}

/// The authors consent to its publication: the decision takes effect now, or on its date, which they know.
pub(super) fn consent(transition: &mut Transition<'_>) {
    let now = transition.now;
    let revision = &mut transition.revision;
    revision.consented_at = Some(now);
    revision.accepted_at = Some(now).filter(|_| revision.is_for_later(now));
    transition.tx.wake(Signal::Outbox);
}

/// The authors are no longer asked. Of a revision that holds words of a reviewer nothing remains: the authors' own goes back
/// into review.
pub(super) fn stop_asking(transition: &mut Transition<'_>) {
    if let Some(rewritten) = &mut transition.discarded {
        rewritten.state = State::Discarded;
        rewritten.closed_at = Some(transition.now);
    }
}

/// A closed revision goes back into review; the untouched draft that followed it is discarded.
pub(super) fn reopen(transition: &mut Transition<'_>) -> Result<(), Error> {
    transition.details.former = transition.revision.decided_by;
    transition.revision.forget_decision();
    transition.revision.appeal_open = false;
    transition.revision.queued_at = transition.revision.queued_at.or(Some(transition.now));
    if let Some(draft) = &mut transition.discarded {
        if draft.state != State::Draft {
            return Err(Error::Unfit);
        }
        draft.state = State::Discarded;
        draft.closed_at = Some(transition.now);
    }
    Ok(())
}
