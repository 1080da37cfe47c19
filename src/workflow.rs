//! The workflow of a practice, once: who may do what in which situation, what follows, who is told.
//! Pure: it imports nothing, knows no database, clock or page. Buttons, guards, mails, the access
//! matrix, the diagram and the replay of a history are all read off [`TABLE`]; nothing else decides.

use std::fmt;

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
pub enum Open {
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
pub enum Public {
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

impl Public {
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

/// Whose claim lies on the open revision, as seen by the actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Claim {
    /// Nobody's.
    Free,
    /// The actor's own.
    Own,
    /// Another reviewer's.
    Other {
        /// It is older than the setting allows: anybody in scope may take over.
        stale: bool,
    },
}

/// All that the table needs to know of a practice.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent fact that a row asks for"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Situation {
    /// Whether there is a practice at all.
    pub exists: bool,
    /// The open revision.
    pub open: Option<Open>,
    /// The newest revision that is neither open nor discarded: what a reopening would reopen.
    pub latest: Option<State>,
    /// It was declined for good.
    pub finally_declined: bool,
    /// What the public has.
    pub public: Public,
    /// The owner asked for its removal and nobody answered yet.
    pub removal_asked: bool,
    /// Who is reviewing it.
    pub claim: Claim,
    /// Its submitter is suspended: it waits outside the queue.
    pub held: bool,
    /// Whoever decided may still stand for it: neither suspended nor become a party.
    pub decider_stands: bool,
}

impl Situation {
    /// Before there is a practice.
    pub const NOTHING: Self = Self {
        exists: false,
        open: None,
        latest: None,
        finally_declined: false,
        public: Public::Never,
        removal_asked: false,
        claim: Claim::Free,
        held: false,
        decider_stands: true,
    };
}

/// How the one who acts stands to the practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent fact that a row asks for"
)]
pub struct Actor {
    /// The service itself.
    pub system: bool,
    /// May decide on others' practices (administrators may too).
    pub reviewer: bool,
    /// Manages accounts and settings.
    pub administrator: bool,
    /// Owns the practice.
    pub owner: bool,
    /// Owner or accepted co-author.
    pub author: bool,
    /// Author past or present, saved a draft, or named as focal point and not set free: never its reviewer.
    pub party: bool,
    /// The filing lies in the reviewer's scope.
    pub in_scope: bool,
    /// Made the decision that has not taken effect yet.
    pub decider: bool,
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
        party: false,
        in_scope: false,
        decider: false,
        took_down: false,
        suspended: false,
    };
}

/// Everything that can happen to a practice. The word is the value of its button and of its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each deed's meaning is its row in the table")]
pub enum Deed {
    Start,
    Submit,
    Discard,
    Claim,
    Release,
    TakeOver,
    Assign,
    FreeClaim,
    Move,
    CorrectLanguage,
    Approve,
    Return,
    Decline,
    Undo,
    ChangeDate,
    Accept,
    CallOff,
    PublishNow,
    TakeEffect,
    FallBack,
    MarkSpam,
    Withdraw,
    Reopen,
    StartAgain,
    Revise,
    Confirm,
    AskRemoval,
    Keep,
    TakeDown,
    Restore,
    HandOver,
    SetAsideBar,
}

impl Deed {
    /// Every deed, in the order of the table.
    pub const ALL: [Self; 32] = [
        Self::Start,
        Self::Submit,
        Self::Discard,
        Self::Claim,
        Self::Release,
        Self::TakeOver,
        Self::Assign,
        Self::FreeClaim,
        Self::Move,
        Self::CorrectLanguage,
        Self::Approve,
        Self::Return,
        Self::Decline,
        Self::Undo,
        Self::ChangeDate,
        Self::Accept,
        Self::CallOff,
        Self::PublishNow,
        Self::TakeEffect,
        Self::FallBack,
        Self::MarkSpam,
        Self::Withdraw,
        Self::Reopen,
        Self::StartAgain,
        Self::Revise,
        Self::Confirm,
        Self::AskRemoval,
        Self::Keep,
        Self::TakeDown,
        Self::Restore,
        Self::HandOver,
        Self::SetAsideBar,
    ];

