//! What a deed under way has read, so that the rest of it and its mails need not read it again. All of it is locked, or does
//! not change within the transaction.

use tokio::sync::OnceCell;

use super::answers::Answers;
use crate::account::model::Account;
use crate::account::queries;
use crate::db::{Fault, Tx};

/// What a deed has read.
#[derive(Debug, Default)]
pub(super) struct AlreadyRead {
    /// The answers of the revision.
    pub(super) answers: Option<Answers>,
    reviewers: OnceCell<Vec<Account>>,
}

impl AlreadyRead {
    /// Every account that may decide on others' revisions and is not suspended, read once.
    pub(super) async fn reviewers(&self, tx: &mut Tx) -> Result<&[Account], Fault> {
        let all = self.reviewers.get_or_try_init(|| queries::reviewers(tx));
        Ok(all.await?)
    }

    /// The reviewers, if they were read.
    pub(super) fn known_reviewers(&self) -> &[Account] {
        self.reviewers.get().map_or(&[], Vec::as_slice)
    }
}
