//! Reports of mistakes in public practices.

use super::translations::original_is_readable;
use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::{
    NewReport, OpenReport, PracticeId, Reasons, ReportClosing, ReportId, ReportablePractice, Slug,
};

/// The practice with this slug, while its text is public.
pub async fn reportable(
    db: &mut impl Engine,
    slug: &Slug,
) -> Result<Option<ReportablePractice>, Fault> {
    db.sql(concat!(
        "SELECT p.id, p.slug, r.title, r.version
         FROM practice p JOIN revision r ON r.id = p.public_revision_id
         WHERE p.slug = $1 AND p.public IN ('live', 'no-longer-current') AND ",
        original_is_readable!()
    ))
    .bind(slug)
    .optional()
    .await
}

/// How many reports are open.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct OpenReportCounts {
    /// Of the practice, with the same words.
    pub same_words: i64,
    /// Of the practice.
    pub of_practice: i64,
    /// Of all practices.
    pub in_all: i64,
}

/// How many reports are open beside one of this practice with these words.
pub async fn count_open_reports(
    db: &mut impl Engine,
    practice: PracticeId,
    words: &Reasons,
) -> Result<OpenReportCounts, Fault> {
    db.sql(
        "SELECT (SELECT COUNT(*) FROM mistake_report
                 WHERE practice_id = $1 AND closed_at IS NULL AND words = $2) AS same_words,
                (SELECT COUNT(*) FROM mistake_report
                 WHERE practice_id = $1 AND closed_at IS NULL) AS of_practice,
                (SELECT COUNT(*) FROM mistake_report WHERE closed_at IS NULL) AS in_all",
    )
    .bind(practice)
    .bind(words.as_str())
    .one()
    .await
}

/// Adds a report.
pub async fn insert_report(
    tx: &mut Tx,
    practice: &ReportablePractice,
    report: &NewReport,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO mistake_report (practice_id, version, words, email, reported_at)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(practice.id)
    .bind(practice.version)
    .bind(report.words.as_str())
    .bind(report.email.as_ref().map(ToString::to_string))
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// The open reports, the oldest first.
pub async fn open_reports(db: &mut impl Engine) -> Result<Vec<OpenReport>, Fault> {
    db.sql(
        "SELECT m.id, m.practice_id, p.slug, r.title, m.version, m.words, m.email, m.reported_at
         FROM mistake_report m
         JOIN practice p ON p.id = m.practice_id
         JOIN revision r ON r.practice_id = m.practice_id AND r.version = m.version
         WHERE m.closed_at IS NULL
         ORDER BY m.id",
    )
    .all()
    .await
}

/// Closes an open report. The address of its sender is erased: nothing is to be asked any more. If there is none of this
/// number, the answer is `false`.
pub async fn close_report(
    tx: &mut Tx,
    id: ReportId,
    outcome: ReportClosing,
    (by, now): (AccountId, Timestamp),
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE mistake_report SET closed_at = $2, closed_by = $3, outcome = $4, email = NULL
             WHERE id = $1 AND closed_at IS NULL",
        )
        .bind(id)
        .bind(now)
        .bind(by)
        .bind(outcome)
        .execute()
        .await?;
    Ok(rows == 1)
}
