//! The words of the account's own mails, and what the outbox asks this room before one
//! leaves. The first mails to an address hold nothing that anybody typed, not even a
//! name: whoever registers a stranger must not be able to write to them.

mod letters;
mod samples;

use async_trait::async_trait;

use letters::Draft;
pub use samples::owe_one_of_each;

use super::model::{Account, AccountId, EmailAddress, Purpose, RequestId, Role};
use super::store;
use crate::app::{App, Random};
use crate::db::{Conn, Fault, Timestamp, Tx};
use crate::language::Language;
use crate::mail::actions::owe;
use crate::mail::letter::Letter;
use crate::mail::model::{Notice, Owed, Relation, Secret, To};
use crate::mail::preferences::Rule;
use crate::mail::rooms::{Entitlement, People, Rooms, Secrets, StillOwed};
use crate::mail::unowed::Unowed;

const CONFIRM: Rule = Rule::always("account-confirm", Relation::Newcomer)
    .private()
    .awaited();
const ALREADY: Rule = Rule::always("account-already", Relation::Owner)
    .private()
    .awaited();
const RESET: Rule = Rule::always("account-reset", Relation::Owner)
    .private()
    .awaited();
const SIGN_IN: Rule = Rule::always("account-sign-in", Relation::Owner)
    .private()
    .awaited();
const PASSWORD_ONLY: Rule = Rule::always("account-password-only", Relation::Owner)
    .private()
    .awaited();
const UNKNOWN: Rule = Rule::always("account-unknown", Relation::Stranger)
    .private()
    .awaited();
const PASSWORD_CHANGED: Rule = Rule::always("account-password-changed", Relation::Owner).private();
const NEW_ADDRESS: Rule = Rule::always("account-new-address", Relation::Owner)
    .private()
    .awaited();
const STOP_ADDRESS: Rule = Rule::always("account-stop-address", Relation::Owner)
    .private()
    .awaited();
const ROLE: Rule = Rule::always("account-role", Relation::Owner).private();
const RESTORED: Rule = Rule::always("account-restored", Relation::Owner).private();
const APPEAL: Rule = Rule::optional("account-appeal", Relation::Administrator).private();

/// When each of this room's mails goes.
pub const RULES: &[Rule] = &[
    CONFIRM,
    ALREADY,
    RESET,
    SIGN_IN,
    PASSWORD_ONLY,
    UNKNOWN,
    PASSWORD_CHANGED,
    NEW_ADDRESS,
    STOP_ADDRESS,
    ROLE,
    RESTORED,
    APPEAL,
];

