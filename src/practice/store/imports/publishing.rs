//! Makes the practices of an import public: what was prepared for each goes into the tables of histories and lists, all
//! practices in a few statements.

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::edition::RaisedEdition;
use crate::practice::model::ImportId;
use crate::practice::store::parties::bar_same_person;

/// Lets PostgreSQL count what an import has made public, by the columns that join and choose. Its statistics are those of the tables before, and by them it would
/// read all public practices anew for each one.
pub async fn gather_statistics(tx: &mut Tx) -> Result<(), Fault> {
    let statement = tx.sql_on_postgres(
        "ANALYZE practice (id, owner_id, seq, public), revision (id, practice_id, number, state),
             import_row (practice_id, import_id, revision_id)",
    );
    if let Some(statement) = statement {
        statement.execute().await?;
    }
    Ok(())
}

/// Inserts what does not name the edition: the event of each practice with its link, its party, and its lists. The edition's
/// row need not be locked.
pub async fn publish_histories(tx: &mut Tx, import: ImportId) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO event (practice_id, seq, revision_id, deed, from_state, to_state, details, authors_see, at)
         SELECT practice_id, 1, revision_id, 'import', NULL, 'published', details, TRUE, at FROM import_row
         WHERE import_id = $1
         ORDER BY practice_id",
    )
    .bind(import)
    .execute()
    .await?;
    tx.sql(
        "INSERT INTO event_chain (practice_id, seq, texts, digest)
         SELECT practice_id, 1, texts, digest FROM import_row
         WHERE import_id = $1
         ORDER BY practice_id",
    )
    .bind(import)
    .execute()
    .await?;
    tx.sql(
        "INSERT INTO party (practice_id, account_id, why, since, since_seq)
         SELECT w.practice_id, p.owner_id, 'author', w.at, 0
         FROM import_row w JOIN practice p ON p.id = w.practice_id
         WHERE w.import_id = $1
         ORDER BY w.practice_id",
    )
    .bind(import)
    .execute()
    .await?;
    Ok(())
}

/// The terms of an import's practices, each a row. `$terms` opens the list in the engine's own way.
macro_rules! insert_listed {
    ($terms:literal) => {
        concat!(
            "INSERT INTO listed (vocabulary, term, first_published_at, practice_id)
             SELECT t.value ->> 0, t.value ->> 1, p.first_published_at, p.id
             FROM import_row w JOIN practice p ON p.id = w.practice_id ",
            $terms,
            " WHERE w.import_id = $1 AND p.translation_of IS NULL
             ORDER BY 1, 2, 3, 4"
        )
    };
}

/// How many of them have each term. Those that will be joined to an original have none.
macro_rules! count_terms {
    ($terms:literal) => {
        concat!(
            "SELECT t.value ->> 0, t.value ->> 1, COUNT(*) FROM import_row w ",
            $terms,
            " WHERE w.import_id = $1
               AND NOT EXISTS (SELECT 1 FROM imported i JOIN imported o ON o.external_key = i.translation_of
                               WHERE i.practice_id = w.practice_id)
             GROUP BY 1, 2"
        )
    };
}

/// A vocabulary, a term of it, and how many practices of an import have that term.
pub type ImportedTerm = (String, String, i64);

/// Counts the terms of an import whose practices are all loaded. This needs no lock.
pub async fn count_terms(
    db: &mut impl Engine,
    import: ImportId,
) -> Result<Vec<ImportedTerm>, Fault> {
    db.sql_for(
        count_terms!("JOIN jsonb_each(w.terms) t"),
        count_terms!("CROSS JOIN jsonb_array_elements(w.terms) AS t (value)"),
    )
    .bind(import)
    .all()
    .await
}

/// Makes the practices public, in an edition that has begun.
pub async fn publish_practices(
    tx: &mut Tx,
    import: ImportId,
    raised: RaisedEdition,
) -> Result<u64, Fault> {
    tx.sql(
        "UPDATE revision
         SET state = 'published', submitted_at = published_at, closed_at = published_at, from_edition = $2
         WHERE id IN (SELECT revision_id FROM import_row WHERE import_id = $1)",
    )
    .bind(import)
    .bind(raised.number)
    .execute()
    .await?;
    let published = tx
        .sql(
            "UPDATE practice
             SET seq = 1, public = 'live', public_revision_id = w.revision_id, versions = r.version, edition = $2,
                 changed_at = $3, chain_seq = 1, chain = w.digest
             FROM import_row w JOIN revision r ON r.id = w.revision_id
             WHERE w.import_id = $1 AND practice.id = w.practice_id",
        )
        .bind(import)
        .bind(raised.number)
        .bind(raised.date)
        .execute()
        .await?;
    tx.sql("UPDATE practice_import SET edition = $2, published_at = $3 WHERE id = $1")
        .bind(import)
        .bind(raised.number)
        .bind(raised.date)
        .execute()
        .await?;
    Ok(published)
}

