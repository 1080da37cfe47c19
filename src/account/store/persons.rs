//! Which accounts are of one person, and the addresses that an account has confirmed beside its own. An account without
//! a `person_id` is the only one of its person.

use sqlx::types::Json;

use crate::account::model::{AccountId, EmailAddress};
use crate::db::{Engine, Fault, Timestamp, Tx};

/// Stores an address that the owner of an account has confirmed beside the account's own.
pub async fn confirm_address(
    tx: &mut Tx,
    account: AccountId,
    email: &EmailAddress,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO account_address (account_id, email, email_key, confirmed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id, email_key) DO NOTHING",
    )
    .bind(account)
    .bind(email.as_str())
    .bind(email.key())
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// The addresses that an account has confirmed beside its own, and when.
pub async fn confirmed_addresses(
    db: &mut impl Engine,
    account: AccountId,
) -> Result<Vec<(String, Timestamp)>, Fault> {
    db.sql(
        "SELECT email, confirmed_at FROM account_address WHERE account_id = $1
         ORDER BY confirmed_at, email_key",
    )
    .bind(account)
    .all()
    .await
}

/// The accounts that have this address, as their own or confirmed beside it.
pub async fn with_address(
    db: &mut impl Engine,
    email: &EmailAddress,
) -> Result<Vec<AccountId>, Fault> {
    let found = db
        .sql(
            "SELECT id FROM account WHERE email_key = $1
             UNION SELECT account_id FROM account_address WHERE email_key = $1",
        )
        .bind(email.key())
        .all::<(AccountId,)>()
        .await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Every account of the persons who have the accounts `$1`, in order of id.
macro_rules! select_persons {
    () => {
        "SELECT id FROM account
             WHERE id IN ({ids $1})
                OR person_id IN (SELECT person_id FROM account WHERE id IN ({ids $1}))
             ORDER BY id"
    };
}

/// Every account of the persons who have these accounts, in order of id.
pub async fn of_persons(
    db: &mut impl Engine,
    accounts: &[AccountId],
) -> Result<Vec<AccountId>, Fault> {
    let query = db.sql(select_persons!()).bind(Json(accounts));
    let found = query.all::<(AccountId,)>().await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// As [`of_persons`], locked in this order until the transaction ends.
pub async fn lock_persons(tx: &mut Tx, accounts: &[AccountId]) -> Result<Vec<AccountId>, Fault> {
    let found = tx
        .sql_for(
            select_persons!(),
            concat!(select_persons!(), " FOR NO KEY UPDATE"),
        )
        .bind(Json(accounts))
        .all::<(AccountId,)>()
        .await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Makes these the accounts of one person.
pub async fn set_person(
    tx: &mut Tx,
    accounts: &[AccountId],
    person: AccountId,
) -> Result<(), Fault> {
    tx.sql("UPDATE account SET person_id = $2 WHERE id IN ({ids $1})")
        .bind(Json(accounts))
        .bind(person)
        .execute()
        .await?;
    Ok(())
}

/// An administrator says that two accounts are of two persons. The lower number stands first.
pub async fn set_distinct(
    tx: &mut Tx,
    (low, high): (AccountId, AccountId),
    by: AccountId,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO distinct_person (account_id, other_id, said_by, said_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id, other_id) DO NOTHING",
    )
    .bind(low)
    .bind(high)
    .bind(by)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}
