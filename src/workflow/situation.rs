//! The situation of a practice, and the conditions on it that rows of the table name.

use super::state::{OpenRevision, Phase, PublicStatus, State, Verdict};

/// Whose claim lies on the open revision, as seen by the actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Claim {
    /// No reviewer has it.
    Free,
    /// The actor's own.
    Own,
    /// Another reviewer's.
    Other {
        /// It is older than the setting allows: anybody in scope may take over.
        stale: bool,
    },
}

/// How the opinions of the round stand, as far as the actor may know.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent fact that a row asks for"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Opinions {
    /// As many are given as the round asks for before an approval.
    pub met: bool,
    /// Other reviewers have given some.
    pub others: bool,
    /// The actor may read those of others: gave one, or opened them as an administrator.
    pub read: bool,
    /// The actor opened them without giving one, and so gives none.
    pub opened: bool,
    /// They disagree, and the actor may read them.
    pub divided: bool,
}

impl Opinions {
    /// None are asked for, and none given.
    pub const NONE: Self = Self {
        met: true,
        others: false,
        read: false,
        opened: false,
        divided: false,
    };
}

/// Whether the decline that stands on the latest revision can be appealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AppealStanding {
    /// It cannot: nothing is declined, its time is over, or an appeal was answered.
    None,
    /// Its owner can appeal.
    Possible,
    /// Its owner has appealed, and no reviewer has answered yet.
    Open,
}

/// Whether the review of the open revision is on hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnHold {
    /// It is not.
    No,
    /// Until a day that lies ahead.
    Ahead,
    /// The day has come, and the service has not ended it yet.
    Over,
}

/// Whether the authors of a public practice have said that it is still true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StillTrue {
    /// They have, or nothing is due.
    Said,
    /// It is time to ask them by mail.
    ToAsk,
    /// The time to answer the last mail is over.
    Unanswered,
    /// They said that it has ended.
    Ended,
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
    /// The revision that is not closed yet, if there is one.
    pub open: Option<OpenRevision>,
    /// The newest revision that is neither open nor discarded: what a reopening would reopen.
    pub latest: Option<State>,
    /// It was declined for good.
    pub finally_declined: bool,
    /// What the public has.
    pub public: PublicStatus,
    /// The owner asked for its removal, and no reviewer has answered yet.
    pub removal_asked: bool,
    /// Who is reviewing it.
    pub claim: Claim,
    /// Its submitter is suspended: it waits outside the queue.
    pub held: bool,
    /// The decider is neither suspended nor a party by now.
    pub decider_stands: bool,
    /// The authors know on which day the decision takes effect.
    pub announced: bool,
    /// The opinions of the round.
    pub opinions: Opinions,
    /// Whether its decline can be appealed.
    pub appeal: AppealStanding,
    /// Whether its review is on hold.
    pub on_hold: OnHold,
    /// A reviewer has reminded the one who holds it, in this round.
    pub reminded: bool,
    /// The day lies ahead before which its submitter asks that it is not published.
    pub too_early: bool,
    /// Whether its authors have said that it is still true.
    pub still_true: StillTrue,
}

impl Situation {
    /// Before there is a practice.
    pub const NOTHING: Self = Self {
        exists: false,
        open: None,
        latest: None,
        finally_declined: false,
        public: PublicStatus::Never,
        removal_asked: false,
        claim: Claim::Free,
        held: false,
        decider_stands: true,
        announced: false,
        opinions: Opinions::NONE,
        appeal: AppealStanding::None,
        on_hold: OnHold::No,
        reminded: false,
        too_early: false,
        still_true: StillTrue::Said,
    };
}

