//! What administrators do: each deed one function and one transaction, over accounts, claims and mails at once.

use crate::account::model::{Account, AccountId, Role, Scope};
use crate::account::{self, actions as accounts};
use crate::app::App;
use crate::db::Fault;
use crate::language::{Language, TextLanguage};
use crate::mail::model::{MailId, Notice, To};
use crate::mail::rooms::SAMPLE;
use crate::mail::{actions as outbox, digest};
use crate::practice;
use crate::practice::actions as practices;

/// Why an administrator's deed was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An account's deed failed.
    #[error(transparent)]
    Account(#[from] accounts::Error),
    /// A claim could not be freed.
    #[error(transparent)]
    Practice(#[from] practices::Error),
    /// Nobody suspends or demotes themselves: another administrator does.
    #[error("nobody does this to their own account")]
    OwnAccount,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Grants or takes a role and its scope. Claims that the account may not hold any more are freed with it.
pub async fn change_role(
    app: &App,
    by: &Account,
    id: AccountId,
    role: Role,
    scope: &Scope,
    reads: &[TextLanguage],
) -> Result<usize, Error> {
    if by.id == id && role < Role::Administrator {
        return Err(Error::OwnAccount);
    }
    let mut tx = app.db.write().await?;
    accounts::change_role(&mut tx, app, id, role, scope).await?;
    accounts::change_reads(&mut tx, id, reads).await?;
    let freed = practices::free_claims_of(app, &mut tx, id, |objective| match role {
        Role::Administrator => true,
        Role::Reviewer => objective.is_none_or(|objective| scope.covers(objective)),
        Role::Submitter => false,
    })
    .await?;
    tx.commit().await?;
    Ok(freed)
}

/// Suspends an account, frees its claims and ends its sessions; what it had submitted waits outside the queue.
pub async fn suspend(app: &App, by: &Account, id: AccountId, reason: &str) -> Result<usize, Error> {
    if by.id == id {
        return Err(Error::OwnAccount);
    }
    let mut tx = app.db.write().await?;
    accounts::suspend_by_administrator(&mut tx, id, reason, app.clock.now()).await?;
    let freed = practices::free_claims_of(app, &mut tx, id, |_| false).await?;
    tx.commit().await?;
    Ok(freed)
}

/// Lets a suspended account back in; its submissions come back into the queue.
pub async fn restore(app: &App, id: AccountId) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    accounts::restore(&mut tx, app, id).await?;
    tx.commit().await?;
    Ok(())
}

/// Sends a mail again. `false`: there is none such, or nobody is entitled to it any more.
pub async fn resend(app: &App, id: MailId) -> Result<bool, Error> {
    let mut tx = app.db.write().await?;
    let found = outbox::resend(&mut tx, app.clock.now(), id).await?;
    tx.commit().await?;
    Ok(found)
}

/// Marks a dead letter as settled: the person was told in another way.
pub async fn settle(app: &App, id: MailId) -> Result<bool, Error> {
    let mut tx = app.db.write().await?;
    let found = outbox::settle(&mut tx, app.clock.now(), id).await?;
    tx.commit().await?;
    Ok(found)
}

/// Sends the administrator one of each mail that the service knows, the digest too, in both languages. Says how many.
pub async fn one_of_each(app: &App, by: &Account) -> Result<usize, Error> {
    let mut tx = app.db.write().await?;
    let mut count = 0;
    for language in Language::ALL {
        count += practice::owe_one_of_each(app, &mut tx, by.id, language).await?;
        count += account::mails::owe_one_of_each(app, &mut tx, by, language).await?;
        let groups = practice::gathered_samples(app, language);
        let digest = digest::draw(groups, app.words(language), &app.settings);
        let notice = Notice::new(&SAMPLE, To::Account(by.id), digest);
        outbox::owe(&mut tx, app.clock.now(), notice).await?;
        count += 1;
    }
    tx.commit().await?;
    Ok(count)
}
