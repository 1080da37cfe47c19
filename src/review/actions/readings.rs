//! Which revisions of a practice a reviewer may read at the desk, and which of them the reviewer has read.

use crate::account::model::Account;
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::practice::actions as practices;
use crate::practice::model::{PracticeId, Revision, RevisionId};
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
pub async fn own_notes(db: &mut Conn, by: &Account, id: PracticeId) -> Result<OwnNotes, Fault> {
    store::own_notes(db, by.id, id).await
}

/// Remembers that this reviewer has opened a revision.
pub async fn remember_reading(app: &App, by: &Account, revision: RevisionId) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    store::add_reading(&mut tx, by.id, revision, app.clock.now()).await?;
    tx.commit().await
}
