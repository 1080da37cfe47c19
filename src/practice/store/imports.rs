//! Imports: practices that are loaded batch by batch and made public at once. Until then they have no event, so nothing but
//! this file finds them.

mod publishing;

use serde_json::{Value, json};
use sqlx::types::Json;

use crate::account::model::{AccountId, CreditedName, NameColumns, Orcid};
use crate::db::{BulkRows, Dialect, Engine, Fault, Timestamp, Tx};
use crate::practice::model::{
    ChainLink, Event, ExternalKey, HexDigest, ImportId, ImportSource, ImportedNames,
    ImportedPractice, PracticeId, Slug, StoredImport,
};

pub use publishing::{
    bar_same_persons_of, count_terms, forget_import_rows, gather_statistics, link_translations,
    list_imported, publish_histories, publish_practices,
};

/// The import that is under way, if there is one.
pub async fn open_import(db: &mut impl Engine) -> Result<Option<StoredImport>, Fault> {
    db.sql(
        "SELECT id, owner_id, source, digest, begun_at, edition FROM practice_import
         WHERE edition IS NULL",
    )
    .optional()
    .await
}

/// How many practices an import has loaded.
pub async fn count_loaded(db: &mut impl Engine, id: ImportId) -> Result<i64, Fault> {
    let (count,) = db
        .sql("SELECT COUNT(*) FROM imported WHERE import_id = $1")
        .bind(id)
        .one()
        .await?;
    Ok(count)
}

/// Begins an import.
pub async fn insert_import(
    tx: &mut Tx,
    owner: AccountId,
    source: &ImportSource,
    now: Timestamp,
) -> Result<ImportId, Fault> {
    let (id,) = tx
        .sql(
            "INSERT INTO practice_import (owner_id, source, digest, begun_at) VALUES ($1, $2, $3, $4)
             RETURNING id",
        )
        .bind(owner)
        .bind(source.name.as_str())
        .bind(source.digest.clone())
        .bind(now)
        .one()
        .await?;
    Ok(id)
}

/// A practice that is here under a key of a file.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct KnownKey {
    /// The key.
    pub external_key: ExternalKey,
    /// The digest of the row that was imported.
    pub digest: HexDigest,
    /// The import that brought it.
    pub import_id: ImportId,
    /// Whether it is a translation.
    pub is_translation: bool,
}

/// Those of these keys under which a practice is here, or is loaded.
pub async fn known_keys(
    db: &mut impl Engine,
    keys: &[&ExternalKey],
) -> Result<Vec<KnownKey>, Fault> {
    db.sql(
        "SELECT external_key, digest, import_id, translation_of IS NOT NULL AS is_translation FROM imported
         WHERE external_key IN ({texts $1})",
    )
    .bind(Json(keys))
    .all()
    .await
}

/// Those of these names in addresses under which a practice is public, or was.
pub async fn published_slugs(db: &mut impl Engine, slugs: &[&str]) -> Result<Vec<(Slug,)>, Fault> {
    db.sql("SELECT slug FROM practice WHERE slug IN ({texts $1}) AND public <> 'never'")
        .bind(Json(slugs))
        .all()
        .await
}

/// The names of the submitter, and whether there are other authors.
#[derive(sqlx::FromRow)]
struct SubmitterRow {
    #[sqlx(flatten)]
    named: ImportedNameRow,
    organisation: Option<String>,
    has_authors: bool,
}

/// A name as an import has it.
#[derive(sqlx::FromRow)]
struct ImportedNameRow {
    #[sqlx(flatten)]
    name: NameColumns,
    orcid: Option<Orcid>,
}

impl ImportedNameRow {
    fn credited(self) -> Option<CreditedName> {
        let name = self.name.into_name()?;
        let orcid = self.orcid;
        Some(CreditedName { name, orcid })
    }
}

