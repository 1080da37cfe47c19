//! The queue's lists, kept: for each submitted revision a row in each list that holds it, and the words by which it is
//! found. Everything is drawn from practices, revisions and owners; only this file writes it. The review room reads it.

use sqlx::types::Json;

use crate::account::model::{AccountId, NameColumns};
use crate::db::{Engine, Fault, Tx};
use crate::practice::model::{PracticeId, RevisionId};

use super::owned::redraw_own_rows_of;

/// The columns of a row.
macro_rules! columns {
    () => {
        "revision_id, band, at, practice_id, objective, language, holder_id, suggested_id"
    };
}

/// The beginning of each statement that adds rows.
macro_rules! insert_rows {
    () => {
        concat!("INSERT INTO queue_row (", columns!(), ") ")
    };
}

/// The rows of some practices that one list, or several, hold: each with its band, date and holder.
macro_rules! rows_of {
    ($band:literal, $at:literal, $holder:literal, $where:literal, $which:literal) => {
        concat!(
            "SELECT r.id AS revision_id, ",
            $band,
            " AS band, ",
            $at,
            " AS at, p.id AS practice_id, COALESCE(p.objective, 0) AS objective, p.language AS language, ",
            $holder,
            " AS holder_id, r.suggested_id AS suggested_id
             FROM revision r
             JOIN practice p ON p.id = r.practice_id
             JOIN account o ON o.id = p.owner_id
             WHERE ",
            $at,
            " IS NOT NULL AND ",
            $where,
            " AND ",
            $which
        )
    };
}

/// The revisions in review, but not those whose owner is suspended; those on hold by the day on which they come back; those
/// that are decided; those that wait for the consent of their authors, which no reviewer holds; and the appeals, which the
/// reviewer who declined does not answer.
macro_rules! open_rows {
    ($which:literal) => {
        concat!(
            rows_of!(
                "CASE WHEN r.state IN ('decided', 'awaiting-consent') THEN 'decided' WHEN r.hold_until IS NOT NULL THEN 'on-hold'
                      WHEN r.claimed_by IS NULL THEN 'free' ELSE 'claimed' END",
                "CASE WHEN r.state = 'in-review' THEN COALESCE(r.hold_until, r.queued_at) ELSE r.queued_at END",
                "CASE WHEN r.state = 'decided' THEN r.decided_by ELSE r.claimed_by END",
                "(r.state IN ('decided', 'awaiting-consent') OR (r.state = 'in-review' AND o.suspended_at IS NULL))",
                $which
            ),
            " UNION ALL ",
            rows_of!(
                "'appeal'",
                "r.appealed_at",
                "r.decided_by",
                "r.state = 'declined' AND r.appeal_open = TRUE AND o.suspended_at IS NULL",
                $which
            )
        )
    };
}

/// All rows of some practices.
macro_rules! all_rows {
    ($which:literal) => {
        concat!(
            open_rows!($which),
            " UNION ALL ",
            rows_of!(
                "r.state",
                "r.closed_at",
                "CAST(NULL AS BIGINT)",
                "r.state IN ('returned', 'declined', 'withdrawn', 'spam') AND NOT EXISTS
                    (SELECT 1 FROM revision later
                     WHERE later.practice_id = r.practice_id AND later.number > r.number
                       AND later.state NOT IN ('draft', 'discarded'))",
                $which
            ),
            " UNION ALL ",
            rows_of!(
                "'published'",
                "r.closed_at",
                "CAST(NULL AS BIGINT)",
                "r.state = 'published' AND p.public = 'live'",
                $which
            ),
            " UNION ALL ",
            rows_of!(
                "'removal'",
                "p.removal_asked_at",
                "CAST(NULL AS BIGINT)",
                "r.state = 'published' AND p.public = 'live'",
                $which
            ),
            " UNION ALL ",
            rows_of!(
                "'taken-down'",
                "p.taken_down_at",
                "CAST(NULL AS BIGINT)",
                "r.state = 'published' AND p.public IN ('no-longer-current', 'gone', 'replaced')",
                $which
            ),
            " UNION ALL ",
            rows_of!(
                "'all'",
                "r.submitted_at",
                "CAST(NULL AS BIGINT)",
                "r.state NOT IN ('draft', 'discarded') AND NOT EXISTS
                    (SELECT 1 FROM revision later
                     WHERE later.practice_id = r.practice_id AND later.number > r.number
                       AND later.state NOT IN ('draft', 'discarded'))",
                $which
            ),
        )
    };
}

