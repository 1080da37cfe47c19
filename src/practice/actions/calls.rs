//! Calls for practices: administrators make them, and a draft names the one that it answers. That belongs to the draft like the
//! day before which it must not be published: naming it is no event, the submission keeps it, and its event says so.

use std::time::Duration;

use super::Error;
use super::scheduled::begin_by_itself;
use super::transition::{Transition, days, lock_own_draft};
use crate::account::model::Account;
use crate::app::App;
use crate::db::{Conn, Engine, Fault, Timestamp, Tx};
use crate::edition;
use crate::language::Language;
use crate::practice::model::{
    CallDeed, CallId, CallParts, CallRecord, CallRecordId, CallText, CallVersion, PracticeCall,
    PracticeId, Reference, Slug,
};
use crate::practice::store;
use crate::web::paging::ListCounts;
use crate::web::typed_day::beginning_of;
use crate::workflow::Deed;

/// So many days before a call closes the authors of open drafts are reminded, first and last.
const BEFORE_CLOSING: [(Deed, i64); 2] = [(Deed::RemindCall, 7), (Deed::RemindDeadline, 2)];

/// All calls, the last to close first.
pub async fn calls(db: &mut Conn) -> Result<Vec<PracticeCall>, Fault> {
    store::calls(db).await
}

/// The calls that a draft can answer now, the first to close first.
pub async fn open_calls(db: &mut Conn, now: Timestamp) -> Result<Vec<PracticeCall>, Fault> {
    store::open_calls(db, now).await
}

/// The call of this slug, if a draft can answer it now.
pub async fn open_call(
    db: &mut Conn,
    slug: &str,
    now: Timestamp,
) -> Result<Option<PracticeCall>, Fault> {
    let mut open = store::open_calls(db, now).await?.into_iter();
    Ok(open.find(|call| call.slug.as_str() == slug))
}

/// One call.
pub async fn practice_call(
    db: &mut impl Engine,
    id: CallId,
) -> Result<Option<PracticeCall>, Fault> {
    store::practice_call(db, id).await
}

/// Lines of the record of calls from this number on, nearest first: older ones, or newer ones unless `forth`. With them how many
/// lines there are, and how many a page that begins there has passed.
pub async fn call_record(
    db: &mut Conn,
    from: CallRecordId,
    forth: bool,
    most: i64,
) -> Result<(Vec<CallRecord>, ListCounts), Fault> {
    let rows = if forth {
        store::call_record_before(db, from, most).await?
    } else {
        store::call_record_after(db, from, most).await?
    };
    Ok((rows, store::call_record_counts(db, from, forth).await?))
}

/// Adds a call. If its first day has begun, the public knows of it at once.
pub async fn add_call(app: &App, by: &Account, call: &CallText) -> Result<CallId, Fault> {
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let id = loop {
        let slug = free_slug(&mut tx, &call.title.en, app).await?;
        if let Some(id) = store::insert_call(&mut tx, &slug, call, (by.id, now)).await? {
            break id;
        }
    };
    let made = (CallDeed::Made, &CallParts::default());
    store::record_call(&mut tx, id, made, (by.id, now)).await?;
    count_within(app, &mut tx).await?;
    tx.commit().await?;
    Ok(id)
}

/// Saves a call; what differs from the present one stands in the record. `false`: another administrator saved it since the form
/// was drawn.
pub async fn save_call(
    app: &App,
    by: &Account,
    (id, drawn_with): (CallId, CallVersion),
    call: &CallText,
) -> Result<bool, Fault> {
    let mut tx = app.db.write().await?;
    let found = store::practice_call(&mut tx, id).await?;
    let Some(present) = found.filter(|present| present.version == drawn_with) else {
        return Ok(false);
    };
    let parts = CallParts(present.parts_changed(call));
    if parts.0.is_empty() {
        return Ok(true);
    }
    let now = app.clock.now();
    if !store::update_call(&mut tx, (id, drawn_with), call, now).await? {
        return Ok(false);
    }
    let changed = (CallDeed::Changed, &parts);
    store::record_call(&mut tx, id, changed, (by.id, now)).await?;
    if !count_within(app, &mut tx).await? && call.opens_at <= now {
        edition::raise(&mut tx, &app.clock).await?;
    }
    tx.commit().await?;
    Ok(true)
}

/// A slug that no call has.
async fn free_slug(tx: &mut Tx, title: &str, app: &App) -> Result<Slug, Fault> {
    let year = today(app).year();
    let wanted = Slug::of(title, &Reference::new(year, 0));
    let (mut slug, mut number) = (wanted.clone(), 2);
    while store::call_slug_is_taken(tx, slug.as_str()).await? {
        slug = wanted.numbered(number);
        number += 1;
    }
    Ok(slug)
}

