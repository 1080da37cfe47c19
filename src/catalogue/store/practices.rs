//! One practice as the public may see it, and the list of its published versions.

use std::collections::HashMap;

use sqlx::types::Json;

use super::reviews::{ReviewEvent, ReviewRow, add_reviews, by_practice};
use super::views::{ViewsBefore, add_views};
use super::{JoinedCredit, has_authors, submitter_columns, submitter_joins};
use crate::account::model::{CreditedName, Name};
use crate::db::{Fault, PublicCall, PublicConn, Timestamp};
use crate::language::{Language, TextLanguage};
use crate::practice::answers::Answers;
use crate::practice::model::{
    Ark, Confirmation, PracticeId, Reference, ReplicationText, RevisionId, Slug,
};
use crate::showing::face::Sender;
use crate::taxonomy::ObjectiveNumber;
use crate::web::page_views::ViewMonth;
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
pub struct PublishedPractice {
    pub id: PracticeId,
    /// The revision of this version.
    pub revision_id: RevisionId,
    /// Whether it has other authors than the account that submitted the practice.
    pub has_authors: bool,
    /// Whether its page names where else the same was done.
    pub has_replications: bool,
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
            "SELECT p.id, r.id AS revision_id, p.slug, p.ark, p.reference, p.public, p.versions,
                    p.first_submitted_at,
                p.first_published_at, p.confirmed_at, p.ask_at, p.asks, p.unconfirmed_at, p.ended_at, p.taken_down_at,
                p.taken_down_on_request,
                ",
            has_authors!(),
            " AS has_authors,
                EXISTS (SELECT 1 FROM replication y
                        WHERE y.practice_id = p.id AND y.from_edition IS NOT NULL AND y.to_edition IS NULL)
                    AS has_replications,
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
            "LEFT JOIN imported v ON v.practice_id = p.id AND r.number = 1
             LEFT JOIN account o ON o.id = p.owner_id AND o.id = r.submitted_by
             LEFT JOIN practice x ON x.id = p.replaced_by
             LEFT JOIN practice_call k ON k.id = r.call_id
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

/// A published version, as the public history lists it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PublishedVersion {
    /// The number of the version, from 1.
    pub version: i64,
    pub published_at: Timestamp,
    /// The author's note on what has changed.
    pub change_note: Option<String>,
}

/// The published versions of a practice, newest first.
pub async fn versions(
    db: &mut PublicConn,
    practice: PracticeId,
) -> Result<Vec<PublishedVersion>, Fault> {
    add_versions(db.call(), practice).run().await?.all()
}

fn add_versions(call: PublicCall<'_>, practice: PracticeId) -> PublicCall<'_> {
    call.sql(
        "SELECT r.version, r.published_at, c.answers ->> 'change_note' AS change_note
         FROM revision r JOIN content c ON c.revision_id = r.id
         WHERE r.practice_id = $1 AND r.version IS NOT NULL
         ORDER BY r.version DESC",
    )
    .bind(practice)
}

/// What stands around the text of a version.
#[derive(Debug, Default)]
pub struct PracticeSurroundings {
    /// The authors, where they are others than the account that submitted the practice.
    pub authors: Vec<CreditedName>,
    /// All published versions, newest first.
    pub versions: Vec<PublishedVersion>,
    /// The events of its review.
    pub review: Vec<ReviewEvent>,
    /// Those of the related practices that are live, in the order of their ids.
    pub related: Vec<RelatedPractice>,
    /// How often the page was opened, if it shows that.
    pub views: Option<ViewsBefore>,
    /// Where else the same was done.
    pub replications: Vec<ReplicationText>,
}

/// A practice that another one's page names.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct RelatedPractice {
    id: PracticeId,
    pub slug: Slug,
    pub title: String,
    pub filed_language: Option<TextLanguage>,
    pub filed_objective: Option<ObjectiveNumber>,
    /// The id of its type.
    pub kind: Option<String>,
}

/// What the page of the present version shows besides what every form of a practice has.
#[derive(Debug, Default)]
pub struct PageBeside {
    /// Other practices, the nearest first.
    pub related: Vec<PracticeId>,
    /// The months before this one are those whose views it shows.
    pub views_before: Option<ViewMonth>,
}

/// What stands around the text of a version, read in one call.
pub async fn surroundings(
    db: &mut PublicConn,
    practice: &PublishedPractice,
    beside: &PageBeside,
) -> Result<PracticeSurroundings, Fault> {
    let related = &beside.related;
    let mut call = add_versions(db.call(), practice.id);
    call = add_reviews(call, &[(practice.id, practice.version)]);
    if practice.has_replications {
        call = add_replications(call, &[practice.id]);
    }
    if practice.has_authors {
        call = add_authors(call, &[practice.revision_id]);
    }
    if !related.is_empty() {
        call = add_related(call, related);
    }
    if let Some(before) = beside.views_before {
        call = add_views(call, practice.id, before);
    }
    let mut read = call.run().await?;
    let versions = read.all()?;
    let review = by_practice(read.all::<ReviewRow>()?).remove(&practice.id);
    let replications = if practice.has_replications {
        replicated(read.all()?).remove(&practice.id)
    } else {
        None
    };
    let mut around = PracticeSurroundings {
        versions,
        review: review.unwrap_or_default(),
        replications: replications.unwrap_or_default(),
        ..PracticeSurroundings::default()
    };
    if practice.has_authors {
        let authors = gathered(read.all()?).remove(&practice.revision_id);
        around.authors = authors.unwrap_or_default();
    }
    if !related.is_empty() {
        around.related = read.all()?;
        let place = |one: &RelatedPractice| related.iter().position(|id| *id == one.id);
        around.related.sort_by_key(place);
    }
    if let Some(before) = beside.views_before {
        let months = read.all()?;
        around.views = Some(ViewsBefore { before, months });
    }
    Ok(around)
}

