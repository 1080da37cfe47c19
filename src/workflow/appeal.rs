//! The rows of the table about the appeal against a decline, which another reviewer answers than the one who declined.

use super::actor::Who;
use super::deed::Deed;
use super::row::{Audience, ClaimEffect, DeedRow, ROW, ReasonsNeeded, StateEffect};
use super::situation::Precondition;
use super::state::State;

/// The owner appeals, once.
pub(super) const MAKE: DeedRow = DeedRow {
    deed: Deed::Appeal,
    from: Precondition::Appealable,
    who: Who::Owner,
    reasons: ReasonsNeeded::Required,
    told: &[
        Audience::Receipt,
        Audience::QueueDigest,
        Audience::FormerReviewer,
    ],
    ..ROW
};

/// The appeal is upheld: the practice is in review again, and another reviewer is suggested.
pub(super) const UPHOLD: DeedRow = DeedRow {
    deed: Deed::Uphold,
    from: Precondition::Appealed,
    who: Who::AnotherReviewer,
    next: StateEffect::To(State::InReview),
    claim: ClaimEffect::Frees,
    reasons: ReasonsNeeded::Optional,
    told: &[
        Audience::Authors,
        Audience::NewlySuggested,
        Audience::FormerReviewer,
    ],
    ..ROW
};

/// The appeal is refused, and the decline stands.
pub(super) const REFUSE: DeedRow = DeedRow {
    deed: Deed::RefuseAppeal,
    from: Precondition::Appealed,
    who: Who::AnotherReviewer,
    reasons: ReasonsNeeded::Required,
    told: &[Audience::Authors, Audience::FormerReviewer],
    ..ROW
};
