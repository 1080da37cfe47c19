//! What readers and the persons asked do with questions, and what the worker does with them. Each function is one
//! transaction, or one for each batch.

mod ask;
mod link;
mod settle;

pub use ask::{AskOutcome, ask, asked_practice};
pub use link::{confirm, erase_waiting, opened, refuse};
pub use settle::{settle, sweep};

use super::model::{QuestionId, ReaderQuestion};
use super::store::questions;
use crate::db::{Fault, Tx};
use crate::mail::actions as outbox;
use crate::mail::model::MailId;

/// Erases questions with their mails. One of which a mail still waits is left for the next time.
async fn erase(tx: &mut Tx, page: &[ReaderQuestion]) -> Result<(), Fault> {
    let mails: Vec<MailId> = page.iter().flat_map(ReaderQuestion::mails).collect();
    let waiting = outbox::erase_settled(tx, &mails).await?;
    let is_left = |one: &&ReaderQuestion| !one.mails().any(|mail| waiting.contains(&mail));
    let erased: Vec<QuestionId> = page.iter().filter(is_left).map(|one| one.id).collect();
    questions::delete(tx, &erased).await
}
