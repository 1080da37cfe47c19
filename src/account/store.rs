//! The accounts' rows: reading and changing. Links, registrations and the throttle's buckets
//! have files of their own below.

pub(crate) mod buckets;
mod changes;
pub(crate) mod check;
pub(crate) mod devices;
pub(crate) mod links;
pub(crate) mod persons;
pub(crate) mod record;
pub(crate) mod registrations;

use std::collections::HashMap;

use sqlx::types::Json;

pub use changes::*;

use super::model::{
    Account, AccountId, CreditedName, EmailAddress, Name, NameColumns, Orcid, Role, Scope,
    Suspension,
};
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::language::{Language, TextLanguage};
use crate::taxonomy::{CountryCode, ObjectiveNumber};
use crate::web::Standing;
use crate::web::session::{SessionKey, SessionTimes};

/// The columns of [`StoredAccount`].
macro_rules! account_columns {
    () => {
        "id, email, honorific, given_name, family_name, institution, orcid, organisation,
                country, language, role, created_at, suspended_at, suspension_reason, away_until,
                (SELECT {gathered s.objective}
                 FROM (SELECT objective FROM account_scope
                       WHERE account_id = account.id ORDER BY objective) s) AS scope,
                (SELECT {gathered l.language}
                 FROM (SELECT r.language FROM account_reads r
                       WHERE r.account_id = account.id ORDER BY r.language) l) AS reads"
    };
}

/// Reads every account; a statement adds which accounts it wants.
macro_rules! select_account {
    () => {
        concat!("SELECT ", account_columns!(), " FROM account ")
    };
}

#[derive(sqlx::FromRow)]
struct StoredAccount {
    id: AccountId,
    email: String,
    #[sqlx(flatten)]
    name: NameColumns,
    orcid: Option<Orcid>,
    organisation: Option<String>,
    country: Option<CountryCode>,
    language: Language,
    role: Role,
    created_at: Timestamp,
    suspended_at: Option<Timestamp>,
    suspension_reason: Option<String>,
    away_until: Option<Timestamp>,
    scope: Json<Vec<ObjectiveNumber>>,
    reads: Json<Vec<TextLanguage>>,
}

/// The account with this id.
pub async fn by_id(db: &mut impl Engine, id: AccountId) -> Result<Option<Account>, Fault> {
    let row = db
        .sql(concat!(select_account!(), "WHERE id = $1"))
        .bind(id)
        .optional::<StoredAccount>()
        .await?;
    row.map(account_from_row).transpose()
}

/// The accounts with these ids, in order of id.
pub async fn by_ids(db: &mut impl Engine, ids: &[AccountId]) -> Result<Vec<Account>, Fault> {
    let rows = db
        .sql(concat!(
            select_account!(),
            "WHERE id IN ({ids $1}) ORDER BY id"
        ))
        .bind(Json(ids))
        .all::<StoredAccount>()
        .await?;
    rows.into_iter().map(account_from_row).collect()
}

#[derive(sqlx::FromRow)]
struct SignedInRow {
    #[sqlx(flatten)]
    account: StoredAccount,
    standing: Standing,
    begun_at: Timestamp,
    last_seen_at: Timestamp,
}

/// The account of a session, whether or not the session still lasts.
pub async fn of_session(
    db: &mut impl Engine,
    key: &SessionKey,
) -> Result<Option<(Account, SessionTimes)>, Fault> {
    let row = db
        .sql(concat!(
            "SELECT ",
            account_columns!(),
            ", opened.standing, opened.begun_at, opened.last_seen_at
             FROM account
             JOIN (SELECT account_id, standing, created_at AS begun_at, last_seen_at
                   FROM session
                   WHERE id = $1) opened ON opened.account_id = account.id"
        ))
        .bind(key.as_bytes().to_vec())
        .optional::<SignedInRow>()
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let times = SessionTimes {
        standing: row.standing,
        created_at: row.begun_at,
        last_seen_at: row.last_seen_at,
    };
    Ok(Some((account_from_row(row.account)?, times)))
}

/// The account that receives mail at this address. The statement is the same whether or not there is one: how long the
/// answer takes must not tell who has an account.
pub async fn by_email(
    db: &mut impl Engine,
    email: &EmailAddress,
) -> Result<Option<Account>, Fault> {
    let row = db
        .sql(concat!(select_account!(), "WHERE email_key = $1"))
        .bind(email.key())
        .optional::<StoredAccount>()
        .await?;
    row.map(account_from_row).transpose()
}

/// As [`by_email`], locked until the transaction ends.
pub async fn lock_by_email(tx: &mut Tx, email: &EmailAddress) -> Result<Option<Account>, Fault> {
    let row = tx
        .sql_for(
            concat!(select_account!(), "WHERE email_key = $1"),
            concat!(select_account!(), "WHERE email_key = $1 FOR NO KEY UPDATE"),
        )
        .bind(email.key())
        .optional::<StoredAccount>()
        .await?;
    row.map(account_from_row).transpose()
}

