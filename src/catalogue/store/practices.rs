//! One practice as the public may see it.

use sqlx::types::Json;

use super::translations::{follows_original, original_column, shown_column, shown_public};
use super::{JoinedCredit, has_authors, submitter_columns, submitter_joins};
use crate::account::model::Name;
use crate::db::{Fault, PublicConn, Timestamp};
use crate::edition::Edition;
use crate::language::{Language, TextLanguage};
use crate::practice::answers::Answers;
use crate::practice::model::{Ark, Confirmation, PracticeId, Reference, RevisionId, Slug};
use crate::showing::face::Sender;
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::PublicStatus;

/// The record of a review that took place before an import; empty of a version that was published here.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ImportedReviewRow {
    pub reviewers: Option<i64>,
    pub experts: Option<i64>,
    pub rounds: Option<i64>,
    pub review_began: Option<Timestamp>,
    pub has_checklist: Option<bool>,
}

/// A practice that is or was public, with one of its published versions.
#[derive(Debug, Clone, sqlx::FromRow)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a column of its own, and an independent fact"
)]
pub struct PublishedPractice {
    pub id: PracticeId,
    /// The revision of this version.
    pub revision_id: RevisionId,
    /// Whether it has other authors than the account that submitted the practice.
    pub has_authors: bool,
    /// Whether its page names where else the same was done.
    pub has_replications: bool,
    /// The practice that it says in another language.
    pub translation_of: Option<PracticeId>,
    /// Whether it may have texts in other languages.
    pub has_translations: bool,
    /// Of a translation: the version of its original that it says.
    pub translates_version: Option<i64>,
    /// The name of its original in addresses.
    pub original_slug: Option<Slug>,
    pub slug: Slug,
    /// Its persistent identifier.
    pub ark: Option<Ark>,
    pub reference: Option<String>,
    pub public: PublicStatus,
    /// The number of published versions.
    pub versions: i64,
    pub first_submitted_at: Option<Timestamp>,
    pub first_published_at: Timestamp,
    /// When an author last confirmed that the text is still true.
    #[sqlx(flatten)]
    pub confirmation: Confirmation,
    /// When it was taken down; none if it is not.
    pub taken_down_at: Option<Timestamp>,
    /// Whether its owner had asked for the removal.
    pub taken_down_on_request: bool,
    /// The slug of the practice that replaces it.
    pub replaced_by_slug: Option<Slug>,
    pub replaced_by_public: Option<PublicStatus>,
    #[sqlx(flatten)]
    pub submitter: JoinedCredit,
    /// The organisation for which the submitter works.
    pub organisation: Option<String>,
    /// The number of this version, from 1.
    pub version: i64,
    pub title: String,
    pub filed_objective: Option<ObjectiveNumber>,
    pub filed_language: Option<TextLanguage>,
    pub published_at: Timestamp,
    /// The name of the licence that the submitter granted.
    pub licence: Option<String>,
    /// How it was reviewed where it comes from.
    #[sqlx(flatten)]
    pub review: ImportedReviewRow,
    contact_email: Option<String>,
    contact_honorific: Option<String>,
    contact_given_name: Option<String>,
    contact_family_name: Option<String>,
    contact_institution: Option<String>,
    /// The call that this version answers.
    #[sqlx(flatten)]
    call: JoinedCall,
    answers: Json<serde_json::Value>,
}

/// The call for practices that a version answers, joined when it is read.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct JoinedCall {
    #[sqlx(rename = "call_slug")]
    slug: Option<Slug>,
    #[sqlx(rename = "call_title_en")]
    title_en: Option<String>,
    #[sqlx(rename = "call_title_fr")]
    title_fr: Option<String>,
}

impl PublishedPractice {
    /// The account that submitted this version, if it still owns the practice.
    pub fn sender(&self) -> Option<Sender> {
        let name = Name::of_parts(
            self.contact_honorific.clone(),
            self.contact_given_name.clone(),
            self.contact_family_name.clone(),
            self.contact_institution.clone(),
        )?;
        Some(Sender {
            name: name.display(),
            email: self.contact_email.clone()?,
        })
    }

    /// The end of the address of the call that it answers, and its title in this language.
    pub fn call(&self, language: Language) -> Option<(&Slug, &str)> {
        let title = match language {
            Language::En => &self.call.title_en,
            Language::Fr => &self.call.title_fr,
        };
        self.call.slug.as_ref().zip(title.as_deref())
    }

    /// The published answers.
    pub fn answers(&self) -> Result<Answers, Fault> {
        Answers::from_json(&self.answers.0).map_err(|field| {
            Fault::unfit(format!(
                "practice {}: the answer “{}” cannot be read",
                self.id,
                field.name()
            ))
        })
    }
}

