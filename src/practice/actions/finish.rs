//! How every deed ends: what the table's row says is carried out, written down, and told.

use sqlx::types::Json;

use super::chain::whole_chain;
use super::files::name_files;
use super::transition::Transition;
use super::{Done, Error, Overtaken, on_hold, publication};
use crate::db::{Timestamp, Tx};
use crate::practice::answers::Answer;
use crate::practice::fields::Field;
use crate::practice::mails::{self, Occasion};
use crate::practice::model::{ChainLink, Event, Revision};
use crate::practice::store;
use crate::workflow::{ClaimEffect, Deed, DraftEffect, PublicEffect, State, StateEffect, Verdict};

impl<'a> Transition<'a> {
    /// Writes the deed down: state, event, notices and edition, in the caller's transaction, and draws the lists anew.
    pub(super) async fn finish(self) -> Result<Done, Error> {
        let id = self.case.practice.id;
        let (done, tx) = self.write_down().await?;
        store::draw_lists(tx, id).await?;
        Ok(done)
    }

    /// The same without the lists: another deed of the same practice may follow at once.
    pub(super) async fn write_down(mut self) -> Result<(Done, &'a mut Tx), Error> {
        self.apply_row();
        match self.row.face {
            PublicEffect::Same => {}
            PublicEffect::Publishes if self.revision.state != State::Published => {}
            PublicEffect::Publishes => publication::publish(&mut self).await?,
            PublicEffect::Changes => publication::change(&mut self).await?,
            PublicEffect::TakesDown => publication::take_down(&mut self).await?,
            PublicEffect::Restores => publication::restore(&mut self).await?,
        }
        if let Some(draft) = &self.discarded {
            self.details.discarded = Some(draft.number);
            store::save_revision(self.tx, draft).await?;
        }
        let opened = self.open_copy().await?;
        let event = self.write_event(opened.as_ref()).await?;
        let deed = self.row.deed;
        mails::owe(
            self.app,
            self.tx,
            &Occasion {
                row: self.row,
                case: &self.case,
                revision: &self.revision,
                before: &self.before,
                event: &event,
                by: self.by.as_ref(),
                read: &self.read,
            },
        )
        .await?;
        let (practice, revision) = (&self.case.practice, Some(&self.revision));
        let done = Done {
            suspended: event.details.suspended,
            ..Done::new(practice, revision, deed, event.seq)
        };
        Ok((done, self.tx))
    }

    /// Claim and state, as the row says.
    pub(super) fn apply_row(&mut self) {
        let actor = self.by.as_ref().map(|by| by.id);
        match self.row.claim {
            ClaimEffect::Takes => self.set_claim(actor),
            ClaimEffect::TakesIfFree if self.revision.claimed_by.is_none() => self.set_claim(actor),
            ClaimEffect::Frees => self.set_claim(None),
            ClaimEffect::Stays
            | ClaimEffect::TakesIfFree
            | ClaimEffect::Assigns
            | ClaimEffect::FreesIfOutOfScope => {}
        }
        let next = match self.row.next {
            StateEffect::Same => self.revision.state,
            StateEffect::To(state) => state,
            StateEffect::Outcome => self
                .revision
                .verdict
                .map_or(self.revision.state, Verdict::outcome),
        };
        // An approval to which the authors did not consent stays on the revision that they took back.
        match (self.before.state, next) {
            (State::Decided, State::InReview | State::Withdrawn)
            | (State::AwaitingConsent | State::Reworded, State::InReview) => {
                self.revision.forget_decision();
            }
            _ => {}
        }
        let asks = matches!(self.row.deed, Deed::AskConsent | Deed::OfferWords);
        if self.row.face == PublicEffect::Publishes || asks {
            self.record_decision();
            // The words of the decision reach the authors with its effect.
            self.words = self.words.take().or_else(|| self.revision.reasons.clone());
        }
        if asks || self.row.deed == Deed::Consent {
            let later = self.revision.is_for_later(self.now);
            self.details.on = self.revision.effective_at.filter(|_| later);
        }
        if self.row.deed == Deed::Accept {
            self.revision.accepted_at = Some(self.now);
            self.details.on = self.revision.effective_at;
            self.words = self.revision.reasons.clone();
        }
        self.revision.state = next;
        if self.ends_hold() {
            on_hold::end(&mut self.revision, self.now);
        }
        self.revision.closed_at = if next.is_open() {
            None
        } else {
            self.revision.closed_at.or(Some(self.now))
        };
    }

