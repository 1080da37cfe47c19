//! What becomes of a question after its mail has left: the reader is told of one that did not arrive, and each is erased.

use std::collections::HashMap;

use super::erase;
use crate::app::App;
use crate::db::Fault;
use crate::mail::actions as outbox;
use crate::mail::model::{MailFate, MailId, MailState};
use crate::question::mails;
use crate::question::model::{
    CONFIRMED_WITHIN, KEPT, LINK_KEPT, QuestionId, QuestionOutcome, ReaderQuestion,
};
use crate::question::store::{links, questions};

/// How many rows are looked at in one transaction.
const AT_ONCE: i64 = 200;

/// Tells the readers of questions that were not sent or did not arrive, and erases those that left long enough ago. Returns
/// how many readers were told.
pub async fn settle(app: &App) -> Result<usize, Fault> {
    let (mut told, mut after) = (0, QuestionId(0));
    loop {
        let mut db = app.db.read().await?;
        let page = questions::relayed_after(&mut db, after, AT_ONCE).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        let mails: Vec<MailId> = page.iter().filter_map(|one| one.relay_mail_id).collect();
        let found = outbox::fates(&mut db, &mails).await?;
        drop(db);
        let fates: HashMap<MailId, MailFate> =
            found.into_iter().map(|fate| (fate.id, fate)).collect();
        let before = app.clock.now().minus(KEPT);
        for question in &page {
            let fate = question.relay_mail_id.and_then(|mail| fates.get(&mail));
            match fate {
                Some(fate) if fate.state == MailState::Waiting => {}
                Some(fate) if fate.state == MailState::Accepted => {
                    if fate.settled_at.is_some_and(|at| at < before) {
                        erase_in_one(app, std::slice::from_ref(question)).await?;
                    }
                }
                // An administrator may have erased the mail.
                Some(_) | None => told += usize::from(close_undelivered(app, question.id).await?),
            }
        }
    }
    Ok(told)
}

/// Ends a question that did not arrive, and owes its reader the mail about it, unless another node has done so.
async fn close_undelivered(app: &App, id: QuestionId) -> Result<bool, Fault> {
    let mut tx = app.db.write().await?;
    let found = questions::lock(&mut tx, id).await?;
    let Some(question) = found.filter(ReaderQuestion::is_relayed) else {
        return Ok(false);
    };
    let told = mails::owe_undelivered(&mut tx, app, &question).await?;
    let at = (app.clock.now(), told);
    questions::close(&mut tx, id, QuestionOutcome::Undelivered, at).await?;
    tx.commit().await?;
    Ok(true)
}

/// Erases questions that were not confirmed in time, those that have ended, and old links.
pub async fn sweep(app: &App) -> Result<(), Fault> {
    let now = app.clock.now();
    let before = (now.minus(CONFIRMED_WITHIN), now.minus(KEPT));
    let mut after = QuestionId(0);
    loop {
        let mut db = app.db.read().await?;
        let page = questions::to_erase(&mut db, before, after, AT_ONCE).await?;
        drop(db);
        let Some(last) = page.last() else { break };
        after = last.id;
        erase_in_one(app, &page).await?;
    }
    let mut tx = app.db.write().await?;
    links::delete_before(&mut tx, now.minus(LINK_KEPT)).await?;
    tx.commit().await
}

async fn erase_in_one(app: &App, page: &[ReaderQuestion]) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    erase(&mut tx, page).await?;
    tx.commit().await
}
