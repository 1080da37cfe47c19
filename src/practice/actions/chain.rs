//! Extends the chains of histories by events that were written without them: before this program knew chains, by another
//! version of it that runs beside, or by a program that fills the tables.

use std::collections::HashMap;

use super::Error;
use crate::app::App;
use crate::db::{Fault, Tx};
use crate::practice::model::{ChainEnd, ChainLink, HexDigest, PracticeId};
use crate::practice::store;

/// How many practices are extended in one transaction.
const BATCH: i64 = 200;

/// Extends every chain that is behind its history. The service does so before its first request.
pub async fn chain_histories(app: &App) -> Result<usize, Fault> {
    let mut chained = 0;
    let mut after = PracticeId(0);
    loop {
        let found = store::unchained(&mut app.db.read().await?, after, BATCH).await?;
        let Some((last,)) = found.last() else {
            return Ok(chained);
        };
        after = *last;
        let ids: Vec<PracticeId> = found.into_iter().map(|(id,)| id).collect();
        let mut tx = app.db.write().await?;
        for id in &ids {
            store::lock(&mut tx, *id).await?;
        }
        extend(&mut tx, &ids).await?;
        tx.commit().await?;
        chained += ids.len();
    }
}

/// Extends the chains of these practices, which the caller has locked or has just made.
pub(super) async fn extend(tx: &mut Tx, ids: &[PracticeId]) -> Result<(), Fault> {
    let ends = store::chain_ends(tx, ids).await?;
    let mut ends: HashMap<PracticeId, HexDigest> = ends.into_iter().collect();
    let events = store::events_to_chain(tx, ids).await?;
    let mut links = Vec::with_capacity(events.len());
    for event in &events {
        let end = ends.entry(event.practice_id).or_default();
        let link = ChainLink::after(end, event);
        end.clone_from(&link.digest);
        links.push(link);
    }
    store::extend_chains(tx, ids, &links).await
}

/// The end of the chain of a locked practice behind its newest event.
pub(super) async fn whole_chain(tx: &mut Tx, id: PracticeId) -> Result<ChainEnd, Error> {
    extend(tx, &[id]).await?;
    let found = store::practice(tx, id).await?.ok_or(Error::NotFound)?;
    Ok(found.end)
}