/// The names that an imported practice bears; none of another one.
pub async fn imported_names(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<Option<ImportedNames>, Fault> {
    let call = db
        .call()
        .sql(
            "SELECT CAST(NULL AS TEXT) AS honorific, given_name, family_name, institution, orcid, organisation,
                    has_authors
             FROM imported WHERE practice_id = $1",
        )
        .bind(id)
        .sql(
            "SELECT CAST(NULL AS TEXT) AS honorific, given_name, family_name, institution, orcid
             FROM imported_author
             WHERE practice_id = $1
             ORDER BY place",
        )
        .bind(id);
    let mut read = call.run().await?;
    let submitter = read.optional::<SubmitterRow>()?;
    let authors = read.all::<ImportedNameRow>()?;
    Ok(submitter.map(|row| ImportedNames {
        submitter: row.named.credited(),
        organisation: row.organisation,
        authors: authors
            .into_iter()
            .filter_map(ImportedNameRow::credited)
            .collect(),
        has_authors: row.has_authors,
    }))
}

/// Those of these references that a practice has.
pub async fn taken_references(tx: &mut Tx, wanted: &[&str]) -> Result<Vec<(String,)>, Fault> {
    tx.sql("SELECT reference FROM practice WHERE reference IN ({texts $1})")
        .bind(Json(wanted))
        .all()
        .await
}

/// The references that are given from now on come after these: the year and the number of each.
pub async fn reserve_references(tx: &mut Tx, taken: &[(i16, i64)]) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO reference_counter (year, last)
         SELECT CAST(value ->> 0 AS BIGINT), CAST(value ->> 1 AS BIGINT) FROM {rows $1} WHERE TRUE
         ON CONFLICT (year)
             DO UPDATE SET last = CASE WHEN excluded.last > reference_counter.last THEN excluded.last
                                       ELSE reference_counter.last END",
    )
    .bind(Json(taken))
    .execute()
    .await?;
    Ok(())
}

/// A practice that is loaded, with what its publication will insert.
pub struct LoadedPractice<'p> {
    /// The row of the file.
    pub row: &'p ImportedPractice,
    /// The event of its publication.
    pub event: Event,
    /// The link of that event in the chain.
    pub link: ChainLink,
    /// The terms under which it will be listed.
    pub terms: Vec<(&'static str, String)>,
    /// The sets in which it will be harvested.
    pub sets: Vec<String>,
}

/// What an import keeps of practices, as it is inserted.
pub struct LoadedRows {
    imported: BulkRows,
    authors: BulkRows,
    publications: BulkRows,
}

impl LoadedRows {
    /// The rows of these practices.
    pub fn of(dialect: Dialect, loaded: &[LoadedPractice<'_>]) -> Self {
        Self {
            imported: BulkRows::of(dialect, loaded.iter().map(imported_row)),
            authors: BulkRows::of(dialect, loaded.iter().flat_map(author_rows)),
            publications: BulkRows::of(dialect, loaded.iter().map(publication_row)),
        }
    }
}

fn imported_row(one: &LoadedPractice<'_>) -> Value {
    let submitter = one.row.submitter.as_ref();
    let name = submitter.map(|one| NameColumns::of(&one.name));
    let review = one.row.review;
    json!([
        one.event.practice_id,
        one.row.key,
        one.row.digest,
        name.as_ref().and_then(|name| name.given_name.clone()),
        name.as_ref().and_then(|name| name.family_name.clone()),
        name.as_ref().and_then(|name| name.institution.clone()),
        submitter.and_then(|one| one.orcid.as_ref().map(Orcid::as_str)),
        one.row.organisation,
        one.row.has_authors(),
        review.map(|review| review.reviewers),
        review.map(|review| review.experts),
        review.map(|review| review.rounds),
        review.map(|review| review.began),
        review.map(|review| review.has_checklist),
        one.row.translation_of,
    ])
}

fn author_rows(one: &LoadedPractice<'_>) -> impl Iterator<Item = Value> {
    let authors = one.row.authors.iter().enumerate();
    authors.map(|(place, author)| {
        let name = NameColumns::of(&author.name);
        json!([
            one.event.practice_id,
            place,
            name.given_name,
            name.family_name,
            name.institution,
            author.orcid.as_ref().map(Orcid::as_str),
        ])
    })
}

fn publication_row(one: &LoadedPractice<'_>) -> Value {
    json!([
        one.event.practice_id,
        one.event.revision_id,
        one.event.at,
        json!(one.event.details.0).to_string(),
        one.link.texts,
        one.link.digest,
        json!(one.terms).to_string(),
        json!(one.sets).to_string(),
    ])
}

/// Keeps what an import knows of practices whose rows are inserted already.
pub async fn insert_loaded(tx: &mut Tx, import: ImportId, rows: LoadedRows) -> Result<(), Fault> {
    tx.call()
        .sql(
            "INSERT INTO imported (practice_id, import_id, external_key, digest, given_name, family_name, institution,
                 orcid, organisation, has_authors, reviewers, experts, rounds, review_began, has_checklist,
                 translation_of)
             SELECT practice_id, $2, external_key, digest, given_name, family_name, institution, orcid, organisation,
                 has_authors, reviewers, experts, rounds, review_began, has_checklist, translation_of
             FROM {bulk $1 practice_id BIGINT, external_key TEXT, digest TEXT, given_name TEXT, family_name TEXT,
                 institution TEXT, orcid TEXT, organisation TEXT, has_authors BOOLEAN, reviewers BIGINT, experts BIGINT,
                 rounds BIGINT, review_began BIGINT, has_checklist BOOLEAN, translation_of TEXT}",
        )
        .bind(rows.imported)
        .bind(import)
        .sql(
            "INSERT INTO imported_author (practice_id, place, given_name, family_name, institution, orcid)
             SELECT practice_id, place, given_name, family_name, institution, orcid
             FROM {bulk $1 practice_id BIGINT, place BIGINT, given_name TEXT, family_name TEXT, institution TEXT,
                 orcid TEXT}",
        )
        .bind(rows.authors)
        .sql(
            "INSERT INTO import_row (practice_id, import_id, revision_id, at, details, texts, digest, terms, sets)
             SELECT practice_id, $2, revision_id, at, details, texts, digest, terms, sets
             FROM {bulk $1 practice_id BIGINT, revision_id BIGINT, at BIGINT, details JSONB, texts TEXT, digest TEXT,
                 terms JSONB, sets JSONB}",
        )
        .bind(rows.publications)
        .bind(import)
        .run()
        .await?;
    Ok(())
}

