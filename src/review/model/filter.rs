//! What the queue shows: a list, and what its rows must match. A criterion is a choice of the form, or a search word such as
//! `objective:9` in the box.

use super::{QueueBand, QueueDate, QueueList};
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::language::TextLanguage;
use crate::taxonomy::{CountryCode, ObjectiveNumber};

/// A day, in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// The languages that the filter lets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LanguageFilter {
    /// The languages that the reviewer reads.
    Mine,
    /// One language.
    In(TextLanguage),
}

impl LanguageFilter {
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

closed_list! {
    /// What a search word narrows. The word stands before the colon, and in message keys.
    pub enum SearchKey {
        /// The objective under which a practice is filed.
        Objective = "objective",
        /// How many days it has waited.
        Waiting = "waiting",
        /// To whom the service suggests it.
        Suggested = "suggested",
        /// Who holds it.
        Claimed = "claimed",
        /// The language of its text.
        Language = "language",
        /// One of its countries.
        Country = "country",
        /// A label that it bears.
        Label = "label",
    }

    /// Who holds what is listed.
    pub enum ClaimedFilter {
        /// The reviewer who reads the queue.
        Me = "me",
        /// No reviewer.
        None = "none",
    }

    /// Why a search word is not understood.
    pub enum SearchFault {
        /// The word before the colon is none of [`SearchKey`].
        Word = "word",
        /// The value behind the colon is none of that word.
        Value = "value",
        /// The word stands twice, with two values.
        Twice = "twice",
        /// The list that is shown does not say such a thing.
        List = "list",
    }
}

impl SearchKey {
    /// An example, as it is typed.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Objective => "objective:9",
            Self::Waiting => "waiting:>14d",
            Self::Suggested => "suggested:me",
            Self::Claimed => "claimed:none",
            Self::Language => "language:fr",
            Self::Country => "country:KZ",
            Self::Label => "label:urgent",
        }
    }

    /// Whether this list can be narrowed by it.
    pub const fn narrows(self, list: QueueList) -> bool {
        match self {
            Self::Claimed => matches!(list, QueueList::Waiting),
            Self::Waiting => matches!(
                list.date(),
                QueueDate::Queued | QueueDate::RemovalAsked | QueueDate::Appealed
            ),
            _ => true,
        }
    }
}

/// How long what is listed has waited, in the whole days that its row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitingFilter {
    /// More days than this.
    Longer(i64),
    /// Fewer days than this.
    Shorter(i64),
}

impl WaitingFilter {
    /// Reads `>14d` or `<14d`.
    pub fn parse(value: &str) -> Option<Self> {
        let days = |rest: &str| {
            let digits = rest.strip_suffix('d')?;
            let plain = digits.len() <= 4 && digits.bytes().all(|one| one.is_ascii_digit());
            digits.parse().ok().filter(|_| plain)
        };
        match value.split_at_checked(1)? {
            (">", rest) => days(rest).map(Self::Longer),
            ("<", rest) => days(rest).map(Self::Shorter),
            _ => None,
        }
    }

    /// The first and the last date of a row that has waited so long.
    const fn dates(self, now: Timestamp) -> (i64, i64) {
        match self {
            Self::Longer(days) => (i64::MIN, now.0.saturating_sub((days + 1) * DAY)),
            Self::Shorter(days) => (now.0.saturating_sub(days * DAY) + 1, i64::MAX),
        }
    }
}

/// A label by which the queue can be narrowed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CountedLabel {
    /// Its search word.
    pub word: String,
    /// Its name.
    pub name: String,
    /// How many rows of the list bear it, of its newest practices.
    pub count: i64,
    /// Whether more practices bear it than are read.
    pub is_more: bool,
}

impl CountedLabel {
    /// So many practices of a label are read.
    pub const MOST: i64 = 200;
}

/// A search word that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchProblem {
    /// As it was typed.
    pub typed: String,
    /// What it would narrow, if the word before the colon is known.
    pub key: Option<SearchKey>,
    /// Why it is not understood.
    pub why: SearchFault,
}

/// What was typed in the search box, as it is understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchTerms {
    /// The plain words.
    pub plain: String,
    /// `objective:`
    pub objective: Option<ObjectiveNumber>,
    /// `waiting:`
    pub waiting: Option<WaitingFilter>,
    /// `suggested:`
    pub suggested: bool,
    /// `claimed:`
    pub claimed: Option<ClaimedFilter>,
    /// `language:`
    pub language: Option<LanguageFilter>,
    /// `country:`
    pub country: Option<CountryCode>,
    /// `label:`
    pub label: Option<String>,
    /// What is not understood. Then the queue lists nothing.
    pub problems: Vec<SearchProblem>,
}

impl SearchTerms {
    /// The list that an address without a list means: plain words are looked for everywhere, unless a word asks for what
    /// only the queue itself says.
    pub const fn implied_list(&self) -> QueueList {
        let of_queue = self.waiting.is_some() || self.claimed.is_some() || self.suggested;
        if self.plain.is_empty() || of_queue {
            QueueList::Waiting
        } else {
            QueueList::All
        }
    }
}

