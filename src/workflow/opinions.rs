//! The rows of the table about opinions: reviewers give them independently, and the handling reviewer decides. None of them
//! changes a state, and no author sees any.

use super::actor::Who;
use super::deed::Deed;
use super::row::{Audience, DeedRow, ROW, ReasonsNeeded};
use super::situation::Precondition;

/// A reviewer gives an opinion. A later one of the same reviewer on the same revision takes its place.
pub(super) const GIVE: DeedRow = DeedRow {
    deed: Deed::GiveOpinion,
    from: Precondition::ToGiveOpinion,
    who: Who::Reviewer,
    reasons: ReasonsNeeded::Optional,
    authors_see: false,
    ..ROW
};

/// The handling reviewer asks one more person, once the opinions that are given are read.
pub(super) const ASK: DeedRow = DeedRow {
    deed: Deed::AskOpinion,
    from: Precondition::ToAskOpinion,
    who: Who::Handling,
    reasons: ReasonsNeeded::Optional,
    authors_see: false,
    told: &[Audience::AskedReviewer],
    ..ROW
};

/// An administrator reads the opinions without giving one, and gives none on this revision from then on.
pub(super) const OPEN: DeedRow = DeedRow {
    deed: Deed::OpenOpinions,
    from: Precondition::OpinionsUnread,
    who: Who::Administrator,
    authors_see: false,
    ..ROW
};

/// The expert from outside gives one. A later one by the same link takes its place.
pub(super) const GIVE_FROM_OUTSIDE: DeedRow = DeedRow {
    from: Precondition::InReview,
    who: Who::Expert,
    told: &[Audience::HandlingReviewer],
    ..GIVE
};

/// The handling reviewer asks an expert from outside, by a mailed link to the revision in review.
pub(super) const ASK_EXPERT: DeedRow = DeedRow {
    deed: Deed::AskExpert,
    from: Precondition::InReview,
    who: Who::Handling,
    reasons: ReasonsNeeded::Optional,
    authors_see: false,
    told: &[Audience::Expert],
    ..ROW
};

/// The link of an expert works no longer. What the expert has given stays.
pub(super) const END_EXPERT_LINK: DeedRow = DeedRow {
    deed: Deed::EndExpertLink,
    from: Precondition::InReview,
    who: Who::Reviewer,
    authors_see: false,
    ..ROW
};

/// The expert does not give an opinion: no time, or a conflict of interest.
pub(super) const REFUSE: DeedRow = DeedRow {
    deed: Deed::RefuseOpinion,
    from: Precondition::InReview,
    who: Who::Expert,
    reasons: ReasonsNeeded::Optional,
    authors_see: false,
    told: &[Audience::HandlingReviewer],
    ..ROW
};