    /// The word of the button, the event and the message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Submit => "submit",
            Self::Discard => "discard",
            Self::Claim => "claim",
            Self::Release => "release",
            Self::TakeOver => "take_over",
            Self::Assign => "assign",
            Self::FreeClaim => "free_claim",
            Self::Move => "move",
            Self::CorrectLanguage => "correct_language",
            Self::Approve => "approve",
            Self::Return => "return",
            Self::Decline => "decline",
            Self::Undo => "undo",
            Self::ChangeDate => "change_date",
            Self::Accept => "accept",
            Self::CallOff => "call_off",
            Self::PublishNow => "publish_now",
            Self::TakeEffect => "take_effect",
            Self::FallBack => "fall_back",
            Self::MarkSpam => "mark_spam",
            Self::Withdraw => "withdraw",
            Self::Reopen => "reopen",
            Self::StartAgain => "start_again",
            Self::Revise => "revise",
            Self::Confirm => "confirm",
            Self::AskRemoval => "ask_removal",
            Self::Keep => "keep",
            Self::TakeDown => "take_down",
            Self::Restore => "restore",
            Self::HandOver => "hand_over",
            Self::SetAsideBar => "set_aside_bar",
        }
    }

    /// The deed with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.as_str() == word)
    }

    /// The decision that this deed makes, if it makes one.
    pub fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Approve => Some(Verdict::Approve),
            Self::Return => Some(Verdict::Return),
            Self::Decline => Some(Verdict::Decline),
            _ => None,
        }
    }
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The situations in which a row applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// There is no practice yet.
    Nothing,
    /// A draft is open.
    Draft,
    /// A draft is open and the practice is not taken down as gone or replaced.
    DraftToSubmit,
    /// In review and not held.
    InReview,
    /// In review, held or not.
    InReviewEvenHeld,
    /// In review, not held, claimed by nobody.
    Unclaimed,
    /// In review, not held, claimed by anybody.
    Claimed,
    /// In review, not held, claimed by another.
    ClaimedByAnother,
    /// In review, not held, claimed by another for longer than the setting allows.
    ClaimedTooLong,
    /// In review, not held, and nothing hidden stands in the way of publication.
    ToApprove,
    /// A decision whose undo time is running.
    Undo,
    /// An approval whose undo time is running: it may carry a date.
    UndoApproval,
    /// The undo time is over, a date lies ahead, the authors do not know yet, and the decider still stands for it.
    Unannounced,
    /// Accepted, public on a later date.
    Waiting,
    /// The same, the decider still stands for it, and nothing hidden stands in the way of publication.
    WaitingToPublish,
    /// The time of effect is here and the decision still stands.
    Due,
    /// The time of effect is here and the decision no longer stands; or the authors are to be told of a decision
    /// whose decider no longer stands for it.
    DueInVain,
    /// In review or decided.
    Submitted,
    /// Returned, declined or spam, and nothing was written since.
    Reopenable,
    /// Never published or hidden, nothing open, not spam, not declined for good.
    Restartable,
    /// Live or no longer current, nothing open.
    Revisable,
    /// Live.
    Live,
    /// Live, and its removal was asked for.
    RemovalAsked,
    /// Live, and its removal was not asked for.
    RemovalUnasked,
    /// Taken down, in any of the three kinds.
    TakenDown,
    /// Any practice.
    Any,
}

