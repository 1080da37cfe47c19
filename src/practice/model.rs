//! A practice, its revisions and its events as typed values, and how a person stands to them.
//! The rules of the workflow are asked of `workflow`; nothing here knows a database or a page.

use std::collections::BTreeSet;
use std::time::Duration;

use unicode_normalization::UnicodeNormalization;

use crate::account::model::{Account, AccountId, EmailAddress, Role};
use crate::db::Timestamp;
use crate::edition::Edition;
use crate::language::TextLanguage;
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::{Actor, Claim, Open, Phase, Public, Situation, State, Verdict};

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

numbers! {
    /// Which practice.
    PracticeId;
    /// Which revision.
    RevisionId;
    /// The number of an event within its practice, from 1.
    Seq;
    /// How often a draft has been saved; a save names the one it started from.
    Saves;
}

/// Permanent: set at first publication, kept through every later title, never used again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Slug(String);

impl Slug {
    /// The longest a slug made of a title becomes.
    const MOST: usize = 80;

    /// Reads `[a-z0-9-]+`, at most 100 characters.
    pub fn parse(typed: &str) -> Option<Self> {
        let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (!typed.is_empty() && typed.len() <= 100 && typed.chars().all(known))
            .then(|| Self(typed.to_owned()))
    }

    /// Made of a title's Latin letters and digits; a title without any takes its reference.
    pub fn of(title: &str, reference: &Reference) -> Self {
        let words = latin(title);
        let mut slug = String::new();
        for word in words
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| !w.is_empty())
        {
            if !slug.is_empty() && slug.len() + 1 + word.len() > Self::MOST {
                break;
            }
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.extend(word.chars().take(Self::MOST));
        }
        if slug.chars().any(|c| c.is_ascii_lowercase()) {
            Self(slug)
        } else {
            Self(reference.as_str().to_ascii_lowercase())
        }
    }

    /// The same with a number behind it, for a title that somebody used before.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    /// As it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Lower-case letters without their marks; letters that are no letter with a mark are spelt out.
fn latin(title: &str) -> String {
    let mut plain = String::new();
    for c in title.nfd().flat_map(char::to_lowercase) {
        match c {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'þ' => plain.push_str("th"),
            'ı' => plain.push('i'),
            '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            other => plain.push(other),
        }
    }
    plain
}

/// A number that people can say on the phone, given at the first submission: `PX-2026-0417`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Reference(String);

impl Reference {
    /// The reference with this number in this year.
    pub fn new(year: i16, number: i64) -> Self {
        Self(format!("PX-{year:04}-{number:04}"))
    }

    /// Reads it as people type it: in any case, with blanks around it.
    pub fn parse(typed: &str) -> Option<Self> {
        let word = typed.trim().to_ascii_uppercase();
        let (year, number) = word.strip_prefix("PX-")?.split_once('-')?;
        let digits = |part: &str, least: usize| {
            (least..=9).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit())
        };
        (year.len() == 4 && digits(year, 4) && digits(number, 4)).then_some(Self(word))
    }

    /// As it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why words that go with a deed were not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsProblem {
    /// There are none.
    Missing,
    /// There are more than [`Reasons::MOST`].
    TooLong,
}

/// Words that go with a deed, sent on word for word: 1 to 4,000 characters, no outer blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasons(String);

impl Reasons {
    /// At most this many characters.
    pub const MOST: usize = 4_000;

    /// Reads what was typed.
    pub fn parse(typed: &str) -> Result<Self, WordsProblem> {
        match typed.trim() {
            "" => Err(WordsProblem::Missing),
            words if words.chars().count() > Self::MOST => Err(WordsProblem::TooLong),
            words => Ok(Self(words.to_owned())),
        }
    }

    /// The same, where they may be left out.
    pub fn parse_optional(typed: &str) -> Result<Option<Self>, WordsProblem> {
        match Self::parse(typed) {
            Ok(words) => Ok(Some(words)),
            Err(WordsProblem::Missing) => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// Word for word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// On what ground a practice is not taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeclineCode {
    /// It is not about what the catalogue collects.
    OutOfScope,
    /// The catalogue has it already.
    Duplicate,
    /// Nothing that others could repeat.
    TooLittleSubstance,
    /// Whoever is concerned did not agree.
    ConsentMissing,
    /// Something else; the words say what.
    Other,
}

impl DeclineCode {
    /// Every ground, as a form offers them.
    pub const ALL: [Self; 5] = [
        Self::OutOfScope,
        Self::Duplicate,
        Self::TooLittleSubstance,
        Self::ConsentMissing,
        Self::Other,
    ];

    /// The id in the vocabulary `decline_code`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OutOfScope => "out-of-scope",
            Self::Duplicate => "duplicate",
            Self::TooLittleSubstance => "too-little-substance",
            Self::ConsentMissing => "consent-missing",
            Self::Other => "other",
        }
    }

