//! The changes that the public can see since an edition: the search index follows them.

use std::collections::HashMap;

use sqlx::types::Json;

use super::{JoinedName, authors, submitter_columns, submitter_joins};
use crate::account::model::Name;
use crate::catalogue::model::Freshness;
use crate::catalogue::public_spans::{BesideChange, PublicSpan, TextSpan, text_spans};
use crate::db::{Fault, PublicConn, Timestamp};
use crate::edition::Edition;
use crate::language::TextLanguage;
use crate::practice::answers::Answers;
use crate::practice::model::{PracticeId, RevisionId};
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::Deed;

/// A practice that the public sees changed, and the edition in which it changed.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct ChangedPractice {
    pub id: PracticeId,
    pub edition: Edition,
}

/// A text that the public sees changed.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct ChangedText {
    pub id: PracticeId,
    /// The practice that lists have: itself, or the original of a translation.
    pub listed_as: PracticeId,
    pub edition: Edition,
}

/// The texts that changed after this edition, or in it with a greater id, ordered by edition and id.
pub async fn changed_since(
    db: &mut PublicConn,
    (edition, id): (Edition, PracticeId),
    most: i64,
) -> Result<Vec<ChangedText>, Fault> {
    db.sql(
        "SELECT id, COALESCE(translation_of, id) AS listed_as, edition FROM practice
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
/// such version. Neither a minor change nor a translation counts.
pub async fn told_between(
    db: &mut PublicConn,
    (after, until): (Edition, Edition),
) -> Result<Vec<ChangedPractice>, Fault> {
    db.sql(
        "SELECT p.id AS id, MAX(r.from_edition) AS edition
         FROM practice p JOIN revision r ON r.practice_id = p.id
         WHERE p.edition > $1 AND p.public = 'live' AND p.translation_of IS NULL
             AND r.version IS NOT NULL AND NOT r.minor AND r.from_edition > $1 AND r.from_edition <= $2
         GROUP BY p.id
         ORDER BY edition DESC, p.id DESC",
    )
    .bind(after)
    .bind(until)
    .all()
    .await
}

/// The practices whose submitter's name or organisation changed after this edition, or the name of an author of any of their
/// versions.
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
         JOIN revision r ON r.id = x.revision_id AND r.version IS NOT NULL
         JOIN practice p ON p.id = r.practice_id
         WHERE a.named_edition > $1 AND p.edition IS NOT NULL
         ORDER BY edition, id",
    )
    .bind(edition)
    .all()
    .await
}

/// What the index stores of a text of a live practice.
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
    /// The editions that show it so.
    pub span: PublicSpan,
    /// The texts in other languages that these editions show.
    pub translations: Vec<IndexedTranslation>,
}

/// What the index stores of a translation: its words, under its original.
#[derive(Debug)]
pub struct IndexedTranslation {
    pub language: TextLanguage,
    pub answers: Answers,
}

/// What the index should hold of a practice.
#[derive(Debug)]
pub struct IndexChange {
    pub id: PracticeId,
    /// None if the practice is not live.
    pub live: Option<IndexedPractice>,
    /// What earlier editions showed of it. None if the practice is not live.
    pub earlier: Vec<IndexedPractice>,
}

/// A practice as it was read for the index. Its answers are not parsed yet, so that the reader of the database need not wait
/// for it.
#[derive(sqlx::FromRow)]
pub struct IndexedRow {
    id: PracticeId,
    translation_of: Option<PracticeId>,
    has_translations: bool,
    reference: Option<String>,
    first_published_at: Option<Timestamp>,
    #[sqlx(flatten)]
    submitter: JoinedName,
    organisation: Option<String>,
    unconfirmed_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    /// Whether earlier editions may have shown something else of it.
    has_past: bool,
    #[sqlx(flatten)]
    present: IndexedText,
    /// The texts before the present one, in their order.
    #[sqlx(skip)]
    earlier: Vec<IndexedText>,
    /// What changed beside them.
    #[sqlx(skip)]
    changes: Vec<(Edition, BesideChange)>,
    /// Its translations.
    #[sqlx(skip)]
    translations: Vec<IndexedRow>,
}

/// A published text of a practice, as it was read for the index.
#[derive(sqlx::FromRow)]
struct IndexedText {
    revision_id: Option<RevisionId>,
    from_edition: Option<Edition>,
    to_edition: Option<Edition>,
    filed_objective: Option<ObjectiveNumber>,
    filed_language: Option<TextLanguage>,
    answers: Option<String>,
    #[sqlx(skip)]
    authors: Vec<Name>,
}

/// The same, and of which practice.
#[derive(sqlx::FromRow)]
struct EarlierText {
    practice_id: PracticeId,
    #[sqlx(flatten)]
    text: IndexedText,
}