/// Draws the rows of a practice anew, in the queue and in its authors' lists: the last step of each deed, under the lock of
/// the practice.
pub async fn draw_lists(tx: &mut Tx, id: PracticeId) -> Result<(), Fault> {
    let call = tx
        .call()
        .sql("DELETE FROM queue_row WHERE practice_id = $1")
        .bind(id)
        .sql(concat!(insert_rows!(), all_rows!("p.id = $1")))
        .bind(id);
    redraw_own_rows_of(call, id).run().await?;
    Ok(())
}

/// Locks what an account has submitted, claimed or decided, by rising id: whether that waits, or stands, changes.
pub async fn lock_practices_of(tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
    let lock = tx.sql_on_postgres(
        "SELECT id FROM practice
         WHERE (owner_id = $1 AND reference IS NOT NULL)
            OR id IN (SELECT practice_id FROM revision
                      WHERE (state = 'in-review' AND claimed_by = $1)
                         OR (state = 'decided' AND decided_by = $1))
         ORDER BY id
         FOR NO KEY UPDATE",
    );
    if let Some(lock) = lock {
        lock.bind(account).execute().await?;
    }
    Ok(())
}

/// Draws the open rows of an owner's practices anew. The practices are locked.
pub async fn draw_open_queue_rows(tx: &mut Tx, owner: AccountId) -> Result<(), Fault> {
    tx.sql(
        "DELETE FROM queue_row
         WHERE band IN ('free', 'claimed', 'on-hold', 'decided', 'appeal')
           AND practice_id IN (SELECT id FROM practice WHERE owner_id = $1)",
    )
    .bind(owner)
    .execute()
    .await?;
    tx.sql(concat!(insert_rows!(), open_rows!("p.owner_id = $1")))
        .bind(owner)
        .execute()
        .await?;
    Ok(())
}

/// Draws the rows of practices that were added with their whole histories, and lets their words be folded. They are those
/// of these ids, both included.
pub async fn add_queue_rows(
    tx: &mut Tx,
    (first, last): (PracticeId, PracticeId),
) -> Result<(), Fault> {
    tx.sql(concat!(insert_rows!(), all_rows!("p.id BETWEEN $1 AND $2")))
        .bind(first)
        .bind(last)
        .execute()
        .await?;
    tx.sql(
        "INSERT INTO queue_unfolded (revision_id)
         SELECT id FROM revision
         WHERE practice_id BETWEEN $1 AND $2
           AND submitted_at IS NOT NULL AND state NOT IN ('draft', 'discarded')",
    )
    .bind(first)
    .bind(last)
    .execute()
    .await?;
    Ok(())
}

/// Draws all rows anew and lets all words be folded anew.
pub async fn draw_whole_queue(tx: &mut Tx) -> Result<(), Fault> {
    tx.sql("DELETE FROM queue_row").execute().await?;
    tx.sql(concat!(insert_rows!(), all_rows!("TRUE")))
        .execute()
        .await?;
    tx.sql(
        "INSERT INTO queue_unfolded (revision_id)
         SELECT id FROM revision WHERE submitted_at IS NOT NULL AND state NOT IN ('draft', 'discarded')
         ON CONFLICT (revision_id) DO NOTHING",
    )
    .execute()
    .await?;
    Ok(())
}

/// What the words of a submitted revision are folded from.
#[derive(Debug, sqlx::FromRow)]
pub struct QueueText {
    /// The revision.
    pub revision_id: RevisionId,
    /// Its practice's reference.
    pub reference: Option<String>,
    /// Its title.
    pub title: String,
    /// The name of the account that submitted the practice first.
    #[sqlx(flatten)]
    pub name: NameColumns,
    /// Its answers, of which the countries count.
    pub answers: Json<serde_json::Value>,
    /// The search words of the labels that its practice bears.
    pub labels: Json<Vec<String>>,
}