/// Some practices of an import that are not public.
pub async fn loaded_ids(
    tx: &mut Tx,
    import: ImportId,
    most: i64,
) -> Result<Vec<(PracticeId,)>, Fault> {
    tx.sql(
        "SELECT p.id FROM imported i JOIN practice p ON p.id = i.practice_id AND p.seq = 0
         WHERE i.import_id = $1
         ORDER BY p.id LIMIT CAST($2 AS BIGINT)",
    )
    .bind(import)
    .bind(most)
    .all()
    .await
}

/// Some practices that were inserted for an import, and of which it keeps nothing: it was interrupted.
pub async fn half_loaded_ids(tx: &mut Tx, most: i64) -> Result<Vec<(PracticeId,)>, Fault> {
    tx.sql(
        "SELECT p.id FROM practice p
         WHERE p.public = 'never' AND p.first_published_at IS NOT NULL AND p.seq = 0
           AND NOT EXISTS (SELECT 1 FROM imported i WHERE i.practice_id = p.id)
         ORDER BY p.id LIMIT CAST($1 AS BIGINT)",
    )
    .bind(most)
    .all()
    .await
}

/// Removes loaded practices that are not public.
pub async fn remove_loaded(tx: &mut Tx, ids: &[PracticeId]) -> Result<(), Fault> {
    tx.call()
        .sql("DELETE FROM import_row WHERE practice_id IN ({ids $1})")
        .bind(Json(ids))
        .sql("DELETE FROM imported_author WHERE practice_id IN ({ids $1})")
        .bind(Json(ids))
        .sql("DELETE FROM imported WHERE practice_id IN ({ids $1})")
        .bind(Json(ids))
        .sql(
            "DELETE FROM queue_word
             WHERE revision_id IN (SELECT id FROM revision WHERE practice_id IN ({ids $1}))",
        )
        .bind(Json(ids))
        .sql(
            "DELETE FROM queue_line
             WHERE revision_id IN (SELECT id FROM revision WHERE practice_id IN ({ids $1}))",
        )
        .bind(Json(ids))
        .sql(
            "DELETE FROM content
             WHERE revision_id IN (SELECT id FROM revision WHERE practice_id IN ({ids $1}))",
        )
        .bind(Json(ids))
        .sql("DELETE FROM revision WHERE practice_id IN ({ids $1})")
        .bind(Json(ids))
        .sql("DELETE FROM practice WHERE id IN ({ids $1}) AND seq = 0")
        .bind(Json(ids))
        .run()
        .await?;
    Ok(())
}

/// Removes an import that has no practices any more.
pub async fn remove_import(tx: &mut Tx, import: ImportId) -> Result<(), Fault> {
    tx.sql("DELETE FROM practice_import WHERE id = $1 AND edition IS NULL")
        .bind(import)
        .execute()
        .await?;
    Ok(())
}
