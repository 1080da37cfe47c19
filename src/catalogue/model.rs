//! The lists of the catalogue: all practices, those under one term, those that a search finds. Pure.

mod choices;
mod facet;
mod search;

pub use choices::{Choices, FacetChoice, SINCE};
pub use facet::{Facet, FacetValue, Freshness, numbering};
pub use search::{EDITION, PracticeSearch, SearchView, SortOrder};

use crate::address::{self, Address};
use crate::language::Messages;
use crate::taxonomy::{CountryCode, ObjectiveNumber, RegionId, Term};

/// A list of practices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PracticeList {
    /// Every live practice.
    All,
    /// The practices that are filed under an objective.
    Objective(ObjectiveNumber),
    /// The practices that name a country or area.
    Country(CountryCode),
    /// The practices that name a region, or a country in it.
    Region(RegionId),
    /// The practices that a search finds.
    Search(PracticeSearch),
}

impl PracticeList {
    /// The address of its first page.
    pub fn address(&self) -> Address {
        match self {
            Self::All => address::practices(),
            Self::Objective(number) => address::objective(number),
            Self::Country(code) => address::country(code),
            Self::Region(id) => address::region(id),
            Self::Search(search) => search.on(address::practices()),
        }
    }

    /// Whether it is the list of a country, an area or a region.
    pub fn is_place(&self) -> bool {
        matches!(self, Self::Country(_) | Self::Region(_))
    }

    /// The address of a place's brief. Other lists have none.
    pub fn brief(&self) -> Option<Address> {
        match self {
            Self::Country(code) => Some(address::country_brief(code)),
            Self::Region(id) => Some(address::region_brief(id)),
            Self::All | Self::Objective(_) | Self::Search(_) => None,
        }
    }

    /// The address of the page that says how to subscribe to it.
    pub fn subscription(&self) -> Address {
        self.named_on(address::subscribe())
    }

    /// The address of its figures.
    pub fn figures(&self) -> Address {
        self.named_on(address::explore())
    }

    /// A page about it: this one, with the list as its query.
    pub fn named_on(&self, page: Address) -> Address {
        match self {
            Self::All => page,
            Self::Objective(number) => page.query("objective", number),
            Self::Country(code) => page.query("country", code),
            Self::Region(id) => page.query("region", id),
            Self::Search(search) => search.on(page),
        }
    }

    /// The list that a search is: of all practices, if it narrows nothing, or that of its only term.
    pub fn of_search(search: PracticeSearch) -> Self {
        if search.is_everything() {
            return Self::All;
        }
        let of_term = match search.only_choice() {
            Some(FacetChoice::Term(value)) => value.term().and_then(Self::of_term),
            _ => None,
        };
        // A term can be one of several facets, and has a list of one of them.
        let of_term = of_term.filter(|list| list.search() == search);
        of_term.unwrap_or(Self::Search(search))
    }

    /// What narrows all practices to this list.
    pub fn search(&self) -> PracticeSearch {
        let term = match self {
            Self::Search(search) => return search.clone(),
            Self::All => None,
            Self::Objective(number) => FacetValue::parse(Facet::Objective, &number.to_string()),
            Self::Country(code) => FacetValue::parse(Facet::Country, code.as_str()),
            Self::Region(id) => FacetValue::parse(Facet::Region, id.as_str()),
        };
        PracticeSearch {
            words: String::new(),
            choices: term.map(Choices::only).unwrap_or_default(),
            edition: None,
        }
    }

    /// The list under a term, if the term has one.
    pub fn of_term(term: Term) -> Option<Self> {
        match term {
            Term::Objective(number) => Some(Self::Objective(number)),
            Term::Country(code) => Some(Self::Country(code)),
            Term::Region(id) => Some(Self::Region(id)),
            _ => None,
        }
    }

    /// The vocabulary and the term under which the database lists its practices.
    pub fn term(&self) -> Option<(&'static str, String)> {
        match self {
            Self::All | Self::Search(_) => None,
            Self::Objective(number) => Some(("objective", number.to_string())),
            Self::Country(code) => Some(("country", code.to_string())),
            Self::Region(id) => Some(("region", id.to_string())),
        }
    }

    /// The objective, if it is the list of one.
    pub fn objective(&self) -> Option<ObjectiveNumber> {
        match self {
            Self::Objective(number) => Some(*number),
            _ => None,
        }
    }

    /// What the practices that are filed under other objectives have that also serve this one, if it is the list of one.
    pub fn others(&self) -> Option<FacetValue> {
        let objective = self.objective()?;
        FacetValue::parse(Facet::AlsoObjective, &objective.to_string())
    }

    /// Its name in full: the title of its page and of its feed.
    pub fn title(&self, t: Messages) -> String {
        match self {
            Self::All => t.say("catalogue-all-practices").to_string(),
            Self::Objective(number) => number.heading(t).to_string(),
            Self::Country(code) => code.name(t).to_owned(),
            Self::Region(id) => id.name(t).to_owned(),
            Self::Search(search) => search.title(t),
        }
    }

    /// Its name, of terms only: without words that a reader typed.
    pub fn title_without_words(&self, t: Messages) -> String {
        match self {
            Self::Search(search) if search.words.is_empty() => search.title(t),
            Self::Search(_) => t.say("catalogue-followed-search").to_string(),
            _ => self.title(t),
        }
    }

    /// What its page is about, for search engines.
    pub fn description(&self, practices: i64, t: Messages) -> String {
        let said = match self {
            Self::All => t.say("catalogue-describe-all"),
            Self::Search(search) => t
                .say("catalogue-describe-search")
                .with("search", search.title(t)),
            _ => t.say("catalogue-describe-list").with("list", self.title(t)),
        };
        said.with("count", practices).to_string()
    }

    /// The label of the link to its feed: the visible words, and the rest of a long name for screen readers.
    pub fn subscribe(&self, t: Messages) -> (String, String) {
        let subscribe_to = |name: String| {
            t.say("catalogue-subscribe-to")
                .with("name", name)
                .to_string()
        };
        match self {
            Self::All => (t.say("catalogue-subscribe-all").to_string(), String::new()),
            Self::Search(_) => (
                t.say("catalogue-subscribe-search").to_string(),
                String::new(),
            ),
            Self::Objective(number) => {
                let whole = subscribe_to(number.heading(t).to_string());
                let visible = subscribe_to(number.label(t).to_string());
                match whole.strip_prefix(&visible) {
                    Some(rest) => (visible.clone(), rest.to_owned()),
                    None => (whole, String::new()),
                }
            }
            Self::Country(_) | Self::Region(_) => (subscribe_to(self.title(t)), String::new()),
        }
    }
}

/// The form that an ordinal number takes in English: “1st, 2nd, 3rd, 4th”. Messages choose by it.
pub fn ordinal(number: i64) -> &'static str {
    match (number % 10, number % 100) {
        (1, hundred) if hundred != 11 => "one",
        (2, hundred) if hundred != 12 => "two",
        (3, hundred) if hundred != 13 => "few",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_in_order() {
        let forms = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 111].map(ordinal);
        let expected = [
            "one", "two", "few", "other", "other", "other", "other", "one", "two", "few", "other",
        ];
        assert_eq!(forms, expected);
    }
}
