//! The rows of the table that say who the authors of a practice are, who has a conflict of interest, and whose bar is set
//! aside. They change no state, and hold on any practice.

use super::actor::Who;
use super::deed::Deed;
use super::row::{Audience, DeedRow, ROW, ReasonsNeeded};
use super::situation::Precondition;

/// A row of this page as most are.
const OF_AUTHORS: DeedRow = DeedRow {
    from: Precondition::Any,
    who: Who::Owner,
    ..ROW
};

/// The co-author to whom the ownership is offered accepts it.
const TAKE_OWNERSHIP: DeedRow = DeedRow {
    deed: Deed::TakeOwnership,
    who: Who::CoAuthor,
    told: &[
        Audience::Receipt,
        Audience::FormerOwner,
        Audience::Authors,
        Audience::NewlySuggested,
    ],
    ..OF_AUTHORS
};

/// Who the authors are, and who else may not decide.
pub(super) const AUTHORS: &[DeedRow] = &[
    DeedRow {
        deed: Deed::HandOver,
        who: Who::Administrator,
        reasons: ReasonsNeeded::Required,
        told: &[
            Audience::Authors,
            Audience::FormerOwner,
            Audience::NewlySuggested,
        ],
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::Invite,
        told: &[Audience::Invited],
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::InviteAgain,
        told: &[Audience::Invited],
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::CancelInvitation,
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::Join,
        who: Who::Invited,
        told: &[Audience::Owner, Audience::NewlySuggested],
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::RefuseInvitation,
        who: Who::Invited,
        told: &[Audience::Owner],
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::Reorder,
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::RemoveAuthor,
        told: &[Audience::RemovedAuthor],
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::Leave,
        who: Who::CoAuthor,
        told: &[Audience::Owner],
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::Offer,
        who: Who::Owner,
        told: &[Audience::Invited, Audience::Offered],
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::CancelOffer,
        who: Who::Owner,
        ..OF_AUTHORS
    },
    TAKE_OWNERSHIP,
    DeedRow {
        who: Who::Invited,
        ..TAKE_OWNERSHIP
    },
    DeedRow {
        deed: Deed::RefuseOffer,
        who: Who::CoAuthor,
        told: &[Audience::Owner],
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::InviteOwner,
        from: Precondition::OwnerGone,
        who: Who::Administrator,
        told: &[Audience::Invited],
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::DeclareConflict,
        from: Precondition::EverSubmitted,
        who: Who::Reviewer,
        reasons: ReasonsNeeded::Optional,
        authors_see: false,
        told: &[Audience::NewlySuggested, Audience::AdministratorsIfNobody],
        ..OF_AUTHORS
    },
    DeedRow {
        deed: Deed::SetAsideBar,
        who: Who::Administrator,
        reasons: ReasonsNeeded::Required,
        authors_see: false,
        told: &[Audience::NewlySuggested],
        ..OF_AUTHORS
    },
];