    /// The ground with this id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == id)
    }
}

/// A decision, complete: what lacks its reasons cannot be built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It becomes public.
    Approve {
        /// Words to the authors, if any.
        words: Option<Reasons>,
        /// From when on, if later than the undo time.
        on: Option<Timestamp>,
        /// Subscribers need not be told; from the second published revision on.
        minor: bool,
    },
    /// It goes back.
    Return {
        /// Why, word for word.
        words: Reasons,
    },
    /// It is not taken up.
    Decline {
        /// Why, word for word.
        words: Reasons,
        /// The ground.
        code: DeclineCode,
        /// The practice that the catalogue has already.
        duplicate_of: Option<PracticeId>,
        /// Whether it may not be started again.
        last: bool,
    },
}

impl Decision {
    /// What was decided.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Approve { .. } => Verdict::Approve,
            Self::Return { .. } => Verdict::Return,
            Self::Decline { .. } => Verdict::Decline,
        }
    }
}

/// In which of the three ways a practice is taken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakeDown {
    /// Its address answers 410.
    Gone,
    /// Its address leads to another practice.
    Replaced(PracticeId),
    /// It stays readable under a notice.
    NotCurrent,
}

impl TakeDown {
    /// What the public has of it then.
    pub fn public(self) -> Public {
        match self {
            Self::Gone => Public::Gone,
            Self::Replaced(_) => Public::Replaced,
            Self::NotCurrent => Public::NotCurrent,
        }
    }
}

/// The row of a practice.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Practice {
    /// Which.
    pub id: PracticeId,
    /// Set at first publication.
    pub slug: Option<Slug>,
    /// Set at the first submission.
    pub reference: Option<Reference>,
    /// The number of its newest event.
    pub seq: Seq,
    /// Who may discard, withdraw, ask for removal.
    pub owner_id: AccountId,
    /// When it was started.
    pub created_at: Timestamp,
    /// The filing: main objective, once one was answered.
    pub objective: Option<i64>,
    /// The filing: language of the text.
    pub language: String,
    /// Who made the first submission: "submitted by".
    pub first_submitted_by: Option<AccountId>,
    /// When.
    pub first_submitted_at: Option<Timestamp>,
    /// What the public has.
    #[sqlx(try_from = "String")]
    pub public: Public,
    /// The revision that is, or was last, the public one.
    pub public_revision_id: Option<RevisionId>,
    /// How many revisions have been published.
    pub versions: i64,
    /// Lists are ordered by it.
    pub first_published_at: Option<Timestamp>,
    /// When an author last said that it is still true; publication counts as saying so.
    pub confirmed_at: Option<Timestamp>,
    /// When it was taken down, if it is.
    pub taken_down_at: Option<Timestamp>,
    /// By whom.
    pub taken_down_by: Option<AccountId>,
    /// Why, in words that its authors read.
    pub taken_down_reasons: Option<String>,
    /// The practice that replaces it.
    pub replaced_by: Option<PracticeId>,
    /// When the owner asked for its removal, if nobody answered yet.
    pub removal_asked_at: Option<Timestamp>,
    /// Why.
    pub removal_reasons: Option<String>,
    /// In which edition its public bytes last changed.
    pub edition: Option<Edition>,
    /// When.
    pub changed_at: Option<Timestamp>,
}

impl Practice {
    /// The filing's objective.
    pub fn objective(&self) -> Option<ObjectiveNumber> {
        self.objective
            .and_then(|number| ObjectiveNumber::new(u8::try_from(number).ok()?))
    }

    /// The filing's language.
    pub fn language(&self) -> TextLanguage {
        TextLanguage::parse(&self.language).unwrap_or(TextLanguage::En)
    }
}

