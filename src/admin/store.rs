//! The administrator's lists. Reads accounts, practices and sessions; writes none of them.

use std::collections::BTreeMap;

use sqlx::types::Json;

use super::model::{AccountFilter, AccountLine, PracticeLine, Shown, Waiting};
use crate::account::model::{AccountId, Name, Role};
use crate::db::{Engine, Fault, Timestamp};
use crate::taxonomy::ObjectiveNumber;
use crate::web::paging::{Cursor, Direction};

#[derive(sqlx::FromRow)]
struct AccountRow {
    id: AccountId,
    email: String,
    honorific: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    institution: Option<String>,
    organisation: Option<String>,
    role: Role,
    suspended_at: Option<Timestamp>,
    appeals: i64,
    last_seen_at: Option<Timestamp>,
}

/// A page of accounts, newest first, and their scopes.
pub async fn accounts(
    db: &mut impl Engine,
    filter: &AccountFilter,
    cursor: Option<&Cursor<i64>>,
    most: i64,
) -> Result<Vec<AccountLine>, Fault> {
    let rows = account_rows(db, filter, cursor, most).await?;
    let ids: Vec<AccountId> = rows.iter().map(|row| row.id).collect();
    let mut scopes = scopes(db, &ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| AccountLine {
            id: row.id,
            name: Name::of_parts(
                row.honorific,
                row.given_name,
                row.family_name,
                row.institution,
            )
            .map(|name| name.display())
            .unwrap_or_default(),
            objectives: scopes.remove(&row.id).unwrap_or_default(),
            email: row.email,
            organisation: row.organisation,
            role: row.role,
            suspended: row.suspended_at.is_some(),
            appeals: row.appeals,
            last_seen_at: row.last_seen_at,
        })
        .collect())
}

async fn account_rows(
    db: &mut impl Engine,
    filter: &AccountFilter,
    cursor: Option<&Cursor<i64>>,
    most: i64,
) -> Result<Vec<AccountRow>, Fault> {
    // LOWER folds no more than ASCII on one of the engines, so words are also looked for as they were typed.
    let typed = format!("%{}%", filter.words.replace(['%', '_', '\\'], ""));
    let folded = typed.to_lowercase();
    let role = filter.role.map(Role::as_str);
    let back = cursor.is_some_and(|cursor| cursor.way == Direction::Before);
    let from = cursor.map_or(i64::MAX, |cursor| cursor.key);
    let query = if back {
        db.sql(
            "SELECT a.id, a.email, a.honorific, a.given_name, a.family_name, a.institution,
                    a.organisation, a.role, a.suspended_at,
                    (SELECT COUNT(*) FROM appeal p
                     WHERE p.account_id = a.id AND p.answered_at IS NULL) AS appeals,
                    (SELECT MAX(s.last_seen_at) FROM session s WHERE s.account_id = a.id) AS last_seen_at
             FROM account a
             WHERE a.id > $1 AND (a.role = $2 OR $2 IS NULL) AND ($3 = FALSE OR a.suspended_at IS NOT NULL)
               AND (LOWER(a.email || ' ' || COALESCE(a.given_name, '') || ' '
                          || COALESCE(a.family_name, '') || ' ' || COALESCE(a.institution, '')
                          || ' ' || COALESCE(a.organisation, '')) LIKE $4
                    OR a.family_name LIKE $6 OR a.given_name LIKE $6 OR a.institution LIKE $6)
             ORDER BY a.id LIMIT $5",
        )
    } else {
        db.sql(
            "SELECT a.id, a.email, a.honorific, a.given_name, a.family_name, a.institution,
                    a.organisation, a.role, a.suspended_at,
                    (SELECT COUNT(*) FROM appeal p
                     WHERE p.account_id = a.id AND p.answered_at IS NULL) AS appeals,
                    (SELECT MAX(s.last_seen_at) FROM session s WHERE s.account_id = a.id) AS last_seen_at
             FROM account a
             WHERE a.id < $1 AND (a.role = $2 OR $2 IS NULL) AND ($3 = FALSE OR a.suspended_at IS NOT NULL)
               AND (LOWER(a.email || ' ' || COALESCE(a.given_name, '') || ' '
                          || COALESCE(a.family_name, '') || ' ' || COALESCE(a.institution, '')
                          || ' ' || COALESCE(a.organisation, '')) LIKE $4
                    OR a.family_name LIKE $6 OR a.given_name LIKE $6 OR a.institution LIKE $6)
             ORDER BY a.id DESC LIMIT $5",
        )
    };
    query
        .bind(from)
        .bind(role)
        .bind(filter.suspended)
        .bind(folded)
        .bind(most)
        .bind(typed)
        .all()
        .await
}

