//! What the service does by itself: due decisions take effect, claims that hold no longer are freed, reviews on hold go on,
//! and who acts next is reminded. Each in its own transaction, so one that fails delays no other.

use super::calls::{count_days, due_before_closing, remind_of_call};
use super::confirmation::{ask_if_current, put_off_belated};
use super::on_hold::end_what_is_over;
use super::reminders::{due_reminders, remind};
use super::transition::{Transition, claim_age, days, lock_case};
use super::{Done, Error, review};
use crate::account::model::AccountId;
use crate::app::App;
use crate::db::{Fault, Timestamp, Tx};
use crate::practice::model::{Practice, PracticeId};
use crate::practice::store;
use crate::workflow::{self, Deed};

/// How many due practices are read at a time.
const BATCH: i64 = 100;

/// Everything that the service may have to do to a decision.
const EFFECTS: [Deed; 5] = [
    Deed::TakeEffect,
    Deed::FallBack,
    Deed::Accept,
    Deed::AskConsent,
    Deed::OfferWords,
];

/// Does what is due to one practice, if anything is.
pub async fn settle(app: &App, id: PracticeId) -> Result<Option<Done>, Error> {
    let mut tx = app.db.write().await?;
    let done = settle_within(app, &mut tx, id).await?;
    tx.commit().await?;
    Ok(done)
}

/// The same within a transaction that has just decided.
pub(super) async fn settle_within(
    app: &App,
    tx: &mut Tx,
    id: PracticeId,
) -> Result<Option<Done>, Error> {
    let Some(transition) = begin_by_itself(app, tx, id, &EFFECTS).await? else {
        return Ok(None);
    };
    let falls_back = transition.row.deed == Deed::FallBack;
    let done = transition.finish().await?;
    if falls_back {
        renew_suggestion(app, tx, id).await?;
    }
    Ok(Some(done))
}

/// Does everything that is due now; says how many practices it changed and which failed.
pub async fn settle_all(app: &App) -> Result<(usize, Vec<(PracticeId, Error)>), Fault> {
    let mut changed = 0;
    let mut failed = Vec::new();
    let mut note = |id: PracticeId, done: Result<bool, Error>| match done {
        Ok(done) => changed += usize::from(done),
        Err(error) => failed.push((id, error)),
    };
    let mut last = Some(PracticeId(0));
    while let Some(after) = last {
        let mut reader = app.db.read().await?;
        let batch = store::due(&mut reader, app.clock.now(), after, BATCH).await?;
        drop(reader);
        // The next page begins after the last row, so that a failing practice hides none behind it.
        last = batch.last().map(|(id,)| *id);
        for (id,) in batch {
            note(id, settle(app, id).await.map(|done| done.is_some()));
        }
    }
    let age = days(app.settings.claim_lapse_days);
    let now = app.clock.now();
    let mut reader = app.db.read().await?;
    let idle = store::idle_claims(&mut reader, now, age).await?;
    let over = store::holds_over(&mut reader, now).await?;
    let reminders = due_reminders(app, &mut reader).await?;
    let before_closing = due_before_closing(app, &mut reader).await?;
    let unsure = store::confirmations_due(&mut reader, now).await?;
    drop(reader);
    for (id,) in idle {
        note(id, free_claim(app, id).await);
    }
    for (id,) in over {
        note(id, end_what_is_over(app, id).await);
    }
    for (deed, id) in reminders {
        note(id, remind(app, deed, id).await);
    }
    for (deed, id) in before_closing {
        note(id, remind_of_call(app, deed, id).await);
    }
    count_days(app).await?;
    for id in put_off_belated(app, unsure).await? {
        note(id, ask_if_current(app, id).await);
    }
    Ok((changed, failed))
}

/// The service itself begins a deed, if the table allows it now.
pub(super) async fn begin_by_itself<'a>(
    app: &'a App,
    tx: &'a mut Tx,
    id: PracticeId,
    deeds: &[Deed],
) -> Result<Option<Transition<'a>>, Error> {
    let case = lock_case(tx, id).await?;
    let now = app.clock.now();
    let situation = case.situation(None, now, claim_age(app));
    let allowed = deeds
        .iter()
        .find_map(|deed| workflow::step(*deed, &situation, &workflow::Actor::SYSTEM).ok());
    match allowed {
        Some(row) => Ok(Some(Transition::new(app, tx, case, row, None, now).await?)),
        None => Ok(None),
    }
}

