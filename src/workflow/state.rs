//! What a revision is in, what was decided on it, and what the public has of its practice.

use crate::closed_list::closed_list;

closed_list! {
    /// What a revision is in; it is stored by [`State::as_str`].
    #[derive(PartialOrd, Ord)]
    pub enum State {
        /// Being written; anything may be missing.
        Draft = "draft",
        /// Submitted and frozen; the review team has it.
        InReview = "in-review",
        /// A decision was made and has not taken effect yet.
        Decided = "decided",
        /// Approved, and its authors are asked whether it may be published.
        AwaitingConsent = "awaiting-consent",
        /// Approved, and in effect: the public reads it unless the practice is taken down.
        Published = "published",
        /// Went back to its authors, with reasons.
        Returned = "returned",
        /// Not taken up.
        Declined = "declined",
        /// Taken back by its owner.
        Withdrawn = "withdrawn",
        /// A draft that was given up.
        Discarded = "discarded",
        /// Marked as spam by a reviewer.
        Spam = "spam",
        /// Was published; a later revision took its place.
        Superseded = "superseded",
        /// Approved with a reviewer's words in it, which stand in the revision that follows.
        Reworded = "reworded",
    }
}

impl State {
    /// Whether a revision in this state is the one being worked on: a practice has at most one.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Draft | Self::InReview | Self::Decided | Self::AwaitingConsent
        )
    }
}

closed_list! {
    /// What was decided.
    pub enum Verdict {
        /// It becomes public.
        Approve = "approve",
        /// It goes back to its authors; a new draft opens.
        Return = "return",
        /// It is not taken up.
        Decline = "decline",
    }
}

impl Verdict {
    /// The state that a revision is in once the decision has taken effect.
    pub fn outcome(self) -> State {
        match self {
            Self::Approve => State::Published,
            Self::Return => State::Returned,
            Self::Decline => State::Declined,
        }
    }
}

/// How far a decision has come on its way to taking effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// It can be undone, and no mail has been sent.
    Undo,
    /// The undo time is over, and the authors must be asked for their consent before it takes effect.
    Asking,
    /// The same, and the reviewer's words are to be put into a revision of their own.
    Offering,
    /// The undo time is over and the time of effect is here: the system must act.
    Due,
    /// The undo time is over, the date is still ahead, and the authors have not been told yet.
    Unannounced,
    /// The authors know that it becomes public on a later date.
    Waiting,
}

impl Phase {
    /// Every phase.
    pub const ALL: [Self; 6] = [
        Self::Undo,
        Self::Asking,
        Self::Offering,
        Self::Due,
        Self::Unannounced,
        Self::Waiting,
    ];
}

/// The open revision, as the table asks about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OpenRevision {
    /// Being written; `untouched` while it is the copy that opened after a return or a withdrawal, not saved yet.
    Draft {
        /// It has not been saved since it was opened as a copy.
        untouched: bool,
    },
    /// Waiting for, or under, review.
    InReview,
    /// Decided, not in effect.
    Decided {
        /// The decision, which may still be undone.
        verdict: Verdict,
        /// How far it has come.
        phase: Phase,
    },
    /// Approved, and waiting for the consent of its authors.
    AwaitingConsent {
        /// It holds words of the reviewer who decided.
        reworded: bool,
    },
}

closed_list! {
    /// What the public has of a practice.
    pub enum PublicStatus {
        /// Nothing: it was never published.
        Never = "never",
        /// The published revision.
        Live = "live",
        /// The published revision under a notice that it is no longer current.
        NotCurrent = "no-longer-current",
        /// A tombstone.
        Gone = "gone",
        /// A redirection to another practice.
        Replaced = "replaced",
    }
}

impl PublicStatus {
    /// Whether the practice is taken down.
    pub fn is_taken_down(self) -> bool {
        matches!(self, Self::NotCurrent | Self::Gone | Self::Replaced)
    }

    /// Whether nothing of it can be read any more.
    pub fn is_hidden(self) -> bool {
        matches!(self, Self::Gone | Self::Replaced)
    }
}
