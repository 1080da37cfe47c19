//! Labels: reviewers put them on practices and take them off, as deeds of the table; administrators keep the list. The
//! queue finds a label as a word of the practice's lines.

use super::transition::Transition;
use super::{Error, queue};
use crate::account::model::Account;
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::practice::model::{Label, LabelId, LabelName, MOST_ON_PRACTICE};
use crate::practice::store;

/// Puts a label on the practice that is offered and that it does not bear.
pub(super) async fn add(transition: &mut Transition<'_>, id: LabelId) -> Result<(), Error> {
    let found = store::label(transition.tx, id).await?;
    let offered = found.filter(|one| one.retired_at.is_none());
    let offered = offered.ok_or(Error::Unfit)?;
    let borne = &transition.case.labels;
    if borne.iter().any(|one| one.id == id) || borne.len() >= MOST_ON_PRACTICE {
        return Err(Error::Unfit);
    }
    transition.details.label = Some((id, offered.name));
    store::put_label(transition.tx, transition.case.practice.id, id).await?;
    queue::refold(transition).await
}

/// Takes off a label that the practice bears, a retired one too.
pub(super) async fn remove(transition: &mut Transition<'_>, id: LabelId) -> Result<(), Error> {
    let borne = transition.case.labels.iter().find(|one| one.id == id);
    let name = borne.map(|one| one.name.clone()).ok_or(Error::Unfit)?;
    transition.details.label = Some((id, name));
    store::take_label(transition.tx, transition.case.practice.id, id).await?;
    queue::refold(transition).await
}

/// All labels: those that are offered, then the retired ones.
pub async fn labels(db: &mut Conn) -> Result<Vec<Label>, Fault> {
    store::labels(db).await
}

/// Adds a label to the list; `None` if one has its search word, or the list is full.
pub async fn add_to_list(
    app: &App,
    by: &Account,
    name: &LabelName,
    for_authors: bool,
) -> Result<Option<LabelId>, Fault> {
    let mut tx = app.db.write().await?;
    let added = (by.id, app.clock.now());
    let id = store::insert_label(&mut tx, name, for_authors, added).await?;
    tx.commit().await?;
    Ok(id)
}

/// Retires a label, or offers it again. Practices keep it.
pub async fn retire_label(app: &App, id: LabelId, retires: bool) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    let at = retires.then(|| app.clock.now());
    store::retire_label(&mut tx, id, at).await?;
    tx.commit().await?;
    Ok(())
}