/// The columns of [`QueueText`], and the tables.
macro_rules! queue_texts {
    () => {
        "SELECT r.id AS revision_id, p.reference, r.title, s.honorific, s.given_name, s.family_name, s.institution,
                c.answers,
                (SELECT {gathered n.word} FROM practice_label l JOIN label n ON n.id = l.label_id
                 WHERE l.practice_id = p.id) AS labels
         FROM revision r
         JOIN practice p ON p.id = r.practice_id
         JOIN content c ON c.revision_id = r.id
         LEFT JOIN account s ON s.id = p.first_submitted_by
         "
    };
}

/// The next revisions whose words are to be folded.
pub async fn unfolded(tx: &mut Tx, most: i64) -> Result<Vec<QueueText>, Fault> {
    tx.sql(concat!(
        queue_texts!(),
        "JOIN queue_unfolded u ON u.revision_id = r.id ORDER BY u.revision_id LIMIT CAST($1 AS BIGINT)"
    ))
    .bind(most)
    .all()
    .await
}

/// Whether any words are to be folded.
pub async fn any_unfolded(db: &mut impl Engine) -> Result<bool, Fault> {
    let found = db
        .sql("SELECT revision_id FROM queue_unfolded LIMIT 1")
        .optional::<(RevisionId,)>()
        .await?;
    Ok(found.is_some())
}

/// The texts of a practice's submitted revisions whose words are folded; for `check`.
pub async fn queue_texts(db: &mut impl Engine, id: PracticeId) -> Result<Vec<QueueText>, Fault> {
    db.sql(concat!(
        queue_texts!(),
        "WHERE r.practice_id = $1 AND r.submitted_at IS NOT NULL AND r.state NOT IN ('draft', 'discarded')
           AND NOT EXISTS (SELECT 1 FROM queue_unfolded u WHERE u.revision_id = r.id)
         ORDER BY r.id"
    ))
    .bind(id)
    .all()
    .await
}

/// The words of one submitted revision.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct QueueWords {
    /// The revision.
    pub revision_id: RevisionId,
    /// Those of its reference, title and countries, each between blanks.
    pub line: String,
    /// Those of the submitter's name.
    pub name: String,
}

impl QueueWords {
    /// The rows of its words: each word, the revision, and whether it is of the name.
    fn rows(&self) -> impl Iterator<Item = (&str, RevisionId, bool)> {
        let of_line = self.line.split_whitespace().map(|word| (word, false));
        let of_name = self.name.split_whitespace().map(|word| (word, true));
        let both = of_line.chain(of_name);
        both.map(|(word, of_name)| (word, self.revision_id, of_name))
    }

    /// All words, as often as they are kept.
    pub fn all_words(&self) -> impl Iterator<Item = &str> {
        self.rows().map(|(word, ..)| word)
    }
}

/// A line as it is kept, and how many words are.
#[derive(sqlx::FromRow)]
struct KeptLine {
    #[sqlx(flatten)]
    line: QueueWords,
    words: i64,
}

