//! Which revisions a reviewer has opened at the desk.

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::{PracticeId, RevisionId};

/// The numbers of the revisions of a practice that this reviewer has opened, in rising order.
pub async fn revisions_read(
    db: &mut impl Engine,
    reader: AccountId,
    practice: PracticeId,
) -> Result<Vec<i64>, Fault> {
    let read: Vec<(i64,)> = db
        .sql(
            "SELECT r.number FROM revision r
             JOIN desk_reading d ON d.revision_id = r.id AND d.account_id = $1
             WHERE r.practice_id = $2
             ORDER BY r.number",
        )
        .bind(reader)
        .bind(practice)
        .all()
        .await?;
    Ok(read.into_iter().map(|(number,)| number).collect())
}

/// Adds that this reviewer has opened a revision. A second time changes nothing.
pub async fn add_reading(
    tx: &mut Tx,
    reader: AccountId,
    revision: RevisionId,
    at: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO desk_reading (account_id, revision_id, at)
         VALUES ($1, $2, $3)
         ON CONFLICT (account_id, revision_id) DO NOTHING",
    )
    .bind(reader)
    .bind(revision)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}
