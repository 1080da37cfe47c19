//! “We did this too”: a reader without an account registers who did the same as a public practice. A reviewer publishes the
//! entry or takes it back by a deed of the workflow's table, and dismisses it by none, because a dismissal changes nothing of
//! the practice.

use super::Error;
use super::transition::{Transition, lock_case};
use crate::account::model::{Account, AccountId};
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::practice::model::{
    Dismissal, MOST_REPLICATIONS, MOST_REPLICATIONS_OF_PRACTICE, NewReplication, PracticeId,
    Replication, ReplicationId, ReplicationText, ReportablePractice, Slug,
};
use crate::practice::store;
use crate::workflow::{Claim, Deed, Who};

/// The practice with this slug, while it is live.
pub async fn live_practice(
    db: &mut Conn,
    slug: &Slug,
) -> Result<Option<ReportablePractice>, Fault> {
    store::live_practice(db, slug).await
}

/// The entries that wait and that this account may decide on in this scope, of all practices or of one, the oldest first.
pub async fn waiting_replications(
    db: &mut Conn,
    by: AccountId,
    scope: &[i64],
    of: Option<PracticeId>,
) -> Result<Vec<Replication>, Fault> {
    store::waiting_replications(db, by, scope, of).await
}

/// The entries that pages name and that this account may take back in this scope, the newest first.
pub async fn public_replications(
    db: &mut Conn,
    by: AccountId,
    scope: &[i64],
    of: Option<PracticeId>,
    most: usize,
) -> Result<Vec<Replication>, Fault> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    store::public_replications(db, by, scope, of, most).await
}

/// Keeps an entry for the review team. The same text a second time changes nothing. [`Error::NotFound`] if the practice is
/// live no more, [`Error::Unfit`] if too many entries wait.
pub async fn register_replication(
    app: &App,
    read: &ReportablePractice,
    entry: &NewReplication,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    // What was read before the lock may have changed.
    store::lock(&mut tx, read.id).await?;
    let found = store::live_practice(&mut tx, &read.slug).await?;
    let practice = found.ok_or(Error::NotFound)?;
    let waiting = store::count_waiting_replications(&mut tx, practice.id, &entry.text).await?;
    if waiting.same > 0 {
        return Ok(());
    }
    if waiting.of_practice >= MOST_REPLICATIONS_OF_PRACTICE || waiting.in_all >= MOST_REPLICATIONS {
        return Err(Error::Unfit);
    }
    store::insert_replication(&mut tx, practice.id, entry, app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// An entry, for a reviewer who may decide on it. [`Error::NotFound`] for every other account.
pub async fn replication_to_decide(
    db: &mut Conn,
    by: &Account,
    id: ReplicationId,
) -> Result<Replication, Error> {
    let found = store::replication(db, id).await?.ok_or(Error::NotFound)?;
    let known = store::case(db, found.practice_id).await?;
    let actor = known.ok_or(Error::NotFound)?.actor(by);
    if Who::Reviewer.includes(&actor, Claim::Free) {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

/// Closes an entry that does not become public. If it is closed already, the answer is `false`.
pub async fn dismiss_replication(
    app: &App,
    by: &Account,
    id: ReplicationId,
    how: Dismissal,
) -> Result<bool, Error> {
    let mut tx = app.db.write().await?;
    let found = store::replication(&mut tx, id).await?;
    let found = found.ok_or(Error::NotFound)?;
    let case = lock_case(&mut tx, found.practice_id).await?;
    if !Who::Reviewer.includes(&case.actor(by), Claim::Free) {
        return Err(Error::NotFound);
    }
    let closed = store::dismiss_replication(&mut tx, id, how, (by.id, app.clock.now())).await?;
    tx.commit().await?;
    Ok(closed)
}

/// An entry that waits becomes public, in the words of the reviewer's form.
pub(super) async fn add(
    transition: &mut Transition<'_>,
    id: ReplicationId,
    text: &ReplicationText,
) -> Result<(), Error> {
    let entry = own_entry(transition, id).await?;
    if entry.closed_at.is_some() {
        return Err(Error::Unfit);
    }
    store::correct_replication(transition.tx, id, text).await?;
    transition.details.replication = Some((id, text.organisation.clone()));
    Ok(())
}

/// A public entry is taken back.
pub(super) async fn remove(
    transition: &mut Transition<'_>,
    id: ReplicationId,
) -> Result<(), Error> {
    let entry = own_entry(transition, id).await?;
    if !entry.is_public {
        return Err(Error::Unfit);
    }
    transition.details.replication = Some((id, entry.text.organisation));
    Ok(())
}

async fn own_entry(
    transition: &mut Transition<'_>,
    id: ReplicationId,
) -> Result<Replication, Error> {
    let found = store::replication(transition.tx, id).await?;
    let own = found.filter(|entry| entry.practice_id == transition.case.practice.id);
    own.ok_or(Error::Unfit)
}

/// The page names the entry from the edition on that the deed has raised, or no longer.
pub(super) async fn change(transition: &mut Transition<'_>) -> Result<(), Error> {
    let Some((id, _)) = transition.details.replication else {
        return Ok(());
    };
    let edition = transition.case.practice.edition;
    if transition.row.deed == Deed::AddReplication {
        let decided = (transition.actor()?.id, transition.now);
        store::publish_replication(transition.tx, id, decided, edition).await?;
    } else {
        store::end_replication(transition.tx, id, edition).await?;
    }
    Ok(())
}