/// The account, locked until the transaction ends: its role and standing cannot change meanwhile.
pub async fn lock(tx: &mut Tx, id: AccountId) -> Result<Option<Account>, Fault> {
    let row = tx
        .sql_for(
            concat!(select_account!(), "WHERE id = $1"),
            concat!(select_account!(), "WHERE id = $1 FOR NO KEY UPDATE"),
        )
        .bind(id)
        .optional::<StoredAccount>()
        .await?;
    row.map(account_from_row).transpose()
}

/// Every account that may decide on others' revisions and is not suspended, in order of id.
pub async fn reviewers(db: &mut impl Engine) -> Result<Vec<Account>, Fault> {
    let rows = db
        .sql(concat!(
            select_account!(),
            "WHERE role IN ('reviewer', 'administrator') AND suspended_at IS NULL
                 ORDER BY id"
        ))
        .all::<StoredAccount>()
        .await?;
    rows.into_iter().map(account_from_row).collect()
}

/// Every account, in order of id.
pub async fn everybody(db: &mut impl Engine) -> Result<Vec<Account>, Fault> {
    let rows = db
        .sql(concat!(select_account!(), "ORDER BY id"))
        .all::<StoredAccount>()
        .await?;
    rows.into_iter().map(account_from_row).collect()
}

#[derive(sqlx::FromRow)]
struct NameRow {
    id: AccountId,
    #[sqlx(flatten)]
    name: NameColumns,
}

/// The names of these accounts, in one statement. Names are always read from the account, never copied.
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
    rows.into_iter()
        .map(|row| Ok((row.id, name_of_row(row.id, row.name)?)))
        .collect()
}

#[derive(sqlx::FromRow)]
struct CreditedRow {
    #[sqlx(flatten)]
    named: NameRow,
    orcid: Option<Orcid>,
}

/// The names of these accounts as the public reads them on a practice, in one statement.
pub async fn credited_of(
    db: &mut impl Engine,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, CreditedName>, Fault> {
    let rows = db
        .sql(
            "SELECT id, honorific, given_name, family_name, institution, orcid
             FROM account
             WHERE id IN ({ids $1})",
        )
        .bind(Json(ids))
        .all::<CreditedRow>()
        .await?;
    rows.into_iter()
        .map(|row| {
            let (id, orcid) = (row.named.id, row.orcid);
            let name = name_of_row(id, row.named.name)?;
            Ok((id, CreditedName { name, orcid }))
        })
        .collect()
}

/// The active administrators, locked in order of id: of two transactions that would each remove
/// an administrator, the second waits here for the first.
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

/// The stored hash of a locked account's password, and when all that its credentials granted was last ended.
pub async fn credentials(tx: &mut Tx, id: AccountId) -> Result<(String, Option<Timestamp>), Fault> {
    tx.sql("SELECT password, credentials_ended_at FROM account WHERE id = $1")
        .bind(id)
        .one()
        .await
}

/// One appeal of a suspended owner.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Appeal {
    /// The owner's words, word for word.
    pub words: String,
    /// When the appeal was sent.
    pub made_at: Timestamp,
    /// When an administrator answered it.
    pub answered_at: Option<Timestamp>,
    /// Whether the answer was yes.
    pub granted: Option<bool>,
    /// The words of the answer.
    pub answer: Option<String>,
    /// The administrator who answered; none at the command line.
    pub answered_by: Option<AccountId>,
}

impl Appeal {
    /// Whether it waits for an answer.
    pub const fn is_open(&self) -> bool {
        self.answered_at.is_none()
    }
}

/// The appeals of an account, oldest first.
pub async fn appeals_of(db: &mut impl Engine, id: AccountId) -> Result<Vec<Appeal>, Fault> {
    db.sql(
        "SELECT words, made_at, answered_at, granted, answer, answered_by
         FROM appeal
         WHERE account_id = $1
         ORDER BY id",
    )
    .bind(id)
    .all()
    .await
}

/// The number of appeals that no administrator has answered yet.
pub async fn count_open_appeals(db: &mut impl Engine) -> Result<i64, Fault> {
    let (count,) = db
        .sql("SELECT COUNT(*) FROM appeal WHERE answered_at IS NULL")
        .one::<(i64,)>()
        .await?;
    Ok(count)
}

fn account_from_row(row: StoredAccount) -> Result<Account, Fault> {
    let email = EmailAddress::try_from(row.email)
        .map_err(|error| Fault::unfit(format!("account {}: {error}", row.id)))?;
    let suspension = row.suspended_at.map(|at| Suspension {
        at,
        reason: row.suspension_reason.unwrap_or_default(),
    });
    Ok(Account {
        id: row.id,
        name: name_of_row(row.id, row.name)?,
        orcid: row.orcid,
        email,
        role: row.role,
        language: row.language,
        organisation: row.organisation,
        country: row.country,
        scope: Scope::of(row.scope.0),
        reads: row.reads.0,
        created_at: row.created_at,
        away_until: row.away_until,
        suspension,
    })
}

fn name_of_row(id: AccountId, columns: NameColumns) -> Result<Name, Fault> {
    // A check of the table requires a family name or an institution.
    columns
        .into_name()
        .ok_or_else(|| Fault::unfit(format!("account {id}: no name")))
}
