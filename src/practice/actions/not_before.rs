//! The day before which a practice must not be published, as its authors ask. It belongs to the draft like its answers, though
//! it is none of them: naming it is no event, the submission keeps it, and an approval waits for it.

use super::Error;
use super::transition::lock_case;
use crate::account::model::Account;
use crate::app::App;
use crate::db::Timestamp;
use crate::practice::model::PracticeId;
use crate::practice::store;
use crate::workflow::{Denied, State};

/// Names the day for the open draft, or takes it back.
pub async fn name_day(
    app: &App,
    by: &Account,
    id: PracticeId,
    day: Option<Timestamp>,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    let case = lock_case(&mut tx, id).await?;
    let actor = case.actor(by);
    if !actor.author || actor.suspended {
        return Err(Error::NotFound);
    }
    let Some(mut draft) = case.open.filter(|open| open.state == State::Draft) else {
        return Err(Error::Denied(Denied::NotNow));
    };
    draft.not_before = day;
    store::save_revision(&mut tx, &draft).await?;
    tx.commit().await?;
    Ok(())
}
