//! A reader asks for mails about a list. What is known of the address changes nothing that the reader sees.

use ipnet::IpNet;

use crate::account::actions::{self as accounts, Error};
use crate::app::App;
use crate::follow::mails;
use crate::follow::model::{MOST_REQUESTS, MOST_SUBSCRIPTIONS, NewSubscription};
use crate::follow::store::{letters, subscriptions};

/// Keeps a request until the holder of the address confirms it, and owes the mail that asks for that. An address that has too
/// many already gets no mail.
pub async fn ask(app: &App, network: IpNet, asked: &NewSubscription) -> Result<(), Error> {
    accounts::take_follow_mail(app, &asked.email, network).await?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    subscriptions::lock(&mut tx, asked.email.key()).await?;
    let counts = subscriptions::count_of(&mut tx, asked.email.key()).await?;
    let waiting = subscriptions::waiting_request(&mut tx, asked).await?;
    let is_full = waiting.is_none() && counts.requests >= MOST_REQUESTS;
    if is_full || counts.confirmed >= MOST_SUBSCRIPTIONS {
        return Ok(());
    }
    let id = match waiting {
        Some(id) => {
            subscriptions::ask_again(&mut tx, id, now).await?;
            id
        }
        None => subscriptions::insert(&mut tx, asked, now).await?,
    };
    for letter in letters::insert(&mut tx, &[id], None, now).await? {
        let mail = mails::owe_request(&mut tx, app, asked, letter).await?;
        let carried = mail.map(|mail| (letter, mail));
        letters::set_mails(&mut tx, carried.as_slice()).await?;
    }
    tx.commit().await?;
    Ok(())
}
