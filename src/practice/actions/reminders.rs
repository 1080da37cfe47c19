//! Reminders: of the review team shortly before the day by which a submission is to be decided, and on it; of a reviewer
//! before a claim lapses; of authors before a returned draft lapses. Each goes once for a round to who acts next. A node
//! asks again under the lock, so that several nodes send one. A returned draft that is not saved for long is discarded,
//! with its text kept.

use std::time::Duration;

use super::Error;
use super::scheduled::begin_by_itself;
use super::transition::days;
use crate::app::App;
use crate::db::{Conn, Fault, Timestamp};
use crate::practice::model::{PracticeId, Revision};
use crate::practice::store;
use crate::workflow::Deed;

/// So many days before the target the review team is reminded.
const BEFORE_TARGET: i64 = 2;

/// So many days before a claim lapses its reviewer is warned.
const BEFORE_CLAIM_ENDS: i64 = 3;

/// So many days before a draft lapses its authors are reminded.
const BEFORE_LAPSE: i64 = 14;

/// A reminder that could not leave for so many days is left out: the service was not running.
const BELATED: i64 = 7;

/// Everything that may be due, each with the practices of which it is due now.
pub(super) async fn due_reminders(
    app: &App,
    db: &mut Conn,
) -> Result<Vec<(Deed, PracticeId)>, Fault> {
    let (now, target) = (app.clock.now(), app.settings.target());
    let lapse = draft_lapse(app);
    let (late, idle) = (now.minus(target), now.minus(lapse));
    let soon = late.plus(time_before(app, Deed::RemindReview));
    let mut due = Vec::new();
    for (deed, after, up_to) in [
        (Deed::RemindReview, late, soon),
        (Deed::RemindLate, late.minus(days(BELATED)), late),
    ] {
        let found = store::submissions_to_remind(db, deed, (after, up_to)).await?;
        due.extend(found.into_iter().map(|(id,)| (deed, id)));
    }
    let ends = now.minus(claim_lapse(app));
    let soon = ends.plus(time_before(app, Deed::WarnClaim));
    let found = store::claims_to_warn(db, ends, soon).await?;
    due.extend(found.into_iter().map(|(id,)| (Deed::WarnClaim, id)));
    let soon = idle.plus(time_before(app, Deed::RemindAuthors));
    let found = store::drafts_to_remind(db, (idle, soon)).await?;
    due.extend(found.into_iter().map(|(id,)| (Deed::RemindAuthors, id)));
    let found = store::drafts_to_lapse(db, idle).await?;
    due.extend(found.into_iter().map(|(id,)| (Deed::Lapse, id)));
    Ok(due)
}

/// Does what is due to one practice, unless something has happened since it was found.
pub(super) async fn remind(app: &App, deed: Deed, id: PracticeId) -> Result<bool, Error> {
    let mut tx = app.db.write().await?;
    let Some(mut transition) = begin_by_itself(app, &mut tx, id, &[deed]).await? else {
        return Ok(false);
    };
    let (revision, now) = (transition.revision.clone(), transition.now);
    let Some(day) = day_of(app, deed, &revision) else {
        return Ok(false);
    };
    let is_early = now.plus(time_before(app, deed)) < day;
    // A claim is warned of once; everything else is said once for a revision.
    let since = match deed {
        Deed::WarnClaim => revision.claimed_at.unwrap_or(now),
        _ => Timestamp(0),
    };
    if is_early || store::happened(transition.tx, &revision, deed, since).await? {
        return Ok(false);
    }
    transition.details.on = Some(day);
    transition.finish().await?;
    tx.commit().await?;
    Ok(true)
}

/// The day of which a reminder tells: the target of a submission, or the lapse of a claim or of a draft.
fn day_of(app: &App, deed: Deed, revision: &Revision) -> Option<Timestamp> {
    match deed {
        Deed::RemindReview | Deed::RemindLate => {
            revision.queued_at.map(|at| at.plus(app.settings.target()))
        }
        Deed::WarnClaim => revision.claimed_at.map(|at| at.plus(claim_lapse(app))),
        _ => Some(idle_since(revision).plus(draft_lapse(app))),
    }
}

/// How long before that day it is due.
fn time_before(app: &App, deed: Deed) -> Duration {
    match deed {
        Deed::RemindReview => days(BEFORE_TARGET).min(app.settings.target() / 2),
        Deed::WarnClaim => days(BEFORE_CLAIM_ENDS).min(claim_lapse(app) / 2),
        Deed::RemindAuthors => days(BEFORE_LAPSE).min(draft_lapse(app) / 2),
        _ => Duration::ZERO,
    }
}

/// When a draft was last saved, or else opened.
fn idle_since(draft: &Revision) -> Timestamp {
    draft.saved_at.unwrap_or(draft.opened_at)
}

fn claim_lapse(app: &App) -> Duration {
    days(app.settings.claim_lapse_days)
}

fn draft_lapse(app: &App) -> Duration {
    days(app.settings.draft_lapse_days)
}
