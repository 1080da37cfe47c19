//! What people do to a practice: one deed, one function, one transaction. Each locks the practice, asks the
//! workflow's table anew, writes state, event, notices and edition together, or leaves nothing.

mod begin;
mod decide;
mod draft;
mod effect;
mod finish;
mod first;
mod intent;
mod live;
mod locks;
mod parties;
mod read;
mod rehearse;
mod review;
mod system;

pub use draft::{PLACE_KEPT, Saved, drop_stale_save, save, start};
pub use intent::Intent;
pub(super) use parties::take_address;
pub use read::{
    answers, case, eligible_reviewers, history, newest, practice_by_slug, revisions, stale_saves,
    viewable,
};
pub use rehearse::{Foreseen, rehearse};
pub use system::{free_claims_of, next_due, settle, settle_all};

pub use super::store::{BarredReviewer, barred_as_focal_points};

use crate::account::model::{Account, AccountId};
use crate::app::App;
use crate::db::{Fault, Timestamp, Tx};
use crate::practice::fields::Missing;
use crate::practice::model::{PracticeId, Reference, Seq};
use crate::workflow::{Deed, Denied};

/// Why a deed was not done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such practice, or not for this person.
    #[error("no such practice, or not for this reader")]
    NotFound,
    /// Something happened since the form was drawn.
    #[error("another deed came first: {}", .0.deed)]
    Overtaken(Overtaken),
    /// The table says no.
    #[error(transparent)]
    Denied(Denied),
    /// Answers are missing before it can be submitted.
    #[error("{} answers are missing", .0.len())]
    Incomplete(Vec<Missing>),
    /// Too many submissions of a newcomer are open.
    #[error("at most {most} submissions may be open before the first publication")]
    TooMany {
        /// The setting.
        most: i64,
    },
    /// Too many drafts of one person are open.
    #[error("at most {most} drafts may be open at once")]
    TooManyDrafts {
        /// The setting.
        most: i64,
    },
    /// The reviewer, practice or account that was named does not fit.
    #[error("who or what was named does not fit")]
    Unfit,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What came first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overtaken {
    /// What was done.
    pub deed: Deed,
    /// By whom; nobody is the service itself.
    pub by: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

/// What a deed led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// What was done.
    pub deed: Deed,
    /// The number of its event.
    pub seq: Seq,
    /// The reference, once there is one.
    pub reference: Option<Reference>,
    /// Until when a decision can be undone.
    pub undo_until: Option<Timestamp>,
    /// When a decision takes effect.
    pub effective_at: Option<Timestamp>,
    /// It had been done before by the same person: the repeat changed nothing.
    pub already: bool,
}

/// Does one thing to a practice. `seen` is the event up to which the person's page was drawn.
pub async fn act(
    app: &App,
    by: &Account,
    id: PracticeId,
    seen: Seq,
    intent: Intent,
) -> Result<Done, Error> {
    let mut tx = app.db.write().await?;
    let done = act_within(app, &mut tx, by, id, seen, intent).await?;
    tx.commit().await?;
    Ok(done)
}

/// The same within a transaction that does more.
pub async fn act_within(
    app: &App,
    tx: &mut Tx,
    by: &Account,
    id: PracticeId,
    seen: Seq,
    intent: Intent,
) -> Result<Done, Error> {
    let deed = intent.deed();
    locks::take(tx, by.id, id, &intent).await?;
    if deed == Deed::StartAgain {
        draft::room_for_another(app, tx, by.id).await?;
    }
    let mut doing = match begin::begin(app, tx, by, id, seen, &intent).await? {
        begin::Begun::Doing(doing) => doing,
        begin::Begun::Already(done) => return Ok(done),
    };
    intent.carry_out(&mut doing).await?;
    let done = doing.finish().await?;
    if deed.verdict().is_some() && done.effective_at.is_some_and(|at| at <= app.clock.now()) {
        system::settle_within(app, tx, id).await?;
    }
    Ok(done)
}
