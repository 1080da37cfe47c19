//! The chains of histories. Links are only ever added; the row of the practice keeps the end of its chain.

use serde_json::{Value, json};
use sqlx::types::Json;

use crate::db::{Call, Engine, Fault, Tx};
use crate::practice::model::{ChainEnd, ChainLink, Event, HexDigest, PracticeId};

/// One more link.
pub(super) fn add_link<'c>(call: Call<'c>, link: &ChainLink) -> Call<'c> {
    call.sql(
        "INSERT INTO event_chain (practice_id, seq, texts, digest)
         VALUES ($1, $2, $3, $4)",
    )
    .bind(link.practice_id)
    .bind(link.seq)
    .bind(link.texts.clone())
    .bind(link.digest.clone())
}

/// The end of the chain of a practice whose row is otherwise not written.
pub(super) fn add_end<'c>(call: Call<'c>, id: PracticeId, end: &ChainEnd) -> Call<'c> {
    call.sql("UPDATE practice SET chain_seq = $2, chain = $3 WHERE id = $1")
        .bind(id)
        .bind(end.chain_seq)
        .bind(end.chain.clone())
}

/// The links of a practice, oldest first.
pub async fn chain_of(db: &mut impl Engine, id: PracticeId) -> Result<Vec<ChainLink>, Fault> {
    db.sql(
        "SELECT practice_id, seq, texts, digest FROM event_chain
         WHERE practice_id = $1
         ORDER BY seq",
    )
    .bind(id)
    .all()
    .await
}

/// Practices after this one with events that no chain holds yet, by rising id. There is no index for it: each deed would
/// write to it, and only a start asks.
pub async fn unchained(
    db: &mut impl Engine,
    after: PracticeId,
    most: i64,
) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(
        "SELECT id FROM practice WHERE id > $1 AND chain_seq < seq
         ORDER BY id LIMIT CAST($2 AS BIGINT)",
    )
    .bind(after)
    .bind(most)
    .all()
    .await
}

/// The ends of the chains of these practices.
pub async fn chain_ends(
    tx: &mut Tx,
    ids: &[PracticeId],
) -> Result<Vec<(PracticeId, HexDigest)>, Fault> {
    tx.sql("SELECT id, chain FROM practice WHERE id IN ({ids $1})")
        .bind(Json(ids))
        .all()
        .await
}

/// The events of these practices that no chain holds yet, in the order of the chains.
pub async fn events_to_chain(tx: &mut Tx, ids: &[PracticeId]) -> Result<Vec<Event>, Fault> {
    tx.sql(
        "SELECT e.*, r.number FROM practice p
         JOIN event e ON e.practice_id = p.id AND e.seq > p.chain_seq
         JOIN revision r ON r.id = e.revision_id
         WHERE p.id IN ({ids $1})
         ORDER BY e.practice_id, e.seq",
    )
    .bind(Json(ids))
    .all()
    .await
}

/// Adds these links, which reach to the newest event of each of their practices.
pub async fn extend_chains(
    tx: &mut Tx,
    ids: &[PracticeId],
    links: &[ChainLink],
) -> Result<(), Fault> {
    let row = |one: &ChainLink| json!([one.practice_id, one.seq, one.texts, one.digest]);
    tx.sql(
        "INSERT INTO event_chain (practice_id, seq, texts, digest)
         SELECT CAST(value ->> 0 AS BIGINT), CAST(value ->> 1 AS BIGINT), value ->> 2, value ->> 3
         FROM {rows $1}",
    )
    .bind(Json(links.iter().map(row).collect::<Vec<Value>>()))
    .execute()
    .await?;
    tx.sql(
        "UPDATE practice
         SET chain_seq = seq,
             chain = (SELECT c.digest FROM event_chain c
                      WHERE c.practice_id = practice.id AND c.seq = practice.seq)
         WHERE id IN ({ids $1})",
    )
    .bind(Json(ids))
    .execute()
    .await?;
    Ok(())
}
