//! What a revision is in, what was decided on it, and what the public has of its practice.

/// What a revision is in; it is stored by [`State::as_str`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Being written; anything may be missing.
    Draft,
    /// Submitted and frozen; the review team has it.
    InReview,
    /// A decision was made and has not taken effect yet.
    Decided,
    /// Approved, and in effect: the public reads it unless the practice is taken down.
    Published,
    /// Went back to its authors, with reasons.
    Returned,
    /// Not taken up.
    Declined,
    /// Taken back by its owner.
    Withdrawn,
    /// A draft that was given up.
    Discarded,
    /// Marked as spam by a reviewer.
    Spam,
    /// Was published; a later revision took its place.
    Superseded,
}

impl State {
    /// Every state, in the order of a practice's life.
    pub const ALL: [Self; 10] = [
        Self::Draft,
        Self::InReview,
        Self::Decided,
        Self::Published,
        Self::Returned,
        Self::Declined,
        Self::Withdrawn,
        Self::Discarded,
        Self::Spam,
        Self::Superseded,
    ];

    /// The word that the database and message keys use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in-review",
            Self::Decided => "decided",
            Self::Published => "published",
            Self::Returned => "returned",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Discarded => "discarded",
            Self::Spam => "spam",
            Self::Superseded => "superseded",
        }
    }

    /// The state with this stored word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether a revision in this state is the one being worked on: a practice has at most one.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::InReview | Self::Decided)
    }
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It becomes public.
    Approve,
    /// It goes back to its authors; a new draft opens.
    Return,
    /// It is not taken up.
    Decline,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Approve, Self::Return, Self::Decline];

    /// The word that the database and message keys use; also the deed's.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Return => "return",
            Self::Decline => "decline",
        }
    }

    /// The verdict with this stored word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|verdict| verdict.as_str() == word)
    }

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
    /// It can be undone, and nobody has been told.
    Undo,
    /// The undo time is over and the time of effect is here: the system must act.
    Due,
    /// The undo time is over, the date is still ahead, and the authors have not been told yet.
    Unannounced,
    /// The authors know that it becomes public on a later date.
    Waiting,
}

impl Phase {
    /// Every phase.
    pub const ALL: [Self; 4] = [Self::Undo, Self::Due, Self::Unannounced, Self::Waiting];
}

/// The open revision, as the table asks about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OpenRevision {
    /// Being written; `untouched` while it is the copy that opened after a return or a withdrawal and nobody saved it.
    Draft {
        /// Nobody has saved it since it was opened as a copy.
        untouched: bool,
    },
    /// Waiting for, or under, review.
    InReview,
    /// Decided, not in effect.
    Decided {
        /// What was decided.
        verdict: Verdict,
        /// How far it has come.
        phase: Phase,
    },
}

/// What the public has of a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PublicStatus {
    /// Nothing: it was never published.
    Never,
    /// The published revision.
    Live,
    /// The published revision under a notice that it is no longer current.
    NotCurrent,
    /// A tombstone.
    Gone,
    /// A redirection to another practice.
    Replaced,
}

impl PublicStatus {
    /// Every value.
    pub const ALL: [Self; 5] = [
        Self::Never,
        Self::Live,
        Self::NotCurrent,
        Self::Gone,
        Self::Replaced,
    ];

    /// The word that the database and message keys use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Live => "live",
            Self::NotCurrent => "no-longer-current",
            Self::Gone => "gone",
            Self::Replaced => "replaced",
        }
    }

    /// The value with this stored word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|public| public.as_str() == word)
    }

    /// Whether somebody took the practice down.
    pub fn is_taken_down(self) -> bool {
        matches!(self, Self::NotCurrent | Self::Gone | Self::Replaced)
    }

    /// Whether nothing of it can be read any more.
    pub fn is_hidden(self) -> bool {
        matches!(self, Self::Gone | Self::Replaced)
    }
}
