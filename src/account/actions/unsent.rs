//! Words that were typed on a page and not sent: kept for the account, in a transaction of its own.

use crate::account::model::Account;
use crate::account::store;
use crate::address::Address;
use crate::app::App;
use crate::db::{Fault, Tx};
use crate::web::unsent::{Form, Unsent};

/// Keeps what was typed in a form of this page and not used, until the same account opens the page again.
pub async fn keep_unsent(
    app: &App,
    by: &Account,
    page: &Address,
    form: Form<'_>,
) -> Result<Option<Unsent>, Fault> {
    let mut tx = app.db.write().await?;
    let kept = keep_unsent_within(app, &mut tx, by, page, form).await?;
    tx.commit().await?;
    Ok(kept)
}

/// The same within a transaction that does more.
pub async fn keep_unsent_within(
    app: &App,
    tx: &mut Tx,
    by: &Account,
    page: &Address,
    form: Form<'_>,
) -> Result<Option<Unsent>, Fault> {
    // Two windows of one account write one after the other, so that neither overwrites the other's words.
    store::lock(tx, by.id).await?;
    Unsent::keep(tx, by.id, page, form, app.clock.now()).await
}

/// Deletes what is kept at a page for this account.
pub async fn forget_unsent(app: &App, by: &Account, page: &Address) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    Unsent::forget(&mut tx, by.id, page).await?;
    tx.commit().await
}
