//! What stands around the text of a practice: its versions, its review, its authors, related practices, replications, views.

use std::collections::HashMap;

use sqlx::types::Json;

use super::authors::{add_authors, gathered, with_authors};
use super::practices::PublishedPractice;
use super::reviews::{ReviewEvent, ReviewRow, add_reviews, by_practice};
use super::translations::{TextInLanguage, add_texts, texts_by_practice};
use super::views::{ViewsBefore, add_views};
use crate::account::model::CreditedName;
use crate::db::{Fault, PublicCall, PublicConn, Timestamp};
use crate::edition::Edition;
use crate::language::TextLanguage;
use crate::practice::model::{PracticeId, ReplicationText, RevisionId, Slug};
use crate::taxonomy::ObjectiveNumber;
use crate::web::page_views::ViewMonth;

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
    /// The texts in other languages.
    pub texts: Vec<TextInLanguage>,
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
    /// The edition whose replications and texts it shows; the present one's if there is none.
    pub at: Option<Edition>,
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
    let has_replications = practice.has_replications || beside.at.is_some();
    if has_replications {
        call = add_replications(call, &[practice.id], beside.at);
    }
    let has_texts = practice.has_translations;
    if has_texts {
        call = add_texts(call, &[practice.id], beside.at);
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
    let replications = if has_replications {
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
    if has_texts {
        let texts = texts_by_practice(read.all()?).remove(&practice.id);
        around.texts = texts.unwrap_or_default();
    }
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
    /// The texts in other languages, by practice.
    pub texts: HashMap<PracticeId, Vec<TextInLanguage>>,
}

/// What stands around these texts, read in one call; the replications and texts that the present edition shows, or an earlier one.
pub async fn surroundings_of(
    db: &mut PublicConn,
    published: &[PublishedPractice],
    at: Option<Edition>,
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
        .filter(|one| one.has_replications || at.is_some())
        .map(|one| one.id)
        .collect();
    let mut call = add_reviews(db.call(), &versions);
    if !replicated_ids.is_empty() {
        call = add_replications(call, &replicated_ids, at);
    }
    if !named.is_empty() {
        call = add_authors(call, &named);
    }
    let translated: Vec<PracticeId> = published
        .iter()
        .filter(|one| one.has_translations)
        .map(|one| one.id)
        .collect();
    if !translated.is_empty() {
        call = add_texts(call, &translated, at);
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
        texts: if translated.is_empty() {
            HashMap::new()
        } else {
            texts_by_practice(read.all()?)
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

fn add_replications<'c>(
    call: PublicCall<'c>,
    ids: &[PracticeId],
    at: Option<Edition>,
) -> PublicCall<'c> {
    call.sql(
        "SELECT practice_id, organisation, place, since_year, difference, link FROM replication
         WHERE practice_id IN ({ids $1}) AND from_edition <= $2 AND (to_edition IS NULL OR to_edition > $2)
         ORDER BY practice_id, id",
    )
    .bind(Json(ids))
    .bind(at.unwrap_or(Edition(i64::MAX)))
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
