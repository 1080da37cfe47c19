//! What people do with accounts: each function is one action in one transaction. Passwords
//! are hashed outside of the transaction, and the throttle is asked before an account is looked up.

mod administer;
mod credentials;
mod enter;
mod links;
mod persons;
mod register;
mod settings;
mod throttle;
mod unsent;

use std::time::Duration;

pub use administer::{NewMember, appeal, create, has_password, replace_password, suspend};
pub(crate) use administer::{
    change_reads, change_role, invite, prepare_invitation, record, refuse_appeal, restore,
    sign_out_everywhere, suspend_by_administrator,
};
pub use credentials::Admission;
pub use enter::{enter_by_link, enter_demo, sign_in};
pub use links::{OpenedLink, ask_reset, ask_sign_in, open_link, reset};
pub(crate) use persons::judge_persons;
pub use persons::{ask_second_address, confirm_second_address, own_addresses, same_person};
pub use register::{ConfirmOutcome, confirm, register};
pub use settings::{
    OwnerProof, StopOutcome, ask_move, change_password, change_profile, choose_mails,
    end_other_sessions, end_session, move_address, planned_move, prove_again, set_away, stop_move,
};

pub use throttle::{take_follow_mail, take_invitation, take_question_mail};
pub use unsent::{forget_unsent, keep_unsent, keep_unsent_within};

use ipnet::IpNet;

use super::store;
use crate::app::{App, Token};
use crate::db::Fault;
use crate::hashes::{Caller, HashPlace, NotHashed};
use crate::web::failure::Failure;

/// Where a mail was asked for.
#[derive(Clone, Copy, Debug)]
pub struct AskedFrom {
    /// The secret by which the browser is recognised when the link is opened.
    pub browser: Token,
    /// The visitor's network.
    pub network: IpNet,
}

impl AskedFrom {
    /// This browser in this network.
    pub const fn new(browser: Token, network: IpNet) -> Self {
        Self { browser, network }
    }
}

/// Why an action on an account failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address or the password is wrong. The sentence is the same for every wrong pair.
    #[error("the address or the password is not right")]
    WrongPair,
    /// Too many attempts; the duration is how long to wait.
    #[error("too many attempts")]
    TooMany(Duration),
    /// More requests than the settings allow the whole site; the duration is how long to wait.
    #[error("too many people ask at once")]
    Crowded(Duration),
    /// The link was used, replaced, is too old, or never existed.
    #[error("the link does not work")]
    DeadLink,
    /// The account's password or standing changed while its owner was being verified. Nothing was done.
    #[error("the account changed in the meantime")]
    Overtaken,
    /// There is no such account.
    #[error("no such account")]
    NotFound,
    /// The address has an account already.
    #[error("the address has an account already")]
    Taken,
    /// One active administrator must remain.
    #[error("the last administrator cannot be taken away")]
    LastAdministrator,
    /// The queue for password hashes is full; nothing was done.
    #[error("too many password hashes are waiting")]
    Busy,
    /// A hash could not be computed.
    #[error("a password could not be hashed: {0}")]
    NotHashed(String),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<NotHashed> for Error {
    fn from(error: NotHashed) -> Self {
        match error {
            NotHashed::Busy => Self::Busy,
            NotHashed::Broken(why) => Self::NotHashed(why),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::TooMany(wait) | Error::Crowded(wait) => Self::TooMany(wait),
            Error::DeadLink => Self::DeadLink,
            Error::NotFound => Self::NotFound,
            Error::Busy => Self::Busy(Duration::from_secs(5)),
            Error::Overtaken => Self::Overtaken,
            Error::Fault(fault) => fault.into(),
            // The pages show these at their forms. An error of these kinds here means that a page does not handle it.
            Error::WrongPair | Error::Taken | Error::LastAdministrator | Error::NotHashed(_) => {
                tracing::error!(%error, "unexpected error from an action on an account");
                Self::Fault
            }
        }
    }
}

/// The hash of a password for an account that is made without a form; see [`create`].
pub async fn hash_password(app: &App, password: &str) -> Result<String, Error> {
    let mut place = app
        .hashes
        .take_place(Caller::NewPassword("made without a form"))?;
    hash_at(app, &mut place, password).await
}

/// The hash of a password, computed at a place that the caller holds in the queue.
async fn hash_at(app: &App, place: &mut HashPlace, password: &str) -> Result<String, Error> {
    Ok(place.hash(password, app.random.bytes()).await?)
}

/// Deletes expired rows: unconfirmed registrations, old links, unused browsers, full buckets.
pub async fn sweep(app: &App) -> Result<(), Fault> {
    /// How long a dead link can still say why it is dead.
    const EXPLAINED: Duration = Duration::from_hours(30 * 24);
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    store::registrations::sweep(&mut tx, now).await?;
    store::links::sweep(&mut tx, now.minus(EXPLAINED)).await?;
    store::devices::sweep(&mut tx, now).await?;
    store::buckets::sweep(&mut tx, now).await?;
    tx.commit().await
}
