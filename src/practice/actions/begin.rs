//! How every deed of a person begins: it locks the practice, looks for events since the form was drawn, and asks the table.

use super::conflict::{Conflict, find_conflict};
use super::transition::{Transition, claim_age};
use super::{Done, Error, Intent, Overtaken, TakenOffer};
use crate::account::model::Account;
use crate::app::App;
use crate::db::Tx;
use crate::practice::model::{Case, Checklist, DrawnUpTo, PracticeId, Seq};
use crate::practice::store;
use crate::workflow::{self, Actor, Deed, Denied};

/// Result of [`begin`].
#[expect(
    clippy::large_enum_variant,
    reason = "it is taken apart at once by the one function that asks for it"
)]
pub(super) enum Started<'a> {
    /// The table allows it.
    Transition(Transition<'a>),
    /// The same person did the same before.
    Already(Done),
}

/// A person begins a deed. `by` was read in this transaction.
pub(super) async fn begin<'a>(
    app: &'a App,
    tx: &'a mut Tx,
    by: Account,
    id: PracticeId,
    seen: DrawnUpTo,
    intent: &Intent,
) -> Result<Started<'a>, Error> {
    let deed = intent.deed();
    store::lock(tx, id).await?;
    let found = store::case_since(tx, id, seen).await?;
    let (case, events) = found.ok_or(Error::NotFound)?;
    let now = app.clock.now();
    let situation = case.situation(Some(&by), now, claim_age(app));
    let actor = Actor {
        // Such an intent is made of the mailed link alone.
        invited: matches!(
            intent,
            Intent::Join(_) | Intent::TakeOwnership(TakenOffer::ByLink(_))
        ),
        ..case.actor(&by)
    };
    let allowed = workflow::step(deed, &situation, &actor);
    let conflict = find_conflict(&events, by.id, intent, allowed.is_ok());
    // What made the account a party, pressed twice.
    let became_party = deed == Deed::DeclareConflict && matches!(conflict, Conflict::Repeated(_));
    match allowed {
        Err(Denied::NotYours) => return Err(Error::NotFound),
        // Before a word of what happened since: a party reads only what authors read.
        Err(no @ Denied::OwnPractice) if !became_party => return Err(Error::Denied(no)),
        Ok(_) | Err(_) => {}
    }
    match conflict {
        Conflict::None => {}
        // The same words with other marks are another decision.
        Conflict::Repeated(seq) if !is_marked_alike(tx, id, seq, intent).await? => {
            let first = events.iter().find(|event| event.seq == seq);
            let first = first.ok_or(Error::NotFound)?;
            return Err(Error::Overtaken(Overtaken {
                deed: first.deed,
                by: first.actor_id,
                at: first.at,
            }));
        }
        Conflict::Repeated(seq) => {
            let repeated = Done::new(&case.practice, case.newest(), deed, seq);
            let first = events.iter().find(|event| event.seq == seq);
            return Ok(Started::Already(Done {
                suspended: first.is_some_and(|event| event.details.suspended),
                already: true,
                ..repeated
            }));
        }
        Conflict::Overtaken(overtaken) => return Err(Error::Overtaken(overtaken)),
    }
    let row = allowed.map_err(Error::Denied)?;
    Ok(Started::Transition(
        Transition::new(app, tx, case, row, Some(by), now).await?,
    ))
}

/// A person without an account, or one whose account is not asked for, begins a deed on the locked practice. What the
/// actor may do was proved by a link.
pub(super) async fn begin_by_link<'a>(
    app: &'a App,
    tx: &'a mut Tx,
    case: Case,
    (deed, actor): (Deed, Actor),
) -> Result<Transition<'a>, Error> {
    let now = app.clock.now();
    let situation = case.situation(None, now, claim_age(app));
    let row = workflow::step(deed, &situation, &actor).map_err(Error::Denied)?;
    Transition::new(app, tx, case, row, None, now).await
}

/// Whether the same was marked with an event as with this intent.
pub(super) async fn is_marked_alike(
    tx: &mut Tx,
    id: PracticeId,
    event: Seq,
    intent: &Intent,
) -> Result<bool, Error> {
    if intent.checklist().is_none() && intent.deed().verdict().is_none() {
        return Ok(true);
    }
    let marked = store::checklist_of(tx, id, event).await?;
    Ok(intent.checklist().unwrap_or(&Checklist::default()) == &marked)
}