/// The situations in which a row applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precondition {
    /// There is no practice yet.
    Nothing,
    /// A draft is open.
    Draft,
    /// A draft is open because the revision before it was returned.
    ReturnedDraft,
    /// A draft is open and the practice is not taken down as gone or replaced.
    DraftToSubmit,
    /// In review and not held.
    InReview,
    /// In review, not held, and not on hold.
    Reviewing,
    /// In review, not held, on hold.
    OnHold,
    /// In review or decided, and the day until which it was on hold has come. A decision whose authors are not told ends
    /// no hold that they read of.
    HoldOver,
    /// In review, claimed by anybody, and not on hold.
    ClaimedAndReviewing,
    /// In review, not held, not on hold, claimed by another, whom no reviewer has reminded in this round.
    ToRemind,
    /// In review, held or not.
    InReviewEvenHeld,
    /// In review, not held, not claimed.
    Unclaimed,
    /// In review, not held, claimed by anybody.
    Claimed,
    /// In review, not held, claimed by another.
    ClaimedByAnother,
    /// In review, not held, claimed by another for longer than the setting allows.
    ClaimedTooLong,
    /// In review, not held, and nothing hidden stands in the way of publication. As many opinions are given as the round
    /// asks for, and none of them is unread.
    ToApprove,
    /// In review, not held, and the actor has not opened the opinions of others without giving one.
    ToGiveOpinion,
    /// In review, not held, and the actor reads the opinions that are given.
    ToAskOpinion,
    /// In review, and other reviewers have given opinions that the actor does not read.
    OpinionsUnread,
    /// A decision whose undo time is running.
    Undo,
    /// An approval whose undo time is running: it may carry a date.
    UndoApproval,
    /// The undo time is over, a date lies ahead, the authors do not know yet, and the decider still stands for it.
    Unannounced,
    /// Accepted, public on a later date.
    Waiting,
    /// The same, the decider still stands for it, and neither something hidden nor the day that its submitter named stands in
    /// the way of publication.
    WaitingToPublish,
    /// The time of effect is here and the decision still stands.
    Due,
    /// The authors are to be asked for their consent, and the decision still stands.
    DueToAsk,
    /// The same, and the approval carries words of the reviewer.
    DueToOffer,
    /// The authors are asked for their consent.
    AwaitingConsent,
    /// The same, and every word is their own.
    AwaitingOwnWords,
    /// The same, and some words are the reviewer's.
    AwaitingOfferedWords,
    /// The time of effect is here and the decision no longer stands; or the authors are to be told of a decision
    /// whose decider no longer stands for it. They know of no day.
    DueInVain,
    /// The authors know the day, and the decider no longer stands for it; or the day is here and the decision no longer
    /// stands.
    AnnouncedInVain,
    /// In review or decided.
    Submitted,
    /// Returned, declined or spam, and nothing was written since.
    Reopenable,
    /// Declined, and its owner can appeal.
    Appealable,
    /// Declined, its owner has appealed, and it is not held.
    Appealed,
    /// Never published or hidden, nothing open, not spam, not declined for good, no appeal open.
    Restartable,
    /// Live or no longer current, nothing open, no appeal open.
    Revisable,
    /// Live.
    Live,
    /// Live, and its authors have not said that it has ended.
    GoingOn,
    /// Live, no revision of it is submitted, and it is time to ask its authors whether it is still true.
    ToAskCurrent,
    /// The same, and they have not answered in time.
    Unanswered,
    /// Live, and its removal was asked for.
    RemovalAsked,
    /// Live, and its removal was not asked for.
    RemovalUnasked,
    /// Taken down, in any of the three kinds.
    TakenDown,
    /// Submitted at least once.
    EverSubmitted,
    /// Its owner is suspended.
    OwnerGone,
    /// Any practice.
    Any,
}