/// A deed that changed what the public read beside the text.
#[derive(sqlx::FromRow)]
struct BesideEvent {
    practice_id: PracticeId,
    deed: Deed,
    edition: Edition,
}

/// The practices `$which` names.
macro_rules! indexed_rows {
    ($which:literal) => {
        concat!(
            "SELECT p.id, p.translation_of, p.reference, p.first_published_at, p.unconfirmed_at, p.ended_at,
                    (p.versions > 1 OR p.edition > r.from_edition) IS TRUE AS has_past,
                    EXISTS (SELECT 1 FROM practice t WHERE t.translation_of = p.id) AS has_translations,
                    r.id AS revision_id, r.from_edition, r.to_edition, r.filed_objective, r.filed_language,
                    CAST(c.answers AS TEXT) AS answers, ",
            submitter_columns!(),
            " FROM practice p
             LEFT JOIN revision r ON p.public = 'live' AND r.id = p.public_revision_id
             LEFT JOIN content c ON c.revision_id = r.id",
            submitter_joins!(),
            "WHERE ",
            $which
        )
    };
}

/// These practices as the public sees them now, and as it saw them, without the translations among them.
pub async fn index_changes(
    db: &mut PublicConn,
    ids: &[PracticeId],
) -> Result<Vec<IndexedRow>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<IndexedRow> = db
        .sql(indexed_rows!("p.id IN ({ids $1})"))
        .bind(Json(ids))
        .all()
        .await?;
    // A translation is found as its original.
    rows.retain(|row| row.translation_of.is_none());
    let asked = rows.len();
    rows.extend(translations_of(db, &rows).await?);
    add_past(db, &mut rows).await?;
    let texts = rows.iter().flat_map(IndexedRow::texts);
    let revisions: Vec<RevisionId> = texts.filter_map(|text| text.revision_id).collect();
    let mut named = authors(db, &revisions).await?;
    for row in &mut rows {
        for text in row.earlier.iter_mut().chain([&mut row.present]) {
            let own = text.revision_id.and_then(|id| named.remove(&id));
            text.authors = own.into_iter().flatten().map(|one| one.name).collect();
        }
    }
    let translations = rows.split_off(asked);
    for translation in translations {
        let original = rows
            .iter_mut()
            .find(|row| Some(row.id) == translation.translation_of);
        if let Some(original) = original {
            original.translations.push(translation);
        }
    }
    Ok(rows)
}

/// The translations of these practices.
async fn translations_of(
    db: &mut PublicConn,
    rows: &[IndexedRow],
) -> Result<Vec<IndexedRow>, Fault> {
    let translated = rows.iter().filter(|row| row.has_translations);
    let ids: Vec<PracticeId> = translated.map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    db.sql(indexed_rows!(
        "p.translation_of IN ({ids $1}) ORDER BY p.id"
    ))
    .bind(Json(ids))
    .all()
    .await
}

/// Adds what earlier editions showed of those practices that have changed since their publication.
async fn add_past(db: &mut PublicConn, rows: &mut [IndexedRow]) -> Result<(), Fault> {
    let changed = rows.iter().filter(|row| row.has_past);
    let ids: Vec<PracticeId> = changed.map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let call = db
        .call()
        .sql(
            "SELECT r.practice_id, r.id AS revision_id, r.from_edition, r.to_edition, r.filed_objective,
                    r.filed_language, CAST(c.answers AS TEXT) AS answers
             FROM revision r JOIN content c ON c.revision_id = r.id
             WHERE r.practice_id IN ({ids $1}) AND r.version IS NOT NULL AND r.to_edition IS NOT NULL
             ORDER BY r.practice_id, r.version",
        )
        .bind(Json(&ids));
    let call = call
        .sql(
            "SELECT practice_id, deed, CAST(details ->> 'edition' AS BIGINT) AS edition FROM event
             WHERE practice_id IN ({ids $1}) AND details ->> 'edition' IS NOT NULL
                AND deed IN ('take_down', 'restore', 'confirm', 'say_ended', 'mark_unconfirmed')
             ORDER BY practice_id, seq",
        )
        .bind(Json(&ids));
    let mut read = call.run().await?;
    let mut texts: HashMap<PracticeId, Vec<IndexedText>> = HashMap::new();
    for one in read.all::<EarlierText>()? {
        texts.entry(one.practice_id).or_default().push(one.text);
    }
    let mut changes: HashMap<PracticeId, Vec<(Edition, BesideChange)>> = HashMap::new();
    for one in read.all::<BesideEvent>()? {
        let own = changes.entry(one.practice_id).or_default();
        own.extend(beside(one.deed).map(|change| (one.edition, change)));
    }
    for row in rows {
        row.earlier = texts.remove(&row.id).unwrap_or_default();
        row.changes = changes.remove(&row.id).unwrap_or_default();
    }
    Ok(())
}