/// What stands around the texts of many practices, at their present versions.
#[derive(Debug, Default)]
pub struct ManySurroundings {
    /// The authors by version, where they are others than the account that submitted the practice.
    pub authors: HashMap<RevisionId, Vec<CreditedName>>,
    /// The events of its review, by practice.
    pub reviews: HashMap<PracticeId, Vec<ReviewEvent>>,
    /// Where else the same was done, by practice.
    pub replications: HashMap<PracticeId, Vec<ReplicationText>>,
}

/// What stands around these texts, read in one call.
pub async fn surroundings_of(
    db: &mut PublicConn,
    published: &[PublishedPractice],
) -> Result<ManySurroundings, Fault> {
    if published.is_empty() {
        return Ok(ManySurroundings::default());
    }
    let versions: Vec<(PracticeId, i64)> =
        published.iter().map(|one| (one.id, one.version)).collect();
    let named = with_authors(
        published
            .iter()
            .map(|one| (one.revision_id, one.has_authors)),
    );
    let replicated_ids: Vec<PracticeId> = published
        .iter()
        .filter(|one| one.has_replications)
        .map(|one| one.id)
        .collect();
    let mut call = add_reviews(db.call(), &versions);
    if !replicated_ids.is_empty() {
        call = add_replications(call, &replicated_ids);
    }
    if !named.is_empty() {
        call = add_authors(call, &named);
    }
    let mut read = call.run().await?;
    Ok(ManySurroundings {
        reviews: by_practice(read.all()?),
        replications: if replicated_ids.is_empty() {
            HashMap::new()
        } else {
            replicated(read.all()?)
        },
        authors: if named.is_empty() {
            HashMap::new()
        } else {
            gathered(read.all()?)
        },
    })
}

/// A replication that the page of a practice names.
#[derive(sqlx::FromRow)]
struct ReplicationRow {
    practice_id: PracticeId,
    #[sqlx(flatten)]
    text: ReplicationText,
}

fn add_replications<'c>(call: PublicCall<'c>, ids: &[PracticeId]) -> PublicCall<'c> {
    call.sql(
        "SELECT practice_id, organisation, place, since_year, difference, link FROM replication
         WHERE practice_id IN ({ids $1}) AND from_edition IS NOT NULL AND to_edition IS NULL
         ORDER BY practice_id, id",
    )
    .bind(Json(ids))
}

fn replicated(rows: Vec<ReplicationRow>) -> HashMap<PracticeId, Vec<ReplicationText>> {
    let mut all: HashMap<PracticeId, Vec<ReplicationText>> = HashMap::new();
    for row in rows {
        all.entry(row.practice_id).or_default().push(row.text);
    }
    all
}

/// The live ones of these practices. The state is compared as a text of its own, so that no engine reads every live practice
/// in the index of states.
fn add_related<'c>(call: PublicCall<'c>, ids: &[PracticeId]) -> PublicCall<'c> {
    call.sql(
        "SELECT p.id, p.slug, r.title, r.filed_language, r.filed_objective, r.kind
         FROM practice p JOIN revision r ON r.id = p.public_revision_id
         WHERE p.id IN ({ids $1}) AND p.public || '' = 'live'",
    )
    .bind(Json(ids))
}

/// Those of these versions that have other authors than the account that submitted the practice.
pub fn with_authors(versions: impl Iterator<Item = (RevisionId, bool)>) -> Vec<RevisionId> {
    versions.filter(|(_, has)| *has).map(|(id, _)| id).collect()
}

/// An author of a published version.
#[derive(sqlx::FromRow)]
struct AuthorRow {
    revision_id: RevisionId,
    #[sqlx(flatten)]
    author: JoinedCredit,
}

/// The authors of published versions in the owner's order; none of a version whose only author is the account that
/// submitted the practice first.
pub async fn authors(
    db: &mut PublicConn,
    revisions: &[RevisionId],
) -> Result<HashMap<RevisionId, Vec<CreditedName>>, Fault> {
    if revisions.is_empty() {
        return Ok(HashMap::new());
    }
    let mut read = add_authors(db.call(), revisions).run().await?;
    Ok(gathered(read.all()?))
}

fn add_authors<'c>(call: PublicCall<'c>, revisions: &[RevisionId]) -> PublicCall<'c> {
    // Those whom an import names come first, also in the versions that were published here.
    call.sql(
        "SELECT x.revision_id, 1 AS here, x.place, a.honorific, a.given_name, a.family_name, a.institution, a.orcid
         FROM revision_author x
         JOIN revision r ON r.id = x.revision_id AND r.version IS NOT NULL
         JOIN account a ON a.id = x.account_id
         WHERE x.revision_id IN ({ids $1})
         UNION ALL
         SELECT r.id, 0, y.place, CAST(NULL AS TEXT), y.given_name, y.family_name, y.institution, y.orcid
         FROM revision r
         JOIN imported_author y ON y.practice_id = r.practice_id
         WHERE r.id IN ({ids $1}) AND r.version IS NOT NULL
         ORDER BY 1, 2, 3",
    )
    .bind(Json(revisions))
}

fn gathered(rows: Vec<AuthorRow>) -> HashMap<RevisionId, Vec<CreditedName>> {
    let mut authors: HashMap<RevisionId, Vec<CreditedName>> = HashMap::new();
    for row in rows {
        let names = authors.entry(row.revision_id).or_default();
        names.extend(row.author.credited());
    }
    authors
}
