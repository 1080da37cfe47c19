//! All vocabularies from which an answer of a practice can be chosen, as one type: which terms each has, whether an id
//! is one of them, and what a term is called. The fields' table, the form, pages and the search index ask here.

use crate::address::{self, Address};
use crate::closed_list::closed_list;
use crate::language::{Messages, TextLanguage};

use super::choices::{Benefit, Contact, Level, MachineHelp, Stage};
use super::objectives::{ObjectiveNumber, objectives};
use super::places::{CountryCode, RegionId, countries, regions};
use super::terms::{GoalNumber, TypeId, goals, types};

closed_list! {
    /// The vocabulary from which an answer is chosen.
    pub enum Vocabulary {
        /// Languages of a text.
        Language = "language",
        /// Types of practice.
        Type = "type",
        /// How far a practice has got.
        Stage = "stage",
        /// At which level it works.
        Scope = "scope",
        /// Countries and areas.
        Country = "country",
        /// Regions and groupings.
        Region = "region",
        /// Who benefited.
        Benefits = "benefits",
        /// The 23 objectives.
        Objective = "objective",
        /// The 17 Sustainable Development Goals.
        Goal = "goal",
        /// What a machine did for the text.
        MachineHelp = "machine_help",
        /// Whom readers may ask.
        Contact = "contact",
        /// The two promises of a submitter.
        Rights = "rights",
    }

    /// A promise of the submitter.
    pub enum Promise {
        /// The practice may be published.
        Publish = "publish",
        /// Every recognisable person has consented.
        Consent = "consent",
    }
}

/// A term of a vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each variant is a term of the vocabulary of this name"
)]
pub enum Term {
    Language(TextLanguage),
    Type(TypeId),
    Stage(Stage),
    Scope(Level),
    Country(CountryCode),
    Region(RegionId),
    Benefit(Benefit),
    Objective(ObjectiveNumber),
    Goal(GoalNumber),
    MachineHelp(MachineHelp),
    Contact(Contact),
    Promise(Promise),
}

impl Vocabulary {
    /// Every term, in the order of the form; places in the alphabetical order of the reader's language.
    pub fn terms(self, t: Messages) -> Vec<Term> {
        match self {
            Self::Language => TextLanguage::ALL.map(Term::Language).into(),
            Self::Type => types().map(Term::Type).collect(),
            Self::Stage => Stage::ALL.iter().copied().map(Term::Stage).collect(),
            Self::Scope => Level::ALL.iter().copied().map(Term::Scope).collect(),
            Self::Country => countries(t).iter().copied().map(Term::Country).collect(),
            Self::Region => regions(t).into_iter().map(Term::Region).collect(),
            Self::Benefits => Benefit::ALL.iter().copied().map(Term::Benefit).collect(),
            Self::Objective => objectives().map(Term::Objective).collect(),
            Self::Goal => goals().map(Term::Goal).collect(),
            Self::MachineHelp => MachineHelp::ALL
                .iter()
                .copied()
                .map(Term::MachineHelp)
                .collect(),
            Self::Contact => Contact::ALL.iter().copied().map(Term::Contact).collect(),
            Self::Rights => Promise::ALL.iter().copied().map(Term::Promise).collect(),
        }
    }

    /// The term with this id.
    pub fn term(self, id: &str) -> Option<Term> {
        match self {
            Self::Language => TextLanguage::parse(id).map(Term::Language),
            Self::Type => TypeId::parse(id).map(Term::Type),
            Self::Stage => Stage::parse(id).map(Term::Stage),
            Self::Scope => Level::parse(id).map(Term::Scope),
            Self::Country => CountryCode::parse(id).map(Term::Country),
            Self::Region => RegionId::parse(id).map(Term::Region),
            Self::Benefits => Benefit::parse(id).map(Term::Benefit),
            Self::Objective => ObjectiveNumber::parse(id).map(Term::Objective),
            Self::Goal => GoalNumber::parse(id).map(Term::Goal),
            Self::MachineHelp => MachineHelp::parse(id).map(Term::MachineHelp),
            Self::Contact => Contact::parse(id).map(Term::Contact),
            Self::Rights => Promise::parse(id).map(Term::Promise),
        }
    }

    /// Whether a term has this id.
    pub fn knows(self, id: &str) -> bool {
        self.term(id).is_some()
    }

    /// The name of the term with this id, in the reader's language. An unknown id is returned as it is.
    pub fn name(self, id: &str, t: Messages) -> String {
        self.term(id)
            .map_or_else(|| id.to_owned(), |term| term.name(t))
    }
}

impl Term {
    /// The id, as forms and answers carry it.
    pub fn id(self) -> String {
        match self {
            Self::Language(one) => one.as_str().to_owned(),
            Self::Type(one) => one.as_str().to_owned(),
            Self::Stage(one) => one.as_str().to_owned(),
            Self::Scope(one) => one.as_str().to_owned(),
            Self::Country(one) => one.as_str().to_owned(),
            Self::Region(one) => one.as_str().to_owned(),
            Self::Benefit(one) => one.as_str().to_owned(),
            Self::Objective(one) => one.get().to_string(),
            Self::Goal(one) => one.get().to_string(),
            Self::MachineHelp(one) => one.as_str().to_owned(),
            Self::Contact(one) => one.as_str().to_owned(),
            Self::Promise(one) => one.as_str().to_owned(),
        }
    }

    /// The name in the reader's language; of an objective its number and its official title.
    pub fn name(self, t: Messages) -> String {
        match self {
            Self::Language(one) => one.name(t).to_string(),
            Self::Type(one) => one.name(t).to_owned(),
            Self::Stage(one) => one.name(t).to_owned(),
            Self::Scope(one) => one.name(t).to_owned(),
            Self::Country(one) => one.name(t).to_owned(),
            Self::Region(one) => one.name(t).to_owned(),
            Self::Benefit(one) => one.name(t).to_owned(),
            Self::Objective(one) => one.heading(t).to_string(),
            Self::Goal(one) => one.name(t).to_owned(),
            Self::MachineHelp(one) => one.name(t).to_owned(),
            Self::Contact(one) => one.name(t).to_owned(),
            Self::Promise(one) => t.of("rights", one.as_str()).to_string(),
        }
    }

    /// The address of the public list under this term, if it has one.
    pub fn address(self) -> Option<Address> {
        match self {
            Self::Objective(one) => Some(address::objective(one)),
            Self::Country(one) => Some(address::country(one)),
            Self::Region(one) => Some(address::region(one)),
            _ => None,
        }
    }
}