impl From {
    /// Whether the situation is this one.
    pub fn holds(self, s: &Situation) -> bool {
        let in_review = s.open == Some(Open::InReview);
        let claimed = s.claim != Claim::Free;
        let decided =
            |wanted: Phase| matches!(s.open, Some(Open::Decided { phase, .. }) if phase == wanted);
        let approval = matches!(
            s.open,
            Some(Open::Decided {
                verdict: Verdict::Approve,
                ..
            })
        );
        let stands = s.decider_stands && !(approval && s.public.is_hidden());
        match self {
            Self::Nothing => !s.exists,
            Self::Draft => matches!(s.open, Some(Open::Draft { .. })),
            Self::DraftToSubmit => Self::Draft.holds(s) && !s.public.is_hidden(),
            Self::InReview => in_review && !s.held,
            Self::InReviewEvenHeld => in_review,
            Self::Unclaimed => in_review && !s.held && !claimed,
            Self::Claimed => in_review && claimed,
            Self::ClaimedByAnother => {
                in_review && !s.held && matches!(s.claim, Claim::Other { .. })
            }
            Self::ClaimedTooLong => {
                in_review && !s.held && s.claim == (Claim::Other { stale: true })
            }
            Self::ToApprove => in_review && !s.held && !s.public.is_hidden(),
            Self::Undo => decided(Phase::Undo),
            Self::UndoApproval => decided(Phase::Undo) && approval,
            Self::Unannounced => decided(Phase::Unannounced) && s.decider_stands,
            Self::Waiting => decided(Phase::Waiting),
            Self::WaitingToPublish => decided(Phase::Waiting) && stands,
            Self::Due => decided(Phase::Due) && stands,
            Self::DueInVain => {
                (decided(Phase::Due) && !stands)
                    || (decided(Phase::Unannounced) && !s.decider_stands)
            }
            Self::Submitted => matches!(s.open, Some(Open::InReview | Open::Decided { .. })),
            Self::Reopenable => {
                matches!(s.open, None | Some(Open::Draft { untouched: true }))
                    && matches!(
                        s.latest,
                        Some(State::Returned | State::Declined | State::Spam)
                    )
            }
            Self::Restartable => {
                s.exists
                    && s.open.is_none()
                    && matches!(s.public, Public::Never | Public::Gone | Public::Replaced)
                    && s.latest != Some(State::Spam)
                    && !s.finally_declined
            }
            Self::Revisable => {
                s.open.is_none() && matches!(s.public, Public::Live | Public::NotCurrent)
            }
            Self::Live => s.public == Public::Live,
            Self::RemovalAsked => s.public == Public::Live && s.removal_asked,
            Self::RemovalUnasked => s.public == Public::Live && !s.removal_asked,
            Self::TakenDown => s.public.is_taken_down(),
            Self::Any => s.exists,
        }
    }
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
    /// A reviewer in scope who is not a party.
    Reviewer,
    /// A reviewer in scope, not a party, who has the claim.
    Handling,
    /// The same, or anybody in scope and not a party while nobody has the claim: the deed claims it first.
    HandlingOrFirst,
    /// Whoever decided, still a reviewer and not a party.
    Decider,
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
            Self::Reviewer => in_scope,
            Self::Handling => in_scope && claim == Claim::Own,
            Self::HandlingOrFirst => in_scope && matches!(claim, Claim::Own | Claim::Free),
            Self::Decider => judge && a.decider,
            Self::Administrator => judge && a.administrator,
            Self::AnyReviewer => person && (a.reviewer || a.administrator),
            Self::Restorer => judge && (!a.took_down || a.administrator),
            Self::System => a.system,
        }
    }
}

/// What becomes of the revision that the deed concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// It stays as it is.
    Same,
    /// It is in this state.
    To(State),
    /// It is in the state that its decision leads to.
    Outcome,
}

/// What opens beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// Nothing.
    Nothing,
    /// The first draft of a new practice.
    First,
    /// A draft that copies the newest revision.
    Copy,
    /// A draft that copies it, if the decision was a return.
    CopyAfterReturn,
}

/// What happens to the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claims {
    /// It stays as it is.
    Stays,
    /// The actor takes it.
    Takes,
    /// The actor takes it if nobody has it.
    TakesIfFree,
    /// The named reviewer takes it.
    Assigns,
    /// Nobody has it any more.
    Frees,
    /// Nobody has it any more if the new filing is outside the actor's scope.
    FreesIfOutOfScope,
}

/// What happens to the public face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Nothing that the public can see.
    Same,
    /// An approved revision becomes public.
    Publishes,
    /// A date or a mark on the public page changes.
    Changes,
    /// It is taken down in the kind that was chosen.
    TakesDown,
    /// It is live again.
    Restores,
}

