//! The list of accounts.

use std::collections::BTreeMap;

use sqlx::types::Json;

use super::persons::read_alike;
use crate::account::model::{AccountId, Name, Role};
use crate::admin::model::{AccountFilter, AccountLine};
use crate::db::{Engine, Fault, Timestamp};
use crate::language::holds_words;
use crate::taxonomy::ObjectiveNumber;
use crate::web::paging::{Cursor, ListCounts};

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

/// A page of accounts with their scopes, newest first; and the counts of the list.
pub async fn read_accounts(
    db: &mut impl Engine,
    filter: &AccountFilter,
    cursor: Option<&Cursor<i64>>,
    most: i64,
) -> Result<(Vec<AccountLine>, ListCounts), Fault> {
    let mut matching = if filter.words.is_empty() {
        None
    } else {
        Some(accounts_with(db, &filter.words).await?)
    };
    if filter.alike {
        let alike = read_alike(db).await?;
        matching = Some(match matching {
            Some(ids) => ids
                .into_iter()
                .filter(|id| alike.contains_key(id))
                .collect(),
            None => alike.into_keys().collect(),
        });
    }
    let rows = read_account_rows(db, filter, matching.as_deref(), cursor, most).await?;
    let counts = count_accounts(db, filter, matching.as_deref(), cursor).await?;
    let ids: Vec<AccountId> = rows.iter().map(|row| row.id).collect();
    let mut scope_of = read_scopes(db, &ids).await?;
    let lines = rows
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
        .collect();
    Ok((lines, counts))
}

/// The condition that an account is on the list of the role `$2`, of the suspended if `$3`, and among the ids `$4`.
macro_rules! is_listed_account {
    () => {
        "(a.role = $2 OR $2 IS NULL) AND ($3 = FALSE OR a.suspended_at IS NOT NULL)
               AND (a.id IN ({ids $4}) OR $4 IS NULL)"
    };
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
            " $1 AND ",
            is_listed_account!(),
            " ORDER BY a.id",
            $order,
            " LIMIT CAST($5 AS BIGINT)"
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
    matching: Option<&[AccountId]>,
    cursor: Option<&Cursor<i64>>,
    most: i64,
) -> Result<Vec<AccountSqlRow>, Fault> {
    let query = if cursor.is_none_or(Cursor::goes_forth) {
        db.sql(select_account_rows!("<", " DESC"))
    } else {
        db.sql(select_account_rows!(">", ""))
    };
    query
        .bind(cursor.map_or(i64::MAX, |cursor| cursor.key))
        .bind(filter.role.map(Role::as_str))
        .bind(filter.suspended)
        .bind(matching.map(Json))
        .bind(most)
        .all()
        .await
}

async fn count_accounts(
    db: &mut impl Engine,
    filter: &AccountFilter,
    matching: Option<&[AccountId]>,
    cursor: Option<&Cursor<i64>>,
) -> Result<ListCounts, Fault> {
    db.sql(concat!(
        "SELECT COUNT(*) AS total,
                COUNT(CASE WHEN a.id > $1 OR (a.id = $1 AND $5) THEN 1 END) AS passed
         FROM account a
         WHERE ",
        is_listed_account!()
    ))
    .bind(cursor.map_or(i64::MAX, |cursor| cursor.key))
    .bind(filter.role.map(Role::as_str))
    .bind(filter.suspended)
    .bind(matching.map(Json))
    .bind(cursor.is_none_or(Cursor::goes_forth))
    .one()
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
