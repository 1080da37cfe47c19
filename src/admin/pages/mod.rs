//! The administrator's addresses and their short handlers, cut by page.

mod accounts;
mod outbox;
mod practices;

pub use accounts::{account, accounts, change_account};
pub use outbox::{change_outbox, mail, outbox};
pub use practices::{overview, practices};

use std::collections::HashMap;

use super::actions::Error;
use super::store;
use super::views::{Tab, tabs};
use crate::account::model::{AccountId, Name};
use crate::account::queries;
use crate::account::reader::{self, Administrator};
use crate::address::Address;
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::language::Language;
use crate::mail::actions as mails;
use crate::mail::model::Counts;
use crate::review::actions as review;
use crate::web::{Failure, Frame, Notice};

use super::model::Waiting;

/// Lines on a page.
const SIZE: usize = 50;

/// The same as the number of rows to read: one more says whether there are more.
const READ: i64 = 51;

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Account(error) => error.into(),
            Error::Fault(fault)
            | Error::Practice(crate::practice::actions::Error::Fault(fault)) => fault.into(),
            // These have a place on the page that asked; a page that forgot them is our mistake.
            Error::Practice(_) | Error::OwnAccount => {
                tracing::error!(%error, "an administrator's deed failed where no page expects it");
                Self::Fault
            }
        }
    }
}

/// What stands around every page of the room.
struct Surroundings {
    frame: Frame,
    tabs: Vec<Tab>,
    waiting: Waiting,
    counts: Counts,
}

async fn surroundings(
    app: &App,
    db: &mut Conn,
    reader: &Administrator,
    (language, address): (Language, Address),
    notice: Option<Notice>,
) -> Result<Surroundings, Fault> {
    let waiting = store::waiting(db, reader.id).await?;
    let counts = mails::counts(db).await?;
    let frame = frame(app, db, reader, (language, address), notice).await?;
    let tabs = tabs(&frame, &waiting, counts.dead);
    Ok(Surroundings {
        frame,
        tabs,
        waiting,
        counts,
    })
}

/// The frame of a page, with the queue's badge.
async fn frame(
    app: &App,
    db: &mut Conn,
    reader: &Administrator,
    (language, address): (Language, Address),
    notice: Option<Notice>,
) -> Result<Frame, Fault> {
    let counts = review::counts(app, db, reader).await?;
    let frame = reader::frame(app, reader, language, address, notice);
    Ok(frame.with_waiting(counts.waiting))
}

/// The names of these accounts, as they stand now.
async fn names(
    db: &mut Conn,
    ids: impl Iterator<Item = AccountId>,
) -> Result<HashMap<AccountId, Name>, Fault> {
    let mut ids: Vec<AccountId> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    queries::names_of(db, &ids).await
}

/// A name out of them, or nothing for an account that is not among them.
fn named(names: &HashMap<AccountId, Name>) -> impl Fn(AccountId) -> String + '_ {
    |id| names.get(&id).map(Name::display).unwrap_or_default()
}
