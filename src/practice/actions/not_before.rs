//! The day before which a practice must not be published, as its authors ask. It belongs to the draft like its answers, though
//! it is none of them: naming it is no event, the submission keeps it, and an approval waits for it.

use super::Error;
use super::transition::lock_own_draft;
use crate::account::model::Account;
use crate::app::App;
use crate::db::Timestamp;
use crate::practice::model::PracticeId;
use crate::practice::store;

/// Names the day for the open draft, or takes it back.
pub async fn name_day(
    app: &App,
    by: &Account,
    id: PracticeId,
    day: Option<Timestamp>,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    let mut draft = lock_own_draft(&mut tx, by, id).await?;
    draft.not_before = day;
    store::save_revision(&mut tx, &draft).await?;
    tx.commit().await?;
    Ok(())
}
