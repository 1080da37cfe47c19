//! The accounts' rows: loads and changes. Links, registrations and what the throttle
//! remembers stand in files of their own below.

pub mod buckets;
mod changes;
pub mod check;
pub mod devices;
pub mod links;
pub mod registrations;

use std::collections::{BTreeMap, HashMap};

use sqlx::types::Json;

pub use changes::*;

use super::model::{Account, AccountId, EmailAddress, Name, Role, Scope, Suspension};
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::language::{Language, TextLanguage};
use crate::taxonomy::{CountryCode, ObjectiveNumber};

#[derive(sqlx::FromRow)]
struct Row {
    id: AccountId,
    email: String,
    honorific: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    institution: Option<String>,
    organisation: Option<String>,
    country: Option<CountryCode>,
    language: Language,
    role: Role,
    created_at: Timestamp,
    suspended_at: Option<Timestamp>,
    suspension_reason: Option<String>,
}

/// The account with this id.
pub async fn by_id(db: &mut impl Engine, id: AccountId) -> Result<Option<Account>, Fault> {
    let row = db
        .sql(
            "SELECT id, email, honorific, given_name, family_name, institution, organisation,
                    country, language, role, created_at, suspended_at, suspension_reason
             FROM account
             WHERE id = $1",
        )
        .bind(id)
        .optional::<Row>()
        .await?;
    whole(db, row).await
}

/// The account that receives mail at this address.
pub async fn by_email(
    db: &mut impl Engine,
    email: &EmailAddress,
) -> Result<Option<Account>, Fault> {
    let row = db
        .sql(
            "SELECT id, email, honorific, given_name, family_name, institution, organisation,
                    country, language, role, created_at, suspended_at, suspension_reason
             FROM account
             WHERE email_key = $1",
        )
        .bind(email.key())
        .optional::<Row>()
        .await?;
    whole(db, row).await
}

/// The account that receives mail at this address, locked until the transaction ends.
pub async fn lock_by_email(tx: &mut Tx, email: &EmailAddress) -> Result<Option<Account>, Fault> {
    let row = tx
        .sql_for(
            "SELECT id, email, honorific, given_name, family_name, institution, organisation,
                    country, language, role, created_at, suspended_at, suspension_reason
             FROM account
             WHERE email_key = $1",
            "SELECT id, email, honorific, given_name, family_name, institution, organisation,
                    country, language, role, created_at, suspended_at, suspension_reason
             FROM account
             WHERE email_key = $1
             FOR NO KEY UPDATE",
        )
        .bind(email.key())
        .optional::<Row>()
        .await?;
    whole(tx, row).await
}

/// The account, locked until the transaction ends: what it may do cannot change meanwhile.
pub async fn lock(tx: &mut Tx, id: AccountId) -> Result<Option<Account>, Fault> {
    let row = tx
        .sql_for(
            "SELECT id, email, honorific, given_name, family_name, institution, organisation,
                    country, language, role, created_at, suspended_at, suspension_reason
             FROM account
             WHERE id = $1",
            "SELECT id, email, honorific, given_name, family_name, institution, organisation,
                    country, language, role, created_at, suspended_at, suspension_reason
             FROM account
             WHERE id = $1
             FOR NO KEY UPDATE",
        )
        .bind(id)
        .optional::<Row>()
        .await?;
    whole(tx, row).await
}

/// Everybody who may decide on others' revisions, the suspended apart, by rising id.
pub async fn reviewers(db: &mut impl Engine) -> Result<Vec<Account>, Fault> {
    let rows = db
        .sql(
            "SELECT id, email, honorific, given_name, family_name, institution, organisation,
                    country, language, role, created_at, suspended_at, suspension_reason
             FROM account
             WHERE role IN ('reviewer', 'administrator') AND suspended_at IS NULL
             ORDER BY id",
        )
        .all::<Row>()
        .await?;
    all(db, rows).await
}

/// Every account, by rising id: for the command line.
pub async fn everybody(db: &mut impl Engine) -> Result<Vec<Account>, Fault> {
    let rows = db
        .sql(
            "SELECT id, email, honorific, given_name, family_name, institution, organisation,
                    country, language, role, created_at, suspended_at, suspension_reason
             FROM account
             ORDER BY id",
        )
        .all::<Row>()
        .await?;
    all(db, rows).await
}

#[derive(sqlx::FromRow)]
struct NameRow {
    id: AccountId,
    honorific: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    institution: Option<String>,
}

/// The names of these accounts, in one statement. Names are joined, never baked in.
pub async fn names_of(
    db: &mut impl Engine,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, Name>, Fault> {
    let rows = db
        .sql(
            "SELECT id, honorific, given_name, family_name, institution
             FROM account
             WHERE id IN ({ids $1})",
        )
        .bind(Json(ids))
        .all::<NameRow>()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let name = name(
                row.honorific,
                row.given_name,
                row.family_name,
                row.institution,
            );
            (row.id, name)
        })
        .collect())
}

