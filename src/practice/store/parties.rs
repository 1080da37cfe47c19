//! Who is a party to which practice. An account is barred from deciding while it has a row without `set_aside_seq`;
//! every statement that asks for it, here and in the queue, reads just this.

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{Call, Engine, Fault, Timestamp, Tx};
use crate::practice::model::{Bar, Party, Practice, PracticeId, Seq};

/// Every row of a practice: also bars that were set aside.
pub async fn party_rows(db: &mut impl Engine, id: PracticeId) -> Result<Vec<Party>, Fault> {
    db.sql(
        "SELECT practice_id, account_id, why, since, since_seq, set_aside_seq FROM party
         WHERE practice_id = $1
         ORDER BY account_id, why",
    )
    .bind(id)
    .all()
    .await
}

/// Makes every account `t` a party that is of the same person as the account `a` of a party `x`.
macro_rules! bar_same_person {
    ($now:literal, $which:literal) => {
        concat!(
            "INSERT INTO party (practice_id, account_id, why, since, since_seq)
             SELECT DISTINCT p.id, t.id, 'same-person', CAST(",
            $now,
            " AS BIGINT), p.seq
             FROM party x
             JOIN practice p ON p.id = x.practice_id
             JOIN account a ON a.id = x.account_id
             JOIN account t ON t.person_id = a.person_id AND t.id <> a.id
             WHERE x.set_aside_seq IS NULL AND x.why <> 'same-person' AND ",
            $which,
            "
             ON CONFLICT (practice_id, account_id, why) DO NOTHING
             RETURNING account_id"
        )
    };
}

pub(super) use bar_same_person;

/// Makes an account a party for good, with the other accounts of its person. Answers those that were not of this person's
/// parties before.
pub async fn insert_party(tx: &mut Tx, party: &Party) -> Result<Vec<AccountId>, Fault> {
    let call = add_same_persons(add_party(tx.call(), party), party);
    let mut results = call.run().await?;
    results.changed()?;
    let added = results.all::<(AccountId,)>()?;
    Ok(added.into_iter().map(|(account,)| account).collect())
}

/// The statement that makes the other accounts of each party's person parties to a practice.
pub(super) fn add_same_persons<'c>(call: Call<'c>, party: &Party) -> Call<'c> {
    call.sql(bar_same_person!("$2", "x.practice_id = $1"))
        .bind(party.practice_id)
        .bind(party.since)
}

/// Makes the other accounts of each party's person parties to these practices.
pub async fn bar_same_persons(
    tx: &mut Tx,
    practices: &[PracticeId],
    now: Timestamp,
) -> Result<Vec<AccountId>, Fault> {
    let added = tx
        .sql(bar_same_person!("$2", "x.practice_id IN ({ids $1})"))
        .bind(Json(practices))
        .bind(now)
        .all::<(AccountId,)>()
        .await?;
    Ok(added.into_iter().map(|(account,)| account).collect())
}

/// Locks every practice to which one of these accounts is a party, by rising id.
pub async fn lock_practices_barring(
    tx: &mut Tx,
    accounts: &[AccountId],
) -> Result<Vec<PracticeId>, Fault> {
    let found = tx
        .sql_for(
            "SELECT id FROM practice
             WHERE id IN (SELECT practice_id FROM party WHERE account_id IN ({ids $1}))
             ORDER BY id",
            "SELECT id FROM practice
             WHERE id IN (SELECT practice_id FROM party WHERE account_id IN ({ids $1}))
             ORDER BY id
             FOR NO KEY UPDATE",
        )
        .bind(Json(accounts))
        .all::<(PracticeId,)>()
        .await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Where an account is a party and another account of its person is not.
pub async fn unbarred_same_persons(
    db: &mut impl Engine,
) -> Result<Vec<(PracticeId, AccountId)>, Fault> {
    db.sql(
        "SELECT DISTINCT x.practice_id, t.id
         FROM party x
         JOIN account a ON a.id = x.account_id
         JOIN account t ON t.person_id = a.person_id AND t.id <> a.id
         WHERE x.set_aside_seq IS NULL
           AND NOT EXISTS (SELECT 1 FROM party o
                           WHERE o.practice_id = x.practice_id AND o.account_id = t.id)
         ORDER BY x.practice_id, t.id",
    )
    .all()
    .await
}

/// The statement that makes one account a party.
pub(super) fn add_party<'c>(call: Call<'c>, party: &Party) -> Call<'c> {
    call.sql(
        "INSERT INTO party (practice_id, account_id, why, since, since_seq)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (practice_id, account_id, why) DO NOTHING",
    )
    .bind(party.practice_id)
    .bind(party.account_id)
    .bind(party.why.as_str())
    .bind(party.since)
    .bind(party.since_seq)
}