/// The words that go with a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reasons {
    /// It takes none.
    None,
    /// They may be left out.
    Optional,
    /// It is refused without them.
    Required,
}

/// Who is told by mail. Whoever acts gets none, except the receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Told {
    /// The submitter: a receipt with what was sent.
    Receipt,
    /// The authors.
    Authors,
    /// The owner.
    Owner,
    /// The one suggested reviewer; nobody eligible: the administrators.
    SuggestedReviewer,
    /// The reviewer whom this deed suggests, if it suggests one.
    NewlySuggested,
    /// All other reviewers in scope, in their queue digest.
    QueueDigest,
    /// Whoever had the claim before.
    FormerReviewer,
    /// Who owned it until it was handed over.
    FormerOwner,
    /// The reviewer to whom it was assigned.
    AssignedReviewer,
    /// The handling reviewer.
    HandlingReviewer,
    /// The focal point, once, at first publication, without typed text.
    FocalPoint,
    /// The administrators.
    Administrators,
    /// The administrators, if nobody eligible is left.
    AdministratorsIfNobody,
    /// The administrators, in their digest.
    AdministratorsDigest,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What is done.
    pub deed: Deed,
    /// In which situations.
    pub from: From,
    /// By whom.
    pub who: Who,
    /// What becomes of the revision.
    pub next: Next,
    /// What opens beside it.
    pub opens: Opens,
    /// What happens to the claim.
    pub claim: Claims,
    /// What the public sees of it.
    pub face: Face,
    /// The words that go with it.
    pub reasons: Reasons,
    /// Whether authors see the event in the history; reviewers and administrators always do.
    pub authors_see: bool,
    /// Who is told.
    pub told: &'static [Told],
}

/// A row as most are; the table says what differs.
const ROW: Row = Row {
    deed: Deed::Start,
    from: From::Nothing,
    who: Who::Submitter,
    next: Next::Same,
    opens: Opens::Nothing,
    claim: Claims::Stays,
    face: Face::Same,
    reasons: Reasons::None,
    authors_see: true,
    told: &[],
};