    /// The draft that opens beside it: a copy that starts from the filing.
    async fn open_copy(&mut self) -> Result<Option<Revision>, Error> {
        let opens = match self.row.opens {
            DraftEffect::Copy => true,
            DraftEffect::CopyAfterReturn => self.revision.state == State::Returned,
            DraftEffect::Rewritten => return self.open_rewritten().await.map(Some),
            DraftEffect::Nothing | DraftEffect::First => false,
        };
        if !opens {
            return Ok(None);
        }
        // Only one revision of a practice is open.
        store::save_revision(self.tx, &self.revision).await?;
        // What a reviewer rewrote and its authors refused is not copied.
        let copied = self.revision.rewrites.unwrap_or(self.revision.id);
        let mut answers = store::content(self.tx, copied).await?;
        let practice = &self.case.practice;
        if let Some(objective) = practice.objective {
            answers.set(
                Field::PrimaryObjective,
                Some(Answer::One(objective.to_string())),
            );
        }
        answers.set(
            Field::Language,
            Some(Answer::One(practice.language.as_str().to_owned())),
        );
        if self.revision.version.is_some() {
            answers.set(Field::ChangeNote, None);
        }
        let place = self.place_kept();
        let mut draft =
            store::insert_draft(self.tx, practice.id, &answers, place, self.now).await?;
        name_files(self.tx, &draft, answers.files()).await?;
        // The form comes back with the day and the call that the submitter named.
        draft.not_before = self.revision.not_before_ahead(self.now);
        draft.call_id = self.revision.call_id;
        if draft.not_before.is_some() || draft.call_id.is_some() {
            store::save_revision(self.tx, &draft).await?;
        }
        self.details.opened = Some(draft.number);
        Ok(Some(draft))
    }

    /// A withdrawal keeps its place in the queue if no reviewer had claimed the revision.
    fn place_kept(&self) -> Option<Timestamp> {
        let unread = self.before.claimed_by.is_none() && self.row.deed == Deed::Withdraw;
        self.before.queued_at.filter(|_| unread)
    }

    async fn write_event(&mut self, opened: Option<&Revision>) -> Result<Event, Error> {
        let seen = self.case.practice.seq;
        if self.case.practice.end.chain_seq != seen {
            self.case.practice.end = whole_chain(self.tx, self.case.practice.id).await?;
        }
        self.case.practice.seq.0 += 1;
        let event = self.event(opened);
        let link = ChainLink::after(&self.case.practice.end.chain, &event);
        self.case.practice.end = link.clone().into_end();
        let unsaved = opened.is_none().then_some(&self.revision);
        let practice = (&self.case.practice, seen);
        let written = (&event, &link, &self.checklist);
        if !store::write_deed(self.tx, unsaved, practice, written).await? {
            // The lock excludes this. If it happens all the same, the transaction is not committed.
            let overtaken = Overtaken {
                deed: self.row.deed,
                by: None,
                at: self.now,
            };
            return Err(Error::Overtaken(overtaken));
        }
        Ok(event)
    }

    /// The line that the history gets.
    pub(super) fn event(&mut self, opened: Option<&Revision>) -> Event {
        // A new beginning is an event of the draft that begins.
        let begins = matches!(self.row.deed, Deed::StartAgain | Deed::Revise);
        let concerned = opened.filter(|_| begins).unwrap_or(&self.revision);
        Event {
            practice_id: self.case.practice.id,
            seq: self.case.practice.seq,
            revision_id: concerned.id,
            number: concerned.number,
            deed: self.row.deed,
            actor_id: self.by.as_ref().map(|by| by.id),
            from_state: (!begins).then_some(self.before.state),
            to_state: concerned.state,
            words: self.words.take(),
            details: Json(std::mem::take(&mut self.details)),
            authors_see: self.row.authors_see,
            at: self.now,
        }
    }
}