/// A reviewer declares a conflict of interest, also after an administrator had set an earlier one aside.
pub async fn insert_declared(tx: &mut Tx, party: &Party) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO party (practice_id, account_id, why, since, since_seq)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (practice_id, account_id, why)
         DO UPDATE SET since = $4, since_seq = $5, set_aside_seq = NULL",
    )
    .bind(party.practice_id)
    .bind(party.account_id)
    .bind(party.why.as_str())
    .bind(party.since)
    .bind(party.since_seq)
    .execute()
    .await?;
    Ok(())
}

/// Remembers the address of a focal point, for the accounts that take it later.
pub async fn insert_focal_point(tx: &mut Tx, id: PracticeId, email_key: &str) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO focal_point (practice_id, email_key) VALUES ($1, $2)
         ON CONFLICT (practice_id, email_key) DO NOTHING",
    )
    .bind(id)
    .bind(email_key)
    .execute()
    .await?;
    Ok(())
}

/// Makes the accounts with this address parties to the practice that names it. Answers the accounts that are not named in
/// the practice already: a bar that was set aside stays so when a later submission names the account again.
pub async fn insert_accounts_named(
    tx: &mut Tx,
    practice: &Practice,
    email_key: &str,
    now: Timestamp,
) -> Result<Vec<AccountId>, Fault> {
    let added = tx
        .sql(
            "INSERT INTO party (practice_id, account_id, why, since, since_seq)
             SELECT p.id, a.id, 'focal-point', $3, p.seq
             FROM practice p
             JOIN account a ON a.id IN (SELECT id FROM account WHERE email_key = $2
                                        UNION SELECT account_id FROM account_address WHERE email_key = $2)
             WHERE p.id = $1
             ON CONFLICT (practice_id, account_id, why) DO NOTHING
             RETURNING account_id",
        )
        .bind(practice.id)
        .bind(email_key)
        .bind(now)
        .all::<(AccountId,)>()
        .await?;
    Ok(added.into_iter().map(|(account,)| account).collect())
}

/// Makes an account a party to every practice that names this address.
pub async fn insert_party_where_named(
    tx: &mut Tx,
    account: AccountId,
    email_key: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO party (practice_id, account_id, why, since, since_seq)
         SELECT p.id, $1, 'focal-point', $3, p.seq
         FROM focal_point f JOIN practice p ON p.id = f.practice_id
         WHERE f.email_key = $2
         ON CONFLICT (practice_id, account_id, why) DO NOTHING",
    )
    .bind(account)
    .bind(email_key)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Locks every practice that names this address, by rising id.
pub async fn lock_practices_naming(
    tx: &mut Tx,
    email_key: &str,
) -> Result<Vec<(PracticeId,)>, Fault> {
    tx.sql_for(
        "SELECT id FROM practice
         WHERE id IN (SELECT practice_id FROM focal_point WHERE email_key = $1)
         ORDER BY id",
        "SELECT id FROM practice
         WHERE id IN (SELECT practice_id FROM focal_point WHERE email_key = $1)
         ORDER BY id
         FOR NO KEY UPDATE",
    )
    .bind(email_key)
    .all()
    .await
}

/// Until this transaction ends no account takes another address. SQLite has one writer and needs no lock.
pub async fn hold_addresses(tx: &mut Tx) -> Result<(), Fault> {
    if let Some(lock) = tx.sql_on_postgres("SELECT pg_advisory_xact_lock_shared(20261128)") {
        lock.execute().await?;
    }
    Ok(())
}

