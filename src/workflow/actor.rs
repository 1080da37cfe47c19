//! How an account stands to a practice, and the groups of accounts that rows of the table name.

use super::situation::Claim;

/// How the one who acts stands to the practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent fact that a row asks for"
)]
pub struct Actor {
    /// Is the service itself, and no account.
    pub system: bool,
    /// May decide on others' practices (administrators may too).
    pub reviewer: bool,
    /// Manages accounts and settings.
    pub administrator: bool,
    /// Owns the practice at present: it can be handed over.
    pub owner: bool,
    /// Owner or accepted co-author.
    pub author: bool,
    /// Holds an open invitation to be a co-author.
    pub invited: bool,
    /// Holds the open link of an expert from outside.
    pub expert: bool,
    /// Author past or present, saved a draft, or named as focal point and not set free: never its reviewer.
    pub party: bool,
    /// The filing lies in the reviewer's scope.
    pub in_scope: bool,
    /// Made the decision that has not taken effect yet.
    pub decider: bool,
    /// Made the decision that stands on the latest closed revision.
    pub closed: bool,
    /// Took the practice down.
    pub took_down: bool,
    /// May do nothing but read why, and appeal.
    pub suspended: bool,
}

impl Actor {
    /// The service itself.
    pub const SYSTEM: Self = Self {
        system: true,
        reviewer: false,
        administrator: false,
        owner: false,
        author: false,
        invited: false,
        expert: false,
        party: false,
        in_scope: false,
        decider: false,
        closed: false,
        took_down: false,
        suspended: false,
    };
}

/// Who may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Any account.
    Submitter,
    /// Owner or accepted co-author.
    Author,
    /// The owner.
    Owner,
    /// An accepted co-author who is not the owner.
    CoAuthor,
    /// The account, or the person without one, who holds an open invitation.
    Invited,
    /// The expert from outside who holds an open link, with or without an account.
    Expert,
    /// A reviewer in scope who is not a party.
    Reviewer,
    /// A reviewer in scope, not a party, who has the claim.
    Handling,
    /// The same, or any reviewer in scope who is not a party while the claim is free: the deed claims it first.
    HandlingOrFirst,
    /// The account that decided, still a reviewer and not a party.
    Decider,
    /// A reviewer in scope who is not a party and did not decide on the latest revision.
    AnotherReviewer,
    /// An administrator who is not a party.
    Administrator,
    /// Any reviewer or administrator, a party or not: one person may take down.
    AnyReviewer,
    /// A reviewer or administrator who is not a party and did not take it down; an administrator even then.
    Restorer,
    /// The service itself.
    System,
}

impl Who {
    /// Whether the actor is one of these.
    pub fn includes(self, a: &Actor, claim: Claim) -> bool {
        let person = !a.system && !a.suspended;
        let judge = person && (a.reviewer || a.administrator) && !a.party;
        let in_scope = judge && (a.in_scope || a.administrator);
        match self {
            Self::Submitter => person,
            Self::Author => person && a.author,
            Self::Owner => person && a.owner,
            Self::CoAuthor => person && a.author && !a.owner,
            Self::Invited => person && a.invited,
            Self::Expert => person && a.expert,
            Self::Reviewer => in_scope,
            Self::Handling => in_scope && claim == Claim::Own,
            Self::HandlingOrFirst => in_scope && matches!(claim, Claim::Own | Claim::Free),
            Self::Decider => judge && a.decider,
            Self::AnotherReviewer => in_scope && !a.closed,
            Self::Administrator => judge && a.administrator,
            Self::AnyReviewer => person && (a.reviewer || a.administrator),
            Self::Restorer => judge && (!a.took_down || a.administrator),
            Self::System => a.system,
        }
    }
}

/// As what an account reads a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Viewer {
    /// An owner or co-author, or a reviewer who is a party.
    Author,
    /// Reviewers and administrators.
    Reviewer,
    /// Every visitor.
    Public,
}

impl Actor {
    /// As what this account reads the practice at the reviewers' desk: a party reads what authors read.
    pub fn viewer(&self) -> Viewer {
        if self.party {
            Viewer::Author
        } else {
            Viewer::Reviewer
        }
    }
}
