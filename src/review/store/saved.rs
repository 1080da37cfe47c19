//! The filters that reviewers keep, and which reviewers opened a desk in the last minutes.

use crate::account::model::AccountId;
use crate::db::ids::SavedFilterId;
use crate::db::{Call, Engine, Fault, Timestamp, Tx};
use crate::review::model::{FilterName, MOST_FILTERS, SavedFilter};

/// The filters that a reviewer keeps, by name.
pub(super) fn add_saved_filters(call: Call<'_>, account: AccountId) -> Call<'_> {
    call.sql("SELECT id, name, query FROM saved_filter WHERE account_id = $1 ORDER BY name, id")
        .bind(account)
}

/// The same in a call of their own.
pub async fn saved_filters(
    db: &mut impl Engine,
    account: AccountId,
) -> Result<Vec<SavedFilter>, Fault> {
    add_saved_filters(db.call(), account).run().await?.all()
}

/// Keeps a filter. One that is kept gets the new name. `false`: the reviewer keeps as many as may be.
pub async fn keep_filter(
    tx: &mut Tx,
    account: AccountId,
    (name, query): (&FilterName, &str),
    at: Timestamp,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "INSERT INTO saved_filter (account_id, name, query, saved_at)
             SELECT CAST($1 AS BIGINT), $2, $3, CAST($4 AS BIGINT)
             WHERE (SELECT COUNT(*) FROM saved_filter WHERE account_id = $1) < $5
                OR EXISTS (SELECT 1 FROM saved_filter WHERE account_id = $1 AND query = $3)
             ON CONFLICT (account_id, query) DO UPDATE SET name = excluded.name",
        )
        .bind(account)
        .bind(name.as_str())
        .bind(query)
        .bind(at)
        .bind(MOST_FILTERS)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Gives a filter another name. `false`: the reviewer keeps no such filter.
pub async fn rename_filter(
    tx: &mut Tx,
    account: AccountId,
    id: SavedFilterId,
    name: &FilterName,
) -> Result<bool, Fault> {
    let rows = tx
        .sql("UPDATE saved_filter SET name = $3 WHERE id = $1 AND account_id = $2")
        .bind(id)
        .bind(account)
        .bind(name.as_str())
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Removes a filter of a reviewer.
pub async fn remove_filter(
    tx: &mut Tx,
    account: AccountId,
    id: SavedFilterId,
) -> Result<(), Fault> {
    tx.sql("DELETE FROM saved_filter WHERE id = $1 AND account_id = $2")
        .bind(id)
        .bind(account)
        .execute()
        .await?;
    Ok(())
}