/// The workflow. A deed with several rows is open to different people on different terms.
pub const TABLE: &[Row] = &[
    Row {
        next: Next::To(State::Draft),
        opens: Opens::First,
        ..ROW
    },
    Row {
        deed: Deed::Submit,
        from: From::DraftToSubmit,
        who: Who::Author,
        next: Next::To(State::InReview),
        told: &[
            Told::Receipt,
            Told::Authors,
            Told::SuggestedReviewer,
            Told::QueueDigest,
        ],
        ..ROW
    },
    Row {
        deed: Deed::Discard,
        from: From::Draft,
        who: Who::Owner,
        next: Next::To(State::Discarded),
        told: &[Told::Authors],
        ..ROW
    },
    Row {
        deed: Deed::Claim,
        from: From::Unclaimed,
        who: Who::Reviewer,
        claim: Claims::Takes,
        authors_see: false,
        ..ROW
    },
    Row {
        deed: Deed::Release,
        from: From::Claimed,
        who: Who::Handling,
        claim: Claims::Frees,
        authors_see: false,
        ..ROW
    },
    Row {
        deed: Deed::TakeOver,
        from: From::ClaimedTooLong,
        who: Who::Reviewer,
        claim: Claims::Takes,
        authors_see: false,
        told: &[Told::FormerReviewer],
        ..ROW
    },
    Row {
        deed: Deed::TakeOver,
        from: From::ClaimedByAnother,
        who: Who::Administrator,
        claim: Claims::Takes,
        authors_see: false,
        told: &[Told::FormerReviewer],
        ..ROW
    },
    Row {
        deed: Deed::Assign,
        from: From::InReview,
        who: Who::Administrator,
        claim: Claims::Assigns,
        authors_see: false,
        told: &[Told::AssignedReviewer, Told::FormerReviewer],
        ..ROW
    },
    Row {
        deed: Deed::FreeClaim,
        from: From::Claimed,
        who: Who::System,
        claim: Claims::Frees,
        authors_see: false,
        told: &[Told::FormerReviewer, Told::AdministratorsIfNobody],
        ..ROW
    },
    Row {
        deed: Deed::Move,
        from: From::InReview,
        who: Who::Handling,
        claim: Claims::FreesIfOutOfScope,
        told: &[Told::Authors, Told::SuggestedReviewer],
        ..ROW
    },
    Row {
        deed: Deed::CorrectLanguage,
        from: From::InReview,
        who: Who::Handling,
        told: &[Told::Authors],
        ..ROW
    },
    Row {
        deed: Deed::Approve,
        from: From::ToApprove,
        who: Who::HandlingOrFirst,
        next: Next::To(State::Decided),
        claim: Claims::TakesIfFree,
        reasons: Reasons::Optional,
        authors_see: false,
        ..ROW
    },
    Row {
        deed: Deed::Return,
        from: From::InReview,
        who: Who::HandlingOrFirst,
        next: Next::To(State::Decided),
        claim: Claims::TakesIfFree,
        reasons: Reasons::Required,
        authors_see: false,
        ..ROW
    },
    Row {
        deed: Deed::Decline,
        from: From::InReview,
        who: Who::HandlingOrFirst,
        next: Next::To(State::Decided),
        claim: Claims::TakesIfFree,
        reasons: Reasons::Required,
        authors_see: false,
        ..ROW
    },
    Row {
        deed: Deed::Undo,
        from: From::Undo,
        who: Who::Decider,
        next: Next::To(State::InReview),
        authors_see: false,
        ..ROW
    },
    Row {
        deed: Deed::Undo,
        from: From::Undo,
        who: Who::Administrator,
        next: Next::To(State::InReview),
        reasons: Reasons::Required,
        authors_see: false,
        ..ROW
    },
    Row {
        deed: Deed::ChangeDate,
        from: From::UndoApproval,
        who: Who::Decider,
        authors_see: false,
        ..ROW
    },
    Row {
        deed: Deed::ChangeDate,
        from: From::UndoApproval,
        who: Who::Administrator,
        reasons: Reasons::Required,
        authors_see: false,
        ..ROW
    },
    Row {
        deed: Deed::Accept,
        from: From::Unannounced,
        who: Who::System,
        told: &[Told::Authors],
        ..ROW
    },
    Row {
        deed: Deed::CallOff,
        from: From::Waiting,
        who: Who::Decider,
        next: Next::To(State::InReview),
        reasons: Reasons::Required,
        told: &[Told::Authors],
        ..ROW
    },
    Row {
        deed: Deed::CallOff,
        from: From::Waiting,
        who: Who::Administrator,
        next: Next::To(State::InReview),
        reasons: Reasons::Required,
        told: &[Told::Authors],
        ..ROW
    },
    Row {
        deed: Deed::PublishNow,
        from: From::WaitingToPublish,
        who: Who::Decider,
        next: Next::To(State::Published),
        claim: Claims::Frees,
        face: Face::Publishes,
        reasons: Reasons::Required,
        told: &[Told::Authors, Told::FocalPoint],
        ..ROW
    },
    Row {
        deed: Deed::PublishNow,
        from: From::WaitingToPublish,
        who: Who::Administrator,
        next: Next::To(State::Published),
        claim: Claims::Frees,
        face: Face::Publishes,
        reasons: Reasons::Required,
        told: &[Told::Authors, Told::FocalPoint],
        ..ROW
    },
    Row {
        deed: Deed::TakeEffect,
        from: From::Due,
        who: Who::System,
        next: Next::Outcome,
        opens: Opens::CopyAfterReturn,
        claim: Claims::Frees,
        face: Face::Publishes,
        told: &[Told::Authors, Told::FocalPoint],
        ..ROW
    },
    Row {
        deed: Deed::FallBack,
        from: From::DueInVain,
        who: Who::System,
        next: Next::To(State::InReview),
        claim: Claims::Frees,
        authors_see: false,
        told: &[Told::Administrators],
        ..ROW
    },
    Row {
        deed: Deed::MarkSpam,
        from: From::InReviewEvenHeld,
        who: Who::Reviewer,
        next: Next::To(State::Spam),
        claim: Claims::Frees,
        told: &[Told::AdministratorsDigest],
        ..ROW
    },
    Row {
        deed: Deed::Withdraw,
        from: From::Submitted,
        who: Who::Owner,
        next: Next::To(State::Withdrawn),
        opens: Opens::Copy,
        claim: Claims::Frees,
        reasons: Reasons::Optional,
        told: &[Told::HandlingReviewer],
        ..ROW
    },
    Row {
        deed: Deed::Reopen,
        from: From::Reopenable,
        who: Who::Administrator,
        next: Next::To(State::InReview),
        claim: Claims::Frees,
        reasons: Reasons::Required,
        told: &[Told::Authors, Told::FormerReviewer],
        ..ROW
    },
    Row {
        deed: Deed::StartAgain,
        from: From::Restartable,
        who: Who::Owner,
        opens: Opens::Copy,
        ..ROW
    },
    Row {
        deed: Deed::Revise,
        from: From::Revisable,
        who: Who::Author,
        opens: Opens::Copy,
        ..ROW
    },
    Row {
        deed: Deed::Confirm,
        from: From::Live,
        who: Who::Author,
        face: Face::Changes,
        ..ROW
    },
    Row {
        deed: Deed::AskRemoval,
        from: From::RemovalUnasked,
        who: Who::Owner,
        reasons: Reasons::Optional,
        told: &[Told::QueueDigest],
        ..ROW
    },
    Row {
        deed: Deed::Keep,
        from: From::RemovalAsked,
        who: Who::Reviewer,
        reasons: Reasons::Required,
        told: &[Told::Owner],
        ..ROW
    },
    Row {
        deed: Deed::TakeDown,
        from: From::Live,
        who: Who::AnyReviewer,
        face: Face::TakesDown,
        reasons: Reasons::Required,
        told: &[Told::Authors],
        ..ROW
    },
    Row {
        deed: Deed::Restore,
        from: From::TakenDown,
        who: Who::Restorer,
        face: Face::Restores,
        reasons: Reasons::Optional,
        told: &[Told::Authors],
        ..ROW
    },
    Row {
        deed: Deed::HandOver,
        from: From::Any,
        who: Who::Administrator,
        reasons: Reasons::Required,
        told: &[Told::Authors, Told::FormerOwner],
        ..ROW
    },
    Row {
        deed: Deed::SetAsideBar,
        from: From::Any,
        who: Who::Administrator,
        reasons: Reasons::Required,
        authors_see: false,
        told: &[Told::NewlySuggested],
        ..ROW
    },
];

