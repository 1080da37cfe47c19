//! What the holder of a mailed link reads and does. The link was mailed to the address, so it proves the address.

use super::erase;
use crate::app::{App, Token};
use crate::db::{Engine, Fault, Tx};
use crate::edition;
use crate::follow::model::{FollowedByLink, Subscription, SubscriptionId};
use crate::follow::store::links::{self, StoredLink};
use crate::follow::store::subscriptions;

/// What this link opens; `None`: it was never made, or is too old.
pub async fn opened(
    db: &mut impl Engine,
    app: &App,
    token: &Token,
) -> Result<Option<FollowedByLink>, Fault> {
    let Some(link) = links::by_hash(db, &token.hash()).await? else {
        return Ok(None);
    };
    let own = match link.of_address() {
        Some(id) => subscriptions::by_id(db, id).await?,
        None => None,
    };
    Ok(Some(match own {
        Some(own) if own.confirmed_at.is_some() => {
            let mut all = subscriptions::confirmed_of(db, &own.email_key).await?;
            all.sort_by_key(|one| one.id != own.id);
            FollowedByLink::Confirmed(all)
        }
        Some(own) if own.waits(app.clock.now()) => FollowedByLink::Request(own),
        Some(_) | None => FollowedByLink::Ended,
    }))
}

/// The subscription to which a link leads, once all rows of its address are locked; none if it has ended.
async fn locked(
    tx: &mut Tx,
    token: &Token,
    leads_to: fn(StoredLink) -> Option<SubscriptionId>,
) -> Result<Option<Subscription>, Fault> {
    let Some(own) = led_to(tx, token, leads_to).await? else {
        return Ok(None);
    };
    subscriptions::lock(tx, &own.email_key).await?;
    // What was read before the lock may have changed: a request may be part of another subscription by now.
    led_to(tx, token, leads_to).await
}

async fn led_to(
    tx: &mut Tx,
    token: &Token,
    leads_to: fn(StoredLink) -> Option<SubscriptionId>,
) -> Result<Option<Subscription>, Fault> {
    let link = links::by_hash(tx, &token.hash()).await?;
    match link.and_then(leads_to) {
        Some(id) => subscriptions::by_id(tx, id).await,
        None => Ok(None),
    }
}

/// Confirms the request of this link. To confirm again changes nothing. A request for what the address follows already
/// changes the language of that.
pub async fn confirm(app: &App, token: &Token) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let own = locked(&mut tx, token, |link| link.own).await?;
    let Some(request) = own.filter(|own| own.waits(now)) else {
        return Ok(());
    };
    let others = subscriptions::confirmed_of(&mut tx, &request.email_key).await?;
    let same = others
        .iter()
        .find(|other| other.list == request.list && other.rhythm == request.rhythm);
    if let Some(same) = same {
        subscriptions::merge(&mut tx, &request, same.id).await?;
    } else {
        let since = edition::current(&mut tx).await?;
        subscriptions::confirm(&mut tx, request.id, (now, since)).await?;
    }
    tx.commit().await
}

/// Ends one subscription of the address to which this link was mailed, or refuses the request of the link.
pub async fn end(app: &App, token: &Token, id: SubscriptionId) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    if let Some(own) = locked(&mut tx, token, StoredLink::of_address).await?
        && let Some(ended) = subscriptions::by_id(&mut tx, id).await?
        && ended.email_key == own.email_key
    {
        erase(&mut tx, &[ended.id]).await?;
    }
    tx.commit().await
}

/// Ends the subscription of the mail in which this link is, and no other one, however often it is asked. `false`: there is no
/// such link.
pub async fn end_of_link(app: &App, token: &Token) -> Result<bool, Fault> {
    let mut tx = app.db.write().await?;
    if links::by_hash(&mut tx, &token.hash()).await?.is_none() {
        return Ok(false);
    }
    if let Some(own) = locked(&mut tx, token, |link| link.own).await? {
        erase(&mut tx, &[own.id]).await?;
    }
    tx.commit().await?;
    Ok(true)
}

/// Ends all subscriptions and requests of the address to which this link was mailed.
pub async fn end_all(app: &App, token: &Token) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    if let Some(own) = locked(&mut tx, token, StoredLink::of_address).await? {
        let all = subscriptions::all_of(&mut tx, &own.email_key).await?;
        erase(&mut tx, &all).await?;
    }
    tx.commit().await
}
