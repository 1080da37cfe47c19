//! What the queue holds and how it is narrowed; how long somebody has waited. No SQL, no HTTP, no clock.

use crate::account::model::AccountId;
use crate::db::Timestamp;
use crate::language::TextLanguage;
use crate::practice::model::{PracticeId, Reference, RevisionId, Seq};
use crate::taxonomy::{CountryCode, ObjectiveNumber, fold};
use crate::workflow::{Phase, PublicStatus, State, Verdict};

pub use crate::practice::model::TARGET_DAYS;

/// So many days before that the age is marked.
const SOON_DAYS: i64 = 5;

/// How many rows a page of the queue holds.
pub const PAGE: usize = 25;

/// The most characters of a search in the queue.
pub const WORDS_LIMIT: usize = 200;

/// Which practices the queue lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum List {
    /// In review and not held: the queue itself.
    #[default]
    Waiting,
    /// Decided by anybody, not in effect yet.
    Decided,
    /// Went back to their authors.
    Returned,
    /// Not taken up.
    Declined,
    /// Taken back by their owners.
    Withdrawn,
    /// Marked as spam.
    Spam,
    /// Live.
    Published,
    /// Live, and their owners ask for their removal.
    Removal,
    /// Taken down, in any of the three kinds.
    TakenDown,
}

impl List {
    /// Every list, as the filter offers them.
    pub const ALL: [Self; 9] = [
        Self::Waiting,
        Self::Decided,
        Self::Returned,
        Self::Declined,
        Self::Withdrawn,
        Self::Spam,
        Self::Published,
        Self::Removal,
        Self::TakenDown,
    ];

    /// The word in the address and in message keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Decided => "decided",
            Self::Returned => "returned",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Spam => "spam",
            Self::Published => "published",
            Self::Removal => "removal",
            Self::TakenDown => "taken-down",
        }
    }

    /// The list with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.as_str() == word)
    }

    /// The bands that it is read in, one after the other.
    pub const fn bands(self) -> &'static [Band] {
        match self {
            Self::Waiting => &[Band::Free, Band::Others],
            Self::Published => &[Band::Live],
            Self::Removal => &[Band::Removal],
            Self::TakenDown => &[Band::TakenDown],
            _ => &[Band::Any],
        }
    }

    /// The state of the revisions in it.
    pub const fn state(self) -> State {
        match self {
            Self::Waiting => State::InReview,
            Self::Decided => State::Decided,
            Self::Returned => State::Returned,
            Self::Declined => State::Declined,
            Self::Withdrawn => State::Withdrawn,
            Self::Spam => State::Spam,
            Self::Published | Self::Removal | Self::TakenDown => State::Published,
        }
    }

    /// Whether what came first stands first; what is closed is read from its end.
    pub const fn oldest_first(self) -> bool {
        matches!(self, Self::Waiting | Self::Decided | Self::Removal)
    }
}

/// A part of a list that is read by itself, so that each follows an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// In review, claimed by nobody.
    Free,
    /// In review, claimed by somebody else.
    Others,
    /// Published and live.
    Live,
    /// Live, removal asked.
    Removal,
    /// Published and taken down.
    TakenDown,
    /// Every revision in its state.
    Any,
}

impl Band {
    /// The word that the statement compares.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Others => "others",
            Self::Live => "live",
            Self::Removal => "removal",
            Self::TakenDown => "taken-down",
            Self::Any => "any",
        }
    }
}

/// In which language the texts are, as far as the filter asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// Those that the reader reads.
    Mine,
    /// This one.
    In(TextLanguage),
}

impl Spoken {
    /// Reads the filter's word.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "mine" => Some(Self::Mine),
            tag => TextLanguage::parse(tag).map(Self::In),
        }
    }

    /// The word in the address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::In(language) => language.as_str(),
        }
    }
}

/// How the queue is narrowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Which list.
    pub list: List,
    /// Filed under this objective.
    pub objective: Option<ObjectiveNumber>,
    /// In this country.
    pub country: Option<CountryCode>,
    /// Written in such a language.
    pub language: Option<Spoken>,
    /// Words in the reference, the title or the submitter's name.
    pub words: String,
}

impl Narrowing {
    /// Whether anything but the list is narrowed.
    pub fn narrows(&self) -> bool {
        self.objective.is_some()
            || self.country.is_some()
            || self.language.is_some()
            || !self.words.is_empty()
    }

    /// Whether rows must be looked at one by one: the database compares neither words nor answers.
    pub fn needs_reading(&self) -> bool {
        self.country.is_some() || !self.words.is_empty()
    }

    /// Whether a practice with this reference, title and name matches the words, whatever their case and marks.
    pub fn matches(&self, reference: Option<&str>, title: &str, name: &str) -> bool {
        let all = fold(&format!("{} {title} {name}", reference.unwrap_or_default()));
        fold(&self.words)
            .split_whitespace()
            .all(|word| all.contains(word))
    }
}

/// A row's place in its list: band, place in the queue, revision.
pub type Place = (usize, i64, i64);

