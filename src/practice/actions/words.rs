//! A reviewer's own words for single answers: kept while the submission is in review, and put into a revision of their own
//! when an approval with them takes effect. Keeping them is no event, and adds no party: the authors' consent is the
//! second person.

use super::files::name_files;
use super::transition::{Transition, claim_age, lock_case};
use super::{Error, queue};
use crate::account::model::Account;
use crate::app::App;
use crate::db::{Conn, Fault, Timestamp};
use crate::practice::answers::Answers;
use crate::practice::model::{PracticeId, Revision, RevisionId, SuggestedWords};
use crate::practice::store;
use crate::workflow::{self, Deed, Denied, State};

/// What became of words that were to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsKept {
    /// They are kept since now.
    Kept(Timestamp),
    /// No answer is rewritten, so nothing is kept.
    Nothing,
    /// Another window of the same reviewer has kept other words since the form was drawn. They stay.
    Newer(Timestamp),
}

/// Keeps what a reviewer who may decide writes in the place of single answers. `drawn_with` says since when the words were
/// kept with which the form was drawn; `read` takes them from the form, for the submitted answers.
pub async fn keep_words(
    app: &App,
    by: &Account,
    id: PracticeId,
    drawn_with: Option<Timestamp>,
    read: impl FnOnce(&Answers) -> SuggestedWords + Send,
) -> Result<WordsKept, Error> {
    let mut tx = app.db.write().await?;
    let case = lock_case(&mut tx, id).await?;
    let now = app.clock.now();
    let situation = case.situation(Some(by), now, claim_age(app));
    match workflow::step(Deed::Approve, &situation, &case.actor(by)) {
        Err(Denied::NotYours) => return Err(Error::NotFound),
        Err(no) => return Err(Error::Denied(no)),
        Ok(_) => {}
    }
    let revision = case.open.as_ref().ok_or(Error::NotFound)?.id;
    let stored = store::suggested_words(&mut tx, revision, by.id).await?;
    let since = stored.as_ref().map(|(_, at)| *at);
    let words = read(&store::content(&mut tx, revision).await?);
    if let (Some(at), true) = (since, since != drawn_with) {
        let same = stored.is_some_and(|(stored, _)| stored == words);
        return Ok(if same {
            WordsKept::Kept(at)
        } else {
            WordsKept::Newer(at)
        });
    }
    let kept = if words.is_empty() {
        store::drop_suggested_words(&mut tx, revision, by.id).await?;
        WordsKept::Nothing
    } else {
        // A save within the same microsecond is another one.
        let at = since.map_or(now, |since| now.max(Timestamp(since.0 + 1)));
        store::keep_suggested_words(&mut tx, (revision, by.id), &words, at).await?;
        WordsKept::Kept(at)
    };
    tx.commit().await?;
    Ok(kept)
}

/// The words that this reviewer keeps for a revision, and since when.
pub async fn kept_words(
    db: &mut Conn,
    by: &Account,
    revision: RevisionId,
) -> Result<Option<(SuggestedWords, Timestamp)>, Fault> {
    store::suggested_words(db, revision, by.id).await
}

impl Transition<'_> {
    /// Opens the revision that holds the reviewer's words and waits for the authors' consent. The decision goes on with it.
    pub(super) async fn open_rewritten(&mut self) -> Result<Revision, Error> {
        // Only one revision of a practice is open.
        store::save_revision(self.tx, &self.revision).await?;
        let (_, answers) = store::rewritten_answers(self.tx, &self.revision).await?;
        let (id, queued) = (self.case.practice.id, self.revision.queued_at);
        let opened = store::insert_draft(self.tx, id, &answers, queued, self.now).await?;
        name_files(self.tx, &opened, answers.files()).await?;
        let own = &self.revision;
        let opened = Revision {
            state: State::AwaitingConsent,
            submitted_at: own.submitted_at,
            submitted_by: own.submitted_by,
            licence: own.licence.clone(),
            show_first: own.show_first,
            not_before: own.not_before,
            call_id: own.call_id,
            policy: own.policy,
            suggested_id: own.suggested_id,
            verdict: own.verdict,
            decided_by: own.decided_by,
            decided_at: own.decided_at,
            undo_until: own.undo_until,
            effective_at: own.effective_at,
            reasons: own.reasons.clone(),
            minor: own.minor,
            rewrites: Some(own.id),
            ..opened
        };
        store::save_revision(self.tx, &opened).await?;
        // Words are no authorship: the revision names the authors of what was submitted.
        store::copy_authors(self.tx, (self.revision.id, opened.id)).await?;
        queue::keep_words_of(self, &opened, &answers).await?;
        self.details.opened = Some(opened.number);
        Ok(opened)
    }
}