/// The objectives to which each of these accounts is limited.
async fn scopes(
    db: &mut impl Engine,
    ids: &[AccountId],
) -> Result<BTreeMap<AccountId, Vec<ObjectiveNumber>>, Fault> {
    let rows = db
        .sql(
            "SELECT account_id, objective FROM account_scope
             WHERE account_id IN ({ids $1}) ORDER BY objective",
        )
        .bind(Json(ids))
        .all::<(AccountId, ObjectiveNumber)>()
        .await?;
    let mut scopes: BTreeMap<AccountId, Vec<ObjectiveNumber>> = BTreeMap::new();
    for (account, objective) in rows {
        scopes.entry(account).or_default().push(objective);
    }
    Ok(scopes)
}

/// A page of practices, newest first.
pub async fn practices(
    db: &mut impl Engine,
    reader: AccountId,
    shown: Shown,
    cursor: Option<&Cursor<(Timestamp, i64)>>,
    most: i64,
) -> Result<Vec<PracticeLine>, Fault> {
    let back = cursor.is_some_and(|cursor| cursor.way == Direction::Before);
    let (at, id) = cursor.map_or((Timestamp::MAX, i64::MAX), |cursor| cursor.key);
    let query = match (shown, back) {
        (Shown::RemovalAsked, false) => db.sql(
            "SELECT p.id, p.slug, p.reference, r.title, p.owner_id, p.public,
                    p.removal_asked_at AS at, p.owner_id AS actor, p.removal_reasons AS words
             FROM practice p JOIN revision r ON r.id = p.public_revision_id
             WHERE p.public = 'live' AND (p.removal_asked_at, p.id) < ($1, $2)
             ORDER BY p.removal_asked_at DESC, p.id DESC LIMIT $3",
        ),
        (Shown::RemovalAsked, true) => db.sql(
            "SELECT p.id, p.slug, p.reference, r.title, p.owner_id, p.public,
                    p.removal_asked_at AS at, p.owner_id AS actor, p.removal_reasons AS words
             FROM practice p JOIN revision r ON r.id = p.public_revision_id
             WHERE p.public = 'live' AND (p.removal_asked_at, p.id) > ($1, $2)
             ORDER BY p.removal_asked_at, p.id LIMIT $3",
        ),
        (Shown::TakenDown, false) => db.sql(
            "SELECT p.id, p.slug, p.reference, r.title, p.owner_id, p.public,
                    p.taken_down_at AS at, p.taken_down_by AS actor, p.taken_down_reasons AS words
             FROM practice p JOIN revision r ON r.id = p.public_revision_id
             WHERE (p.taken_down_at, p.id) < ($1, $2)
             ORDER BY p.taken_down_at DESC, p.id DESC LIMIT $3",
        ),
        (Shown::TakenDown, true) => db.sql(
            "SELECT p.id, p.slug, p.reference, r.title, p.owner_id, p.public,
                    p.taken_down_at AS at, p.taken_down_by AS actor, p.taken_down_reasons AS words
             FROM practice p JOIN revision r ON r.id = p.public_revision_id
             WHERE (p.taken_down_at, p.id) > ($1, $2)
             ORDER BY p.taken_down_at, p.id LIMIT $3",
        ),
        (Shown::Restored, false) => db.sql(
            "SELECT p.id, p.slug, p.reference, r.title, p.owner_id, p.public,
                    e.at, e.actor_id AS actor, e.words
             FROM event e JOIN practice p ON p.id = e.practice_id
                          JOIN revision r ON r.id = p.public_revision_id
             WHERE e.deed = 'restore' AND p.public = 'live' AND (e.at, p.id) < ($1, $2)
             ORDER BY e.at DESC, p.id DESC LIMIT $3",
        ),
        (Shown::Restored, true) => db.sql(
            "SELECT p.id, p.slug, p.reference, r.title, p.owner_id, p.public,
                    e.at, e.actor_id AS actor, e.words
             FROM event e JOIN practice p ON p.id = e.practice_id
                          JOIN revision r ON r.id = p.public_revision_id
             WHERE e.deed = 'restore' AND p.public = 'live' AND (e.at, p.id) > ($1, $2)
             ORDER BY e.at, p.id LIMIT $3",
        ),
        (Shown::NamesReviewer, _) => {
            return practices_naming_reviewers(db, reader, (at, id), back, most).await;
        }
    };
    query.bind(at).bind(id).bind(most).all().await
}

