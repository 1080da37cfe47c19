//! What a reviewer does to the own saved filters.

use crate::account::model::Account;
use crate::app::App;
use crate::db::ids::SavedFilterId;
use crate::db::{Conn, Fault};
use crate::review::model::{FilterName, SavedFilter};
use crate::review::store;

/// The filters that a reviewer keeps, by name.
pub async fn saved_filters(db: &mut Conn, by: &Account) -> Result<Vec<SavedFilter>, Fault> {
    store::saved_filters(db, by.id).await
}

/// Keeps a filter under a name. `false`: the reviewer keeps as many as may be.
pub async fn keep_filter(
    app: &App,
    by: &Account,
    name: &FilterName,
    query: &str,
) -> Result<bool, Fault> {
    let mut tx = app.db.write().await?;
    let is_kept = store::keep_filter(&mut tx, by.id, (name, query), app.clock.now()).await?;
    tx.commit().await?;
    Ok(is_kept)
}

/// Gives a filter another name. `false`: the reviewer keeps no such filter.
pub async fn rename_filter(
    app: &App,
    by: &Account,
    id: SavedFilterId,
    name: &FilterName,
) -> Result<bool, Fault> {
    let mut tx = app.db.write().await?;
    let is_renamed = store::rename_filter(&mut tx, by.id, id, name).await?;
    tx.commit().await?;
    Ok(is_renamed)
}

/// Removes a filter. A second press changes nothing.
pub async fn remove_filter(app: &App, by: &Account, id: SavedFilterId) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    store::remove_filter(&mut tx, by.id, id).await?;
    tx.commit().await
}
