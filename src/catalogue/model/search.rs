//! What a reader asks of the list of practices: words, choices, and the order. Pure.

use super::choices::{Choices, FacetChoice};
use crate::address::{self, Address};
use crate::closed_list::closed_list;
use crate::language::Messages;

closed_list! {
    /// The order of a list. The word is the value in addresses.
    pub enum SortOrder {
        /// The best match first.
        Relevance = "relevance",
        /// The newest first.
        Newest = "newest",
        /// By title.
        Title = "title",
    }
}

/// As what the answer to a search is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchView {
    /// The practices.
    List,
    /// Their numbers, on a map and in charts.
    Figures,
}

impl SearchView {
    /// The address of all practices in this view.
    pub fn address(self) -> Address {
        match self {
            Self::List => address::practices(),
            Self::Figures => address::explore(),
        }
    }
}

/// Words, choices or both. Neither are all practices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PracticeSearch {
    /// The words, as they were typed.
    pub words: String,
    /// What was chosen of the facets.
    pub choices: Choices,
}

impl PracticeSearch {
    /// Whether it narrows nothing.
    pub fn is_everything(&self) -> bool {
        self.words.is_empty() && self.choices.is_empty()
    }

    /// The names and values of an address, always in the same order.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let words = Some(&self.words).filter(|words| !words.is_empty());
        let words = words.map(|words| ("q", words.clone()));
        words.into_iter().chain(self.choices.pairs()).collect()
    }

    /// This search on a page that takes one.
    pub fn on(&self, page: Address) -> Address {
        page.queries(self.pairs())
    }

    /// The same search with other choices.
    #[must_use]
    pub fn with_choices(&self, choices: Choices) -> Self {
        Self {
            words: self.words.clone(),
            choices,
        }
    }

    /// The orders in which its results can be read. Without words no result is better than another.
    pub fn orders(&self) -> &'static [SortOrder] {
        match self.words.as_str() {
            "" => &[SortOrder::Newest, SortOrder::Title],
            _ => SortOrder::ALL,
        }
    }

    /// The order if the reader asks for none.
    pub fn usual_order(&self) -> SortOrder {
        self.orders().first().copied().unwrap_or(SortOrder::Newest)
    }

    /// What it looks for, in words.
    pub fn title(&self, t: Messages) -> String {
        let chosen = self.choices.each();
        let chosen: Vec<String> = chosen.iter().map(|choice| choice.name(t)).collect();
        let chosen = chosen.join("; ");
        let searched = t
            .say("catalogue-search-title")
            .with("words", self.words.as_str());
        match (self.words.is_empty(), chosen.is_empty()) {
            (true, true) => t.say("catalogue-all-practices").to_string(),
            (false, true) => searched.to_string(),
            (true, false) => t
                .say("catalogue-chosen-title")
                .with("choices", chosen)
                .to_string(),
            (false, false) => t
                .say("catalogue-search-chosen-title")
                .with("words", self.words.as_str())
                .with("choices", chosen)
                .to_string(),
        }
    }

    /// Its only choice, if it has no words and no other choice.
    pub fn only_choice(&self) -> Option<FacetChoice> {
        match self.choices.each().as_slice() {
            [only] if self.words.is_empty() => Some(*only),
            _ => None,
        }
    }
}
