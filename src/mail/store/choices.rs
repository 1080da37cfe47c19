//! The accounts' preferences, and the links that end groups of mails.

use std::collections::HashMap;

use serde_json::json;
use sqlx::types::Json;

use crate::db::ids::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::mail::preferences::{MailGroup, Preference, Preferences};

/// What this account has chosen.
pub async fn preferences(db: &mut impl Engine, account: AccountId) -> Result<Preferences, Fault> {
    let chosen = preferences_of(db, &[account]).await?.remove(&account);
    Ok(chosen.unwrap_or_default())
}

/// What these accounts have chosen. An account that never chose is missing.
pub async fn preferences_of(
    db: &mut impl Engine,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Preferences>, Fault> {
    let rows = db
        .sql(
            "SELECT account_id, mail_group, preference FROM mail_preference
             WHERE account_id IN ({ids $1})",
        )
        .bind(Json(accounts))
        .all::<(AccountId, MailGroup, Preference)>()
        .await?;
    let mut of_accounts: HashMap<AccountId, Preferences> = HashMap::new();
    for (account, group, preference) in rows {
        let chosen = of_accounts.entry(account).or_default();
        chosen.add(group, preference);
    }
    Ok(of_accounts)
}

/// Stores preferences in the place of earlier ones, each group at most once.
pub async fn set_preferences(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    chosen: &[(MailGroup, Preference)],
) -> Result<(), Fault> {
    let rows: Vec<_> = chosen
        .iter()
        .map(|(group, one)| json!([group, one]))
        .collect();
    tx.sql(
        "INSERT INTO mail_preference (account_id, mail_group, preference, changed_at)
         SELECT CAST($1 AS BIGINT), value ->> 0, value ->> 1, CAST($3 AS BIGINT)
         FROM {rows $2}
         WHERE TRUE
         ON CONFLICT (account_id, mail_group)
             DO UPDATE SET preference = excluded.preference, changed_at = excluded.changed_at",
    )
    .bind(account)
    .bind(Json(rows))
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Stores the hash of a link that ends these groups of an account's mails, and deletes links that were made before
/// `before`.
pub async fn add_link(
    tx: &mut Tx,
    (now, before): (Timestamp, Timestamp),
    account: AccountId,
    hash: &[u8],
    groups: &[MailGroup],
) -> Result<(), Fault> {
    let call = tx.call().sql(
        "DELETE FROM unsubscribe
         WHERE account_id = $1 AND made_at < $2",
    );
    let call = call.bind(account).bind(before).sql(
        "INSERT INTO unsubscribe (token, account_id, made_at, mail_groups)
         VALUES ($1, $2, $3, $4)",
    );
    let words: Vec<&str> = groups.iter().map(|group| group.as_str()).collect();
    call.bind(hash)
        .bind(account)
        .bind(now)
        .bind(words.join(" "))
        .run()
        .await?;
    Ok(())
}

/// The account, and the groups of its mails that this link ends.
pub async fn link(
    db: &mut impl Engine,
    hash: &[u8],
) -> Result<Option<(AccountId, Vec<MailGroup>)>, Fault> {
    let row = db
        .sql(
            "SELECT account_id, mail_groups FROM unsubscribe
             WHERE token = $1",
        )
        .bind(hash)
        .optional::<(AccountId, String)>()
        .await?;
    Ok(row.map(|(account, words)| {
        (
            account,
            words.split(' ').filter_map(MailGroup::parse).collect(),
        )
    }))
}
