//! Rounds: what is new in the followed lists is found once, and then told to their subscriptions in batches. Any number of
//! nodes may try at once: the mark lets one of them begin a round, and a round is locked while a batch of it is owed. What is
//! owed and how far the round has come are one transaction, so nothing is told twice and nothing is left out.

use crate::app::App;
use crate::catalogue::Catalogue;
use crate::db::{Engine, Fault, Signal, Timestamp, Tx};
use crate::edition;
use crate::follow::mails;
use crate::follow::model::{
    BATCH, BETWEEN_ROUNDS, FollowedList, KEPT, KeptPractices, NewRound, OpenRound, Rhythm,
    RoundMark, SubscriptionId,
};
use crate::follow::store::letters;
use crate::follow::store::rounds::{self, ToldSubscription};
use crate::mail::bounces;
use crate::mail::gathering::Gathering;

/// Begins the rounds that are due, and returns their number.
pub async fn begin_rounds(catalogue: &Catalogue) -> Result<usize, Fault> {
    let app = &catalogue.app;
    let mut begun = 0;
    let reached = rounds::marks(&mut app.db.read().await?).await?;
    for mark in reached {
        if let Some(due_at) = due(app, &mark) {
            begun += begin(catalogue, &mark, due_at).await?;
        }
    }
    Ok(begun)
}

/// The moment for which a round is due, if one is.
fn due(app: &App, mark: &RoundMark) -> Option<Timestamp> {
    let now = app.clock.now();
    match mark.rhythm {
        // A mark that lies ahead was written by a clock that has jumped since.
        Rhythm::AtOnce => {
            let is_over = now.since(mark.reached_at) >= BETWEEN_ROUNDS || mark.reached_at > now;
            is_over.then_some(now)
        }
        Rhythm::Weekly => {
            let monday = Gathering::last(now, &app.settings.time_zone).weekly;
            (mark.reached_at != monday).then_some(monday)
        }
    }
}

/// Asks each followed list what is new, and begins a round for each that has something.
async fn begin(catalogue: &Catalogue, mark: &RoundMark, due_at: Timestamp) -> Result<usize, Fault> {
    let app = &catalogue.app;
    let queries = rounds::lists(&mut app.db.read().await?, mark.rhythm).await?;
    // A list whose term is no longer in its vocabulary has no news.
    let lists: Vec<FollowedList> = queries
        .iter()
        .filter_map(|query| FollowedList::parse(query))
        .collect();
    let found = catalogue.news(mark.edition, &lists).await?;
    let until = match &found {
        Some(news) => news.until,
        None if mark.rhythm == Rhythm::Weekly => {
            // The search index is behind, and the round waits for it; or nothing was published since the last one.
            if edition::current(&mut app.db.read().await?).await? != mark.edition {
                return Ok(0);
            }
            mark.edition
        }
        None => return Ok(0),
    };
    let of_lists = found.map(|news| news.of_lists).unwrap_or_default();
    let new: Vec<NewRound> = lists
        .iter()
        .zip(of_lists)
        .filter(|(_, practices)| !practices.is_empty())
        .map(|(list, mut practices)| NewRound {
            rhythm: mark.rhythm,
            list: list.as_query(),
            editions: (mark.edition, until),
            total: practices.len(),
            practices: {
                practices.truncate(KEPT);
                KeptPractices(practices)
            },
        })
        .collect();
    let reached_at = match mark.rhythm {
        Rhythm::AtOnce if new.is_empty() => mark.reached_at,
        Rhythm::AtOnce | Rhythm::Weekly => due_at,
    };
    let mut tx = app.db.write().await?;
    if !rounds::advance(&mut tx, mark, (until, reached_at)).await? {
        return Ok(0);
    }
    if !new.is_empty() {
        rounds::insert(&mut tx, &new, app.clock.now()).await?;
    }
    tx.commit().await?;
    Ok(new.len())
}

/// Whether a round waits to be told.
pub async fn is_any_open(db: &mut impl Engine) -> Result<bool, Fault> {
    rounds::is_any_open(db).await
}

/// Owes the next mails of the oldest round. `None`: no round waits, or other nodes hold them all; else how many mails.
pub async fn unfold_batch(app: &App) -> Result<Option<usize>, Fault> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let Some(round) = rounds::take_open(&mut tx).await? else {
        return Ok(None);
    };
    let most = i64::try_from(BATCH).unwrap_or(i64::MAX);
    let batch = rounds::next_of(&mut tx, &round, most).await?;
    let is_last = batch.len() < BATCH;
    let reached = batch.last().map_or(round.reached, |last| last.id);
    let told = wanting(&mut tx, &round, batch).await?;
    owe(&mut tx, app, &round, &told).await?;
    rounds::reach(&mut tx, round.id, reached, is_last.then_some(now)).await?;
    if !told.is_empty() {
        tx.wake(Signal::Outbox);
    }
    tx.commit().await?;
    Ok(Some(told.len()))
}

/// Those for whom the round has something new, without addresses to which no mail goes.
async fn wanting(
    tx: &mut Tx,
    round: &OpenRound,
    batch: Vec<ToldSubscription>,
) -> Result<Vec<ToldSubscription>, Fault> {
    let addresses = batch.iter().map(|one| one.address.as_str());
    let dead = bounces::stopped(tx, addresses).await?;
    let is_new = |one: &ToldSubscription| !round.told.since(one.since).0.is_empty();
    let wanting = batch
        .into_iter()
        .filter(|one| !dead.contains(&one.address) && is_new(one));
    Ok(wanting.collect())
}

/// Owes a mail to each of them.
async fn owe(
    tx: &mut Tx,
    app: &App,
    round: &OpenRound,
    told: &[ToldSubscription],
) -> Result<(), Fault> {
    if told.is_empty() {
        return Ok(());
    }
    let ids: Vec<SubscriptionId> = told.iter().map(|one| one.id).collect();
    let written = letters::insert(tx, &ids, Some(round.id), app.clock.now()).await?;
    let to: Vec<_> = told
        .iter()
        .zip(&written)
        .map(|(one, letter)| (one.address.as_str(), one.language, *letter))
        .collect();
    let carried = mails::owe_news(tx, app, &to).await?;
    letters::set_mails(tx, &carried).await
}
