//! The SQL of the administrator's lists. It reads accounts, practices and sessions, and writes none of them.

use std::collections::BTreeMap;

use sqlx::types::Json;

use super::model::{
    AccountFilter, AccountLine, AdminPracticeList, Consequences, PendingWork, PracticeLine,
    SpamLine,
};
use crate::account::model::{AccountId, Name, Role};
use crate::db::{Engine, Fault, Timestamp};
use crate::language::holds_words;
use crate::taxonomy::ObjectiveNumber;
use crate::web::paging::{Cursor, Direction};

/// The submissions of an account's practices that were marked as spam, the newest first.
pub async fn read_spam(db: &mut impl Engine, owner: AccountId) -> Result<Vec<SpamLine>, Fault> {
    db.sql(
        "SELECT e.practice_id, p.reference, r.title, e.actor_id, e.at, e.words
         FROM practice p
         JOIN event e ON e.practice_id = p.id AND e.deed = 'mark_spam'
         JOIN revision r ON r.id = e.revision_id
         WHERE p.owner_id = $1
         ORDER BY e.at DESC, e.practice_id DESC
         LIMIT 50",
    )
    .bind(owner)
    .all()
    .await
}

#[derive(sqlx::FromRow)]
struct AccountSqlRow {
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

/// A page of accounts with their scopes, newest first.
pub async fn read_accounts(
    db: &mut impl Engine,
    filter: &AccountFilter,
    cursor: Option<&Cursor<i64>>,
    most: i64,
) -> Result<Vec<AccountLine>, Fault> {
    let rows = read_account_rows(db, filter, cursor, most).await?;
    let ids: Vec<AccountId> = rows.iter().map(|row| row.id).collect();
    let mut scope_of = read_scopes(db, &ids).await?;
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
            objectives: scope_of.remove(&row.id).unwrap_or_default(),
            email: row.email,
            organisation: row.organisation,
            role: row.role,
            suspended: row.suspended_at.is_some(),
            appeals: row.appeals,
            last_seen_at: row.last_seen_at,
        })
        .collect())
}

/// A page of [`AccountSqlRow`]s beyond the id `$1`, in one direction.
macro_rules! select_account_rows {
    ($beyond:literal, $order:literal) => {
        concat!(
            "SELECT a.id, a.email, a.honorific, a.given_name, a.family_name, a.institution,
                    a.organisation, a.role, a.suspended_at,
                    (SELECT COUNT(*) FROM appeal p
                     WHERE p.account_id = a.id AND p.answered_at IS NULL) AS appeals,
                    (SELECT MAX(s.last_seen_at) FROM session s WHERE s.account_id = a.id) AS last_seen_at
             FROM account a
             WHERE a.id ",
            $beyond,
            " $1 AND (a.role = $2 OR $2 IS NULL) AND ($3 = FALSE OR a.suspended_at IS NOT NULL)
               AND (a.id IN ({ids $4}) OR $4 IS NULL)
             ORDER BY a.id",
            $order,
            " LIMIT $5"
        )
    };
}

/// The accounts whose name, address or organisation holds the words. The engines fold letters differently, so the program
/// compares the words and not the database.
pub async fn accounts_with(db: &mut impl Engine, words: &str) -> Result<Vec<AccountId>, Fault> {
    let lines: Vec<(AccountId, String)> = db
        .sql(
            "SELECT id, email || ' ' || COALESCE(given_name, '') || ' ' || COALESCE(family_name, '')
                    || ' ' || COALESCE(institution, '') || ' ' || COALESCE(organisation, '')
             FROM account",
        )
        .all()
        .await?;
    let holding = lines
        .into_iter()
        .filter(|(_, line)| holds_words(line, words));
    Ok(holding.map(|(id, _)| id).collect())
}

async fn read_account_rows(
    db: &mut impl Engine,
    filter: &AccountFilter,
    cursor: Option<&Cursor<i64>>,
    most: i64,
) -> Result<Vec<AccountSqlRow>, Fault> {
    let matching = if filter.words.is_empty() {
        None
    } else {
        Some(Json(accounts_with(db, &filter.words).await?))
    };
    let role = filter.role.map(Role::as_str);
    let back = cursor.is_some_and(|cursor| cursor.way == Direction::Before);
    let from = cursor.map_or(i64::MAX, |cursor| cursor.key);
    let query = if back {
        db.sql(select_account_rows!(">", ""))
    } else {
        db.sql(select_account_rows!("<", " DESC"))
    };
    query
        .bind(from)
        .bind(role)
        .bind(filter.suspended)
        .bind(matching)
        .bind(most)
        .all()
        .await
}

