//! The words by which a submitted revision is found in the lists of the queue.

use serde_json::json;
use sqlx::types::Json;

use crate::account::model::{AccountId, NameColumns};
use crate::db::{BulkRows, Dialect, Engine, Fault, Tx};
use crate::practice::model::{PracticeId, RevisionId};

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
        "SELECT r.id AS revision_id, p.reference, r.title, s.honorific,
                COALESCE(s.given_name, i.given_name) AS given_name, COALESCE(s.family_name, i.family_name) AS family_name,
                COALESCE(s.institution, i.institution) AS institution,
                c.answers,
                (SELECT {gathered n.word} FROM practice_label l JOIN label n ON n.id = l.label_id
                 WHERE l.practice_id = p.id) AS labels
         FROM revision r
         JOIN practice p ON p.id = r.practice_id
         JOIN content c ON c.revision_id = r.id
         LEFT JOIN account s ON s.id = p.first_submitted_by
         LEFT JOIN imported i ON i.practice_id = p.id
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

/// The words of revisions as they are inserted.
pub struct QueueLineRows {
    lines: BulkRows,
    words: BulkRows,
}

impl QueueLineRows {
    /// The rows of these lines, and of their words in the order of the index, which takes them faster so.
    pub fn of(dialect: Dialect, all: &[QueueWords]) -> Self {
        let line = |one: &QueueWords| json!([one.revision_id, one.line, one.name]);
        let mut words: Vec<(&str, RevisionId, bool)> =
            all.iter().flat_map(QueueWords::rows).collect();
        words.sort_unstable();
        Self {
            lines: BulkRows::of(dialect, all.iter().map(line)),
            words: BulkRows::of(dialect, words.iter().map(|word| json!(word))),
        }
    }
}

/// Keeps the words of revisions that have none yet.
pub async fn add_queue_lines(tx: &mut Tx, lines: &[QueueWords]) -> Result<(), Fault> {
    let rows = QueueLineRows::of(tx.dialect(), lines);
    insert_queue_lines(tx, rows).await
}

/// The same with rows that are written down already.
pub async fn insert_queue_lines(tx: &mut Tx, rows: QueueLineRows) -> Result<(), Fault> {
    tx.call()
        .sql(
            "INSERT INTO queue_line (revision_id, line, name)
             SELECT revision_id, line, name FROM {bulk $1 revision_id BIGINT, line TEXT, name TEXT}",
        )
        .bind(rows.lines)
        .sql(
            "INSERT INTO queue_word (word, revision_id, of_name)
             SELECT word, revision_id, of_name FROM {bulk $1 word TEXT, revision_id BIGINT, of_name BOOLEAN}",
        )
        .bind(rows.words)
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
