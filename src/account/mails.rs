//! The account's own mails, and what the outbox asks this room before one of them leaves. The
//! first mails to an address hold nothing that was typed, not even a name: a person who registers
//! a stranger's address must not be able to write to the stranger.

mod letters;
mod samples;

use async_trait::async_trait;

use letters::Draft;
pub use samples::owe_one_of_each;

use super::model::{Account, AccountId, EmailAddress, LinkPurpose, RequestId, Role, Scope};
use super::{queries, store};
use crate::app::{App, Random};
use crate::db::{Conn, Fault, Timestamp, Tx};
use crate::language::Language;
use crate::mail::actions::owe;
use crate::mail::ending;
use crate::mail::framing;
use crate::mail::letter::Letter;
use crate::mail::model::{MailRecipient, NewNotice, OwedNotice, Secret};
use crate::mail::preferences::{MailGroup, Rule};
use crate::mail::relation::Relation;
use crate::mail::rooms::{Entitlement, People, Rooms, Secrets, StillOwed};
use crate::mail::turn::Turn;
use crate::mail::unowed::Unowed;

const CONFIRM: Rule = Rule::always("account-confirm", Relation::Newcomer)
    .private()
    .awaited()
    .turn(Turn::Yours);
const ALREADY: Rule = Rule::always("account-already", Relation::Owner)
    .private()
    .awaited()
    .turn(Turn::Nothing);
const RESET: Rule = Rule::always("account-reset", Relation::Owner)
    .private()
    .awaited()
    .turn(Turn::Yours);
const INVITED: Rule = Rule::always("account-invited", Relation::Owner)
    .private()
    .awaited()
    .turn(Turn::Yours);
const SIGN_IN: Rule = Rule::always("account-sign-in", Relation::Owner)
    .private()
    .awaited()
    .turn(Turn::Yours);
const PASSWORD_ONLY: Rule = Rule::always("account-password-only", Relation::Owner)
    .private()
    .awaited()
    .turn(Turn::Nothing);
const UNKNOWN: Rule = Rule::always("account-unknown", Relation::Stranger)
    .private()
    .awaited()
    .turn(Turn::Nothing);
const PASSWORD_CHANGED: Rule = Rule::always("account-password-changed", Relation::Owner)
    .private()
    .turn(Turn::Unexpected);
const NEW_ADDRESS: Rule = Rule::always("account-new-address", Relation::Owner)
    .private()
    .awaited()
    .turn(Turn::Yours);
const SECOND_ADDRESS: Rule = Rule::always("account-second-address", Relation::Owner)
    .private()
    .awaited()
    .turn(Turn::Yours);
const STOP_ADDRESS: Rule = Rule::always("account-stop-address", Relation::Owner)
    .private()
    .awaited()
    .turn(Turn::Unexpected);
const ROLE: Rule = Rule::always("account-role", Relation::Owner)
    .private()
    .turn(Turn::Nothing);
const RESTORED: Rule = Rule::always("account-restored", Relation::Owner)
    .private()
    .turn(Turn::Nothing);
const APPEAL_REFUSED: Rule = Rule::always("account-appeal-refused", Relation::Owner)
    .private()
    .turn(Turn::Nothing);
const APPEAL: Rule = Rule::optional(
    "account-appeal",
    Relation::Administrator,
    MailGroup::Administration,
)
.private()
.turn(Turn::Shared);

/// The rules by which each of this room's mails is sent.
pub const RULES: &[Rule] = &[
    CONFIRM,
    ALREADY,
    RESET,
    INVITED,
    SIGN_IN,
    PASSWORD_ONLY,
    UNKNOWN,
    PASSWORD_CHANGED,
    NEW_ADDRESS,
    SECOND_ADDRESS,
    STOP_ADDRESS,
    ROLE,
    RESTORED,
    APPEAL_REFUSED,
    APPEAL,
];

/// The one mail that answers a typed address.
pub enum AddressReply<'a> {
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
    /// The address has no account.
    Unknown,
}

impl AddressReply<'_> {
    fn account(&self) -> Option<&Account> {
        match self {
            Self::Already(account)
            | Self::Reset(account)
            | Self::SignIn(account)
            | Self::PasswordOnly(account) => Some(account),
            Self::Confirm | Self::Unknown => None,
        }
    }

    /// What the link in the mail may be used for.
    pub const fn purpose(&self) -> LinkPurpose {
        match self {
            Self::Confirm => LinkPurpose::Confirm,
            Self::Reset(_) => LinkPurpose::Reset,
            Self::SignIn(_) => LinkPurpose::SignIn,
            Self::Already(_) | Self::PasswordOnly(_) | Self::Unknown => LinkPurpose::None,
        }
    }
}

