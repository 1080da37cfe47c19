//! A review on hold until a day, because it waits for others: an embassy, a court. The clocks of the submission stand still
//! meanwhile. It is in no count of work and in no reviewer's load, no reminder goes out, and no claim on it lapses.
//!
//! A decision whose authors are not told yet leaves the hold as it is, because its end would tell them of the decision.
//! For the review team it is decided. An undone decision finds it on hold again.

use std::time::Duration;

use super::Error;
use super::scheduled::begin_by_itself;
use super::transition::{Transition, days};
use crate::app::App;
use crate::db::Timestamp;
use crate::practice::model::{PracticeId, Revision};
use crate::workflow::{Deed, State};

/// The furthest day of a hold, in days from today. An answer that takes more than half a year is better asked for anew: the
/// reviewer can put the submission on hold again, and its authors read why.
pub const MOST_HOLD_DAYS: i64 = 180;

/// Puts the review on hold until this day.
pub(super) fn put_on_hold(transition: &mut Transition<'_>, until: Timestamp) -> Result<(), Error> {
    let now = transition.now;
    // A day begins at midnight, so the last one may begin within the day after so many days.
    if until <= now || until > now.plus(days(MOST_HOLD_DAYS + 1)) {
        return Err(Error::Unfit);
    }
    let revision = &mut transition.revision;
    revision.hold_since = Some(now);
    revision.hold_until = Some(until);
    revision.hold_reasons.clone_from(&transition.words);
    transition.details.on = Some(until);
    Ok(())
}

/// Ends the hold, if there is one: the day of the answer, the claim and the place in the queue are later by the time on hold.
/// So each of them counts the same days as without it.
pub(super) fn end(revision: &mut Revision, now: Timestamp) {
    let Some(since) = revision.hold_since.take() else {
        return;
    };
    let stood_still: Duration = now.since(since);
    let later = |at: Timestamp| at.plus(now.since(at).min(stood_still));
    revision.queued_at = revision.queued_at.map(later);
    revision.claimed_at = revision.claimed_at.map(later);
    revision.hold_until = None;
    revision.hold_reasons = None;
}

/// The service ends a hold whose day has come.
pub(super) async fn end_what_is_over(app: &App, id: PracticeId) -> Result<bool, Error> {
    let mut tx = app.db.write().await?;
    let Some(transition) = begin_by_itself(app, &mut tx, id, &[Deed::Resume]).await? else {
        return Ok(false);
    };
    transition.finish().await?;
    tx.commit().await?;
    Ok(true)
}

impl Transition<'_> {
    /// Whether a hold ends with this deed: it is taken back, or its authors learn what follows from the review.
    pub(super) fn ends_hold(&self) -> bool {
        let stays = match self.revision.state {
            State::InReview => self.row.deed != Deed::Resume,
            State::Decided => !matches!(self.row.deed, Deed::Resume | Deed::Accept),
            _ => false,
        };
        !stays
    }
}