fn today(app: &App) -> jiff::civil::Date {
    let zone = app.settings.time_zone.clone();
    app.clock.now().to_jiff().to_zoned_datetime(zone).date()
}

/// Lets the public pages count up to the present day: a call opens, has a day less, or is over. Each day on which one is open
/// begins an edition, because a page is a function of its address and the edition.
pub(super) async fn count_days(app: &App) -> Result<(), Fault> {
    let Some(begins) = beginning_of(today(app), &app.settings.time_zone) else {
        return Ok(());
    };
    let due = store::calls_to_count(&mut app.db.read().await?, begins).await?;
    if due.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.write().await?;
    count_within(app, &mut tx).await?;
    tx.commit().await
}

/// The same within a transaction. `true`: an edition was raised.
async fn count_within(app: &App, tx: &mut Tx) -> Result<bool, Fault> {
    let Some(begins) = beginning_of(today(app), &app.settings.time_zone) else {
        return Ok(false);
    };
    // Another node may have counted since this one looked.
    if store::calls_to_count(tx, begins).await?.is_empty() {
        return Ok(false);
    }
    store::count_calls(tx, begins).await?;
    edition::raise(tx, &app.clock).await?;
    Ok(true)
}

/// Names the call that an open draft answers, or none. [`Error::Unfit`] if it is not open.
pub async fn name_call(
    app: &App,
    by: &Account,
    id: PracticeId,
    call: Option<CallId>,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    let mut draft = lock_own_draft(&mut tx, by, id).await?;
    if let Some(named) = call.filter(|named| draft.call_id != Some(*named)) {
        let found = store::practice_call(&mut tx, named).await?;
        let now = app.clock.now();
        if !found.is_some_and(|call| call.is_open(now)) {
            return Err(Error::Unfit);
        }
    }
    draft.call_id = call;
    store::save_revision(&mut tx, &draft).await?;
    tx.commit().await?;
    Ok(())
}

/// A submission answers the call that its draft names while that is open, or if an earlier submission answered it.
pub(super) async fn answer(transition: &mut Transition<'_>) -> Result<(), Error> {
    let Some(id) = transition.revision.call_id else {
        return Ok(());
    };
    let latest = transition.case.latest.as_ref();
    let answered = latest.is_some_and(|latest| latest.call_id == Some(id));
    let now = transition.now;
    let found = store::practice_call(transition.tx, id).await?;
    match found.filter(|call| answered || call.is_open(now)) {
        Some(call) => {
            let title = call.title(Language::En).to_owned();
            transition.details.call = Some((id, title));
        }
        None => transition.revision.call_id = None,
    }
    Ok(())
}

/// Which drafts are due a reminder before their call closes.
pub(super) async fn due_before_closing(
    app: &App,
    db: &mut Conn,
) -> Result<Vec<(Deed, PracticeId)>, Fault> {
    let now = app.clock.now();
    let mut due = Vec::new();
    let mut after = BEFORE_CLOSING
        .iter()
        .skip(1)
        .map(|(_, next)| now.plus(days(*next)));
    for (deed, before) in BEFORE_CLOSING {
        let range = (after.next().unwrap_or(now), now.plus(days(before)));
        let found = store::drafts_for_calls(db, deed, range).await?;
        due.extend(found.into_iter().map(|(id,)| (deed, id)));
    }
    Ok(due)
}

/// Reminds the authors of a draft before its call closes, unless something has happened since it was found.
pub(super) async fn remind_of_call(app: &App, deed: Deed, id: PracticeId) -> Result<bool, Error> {
    let mut tx = app.db.write().await?;
    let Some(mut transition) = begin_by_itself(app, &mut tx, id, &[deed]).await? else {
        return Ok(false);
    };
    let Some(named) = transition.revision.call_id else {
        return Ok(false);
    };
    let found = store::practice_call(transition.tx, named).await?;
    let now = transition.now;
    let is_due =
        |call: &PracticeCall| call.is_open(now) && call.closes_at <= now.plus(time_before(deed));
    let Some(call) = found.filter(is_due) else {
        return Ok(false);
    };
    let draft = transition.revision.clone();
    if store::happened(transition.tx, &draft, deed, Timestamp(0)).await? {
        return Ok(false);
    }
    transition.details.call = Some((call.id, call.title(Language::En).to_owned()));
    transition.details.on = Some(call.last_day());
    transition.finish().await?;
    tx.commit().await?;
    Ok(true)
}

fn time_before(deed: Deed) -> Duration {
    let known = BEFORE_CLOSING.iter().find(|(one, _)| *one == deed);
    known.map_or(Duration::ZERO, |(_, before)| days(*before))
}