/// Owes the one mail that answers a typed address. An account gets it at the account's address and in its language; a
/// stranger gets it at the typed address, in the language of the page.
pub async fn owe_reply(
    tx: &mut Tx,
    app: &App,
    reply: &AddressReply<'_>,
    typed: &EmailAddress,
    language: Language,
    request: RequestId,
) -> Result<(), Fault> {
    let language = reply.account().map_or(language, |account| account.language);
    let draft = Draft::new(app, language);
    let (rule, letter) = match reply {
        AddressReply::Confirm => (&CONFIRM, draft.confirm()),
        AddressReply::Already(_) => (&ALREADY, draft.already()),
        AddressReply::Reset(_) => (&RESET, draft.reset()),
        AddressReply::SignIn(_) => (&SIGN_IN, draft.sign_in()),
        AddressReply::PasswordOnly(_) => (&PASSWORD_ONLY, draft.password_only()),
        AddressReply::Unknown => (&UNKNOWN, draft.unknown()),
    };
    let to = reply.account().map_or_else(
        || MailRecipient::address(typed.as_str()),
        |account| MailRecipient::Account(account.id),
    );
    let link = Some(reply.purpose())
        .filter(|purpose| *purpose != LinkPurpose::None)
        .map(|purpose| LinkOfMail { purpose, request });
    owe_letter(tx, &draft, rule, to, &letter, link).await
}

/// Mails an invited person the link by which they choose their password.
pub async fn owe_invitation(
    tx: &mut Tx,
    app: &App,
    invited: AccountId,
    (role, language): (Role, Language),
    request: RequestId,
) -> Result<(), Fault> {
    let draft = Draft::new(app, language);
    let letter = draft.invited(role);
    let link = LinkOfMail {
        purpose: LinkPurpose::Reset,
        request,
    };
    let to = MailRecipient::Account(invited);
    owe_letter(tx, &draft, &INVITED, to, &letter, Some(link)).await
}

/// Tells the owner that the password has changed.
pub async fn owe_password_changed(tx: &mut Tx, app: &App, owner: &Account) -> Result<(), Fault> {
    let draft = Draft::new(app, owner.language);
    let letter = draft.password_changed(owner);
    let to = MailRecipient::Account(owner.id);
    owe_letter(tx, &draft, &PASSWORD_CHANGED, to, &letter, None).await
}

/// Mails the link by which the owner of a new address accepts the account there.
pub async fn owe_new_address(
    tx: &mut Tx,
    app: &App,
    owner: &Account,
    new: &EmailAddress,
    request: RequestId,
) -> Result<(), Fault> {
    let draft = Draft::new(app, owner.language);
    let letter = draft.new_address();
    let link = LinkOfMail {
        purpose: LinkPurpose::NewAddress,
        request,
    };
    let to = MailRecipient::address(new.as_str());
    owe_letter(tx, &draft, &NEW_ADDRESS, to, &letter, Some(link)).await
}

/// Mails the link by which the owner of an account confirms a second address.
pub async fn owe_second_address(
    tx: &mut Tx,
    app: &App,
    owner: &Account,
    second: &EmailAddress,
    request: RequestId,
) -> Result<(), Fault> {
    let draft = Draft::new(app, owner.language);
    let letter = draft.second_address();
    let link = LinkOfMail {
        purpose: LinkPurpose::SecondAddress,
        request,
    };
    let to = MailRecipient::address(second.as_str());
    owe_letter(tx, &draft, &SECOND_ADDRESS, to, &letter, Some(link)).await
}

/// Warns at the old address, and only there, even if the account's mails go elsewhere when the mail leaves.
pub async fn owe_stop_address(
    tx: &mut Tx,
    app: &App,
    owner: &Account,
    new: &EmailAddress,
    request: RequestId,
) -> Result<(), Fault> {
    let draft = Draft::new(app, owner.language);
    let letter = draft.stop_address(owner, new);
    let to = MailRecipient::Address {
        account: Some(owner.id),
        address: owner.email.as_str().to_owned(),
    };
    let link = LinkOfMail {
        purpose: LinkPurpose::StopAddress,
        request,
    };
    owe_letter(tx, &draft, &STOP_ADDRESS, to, &letter, Some(link)).await
}