/// Why the table says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Nobody can do this in the present situation: something happened in between.
    NotNow,
    /// Another reviewer has the claim.
    Claimed,
    /// Nobody decides on an own practice.
    OwnPractice,
    /// Not this person's to do: it answers as if the thing did not exist.
    NotYours,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotNow => "the workflow does not allow this any more",
            Self::Claimed => "another reviewer has the claim",
            Self::OwnPractice => "nobody decides on an own practice",
            Self::NotYours => "not for this person",
        })
    }
}

impl std::error::Error for Refused {}

/// The row that allows this deed, or why there is none.
pub fn step(deed: Deed, situation: &Situation, actor: &Actor) -> Result<&'static Row, Refused> {
    let rows = || TABLE.iter().filter(|row| row.deed == deed);
    let allowed =
        |row: &&Row| row.from.holds(situation) && row.who.includes(actor, situation.claim);
    if let Some(row) = rows().find(allowed) {
        return Ok(row);
    }
    // Whoever could never do it learns nothing of the state it is in.
    let with_any_claim = |actor: &Actor| {
        rows().any(|row| {
            [Claim::Free, Claim::Own, Claim::Other { stale: true }]
                .into_iter()
                .any(|claim| row.who.includes(actor, claim))
        })
    };
    if with_any_claim(actor) {
        let claimed = matches!(situation.claim, Claim::Other { .. })
            && rows().any(|row| row.from.holds(situation));
        return Err(if claimed {
            Refused::Claimed
        } else {
            Refused::NotNow
        });
    }
    if actor.party
        && with_any_claim(&Actor {
            party: false,
            ..*actor
        })
    {
        return Err(Refused::OwnPractice);
    }
    Err(Refused::NotYours)
}

