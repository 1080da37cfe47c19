//! One practice as the public may see it, and its published versions.

use sqlx::types::Json;

use super::Joined;
use crate::account::model::Name;
use crate::db::{Engine, Fault, Timestamp};
use crate::language::TextLanguage;
use crate::practice::answers::Answers;
use crate::practice::model::{PracticeId, Slug};
use crate::showing::face::Sender;
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::PublicStatus;

/// A practice that is or was public, with one of its published versions.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Told {
    /// Which.
    pub id: PracticeId,
    /// Its address.
    pub slug: Slug,
    /// Its reference.
    pub reference: Option<String>,
    /// What the public has of it.
    pub public: PublicStatus,
    /// How many versions were published.
    pub versions: i64,
    /// When it was first submitted.
    pub first_submitted_at: Option<Timestamp>,
    /// When it was first published.
    pub first_published_at: Timestamp,
    /// When an author last said that it is still true.
    pub confirmed_at: Option<Timestamp>,
    /// When it was taken down, if it is.
    pub taken_down_at: Option<Timestamp>,
    /// Whether its owner had asked for that.
    pub taken_down_on_request: bool,
    /// The address of what replaces it.
    pub replaced_by_slug: Option<Slug>,
    /// What the public has of that.
    pub replaced_by_public: Option<PublicStatus>,
    /// Who submitted it.
    #[sqlx(flatten)]
    pub submitter: Joined,
    /// Where that person works.
    pub organisation: Option<String>,
    /// Which version this is.
    pub version: i64,
    /// Its title.
    pub title: String,
    /// The objective it was filed under.
    pub filed_objective: Option<ObjectiveNumber>,
    /// The language of its text.
    pub filed_language: Option<TextLanguage>,
    /// When it was published.
    pub published_at: Timestamp,
    /// What its submission was granted under.
    pub licence: Option<String>,
    contact_email: Option<String>,
    contact_honorific: Option<String>,
    contact_given_name: Option<String>,
    contact_family_name: Option<String>,
    contact_institution: Option<String>,
    answers: Json<serde_json::Value>,
}

impl Told {
    /// Who sent this version and still owns the practice.
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

/// The practice with this slug, if it ever was public: its present version, or the one that was asked for.
pub async fn practice(
    db: &mut impl Engine,
    slug: &Slug,
    version: Option<i64>,
) -> Result<Option<Told>, Fault> {
    db.sql(
        "SELECT p.id, p.slug, p.reference, p.public, p.versions, p.first_submitted_at,
                p.first_published_at, p.confirmed_at, p.taken_down_at,
                p.taken_down_on_request,
                x.slug AS replaced_by_slug, x.public AS replaced_by_public,
                a.honorific, a.given_name, a.family_name, a.institution, a.organisation,
                r.version, r.title, r.filed_objective, r.filed_language, r.published_at, r.licence,
                o.email AS contact_email, o.honorific AS contact_honorific,
                o.given_name AS contact_given_name, o.family_name AS contact_family_name,
                o.institution AS contact_institution,
                c.answers
         FROM practice p
         JOIN revision r ON r.practice_id = p.id AND r.version IS NOT NULL
              AND CASE WHEN $2 > 0 THEN r.version = $2 ELSE r.id = p.public_revision_id END
         JOIN content c ON c.revision_id = r.id
         LEFT JOIN account a ON a.id = p.first_submitted_by
         LEFT JOIN account o ON o.id = p.owner_id AND o.id = r.submitted_by
         LEFT JOIN practice x ON x.id = p.replaced_by
         WHERE p.slug = $1 AND p.public <> 'never'",
    )
    .bind(slug)
    .bind(version.unwrap_or(0))
    .optional()
    .await
}

/// A line of a practice's public history.
#[derive(Debug, Clone, sqlx::FromRow)]
#[expect(
    clippy::struct_field_names,
    reason = "it is the column's name, and what the public calls it"
)]
pub struct Version {
    /// Which version.
    pub version: i64,
    /// When it was published.
    pub published_at: Timestamp,
    /// What its author says has changed.
    pub change_note: Option<String>,
}

/// The published versions of a practice, newest first.
pub async fn versions(db: &mut impl Engine, practice: PracticeId) -> Result<Vec<Version>, Fault> {
    db.sql_for(
        "SELECT r.version, r.published_at, json_extract(c.answers, '$.change_note') AS change_note
         FROM revision r JOIN content c ON c.revision_id = r.id
         WHERE r.practice_id = $1 AND r.version IS NOT NULL
         ORDER BY r.version DESC",
        "SELECT r.version, r.published_at, c.answers ->> 'change_note' AS change_note
         FROM revision r JOIN content c ON c.revision_id = r.id
         WHERE r.practice_id = $1 AND r.version IS NOT NULL
         ORDER BY r.version DESC",
    )
    .bind(practice)
    .all()
    .await
}