/// Those under review on which a reviewer or administrator may not decide only because they name them; without those
/// to which the reader is a party.
async fn practices_naming_reviewers(
    db: &mut impl Engine,
    reader: AccountId,
    (at, id): (Timestamp, i64),
    back: bool,
    most: i64,
) -> Result<Vec<PracticeLine>, Fault> {
    let query = if back {
        db.sql(
            "SELECT n.* FROM
                 (SELECT p.id, p.slug, p.reference, r.title, p.owner_id, p.public,
                         MAX(x.since) AS at, r.submitted_by AS actor, NULL AS words
                  FROM practice p
                  JOIN revision r ON r.practice_id = p.id AND r.state IN ('in-review', 'decided')
                  JOIN party x ON x.practice_id = p.id
                  JOIN account a ON a.id = x.account_id
                  WHERE x.why = 'focal-point' AND x.set_aside_seq IS NULL AND a.role <> 'submitter'
                    AND NOT EXISTS (SELECT 1 FROM party o
                                     WHERE o.practice_id = x.practice_id AND o.account_id = x.account_id
                                      AND o.why <> 'focal-point')
                  GROUP BY p.id, r.id) n
             WHERE (n.at, n.id) > ($1, $2)
               AND NOT EXISTS (SELECT 1 FROM party o
                               WHERE o.practice_id = n.id AND o.account_id = $4
                                 AND o.set_aside_seq IS NULL)
             ORDER BY n.at, n.id LIMIT $3",
        )
    } else {
        db.sql(
            "SELECT n.* FROM
                 (SELECT p.id, p.slug, p.reference, r.title, p.owner_id, p.public,
                         MAX(x.since) AS at, r.submitted_by AS actor, NULL AS words
                  FROM practice p
                  JOIN revision r ON r.practice_id = p.id AND r.state IN ('in-review', 'decided')
                  JOIN party x ON x.practice_id = p.id
                  JOIN account a ON a.id = x.account_id
                  WHERE x.why = 'focal-point' AND x.set_aside_seq IS NULL AND a.role <> 'submitter'
                    AND NOT EXISTS (SELECT 1 FROM party o
                                     WHERE o.practice_id = x.practice_id AND o.account_id = x.account_id
                                      AND o.why <> 'focal-point')
                  GROUP BY p.id, r.id) n
             WHERE (n.at, n.id) < ($1, $2)
               AND NOT EXISTS (SELECT 1 FROM party o
                               WHERE o.practice_id = n.id AND o.account_id = $4
                                 AND o.set_aside_seq IS NULL)
             ORDER BY n.at DESC, n.id DESC LIMIT $3",
        )
    };
    query.bind(at).bind(id).bind(most).bind(reader).all().await
}

/// What waits for this administrator.
pub async fn waiting(db: &mut impl Engine, reader: AccountId) -> Result<Waiting, Fault> {
    db.sql(
        "SELECT (SELECT COUNT(*) FROM appeal WHERE answered_at IS NULL) AS appeals,
                (SELECT COUNT(*) FROM practice
                 WHERE public = 'live' AND removal_asked_at IS NOT NULL) AS removals,
                (SELECT COUNT(*) FROM revision r
                 JOIN practice p ON p.id = r.practice_id
                 JOIN account a ON a.id = p.owner_id
                 WHERE r.state = 'in-review' AND a.suspended_at IS NOT NULL) AS held,
                (SELECT COUNT(*) FROM revision r
                 JOIN practice p ON p.id = r.practice_id
                 JOIN account a ON a.id = p.owner_id
                 WHERE r.state = 'in-review' AND r.claimed_by IS NULL
                   AND a.suspended_at IS NULL) AS unclaimed,
                (SELECT COUNT(DISTINCT r.practice_id) FROM revision r
                 JOIN party x ON x.practice_id = r.practice_id
                 JOIN account a ON a.id = x.account_id
                 WHERE r.state IN ('in-review', 'decided') AND x.why = 'focal-point'
                   AND x.set_aside_seq IS NULL AND a.role <> 'submitter'
                   AND NOT EXISTS (SELECT 1 FROM party o
                                     WHERE o.practice_id = x.practice_id AND o.account_id = x.account_id
                                     AND o.why <> 'focal-point')
                   AND NOT EXISTS (SELECT 1 FROM party o
                                   WHERE o.practice_id = x.practice_id AND o.account_id = $1
                                     AND o.set_aside_seq IS NULL)) AS names_reviewer",
    )
    .bind(reader)
    .one()
    .await
}

/// How many submissions an account has claimed, and how many of its own are held or in review.
pub async fn consequences(db: &mut impl Engine, id: AccountId) -> Result<(i64, i64), Fault> {
    db.sql(
        "SELECT (SELECT COUNT(*) FROM revision WHERE state = 'in-review' AND claimed_by = $1),
                (SELECT COUNT(*) FROM revision r JOIN practice p ON p.id = r.practice_id
                 WHERE r.state = 'in-review' AND p.owner_id = $1)",
    )
    .bind(id)
    .one()
    .await
}
