//! An appeal against a decline: made once by the owner, upheld or refused by a reviewer who did not decide.

use super::transition::Transition;
use super::{Error, decide, review};

/// Records that the owner appeals; the words are the event's. The reviewer who declined is told.
pub(super) fn make(transition: &mut Transition<'_>) {
    transition.details.former = transition.revision.decided_by;
    transition.revision.appealed_at = Some(transition.now);
    transition.revision.appeal_open = true;
}

/// The declined revision goes back into review, and another reviewer than the one who declined is suggested.
pub(super) async fn uphold(transition: &mut Transition<'_>) -> Result<(), Error> {
    let declined_by = transition.revision.decided_by;
    decide::reopen(transition)?;
    review::suggest_other_than(transition, declined_by).await
}

/// Records the answer, of which the reviewer who declined is told.
pub(super) fn answer(transition: &mut Transition<'_>) {
    transition.revision.appeal_open = false;
    transition.details.former = transition.revision.decided_by;
}
