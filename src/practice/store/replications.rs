//! Replications of public practices, as readers register them and as the page of the practice names them.

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::edition::Edition;
use crate::practice::model::{
    Dismissal, NewReplication, PracticeId, Replication, ReplicationId, ReplicationText,
    ReportablePractice, Slug,
};

/// Entries with what a reviewer reads of them; `$which` says which, in which order.
macro_rules! replications {
    ($which:literal) => {
        concat!(
            "SELECT e.id, e.practice_id, p.seq, r.title, e.organisation, e.place, e.since_year, e.difference, e.link,
                    e.email, e.sent_at, e.closed_at,
                    CASE WHEN e.from_edition IS NOT NULL AND e.to_edition IS NULL THEN TRUE ELSE FALSE END AS is_public
             FROM replication e
             JOIN practice p ON p.id = e.practice_id
             JOIN revision r ON r.id = p.public_revision_id
             WHERE ",
            $which
        )
    };
}

/// The practice with this slug, while it is live. What a translation says was done, its original says, too.
pub async fn live_practice(
    db: &mut impl Engine,
    slug: &Slug,
) -> Result<Option<ReportablePractice>, Fault> {
    db.sql(
        "SELECT p.id, p.slug, r.title, r.version
         FROM practice p JOIN revision r ON r.id = p.public_revision_id
         WHERE p.slug = $1 AND p.public = 'live' AND p.translation_of IS NULL",
    )
    .bind(slug)
    .optional()
    .await
}

/// How many entries wait for the review team.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct WaitingReplications {
    /// Of the practice, with the same text.
    pub same: i64,
    /// Of the practice.
    pub of_practice: i64,
    /// Of all practices.
    pub in_all: i64,
}

/// How many entries wait beside one of this practice with this text.
pub async fn count_waiting_replications(
    db: &mut impl Engine,
    practice: PracticeId,
    text: &ReplicationText,
) -> Result<WaitingReplications, Fault> {
    db.sql(
        "SELECT (SELECT COUNT(*) FROM replication
                 WHERE practice_id = $1 AND closed_at IS NULL
                     AND organisation = $2 AND place = $3 AND difference = $4) AS same,
                (SELECT COUNT(*) FROM replication
                 WHERE practice_id = $1 AND closed_at IS NULL) AS of_practice,
                (SELECT COUNT(*) FROM replication WHERE closed_at IS NULL) AS in_all",
    )
    .bind(practice)
    .bind(text.organisation.as_str())
    .bind(text.place)
    .bind(text.difference.as_str())
    .one()
    .await
}

/// Adds an entry, which waits for the review team.
pub async fn insert_replication(
    tx: &mut Tx,
    practice: PracticeId,
    entry: &NewReplication,
    now: Timestamp,
) -> Result<(), Fault> {
    let text = &entry.text;
    tx.sql(
        "INSERT INTO replication (practice_id, organisation, place, since_year, difference, link, email, sent_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(practice)
    .bind(text.organisation.as_str())
    .bind(text.place)
    .bind(text.since)
    .bind(text.difference.as_str())
    .bind(text.link.as_deref())
    .bind(entry.email.as_str())
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// One entry, also one that is published, dismissed or taken back.
pub async fn replication(
    db: &mut impl Engine,
    id: ReplicationId,
) -> Result<Option<Replication>, Fault> {
    db.sql(replications!("e.id = $1")).bind(id).optional().await
}

/// The entries that this account may decide on, of all practices or of one, the oldest first.
pub async fn waiting_replications(
    db: &mut impl Engine,
    by: AccountId,
    scope: &[i64],
    of: Option<PracticeId>,
) -> Result<Vec<Replication>, Fault> {
    db.sql(replications!(
        "e.closed_at IS NULL
             AND COALESCE(p.objective, 0) IN ({ids $2})
             AND p.id NOT IN (SELECT x.practice_id FROM party x
                              WHERE x.account_id = $1 AND x.set_aside_seq IS NULL)
             AND (CAST($3 AS BIGINT) IS NULL OR p.id = $3)
         ORDER BY e.id"
    ))
    .bind(by)
    .bind(Json(scope))
    .bind(of)
    .all()
    .await
}

/// The entries that pages name, and that this account may take back, the newest first.
pub async fn public_replications(
    db: &mut impl Engine,
    by: AccountId,
    scope: &[i64],
    of: Option<PracticeId>,
    most: i64,
) -> Result<Vec<Replication>, Fault> {
    db.sql(replications!(
        "e.from_edition IS NOT NULL AND e.to_edition IS NULL
             AND COALESCE(p.objective, 0) IN ({ids $2})
             AND p.id NOT IN (SELECT x.practice_id FROM party x
                              WHERE x.account_id = $1 AND x.set_aside_seq IS NULL)
             AND (CAST($3 AS BIGINT) IS NULL OR p.id = $3)
         ORDER BY e.from_edition DESC, e.id DESC LIMIT CAST($4 AS BIGINT)"
    ))
    .bind(by)
    .bind(Json(scope))
    .bind(of)
    .bind(most)
    .all()
    .await
}

/// Closes an entry that does not become public. The address of its sender is erased. If it is closed already, the answer is
/// `false`.
pub async fn dismiss_replication(
    tx: &mut Tx,
    id: ReplicationId,
    how: Dismissal,
    (by, now): (AccountId, Timestamp),
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE replication SET closed_at = $2, closed_by = $3, outcome = $4, email = NULL
             WHERE id = $1 AND closed_at IS NULL",
        )
        .bind(id)
        .bind(now)
        .bind(by)
        .bind(how)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Writes the words of the reviewer's form into an entry that waits.
pub async fn correct_replication(
    tx: &mut Tx,
    id: ReplicationId,
    text: &ReplicationText,
) -> Result<(), Fault> {
    tx.sql(
        "UPDATE replication
         SET organisation = $2, place = $3, since_year = $4, difference = $5, link = $6
         WHERE id = $1 AND closed_at IS NULL",
    )
    .bind(id)
    .bind(text.organisation.as_str())
    .bind(text.place)
    .bind(text.since)
    .bind(text.difference.as_str())
    .bind(text.link.as_deref())
    .execute()
    .await?;
    Ok(())
}

/// From this edition on the page names it. The address of its sender is erased.
pub async fn publish_replication(
    tx: &mut Tx,
    id: ReplicationId,
    (by, now): (AccountId, Timestamp),
    edition: Option<Edition>,
) -> Result<(), Fault> {
    tx.sql(
        "UPDATE replication
         SET closed_at = $2, closed_by = $3, outcome = 'published', email = NULL, from_edition = $4
         WHERE id = $1 AND closed_at IS NULL",
    )
    .bind(id)
    .bind(now)
    .bind(by)
    .bind(edition)
    .execute()
    .await?;
    Ok(())
}

/// From this edition on the page names it no more.
pub async fn end_replication(
    tx: &mut Tx,
    id: ReplicationId,
    edition: Option<Edition>,
) -> Result<(), Fault> {
    tx.sql("UPDATE replication SET to_edition = $2 WHERE id = $1 AND to_edition IS NULL")
        .bind(id)
        .bind(edition)
        .execute()
        .await?;
    Ok(())
}

/// In which editions the page named each entry of a practice; for `check`.
pub async fn replication_editions(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<Vec<(ReplicationId, Option<Edition>, Option<Edition>)>, Fault> {
    db.sql(
        "SELECT id, from_edition, to_edition FROM replication
         WHERE practice_id = $1 AND outcome = 'published'
         ORDER BY id",
    )
    .bind(id)
    .all()
    .await
}
