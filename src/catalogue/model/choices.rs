//! What a reader has chosen of the facets: several terms of a facet mean any of them, several facets mean all of them.
//! Pure.

use std::collections::BTreeSet;

use super::facet::{Facet, FacetValue};
use crate::language::{Messages, TextLanguage};

/// The name of the first year in addresses: “began in this year or later”.
pub const SINCE: &str = "since";

/// The terms that a reader has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    terms: BTreeSet<FacetValue>,
    since: Option<i16>,
}

/// One choice, which can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetChoice {
    /// A term of a facet.
    Term(FacetValue),
    /// A year: what began in it or later.
    Since(i16),
}

impl FacetChoice {
    /// The facet that it narrows.
    pub fn facet(self) -> Facet {
        match self {
            Self::Term(value) => value.facet(),
            Self::Since(_) => Facet::Year,
        }
    }

    /// What was chosen, in words, where its facet stands beside it.
    pub fn name(self, t: Messages) -> String {
        match self {
            Self::Term(value) => value.name(t),
            Self::Since(year) => {
                let or_later = t.say("catalogue-year-or-later");
                or_later.with("year", year.to_string()).to_string()
            }
        }
    }

    /// The facet and what was chosen of it: “Region: Oceania”, “Objective 9: Smuggling of migrants”.
    pub fn with_facet(self, t: Messages) -> String {
        let said = match self {
            Self::Term(value) if value.is_numbered() => t.say("catalogue-chip-numbered"),
            Self::Term(_) | Self::Since(_) => t.say("catalogue-chip"),
        };
        said.with("facet", self.facet().label(t))
            .with("term", self.name(t))
            .to_string()
    }

    /// What was chosen, in a title. An objective by itself is the one under which practices are filed.
    pub fn in_title(self, t: Messages) -> String {
        match self.facet() {
            Facet::AlsoObjective => self.with_facet(t),
            _ => self.name(t),
        }
    }
}

impl Choices {
    /// Nothing but this term.
    pub fn only(value: FacetValue) -> Self {
        let mut choices = Self::default();
        choices.terms.insert(value);
        choices
    }

    /// Adds a term.
    pub fn choose(&mut self, value: FacetValue) {
        self.terms.insert(value);
    }

    /// Narrows the list to what began in this year or later. False if no practice can have begun in it.
    pub fn begin_in(&mut self, year: &str) -> bool {
        let since = FacetValue::parse(Facet::Year, year).and_then(FacetValue::year);
        self.since = since;
        since.is_some()
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of choices.
    pub fn len(&self) -> usize {
        self.terms.len() + usize::from(self.since.is_some())
    }

    /// Whether this term was chosen.
    pub fn has(&self, value: FacetValue) -> bool {
        self.terms.contains(&value)
    }

    /// The language of the text, if only one was chosen.
    pub fn only_language(&self) -> Option<TextLanguage> {
        let is_language = |value: &FacetValue| value.facet() == Facet::Language;
        let mut chosen = self.terms.iter().copied().filter(is_language);
        let only = chosen.next().filter(|_| chosen.next().is_none())?;
        TextLanguage::parse(&only.id())
    }

    /// The first year.
    pub fn since(&self) -> Option<i16> {
        self.since
    }

    /// The choices in the order of the facets.
    pub fn each(&self) -> Vec<FacetChoice> {
        let mut choices: Vec<FacetChoice> =
            self.terms.iter().copied().map(FacetChoice::Term).collect();
        choices.extend(self.since.map(FacetChoice::Since));
        choices.sort_by_key(|choice| choice.facet());
        choices
    }

    /// The facets with a choice.
    pub fn facets(&self) -> BTreeSet<Facet> {
        self.each().into_iter().map(FacetChoice::facet).collect()
    }

    /// Whether a practice with this term has what was chosen of the term's facet.
    pub fn allows(&self, value: FacetValue) -> bool {
        let is_later = value
            .year()
            .zip(self.since)
            .is_some_and(|(year, since)| year >= since);
        self.terms.contains(&value) || is_later
    }

    /// The same without one choice.
    #[must_use]
    pub fn without(&self, choice: FacetChoice) -> Self {
        let mut fewer = self.clone();
        match choice {
            FacetChoice::Term(value) => {
                fewer.terms.remove(&value);
            }
            FacetChoice::Since(_) => fewer.since = None,
        }
        fewer
    }

    /// The same without any choice of a facet.
    #[must_use]
    pub fn without_facet(&self, facet: Facet) -> Self {
        let mut fewer = self.clone();
        fewer.terms.retain(|value| value.facet() != facet);
        fewer.since = fewer.since.filter(|_| facet != Facet::Year);
        fewer
    }

    /// The names and values of an address, always in the same order.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let pair = |choice: FacetChoice| match choice {
            FacetChoice::Term(value) => (value.facet().as_str(), value.id()),
            FacetChoice::Since(year) => (SINCE, year.to_string()),
        };
        self.each().into_iter().map(pair).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address;
    use crate::language::Language;

    fn chosen() -> Choices {
        let mut choices = Choices::default();
        for (facet, id) in [
            (Facet::Type, "legislation"),
            (Facet::Objective, "23"),
            (Facet::Objective, "9"),
        ] {
            choices.choose(FacetValue::parse(facet, id).unwrap());
        }
        assert!(choices.begin_in("2019"));
        choices
    }

    #[test]
    fn the_address_of_the_same_choices_is_always_the_same() {
        let address = address::practices().queries(chosen().pairs());
        let expected = "/practices?objective=9&objective=23&type=legislation&since=2019";
        assert_eq!(address.in_language(Language::En), expected);
        assert_eq!(chosen().len(), 4);
    }

    #[test]
    fn any_term_of_a_facet_is_enough_and_a_later_year_too() {
        let choices = chosen();
        for (facet, id, allowed) in [
            (Facet::Objective, "9", true),
            (Facet::Objective, "1", false),
            (Facet::Year, "2019", true),
            (Facet::Year, "2024", true),
            (Facet::Year, "2018", false),
            (Facet::Country, "KZ", false),
        ] {
            let value = FacetValue::parse(facet, id).unwrap();
            assert_eq!(choices.allows(value), allowed, "{id}");
        }
    }

    #[test]
    fn a_choice_is_taken_back() {
        let choices = chosen();
        for choice in choices.each() {
            let fewer = choices.without(choice);
            assert_eq!(fewer.len(), 3);
            assert!(!fewer.each().contains(&choice));
        }
        let fewer = choices
            .without_facet(Facet::Objective)
            .without_facet(Facet::Year);
        assert_eq!(fewer.len(), 1);
    }
}
