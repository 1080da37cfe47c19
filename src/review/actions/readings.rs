//! Which revisions of a practice a reviewer may read at the desk, and which of them the reviewer has read.

use crate::account::model::Account;
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::practice::actions as practices;
use crate::practice::model::{PracticeId, Revision, RevisionId};
use crate::review::model::{DeskOpening, OPENING_KEPT};
use crate::review::store::{self, OwnNotes};
use crate::workflow::{Actor, State};

/// The revisions that a desk may show, oldest first. Drafts are shown on the authors' pages only, even to an author who
/// is a reviewer.
pub async fn submitted_revisions(
    db: &mut Conn,
    actor: &Actor,
    id: PracticeId,
) -> Result<Vec<Revision>, Fault> {
    let mut readable = practices::revisions(db, actor, id).await?;
    readable.retain(|one| !matches!(one.state, State::Draft | State::Discarded));
    Ok(readable)
}

/// What this reviewer has of a practice at the desk.
pub async fn own_notes(
    app: &App,
    db: &mut Conn,
    by: &Account,
    id: PracticeId,
) -> Result<OwnNotes, Fault> {
    store::own_notes(db, by.id, id, app.clock.now()).await
}

/// Whether the service remembers anew that this reviewer opened the desk.
pub fn is_opening_due(app: &App, by: &Account, openings: &[DeskOpening]) -> bool {
    let last = openings.iter().find(|one| one.account_id == by.id);
    last.is_none_or(|last| last.at.plus(OPENING_KEPT) <= app.clock.now())
}

/// Remembers that this reviewer has opened a revision at its desk.
pub async fn remember_opening(
    app: &App,
    by: &Account,
    opened: (PracticeId, RevisionId),
) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    store::add_opening(&mut tx, by.id, opened, app.clock.now()).await?;
    tx.commit().await
}
