//! What the desk reads of a submission, in one call.

use sqlx::types::Json;

use super::authors::{add_frozen_authors, read_frozen_authors};
use super::cases::stored_answers;
use super::links::{add_dead_links, read_dead_links};
use crate::account::model::AccountId;
use crate::db::{Engine, Fault};
use crate::practice::answers::Answers;
use crate::practice::model::{DeadLink, Revision};

/// What the desk reads of a revision.
pub struct ReadSubmission {
    /// The answers.
    pub answers: Answers,
    /// The links of the practice that do not answer.
    pub dead_links: Vec<DeadLink>,
    /// The authors in the owner's order; empty where the account that submitted the practice first is the only one.
    pub authors: Vec<AccountId>,
}

/// The answers of a revision with the links of the practice that do not answer, and with its authors.
pub async fn read_submission(
    db: &mut impl Engine,
    revision: &Revision,
) -> Result<ReadSubmission, Fault> {
    let call = db
        .call()
        .sql("SELECT answers FROM content WHERE revision_id = $1");
    let call = add_dead_links(call.bind(revision.id), revision.practice_id);
    let mut read = add_frozen_authors(call, revision.id).run().await?;
    let (Json(object),) = read.one::<(Json<serde_json::Value>,)>()?;
    Ok(ReadSubmission {
        answers: stored_answers(revision.id, &object)?,
        dead_links: read_dead_links(&mut read)?,
        authors: read_frozen_authors(&mut read)?,
    })
}