/// The row of a revision, without its answers.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Revision {
    /// Which.
    pub id: RevisionId,
    /// Of which practice.
    pub practice_id: PracticeId,
    /// 1, 2, 3 …
    pub number: i64,
    /// Where it stands.
    #[sqlx(try_from = "String")]
    pub state: State,
    /// As typed, perhaps empty.
    pub title: String,
    /// As typed, perhaps empty.
    pub summary: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// How often it has been saved.
    pub saves: Saves,
    /// When it was last saved.
    pub saved_at: Option<Timestamp>,
    /// By whom.
    pub saved_by: Option<AccountId>,
    /// When it was submitted.
    pub submitted_at: Option<Timestamp>,
    /// By whom.
    pub submitted_by: Option<AccountId>,
    /// Its place in the queue.
    pub queued_at: Option<Timestamp>,
    /// The licence granted with the submission.
    pub licence: Option<String>,
    /// How many opinions its round asks for.
    pub opinions: i64,
    /// The handling reviewer.
    pub claimed_by: Option<AccountId>,
    /// Since when.
    pub claimed_at: Option<Timestamp>,
    /// The one reviewer who was told at once.
    pub suggested_id: Option<AccountId>,
    /// What was decided, as stored.
    pub verdict: Option<String>,
    /// By whom.
    pub decided_by: Option<AccountId>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// Until when it can be undone.
    pub undo_until: Option<Timestamp>,
    /// When it takes effect.
    pub effective_at: Option<Timestamp>,
    /// When the authors were told that it becomes public on its date.
    pub accepted_at: Option<Timestamp>,
    /// The words to the authors.
    pub reasons: Option<String>,
    /// The ground of a decline, as stored.
    pub code: Option<String>,
    /// The practice that the catalogue has already.
    pub duplicate_of: Option<PracticeId>,
    /// Declined for good.
    #[sqlx(rename = "final")]
    pub last: bool,
    /// A minor change.
    pub minor: bool,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Which published version it is.
    pub version: Option<i64>,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// The objective it was filed under when it was published.
    pub filed_objective: Option<i64>,
    /// The language it was filed in when it was published.
    pub filed_language: Option<String>,
    /// From which edition on it was the public one.
    pub from_edition: Option<Edition>,
    /// Up to which edition, that one not included.
    pub to_edition: Option<Edition>,
}

impl Revision {
    /// What was decided.
    pub fn verdict(&self) -> Option<Verdict> {
        self.verdict.as_deref().and_then(Verdict::parse)
    }

    /// The ground on which it was not taken up.
    pub fn code(&self) -> Option<DeclineCode> {
        self.code.as_deref().and_then(DeclineCode::parse)
    }

    /// How far its decision has come; `None` unless it is decided.
    pub fn phase(&self, now: Timestamp) -> Option<Phase> {
        if self.state != State::Decided {
            return None;
        }
        let passed = |at: Option<Timestamp>| at.is_none_or(|at| at <= now);
        Some(if !passed(self.undo_until) {
            Phase::Undo
        } else if passed(self.effective_at) {
            Phase::Due
        } else if self.accepted_at.is_some() {
            Phase::Waiting
        } else {
            Phase::Unannounced
        })
    }

    /// Takes back what was decided; the words stay in the history.
    pub(super) fn forget_decision(&mut self) {
        self.verdict = None;
        self.decided_by = None;
        self.decided_at = None;
        self.undo_until = None;
        self.effective_at = None;
        self.accepted_at = None;
        self.reasons = None;
        self.code = None;
        self.duplicate_of = None;
        self.last = false;
        self.minor = false;
        self.closed_at = None;
    }
}

/// Everybody who may not decide on a practice.
#[derive(Debug, Clone, Default)]
pub struct Parties {
    /// Authors past and present, and whoever saved a draft.
    pub accounts: BTreeSet<i64>,
    /// The folded addresses of its focal points.
    pub focal_points: BTreeSet<String>,
}

impl Parties {
    /// Whether this account is one of them.
    pub fn include(&self, id: AccountId, email: &EmailAddress) -> bool {
        self.accounts.contains(&id.0) || self.focal_points.contains(email.key())
    }
}

/// A practice as its deeds see it: the rows, and what the table asks about.
#[derive(Debug, Clone)]
pub struct Case {
    /// The practice.
    pub practice: Practice,
    /// The revision being worked on.
    pub open: Option<Revision>,
    /// The newest revision that is neither open nor discarded.
    pub latest: Option<Revision>,
    /// Who may not decide on it.
    pub parties: Parties,
    /// Its owner is suspended.
    pub owner_suspended: bool,
    /// Whoever decided is neither suspended nor a party.
    pub decider_stands: bool,
}