impl Precondition {
    /// Whether the situation is this one.
    pub fn holds(self, s: &Situation) -> bool {
        let in_review = s.open == Some(OpenRevision::InReview);
        let claimed = s.claim != Claim::Free;
        let decided = |wanted: Phase| matches!(s.open, Some(OpenRevision::Decided { phase, .. }) if phase == wanted);
        let approval = matches!(
            s.open,
            Some(OpenRevision::Decided {
                verdict: Verdict::Approve,
                ..
            })
        );
        let in_vain = approval && (s.public.is_hidden() || !s.opinions.met);
        let stands = s.decider_stands && !in_vain;
        match self {
            Self::Nothing => !s.exists,
            Self::Draft => matches!(s.open, Some(OpenRevision::Draft { .. })),
            Self::ReturnedDraft => Self::Draft.holds(s) && s.latest == Some(State::Returned),
            Self::DraftToSubmit => Self::Draft.holds(s) && !s.public.is_hidden(),
            Self::InReview => in_review && !s.held,
            Self::Reviewing => in_review && !s.held && s.on_hold == OnHold::No,
            Self::OnHold => in_review && !s.held && s.on_hold != OnHold::No,
            Self::HoldOver => Self::Submitted.holds(s) && s.on_hold == OnHold::Over,
            Self::ClaimedAndReviewing => in_review && claimed && s.on_hold == OnHold::No,
            Self::ToRemind => may_be_reminded(s),
            Self::InReviewEvenHeld => in_review,
            Self::Unclaimed => in_review && !s.held && !claimed,
            Self::Claimed => in_review && claimed,
            Self::ClaimedByAnother => {
                in_review && !s.held && matches!(s.claim, Claim::Other { .. })
            }
            Self::ClaimedTooLong => {
                in_review && !s.held && s.claim == (Claim::Other { stale: true })
            }
            Self::ToApprove => {
                let informed = s.opinions.read || !s.opinions.others;
                in_review && !s.held && !s.public.is_hidden() && s.opinions.met && informed
            }
            Self::ToGiveOpinion => in_review && !s.held && !s.opinions.opened,
            Self::ToAskOpinion => in_review && !s.held && s.opinions.read,
            Self::OpinionsUnread => in_review && s.opinions.others && !s.opinions.read,
            Self::Undo => decided(Phase::Undo),
            Self::UndoApproval => decided(Phase::Undo) && approval,
            Self::Unannounced => decided(Phase::Unannounced) && s.decider_stands,
            Self::Waiting => decided(Phase::Waiting),
            Self::WaitingToPublish => decided(Phase::Waiting) && stands && !s.too_early,
            Self::Due => decided(Phase::Due) && stands,
            Self::DueToAsk => decided(Phase::Asking) && stands,
            Self::DueToOffer => decided(Phase::Offering) && stands,
            Self::AwaitingConsent => {
                matches!(s.open, Some(OpenRevision::AwaitingConsent { .. }))
            }
            Self::AwaitingOwnWords => {
                s.open == Some(OpenRevision::AwaitingConsent { reworded: false })
            }
            Self::AwaitingOfferedWords => {
                s.open == Some(OpenRevision::AwaitingConsent { reworded: true })
            }
            Self::DueInVain => {
                let due = [Phase::Due, Phase::Asking, Phase::Offering];
                let in_vain = (due.into_iter().any(decided) && !stands)
                    || (decided(Phase::Unannounced) && !s.decider_stands);
                in_vain && !Self::AnnouncedInVain.holds(s)
            }
            Self::AnnouncedInVain => is_announced_in_vain(s, stands),
            Self::Submitted => matches!(
                s.open,
                Some(OpenRevision::InReview | OpenRevision::Decided { .. })
            ),
            Self::Reopenable => {
                matches!(s.open, None | Some(OpenRevision::Draft { untouched: true }))
                    && matches!(
                        s.latest,
                        Some(State::Returned | State::Declined | State::Spam)
                    )
            }
            Self::Appealable => s.open.is_none() && s.appeal == AppealStanding::Possible,
            Self::Appealed => s.open.is_none() && s.appeal == AppealStanding::Open && !s.held,
            Self::Restartable => is_restartable(s),
            Self::Revisable => {
                s.open.is_none()
                    && s.appeal != AppealStanding::Open
                    && matches!(s.public, PublicStatus::Live | PublicStatus::NotCurrent)
            }
            Self::Live => s.public == PublicStatus::Live,
            Self::GoingOn => Self::Live.holds(s) && s.still_true != StillTrue::Ended,
            Self::ToAskCurrent => is_live_alone(s) && s.still_true == StillTrue::ToAsk,
            Self::Unanswered => is_live_alone(s) && s.still_true == StillTrue::Unanswered,
            Self::RemovalAsked => s.public == PublicStatus::Live && s.removal_asked,
            Self::RemovalUnasked => s.public == PublicStatus::Live && !s.removal_asked,
            Self::TakenDown => s.public.is_taken_down(),
            Self::EverSubmitted => s.latest.is_some() || Self::Submitted.holds(s),
            Self::OwnerGone => s.exists && s.held,
            Self::Any => s.exists,
        }
    }
}

/// Whether another reviewer has claimed it, whom no reviewer has reminded in this round, and it is not on hold.
fn may_be_reminded(s: &Situation) -> bool {
    Precondition::ClaimedByAnother.holds(s) && Precondition::Reviewing.holds(s) && !s.reminded
}

/// Whether its owner can start again from its text.
fn is_restartable(s: &Situation) -> bool {
    let public = matches!(
        s.public,
        PublicStatus::Never | PublicStatus::Gone | PublicStatus::Replaced
    );
    let was_judged = s.latest == Some(State::Spam) || s.finally_declined;
    s.exists && s.open.is_none() && public && !was_judged && s.appeal != AppealStanding::Open
}

/// Whether it is live and no other revision of it is submitted.
fn is_live_alone(s: &Situation) -> bool {
    s.public == PublicStatus::Live && matches!(s.open, None | Some(OpenRevision::Draft { .. }))
}

/// Whether a decision for a day that the authors know no longer stands: before the day because of its decider, on the day for
/// any reason.
fn is_announced_in_vain(s: &Situation, stands: bool) -> bool {
    match s.open {
        Some(OpenRevision::Decided { phase, .. }) => match phase {
            Phase::Waiting => !s.decider_stands,
            Phase::Due => s.announced && !stands,
            _ => false,
        },
        _ => false,
    }
}