/// What a deed changed beside the text.
fn beside(deed: Deed) -> Option<BesideChange> {
    Some(match deed {
        Deed::TakeDown => BesideChange::TakenDown,
        Deed::Restore => BesideChange::Restored,
        Deed::Confirm => BesideChange::Freshness(Freshness::Current),
        Deed::SayEnded => BesideChange::Freshness(Freshness::Ended),
        Deed::MarkUnconfirmed => BesideChange::Freshness(Freshness::Unconfirmed),
        _ => return None,
    })
}

impl IndexedRow {
    /// The language of its present text.
    pub fn language(&self) -> Option<TextLanguage> {
        self.present.filed_language
    }

    /// What the index should hold of it.
    pub fn into_change(self) -> IndexChange {
        let spans = self.spans();
        let translated = self.translated();
        let turns = translated.iter().flat_map(|(span, _)| span.bounds());
        let turns: Vec<Edition> = turns.collect();
        let parts = spans.iter().flat_map(|one| {
            let parts = one.span.split_at(&turns).into_iter();
            parts.map(|span| TextSpan { span, ..*one })
        });
        let spans = parts.filter_map(|one| self.practice(&one, &translated));
        let (live, earlier): (Vec<_>, Vec<_>) = spans.partition(|one| one.span.until.is_none());
        IndexChange {
            id: self.id,
            live: live.into_iter().next(),
            earlier,
        }
    }

    /// The texts, the present one last. None if the practice is not live.
    fn texts(&self) -> impl Iterator<Item = &IndexedText> {
        let is_live = self.present.revision_id.is_some();
        let all = self.earlier.iter().chain([&self.present]);
        all.filter(move |_| is_live)
    }

    /// When each text was public. What is known of the present one decides over what its events say.
    fn spans(&self) -> Vec<TextSpan> {
        let whole: Vec<PublicSpan> = self.texts().filter_map(IndexedText::span).collect();
        let mut spans = text_spans(&whole, &self.changes);
        if let Some(last) = spans.last_mut() {
            last.freshness = match (self.ended_at, self.unconfirmed_at) {
                (Some(_), _) => Freshness::Ended,
                (None, Some(_)) => Freshness::Unconfirmed,
                (None, None) => Freshness::Current,
            };
        }
        spans
    }

    /// The texts of its translations, each with the editions that show it.
    fn translated(&self) -> Vec<(PublicSpan, &IndexedText)> {
        let translations = self.translations.iter();
        translations
            .flat_map(|row| {
                let spans = row.spans().into_iter();
                spans.filter_map(|one| Some((one.span, row.texts().nth(one.text)?)))
            })
            .collect()
    }

    fn practice(
        &self,
        part: &TextSpan,
        translated: &[(PublicSpan, &IndexedText)],
    ) -> Option<IndexedPractice> {
        let text = self.texts().nth(part.text)?;
        let answers = text.answers(self.id)?;
        Some(IndexedPractice {
            id: self.id,
            first_published: self.first_published_at?,
            reference: self.reference.clone().unwrap_or_default(),
            objective: text.filed_objective,
            language: text.filed_language.unwrap_or_default(),
            submitter: self.submitter.clone().name(),
            authors: text.authors.clone(),
            organisation: self.organisation.clone(),
            freshness: part.freshness,
            // A person who agreed to be named agreed for the present version.
            answers: match part.span.until {
                None => answers,
                Some(_) => answers.without_people_to_ask(),
            },
            span: part.span,
            translations: translated
                .iter()
                .filter(|(span, _)| span.holds(part.span.from))
                .filter_map(|(_, text)| text.translation(self.id))
                .collect(),
        })
    }
}

impl IndexedText {
    /// From which edition until which one it was the present text.
    fn span(&self) -> Option<PublicSpan> {
        Some(PublicSpan {
            from: self.from_edition?,
            until: self.to_edition,
        })
    }

    /// What the index stores of it under its original.
    fn translation(&self, id: PracticeId) -> Option<IndexedTranslation> {
        Some(IndexedTranslation {
            language: self.filed_language.unwrap_or_default(),
            answers: self.answers(id)?.without_people_to_ask(),
        })
    }

    /// The answers, if they can be read: an error concerns one practice, and all others must stay searchable.
    fn answers(&self, id: PracticeId) -> Option<Answers> {
        let object: serde_json::Value = match serde_json::from_str(self.answers.as_deref()?) {
            Ok(object) => object,
            Err(error) => {
                tracing::error!(practice = %id, %error, "the answers cannot be read");
                return None;
            }
        };
        match Answers::from_json(&object) {
            Ok(answers) => Some(answers),
            Err(field) => {
                tracing::error!(practice = %id, field = field.name(), "an answer cannot be read");
                None
            }
        }
    }
}