/// Joins the translations of an import to their originals, which it or an earlier import has brought, and lets harvesters know of
/// the originals whose records name them now.
pub async fn link_translations(tx: &mut Tx, import: ImportId) -> Result<(), Fault> {
    tx.sql(
        "UPDATE practice
         SET translation_of = (SELECT o.practice_id FROM imported i JOIN imported o ON o.external_key = i.translation_of
                               WHERE i.practice_id = practice.id)
         WHERE id IN (SELECT practice_id FROM imported WHERE import_id = $1 AND translation_of IS NOT NULL)",
    )
    .bind(import)
    .execute()
    .await?;
    tx.sql(
        "UPDATE harvested SET changed_at = (SELECT at FROM edition WHERE id = 1)
         WHERE practice_id IN (SELECT p.translation_of FROM imported i JOIN practice p ON p.id = i.practice_id
                               WHERE i.import_id = $1 AND i.translation_of IS NOT NULL)",
    )
    .bind(import)
    .execute()
    .await?;
    Ok(())
}

/// Lists the practices, which are public by now and have so many terms, and lets harvesters find them.
pub async fn list_imported(
    tx: &mut Tx,
    import: ImportId,
    counted: &[ImportedTerm],
) -> Result<(), Fault> {
    tx.sql_for(
        insert_listed!("JOIN jsonb_each(w.terms) t"),
        insert_listed!("CROSS JOIN jsonb_array_elements(w.terms) AS t (value)"),
    )
    .bind(import)
    .execute()
    .await?;
    tx.sql(
        "INSERT INTO listed_count (vocabulary, term, practices)
         SELECT value ->> 0, value ->> 1, CAST(value ->> 2 AS BIGINT) FROM {rows $1} WHERE TRUE
         ON CONFLICT (vocabulary, term)
             DO UPDATE SET practices = listed_count.practices + excluded.practices",
    )
    .bind(Json(counted))
    .execute()
    .await?;
    tx.sql_for(
        "INSERT INTO harvested (set_spec, changed_at, practice_id)
         SELECT t.value, (SELECT at FROM edition WHERE id = 1), w.practice_id
         FROM import_row w JOIN practice p ON p.id = w.practice_id AND p.translation_of IS NULL
             JOIN json_each(w.sets) t
         WHERE w.import_id = $1
         ORDER BY 1, 3",
        "INSERT INTO harvested (set_spec, changed_at, practice_id)
         SELECT t.value, (SELECT at FROM edition WHERE id = 1), w.practice_id
         FROM import_row w JOIN practice p ON p.id = w.practice_id AND p.translation_of IS NULL
             CROSS JOIN jsonb_array_elements_text(w.sets) AS t (value)
         WHERE w.import_id = $1
         ORDER BY 1, 3",
    )
    .bind(import)
    .execute()
    .await?;
    Ok(())
}

/// Makes the other accounts of the owner's person parties to the practices.
pub async fn bar_same_persons_of(
    tx: &mut Tx,
    import: ImportId,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(bar_same_person!(
        "$2",
        "x.practice_id IN (SELECT practice_id FROM import_row WHERE import_id = $1)"
    ))
    .bind(import)
    .bind(now)
    .all::<(AccountId,)>()
    .await?;
    Ok(())
}

/// Removes some of the rows that a publication has used up. Answers how many.
pub async fn forget_import_rows(tx: &mut Tx, most: i64) -> Result<u64, Fault> {
    tx.sql(
        "DELETE FROM import_row
         WHERE practice_id IN (SELECT w.practice_id FROM import_row w JOIN practice_import m ON m.id = w.import_id
                               WHERE m.edition IS NOT NULL
                               LIMIT CAST($1 AS BIGINT))",
    )
    .bind(most)
    .execute()
    .await
}