/// Tells the owner which role the account has from now on, and where.
pub async fn owe_role(
    tx: &mut Tx,
    app: &App,
    owner: &Account,
    role: Role,
    scope: &Scope,
) -> Result<(), Fault> {
    let draft = Draft::new(app, owner.language);
    let letter = draft.role(owner, role, scope);
    owe_letter(
        tx,
        &draft,
        &ROLE,
        MailRecipient::Account(owner.id),
        &letter,
        None,
    )
    .await
}

/// Tells the owner that the suspension has ended, with the words of the administrator if there are any.
pub async fn owe_restored(
    tx: &mut Tx,
    app: &App,
    owner: &Account,
    words: Option<&str>,
) -> Result<(), Fault> {
    let draft = Draft::new(app, owner.language);
    let letter = draft.restored(owner, words);
    let to = MailRecipient::Account(owner.id);
    owe_letter(tx, &draft, &RESTORED, to, &letter, None).await
}

/// Tells the owner why an appeal was answered with no.
pub async fn owe_appeal_refused(
    tx: &mut Tx,
    app: &App,
    owner: &Account,
    words: &str,
) -> Result<(), Fault> {
    let draft = Draft::new(app, owner.language);
    let letter = draft.appeal_refused(owner, words);
    let to = MailRecipient::Account(owner.id);
    owe_letter(tx, &draft, &APPEAL_REFUSED, to, &letter, None).await
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
    let to = MailRecipient::Account(administrator.id);
    owe_letter(tx, &draft, &APPEAL, to, &letter, None).await
}

/// The link that a mail carries; its secret is made when the mail leaves.
struct LinkOfMail {
    purpose: LinkPurpose,
    request: RequestId,
}

async fn owe_letter(
    tx: &mut Tx,
    draft: &Draft<'_>,
    rule: &'static Rule,
    to: MailRecipient,
    letter: &Letter,
    link: Option<LinkOfMail>,
) -> Result<(), Fault> {
    let app = draft.app;
    let letter = framing::frame(letter.clone(), (rule, None), draft.t, &app.settings);
    let mut notice = NewNotice::new(rule, to, letter.render(draft.t, &app.settings));
    if let Some(LinkOfMail { purpose, request }) = link {
        notice = notice.with_secret(purpose.as_str(), request);
    }
    owe(tx, app.clock.now(), notice).await?;
    Ok(())
}

/// Registers this room with the outbox: whether its mails are still owed, and the secrets of their links.
#[must_use]
pub fn tell(rooms: Rooms, app: &App) -> Rooms {
    let mails = AccountMails { app: app.clone() };
    let rooms = ending::tell(rooms, app);
    LinkPurpose::mailed().fold(rooms.room(RULES, mails), |rooms, purpose| {
        let secrets = LinkSecrets {
            random: app.random.clone(),
        };
        rooms.secrets(purpose.as_str(), secrets)
    })
}

/// The addresses of accounts. The outbox asks for one when a mail leaves.
pub struct Addresses;

#[async_trait]
impl People for Addresses {
    async fn address_of(&self, db: &mut Conn, account: AccountId) -> Result<Option<String>, Fault> {
        let found = queries::by_id(db, account).await?;
        Ok(found.map(|account| account.email.as_str().to_owned()))
    }
}

/// Whether an account mail is still owed: its request is open, its recipient still entitled.
struct AccountMails {
    app: App,
}

#[async_trait]
impl StillOwed for AccountMails {
    async fn still_owed(&self, db: &mut Conn, notice: &OwedNotice) -> Result<Entitlement, Fault> {
        let now = self.app.clock.now();
        if let Some(secret) = &notice.secret
            && !store::links::is_open(db, secret.request, now).await?
        {
            return Ok(Entitlement::NoLonger(Unowed::LinkSpent));
        }
        if notice.kind == APPEAL.kind {
            let recipient = match notice.to.account() {
                Some(id) => queries::by_id(db, id).await?,
                None => None,
            };
            let is_entitled = recipient.is_some_and(|account| {
                account.role == Role::Administrator && !account.is_suspended()
            });
            if !is_entitled {
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
        let is_open = store::links::add_secret(tx, secret.request, &token.hash(), now).await?;
        Ok(is_open.then(|| token.text()))
    }
}
