//! The rows of the table for time that passes: whose turn it is, is reminded, and a returned draft lapses. The service does
//! them by itself.

use super::actor::Who;
use super::deed::Deed;
use super::row::{Audience, DeedRow, ROW, StateEffect};
use super::situation::Precondition;
use super::state::State;

/// A reminder of the review team: to who holds the submission, else to the suggested reviewer, else to the administrators.
const OF_THE_TEAM: DeedRow = DeedRow {
    from: Precondition::InReview,
    who: Who::System,
    authors_see: false,
    told: &[Audience::HandlingReviewer, Audience::SuggestedReviewer],
    ..ROW
};

/// Who is reminded, and what lapses.
pub(super) const REMINDERS: &[DeedRow] = &[
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
        deed: Deed::Lapse,
        from: Precondition::ReturnedDraft,
        who: Who::System,
        next: StateEffect::To(State::Discarded),
        told: &[Audience::Authors],
        ..ROW
    },
];
