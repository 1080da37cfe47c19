//! The changes that the public can see since an edition: the search index follows them.

use sqlx::types::Json;

use super::{JoinedName, authors, submitter_columns, submitter_joins};
use crate::account::model::Name;
use crate::catalogue::model::Freshness;
use crate::db::{Fault, PublicConn, Timestamp};
use crate::edition::Edition;
use crate::language::TextLanguage;
use crate::practice::answers::Answers;
use crate::practice::model::{PracticeId, RevisionId};
use crate::taxonomy::ObjectiveNumber;

/// A practice that the public sees changed, and the edition in which it changed.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct ChangedPractice {
    pub id: PracticeId,
    pub edition: Edition,
}

/// The practices that changed after this edition, or in it with a greater id, ordered by edition and id.
pub async fn changed_since(
    db: &mut PublicConn,
    (edition, id): (Edition, PracticeId),
    most: i64,
) -> Result<Vec<ChangedPractice>, Fault> {
    db.sql(
        "SELECT id, edition FROM practice
         WHERE (edition, id) > ($1, $2)
         ORDER BY edition, id LIMIT CAST($3 AS BIGINT)",
    )
    .bind(edition)
    .bind(id)
    .bind(most)
    .all()
    .await
}

/// The live practices of which a version was published after one edition and up to another, with the edition of the newest
/// such version. A minor change is none.
pub async fn told_between(
    db: &mut PublicConn,
    (after, until): (Edition, Edition),
) -> Result<Vec<ChangedPractice>, Fault> {
    db.sql(
        "SELECT p.id AS id, MAX(r.from_edition) AS edition
         FROM practice p JOIN revision r ON r.practice_id = p.id
         WHERE p.edition > $1 AND p.public = 'live' AND r.version IS NOT NULL AND NOT r.minor
             AND r.from_edition > $1 AND r.from_edition <= $2
         GROUP BY p.id
         ORDER BY edition DESC, p.id DESC",
    )
    .bind(after)
    .bind(until)
    .all()
    .await
}

/// The practices whose submitter's name or organisation changed after this edition, or the name of an author.
pub async fn renamed_since(
    db: &mut PublicConn,
    edition: Edition,
) -> Result<Vec<ChangedPractice>, Fault> {
    db.sql(
        "SELECT p.id AS id, a.named_edition AS edition
         FROM account a JOIN practice p ON p.first_submitted_by = a.id
         WHERE a.named_edition > $1 AND p.edition IS NOT NULL
         UNION
         SELECT p.id AS id, a.named_edition AS edition
         FROM account a
         JOIN revision_author x ON x.account_id = a.id
         JOIN revision r ON r.id = x.revision_id
         JOIN practice p ON p.id = r.practice_id AND p.public_revision_id = r.id
         WHERE a.named_edition > $1 AND p.edition IS NOT NULL
         ORDER BY edition, id",
    )
    .bind(edition)
    .all()
    .await
}

/// What the index stores of a live practice.
#[derive(Debug)]
pub struct IndexedPractice {
    pub id: PracticeId,
    pub first_published: Timestamp,
    pub reference: String,
    /// The objective it is filed under, which may differ from the one in its answers.
    pub objective: Option<ObjectiveNumber>,
    pub language: TextLanguage,
    pub submitter: Option<Name>,
    /// The authors, where they are others than the submitter.
    pub authors: Vec<Name>,
    /// The organisation for which the submitter works.
    pub organisation: Option<String>,
    /// Whether its authors stand by it.
    pub freshness: Freshness,
    pub answers: Answers,
}

/// What the index should hold of a practice.
#[derive(Debug)]
pub struct IndexChange {
    pub id: PracticeId,
    /// None if the practice is not live.
    pub live: Option<IndexedPractice>,
}

/// A practice as it was read for the index. Its answers are not parsed yet, so that the reader of the database need not wait
/// for it.
#[derive(sqlx::FromRow)]
pub struct IndexedRow {
    id: PracticeId,
    revision_id: Option<RevisionId>,
    #[sqlx(skip)]
    authors: Vec<Name>,
    reference: Option<String>,
    first_published_at: Option<Timestamp>,
    filed_objective: Option<ObjectiveNumber>,
    filed_language: Option<TextLanguage>,
    #[sqlx(flatten)]
    submitter: JoinedName,
    organisation: Option<String>,
    unconfirmed_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    answers: Option<String>,
}

/// These practices as the public sees them now.
pub async fn index_changes(
    db: &mut PublicConn,
    ids: &[PracticeId],
) -> Result<Vec<IndexedRow>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<IndexedRow> = db
        .sql(concat!(
        "SELECT p.id, r.id AS revision_id, p.reference, p.first_published_at, r.filed_objective, r.filed_language, ",
        submitter_columns!(),
        ", p.unconfirmed_at, p.ended_at, CAST(c.answers AS TEXT) AS answers
         FROM practice p
         LEFT JOIN revision r ON p.public = 'live' AND r.id = p.public_revision_id
         LEFT JOIN content c ON c.revision_id = r.id",
        submitter_joins!(),
        "WHERE p.id IN ({ids $1})"
    ))
    .bind(Json(ids))
    .all()
    .await?;
    let revisions: Vec<RevisionId> = rows.iter().filter_map(|row| row.revision_id).collect();
    let mut named = authors(db, &revisions).await?;
    for row in &mut rows {
        let own = row.revision_id.and_then(|id| named.remove(&id));
        row.authors = own.into_iter().flatten().map(|one| one.name).collect();
    }
    Ok(rows)
}

impl IndexedRow {
    /// What the index should hold of it.
    pub fn into_change(self) -> IndexChange {
        let id = self.id;
        IndexChange {
            id,
            live: self.into_live(),
        }
    }

    fn into_live(self) -> Option<IndexedPractice> {
        let object: serde_json::Value = match serde_json::from_str(self.answers.as_deref()?) {
            Ok(object) => object,
            Err(error) => {
                tracing::error!(practice = %self.id, %error, "the answers cannot be read");
                return None;
            }
        };
        let answers = match Answers::from_json(&object) {
            Ok(answers) => answers,
            Err(field) => {
                // The error concerns one practice; all others must stay searchable.
                tracing::error!(practice = %self.id, field = field.name(), "an answer cannot be read");
                return None;
            }
        };
        Some(IndexedPractice {
            id: self.id,
            first_published: self.first_published_at?,
            reference: self.reference.unwrap_or_default(),
            objective: self.filed_objective,
            language: self.filed_language.unwrap_or_default(),
            submitter: self.submitter.name(),
            authors: self.authors,
            organisation: self.organisation,
            freshness: match (self.ended_at, self.unconfirmed_at) {
                (Some(_), _) => Freshness::Ended,
                (None, Some(_)) => Freshness::Unconfirmed,
                (None, None) => Freshness::Current,
            },
            answers,
        })
    }
}
