//! What a reader asks of the list of practices: words, choices, and the order. Pure.

use super::choices::{Choices, FacetChoice};
use crate::address::{self, Address};
use crate::closed_list::closed_list;
use crate::edition::Edition;
use crate::language::{Language, Messages, TextLanguage};

/// The name of the edition in addresses.
pub const EDITION: &str = "edition";

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
    /// The edition that is asked; the present one if there is none.
    pub edition: Option<Edition>,
}

impl PracticeSearch {
    /// Whether it narrows nothing.
    pub fn is_everything(&self) -> bool {
        self.words.is_empty() && self.choices.is_empty() && self.edition.is_none()
    }

    /// The names and values of an address, always in the same order.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let words = Some(&self.words).filter(|words| !words.is_empty());
        let words = words.map(|words| ("q", words.clone()));
        let pairs = words.into_iter().chain(self.choices.pairs());
        let edition = self.edition.map(|edition| (EDITION, edition.to_string()));
        pairs.chain(edition).collect()
    }

    /// This search on a page that takes one.
    pub fn on(&self, page: Address) -> Address {
        page.queries(self.pairs())
    }

    /// The same search with other choices.
    #[must_use]
    pub fn with_choices(&self, choices: Choices) -> Self {
        Self {
            choices,
            ..self.clone()
        }
    }

    /// The same question to an edition, or to the present one.
    #[must_use]
    pub fn at(&self, edition: Option<Edition>) -> Self {
        Self {
            edition,
            ..self.clone()
        }
    }

    /// The language whose texts its results show, where they have one: the only one that was chosen, or else that of the page.
    pub fn shown_in(&self, page: Language) -> TextLanguage {
        let chosen = self.choices.only_language();
        chosen.unwrap_or(page.as_text())
    }

    /// The orders in which its results can be read. Without words no result is better than another, and today's index ranks no
    /// earlier edition.
    pub fn orders(&self) -> &'static [SortOrder] {
        match self.words.as_str() {
            _ if self.edition.is_some() => &[SortOrder::Newest],
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
        let present = self.present_title(t);
        match self.edition {
            None => present,
            Some(edition) => t
                .say("catalogue-title-at-edition")
                .with("title", present)
                .with("edition", edition.0)
                .to_string(),
        }
    }

    fn present_title(&self, t: Messages) -> String {
        let chosen = self.choices.each();
        let chosen: Vec<String> = chosen.iter().map(|choice| choice.in_title(t)).collect();
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

    /// Its only choice, if it has no words and no other choice, and asks the present edition.
    pub fn only_choice(&self) -> Option<FacetChoice> {
        match self.choices.each().as_slice() {
            [only] if self.words.is_empty() && self.edition.is_none() => Some(*only),
            _ => None,
        }
    }
}
