//! The table, alone on its page; the rows about its authors stand in `authors`, those about time that passes in
//! `reminders`. It is read as a whole.

use super::actor::Who;
use super::appeal;
use super::authors::AUTHORS;
use super::consent;
use super::deed::Deed;
use super::opinions;
use super::reminders::REMINDERS;
use super::row::{
    Audience, ClaimEffect, DeedRow, DraftEffect, PublicEffect, ROW, ReasonsNeeded, StateEffect,
    TeamReasons,
};
use super::situation::Precondition;
use super::state::State;

/// The pages of the table.
const PAGES: [&[DeedRow]; 3] = [PRACTICES, AUTHORS, REMINDERS];

/// How many rows there are.
const COUNT: usize = PRACTICES.len() + AUTHORS.len() + REMINDERS.len();

/// The workflow. A deed with several rows is open to different people on different terms.
pub const TABLE: &[DeedRow] = &{
    let mut rows = [ROW; COUNT];
    let (mut at, mut page) = (0, 0);
    while page < PAGES.len() {
        let mut line = 0;
        while line < PAGES[page].len() {
            rows[at] = PAGES[page][line];
            at += 1;
            line += 1;
        }
        page += 1;
    }
    rows
};

/// What happens to a practice.
const PRACTICES: &[DeedRow] = &[
    DeedRow {
        next: StateEffect::To(State::Draft),
        opens: DraftEffect::First,
        ..ROW
    },
    DeedRow {
        deed: Deed::Import,
        who: Who::System,
        next: StateEffect::To(State::Published),
        face: PublicEffect::Publishes,
        ..ROW
    },
    DeedRow {
        deed: Deed::Submit,
        from: Precondition::DraftToSubmit,
        who: Who::Author,
        next: StateEffect::To(State::InReview),
        told: &[
            Audience::Receipt,
            Audience::Authors,
            Audience::SuggestedReviewer,
            Audience::QueueDigest,
        ],
        ..ROW
    },
    DeedRow {
        deed: Deed::Discard,
        from: Precondition::Draft,
        who: Who::Owner,
        next: StateEffect::To(State::Discarded),
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::Comment,
        from: Precondition::InReview,
        who: Who::Reviewer,
        reasons: ReasonsNeeded::Required,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::Reply,
        from: Precondition::InReview,
        who: Who::Reviewer,
        reasons: ReasonsNeeded::Required,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::Resolve,
        from: Precondition::InReview,
        who: Who::Reviewer,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::AskAgain,
        from: Precondition::InReview,
        who: Who::Reviewer,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::Answer,
        from: Precondition::Draft,
        who: Who::Author,
        reasons: ReasonsNeeded::Optional,
        ..ROW
    },
    DeedRow {
        deed: Deed::Claim,
        from: Precondition::Unclaimed,
        who: Who::Reviewer,
        claim: ClaimEffect::Takes,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::Release,
        from: Precondition::Claimed,
        who: Who::Handling,
        claim: ClaimEffect::Frees,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::TakeOver,
        from: Precondition::ClaimedTooLong,
        who: Who::Reviewer,
        claim: ClaimEffect::Takes,
        authors_see: false,
        told: &[Audience::FormerReviewer],
        ..ROW
    },
    DeedRow {
        deed: Deed::TakeOver,
        from: Precondition::ClaimedByAnother,
        who: Who::Administrator,
        claim: ClaimEffect::Takes,
        authors_see: false,
        told: &[Audience::FormerReviewer],
        ..ROW
    },
    DeedRow {
        deed: Deed::Assign,
        from: Precondition::InReview,
        who: Who::Administrator,
        claim: ClaimEffect::Assigns,
        authors_see: false,
        told: &[Audience::AssignedReviewer, Audience::FormerReviewer],
        ..ROW
    },
    DeedRow {
        deed: Deed::FreeClaim,
        from: Precondition::Claimed,
        who: Who::System,
        claim: ClaimEffect::Frees,
        authors_see: false,
        told: &[
            Audience::FormerReviewer,
            Audience::NewlySuggested,
            Audience::AdministratorsIfNobody,
        ],
        ..ROW
    },
    DeedRow {
        deed: Deed::SuggestAnew,
        from: Precondition::Unclaimed,
        who: Who::System,
        authors_see: false,
        told: &[Audience::NewlySuggested, Audience::AdministratorsIfNobody],
        ..ROW
    },
    DeedRow {
        deed: Deed::WarnClaim,
        from: Precondition::ClaimedAndReviewing,
        who: Who::System,
        authors_see: false,
        told: &[Audience::HandlingReviewer],
        ..ROW
    },
    DeedRow {
        deed: Deed::Move,
        from: Precondition::InReview,
        who: Who::Handling,
        claim: ClaimEffect::FreesIfOutOfScope,
        told: &[Audience::Authors, Audience::SuggestedReviewer],
        ..ROW
    },
    DeedRow {
        deed: Deed::CorrectLanguage,
        from: Precondition::InReview,
        who: Who::Handling,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::Approve,
        from: Precondition::ToApprove,
        who: Who::HandlingOrFirst,
        next: StateEffect::To(State::Decided),
        claim: ClaimEffect::TakesIfFree,
        reasons: ReasonsNeeded::Optional,
        to_team: TeamReasons::IfDivided,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::Return,
        from: Precondition::InReview,
        who: Who::HandlingOrFirst,
        next: StateEffect::To(State::Decided),
        claim: ClaimEffect::TakesIfFree,
        reasons: ReasonsNeeded::Required,
        to_team: TeamReasons::IfDivided,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::Decline,
        from: Precondition::InReview,
        who: Who::HandlingOrFirst,
        next: StateEffect::To(State::Decided),
        claim: ClaimEffect::TakesIfFree,
        reasons: ReasonsNeeded::Required,
        to_team: TeamReasons::IfDivided,
        authors_see: false,
        ..ROW
    },
    opinions::GIVE,
    opinions::ASK,
    opinions::OPEN,
    opinions::GIVE_FROM_OUTSIDE,
    opinions::ASK_EXPERT,
    opinions::END_EXPERT_LINK,
    opinions::REFUSE,
    DeedRow {
        deed: Deed::Undo,
        from: Precondition::Undo,
        who: Who::Decider,
        next: StateEffect::To(State::InReview),
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::Undo,
        from: Precondition::Undo,
        who: Who::Administrator,
        next: StateEffect::To(State::InReview),
        reasons: ReasonsNeeded::Required,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::ChangeDate,
        from: Precondition::UndoApproval,
        who: Who::Decider,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::ChangeDate,
        from: Precondition::UndoApproval,
        who: Who::Administrator,
        reasons: ReasonsNeeded::Required,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::Accept,
        from: Precondition::Unannounced,
        who: Who::System,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::Reschedule,
        from: Precondition::Waiting,
        who: Who::Decider,
        reasons: ReasonsNeeded::Optional,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::Reschedule,
        from: Precondition::Waiting,
        who: Who::Administrator,
        reasons: ReasonsNeeded::Required,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::CallOff,
        from: Precondition::Waiting,
        who: Who::Decider,
        next: StateEffect::To(State::InReview),
        reasons: ReasonsNeeded::Required,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::CallOff,
        from: Precondition::Waiting,
        who: Who::Administrator,
        next: StateEffect::To(State::InReview),
        reasons: ReasonsNeeded::Required,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::PublishNow,
        from: Precondition::WaitingToPublish,
        who: Who::Decider,
        next: StateEffect::To(State::Published),
        claim: ClaimEffect::Frees,
        face: PublicEffect::Publishes,
        reasons: ReasonsNeeded::Required,
        told: &[Audience::Authors, Audience::FocalPoint],
        ..ROW
    },
    DeedRow {
        deed: Deed::PublishNow,
        from: Precondition::WaitingToPublish,
        who: Who::Administrator,
        next: StateEffect::To(State::Published),
        claim: ClaimEffect::Frees,
        face: PublicEffect::Publishes,
        reasons: ReasonsNeeded::Required,
        told: &[Audience::Authors, Audience::FocalPoint],
        ..ROW
    },
    DeedRow {
        deed: Deed::TakeEffect,
        from: Precondition::Due,
        who: Who::System,
        next: StateEffect::Outcome,
        opens: DraftEffect::CopyAfterReturn,
        claim: ClaimEffect::Frees,
        face: PublicEffect::Publishes,
        told: &[Audience::Authors, Audience::FocalPoint],
        ..ROW
    },
    DeedRow {
        deed: Deed::FallBack,
        from: Precondition::DueInVain,
        who: Who::System,
        next: StateEffect::To(State::InReview),
        claim: ClaimEffect::Frees,
        authors_see: false,
        told: &[Audience::Administrators],
        ..ROW
    },
    DeedRow {
        deed: Deed::FallBack,
        from: Precondition::AnnouncedInVain,
        who: Who::System,
        next: StateEffect::To(State::InReview),
        claim: ClaimEffect::Frees,
        told: &[Audience::Administrators, Audience::Authors],
        ..ROW
    },
    consent::ASK,
    consent::OFFER,
    consent::CONSENT,
    consent::REFUSE,
    consent::STOP,
    consent::STOP_OFFERED,
    consent::STOP_BY_ADMINISTRATOR,
    consent::STOP_OFFERED_BY_ADMINISTRATOR,
    DeedRow {
        deed: Deed::MarkSpam,
        from: Precondition::InReviewEvenHeld,
        who: Who::Reviewer,
        next: StateEffect::To(State::Spam),
        claim: ClaimEffect::Frees,
        reasons: ReasonsNeeded::Required,
        told: &[Audience::AdministratorsDigest],
        ..ROW
    },
    DeedRow {
        deed: Deed::Withdraw,
        from: Precondition::Submitted,
        who: Who::Owner,
        next: StateEffect::To(State::Withdrawn),
        opens: DraftEffect::Copy,
        claim: ClaimEffect::Frees,
        reasons: ReasonsNeeded::Optional,
        told: &[Audience::HandlingReviewer],
        ..ROW
    },
    DeedRow {
        deed: Deed::Reopen,
        from: Precondition::Reopenable,
        who: Who::Administrator,
        next: StateEffect::To(State::InReview),
        claim: ClaimEffect::Frees,
        reasons: ReasonsNeeded::Required,
        told: &[Audience::Authors, Audience::FormerReviewer],
        ..ROW
    },
    appeal::MAKE,
    appeal::UPHOLD,
    appeal::REFUSE,
    DeedRow {
        deed: Deed::StartAgain,
        from: Precondition::Restartable,
        who: Who::Owner,
        opens: DraftEffect::Copy,
        ..ROW
    },
    DeedRow {
        deed: Deed::Revise,
        from: Precondition::Revisable,
        who: Who::Author,
        opens: DraftEffect::Copy,
        ..ROW
    },
    DeedRow {
        deed: Deed::Confirm,
        from: Precondition::Live,
        who: Who::Author,
        face: PublicEffect::Changes,
        ..ROW
    },
    DeedRow {
        deed: Deed::SayEnded,
        from: Precondition::GoingOn,
        who: Who::Author,
        face: PublicEffect::Changes,
        ..ROW
    },
    DeedRow {
        deed: Deed::AskRemoval,
        from: Precondition::RemovalUnasked,
        who: Who::Owner,
        reasons: ReasonsNeeded::Optional,
        told: &[Audience::Receipt, Audience::QueueDigest],
        ..ROW
    },
    DeedRow {
        deed: Deed::CancelRemoval,
        from: Precondition::RemovalAsked,
        who: Who::Owner,
        ..ROW
    },
    DeedRow {
        deed: Deed::Keep,
        from: Precondition::RemovalAsked,
        who: Who::Reviewer,
        reasons: ReasonsNeeded::Required,
        told: &[Audience::Owner],
        ..ROW
    },
    DeedRow {
        deed: Deed::TakeDown,
        from: Precondition::Live,
        who: Who::AnyReviewer,
        face: PublicEffect::TakesDown,
        reasons: ReasonsNeeded::Required,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::Restore,
        from: Precondition::TakenDown,
        who: Who::Restorer,
        face: PublicEffect::Restores,
        reasons: ReasonsNeeded::Optional,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::AddLabel,
        from: Precondition::EverSubmitted,
        who: Who::Reviewer,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::RemoveLabel,
        from: Precondition::EverSubmitted,
        who: Who::Reviewer,
        authors_see: false,
        ..ROW
    },
    DeedRow {
        deed: Deed::AddReplication,
        from: Precondition::Live,
        who: Who::Reviewer,
        face: PublicEffect::Changes,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::RemoveReplication,
        from: Precondition::Live,
        who: Who::Reviewer,
        face: PublicEffect::Changes,
        reasons: ReasonsNeeded::Required,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::RemoveReplication,
        from: Precondition::TakenDown,
        who: Who::Reviewer,
        face: PublicEffect::Changes,
        reasons: ReasonsNeeded::Required,
        told: &[Audience::Authors],
        ..ROW
    },
    DeedRow {
        deed: Deed::Write,
        from: Precondition::EverSubmitted,
        who: Who::Administrator,
        reasons: ReasonsNeeded::Required,
        told: &[Audience::Addressed],
        ..ROW
    },
];
