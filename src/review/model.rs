//! The queue's lists, filter and rows, and the age of a submission. No SQL, no HTTP, no clock.

mod bulk;
mod filter;
mod offline;
mod opening;
mod reply;
mod saved;

pub use bulk::{BulkAction, BulkChoice, BulkDeed, BulkRefusal, ChosenPractice, MOST_CHOSEN};
pub use filter::{
    ClaimedFilter, CountedLabel, Criteria, LanguageFilter, QueueFilter, SearchFault, SearchKey,
    SearchProblem, SearchTerms, WaitingFilter,
};
pub use offline::{NamedSubmission, OfflineConflict};
pub use opening::{DeskOpening, OPENING_KEPT, OPENING_SHOWN};
pub use reply::{
    MOST_REPLIES, NewReply, OfferedReply, Placeholder, ReplyName, ReplyPurpose, ReplyTemplate,
    ReplyText, fill,
};
pub use saved::{FilterName, MOST_FILTERS, SavedFilter};

use crate::account::model::AccountId;
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::language::TextLanguage;
use crate::practice::model::{PracticeId, Reference, RevisionId, Seq};
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::{Phase, PublicStatus, State, Verdict};

/// The age is marked this many days before the target.
const SOON_DAYS: i64 = 5;

/// How many rows a page of the queue holds.
pub const PAGE_SIZE: usize = 25;

/// The longest search in the queue, in characters.
pub const WORDS_LIMIT: usize = 200;

closed_list! {
    /// Which practices the queue lists. The word stands in the address and in message keys.
    #[derive(Default)]
    pub enum QueueList {
        /// In review and not held: the queue itself.
        #[default]
        Waiting = "waiting",
        /// In review, and on hold until a day.
        OnHold = "on-hold",
        /// Decided by any reviewer, and the decision has not taken effect.
        Decided = "decided",
        /// Returned to their authors.
        Returned = "returned",
        /// Declined.
        Declined = "declined",
        /// Declined, and their owners have appealed.
        Appeal = "appeal",
        /// Withdrawn by their owners.
        Withdrawn = "withdrawn",
        /// Marked as spam.
        Spam = "spam",
        /// Live.
        Published = "published",
        /// Live, with a removal request of the owner.
        Removal = "removal",
        /// Taken down, in any of the three kinds.
        TakenDown = "taken-down",
        /// The latest submitted revision of every practice. It needs words: it is where they are found.
        All = "all",
    }
}

/// A part of a list that is read by a range of its own. The statement knows them by their order in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueueBand {
    /// Decided by the reviewer, and not in effect.
    OwnDecided,
    /// In review and claimed by the reviewer.
    Claimed,
    /// In review and unclaimed.
    Free,
    /// In review and claimed by another reviewer.
    Others,
    /// Live, with a removal request.
    Removal,
    /// In review or decided, and the reviewer is a party to it.
    Barred,
    /// All rows of any other list.
    Listed,
}

impl QueueList {
    /// The bands that make up the list, in the order of the page.
    pub const fn bands(self) -> &'static [QueueBand] {
        match self {
            Self::Waiting => &[
                QueueBand::OwnDecided,
                QueueBand::Claimed,
                QueueBand::Free,
                QueueBand::Others,
                QueueBand::Removal,
                QueueBand::Barred,
            ],
            _ => &[QueueBand::Listed],
        }
    }

    /// The date by which it is sorted.
    pub const fn date(self) -> QueueDate {
        match self {
            Self::Waiting | Self::Decided => QueueDate::Queued,
            Self::OnHold => QueueDate::BackOn,
            Self::Removal => QueueDate::RemovalAsked,
            Self::Appeal => QueueDate::Appealed,
            Self::TakenDown => QueueDate::TakenDown,
            Self::All => QueueDate::Submitted,
            _ => QueueDate::Closed,
        }
    }

    /// Whether the oldest row comes first. Lists of closed revisions show the newest first.
    pub const fn oldest_first(self) -> bool {
        matches!(
            self,
            Self::Waiting | Self::OnHold | Self::Decided | Self::Appeal | Self::Removal
        )
    }
}

