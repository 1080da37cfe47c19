//! The web addresses that submitted practices name, and what the visits learned of them.

use std::collections::BTreeSet;
use std::time::Duration;

use sqlx::types::Json;

use super::stored_answers;
use crate::db::{Call, CallResults, Engine, Fault, Timestamp, Tx};
use crate::practice::answers::Answers;
use crate::practice::model::{DeadLink, LinkVisit, PracticeId, RevisionId, TakenLink};

/// So many visits in a row without an answer, and a link is dead.
pub const DEAD_AFTER: i64 = 3;

/// Submitted revisions whose addresses are still to be read, with their answers.
pub async fn with_unread_links(
    db: &mut impl Engine,
    most: i64,
) -> Result<Vec<(RevisionId, PracticeId, Answers)>, Fault> {
    let rows: Vec<(RevisionId, PracticeId, Json<serde_json::Value>)> = db
        .sql(
            "SELECT r.id, r.practice_id, c.answers
             FROM revision r JOIN content c ON c.revision_id = r.id
             WHERE r.submitted_at IS NOT NULL AND r.links_read = FALSE
             ORDER BY r.id
             LIMIT CAST($1 AS BIGINT)",
        )
        .bind(most)
        .all()
        .await?;
    let read = |(id, practice, Json(object)): (_, _, Json<serde_json::Value>)| {
        Ok((id, practice, stored_answers(id, &object)?))
    };
    rows.into_iter().map(read).collect()
}

/// Keeps the addresses that a submitted revision names. A new one is visited at once.
pub async fn keep_links(
    tx: &mut Tx,
    (revision, practice): (RevisionId, PracticeId),
    urls: &BTreeSet<String>,
    now: Timestamp,
) -> Result<(), Fault> {
    let call = tx
        .call()
        .sql("UPDATE revision SET links_read = TRUE WHERE id = $1")
        .bind(revision);
    let rows: Vec<[&String; 1]> = urls.iter().map(|url| [url]).collect();
    let call = call
        .sql(
            "INSERT INTO named_link (url, visit_at)
             SELECT value ->> 0, CAST($2 AS BIGINT) FROM {rows $1} WHERE TRUE
             ON CONFLICT (url) DO NOTHING",
        )
        .bind(Json(rows))
        .bind(now)
        .sql(
            "INSERT INTO link_use (practice_id, link_id)
             SELECT CAST($2 AS BIGINT), id FROM named_link WHERE url IN ({texts $1})
             ON CONFLICT (practice_id, link_id) DO NOTHING",
        )
        .bind(Json(urls))
        .bind(practice);
    call.run().await?;
    Ok(())
}

/// Leases the links that are due, with the engine's clause for locking their rows. Each comes with whether a practice names
/// it that is public, or open to its authors.
macro_rules! lease_due_links {
    ($lock:literal) => {
        concat!(
            "UPDATE named_link SET taken_until = $2
             WHERE id IN (SELECT id FROM named_link
                          WHERE visit_at <= $1
                            AND (taken_until IS NULL OR taken_until <= $1 OR taken_until > $2)
                          ORDER BY visit_at, id
                          LIMIT CAST($3 AS BIGINT) ",
            $lock,
            ")
             RETURNING id, url, failures,
                 EXISTS (SELECT 1 FROM link_use u JOIN practice p ON p.id = u.practice_id
                         WHERE u.link_id = named_link.id
                           AND (p.public = 'live'
                                OR EXISTS (SELECT 1 FROM revision r
                                           WHERE r.practice_id = p.id
                                             AND r.state IN ('draft', 'in-review', 'decided',
                                                             'awaiting-consent')))) AS is_named"
        )
    };
}

/// Takes links that are due, for the time of the lease.
pub async fn take_due_links(
    tx: &mut Tx,
    now: Timestamp,
    lease: Duration,
    most: i64,
) -> Result<Vec<TakenLink>, Fault> {
    tx.sql_for(
        lease_due_links!(""),
        lease_due_links!("FOR UPDATE SKIP LOCKED"),
    )
    .bind(now)
    .bind(now.plus(lease))
    .bind(most)
    .all()
    .await
}

/// Writes down what visits learned, and when the next ones are.
pub async fn write_visits(tx: &mut Tx, visits: &[LinkVisit]) -> Result<(), Fault> {
    let mut call = tx.call();
    for visit in visits {
        call = call
            .sql(
                "UPDATE named_link
                 SET failures = $2, visited_at = COALESCE($3, visited_at), visit_at = $4, taken_until = NULL,
                     answered_at = CASE WHEN $2 = 0 THEN COALESCE($3, answered_at) ELSE answered_at END
                 WHERE id = $1",
            )
            .bind(visit.link)
            .bind(visit.failures)
            .bind(visit.visited_at)
            .bind(visit.next);
    }
    call.run().await?;
    Ok(())
}

/// When the next link is due.
pub async fn next_link_due(db: &mut impl Engine) -> Result<Option<Timestamp>, Fault> {
    let row = db
        .sql("SELECT visit_at FROM named_link ORDER BY visit_at, id LIMIT 1")
        .optional::<(Timestamp,)>()
        .await?;
    Ok(row.map(|(at,)| at))
}

/// Adds to a call the dead links of a practice.
pub(super) fn add_dead_links(call: Call<'_>, practice: PracticeId) -> Call<'_> {
    call.sql(
        "SELECT l.url, l.answered_at
         FROM link_use u JOIN named_link l ON l.id = u.link_id
         WHERE u.practice_id = $1 AND l.failures >= $2
         ORDER BY l.url",
    )
    .bind(practice)
    .bind(DEAD_AFTER)
}

/// What [`add_dead_links`] has read.
pub(super) fn read_dead_links(read: &mut CallResults) -> Result<Vec<DeadLink>, Fault> {
    read.all()
}
