//! What a row of the table says: the effects of a deed, the reasons it needs and the recipients of its mails.

use super::actor::Who;
use super::deed::Deed;
use super::situation::Precondition;
use super::state::State;

/// What becomes of the revision that the deed concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateEffect {
    /// It stays as it is.
    Same,
    /// It is in this state.
    To(State),
    /// It is in the state that its decision leads to.
    Outcome,
}

/// What opens beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftEffect {
    /// Nothing.
    Nothing,
    /// The first draft of a new practice.
    First,
    /// A draft that copies the newest revision.
    Copy,
    /// A draft that copies it, if the decision was a return.
    CopyAfterReturn,
    /// A revision with the reviewer's words in it, which waits for the authors' consent.
    Rewritten,
}

/// What happens to the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimEffect {
    /// It stays as it is.
    Stays,
    /// The actor takes it.
    Takes,
    /// The actor takes it if it is free.
    TakesIfFree,
    /// The named reviewer takes it.
    Assigns,
    /// It becomes free.
    Frees,
    /// It becomes free if the new filing is outside the actor's scope.
    FreesIfOutOfScope,
}

/// What happens to the public face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicEffect {
    /// Nothing that the public can see.
    Same,
    /// An approved revision becomes public.
    Publishes,
    /// The public page changes beside its text: a date, a mark, or a replication that it names.
    Changes,
    /// It is taken down in the kind that was chosen.
    TakesDown,
    /// It is live again.
    Restores,
}

/// The words that go with a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReasonsNeeded {
    /// It takes none.
    None,
    /// They may be left out.
    Optional,
    /// It is refused without them.
    Required,
}

/// The words to the review team that go with a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamReasons {
    /// It takes none.
    None,
    /// It is refused without them where the opinions that the actor reads disagree.
    IfDivided,
}

/// The recipients of a mail. The account that acts gets none, except the receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The submitter: a receipt with what was sent.
    Receipt,
    /// The authors.
    Authors,
    /// The owner.
    Owner,
    /// The one suggested reviewer; without an eligible one, the administrators.
    SuggestedReviewer,
    /// The reviewer whom this deed suggests, if it suggests one.
    NewlySuggested,
    /// All other reviewers in scope, in their queue digest.
    QueueDigest,
    /// The reviewer who had the claim before.
    FormerReviewer,
    /// Who owned it until it was handed over.
    FormerOwner,
    /// The reviewer to whom it was assigned.
    AssignedReviewer,
    /// The reviewer who is asked for an opinion.
    AskedReviewer,
    /// The expert from outside who is asked for an opinion.
    Expert,
    /// The handling reviewer.
    HandlingReviewer,
    /// The reviewer who made the decision.
    Decider,
    /// The authors whom a letter to many reaches because of this practice. A person is told once, of all own practices
    /// together; `practice/actions/letters.rs` owes it.
    Addressed,
    /// The person at the address to which an invitation goes.
    Invited,
    /// The co-author to whom the ownership is offered.
    Offered,
    /// The co-author who was removed.
    RemovedAuthor,
    /// The focal point, once, at first publication, without typed text.
    FocalPoint,
    /// The administrators.
    Administrators,
    /// The administrators, if no eligible reviewer is left.
    AdministratorsIfNobody,
    /// The administrators, in their digest.
    AdministratorsDigest,
}

impl Audience {
    /// Whether there is a mail only if a reviewer holds the practice or loses it. Authors do not learn of such a mail.
    pub const fn tells_of_claim(self) -> bool {
        matches!(
            self,
            Self::NewlySuggested
                | Self::FormerReviewer
                | Self::AssignedReviewer
                | Self::HandlingReviewer
        )
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct DeedRow {
    /// The deed that the row allows.
    pub deed: Deed,
    /// The situations in which it is allowed.
    pub from: Precondition,
    /// The accounts that may do it.
    pub who: Who,
    /// What becomes of the revision.
    pub next: StateEffect,
    /// What opens beside it.
    pub opens: DraftEffect,
    /// What happens to the claim.
    pub claim: ClaimEffect,
    /// What the public sees of it.
    pub face: PublicEffect,
    /// The words that go with it.
    pub reasons: ReasonsNeeded,
    /// The words to the review team that go with it.
    pub to_team: TeamReasons,
    /// Whether authors see the event in the history; reviewers and administrators always do.
    pub authors_see: bool,
    /// Who gets a mail about it, in the order of sending.
    pub told: &'static [Audience],
}

/// A row as most are; the table says what differs.
pub(super) const ROW: DeedRow = DeedRow {
    deed: Deed::Start,
    from: Precondition::Nothing,
    who: Who::Submitter,
    next: StateEffect::Same,
    opens: DraftEffect::Nothing,
    claim: ClaimEffect::Stays,
    face: PublicEffect::Same,
    reasons: ReasonsNeeded::None,
    to_team: TeamReasons::None,
    authors_see: true,
    told: &[],
};
