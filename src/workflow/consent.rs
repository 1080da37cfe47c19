//! The rows of the table about the consent of authors: an approval waits for it if they wanted to read the practice once
//! more, or if a reviewer has rewritten some of its words.

use super::actor::Who;
use super::deed::Deed;
use super::row::{Audience, ClaimEffect, DeedRow, DraftEffect, ROW, ReasonsNeeded, StateEffect};
use super::situation::Precondition;
use super::state::State;

/// The service asks the authors whether their own words may be published.
pub(super) const ASK: DeedRow = DeedRow {
    deed: Deed::AskConsent,
    from: Precondition::DueToAsk,
    who: Who::System,
    next: StateEffect::To(State::AwaitingConsent),
    claim: ClaimEffect::Frees,
    told: &[Audience::Authors],
    ..ROW
};

/// The service asks them the same about words that a reviewer has put into a revision of their own.
pub(super) const OFFER: DeedRow = DeedRow {
    deed: Deed::OfferWords,
    from: Precondition::DueToOffer,
    who: Who::System,
    next: StateEffect::To(State::Reworded),
    opens: DraftEffect::Rewritten,
    claim: ClaimEffect::Frees,
    told: &[Audience::Authors],
    ..ROW
};

/// An author agrees: it is a decision again, and takes effect.
pub(super) const CONSENT: DeedRow = DeedRow {
    deed: Deed::Consent,
    from: Precondition::AwaitingConsent,
    who: Who::Author,
    next: StateEffect::To(State::Decided),
    reasons: ReasonsNeeded::Optional,
    told: &[Audience::Decider],
    ..ROW
};

/// An author does not agree, and a draft opens.
pub(super) const REFUSE: DeedRow = DeedRow {
    deed: Deed::Refuse,
    from: Precondition::AwaitingConsent,
    who: Who::Author,
    next: StateEffect::To(State::Withdrawn),
    opens: DraftEffect::Copy,
    reasons: ReasonsNeeded::Optional,
    told: &[Audience::Authors, Audience::Decider],
    ..ROW
};

/// The reviewer who decided asks no longer.
pub(super) const STOP: DeedRow = DeedRow {
    deed: Deed::StopAsking,
    from: Precondition::AwaitingOwnWords,
    who: Who::Decider,
    next: StateEffect::To(State::InReview),
    claim: ClaimEffect::Takes,
    reasons: ReasonsNeeded::Required,
    told: &[Audience::Authors],
    ..ROW
};

/// The same, and the revision with the own words is discarded.
pub(super) const STOP_OFFERED: DeedRow = DeedRow {
    from: Precondition::AwaitingOfferedWords,
    ..STOP
};

/// An administrator stops the question, and no reviewer has the claim.
pub(super) const STOP_BY_ADMINISTRATOR: DeedRow = DeedRow {
    who: Who::Administrator,
    claim: ClaimEffect::Stays,
    ..STOP
};

/// The same, and the revision with the reviewer's words is discarded.
pub(super) const STOP_OFFERED_BY_ADMINISTRATOR: DeedRow = DeedRow {
    from: Precondition::AwaitingOfferedWords,
    ..STOP_BY_ADMINISTRATOR
};