/// The administrators who can act, locked in order of id: whoever would take the last
/// one away waits here for whoever else would.
pub async fn lock_administrators(tx: &mut Tx) -> Result<Vec<AccountId>, Fault> {
    let rows = tx
        .sql_for(
            "SELECT id
             FROM account
             WHERE role = 'administrator' AND suspended_at IS NULL
             ORDER BY id",
            "SELECT id
             FROM account
             WHERE role = 'administrator' AND suspended_at IS NULL
             ORDER BY id
             FOR NO KEY UPDATE",
        )
        .all::<(AccountId,)>()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The stored hash of an account's password.
pub async fn password(db: &mut impl Engine, id: AccountId) -> Result<Option<String>, Fault> {
    let row = db
        .sql("SELECT password FROM account WHERE id = $1")
        .bind(id)
        .optional::<(String,)>()
        .await?;
    Ok(row.map(|(hash,)| hash))
}

/// The stored hash of a locked account's password, and when all that its credentials granted last ended.
pub async fn credentials(tx: &mut Tx, id: AccountId) -> Result<(String, Option<Timestamp>), Fault> {
    tx.sql("SELECT password, credentials_ended_at FROM account WHERE id = $1")
        .bind(id)
        .one()
        .await
}

/// One appeal of a suspended person.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Appeal {
    /// What they wrote, word for word.
    pub words: String,
    /// When.
    pub made_at: Timestamp,
}

/// The appeals of an account that nobody has answered, oldest first.
pub async fn open_appeals(db: &mut impl Engine, id: AccountId) -> Result<Vec<Appeal>, Fault> {
    db.sql(
        "SELECT words, made_at
         FROM appeal
         WHERE account_id = $1 AND answered_at IS NULL
         ORDER BY id",
    )
    .bind(id)
    .all()
    .await
}

async fn whole(db: &mut impl Engine, row: Option<Row>) -> Result<Option<Account>, Fault> {
    let Some(row) = row else { return Ok(None) };
    let scope = db
        .sql("SELECT objective FROM account_scope WHERE account_id = $1 ORDER BY objective")
        .bind(row.id)
        .all::<(ObjectiveNumber,)>()
        .await?;
    let reads = db
        .sql("SELECT language FROM account_reads WHERE account_id = $1 ORDER BY language")
        .bind(row.id)
        .all::<(TextLanguage,)>()
        .await?;
    let scope = scope.into_iter().map(|(objective,)| objective).collect();
    let reads = reads.into_iter().map(|(language,)| language).collect();
    account(row, scope, reads).map(Some)
}

async fn all(db: &mut impl Engine, rows: Vec<Row>) -> Result<Vec<Account>, Fault> {
    let mut scopes: BTreeMap<AccountId, Vec<ObjectiveNumber>> = BTreeMap::new();
    for (id, objective) in db
        .sql("SELECT account_id, objective FROM account_scope")
        .all::<(AccountId, ObjectiveNumber)>()
        .await?
    {
        scopes.entry(id).or_default().push(objective);
    }
    let mut reads: BTreeMap<AccountId, Vec<TextLanguage>> = BTreeMap::new();
    for (id, language) in db
        .sql("SELECT account_id, language FROM account_reads ORDER BY language")
        .all::<(AccountId, TextLanguage)>()
        .await?
    {
        reads.entry(id).or_default().push(language);
    }
    rows.into_iter()
        .map(|row| {
            let scope = scopes.remove(&row.id).unwrap_or_default();
            let reads = reads.remove(&row.id).unwrap_or_default();
            account(row, scope, reads)
        })
        .collect()
}

fn account(
    row: Row,
    scope: Vec<ObjectiveNumber>,
    reads: Vec<TextLanguage>,
) -> Result<Account, Fault> {
    let email = EmailAddress::try_from(row.email)
        .map_err(|error| Fault::unfit(format!("account {}: {error}", row.id)))?;
    let suspension = row.suspended_at.map(|at| Suspension {
        at,
        reason: row.suspension_reason.unwrap_or_default(),
    });
    Ok(Account {
        id: row.id,
        name: name(
            row.honorific,
            row.given_name,
            row.family_name,
            row.institution,
        ),
        email,
        role: row.role,
        language: row.language,
        organisation: row.organisation,
        country: row.country,
        scope: Scope::of(scope),
        reads,
        created_at: row.created_at,
        suspension,
    })
}

pub(super) fn name(
    honorific: Option<String>,
    given: Option<String>,
    family: Option<String>,
    institution: Option<String>,
) -> Name {
    // A check of the table sees to it that there is one or the other.
    Name::of_parts(honorific, given, family, institution).unwrap_or(Name::Person {
        honorific: None,
        given: None,
        family: String::new(),
    })
}

type NameColumns<'a> = (
    Option<&'a str>,
    Option<&'a str>,
    Option<&'a str>,
    Option<&'a str>,
);

pub(super) fn columns(name: &Name) -> NameColumns<'_> {
    match name {
        Name::Person {
            honorific,
            given,
            family,
        } => (honorific.as_deref(), given.as_deref(), Some(family), None),
        Name::Institution(institution) => (None, None, None, Some(institution)),
    }
}
