//! The handlers of the administrator's pages, cut by address.

pub(crate) mod accounts;
pub(crate) mod admin;
pub(crate) mod audit;
pub(crate) mod calls;
pub(crate) mod circulars;
pub(crate) mod labels;
pub(crate) mod opinions;
pub(crate) mod outbox;
pub(crate) mod practices;
pub(crate) mod record;
pub(crate) mod replies;
pub(crate) mod statistics;

use std::collections::HashMap;

use super::actions::Error;
use super::store;
use super::views::draw_tabs;
use super::views::surroundings::Surroundings;
use crate::account::model::{AccountId, Name};
use crate::account::queries;
use crate::account::reader::{self, Administrator};
use crate::address::Address;
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::language::Language;
use crate::mail::actions as mails;
use crate::practice::actions::Error as PracticeError;
use crate::review::actions as review;
use crate::web::{Failure, Frame, Notice};

/// Lines on a page.
const SIZE: usize = 50;

/// The same as the number of rows to read: one more says whether there are more.
const READ: i64 = 51;

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Account(error) => error.into(),
            Error::Fault(fault) | Error::Practice(PracticeError::Fault(fault)) => fault.into(),
            // A page shows these beside its form. A page that does not is our mistake.
            Error::Practice(_) | Error::OwnAccount => {
                tracing::error!(%error, "unexpected error while carrying out an administrator's action");
                Self::Fault
            }
        }
    }
}

/// One request of an administrator for a page.
struct AdminVisit<'a> {
    app: &'a App,
    reader: &'a Administrator,
    language: Language,
    address: Address,
    notice: Option<Notice>,
}

impl<'a> AdminVisit<'a> {
    fn new(
        app: &'a App,
        reader: &'a Administrator,
        language: Language,
        address: Address,
        notice: Option<Notice>,
    ) -> Self {
        Self {
            app,
            reader,
            language,
            address,
            notice,
        }
    }

    /// Loads the frame, the navigation and the numbers in it.
    async fn load_surroundings(self, db: &mut Conn) -> Result<Surroundings, Fault> {
        let pending = store::count_pending_work(db, self.reader.id).await?;
        let outbox = mails::counts(db).await?;
        let frame = self.load_frame(db).await?;
        Ok(Surroundings {
            tabs: draw_tabs(&frame, &pending, outbox.dead),
            frame,
            pending,
            counts: outbox,
        })
    }

    /// Loads the frame, with the number of all that waits for a reviewer.
    async fn load_frame(self, db: &mut Conn) -> Result<Frame, Fault> {
        let queue = review::to_answer(db, self.reader).await?;
        let pending = reader::load_pending(db, self.reader).await?;
        let bare = reader::frame(
            self.app,
            self.reader,
            self.language,
            self.address,
            self.notice,
        );
        Ok(bare.with_waiting(queue).with_pending(pending))
    }
}

/// The current names of these accounts.
async fn load_names(
    db: &mut Conn,
    ids: impl Iterator<Item = AccountId>,
) -> Result<HashMap<AccountId, Name>, Fault> {
    let mut ids: Vec<AccountId> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    queries::names_of(db, &ids).await
}

/// Looks up a name among them; empty for an account that is not among them.
fn name_of(names: &HashMap<AccountId, Name>) -> impl Fn(AccountId) -> String + '_ {
    |id| names.get(&id).map(Name::display).unwrap_or_default()
}
