//! Which revisions a reviewer has opened at the desk.

use super::replies::add_offered_replies;
use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::{PracticeId, RevisionId};
use crate::review::model::OfferedReply;

/// The numbers of the revisions of a practice that this reviewer has opened, in rising order, and the templates that the
/// desk offers.
pub async fn readings_and_replies(
    db: &mut impl Engine,
    reader: AccountId,
    practice: PracticeId,
) -> Result<(Vec<i64>, Vec<OfferedReply>), Fault> {
    let call = db
        .call()
        .sql(
            "SELECT r.number FROM revision r
             JOIN desk_reading d ON d.revision_id = r.id AND d.account_id = $1
             WHERE r.practice_id = $2
             ORDER BY r.number",
        )
        .bind(reader)
        .bind(practice);
    let mut read = add_offered_replies(call).run().await?;
    let numbers = read.all::<(i64,)>()?.into_iter();
    Ok((numbers.map(|(number,)| number).collect(), read.all()?))
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
