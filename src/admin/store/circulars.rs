//! Letters to many: what they reach, what was sent. It reads accounts and practices, and writes the letters' own tables.

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::admin::model::{
    Circular, CircularLetter, CircularSearch, CircularStatus, FoundPractice, NewCircular,
};
use crate::db::ids::{CircularId, Seq};
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::{PracticeId, Reference};
use crate::web::paging::Cursor;

/// The practices that are found, by rising id, once for each author: those that were submitted, without the ones to which
/// the reader is a party, and without authors who are suspended or read another language.
pub async fn find_practices(
    db: &mut impl Engine,
    reader: AccountId,
    search: &CircularSearch,
    most: i64,
) -> Result<Vec<FoundPractice>, Fault> {
    let references: Vec<&str> = search.references.iter().map(Reference::as_str).collect();
    db.sql(
        "SELECT p.id, p.reference, r.title, p.objective, a.id AS account_id
         FROM practice p
         JOIN revision r ON r.practice_id = p.id
         JOIN account a ON a.id = p.owner_id
                        OR a.id IN (SELECT c.account_id FROM co_author c
                                    WHERE c.practice_id = p.id AND c.state = 'accepted')
         WHERE r.number = (SELECT MAX(s.number) FROM revision s
                           WHERE s.practice_id = p.id AND s.submitted_at IS NOT NULL)
           AND a.suspended_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM party x
                           WHERE x.practice_id = p.id AND x.account_id = $1
                             AND x.set_aside_seq IS NULL)
           AND ($2 = 0 OR p.objective = $2)
           AND ($3 = '' OR r.state = $3 OR p.public = $3 OR (r.state IN ('decided', 'awaiting-consent') AND $3 = 'in-review'))
           AND ($4 = '' OR p.language = $4)
           AND ($5 = '' OR a.language = $5)
           AND r.submitted_at < $6
           AND ($7 = 0 OR p.reference IN ({texts $8}))
         ORDER BY p.id, a.id
         LIMIT CAST($9 AS BIGINT)",
    )
    .bind(reader)
    .bind(search.objective.map_or(0, i64::from))
    .bind(search.status.map_or("", CircularStatus::as_str))
    .bind(search.written_in.map_or("", |one| one.as_str()))
    .bind(search.reads.map_or("", |one| one.as_str()))
    .bind(search.submitted_before.unwrap_or(Timestamp::MAX))
    .bind(i64::try_from(references.len()).unwrap_or(i64::MAX))
    .bind(Json(references))
    .bind(most)
    .all()
    .await
}

/// The last letter to many that this administrator sent.
pub async fn newest_by(db: &mut impl Engine, by: AccountId) -> Result<Option<CircularId>, Fault> {
    let (newest,): (Option<CircularId>,) = db
        .sql("SELECT MAX(id) FROM circular WHERE written_by = $1")
        .bind(by)
        .one()
        .await?;
    Ok(newest)
}

/// The letter that was sent from what has this digest.
pub async fn with_digest(
    db: &mut impl Engine,
    by: AccountId,
    digest: &str,
) -> Result<Option<CircularId>, Fault> {
    let found: Option<(CircularId,)> = db
        .sql("SELECT id FROM circular WHERE digest = $1 AND written_by = $2")
        .bind(digest)
        .bind(by)
        .optional()
        .await?;
    Ok(found.map(|(id,)| id))
}

/// Keeps a letter as it was written.
pub async fn insert_circular(
    tx: &mut Tx,
    new: &NewCircular,
    digest: &str,
    (by, at): (AccountId, Timestamp),
) -> Result<CircularId, Fault> {
    let (id,) = tx
        .sql(
            "INSERT INTO circular (subject, text, search, digest, written_by, at)
             VALUES ($1, $2, $3, $4, $5, $6)
             RETURNING id",
        )
        .bind(new.subject.as_str())
        .bind(new.text.as_str())
        .bind(Json(&new.search))
        .bind(digest)
        .bind(by)
        .bind(at)
        .one::<(CircularId,)>()
        .await?;
    Ok(id)
}

/// Keeps who got the letter, and because of which practices.
pub async fn insert_letters(
    tx: &mut Tx,
    id: CircularId,
    letters: impl IntoIterator<Item = (AccountId, PracticeId, Seq)>,
) -> Result<(), Fault> {
    let mut call = tx.call();
    for (account, practice, seq) in letters {
        call = call
            .sql(
                "INSERT INTO circular_letter (circular_id, account_id, practice_id, seq)
                 VALUES ($1, $2, $3, $4)",
            )
            .bind(id)
            .bind(account)
            .bind(practice)
            .bind(seq);
    }
    call.run().await?;
    Ok(())
}

/// A letter with the numbers of its authors and practices.
macro_rules! select_circulars {
    () => {
        "SELECT c.id, c.subject, c.text, c.search, c.written_by, c.at,
                (SELECT COUNT(DISTINCT l.account_id) FROM circular_letter l
                 WHERE l.circular_id = c.id) AS people,
                (SELECT COUNT(DISTINCT l.practice_id) FROM circular_letter l
                 WHERE l.circular_id = c.id) AS practices
         FROM circular c "
    };
}

/// A page of the letters, newest first.
pub async fn read_circulars(
    db: &mut impl Engine,
    cursor: Option<&Cursor<i64>>,
    most: i64,
) -> Result<Vec<Circular>, Fault> {
    let forth = cursor.is_none_or(Cursor::goes_forth);
    let page = if forth {
        db.sql(concat!(
            select_circulars!(),
            "WHERE c.id < $1 ORDER BY c.id DESC LIMIT CAST($2 AS BIGINT)"
        ))
    } else {
        db.sql(concat!(
            select_circulars!(),
            "WHERE c.id > $1 ORDER BY c.id LIMIT CAST($2 AS BIGINT)"
        ))
    };
    page.bind(cursor.map_or(i64::MAX, |cursor| cursor.key))
        .bind(most)
        .all()
        .await
}

/// One letter.
pub async fn read_circular(
    db: &mut impl Engine,
    id: CircularId,
) -> Result<Option<Circular>, Fault> {
    db.sql(concat!(select_circulars!(), "WHERE c.id = $1"))
        .bind(id)
        .optional()
        .await
}

/// Who got a letter, and because of which practices: by account, then by practice.
pub async fn read_letters(
    db: &mut impl Engine,
    id: CircularId,
) -> Result<Vec<CircularLetter>, Fault> {
    db.sql(
        "SELECT l.account_id, l.practice_id, l.seq, p.reference
         FROM circular_letter l
         JOIN practice p ON p.id = l.practice_id
         WHERE l.circular_id = $1
         ORDER BY l.account_id, l.practice_id",
    )
    .bind(id)
    .all()
    .await
}