/// The lines that are kept for a practice, and how many words of each; for `check`.
pub async fn queue_lines(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<Vec<(QueueWords, usize)>, Fault> {
    let kept: Vec<KeptLine> = db
        .sql(
            "SELECT l.revision_id, l.line, l.name,
                    (SELECT COUNT(*) FROM queue_word w WHERE w.revision_id = l.revision_id) AS words
             FROM queue_line l JOIN revision r ON r.id = l.revision_id
             WHERE r.practice_id = $1
             ORDER BY l.revision_id",
        )
        .bind(id)
        .all()
        .await?;
    let count = |words: i64| usize::try_from(words).unwrap_or(usize::MAX);
    Ok(kept
        .into_iter()
        .map(|one| (one.line, count(one.words)))
        .collect())
}

/// Keeps the words of revisions that have none yet.
pub async fn add_queue_lines(tx: &mut Tx, lines: &[QueueWords]) -> Result<(), Fault> {
    let kept: Vec<_> = lines
        .iter()
        .map(|one| (one.revision_id, &one.line, &one.name))
        .collect();
    let words: Vec<_> = lines.iter().flat_map(QueueWords::rows).collect();
    tx.call()
    .sql(
        "INSERT INTO queue_line (revision_id, line, name)
         SELECT CAST(value ->> 0 AS BIGINT), value ->> 1, value ->> 2 FROM {rows $1}",
    )
    .bind(Json(kept))
    .sql(
        "INSERT INTO queue_word (word, revision_id, of_name)
         SELECT value ->> 0, CAST(value ->> 1 AS BIGINT), CAST(value ->> 2 AS BOOLEAN) FROM {rows $1}",
    )
    .bind(Json(words))
    .run()
    .await?;
    Ok(())
}

/// Keeps the words of submitted revisions, in place of earlier ones.
pub async fn keep_queue_lines(tx: &mut Tx, lines: &[QueueWords]) -> Result<(), Fault> {
    let ids: Vec<RevisionId> = lines.iter().map(|line| line.revision_id).collect();
    tx.call()
        .sql("DELETE FROM queue_word WHERE revision_id IN ({ids $1})")
        .bind(Json(&ids))
        .sql("DELETE FROM queue_line WHERE revision_id IN ({ids $1})")
        .bind(Json(&ids))
        .sql("DELETE FROM queue_unfolded WHERE revision_id IN ({ids $1})")
        .bind(Json(&ids))
        .run()
        .await?;
    add_queue_lines(tx, lines).await
}

/// Keeps the words of an account's new name for all that it has submitted first. The account is locked.
pub async fn rename_in_queue(
    tx: &mut Tx,
    account: AccountId,
    words: &[String],
) -> Result<(), Fault> {
    tx.sql(
        "UPDATE queue_line SET name = $2
         WHERE revision_id IN (SELECT r.id FROM revision r JOIN practice p ON p.id = r.practice_id
                               WHERE p.first_submitted_by = $1)",
    )
    .bind(account)
    .bind(joined(words))
    .execute()
    .await?;
    tx.sql(
        "DELETE FROM queue_word
         WHERE of_name AND revision_id IN (SELECT r.id FROM revision r JOIN practice p ON p.id = r.practice_id
                                           WHERE p.first_submitted_by = $1)",
    )
    .bind(account)
    .execute()
    .await?;
    tx.sql_for(
        "INSERT INTO queue_word (word, revision_id, of_name)
         SELECT w.value, l.revision_id, TRUE
         FROM practice p
         JOIN revision r ON r.practice_id = p.id
         JOIN queue_line l ON l.revision_id = r.id
         JOIN json_each($2) w
         WHERE p.first_submitted_by = $1",
        "INSERT INTO queue_word (word, revision_id, of_name)
         SELECT w.value, l.revision_id, TRUE
         FROM practice p
         JOIN revision r ON r.practice_id = p.id
         JOIN queue_line l ON l.revision_id = r.id
         CROSS JOIN jsonb_array_elements_text($2) AS w (value)
         WHERE p.first_submitted_by = $1",
    )
    .bind(account)
    .bind(Json(words))
    .execute()
    .await?;
    Ok(())
}

/// Words as a line keeps them: each between blanks.
pub fn joined(words: &[String]) -> String {
    format!(" {} ", words.join(" "))
}

/// The revisions that have a row which is not drawn from the tables, or lack one; for `check`.
pub async fn wrong_queue_rows(db: &mut impl Engine) -> Result<Vec<(RevisionId, String)>, Fault> {
    db.sql(concat!(
        "SELECT d.revision_id, d.band FROM (",
        all_rows!("TRUE"),
        " EXCEPT SELECT ",
        columns!(),
        " FROM queue_row) d
         UNION ALL
         SELECT k.revision_id, k.band FROM (SELECT ",
        columns!(),
        " FROM queue_row EXCEPT SELECT ",
        columns!(),
        " FROM (",
        all_rows!("TRUE"),
        ") a) k
         ORDER BY 1, 2"
    ))
    .all()
    .await
}