/// The deeds that this person may do now: the buttons of a page, in the table's order.
pub fn deeds(situation: &Situation, actor: &Actor) -> Vec<Deed> {
    Deed::ALL
        .into_iter()
        .filter(|deed| step(*deed, situation, actor).is_ok())
        .collect()
}

/// The state of a revision after an event, replayed from the history alone; nothing before its first.
/// `None` means that the table knows no such step: the history is damaged.
pub fn replay(deed: Deed, state: Option<State>, verdict: Option<Verdict>) -> Option<State> {
    let row = TABLE.iter().find(|row| row.deed == deed)?;
    let leaves_open = match row.from {
        From::Nothing | From::Restartable | From::Revisable => {
            return state.is_none().then_some(State::Draft);
        }
        From::Draft | From::DraftToSubmit => state == Some(State::Draft),
        From::InReview
        | From::InReviewEvenHeld
        | From::Unclaimed
        | From::Claimed
        | From::ClaimedByAnother
        | From::ClaimedTooLong
        | From::ToApprove => state == Some(State::InReview),
        From::Undo
        | From::UndoApproval
        | From::Unannounced
        | From::Waiting
        | From::WaitingToPublish
        | From::Due
        | From::DueInVain => state == Some(State::Decided),
        From::Submitted => matches!(state, Some(State::InReview | State::Decided)),
        From::Reopenable => {
            matches!(state, Some(State::Returned | State::Declined | State::Spam))
        }
        From::Live | From::RemovalAsked | From::RemovalUnasked | From::TakenDown | From::Any => {
            true
        }
    };
    if !leaves_open {
        return None;
    }
    match row.next {
        Next::Same => state,
        Next::To(next) => Some(next),
        Next::Outcome => verdict.map(Verdict::outcome),
    }
}

/// For whom a state is put into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reader {
    /// Owner and co-authors.
    Author,
    /// Reviewers and administrators.
    Reviewer,
    /// Everybody.
    Public,
}

/// A state as somebody reads it: the key of its words and its glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shown {
    /// The message id behind `state-`; the words may take `moment` (undo until) or `day` (public on).
    pub word: &'static str,
    /// ○ ◐ ● ‹ –
    pub glyph: char,
}

/// How a state reads to this reader; `None` when they see nothing of it.
pub fn shown(state: State, phase: Option<Phase>, reader: Reader) -> Option<Shown> {
    let (word, glyph) = match (state, reader) {
        (State::Published, _) => ("published", '●'),
        (State::Superseded, _) => ("superseded", '●'),
        (_, Reader::Public) | (State::Draft | State::Discarded, Reader::Reviewer) => return None,
        (State::Draft, _) => ("draft", '○'),
        (State::InReview, _) => ("in-review", '◐'),
        (State::Decided, reader) => match (phase.unwrap_or(Phase::Due), reader) {
            (Phase::Waiting, _) => ("accepted", '◐'),
            (Phase::Undo, Reader::Reviewer) => ("decided-undo", '◐'),
            (_, Reader::Reviewer) => ("decided", '◐'),
            _ => ("in-review", '◐'),
        },
        (State::Returned, Reader::Author) => ("returned-to-you", '‹'),
        (State::Returned, _) => ("returned", '‹'),
        (State::Declined, _) => ("declined", '–'),
        (State::Withdrawn, _) => ("withdrawn", '–'),
        (State::Discarded, _) => ("discarded", '–'),
        (State::Spam, Reader::Author) => ("held", '–'),
        (State::Spam, _) => ("spam", '–'),
    };
    Some(Shown { word, glyph })
}
