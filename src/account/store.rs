//! The accounts' rows: loads and changes. Links, registrations and what the throttle
//! remembers stand in files of their own below.

pub mod buckets;
pub mod devices;
pub mod links;
pub mod registrations;

use std::collections::{BTreeMap, HashMap};

use sqlx::types::Json;

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
             FOR UPDATE",
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
        .sql_for(
            "SELECT id, honorific, given_name, family_name, institution
             FROM account
             WHERE id IN (SELECT value FROM json_each($1))",
            "SELECT id, honorific, given_name, family_name, institution
             FROM account
             WHERE id IN (SELECT value::bigint FROM jsonb_array_elements_text($1) AS value)",
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
             FOR UPDATE",
        )
        .all::<(AccountId,)>()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// What a new account starts with.
pub struct NewAccount<'a> {
    /// What stands on what it publishes.
    pub name: &'a Name,
    /// Where its mails go.
    pub email: &'a EmailAddress,
    /// The hash of its password.
    pub password: &'a str,
    /// Public beside the name.
    pub organisation: Option<&'a str>,
    /// Where the person or the institution is.
    pub country: Option<CountryCode>,
    /// The language of its pages and mails.
    pub language: Language,
    /// What it may do.
    pub role: Role,
}

/// Adds an account, unless its address has one already: then nothing changes.
pub async fn add(
    tx: &mut Tx,
    new: &NewAccount<'_>,
    now: Timestamp,
) -> Result<Option<AccountId>, Fault> {
    let (honorific, given, family, institution) = columns(new.name);
    let added = tx
        .sql(
            "INSERT INTO account (email, email_key, honorific, given_name, family_name, institution,
                                  organisation, country, language, role, password, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             ON CONFLICT (email_key) DO NOTHING
             RETURNING id",
        )
        .bind(new.email.as_str())
        .bind(new.email.key())
        .bind(honorific)
        .bind(given)
        .bind(family)
        .bind(institution)
        .bind(new.organisation)
        .bind(new.country)
        .bind(new.language)
        .bind(new.role)
        .bind(new.password)
        .bind(now)
        .optional::<(AccountId,)>()
        .await?;
    Ok(added.map(|(id,)| id))
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

/// Stores another hash, if the one that was compared is still there.
pub async fn change_password(
    tx: &mut Tx,
    id: AccountId,
    seen: Option<&str>,
    hash: &str,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE account SET password = $2
             WHERE id = $1 AND (password = $3 OR $3 IS NULL)",
        )
        .bind(id)
        .bind(hash)
        .bind(seen)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// What its owner may change at any time.
pub async fn change_profile(
    tx: &mut Tx,
    id: AccountId,
    name: &Name,
    organisation: Option<&str>,
    country: Option<CountryCode>,
    language: Language,
) -> Result<(), Fault> {
    let (honorific, given, family, institution) = columns(name);
    tx.sql(
        "UPDATE account
         SET honorific = $2, given_name = $3, family_name = $4, institution = $5,
             organisation = $6, country = $7, language = $8
         WHERE id = $1",
    )
    .bind(id)
    .bind(honorific)
    .bind(given)
    .bind(family)
    .bind(institution)
    .bind(organisation)
    .bind(country)
    .bind(language)
    .execute()
    .await?;
    Ok(())
}

/// Moves an account to another address, unless that one has an account: then nothing changes.
pub async fn change_email(tx: &mut Tx, id: AccountId, email: &EmailAddress) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE account SET email = $2, email_key = $3
             WHERE id = $1 AND NOT EXISTS
                 (SELECT 1 FROM account other WHERE other.email_key = $3 AND other.id <> $1)",
        )
        .bind(id)
        .bind(email.as_str())
        .bind(email.key())
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Gives an account another role.
pub async fn change_role(tx: &mut Tx, id: AccountId, role: Role) -> Result<(), Fault> {
    tx.sql("UPDATE account SET role = $2 WHERE id = $1")
        .bind(id)
        .bind(role)
        .execute()
        .await?;
    Ok(())
}

/// Replaces the objectives that an account reviews.
pub async fn change_scope(tx: &mut Tx, id: AccountId, scope: &Scope) -> Result<(), Fault> {
    tx.sql("DELETE FROM account_scope WHERE account_id = $1")
        .bind(id)
        .execute()
        .await?;
    for objective in scope.objectives() {
        tx.sql("INSERT INTO account_scope (account_id, objective) VALUES ($1, $2)")
            .bind(id)
            .bind(objective)
            .execute()
            .await?;
    }
    Ok(())
}

/// Replaces the languages of texts that an account reads.
pub async fn change_reads(
    tx: &mut Tx,
    id: AccountId,
    languages: &[TextLanguage],
) -> Result<(), Fault> {
    tx.sql("DELETE FROM account_reads WHERE account_id = $1")
        .bind(id)
        .execute()
        .await?;
    for &language in languages {
        tx.sql(
            "INSERT INTO account_reads (account_id, language) VALUES ($1, $2)
             ON CONFLICT (account_id, language) DO NOTHING",
        )
        .bind(id)
        .bind(language)
        .execute()
        .await?;
    }
    Ok(())
}

/// Suspends an account; `false` if it is suspended already, and keeps its reason.
pub async fn begin_suspension(
    tx: &mut Tx,
    id: AccountId,
    suspension: &Suspension,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE account SET suspended_at = $2, suspension_reason = $3
             WHERE id = $1 AND suspended_at IS NULL",
        )
        .bind(id)
        .bind(suspension.at)
        .bind(suspension.reason.as_str())
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Lets a suspended account back in.
pub async fn end_suspension(tx: &mut Tx, id: AccountId) -> Result<(), Fault> {
    tx.sql("UPDATE account SET suspended_at = NULL, suspension_reason = NULL WHERE id = $1")
        .bind(id)
        .execute()
        .await?;
    Ok(())
}

/// One appeal of a suspended person.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Appeal {
    /// What they wrote, word for word.
    pub words: String,
    /// When.
    pub made_at: Timestamp,
}

/// Keeps what a suspended person says to the administrators.
pub async fn add_appeal(
    tx: &mut Tx,
    id: AccountId,
    words: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql("INSERT INTO appeal (account_id, words, made_at) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(words)
        .bind(now)
        .execute()
        .await?;
    Ok(())
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

/// Restoring an account answers its appeals.
pub async fn answer_appeals(tx: &mut Tx, id: AccountId, now: Timestamp) -> Result<(), Fault> {
    tx.sql("UPDATE appeal SET answered_at = $2 WHERE account_id = $1 AND answered_at IS NULL")
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(())
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
    match institution {
        Some(institution) => Name::Institution(institution),
        None => Name::Person {
            honorific,
            given,
            family: family.unwrap_or_default(),
        },
    }
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
