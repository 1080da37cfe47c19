//! What is erased by itself: requests that no reader confirmed, subscriptions of addresses that take no mail, and what is kept
//! no longer of mails and links. It works in batches, so that no transaction is long.

use super::erase;
use crate::app::App;
use crate::db::Fault;
use crate::follow::model::{CONFIRMED_WITHIN, LINK_KEPT, MAIL_KEPT, RequestId, SubscriptionId};
use crate::follow::store::{letters, links, rounds, subscriptions};
use crate::mail::actions as outbox;
use crate::mail::bounces;

/// How many rows are looked at in one transaction.
const AT_ONCE: i64 = 500;

/// Erases all that is due.
pub async fn sweep(app: &App) -> Result<(), Fault> {
    while erase_unconfirmed(app).await? {}
    let mut after = Some(SubscriptionId(0));
    while let Some(last) = after {
        after = erase_stopped(app, last).await?;
    }
    let mut after = Some(RequestId(0));
    while let Some(last) = after {
        after = erase_mails(app, last).await?;
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    links::delete_before(&mut tx, now.minus(LINK_KEPT)).await?;
    rounds::delete_before(&mut tx, now.minus(MAIL_KEPT)).await?;
    tx.commit().await
}

/// Erases requests that were not confirmed in time. `true`: there may be more.
async fn erase_unconfirmed(app: &App) -> Result<bool, Fault> {
    let before = app.clock.now().minus(CONFIRMED_WITHIN);
    let late =
        subscriptions::unconfirmed_before(&mut app.db.read().await?, before, AT_ONCE).await?;
    if late.is_empty() {
        return Ok(false);
    }
    let mut tx = app.db.write().await?;
    erase(&mut tx, &late).await?;
    tx.commit().await?;
    Ok(true)
}

/// Erases subscriptions of addresses that reports call wrong, after this one. Returns where to go on.
async fn erase_stopped(app: &App, after: SubscriptionId) -> Result<Option<SubscriptionId>, Fault> {
    let mut db = app.db.read().await?;
    let page = subscriptions::after(&mut db, after, AT_ONCE).await?;
    let Some((last, _)) = page.last() else {
        return Ok(None);
    };
    let last = *last;
    let addresses = page.iter().map(|(_, address)| address.as_str());
    let dead = bounces::stopped(&mut db, addresses).await?;
    drop(db);
    let ended = page
        .iter()
        .filter(|(_, address)| dead.contains(address))
        .map(|(id, _)| *id);
    let ended: Vec<SubscriptionId> = ended.collect();
    if !ended.is_empty() {
        let mut tx = app.db.write().await?;
        erase(&mut tx, &ended).await?;
        tx.commit().await?;
    }
    Ok(Some(last))
}

/// Erases mails that are old, or whose subscription has ended, after this letter. Returns where to go on.
async fn erase_mails(app: &App, after: RequestId) -> Result<Option<RequestId>, Fault> {
    let before = app.clock.now().minus(MAIL_KEPT);
    let old = letters::stale(&mut app.db.read().await?, before, (after, AT_ONCE)).await?;
    let Some(last) = old.last().map(|letter| letter.id) else {
        return Ok(None);
    };
    let mails: Vec<_> = old.iter().filter_map(|letter| letter.mail_id).collect();
    let mut tx = app.db.write().await?;
    let waiting = outbox::erase_settled(&mut tx, &mails).await?;
    let erased = old
        .iter()
        .filter(|letter| letter.mail_id.is_none_or(|mail| !waiting.contains(&mail)));
    let erased: Vec<RequestId> = erased.map(|letter| letter.id).collect();
    letters::delete(&mut tx, &erased).await?;
    tx.commit().await?;
    Ok(Some(last))
}
