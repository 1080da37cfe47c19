//! The actions of administrators: each is one function and one transaction over accounts, claims and mails.

mod circulars;

pub use circulars::{Found, Sending, digest_of, find_recipients, letters_to, send_circular};

use crate::account::actions::NewMember;
use crate::account::model::{Account, AccountDeed, AccountId, Role, Scope};
use crate::account::{self, TypedPassword, actions as accounts};
use crate::app::App;
use crate::db::{Fault, Tx};
use crate::follow;
use crate::language::{Language, TextLanguage};
use crate::mail::digest::DigestFacts;
use crate::mail::model::{MailId, MailRecipient, NewNotice};
use crate::mail::rooms::SAMPLE;
use crate::mail::turn::Turn;
use crate::mail::{actions as outbox, digest, ending};
use crate::practice;
use crate::practice::actions as practices;
use crate::practice::named::Submitters;
use crate::question;
use crate::web::Problem;

use super::model::{AppealWords, SuspensionReason};

/// Why an administrator's action was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The change of the account failed.
    #[error(transparent)]
    Account(#[from] accounts::Error),
    /// A claim could not be freed.
    #[error(transparent)]
    Practice(#[from] practices::Error),
    /// An administrator may not suspend or demote their own account; another administrator may.
    #[error("an administrator may not do this to their own account")]
    OwnAccount,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Error {
    /// What an administrator is told at the form, and an operator at the command line, if it is theirs to mend.
    pub fn problem(&self) -> Option<Problem> {
        match self {
            Self::OwnAccount => Some(Problem::own("admin-problem-own")),
            Self::Account(accounts::Error::LastAdministrator) => {
                Some(Problem::own("admin-problem-last"))
            }
            Self::Account(_) | Self::Practice(_) | Self::Fault(_) => None,
        }
    }
}

/// Grants or takes a role and its scope, and the languages that the account reads if they are given. Frees the claims
/// that the account may not hold any more: an administrator may hold any, a reviewer those within the scope, and a
/// suspended account none. At the command line there is no acting account.
pub async fn change_role(
    app: &App,
    by: Option<&Account>,
    id: AccountId,
    role: Role,
    scope: &Scope,
    reads: Option<&[TextLanguage]>,
) -> Result<usize, Error> {
    if role < Role::Administrator && is_own(by, id) {
        return Err(Error::OwnAccount);
    }
    let mut tx = app.db.write().await?;
    let before = accounts::change_role(&mut tx, app, id, role, scope).await?;
    if before.role != role {
        let words = format!("{} {}", before.role.as_str(), role.as_str());
        record(&mut tx, app, by, id, AccountDeed::Role, &words).await?;
    }
    if let Some(reads) = reads {
        accounts::change_reads(&mut tx, id, reads).await?;
    }
    let freed = practices::pass_on_work_of(app, &mut tx, id, |work| match role {
        _ if before.is_suspended() => false,
        Role::Administrator => true,
        Role::Reviewer => work
            .objective
            .is_none_or(|objective| scope.covers(objective)),
        Role::Submitter => false,
    })
    .await?;
    tx.commit().await?;
    Ok(freed)
}

/// Makes the account of a person whom an administrator invites, and mails the link by which the person chooses a password.
/// The administrator proves the own password, because the account may review or administer.
pub async fn invite(
    app: &App,
    by: &Account,
    new: &NewMember,
    current: &TypedPassword,
) -> Result<AccountId, Error> {
    let secret = accounts::prepare_invitation(app, by, current).await?;
    let mut tx = app.db.write().await?;
    let id = accounts::invite(&mut tx, app, new, &secret, &Submitters).await?;
    let role = new.role.as_str();
    record(&mut tx, app, Some(by), id, AccountDeed::Invited, role).await?;
    tx.commit().await?;
    Ok(id)
}

/// Suspends an account, frees its claims and ends its sessions; what it had submitted waits outside the queue.
pub async fn suspend(
    app: &App,
    by: Option<&Account>,
    id: AccountId,
    reason: &SuspensionReason,
) -> Result<usize, Error> {
    if is_own(by, id) {
        return Err(Error::OwnAccount);
    }
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let before = accounts::suspend_by_administrator(&mut tx, id, reason.as_str(), now).await?;
    if !before.is_suspended() {
        record(
            &mut tx,
            app,
            by,
            id,
            AccountDeed::Suspended,
            reason.as_str(),
        )
        .await?;
    }
    let freed = practices::begin_hold(app, &mut tx, id).await?;
    tx.commit().await?;
    Ok(freed)
}

fn is_own(by: Option<&Account>, id: AccountId) -> bool {
    by.is_some_and(|by| by.id == id)
}

/// Says whether two accounts are of one person. If they are, each is a party to what the other one is a party to.
pub async fn judge_persons(
    app: &App,
    by: &Account,
    accounts: (AccountId, AccountId),
    are_one: bool,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    accounts::judge_persons(&mut tx, app, accounts, by.id, are_one, &Submitters).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends the suspension of an account without a word; its submissions return to the queue.
pub async fn restore(app: &App, by: Option<&Account>, id: AccountId) -> Result<(), Error> {
    grant_appeal(app, by, id, None).await
}

/// Answers the open appeals of an account with no; their owner is told why. `false`: no appeal waits.
pub async fn refuse_appeal(
    app: &App,
    by: &Account,
    id: AccountId,
    words: &AppealWords,
) -> Result<bool, Error> {
    if by.id == id {
        return Err(Error::OwnAccount);
    }
    let mut tx = app.db.write().await?;
    let (by, words) = (Some(by.id), words.as_str());
    let answered = accounts::refuse_appeal(&mut tx, app, id, by, words).await?;
    tx.commit().await?;
    Ok(answered)
}

/// Ends the suspension of an account, which answers its appeals with yes, in these words if there are any.
pub async fn grant_appeal(
    app: &App,
    by: Option<&Account>,
    id: AccountId,
    words: Option<&AppealWords>,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    let words = words.map(AppealWords::as_str);
    let granted_by = by.map(|by| by.id);
    let before = accounts::restore(&mut tx, app, id, granted_by, words).await?;
    if before.is_suspended() {
        let words = words.unwrap_or_default();
        record(&mut tx, app, by, id, AccountDeed::Restored, words).await?;
        practices::end_hold(app, &mut tx, id).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Ends every session, known browser, open request and mailed link of an account, whose password stays.
pub async fn sign_out(app: &App, by: Option<&Account>, id: AccountId) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    accounts::sign_out_everywhere(&mut tx, app, id).await?;
    record(&mut tx, app, by, id, AccountDeed::SignedOut, "").await?;
    tx.commit().await?;
    Ok(())
}

async fn record(
    tx: &mut Tx,
    app: &App,
    by: Option<&Account>,
    id: AccountId,
    deed: AccountDeed,
    words: &str,
) -> Result<(), Fault> {
    let by = by.map(|by| by.id);
    accounts::record(tx, id, by, deed, words, app.clock.now()).await
}

/// Sends a mail again. `false`: there is no such mail, or its recipient is not entitled to it any more.
pub async fn resend(app: &App, id: MailId) -> Result<bool, Error> {
    let mut tx = app.db.write().await?;
    let found = outbox::resend(&mut tx, app.clock.now(), id).await?;
    tx.commit().await?;
    Ok(found)
}

/// Marks a dead letter as settled: the recipient learnt of it in another way.
pub async fn settle(app: &App, id: MailId) -> Result<bool, Error> {
    let mut tx = app.db.write().await?;
    let found = outbox::settle(&mut tx, app.clock.now(), id).await?;
    tx.commit().await?;
    Ok(found)
}

/// Sends the administrator a sample of each mail, the digest included, in both languages, and returns their number.
pub async fn send_one_of_each(app: &App, by: &Account) -> Result<usize, Error> {
    let mut tx = app.db.write().await?;
    let mut count = 0;
    for language in Language::ALL {
        count += practice::owe_one_of_each(app, &mut tx, by.id, language).await?;
        count += account::mails::owe_one_of_each(app, &mut tx, by, language).await?;
        count += follow::owe_one_of_each(app, &mut tx, by, language).await?;
        count += question::owe_one_of_each(app, &mut tx, by, language).await?;
        let groups = practice::gathered_samples(app, language);
        let facts = DigestFacts {
            since: None,
            turn: (Turn::Yours, None),
        };
        let sample = digest::render(groups, facts, app.words(language), &app.settings);
        let end = ending::end_link_of(by.id);
        let notice = NewNotice::new(&SAMPLE, MailRecipient::Account(by.id), sample)
            .with_secret(end.purpose, end.request);
        outbox::owe(&mut tx, app.clock.now(), notice).await?;
        count += 1;
    }
    tx.commit().await?;
    Ok(count)
}