/// What somebody who asked for a mail by typing an address is sent, whoever they are.
pub enum Answer<'a> {
    /// A newcomer confirms the address.
    Confirm,
    /// The address has an account already.
    Already(&'a Account),
    /// The owner may choose another password.
    Reset(&'a Account),
    /// The owner may sign in.
    SignIn(&'a Account),
    /// The owner reviews, and signs in by password alone.
    PasswordOnly(&'a Account),
    /// Nobody has this address.
    Unknown,
}

impl Answer<'_> {
    fn account(&self) -> Option<&Account> {
        match self {
            Self::Already(account)
            | Self::Reset(account)
            | Self::SignIn(account)
            | Self::PasswordOnly(account) => Some(account),
            Self::Confirm | Self::Unknown => None,
        }
    }

    /// What the link in it may be used for.
    pub const fn purpose(&self) -> Purpose {
        match self {
            Self::Confirm => Purpose::Confirm,
            Self::Reset(_) => Purpose::Reset,
            Self::SignIn(_) => Purpose::SignIn,
            Self::Already(_) | Self::PasswordOnly(_) | Self::Unknown => Purpose::None,
        }
    }
}

/// Owes the one mail that a typed address is answered by. To an account it goes where the
/// account's mails go, in its language; to a stranger, where they typed, in the page's.
pub async fn owe_answer(
    tx: &mut Tx,
    app: &App,
    answer: &Answer<'_>,
    typed: &EmailAddress,
    language: Language,
    request: RequestId,
) -> Result<(), Fault> {
    let language = answer
        .account()
        .map_or(language, |account| account.language);
    let draft = Draft::new(app, language);
    let (rule, letter) = match answer {
        Answer::Confirm => (&CONFIRM, draft.confirm()),
        Answer::Already(_) => (&ALREADY, draft.already()),
        Answer::Reset(_) => (&RESET, draft.reset()),
        Answer::SignIn(_) => (&SIGN_IN, draft.sign_in()),
        Answer::PasswordOnly(_) => (&PASSWORD_ONLY, draft.password_only()),
        Answer::Unknown => (&UNKNOWN, draft.unknown()),
    };
    let to = answer.account().map_or_else(
        || To::address(typed.as_str()),
        |account| To::Account(account.id),
    );
    let mut notice = owed(&draft, rule, to, &letter);
    if answer.purpose() != Purpose::None {
        notice = notice.with_secret(answer.purpose().as_str(), request);
    }
    owe(tx, app.clock.now(), notice).await?;
    Ok(())
}

/// Tells the owner that the password is another one.
pub async fn owe_password_changed(tx: &mut Tx, app: &App, owner: &Account) -> Result<(), Fault> {
    let draft = Draft::new(app, owner.language);
    let letter = draft.password_changed(owner);
    let notice = owed(&draft, &PASSWORD_CHANGED, To::Account(owner.id), &letter);
    owe(tx, app.clock.now(), notice).await?;
    Ok(())
}

/// Asks at the new address.
pub async fn owe_new_address(
    tx: &mut Tx,
    app: &App,
    owner: &Account,
    new: &EmailAddress,
    request: RequestId,
) -> Result<(), Fault> {
    let draft = Draft::new(app, owner.language);
    let to = To::address(new.as_str());
    let notice = owed(&draft, &NEW_ADDRESS, to, &draft.new_address())
        .with_secret(Purpose::NewAddress.as_str(), request);
    owe(tx, app.clock.now(), notice).await?;
    Ok(())
}

/// Warns at the old address, exactly there, wherever the account's mails go by then.
pub async fn owe_stop_address(
    tx: &mut Tx,
    app: &App,
    owner: &Account,
    new: &EmailAddress,
    request: RequestId,
) -> Result<(), Fault> {
    let draft = Draft::new(app, owner.language);
    let to = To::Address {
        account: Some(owner.id),
        address: owner.email.as_str().to_owned(),
    };
    let notice = owed(&draft, &STOP_ADDRESS, to, &draft.stop_address(owner, new))
        .with_secret(Purpose::StopAddress.as_str(), request);
    owe(tx, app.clock.now(), notice).await?;
    Ok(())
}

/// Tells somebody what they may do from now on.
pub async fn owe_role(tx: &mut Tx, app: &App, owner: &Account, role: Role) -> Result<(), Fault> {
    let draft = Draft::new(app, owner.language);
    let letter = draft.role(owner, role);
    let notice = owed(&draft, &ROLE, To::Account(owner.id), &letter);
    owe(tx, app.clock.now(), notice).await?;
    Ok(())
}

/// Tells somebody that their account is open again.
pub async fn owe_restored(tx: &mut Tx, app: &App, owner: &Account) -> Result<(), Fault> {
    let draft = Draft::new(app, owner.language);
    let letter = draft.restored(owner);
    let notice = owed(&draft, &RESTORED, To::Account(owner.id), &letter);
    owe(tx, app.clock.now(), notice).await?;
    Ok(())
}

/// Brings an appeal before an administrator.
pub async fn owe_appeal(
    tx: &mut Tx,
    app: &App,
    administrator: &Account,
    by: &Account,
    words: &str,
) -> Result<(), Fault> {
    let draft = Draft::new(app, administrator.language);
    let letter = draft.appeal(by, words);
    let notice = owed(&draft, &APPEAL, To::Account(administrator.id), &letter);
    owe(tx, app.clock.now(), notice).await?;
    Ok(())
}

fn owed(draft: &Draft<'_>, rule: &'static Rule, to: To, letter: &Letter) -> Notice {
    Notice::new(rule, to, letter.dress(draft.t, &draft.app.settings))
}

/// What the outbox asks this room: whether its mails are still owed, and their secrets.
#[must_use]
pub fn tell(rooms: Rooms, app: &App) -> Rooms {
    let mails = AccountMails { app: app.clone() };
    Purpose::MAILED
        .into_iter()
        .fold(rooms.room(RULES, mails), |rooms, purpose| {
            let secrets = LinkSecrets {
                random: app.random.clone(),
            };
            rooms.secrets(purpose.as_str(), secrets)
        })
}

/// Where an account's mails go: asked for every mail when it leaves.
pub struct Addresses;

#[async_trait]
impl People for Addresses {
    async fn address_of(&self, db: &mut Conn, account: AccountId) -> Result<Option<String>, Fault> {
        let account = store::by_id(db, account).await?;
        Ok(account.map(|account| account.email.as_str().to_owned()))
    }
}

/// Whether an account mail is still owed: its request open, its receiver still entitled.
struct AccountMails {
    app: App,
}

#[async_trait]
impl StillOwed for AccountMails {
    async fn still_owed(&self, db: &mut Conn, notice: &Owed) -> Result<Entitlement, Fault> {
        let now = self.app.clock.now();
        if let Some(secret) = &notice.secret
            && !store::links::is_open(db, secret.request, now).await?
        {
            return Ok(Entitlement::NoLonger(Unowed::LinkSpent));
        }
        if notice.kind == APPEAL.kind {
            let receiver = match notice.to.account() {
                Some(id) => store::by_id(db, id).await?,
                None => None,
            };
            let still = receiver.is_some_and(|account| {
                account.role == Role::Administrator && !account.is_suspended()
            });
            if !still {
                return Ok(Entitlement::NoLonger(Unowed::NoAdministrator));
            }
        }
        Ok(Entitlement::Owed)
    }
}

/// Makes the secrets of mailed links when their mails leave.
struct LinkSecrets {
    random: Random,
}

#[async_trait]
impl Secrets for LinkSecrets {
    async fn mint(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        secret: &Secret,
    ) -> Result<Option<String>, Fault> {
        let token = self.random.token();
        let minted = store::links::mint(tx, secret.request, &token.hash(), now).await?;
        Ok(minted.then(|| token.text()))
    }
}
