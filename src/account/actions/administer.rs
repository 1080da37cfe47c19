//! What administrators and the command line do with others' accounts. These functions run in
//! the caller's transaction, because their consequences for claims and submissions belong to
//! the same action. What the accounts' credentials granted ends in that transaction too.

use super::credentials::end_credentials;
use super::persons::take_address;
use super::settings::prove_again;
use super::throttle::{self, Bucket};
use super::{Error, hash_password};
use crate::account::forms::TypedPassword;
use crate::account::mails;
use crate::account::model::{
    Account, AccountDeed, AccountId, EmailAddress, INVITATION_LIFETIME, LinkPurpose, Name, Role,
    Scope, Suspension,
};
use crate::account::named::Named;
use crate::account::store::links::{self, NewLinkRequest};
use crate::account::store::{self, AppealAnswer, NewAccount};
use crate::address;
use crate::app::App;
use crate::db::{Fault, Timestamp, Tx};
use crate::hashes::Caller;
use crate::language::{Language, TextLanguage};
use crate::taxonomy::CountryCode;
use crate::web::unsent;

/// An account that is made without a mail: by the command line or the demonstration.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// The name shown on what the account publishes.
    pub name: Name,
    /// Where the account's mails go; never public.
    pub email: EmailAddress,
    /// The organisation, public beside the name.
    pub organisation: Option<String>,
    /// The country or area of the person or institution.
    pub country: Option<CountryCode>,
    /// The language of the account's pages and mails.
    pub language: Language,
    /// What the account may do.
    pub role: Role,
    /// The objectives that the account reviews.
    pub scope: Scope,
    /// The languages of texts that the account reads.
    pub reads: Vec<TextLanguage>,
}

/// Makes an account with a password that has been hashed by [`super::hash_password`].
pub async fn create(
    tx: &mut Tx,
    app: &App,
    new: &NewMember,
    password: &str,
    now: Timestamp,
    named: &dyn Named,
) -> Result<AccountId, Error> {
    let row = NewAccount {
        name: &new.name,
        email: &new.email,
        password,
        organisation: new.organisation.as_deref(),
        country: new.country,
        language: new.language,
        role: new.role,
    };
    let id = store::add(tx, &row, now).await?.ok_or(Error::Taken)?;
    take_address(tx, app, id, &new.email, named).await?;
    store::change_scope(tx, id, &new.scope).await?;
    store::change_reads(tx, id, &new.reads).await?;
    Ok(id)
}

/// What an invitation needs before its transaction: the password of the administrator, a place among the mails of the day,
/// and the hash of a secret that nothing keeps. It stands for a password until the person chooses one.
pub async fn prepare_invitation(
    app: &App,
    by: &Account,
    typed: &TypedPassword,
) -> Result<String, Error> {
    prove_again(app, by, typed).await?;
    throttle::take_mails(app, 1).await?;
    hash_password(app, &app.random.token().text()).await
}

/// Makes the account of an invited person, whose password no person knows, and mails the link by which the person chooses
/// one. The password must be the hash of a secret that nothing keeps.
pub async fn invite(
    tx: &mut Tx,
    app: &App,
    new: &NewMember,
    password: &str,
    named: &dyn Named,
) -> Result<AccountId, Error> {
    let now = app.clock.now();
    let id = create(tx, app, new, password, now, named).await?;
    let asked = NewLinkRequest {
        purpose: LinkPurpose::Reset,
        account: Some(id),
        registration: None,
        email: &new.email,
        // The person opens the link in a browser that asked for nothing.
        browser: &app.random.token().hash(),
        lifetime: INVITATION_LIFETIME,
    };
    let request = links::add(tx, &asked, now).await?;
    mails::owe_invitation(tx, app, id, (new.role, new.language), request).await?;
    Ok(id)
}

/// Changes the role and the scope of an account. A change of role ends all that the account's
/// credentials granted; a change of scope does not, because the scope is read at each request.
/// Answers the account as it was before.
pub async fn change_role(
    tx: &mut Tx,
    app: &App,
    id: AccountId,
    role: Role,
    scope: &Scope,
) -> Result<Account, Error> {
    let before = lock_to_administer(tx, id, role < Role::Administrator).await?;
    store::change_scope(tx, id, scope).await?;
    if before.role != role {
        store::change_role(tx, id, role).await?;
        end_credentials(tx, id, app.clock.now()).await?;
        forget_unsent_of_lost_roles(tx, id, role).await?;
        mails::owe_role(tx, app, &before, role, scope).await?;
    }
    Ok(before)
}

/// Deletes what was typed and not sent at the pages of a role that the account no longer has, even if the role comes
/// back later.
async fn forget_unsent_of_lost_roles(tx: &mut Tx, id: AccountId, role: Role) -> Result<(), Error> {
    let of_role = [
        (Role::Reviewer, address::queue()),
        (Role::Administrator, address::admin()),
    ];
    for (least, pages) in of_role {
        if role < least {
            unsent::forget_under(tx, id, &pages).await?;
        }
    }
    Ok(())
}

