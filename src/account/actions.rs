//! What people do with accounts: one function, one deed, one transaction. Passwords are
//! hashed outside of it, and the throttle is asked before anybody is looked up.

mod administer;
mod credentials;
mod enter;
mod links;
mod register;
mod settings;
mod throttle;
mod unsent;

use std::time::Duration;

pub use administer::{
    NewMember, appeal, change_reads, change_role, create, everybody, has_password,
    replace_password, restore, suspend, suspend_by_administrator,
};
pub use credentials::Entered;
pub use enter::{enter_by_link, enter_demo, sign_in};
pub use links::{Opened, ask_reset, ask_sign_in, open, reset};
pub use register::{Confirmed, confirm, register};
pub use settings::{
    OwnerProof, Stopped, ask_move, change_password, change_profile, end_other_sessions,
    end_session, move_address, planned_move, stop_move,
};

pub use unsent::{forget_unsent, keep_unsent};

pub use super::store::{Appeal, by_email, by_id, lock, names_of, open_appeals, reviewers};

use super::store;
use crate::app::App;
use crate::db::Fault;
use crate::hashes::{Caller, NotHashed, Place};
use crate::web::failure::Failure;

/// Why a deed on an account was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The one sentence for every wrong pair of address and password.
    #[error("the address or the password is not right")]
    WrongPair,
    /// Too many attempts; how long to wait.
    #[error("too many attempts")]
    TooMany(Duration),
    /// More people than the site takes at once, whoever they are; how long to wait.
    #[error("too many people register")]
    Crowded(Duration),
    /// The link was used, replaced, is too old, or never was one of ours.
    #[error("the link does not work")]
    DeadLink,
    /// The account's password or standing changed while somebody proved who they are. Nothing was done.
    #[error("the account changed in the meantime")]
    Overtaken,
    /// There is no such account.
    #[error("no such account")]
    NotFound,
    /// The address has an account already.
    #[error("the address has an account already")]
    Taken,
    /// Somebody must be left who can administer.
    #[error("the last administrator cannot be taken away")]
    LastAdministrator,
    /// The line for password hashes is full; nothing was done.
    #[error("too many password hashes are waiting")]
    Busy,
    /// Our mistake: a hash could not be computed.
    #[error("a password could not be hashed: {0}")]
    NotHashed(String),
    /// The database's.
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
            Error::DeadLink | Error::NotFound => Self::NotFound,
            Error::Busy => Self::Busy(Duration::from_secs(5)),
            Error::Overtaken => Self::Overtaken,
            Error::Fault(fault) => fault.into(),
            // These have a place on the page that asked; a page that forgot them is our mistake.
            Error::WrongPair | Error::Taken | Error::LastAdministrator | Error::NotHashed(_) => {
                tracing::error!(%error, "an account's deed failed where no page expects it");
                Self::Fault
            }
        }
    }
}

/// The hash of a password for an account that is made without a form: see [`create`].
pub async fn hash_password(app: &App, password: &str) -> Result<String, Error> {
    let mut place = app
        .hashes
        .place(Caller::NewPassword("made without a form"))?;
    hash(app, &mut place, password).await
}

async fn hash(app: &App, place: &mut Place, password: &str) -> Result<String, Error> {
    Ok(place.hash(password, app.random.bytes()).await?)
}

/// Forgets what has served its time: registrations nobody confirmed, links, browsers, full buckets.
pub async fn sweep(app: &App) -> Result<(), Fault> {
    /// How long a dead link can still say what became of it.
    const EXPLAINED: Duration = Duration::from_hours(30 * 24);
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    store::registrations::sweep(&mut tx, now).await?;
    store::links::sweep(&mut tx, now.minus(EXPLAINED)).await?;
    store::devices::sweep(&mut tx, now).await?;
    store::buckets::sweep(&mut tx, now).await?;
    tx.commit().await
}
