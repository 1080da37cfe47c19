//! What the holder of a mailed link reads and does. The link was mailed to the address, so it proves the address.

use super::erase;
use crate::app::{App, Token};
use crate::db::{Engine, Fault, Tx};
use crate::practice::actions as practices;
use crate::question::mails;
use crate::question::model::{OpenedQuestion, QuestionOutcome, ReaderQuestion};
use crate::question::store::{links, questions};

/// What this link opens; `None`: it was never made, or is too old.
pub async fn opened(
    db: &mut impl Engine,
    app: &App,
    token: &Token,
) -> Result<Option<OpenedQuestion>, Fault> {
    let Some(link) = links::by_hash(db, &token.hash()).await? else {
        return Ok(None);
    };
    if let Some(email_key) = link.asked_key {
        let refused = links::is_refused(db, &email_key).await?;
        return Ok(Some(OpenedQuestion::Asked { email_key, refused }));
    }
    let found = match link.question_id {
        Some(id) => questions::by_id(db, id).await?,
        None => None,
    };
    Ok(Some(match found {
        Some(one) if one.waits(app.clock.now()) => OpenedQuestion::Waiting(Box::new(one)),
        Some(one) if one.confirmed_at.is_some() => OpenedQuestion::Confirmed,
        Some(_) | None => OpenedQuestion::Erased,
    }))
}

/// Sends the question of this link on its way. Where no person may be asked any more, the reader is told by mail. To confirm
/// again changes nothing.
pub async fn confirm(app: &App, token: &Token) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let Some(question) = locked_waiting(&mut tx, app, token).await? else {
        return Ok(());
    };
    let asked = practices::asked_person(&mut tx, question.practice_id).await?;
    let asked = match asked {
        Some(person) if !links::is_refused(&mut tx, person.email.key()).await? => Some(person),
        _ => None,
    };
    let mail = match &asked {
        Some(person) => mails::owe_relay(&mut tx, app, &question, person).await?,
        None => None,
    };
    questions::confirm(&mut tx, question.id, (now, mail)).await?;
    if mail.is_none() {
        let told = mails::owe_undelivered(&mut tx, app, &question).await?;
        let outcome = QuestionOutcome::Undelivered;
        questions::close(&mut tx, question.id, outcome, (now, told)).await?;
    }
    tx.commit().await
}

/// Erases the question of this link, which its reader did not confirm.
pub async fn erase_waiting(app: &App, token: &Token) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    if let Some(question) = locked_waiting(&mut tx, app, token).await? {
        let at = (app.clock.now(), None);
        questions::close(&mut tx, question.id, QuestionOutcome::Refused, at).await?;
        erase(&mut tx, std::slice::from_ref(&question)).await?;
    }
    tx.commit().await
}

/// The address to which this link was mailed gets no more questions.
pub async fn refuse(app: &App, token: &Token) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    let link = links::by_hash(&mut tx, &token.hash()).await?;
    if let Some(email_key) = link.and_then(|link| link.asked_key) {
        links::refuse(&mut tx, &email_key, app.clock.now()).await?;
    }
    tx.commit().await
}

/// The question of a reader's link, locked, while it can be confirmed.
async fn locked_waiting(
    tx: &mut Tx,
    app: &App,
    token: &Token,
) -> Result<Option<ReaderQuestion>, Fault> {
    let link = links::by_hash(tx, &token.hash()).await?;
    let link = link.filter(|link| link.asked_key.is_none());
    let Some(id) = link.and_then(|link| link.question_id) else {
        return Ok(None);
    };
    let found = questions::lock(tx, id).await?;
    Ok(found.filter(|one| one.waits(app.clock.now())))
}
