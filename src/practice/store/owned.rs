//! The practices of each owner and co-author in the order of “My practices”, kept. Only this file writes it; the drafting room reads it.

use crate::account::model::AccountId;
use crate::db::{Call, Engine, Fault, Tx};
use crate::practice::model::{ImportId, PracticeId};

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

/// The rows of some practices for these accounts, each by the revision that counts.
macro_rules! rows_for {
    ($account:literal, $from:literal, $which:literal) => {
        concat!(
            "SELECT p.id AS practice_id, ",
            $account,
            " AS account_id,
                    CAST(CASE WHEN r.state IN ('draft', 'awaiting-consent') THEN 3
                              WHEN r.state IN ('in-review', 'decided') THEN 2
                              WHEN p.public IN ('live', 'no-longer-current') THEN 1
                              ELSE 0 END AS BIGINT) AS rank,
                    COALESCE(r.published_at, r.submitted_at, r.saved_at, r.opened_at) AS at
             FROM ",
            $from,
            " JOIN revision r ON r.id = ",
            newest_revision!("p.id"),
            // What an import has loaded and not published yet has no event.
            " WHERE p.seq > 0 AND ",
            $which
        )
    };
}

/// The rows of some practices: one for the owner, and one for each co-author.
macro_rules! own_rows {
    ($which:literal) => {
        concat!(
            rows_for!("p.owner_id", "practice p", $which),
            " UNION ALL ",
            rows_for!(
                "c.account_id",
                "co_author c JOIN practice p ON p.id = c.practice_id AND c.state = 'accepted'",
                $which
            )
        )
    };
}

/// Draws the rows of a practice anew: with each save of its draft, under the lock of the practice.
pub(super) fn add_own_rows_of(call: Call<'_>, id: PracticeId) -> Call<'_> {
    call.sql(concat!(
        "INSERT INTO own_practice (practice_id, account_id, rank, at) ",
        own_rows!("p.id = $1"),
        " ON CONFLICT (practice_id, account_id) DO UPDATE SET rank = excluded.rank, at = excluded.at"
    ))
    .bind(id)
}

/// The same after a deed, which may have changed who the authors are.
pub(super) fn redraw_own_rows_of(call: Call<'_>, id: PracticeId) -> Call<'_> {
    let call = call
        .sql(
            "DELETE FROM own_practice
             WHERE practice_id = $1
               AND account_id NOT IN (SELECT owner_id FROM practice WHERE id = $1)
               AND account_id NOT IN (SELECT account_id FROM co_author
                                      WHERE practice_id = $1 AND state = 'accepted')",
        )
        .bind(id);
    add_own_rows_of(call, id)
}

/// Draws the rows of practices that were added with their whole histories: those of these ids, both included.
pub async fn add_own_rows(
    tx: &mut Tx,
    (first, last): (PracticeId, PracticeId),
) -> Result<(), Fault> {
    tx.sql(concat!(
        "INSERT INTO own_practice (practice_id, account_id, rank, at) ",
        own_rows!("p.id BETWEEN $1 AND $2")
    ))
    .bind(first)
    .bind(last)
    .execute()
    .await?;
    Ok(())
}

/// Draws the rows of the practices of an import, which have just become public and have no co-authors.
pub async fn add_own_rows_of_import(tx: &mut Tx, import: ImportId) -> Result<(), Fault> {
    tx.sql(concat!(
        "INSERT INTO own_practice (practice_id, account_id, rank, at) ",
        rows_for!(
            "p.owner_id",
            "practice p",
            "p.id IN (SELECT practice_id FROM import_row WHERE import_id = $1)"
        )
    ))
    .bind(import)
    .execute()
    .await?;
    Ok(())
}

/// Draws the rows of all practices anew.
pub async fn draw_all_own_rows(tx: &mut Tx) -> Result<(), Fault> {
    tx.sql("DELETE FROM own_practice").execute().await?;
    tx.sql(concat!(
        "INSERT INTO own_practice (practice_id, account_id, rank, at) ",
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
        " EXCEPT SELECT practice_id, account_id, rank, at FROM own_practice) d
         UNION
         SELECT k.practice_id FROM (SELECT practice_id, account_id, rank, at FROM own_practice EXCEPT SELECT * FROM (",
        own_rows!("TRUE"),
        ") a) k
         ORDER BY 1"
    ))
    .all()
    .await
}

/// How many drafts of the practices of an owner are open.
pub async fn drafts_of(db: &mut impl Engine, owner: AccountId) -> Result<i64, Fault> {
    let (drafts,) = db
        .sql(
            "SELECT COUNT(*) FROM practice p JOIN revision r ON r.practice_id = p.id
             WHERE p.owner_id = $1 AND p.seq > 0 AND r.state = 'draft'",
        )
        .bind(owner)
        .one::<(i64,)>()
        .await?;
    Ok(drafts)
}

/// How many of a person's practices are submitted and not decided, and how many were ever published.
pub async fn owned_by(db: &mut impl Engine, owner: AccountId) -> Result<(i64, i64), Fault> {
    db.sql(
        "SELECT (SELECT COUNT(*) FROM practice p JOIN revision r ON r.practice_id = p.id
                 WHERE p.owner_id = $1 AND r.state IN ('in-review', 'decided', 'awaiting-consent')),
                (SELECT COUNT(*) FROM practice p WHERE p.owner_id = $1 AND p.versions > 0)",
    )
    .bind(owner)
    .one()
    .await
}
