//! A reader asks a question. What is known of the reader's address changes nothing that the reader sees.

use std::time::Duration;

use ipnet::IpNet;

use crate::account::actions::{self as accounts, Error};
use crate::app::App;
use crate::db::{Conn, Fault, Tx};
use crate::mail::actions as outbox;
use crate::practice::actions as practices;
use crate::practice::model::{AskablePractice, Slug};
use crate::question::mails;
use crate::question::model::{MOST_OF_PRACTICE, MOST_WAITING, NewQuestion, QuestionId};
use crate::question::store::questions;

/// Whether a question was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskOutcome {
    /// The reader finds a mail, unless too many questions of the address wait already.
    Kept,
    /// Too many questions were asked about the practice today.
    TooMany,
}

/// The practice with this slug, while readers may ask the person whom it names.
pub async fn asked_practice(db: &mut Conn, slug: &Slug) -> Result<Option<AskablePractice>, Fault> {
    practices::askable(db, slug).await
}

/// Keeps a question until the holder of the address confirms it, and owes the mail that asks for that. An address of which
/// too many wait gets no mail.
pub async fn ask(app: &App, network: IpNet, asked: &NewQuestion) -> Result<AskOutcome, Error> {
    accounts::take_question_mail(app, &asked.email, network).await?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let since = now.minus(Duration::from_hours(24));
    let beside = questions::counts(&mut tx, asked, since).await?;
    if beside.of_practice >= MOST_OF_PRACTICE {
        return Ok(AskOutcome::TooMany);
    }
    let waiting = questions::waiting_like(&mut tx, asked).await?;
    if waiting.is_none() && beside.waiting >= MOST_WAITING {
        return Ok(AskOutcome::Kept);
    }
    let id = match waiting {
        Some(id) if has_waiting_mail(&mut tx, id).await? => return Ok(AskOutcome::Kept),
        Some(id) => id,
        None => questions::insert(&mut tx, asked, now).await?,
    };
    if let Some(mail) = mails::owe_request(&mut tx, app, asked, id).await? {
        questions::set_confirm_mail(&mut tx, id, mail).await?;
    }
    tx.commit().await?;
    Ok(AskOutcome::Kept)
}

/// Whether the mail that asks for the confirmation has not left yet. One that has left is erased: a newer one follows.
async fn has_waiting_mail(tx: &mut Tx, id: QuestionId) -> Result<bool, Fault> {
    let found = questions::by_id(tx, id).await?;
    let Some(mail) = found.and_then(|question| question.confirm_mail_id) else {
        return Ok(false);
    };
    let waiting = outbox::erase_settled(tx, &[mail]).await?;
    Ok(!waiting.is_empty())
}
