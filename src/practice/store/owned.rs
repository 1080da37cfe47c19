//! The practices of each owner in the order of “My practices”, kept. Only this file writes it; the drafting room reads it.

use crate::db::{Call, Engine, Fault, Tx};
use crate::practice::model::PracticeId;

/// The revision of a practice that counts for its owner: the open one, else the newest that was not discarded, else the
/// newest.
macro_rules! newest_revision {
    ($practice:literal) => {
        concat!(
            "(SELECT n.id FROM revision n WHERE n.practice_id = ",
            $practice,
            " ORDER BY CASE WHEN n.state IN ('draft', 'in-review', 'decided', 'awaiting-consent') THEN 0
                            WHEN n.state <> 'discarded' THEN 1 ELSE 2 END,
                       n.number DESC
              LIMIT 1)"
        )
    };
}

pub(super) use newest_revision;

/// The rows of some practices, each by the revision that counts.
macro_rules! own_rows {
    ($which:literal) => {
        concat!(
            "SELECT p.id AS practice_id, p.owner_id AS owner_id,
                    CAST(CASE WHEN r.state IN ('draft', 'awaiting-consent') THEN 3
                              WHEN r.state IN ('in-review', 'decided') THEN 2
                              WHEN p.public IN ('live', 'no-longer-current') THEN 1
                              ELSE 0 END AS BIGINT) AS rank,
                    COALESCE(r.published_at, r.submitted_at, r.saved_at, r.opened_at) AS at
             FROM practice p
             JOIN revision r ON r.id = ",
            newest_revision!("p.id"),
            " WHERE ",
            $which
        )
    };
}

/// Draws the row of a practice anew: with each deed and each save of its draft, under the lock of the practice.
pub(super) fn add_own_row(call: Call<'_>, id: PracticeId) -> Call<'_> {
    call.sql(concat!(
        "INSERT INTO own_practice (practice_id, owner_id, rank, at) ",
        own_rows!("p.id = $1"),
        " ON CONFLICT (practice_id) DO UPDATE SET owner_id = excluded.owner_id, rank = excluded.rank, at = excluded.at"
    ))
    .bind(id)
}

/// Draws the rows of practices that were added with their whole histories: those of these ids, both included.
pub async fn add_own_rows(
    tx: &mut Tx,
    (first, last): (PracticeId, PracticeId),
) -> Result<(), Fault> {
    tx.sql(concat!(
        "INSERT INTO own_practice (practice_id, owner_id, rank, at) ",
        own_rows!("p.id BETWEEN $1 AND $2")
    ))
    .bind(first)
    .bind(last)
    .execute()
    .await?;
    Ok(())
}

/// Draws the rows of all practices anew.
pub async fn draw_all_own_rows(tx: &mut Tx) -> Result<(), Fault> {
    tx.sql("DELETE FROM own_practice").execute().await?;
    tx.sql(concat!(
        "INSERT INTO own_practice (practice_id, owner_id, rank, at) ",
        own_rows!("TRUE")
    ))
    .execute()
    .await?;
    Ok(())
}

/// The practices whose row is not drawn from the tables, or is missing; for `check`.
pub async fn wrong_own_rows(db: &mut impl Engine) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(concat!(
        "SELECT d.practice_id FROM (",
        own_rows!("TRUE"),
        " EXCEPT SELECT practice_id, owner_id, rank, at FROM own_practice) d
         UNION
         SELECT k.practice_id FROM (SELECT practice_id, owner_id, rank, at FROM own_practice EXCEPT ",
        own_rows!("TRUE"),
        ") k
         ORDER BY 1"
    ))
    .all()
    .await
}
