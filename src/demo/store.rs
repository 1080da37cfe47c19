//! The mark of a demonstration in its database. It stays when the files beside the database are lost, and every copy of
//! the database has it.

use crate::db::{Engine, Fault, Timestamp, Tx};

/// The progress of a demonstration's database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The samples were being loaded.
    Begun,
    /// The samples are loaded.
    Ready,
}

/// The mark of this database; `None` if no demonstration made it.
pub async fn read_mark(db: &mut impl Engine) -> Result<Option<Mark>, Fault> {
    let row = db
        .sql("SELECT ready_at FROM demonstration WHERE id = 1")
        .optional::<(Option<Timestamp>,)>()
        .await?;
    Ok(row.map(|(ready_at,)| ready_at.map_or(Mark::Begun, |_| Mark::Ready)))
}

/// Marks the database, before the first account is made.
pub async fn insert_mark(tx: &mut Tx, now: Timestamp) -> Result<(), Fault> {
    tx.sql("INSERT INTO demonstration (id, begun_at) VALUES (1, $1)")
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// Records that the samples are loaded.
pub async fn set_mark_ready(tx: &mut Tx, now: Timestamp) -> Result<(), Fault> {
    tx.sql("UPDATE demonstration SET ready_at = $1 WHERE id = 1")
        .bind(now)
        .execute()
        .await?;
    Ok(())
}
