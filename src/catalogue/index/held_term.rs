//! The terms of vocabularies as a practice has them, and the token under which the index holds each. The names by which
//! readers look for a term stand in [`super::named_terms`].

use crate::language::{Language, Messages, TextLanguage};
use crate::taxonomy::{
    OrganisationKind, OrganisationRole, PrincipleId, RegionId, Term, Vocabulary, principles,
    regions,
};

/// A term, as a practice has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldTerm {
    /// An answer from a vocabulary.
    Chosen(Vocabulary, Term),
    /// A region in which its countries and regions lie.
    Around(RegionId),
    /// A guiding principle that it shows.
    Principle(PrincipleId),
    /// What an organisation is that takes part.
    Kind(OrganisationKind),
    /// What an organisation does there.
    Role(OrganisationRole),
}

/// The first character of a term's token: no word, stem or joined word begins with it.
const TERM: char = '\u{3}';

impl HeldTerm {
    /// Every term that a practice can have.
    pub fn all() -> Vec<Self> {
        let t = Messages::new(Language::En);
        let mut all = Vec::new();
        for vocabulary in Vocabulary::ALL.iter().copied() {
            let terms = vocabulary.terms(t).into_iter();
            all.extend(terms.map(|term| Self::Chosen(vocabulary, term)));
        }
        all.extend(regions(t).into_iter().map(Self::Around));
        all.extend(principles().map(Self::Principle));
        all.extend(OrganisationKind::ALL.iter().copied().map(Self::Kind));
        all.extend(OrganisationRole::ALL.iter().copied().map(Self::Role));
        all
    }

    /// The token that a practice holds.
    pub fn token(self) -> String {
        match self {
            Self::Chosen(vocabulary, term) => {
                format!("{TERM}{}:{}", vocabulary.as_str(), term.id())
            }
            Self::Around(region) => format!("{TERM}around:{}", region.as_str()),
            Self::Principle(principle) => format!("{TERM}principle:{}", principle.as_str()),
            Self::Kind(kind) => format!("{TERM}kind:{}", kind.as_str()),
            Self::Role(role) => format!("{TERM}role:{}", role.as_str()),
        }
    }

    /// Whether it counts as a name does.
    pub fn is_place(self) -> bool {
        matches!(self, Self::Chosen(_, Term::Country(_) | Term::Region(_)))
    }

    /// The names by which readers look for it: of a place all, of an objective its titles, of any other term the name that
    /// pages show. Each has the language whose stems it has.
    pub fn names(self) -> Vec<(String, TextLanguage)> {
        let acronym = |region: RegionId| {
            let acronym = region.acronym().unwrap_or_default();
            std::iter::once((acronym.to_owned(), TextLanguage::En))
        };
        match self {
            Self::Chosen(_, Term::Country(country)) => {
                let names = in_all_languages(|language| country.name_in(language));
                names.chain(without_stems(country.aliases())).collect()
            }
            Self::Chosen(_, Term::Region(region)) | Self::Around(region) => {
                let names = in_all_languages(|language| region.name_in(language));
                let names = names.chain(without_stems(region.aliases()));
                names.chain(acronym(region)).collect()
            }
            Self::Chosen(_, Term::Objective(objective)) => {
                let titles = in_all_languages(|language| objective.title_in(language));
                let short = in_page_languages(|t| objective.short(t).to_owned());
                titles.chain(short).collect()
            }
            Self::Chosen(_, term) => in_page_languages(|t| term.name(t)).collect(),
            Self::Principle(principle) => {
                in_page_languages(|t| principle.name(t).to_owned()).collect()
            }
            Self::Kind(kind) => in_page_languages(|t| kind.name(t).to_owned()).collect(),
            Self::Role(role) => in_page_languages(|t| role.name(t).to_owned()).collect(),
        }
    }
}

/// Everyday names: Chinese has no stems, and these have none.
fn without_stems(aliases: &[String]) -> impl Iterator<Item = (String, TextLanguage)> {
    let aliases = aliases.iter();
    aliases.map(|alias| (alias.clone(), TextLanguage::Zh))
}

/// A name in each language of texts.
fn in_all_languages(
    name: impl Fn(TextLanguage) -> &'static str,
) -> impl Iterator<Item = (String, TextLanguage)> {
    let languages = TextLanguage::ALL.into_iter();
    languages.map(move |language| (name(language).to_owned(), language))
}

/// A text of the interface in each of its languages.
fn in_page_languages(
    name: impl Fn(Messages) -> String,
) -> impl Iterator<Item = (String, TextLanguage)> {
    let languages = Language::ALL.iter().copied();
    languages.map(move |language| (name(Messages::new(language)), language.as_text()))
}