/// A row of the queue.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// The revision.
    pub id: RevisionId,
    /// Its practice.
    pub practice_id: PracticeId,
    /// Its number.
    pub number: i64,
    /// Its state.
    pub state: State,
    /// As typed.
    pub title: String,
    /// Its place in the queue.
    pub queued_at: Option<Timestamp>,
    /// Who handles it.
    pub claimed_by: Option<AccountId>,
    /// Since when.
    pub claimed_at: Option<Timestamp>,
    /// What was decided.
    pub verdict: Option<Verdict>,
    /// By whom.
    pub decided_by: Option<AccountId>,
    /// Until when it can be undone.
    pub undo_until: Option<Timestamp>,
    /// When it takes effect.
    pub effective_at: Option<Timestamp>,
    /// When the authors were told of a later date.
    pub accepted_at: Option<Timestamp>,
    /// The practice's reference.
    pub reference: Option<Reference>,
    /// The filing's objective.
    pub objective: Option<ObjectiveNumber>,
    /// The filing's language.
    pub language: TextLanguage,
    /// How often it was published.
    pub versions: i64,
    /// What the public has.
    pub public: PublicStatus,
    /// When its removal was asked for.
    pub removal_asked_at: Option<Timestamp>,
    /// The number of its newest event.
    pub seq: Seq,
    /// Who submitted it first.
    pub first_submitted_by: Option<AccountId>,
    /// What stands beside that name.
    pub organisation: Option<String>,
    /// The submitter is suspended.
    pub held: bool,
    /// The revision before it came back to its authors: this one is their answer.
    pub answered: bool,
    /// The reader is a party to it.
    pub party: bool,
}

impl Row {
    /// How far its decision has come.
    pub fn phase(&self, now: Timestamp) -> Option<Phase> {
        if self.state != State::Decided {
            return None;
        }
        let passed = |at: Option<Timestamp>| at.is_none_or(|at| at <= now);
        Some(match () {
            () if !passed(self.undo_until) => Phase::Undo,
            () if passed(self.effective_at) => Phase::Due,
            () if self.accepted_at.is_some() => Phase::Waiting,
            () => Phase::Unannounced,
        })
    }
}

/// How long something has waited, and how that is to be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// In whole days.
    pub days: i64,
}

impl Age {
    /// From its place in the queue until now.
    pub fn of(queued_at: Option<Timestamp>, now: Timestamp) -> Self {
        const DAY: i64 = 24 * 60 * 60 * 1_000_000;
        let waited = queued_at.map_or(0, |at| now.0.saturating_sub(at.0));
        Self {
            days: waited.max(0) / DAY,
        }
    }

    /// `late`, `soon` or nothing.
    pub const fn mark(self) -> &'static str {
        if self.days >= TARGET_DAYS {
            "late"
        } else if self.days >= TARGET_DAYS - SOON_DAYS {
            "soon"
        } else {
            ""
        }
    }
}

/// How many wait, and how many of them past the target; counted up to [`Counts::MOST`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Counts {
    /// In the reader's scope.
    pub waiting: i64,
    /// Longer than the target.
    pub late: i64,
}

impl Counts {
    /// Beyond this nobody counts.
    pub const MOST: i64 = 1_000;
}

#[cfg(test)]
mod tests {
    use super::{Age, List, Narrowing, TARGET_DAYS};
    use crate::db::Timestamp;

    #[test]
    fn each_list_has_its_word() {
        for list in List::ALL {
            assert_eq!(List::parse(list.as_str()), Some(list));
        }
        assert_eq!(List::parse("Waiting"), None);
    }

    #[test]
    fn words_match_whatever_their_case_and_marks() {
        let with = |words: &str| Narrowing {
            words: words.to_owned(),
            ..Narrowing::default()
        };
        let row = (
            Some("PX-2026-0417"),
            "Enregistrement des naissances à l’Étang",
            "Ms. Amina Diallo",
        );
        for (words, expected) in [
            ("px-2026-0417", true),
            ("etang", true),
            ("ÉTANG diallo", true),
            ("diallo 0418", false),
            ("", true),
            ("%", true),
            ("diallo _", true),
        ] {
            assert_eq!(
                with(words).matches(row.0, row.1, row.2),
                expected,
                "{words}"
            );
        }
    }

    #[test]
    fn an_age_is_marked_against_the_target() {
        const DAY: i64 = 24 * 60 * 60 * 1_000_000;
        let now = Timestamp(1_793_707_200_000_000);
        for (days, mark) in [
            (0, ""),
            (8, ""),
            (9, "soon"),
            (13, "soon"),
            (TARGET_DAYS, "late"),
            (400, "late"),
        ] {
            let age = Age::of(Some(Timestamp(now.0 - days * DAY - 1)), now);
            assert_eq!((age.days, age.mark()), (days, mark));
        }
        // A clock that was set back makes nobody wait for less than nothing.
        assert_eq!(Age::of(Some(Timestamp(now.0 + DAY)), now).days, 0);
    }
}