/// Waits for every submission that is under way, and keeps others waiting: an account takes an address.
pub async fn change_addresses(tx: &mut Tx) -> Result<(), Fault> {
    if let Some(lock) = tx.sql_on_postgres("SELECT pg_advisory_xact_lock(20261128)") {
        lock.execute().await?;
    }
    Ok(())
}

/// A reviewer or administrator who may not decide on a practice for a reason that an administrator can set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct BarredReviewer {
    /// The practice.
    pub practice_id: PracticeId,
    /// The account of the reviewer.
    pub account_id: AccountId,
    /// When it became a party.
    pub since: Timestamp,
    /// Whether the reviewer declared a conflict of interest; else the practice names the reviewer.
    pub declared: bool,
}

/// The reviewers and administrators whom only their being named bars from these practices.
pub async fn barred_as_focal_points(
    db: &mut impl Engine,
    practices: &[PracticeId],
) -> Result<Vec<BarredReviewer>, Fault> {
    db.sql(
        "SELECT x.practice_id, x.account_id, x.since, FALSE AS declared FROM party x
         JOIN account a ON a.id = x.account_id
         WHERE x.practice_id IN ({ids $1})
           AND x.why = 'focal-point' AND x.set_aside_seq IS NULL AND a.role <> 'submitter'
           AND NOT EXISTS (SELECT 1 FROM party o
                           WHERE o.practice_id = x.practice_id AND o.account_id = x.account_id
                             AND o.why <> 'focal-point')
         ORDER BY x.practice_id, x.since, x.account_id",
    )
    .bind(Json(practices))
    .all()
    .await
}

/// The reviewers and administrators whose bar on this practice an administrator can set aside: one line each.
pub async fn barred_reviewers(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<Vec<BarredReviewer>, Fault> {
    db.sql(
        "SELECT x.practice_id, x.account_id, MIN(x.since) AS since, MAX(x.why) <> MIN(x.why) OR MIN(x.why) = 'declared' AS declared
         FROM party x
         JOIN account a ON a.id = x.account_id
         WHERE x.practice_id = $1
           AND x.why IN ('focal-point', 'declared') AND x.set_aside_seq IS NULL AND a.role <> 'submitter'
           AND NOT EXISTS (SELECT 1 FROM party o
                           WHERE o.practice_id = x.practice_id AND o.account_id = x.account_id
                             AND o.why NOT IN ('focal-point', 'declared'))
         GROUP BY x.practice_id, x.account_id
         ORDER BY MIN(x.since), x.account_id",
    )
    .bind(id)
    .all()
    .await
}

/// Why the account may not decide, its own declaration first. `None`: it may.
pub async fn bar_of(
    db: &mut impl Engine,
    id: PracticeId,
    account: AccountId,
) -> Result<Option<Bar>, Fault> {
    let found = db
        .sql(
            "SELECT why FROM party
             WHERE practice_id = $1 AND account_id = $2 AND set_aside_seq IS NULL
             ORDER BY CASE why WHEN 'declared' THEN 0 WHEN 'same-person' THEN 2 ELSE 1 END, why
             LIMIT 1",
        )
        .bind(id)
        .bind(account)
        .optional::<(Bar,)>()
        .await?;
    Ok(found.map(|(why,)| why))
}

/// Sets the bar of an account aside that is a party only as a focal point, or by its own declaration. `false`: there is no
/// such bar.
pub async fn set_bar_aside(
    tx: &mut Tx,
    id: PracticeId,
    account: AccountId,
    event: Seq,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE party SET set_aside_seq = $3
             WHERE practice_id = $1 AND account_id = $2 AND why IN ('focal-point', 'declared')
               AND set_aside_seq IS NULL
               AND NOT EXISTS (SELECT 1 FROM party o
                               WHERE o.practice_id = $1 AND o.account_id = $2
                                 AND o.why NOT IN ('focal-point', 'declared'))",
        )
        .bind(id)
        .bind(account)
        .bind(event)
        .execute()
        .await?;
    Ok(rows > 0)
}
