//! The rows of the table for time that passes: whose turn it is, is reminded, a returned draft lapses, and a review that
//! waits for others is on hold until a day. A reviewer reminds another one, puts on hold and ends that earlier; the rest the
//! service does by itself.

use super::actor::Who;
use super::deed::Deed;
use super::row::{Audience, DeedRow, PublicEffect, ROW, ReasonsNeeded, StateEffect};
use super::situation::Precondition;
use super::state::State;

/// A reminder of the review team: to who holds the submission, else to the suggested reviewer, else to the administrators.
const OF_THE_TEAM: DeedRow = DeedRow {
    from: Precondition::Reviewing,
    who: Who::System,
    authors_see: false,
    told: &[Audience::HandlingReviewer, Audience::SuggestedReviewer],
    ..ROW
};

/// The service's question whether a public practice is still true, while no revision of it is submitted.
const STILL_TRUE: DeedRow = DeedRow {
    from: Precondition::ToAskCurrent,
    who: Who::System,
    ..ROW
};

/// A reminder of the authors of a draft before the call for practices closes that it answers.
const BEFORE_CLOSING: DeedRow = DeedRow {
    from: Precondition::Draft,
    who: Who::System,
    told: &[Audience::Authors],
    ..ROW
};

/// Who is reminded, what lapses, and when a review stands still.
pub(super) const REMINDERS: &[DeedRow] = &[
    DeedRow {
        deed: Deed::Hold,
        from: Precondition::Reviewing,
        who: Who::Handling,
        reasons: ReasonsNeeded::Required,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::Resume,
        from: Precondition::OnHold,
        who: Who::Handling,
        ..ROW
    },
    DeedRow {
        deed: Deed::Resume,
        from: Precondition::HoldOver,
        who: Who::System,
        told: &[Audience::HandlingReviewer, Audience::SuggestedReviewer],
        ..ROW
    },
    DeedRow {
        deed: Deed::Remind,
        from: Precondition::ToRemind,
        who: Who::Reviewer,
        authors_see: false,
        told: &[Audience::HandlingReviewer],
        ..ROW
    },
    DeedRow {
        deed: Deed::RemindReview,
        ..OF_THE_TEAM
    },
    DeedRow {
        deed: Deed::RemindLate,
        ..OF_THE_TEAM
    },
    DeedRow {
        deed: Deed::RemindAuthors,
        from: Precondition::ReturnedDraft,
        who: Who::System,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::RemindCall,
        ..BEFORE_CLOSING
    },
    DeedRow {
        deed: Deed::RemindDeadline,
        ..BEFORE_CLOSING
    },
    DeedRow {
        deed: Deed::Lapse,
        from: Precondition::ReturnedDraft,
        who: Who::System,
        next: StateEffect::To(State::Discarded),
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::AskCurrent,
        told: &[Audience::Authors],
        ..STILL_TRUE
    },
    DeedRow {
        deed: Deed::MarkUnconfirmed,
        from: Precondition::Unanswered,
        face: PublicEffect::Changes,
        ..STILL_TRUE
    },
];