impl QueueBand {
    /// Whether it stands whole on the first page of this list; any other band is read page by page.
    pub const fn is_whole(self, of: QueueList) -> bool {
        let waiting = matches!(of, QueueList::Waiting);
        waiting
            && matches!(
                self,
                Self::OwnDecided | Self::Claimed | Self::Removal | Self::Barred
            )
    }
}

/// The date by which a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueueDate {
    /// When the revision entered the queue, which it may have done before its last submission.
    Queued,
    /// When the revision is no longer on hold.
    BackOn,
    /// When the revision was published, returned, declined, withdrawn or marked as spam.
    Closed,
    /// When the owner asked for the removal of the practice.
    RemovalAsked,
    /// When the owner appealed.
    Appealed,
    /// When the practice was taken down.
    TakenDown,
    /// When the revision was submitted.
    Submitted,
}

/// A row's position in its list: index of the band, date by which the band is sorted, revision.
pub type QueuePosition = (usize, i64, i64);

/// A row of the queue.
#[derive(Clone, Debug, sqlx::FromRow)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent fact that the row shows"
)]
pub struct QueueRow {
    /// The revision that waits, or that was decided.
    pub id: RevisionId,
    /// The practice of the revision.
    pub practice_id: PracticeId,
    /// Whether the reviewer is asked for an opinion on it, and has not given one.
    pub asked: bool,
    /// How many opinions it needs before an approval, while it is in review.
    pub opinions_asked: i64,
    /// How many of them are given.
    pub opinions_given: i64,
    /// The revision's number within its practice.
    pub number: i64,
    /// Its state, which the list filters by.
    pub state: State,
    /// The title as its author typed it.
    pub title: String,
    /// When it entered the queue, which is its position there.
    pub queued_at: Option<Timestamp>,
    /// The reviewer to whom the service suggests it.
    pub suggested_id: Option<AccountId>,
    /// The reviewer who has claimed it.
    pub claimed_by: Option<AccountId>,
    /// When that reviewer claimed it.
    pub claimed_at: Option<Timestamp>,
    /// The day until which its review is on hold.
    pub hold_until: Option<Timestamp>,
    /// The verdict, once it is decided.
    pub verdict: Option<Verdict>,
    /// The reviewer who decided it.
    pub decided_by: Option<AccountId>,
    /// Until when the decision can be undone.
    pub undo_until: Option<Timestamp>,
    /// When the decision takes effect.
    pub effective_at: Option<Timestamp>,
    /// When the authors were told of a later date.
    pub accepted_at: Option<Timestamp>,
    /// Whether an approval waits until its authors have read it once more.
    pub show_first: bool,
    /// The day before which it must not be published, as its submitter asks.
    pub not_before: Option<Timestamp>,
    /// Whether its approval carries words of the reviewer.
    pub reworded: bool,
    /// The revision whose answers it holds with a reviewer's words in them.
    pub rewrites: Option<RevisionId>,
    /// When an author consented to its publication.
    pub consented_at: Option<Timestamp>,
    /// When it was published, returned, declined, withdrawn or marked as spam.
    pub closed_at: Option<Timestamp>,
    /// When its owner appealed.
    pub appealed_at: Option<Timestamp>,
    /// Whether no reviewer has answered that appeal.
    pub appeal_open: bool,
    /// The practice's reference, once it was submitted.
    pub reference: Option<Reference>,
    /// The objective under which the practice is filed.
    pub objective: Option<ObjectiveNumber>,
    /// The language under which the practice is filed.
    pub language: TextLanguage,
    /// How many versions were published.
    pub versions: i64,
    /// The public status of the practice.
    pub public: PublicStatus,
    /// When the owner asked for its removal.
    pub removal_asked_at: Option<Timestamp>,
    /// When the practice was taken down.
    pub taken_down_at: Option<Timestamp>,
    /// The number of its newest event.
    pub seq: Seq,
    /// The account that submitted it first.
    pub first_submitted_by: Option<AccountId>,
    /// That account's organisation, shown beside the name.
    pub organisation: Option<String>,
    /// The owner's account is suspended.
    pub held: bool,
    /// The previous revision was returned: this one answers it.
    pub answered: bool,
    /// The reviewer who reads the queue is a party to it.
    pub party: bool,
    /// The other reviewers who opened its desk in the last minutes.
    pub opened_by: sqlx::types::Json<Vec<AccountId>>,
    /// The names of the labels that it bears.
    pub labels: sqlx::types::Json<Vec<String>>,
    /// Until when words of the reviewer who reads the queue wait at its desk.
    pub begun_until: Option<Timestamp>,
}

