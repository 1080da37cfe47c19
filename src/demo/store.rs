//! The mark of a demonstration in its database: it stays there whatever becomes of the files beside it, and goes
//! with every copy.

use crate::db::{Engine, Fault, Timestamp, Tx};

/// How far a demonstration's database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The samples were being put in place.
    Begun,
    /// The samples are in place.
    Ready,
}

/// Whether a demonstration filled this database.
pub async fn mark(db: &mut impl Engine) -> Result<Option<Mark>, Fault> {
    let row = db
        .sql("SELECT ready_at FROM demonstration WHERE id = 1")
        .optional::<(Option<Timestamp>,)>()
        .await?;
    Ok(row.map(|(ready_at,)| ready_at.map_or(Mark::Begun, |_| Mark::Ready)))
}

/// Marks the database, before the first account is in it.
pub async fn begin(tx: &mut Tx, now: Timestamp) -> Result<(), Fault> {
    tx.sql("INSERT INTO demonstration (id, begun_at) VALUES (1, $1)")
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// Says that the samples are in place.
pub async fn finish(tx: &mut Tx, now: Timestamp) -> Result<(), Fault> {
    tx.sql("UPDATE demonstration SET ready_at = $1 WHERE id = 1")
        .bind(now)
        .execute()
        .await?;
    Ok(())
}