/// What the queue shows: a list, and what its rows must match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueFilter {
    /// The list that is shown.
    pub list: QueueList,
    /// The objective that is chosen.
    pub objective: Option<ObjectiveNumber>,
    /// The country that is chosen.
    pub country: Option<CountryCode>,
    /// The language that is chosen.
    pub language: Option<LanguageFilter>,
    /// Whether only what is suggested to the reviewer who reads the queue is chosen.
    pub suggested: bool,
    /// The label that is chosen, by its search word.
    pub label: Option<String>,
    /// The search box, as it was typed.
    pub words: String,
    /// The same, as it is understood.
    pub terms: SearchTerms,
}

/// What rows must match: what a search word says, else what is chosen.
#[derive(Clone, Copy, Debug)]
pub struct Criteria<'a> {
    /// Filed under this objective.
    pub objective: Option<ObjectiveNumber>,
    /// Among the practice's countries.
    pub country: Option<CountryCode>,
    /// Written in such a language.
    pub language: Option<LanguageFilter>,
    /// Suggested to the reviewer who reads the queue.
    pub suggested: bool,
    /// Bearing the label with this search word.
    pub label: Option<&'a str>,
    /// Held so.
    pub claimed: Option<ClaimedFilter>,
    /// Words of the reference, the title or the submitter's name, or their beginnings.
    pub words: &'a str,
}

impl QueueFilter {
    /// Whether any criterion besides the list is set.
    pub fn narrows(&self) -> bool {
        self.objective.is_some()
            || self.country.is_some()
            || self.language.is_some()
            || self.suggested
            || self.label.is_some()
            || !self.words.is_empty()
    }

    /// Whether all search words are understood.
    pub const fn is_understood(&self) -> bool {
        self.terms.problems.is_empty()
    }

    /// What rows must match.
    pub fn criteria(&self) -> Criteria<'_> {
        let terms = &self.terms;
        Criteria {
            objective: terms.objective.or(self.objective),
            country: terms.country.or(self.country),
            language: terms.language.or(self.language),
            suggested: terms.suggested || self.suggested,
            label: terms.label.as_deref().or(self.label.as_deref()),
            claimed: terms.claimed,
            words: &terms.plain,
        }
    }

    /// The first and the last date that rows may have.
    pub fn dates(&self, now: Timestamp) -> (i64, i64) {
        let all = (i64::MIN, i64::MAX);
        self.terms.waiting.map_or(all, |waiting| waiting.dates(now))
    }

    /// Names the search word of a label that is not offered. No row bears it.
    pub fn judge_label(&mut self, offered: &[CountedLabel]) {
        let asked = self.criteria().label;
        let unknown = asked.filter(|word| offered.iter().all(|one| one.word != *word));
        if let Some(word) = unknown {
            let typed = format!("{}:{word}", SearchKey::Label.as_str());
            self.terms.problems.push(SearchProblem {
                typed,
                key: Some(SearchKey::Label),
                why: SearchFault::Value,
            });
        }
    }

    /// Whether a label is asked for. Then no practice is listed to which the reviewer is a party.
    pub const fn asks_for_label(&self) -> bool {
        self.label.is_some() || self.terms.label.is_some()
    }

    /// Whether rows of this band can match. The reviewer does not learn who holds a practice to which the reviewer is a
    /// party, nor whether it is on hold or decided, which changes its date.
    pub const fn reads(&self, band: QueueBand) -> bool {
        match (band, self.terms.claimed) {
            (QueueBand::Barred, None) => self.terms.waiting.is_none() && !self.asks_for_label(),
            (QueueBand::Claimed, Some(claimed)) => matches!(claimed, ClaimedFilter::Me),
            (QueueBand::Free, Some(claimed)) => matches!(claimed, ClaimedFilter::None),
            (QueueBand::Listed, _) | (_, None) => true,
            (_, Some(_)) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DAY, WaitingFilter};
    use crate::db::Timestamp;

    #[test]
    fn days_of_waiting_are_those_that_a_row_shows() {
        let now = Timestamp(1_793_707_200_000_000);
        let fits = |filter: &str, waited: i64| {
            let (first, last) = WaitingFilter::parse(filter).unwrap().dates(now);
            let at = now.0 - waited;
            first <= at && at <= last
        };
        assert!(!fits(">14d", 15 * DAY - 1));
        assert!(fits(">14d", 15 * DAY));
        assert!(fits("<2d", 2 * DAY - 1));
        assert!(!fits("<2d", 2 * DAY));
        assert!(fits(">0d", DAY) && !fits("<0d", 0));
        for other in [
            "", ">", "14d", ">d", ">14", ">-1d", ">+1d", ">12345d", "=3d", ">1w", "é3d",
        ] {
            assert_eq!(WaitingFilter::parse(other), None, "{other}");
        }
    }
}