/// When something will be due next.
pub async fn next_due(app: &App) -> Result<Option<Timestamp>, Fault> {
    let mut reader = app.db.read().await?;
    store::next_due(&mut reader).await
}

async fn free_claim(app: &App, id: PracticeId) -> Result<bool, Error> {
    let mut tx = app.db.write().await?;
    let done = free_claim_within(app, &mut tx, id).await?;
    tx.commit().await?;
    Ok(done)
}

/// Frees the claim on a practice within a transaction that has changed whether it holds, and suggests another reviewer.
pub(super) async fn free_claim_within(
    app: &App,
    tx: &mut Tx,
    id: PracticeId,
) -> Result<bool, Error> {
    let Some(mut transition) = begin_by_itself(app, tx, id, &[Deed::FreeClaim]).await? else {
        return Ok(false);
    };
    transition.set_claim(None);
    review::suggest_instead(&mut transition).await?;
    transition.finish().await?;
    Ok(true)
}

/// Hands the suggestion of a reviewer who is not to be suggested any more on to another one.
async fn suggest_anew(
    app: &App,
    tx: &mut Tx,
    id: PracticeId,
    former: AccountId,
) -> Result<bool, Error> {
    let Some(mut transition) = begin_by_itself(app, tx, id, &[Deed::SuggestAnew]).await? else {
        return Ok(false);
    };
    if transition.revision.suggested_id != Some(former) {
        // Another reviewer is suggested since it was found.
        return Ok(false);
    }
    transition.details.former = Some(former);
    review::suggest_instead(&mut transition).await?;
    transition.finish().await?;
    Ok(true)
}

/// Suggests another reviewer for a submission that returns to the queue, where the suggested one may not review it any more.
pub(super) async fn renew_suggestion(app: &App, tx: &mut Tx, id: PracticeId) -> Result<(), Error> {
    let Some(mut transition) = begin_by_itself(app, tx, id, &[Deed::SuggestAnew]).await? else {
        return Ok(());
    };
    let before = transition.revision.suggested_id;
    review::suggest_instead(&mut transition).await?;
    if transition.revision.suggested_id != before {
        transition.details.former = before;
        transition.finish().await?;
    }
    Ok(())
}

/// A decision whose day the authors know falls back within the transaction that suspends its decider.
async fn fall_back(app: &App, tx: &mut Tx, id: PracticeId) -> Result<(), Error> {
    if let Some(transition) = begin_by_itself(app, tx, id, &[Deed::FallBack]).await? {
        transition.finish().await?;
        renew_suggestion(app, tx, id).await?;
    }
    Ok(())
}

/// Ends what a reviewer has in hand who was suspended, lost the role or is away, in the transaction that says so, or only
/// those that `keep` says no to: a changed scope. Claims are freed, suggestions handed on, and other reviewers suggested.
/// Decisions of a suspended reviewer whose day the authors know fall back.
/// The account is locked already; practices follow by rising id. Answers how many claims ended.
pub async fn pass_on_work_of(
    app: &App,
    tx: &mut Tx,
    reviewer: AccountId,
    keep: impl Fn(&Practice) -> bool,
) -> Result<usize, Error> {
    let mut freed = 0;
    for work in store::in_hand(tx, reviewer).await? {
        let id = work.practice_id;
        if work.decided {
            // A decision ends with the suspension of its reviewer, and with no other change: the table says which.
            fall_back(app, tx, id).await?;
            continue;
        }
        let found = store::practice(tx, id).await?.ok_or(Error::NotFound)?;
        if keep(&found) {
            continue;
        }
        if work.claimed {
            freed += usize::from(free_claim_within(app, tx, id).await?);
        } else {
            suggest_anew(app, tx, id, reviewer).await?;
        }
    }
    Ok(freed)
}
