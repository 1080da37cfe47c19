//! The state of a revision after an event, from the history alone.

use super::deed::Deed;
use super::row::{DeedRow, StateEffect};
use super::situation::Precondition;
use super::state::{State, Verdict};
use super::table::TABLE;

/// The state of a revision after an event, replayed from the history alone; nothing before its first.
/// `None` means that the table knows no such step: the history is damaged.
pub fn replay(deed: Deed, state: Option<State>, verdict: Option<Verdict>) -> Option<State> {
    let mut rows = TABLE.iter().filter(|row| row.deed == deed);
    rows.find_map(|row| replay_row(row, state, verdict))
}

/// The same by one row of the deed.
fn replay_row(row: &DeedRow, state: Option<State>, verdict: Option<Verdict>) -> Option<State> {
    let leaves_open = match row.from {
        // A practice that was imported begins in public.
        Precondition::Nothing if row.next == StateEffect::To(State::Published) => state.is_none(),
        Precondition::Nothing | Precondition::Restartable | Precondition::Revisable => {
            return state.is_none().then_some(State::Draft);
        }
        Precondition::Draft | Precondition::ReturnedDraft | Precondition::DraftToSubmit => {
            state == Some(State::Draft)
        }
        Precondition::InReview
        | Precondition::Reviewing
        | Precondition::OnHold
        | Precondition::ClaimedAndReviewing
        | Precondition::ToRemind
        | Precondition::InReviewEvenHeld
        | Precondition::Unclaimed
        | Precondition::Claimed
        | Precondition::ClaimedByAnother
        | Precondition::ClaimedTooLong
        | Precondition::ToApprove
        | Precondition::ToGiveOpinion
        | Precondition::ToAskOpinion
        | Precondition::OpinionsUnread => state == Some(State::InReview),
        Precondition::Undo
        | Precondition::UndoApproval
        | Precondition::Unannounced
        | Precondition::Waiting
        | Precondition::WaitingToPublish
        | Precondition::Due
        | Precondition::DueToAsk
        | Precondition::DueToOffer
        | Precondition::DueInVain
        | Precondition::AnnouncedInVain => state == Some(State::Decided),
        Precondition::AwaitingConsent | Precondition::AwaitingOwnWords => {
            state == Some(State::AwaitingConsent)
        }
        // Of the two revisions the deed concerns the authors' own.
        Precondition::AwaitingOfferedWords => state == Some(State::Reworded),
        Precondition::Submitted | Precondition::HoldOver => {
            matches!(state, Some(State::InReview | State::Decided))
        }
        Precondition::Reopenable => {
            matches!(state, Some(State::Returned | State::Declined | State::Spam))
        }
        Precondition::Appealable | Precondition::Appealed => state == Some(State::Declined),
        Precondition::Live
        | Precondition::GoingOn
        | Precondition::ToAskCurrent
        | Precondition::Unanswered
        | Precondition::RemovalAsked
        | Precondition::RemovalUnasked
        | Precondition::TakenDown
        | Precondition::EverSubmitted
        | Precondition::OwnerGone
        | Precondition::Any => true,
    };
    if !leaves_open {
        return None;
    }
    match row.next {
        StateEffect::Same => state,
        StateEffect::To(next) => Some(next),
        StateEffect::Outcome => verdict.map(Verdict::outcome),
    }
}
