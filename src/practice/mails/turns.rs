//! Whose turn it is after a deed, for each line of the workflow's table, and until when. Knows no words.

use super::Occasion;
use super::recipients::Recipient;
use crate::app::App;
use crate::db::Timestamp;
use crate::mail::relation::Relation;
use crate::mail::turn::Turn;
use crate::workflow::{Audience, Deed, State, Verdict};

/// Whose turn it is after this deed, for the people of a line of its row. `word`: the deed's, or the verdict's.
pub(super) fn turn_of(deed: Deed, told: Audience, word: &str) -> Turn {
    match told {
        Audience::SuggestedReviewer
        | Audience::NewlySuggested
        | Audience::AssignedReviewer
        | Audience::AskedReviewer
        | Audience::Invited
        | Audience::Expert
        | Audience::Offered => Turn::Yours,
        Audience::QueueDigest | Audience::Administrators | Audience::AdministratorsIfNobody => {
            Turn::Shared
        }
        Audience::Receipt if deed != Deed::TakeOwnership => Turn::Team,
        Audience::HandlingReviewer | Audience::Decider => match deed {
            Deed::WarnClaim
            | Deed::GiveOpinion
            | Deed::RefuseOpinion
            | Deed::Remind
            | Deed::RemindReview
            | Deed::RemindLate
            | Deed::Resume => Turn::Yours,
            _ => Turn::Nothing,
        },
        Audience::Authors | Audience::Owner => turn_of_authors(deed, word),
        Audience::Addressed => Turn::Typed,
        Audience::Receipt
        | Audience::FormerReviewer
        | Audience::FormerOwner
        | Audience::RemovedAuthor
        | Audience::FocalPoint
        | Audience::AdministratorsDigest => Turn::Nothing,
    }
}

/// The same for authors: a draft and a question wait for them, a review for the review team.
fn turn_of_authors(deed: Deed, word: &str) -> Turn {
    match deed {
        Deed::AskConsent
        | Deed::OfferWords
        | Deed::Refuse
        | Deed::RemindAuthors
        | Deed::RemindCall
        | Deed::RemindDeadline
        | Deed::AskCurrent => Turn::Yours,
        Deed::TakeEffect if word == Verdict::Return.as_str() => Turn::Yours,
        Deed::Submit
        | Deed::Move
        | Deed::CorrectLanguage
        | Deed::Hold
        | Deed::CallOff
        | Deed::StopAsking
        | Deed::FallBack
        | Deed::Reopen
        | Deed::Uphold => Turn::Team,
        _ => Turn::Nothing,
    }
}

impl Occasion<'_> {
    /// The day by which the reviewer is expected to answer.
    pub(super) fn answer_due(&self, app: &App, relation: Relation) -> Option<Timestamp> {
        let asked = matches!(
            relation,
            Relation::Suggested
                | Relation::Reviewer
                | Relation::Assigned
                | Relation::Asked
                | Relation::Administrator
        );
        let waits = self.revision.state == State::InReview;
        let queued = self.revision.queued_at.filter(|_| asked && waits)?;
        Some(queued.plus(app.settings.target()))
    }

    /// Until when it is this person's turn, if that is known and lies ahead.
    pub(super) fn turn_until(&self, app: &App, recipient: &Recipient) -> Option<Timestamp> {
        let until = match self.row.deed {
            Deed::WarnClaim | Deed::RemindReview | Deed::RemindAuthors | Deed::AskCurrent => {
                self.event.details.on
            }
            _ => recipient
                .until
                .or_else(|| self.answer_due(app, recipient.relation)),
        };
        until.filter(|until| *until > self.event.at)
    }
}