/// Changes the languages of texts that an account reads.
pub async fn change_reads(
    tx: &mut Tx,
    id: AccountId,
    languages: &[TextLanguage],
) -> Result<(), Error> {
    lock_to_administer(tx, id, false).await?;
    store::change_reads(tx, id, languages).await?;
    Ok(())
}

/// Suspends an account for an administrator. Answers the account as it was before.
pub async fn suspend_by_administrator(
    tx: &mut Tx,
    id: AccountId,
    reason: &str,
    now: Timestamp,
) -> Result<Account, Error> {
    let before = lock_to_administer(tx, id, true).await?;
    suspend(tx, id, reason, now).await?;
    Ok(before)
}

/// Suspends an account that the caller has locked, and ends all that its credentials granted.
/// When the owner signs in, they see one page with this reason and the way to appeal. An account
/// that is suspended already keeps its reason.
pub async fn suspend(
    tx: &mut Tx,
    id: AccountId,
    reason: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    let suspension = Suspension {
        at: now,
        reason: reason.trim().to_owned(),
    };
    if store::begin_suspension(tx, id, &suspension).await? {
        end_credentials(tx, id, now).await?;
    }
    Ok(())
}

/// Ends every session and known browser of an account, and every open request and link. The password stays.
pub async fn sign_out_everywhere(tx: &mut Tx, app: &App, id: AccountId) -> Result<(), Error> {
    lock_to_administer(tx, id, false).await?;
    end_credentials(tx, id, app.clock.now()).await?;
    Ok(())
}

/// Writes what was done to an account into the record, in the transaction of the deed.
pub async fn record(
    tx: &mut Tx,
    account: AccountId,
    by: Option<AccountId>,
    deed: AccountDeed,
    words: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    store::record::add(tx, account, by, deed, words, now).await
}

/// Ends a suspension, answers its appeals with yes, and tells the owner, in these words if there are any.
pub async fn restore(
    tx: &mut Tx,
    app: &App,
    id: AccountId,
    by: Option<AccountId>,
    words: Option<&str>,
) -> Result<Account, Error> {
    let before = lock_to_administer(tx, id, false).await?;
    if before.is_suspended() {
        store::end_suspension(tx, id).await?;
        let now = app.clock.now();
        let granted = true;
        let answer = AppealAnswer { granted, words, by };
        store::answer_appeals(tx, id, &answer, now).await?;
        end_credentials(tx, id, now).await?;
        mails::owe_restored(tx, app, &before, words).await?;
    }
    Ok(before)
}

/// Answers the open appeals of a suspended account with no, and tells the owner why. `false`: no appeal waits.
pub async fn refuse_appeal(
    tx: &mut Tx,
    app: &App,
    id: AccountId,
    by: Option<AccountId>,
    words: &str,
) -> Result<bool, Error> {
    let owner = lock_to_administer(tx, id, false).await?;
    let answer = AppealAnswer {
        granted: false,
        words: Some(words),
        by,
    };
    let answered = store::answer_appeals(tx, id, &answer, app.clock.now()).await?;
    if answered {
        mails::owe_appeal_refused(tx, app, &owner, words).await?;
    }
    Ok(answered)
}

/// Brings the appeal of a suspended owner before every administrator.
pub async fn appeal(app: &App, by: &Account, words: &str) -> Result<(), Error> {
    throttle::take(app, Bucket::Owner(by.id)).await?;
    // Those to several administrators say the same, and count as one.
    throttle::take_mails(app, 1).await?;
    let mut tx = app.db.write().await?;
    store::add_appeal(&mut tx, by.id, words, app.clock.now()).await?;
    let accounts = store::reviewers(&mut tx).await?;
    let administrators = accounts
        .iter()
        .filter(|account| account.role == Role::Administrator);
    for administrator in administrators {
        mails::owe_appeal(&mut tx, app, administrator, by, words).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whether this is the account's password. The comparison does not count as an attempt to sign in.
pub async fn has_password(app: &App, id: AccountId, password: &str) -> Result<bool, Error> {
    let mut db = app.db.read().await?;
    let stored = store::password(&mut db, id).await?;
    drop(db);
    let mut place = app
        .hashes
        .take_place(Caller::Known("asked without a form"))?;
    Ok(place.verify(stored, password).await?.right)
}

/// Replaces an account's password by one that [`super::hash_password`] has hashed, without a mail
/// to the owner. All that the old one granted ends.
pub async fn replace_password(
    tx: &mut Tx,
    id: AccountId,
    hash: &str,
    now: Timestamp,
) -> Result<(), Error> {
    lock_to_administer(tx, id, false).await?;
    store::change_password(tx, id, hash).await?;
    end_credentials(tx, id, now).await?;
    Ok(())
}

/// Locks an account. With `takes_away`, refuses to take away the last active administrator. The
/// administrators are locked together in order of id: of two concurrent demotions the second sees
/// the first and is refused.
async fn lock_to_administer(
    tx: &mut Tx,
    id: AccountId,
    takes_away: bool,
) -> Result<Account, Error> {
    if takes_away {
        let administrators = store::lock_administrators(tx).await?;
        if administrators == [id] {
            return Err(Error::LastAdministrator);
        }
    }
    store::lock(tx, id).await?.ok_or(Error::NotFound)
}
