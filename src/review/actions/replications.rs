//! Reads what readers have registered as replications, as far as a reviewer may decide on it.

use crate::account::model::Account;
use crate::db::{Conn, Fault};
use crate::practice::actions as practices;
use crate::practice::model::{PracticeId, Replication};
use crate::review::store::scope_of;

/// The most public entries that a list shows.
pub const MOST_PUBLIC: usize = 100;

/// The entries in a reviewer's scope.
pub struct Replications {
    /// Those that wait, the oldest first.
    pub waiting: Vec<Replication>,
    /// Those that pages name, the newest first, at most [`MOST_PUBLIC`].
    pub public: Vec<Replication>,
}

/// The entries that this reviewer may decide on, of all practices or of one.
pub async fn replications(
    db: &mut Conn,
    by: &Account,
    of: Option<PracticeId>,
) -> Result<Replications, Fault> {
    let scope = scope_of(by);
    Ok(Replications {
        waiting: practices::waiting_replications(db, by.id, &scope, of).await?,
        public: practices::public_replications(db, by.id, &scope, of, MOST_PUBLIC).await?,
    })
}