impl Case {
    /// What the table needs to know, as this person stands to it. `stale` is the age at which others may take over.
    pub fn situation(&self, by: Option<&Account>, now: Timestamp, stale: Duration) -> Situation {
        Situation {
            exists: true,
            open: self.open.as_ref().map(|revision| open(revision, now)),
            latest: self.latest.as_ref().map(|revision| revision.state),
            finally_declined: self
                .latest
                .as_ref()
                .is_some_and(|revision| revision.state == State::Declined && revision.last),
            public: self.practice.public,
            removal_asked: self.practice.removal_asked_at.is_some(),
            claim: self.claim(by, now, stale),
            held: self.owner_suspended,
            decider_stands: self.decider_stands,
        }
    }

    fn claim(&self, by: Option<&Account>, now: Timestamp, stale: Duration) -> Claim {
        let Some(revision) = self.open.as_ref() else {
            return Claim::Free;
        };
        match revision.claimed_by {
            None => Claim::Free,
            Some(holder) if by.is_some_and(|account| account.id == holder) => Claim::Own,
            Some(_) => Claim::Other {
                stale: revision
                    .claimed_at
                    .is_some_and(|since| since.plus(stale) < now),
            },
        }
    }

    /// How this person stands to it.
    pub fn actor(&self, by: &Account) -> Actor {
        let owner = self.practice.owner_id == by.id;
        Actor {
            system: false,
            reviewer: by.role >= Role::Reviewer,
            administrator: by.role == Role::Administrator,
            owner,
            author: owner,
            party: owner || self.parties.include(by.id, &by.email),
            in_scope: match self.practice.objective() {
                Some(objective) => by.scope.covers(objective),
                None => by.scope.is_everything(),
            },
            decider: self
                .open
                .as_ref()
                .is_some_and(|one| one.decided_by == Some(by.id)),
            took_down: self.practice.taken_down_by == Some(by.id),
            suspended: by.is_suspended(),
        }
    }

    /// The newest revision of all: the open one, or the latest closed one.
    pub fn newest(&self) -> Option<&Revision> {
        self.open.as_ref().or(self.latest.as_ref())
    }
}

fn open(revision: &Revision, now: Timestamp) -> Open {
    match (revision.state, revision.phase(now), revision.verdict()) {
        (State::Decided, Some(phase), Some(verdict)) => Open::Decided { verdict, phase },
        (State::InReview, ..) => Open::InReview,
        _ => Open::Draft {
            untouched: revision.number > 1 && revision.saves == Saves(0),
        },
    }
}

/// One line of a practice's history.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Event {
    /// Of which practice.
    pub practice_id: PracticeId,
    /// Its place in the history.
    pub seq: Seq,
    /// The revision it concerns.
    pub revision_id: RevisionId,
    /// That revision's number.
    pub number: i64,
    /// What was done: a word of `workflow::Deed`.
    pub deed: String,
    /// By whom; nobody is the service itself.
    pub actor_id: Option<AccountId>,
    /// The revision's state before, if it was there.
    pub from_state: Option<String>,
    /// And after.
    pub to_state: String,
    /// The words that went with it.
    pub words: Option<String>,
    /// Everything else that was chosen.
    pub details: sqlx::types::Json<Details>,
    /// Whether authors see it.
    pub authors_see: bool,
    /// When.
    pub at: Timestamp,
}

/// What was chosen with a deed, beside its words. Kept with the event for good.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Details {
    /// The decision that was made or took effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
    /// The ground of a decline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Declined for good.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub last: bool,
    /// A minor change.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub minor: bool,
    /// The practice that the catalogue has already, or the one that replaces it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<PracticeId>,
    /// The date of effect, in microseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<i64>,
    /// The kind of taking down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The objective it was filed under before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<(Option<i64>, i64)>,
    /// The language it was filed under before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<(String, String)>,
    /// The account that was named: assigned, or the new owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<i64>,
    /// Who had the claim, or owned it, before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub former: Option<i64>,
    /// The number of the revision that opened beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened: Option<i64>,
    /// The number of the untouched draft that was discarded by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discarded: Option<i64>,
    /// The reviewer who was suggested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggested: Option<i64>,
    /// The edition that it raised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<i64>,
}