/// The objectives to which each of these accounts is limited.
async fn read_scopes(
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

/// The columns of [`PracticeLine`] that every list has. Each list adds `at`, `actor` and `words`.
macro_rules! select_practice_lines {
    () => {
        "SELECT p.id, p.reference, r.title, p.owner_id, p.public, "
    };
}

/// Live practices whose owner asked for their removal, beyond the time `$1` and the id `$2`.
macro_rules! select_removal_asked {
    ($beyond:literal, $order:literal) => {
        concat!(
            select_practice_lines!(),
            "p.removal_asked_at AS at, p.owner_id AS actor, p.removal_reasons AS words
             FROM practice p JOIN revision r ON r.id = p.public_revision_id
             WHERE p.public = 'live' AND (p.removal_asked_at, p.id) ",
            $beyond,
            " ($1, $2) ORDER BY p.removal_asked_at",
            $order,
            ", p.id",
            $order,
            " LIMIT $3"
        )
    };
}

/// Practices that were taken down, beyond the time `$1` and the id `$2`.
macro_rules! select_taken_down {
    ($beyond:literal, $order:literal) => {
        concat!(
            select_practice_lines!(),
            "p.taken_down_at AS at, p.taken_down_by AS actor, p.taken_down_reasons AS words
             FROM practice p JOIN revision r ON r.id = p.public_revision_id
             WHERE (p.taken_down_at, p.id) ",
            $beyond,
            " ($1, $2) ORDER BY p.taken_down_at",
            $order,
            ", p.id",
            $order,
            " LIMIT $3"
        )
    };
}

/// Live practices that were restored, one line for each time, beyond the time `$1` and the id `$2`.
macro_rules! select_restored {
    ($beyond:literal, $order:literal) => {
        concat!(
            select_practice_lines!(),
            "e.at, e.actor_id AS actor, e.words
             FROM event e JOIN practice p ON p.id = e.practice_id
                          JOIN revision r ON r.id = p.public_revision_id
             WHERE e.deed = 'restore' AND p.public = 'live' AND (e.at, p.id) ",
            $beyond,
            " ($1, $2) ORDER BY e.at",
            $order,
            ", p.id",
            $order,
            " LIMIT $3"
        )
    };
}

/// The condition that the party `x` of a practice is a reviewer or administrator `a` who may not decide on it only
/// because it names them as focal point.
macro_rules! is_barred_by_name_only {
    () => {
        "x.why = 'focal-point' AND x.set_aside_seq IS NULL AND a.role <> 'submitter'
               AND NOT EXISTS (SELECT 1 FROM party o
                               WHERE o.practice_id = x.practice_id AND o.account_id = x.account_id
                                 AND o.why <> 'focal-point')"
    };
}

/// Practices under review that name such a person, beyond the time `$1` and the id `$2`, without those to which the
/// reader `$4` is a party.
macro_rules! select_names_reviewer {
    ($beyond:literal, $order:literal) => {
        concat!(
            "SELECT n.* FROM (",
            select_practice_lines!(),
            "MAX(x.since) AS at, r.submitted_by AS actor, NULL AS words
                  FROM practice p
                  JOIN revision r ON r.practice_id = p.id AND r.state IN ('in-review', 'decided')
                  JOIN party x ON x.practice_id = p.id
                  JOIN account a ON a.id = x.account_id
                  WHERE ",
            is_barred_by_name_only!(),
            " GROUP BY p.id, r.id) n
             WHERE (n.at, n.id) ",
            $beyond,
            " ($1, $2)
               AND NOT EXISTS (SELECT 1 FROM party o
                               WHERE o.practice_id = n.id AND o.account_id = $4
                                 AND o.set_aside_seq IS NULL)
             ORDER BY n.at",
            $order,
            ", n.id",
            $order,
            " LIMIT $3"
        )
    };
}

/// A page of one list of practices, newest first.
pub async fn read_practices(
    db: &mut impl Engine,
    reader: AccountId,
    list: AdminPracticeList,
    cursor: Option<&Cursor<(Timestamp, i64)>>,
    most: i64,
) -> Result<Vec<PracticeLine>, Fault> {
    let back = cursor.is_some_and(|cursor| cursor.way == Direction::Before);
    let (at, id) = cursor.map_or((Timestamp::MAX, i64::MAX), |cursor| cursor.key);
    let query = match (list, back) {
        (AdminPracticeList::RemovalAsked, false) => db.sql(select_removal_asked!("<", " DESC")),
        (AdminPracticeList::RemovalAsked, true) => db.sql(select_removal_asked!(">", "")),
        (AdminPracticeList::TakenDown, false) => db.sql(select_taken_down!("<", " DESC")),
        (AdminPracticeList::TakenDown, true) => db.sql(select_taken_down!(">", "")),
        (AdminPracticeList::Restored, false) => db.sql(select_restored!("<", " DESC")),
        (AdminPracticeList::Restored, true) => db.sql(select_restored!(">", "")),
        (AdminPracticeList::NamesReviewer, false) => db.sql(select_names_reviewer!("<", " DESC")),
        (AdminPracticeList::NamesReviewer, true) => db.sql(select_names_reviewer!(">", "")),
    };
    let query = query.bind(at).bind(id).bind(most);
    match list {
        AdminPracticeList::NamesReviewer => query.bind(reader).all().await,
        AdminPracticeList::RemovalAsked
        | AdminPracticeList::TakenDown
        | AdminPracticeList::Restored => query.all().await,
    }
}

/// The numbers of what waits for this administrator.
pub async fn count_pending_work(
    db: &mut impl Engine,
    reader: AccountId,
) -> Result<PendingWork, Fault> {
    db.sql(concat!(
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
                 WHERE r.state IN ('in-review', 'decided') AND ",
        is_barred_by_name_only!(),
        "
                   AND NOT EXISTS (SELECT 1 FROM party o
                                   WHERE o.practice_id = x.practice_id AND o.account_id = $1
                                     AND o.set_aside_seq IS NULL)) AS names_reviewer"
    ))
    .bind(reader)
    .one()
    .await
}

/// The numbers that a suspension of an account changes.
pub async fn count_consequences(
    db: &mut impl Engine,
    id: AccountId,
) -> Result<Consequences, Fault> {
    db.sql(
        "SELECT (SELECT COUNT(*) FROM revision WHERE state = 'in-review' AND claimed_by = $1) AS claims,
                (SELECT COUNT(*) FROM revision r JOIN practice p ON p.id = r.practice_id
                 WHERE r.state = 'in-review' AND p.owner_id = $1) AS in_review",
    )
    .bind(id)
    .one()
    .await
}
