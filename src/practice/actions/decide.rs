//! Decisions: made, their date changed, reopened. Their effect is `effect`'s.

use super::Error;
use super::begin::Doing;
use crate::db::{Signal, Timestamp};
use crate::practice::model::Decision;
use crate::workflow::State;

/// Records a decision with its undo time and its time of effect.
pub(super) async fn decide(doing: &mut Doing<'_>, decision: Decision) -> Result<(), Error> {
    let by = doing.person()?.id;
    let undo_until = doing.now.plus(doing.app.settings.undo);
    let revision = &mut doing.revision;
    revision.verdict = Some(decision.verdict());
    revision.decided_by = Some(by);
    revision.decided_at = Some(doing.now);
    revision.undo_until = Some(undo_until);
    revision.effective_at = Some(undo_until);
    revision.reasons.clone_from(&doing.words);
    match decision {
        Decision::Approve { on, minor, .. } => {
            revision.effective_at = Some(effect(undo_until, on));
            // The first publication is never a minor change.
            revision.minor = minor && doing.case.practice.versions > 0;
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
                doing.another_live_one(other).await?;
            }
        }
    }
    // The worker that lets it take effect must look again.
    doing.tx.wake(Signal::Outbox);
    doing.tells_decision();
    doing.details.on = doing.revision.effective_at.filter(|at| *at > undo_until);
    Ok(())
}

fn effect(undo_until: Timestamp, on: Option<Timestamp>) -> Timestamp {
    on.map_or(undo_until, |on| on.max(undo_until))
}

/// Another date, or none: then it takes effect when the undo time is over.
pub(super) fn change_date(doing: &mut Doing<'_>, on: Option<Timestamp>) {
    let undo_until = doing.revision.undo_until.unwrap_or(doing.now);
    doing.revision.effective_at = Some(effect(undo_until, on));
    doing.details.on = doing.revision.effective_at;
    doing.tx.wake(Signal::Outbox);
}

/// A closed revision goes back into review; the untouched draft that followed it is discarded.
pub(super) fn reopen(doing: &mut Doing<'_>) -> Result<(), Error> {
    doing.details.former = doing.revision.decided_by;
    doing.revision.forget_decision();
    doing.revision.queued_at = doing.revision.queued_at.or(Some(doing.now));
    if let Some(draft) = &mut doing.discarded {
        if draft.state != State::Draft {
            return Err(Error::Unfit);
        }
        draft.state = State::Discarded;
        draft.closed_at = Some(doing.now);
    }
    Ok(())
}