/// Published practices: `$version` says which version of each, `$which` which practices.
macro_rules! published_practices {
    ($version:literal, $which:literal) => {
        concat!(
            "SELECT p.id, r.id AS revision_id, p.slug, p.ark, p.reference, p.versions, ",
            shown_public!(),
            " AS public,
                    p.first_submitted_at,
                p.first_published_at, ",
            original_column!("confirmed_at"), ", ", original_column!("ask_at"), ", ", original_column!("asks"), ", ",
            original_column!("unconfirmed_at"), ", ", original_column!("ended_at"), ", ",
            shown_column!("taken_down_at"),
            " AS taken_down_at, ",
            shown_column!("taken_down_on_request"),
            " AS taken_down_on_request,
                ",
            has_authors!(),
            " AS has_authors,
                EXISTS (SELECT 1 FROM replication y
                        WHERE y.practice_id = p.id AND y.from_edition IS NOT NULL AND y.to_edition IS NULL)
                    AS has_replications,
                p.translation_of, p.translation_of IS NOT NULL
                    OR EXISTS (SELECT 1 FROM practice l WHERE l.translation_of = p.id) AS has_translations,
                r.translates_version, q.slug AS original_slug,
                x.slug AS replaced_by_slug, x.public AS replaced_by_public, ",
            submitter_columns!(),
            ",
                v.reviewers, v.experts, v.rounds, v.review_began, v.has_checklist,
                r.version, r.title, r.filed_objective, r.filed_language, r.published_at, r.licence,
                o.email AS contact_email, o.honorific AS contact_honorific,
                o.given_name AS contact_given_name, o.family_name AS contact_family_name,
                o.institution AS contact_institution,
                k.slug AS call_slug, k.title_en AS call_title_en, k.title_fr AS call_title_fr,
                c.answers
             FROM practice p
             JOIN revision r ON r.practice_id = p.id AND r.version IS NOT NULL AND ",
            $version,
            " JOIN content c ON c.revision_id = r.id",
            submitter_joins!(),
            "LEFT JOIN practice q ON q.id = p.translation_of
             LEFT JOIN imported v ON v.practice_id = p.id AND r.number = 1
             LEFT JOIN account o ON o.id = p.owner_id AND o.id = r.submitted_by
             LEFT JOIN practice x ON x.id = ",
            shown_column!("replaced_by"),
            " LEFT JOIN practice_call k ON k.id = r.call_id
             WHERE ",
            $which
        )
    };
}

/// The practice with this slug, if it ever was public: its present version, or the version with this number.
pub async fn practice(
    db: &mut PublicConn,
    slug: &Slug,
    version: Option<i64>,
) -> Result<Option<PublishedPractice>, Fault> {
    db.sql(published_practices!(
        "CASE WHEN $2 > 0 THEN r.version = $2 ELSE r.id = p.public_revision_id END",
        "p.slug = $1 AND p.public <> 'never'"
    ))
    .bind(slug)
    .bind(version.unwrap_or(0))
    .optional()
    .await
}

/// Those of these practices that are live, each with its present version, in any order. The state is compared as a text of
/// its own, so that no engine reads every live practice in the index of states.
pub async fn practices(
    db: &mut PublicConn,
    ids: &[PracticeId],
) -> Result<Vec<PublishedPractice>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    db.sql(published_practices!(
        "r.id = p.public_revision_id",
        "p.id IN ({ids $1}) AND p.public || '' = 'live'"
    ))
    .bind(Json(ids))
    .all()
    .await
}

/// The same, each with the version that an edition showed.
pub async fn practices_at(
    db: &mut PublicConn,
    ids: &[PracticeId],
    edition: Edition,
) -> Result<Vec<PublishedPractice>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    db.sql(published_practices!(
        "r.from_edition <= $2 AND (r.to_edition IS NULL OR r.to_edition > $2)",
        "p.id IN ({ids $1}) AND p.public || '' = 'live'"
    ))
    .bind(Json(ids))
    .bind(edition)
    .all()
    .await
}

/// The slug of the practice that is or was public under this slug or this reference.
pub async fn slug_of(
    db: &mut PublicConn,
    slug: Option<&Slug>,
    reference: Option<&Reference>,
) -> Result<Option<Slug>, Fault> {
    let found: Option<(Slug,)> = db
        .sql(
            "SELECT slug FROM practice
             WHERE public <> 'never' AND (slug = $1 OR reference = $2)
             ORDER BY CASE WHEN slug = $1 THEN 0 ELSE 1 END LIMIT 1",
        )
        .bind(slug.map(Slug::as_str))
        .bind(reference.map(Reference::as_str))
        .optional()
        .await?;
    Ok(found.map(|(slug,)| slug))
}

/// The slug of the practice that has this persistent identifier.
pub async fn slug_of_ark(db: &mut PublicConn, ark: &Ark) -> Result<Option<Slug>, Fault> {
    let found: Option<(Slug,)> = db
        .sql("SELECT slug FROM practice WHERE ark = $1 AND public <> 'never'")
        .bind(ark.as_str())
        .optional()
        .await?;
    Ok(found.map(|(slug,)| slug))
}