impl QueueRow {
    /// Whether its approval waits for the consent of its authors.
    pub fn needs_consent(&self) -> bool {
        let approved = self.verdict == Some(Verdict::Approve);
        let asks = self.show_first || self.rewrites.is_some();
        approved && (self.reworded || (asks && self.consented_at.is_none()))
    }

    /// The phase of its decision, if it is decided.
    pub fn phase(&self, now: Timestamp) -> Option<Phase> {
        if self.state != State::Decided {
            return None;
        }
        let passed = |at: Option<Timestamp>| at.is_none_or(|at| at <= now);
        Some(if !passed(self.undo_until) {
            Phase::Undo
        } else if self.needs_consent() {
            Phase::Asking
        } else if passed(self.effective_at) {
            Phase::Due
        } else if self.accepted_at.is_some() {
            Phase::Waiting
        } else {
            Phase::Unannounced
        })
    }
}

/// How long a submission has waited, and how the page marks that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// The age in whole days.
    pub days: i64,
}

impl Age {
    /// The age of a submission that entered the queue at this time.
    pub fn of(queued_at: Option<Timestamp>, now: Timestamp) -> Self {
        const DAY: i64 = 24 * 60 * 60 * 1_000_000;
        let waited = queued_at.map_or(0, |at| now.0.saturating_sub(at.0));
        Self {
            days: waited.max(0) / DAY,
        }
    }

    /// `late`, `soon` or nothing, against a target in days.
    pub const fn mark(self, target: i64) -> &'static str {
        if self.days >= target {
            "late"
        } else if self.days >= target - SOON_DAYS {
            "soon"
        } else {
            ""
        }
    }
}

/// How many submissions wait, and how many of them past the target; counted up to [`QueueCounts::MOST`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct QueueCounts {
    /// Those in the reviewer's scope.
    pub waiting: i64,
    /// Those of them that have waited longer than the target.
    pub late: i64,
    /// Those in the scope that are on hold; none of them is among those that wait.
    pub on_hold: i64,
    /// Public practices in the scope whose owners ask for their removal.
    pub removals: i64,
    /// Declined practices in the scope whose owners have appealed.
    pub appeals: i64,
    /// Reports of mistakes that no reviewer has closed.
    pub reports: i64,
    /// Replications in the scope that wait to be decided.
    pub replications: i64,
}

impl QueueCounts {
    /// Counting stops here; the page then says “more than 1,000”.
    pub const MOST: i64 = 1_000;

    /// All that waits for a reviewer: the number in the header.
    pub const fn to_answer(self) -> i64 {
        self.waiting + self.removals + self.appeals
    }
}

#[cfg(test)]
mod tests {
    use super::Age;
    use crate::db::Timestamp;

    #[test]
    fn an_age_is_marked_against_the_target() {
        const DAY: i64 = 24 * 60 * 60 * 1_000_000;
        let now = Timestamp(1_793_707_200_000_000);
        for (days, mark) in [
            (0, ""),
            (8, ""),
            (9, "soon"),
            (13, "soon"),
            (14, "late"),
            (400, "late"),
        ] {
            let age = Age::of(Some(Timestamp(now.0 - days * DAY - 1)), now);
            assert_eq!((age.days, age.mark(14)), (days, mark));
        }
        // An age is never negative, even after the clock was set back.
        assert_eq!(Age::of(Some(Timestamp(now.0 + DAY)), now).days, 0);
    }
}
