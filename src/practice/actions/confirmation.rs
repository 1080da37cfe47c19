//! *Still true?* Once a year the service asks the authors of a public practice. Where two mails stay without an answer, the
//! public page says since when it is not confirmed.

use std::time::Duration;

use super::Error;
use super::scheduled::begin_by_itself;
use super::transition::{Transition, days};
use crate::app::App;
use crate::db::Fault;
use crate::practice::model::PracticeId;
use crate::practice::store::{self, DueConfirmation};
use crate::workflow::{Deed, StillTrue};

/// A mail that could not leave for so many days is left out until the next year: the service was not running, or a
/// submission was under review.
const BELATED: i64 = 30;

/// After how long its authors are asked again.
pub(super) fn asked_again(app: &App) -> Duration {
    days(app.settings.confirm_days)
}

/// Of the practices of which something is due, those of which it is due now. What is too late to be asked waits for its
/// next year.
pub(super) async fn put_off_belated(
    app: &App,
    due: Vec<DueConfirmation>,
) -> Result<Vec<PracticeId>, Fault> {
    let now = app.clock.now();
    let late = now.minus(days(BELATED));
    let is_belated = |one: &DueConfirmation| {
        let to_ask = one.confirmation.still_true(now) == StillTrue::ToAsk;
        to_ask && one.confirmation.ask_at.is_some_and(|at| at < late)
    };
    if due.iter().any(is_belated) {
        let mut tx = app.db.write().await?;
        store::put_off_asks(&mut tx, late, now, asked_again(app)).await?;
        tx.commit().await?;
    }
    let timely = due.into_iter().filter(|one| !is_belated(one));
    Ok(timely.map(|one| one.id).collect())
}

/// Asks its authors, or says in public that they have not answered, unless something has happened since it was found.
pub(super) async fn ask_if_current(app: &App, id: PracticeId) -> Result<bool, Error> {
    let mut tx = app.db.write().await?;
    let deeds = [Deed::MarkUnconfirmed, Deed::AskCurrent];
    let Some(mut transition) = begin_by_itself(app, &mut tx, id, &deeds).await? else {
        return Ok(false);
    };
    if transition.row.deed == Deed::AskCurrent {
        if is_told_as_ended(&mut transition).await? {
            store::ask_no_more(transition.tx, id).await?;
            tx.commit().await?;
            return Ok(false);
        }
        let (now, again) = (transition.now, asked_again(app));
        transition.details.on = transition.case.practice.confirmation.ask(now, again);
    }
    transition.finish().await?;
    tx.commit().await?;
    Ok(true)
}

/// Whether its published text says that it has ended.
async fn is_told_as_ended(transition: &mut Transition<'_>) -> Result<bool, Error> {
    let answers = store::content(transition.tx, transition.revision.id).await?;
    let zone = &transition.app.settings.time_zone;
    let today = transition
        .now
        .to_jiff()
        .to_zoned_datetime(zone.clone())
        .date();
    Ok(answers.have_ended(today))
}

/// An author begins to revise it: the mails are answered.
pub(super) fn revise(transition: &mut Transition<'_>) {
    let (now, again) = (transition.now, asked_again(transition.app));
    transition.case.practice.confirmation.revise(now, again);
}
