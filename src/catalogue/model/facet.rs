//! The facets of the catalogue: by which terms a list can be narrowed, and which of them a practice has. The search index
//! numbers the terms of all facets and counts them. Pure.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use crate::closed_list::closed_list;
use crate::encoding::hex;
use crate::language::{Language, Messages, TextLanguage};
use crate::practice::answers::YearMonth;
use crate::taxonomy::{
    Level, MachineHelp, OrganisationKind, PrincipleId, RegionKind, Stage, Term, countries, goals,
    objectives, principles, regions, types,
};

closed_list! {
    /// By what a list can be narrowed. The word is the name in addresses.
    #[derive(PartialOrd, Ord)]
    pub enum Facet {
        /// The objective under which the practice is filed.
        Objective = "objective",
        /// The other objectives that its public answers name.
        AlsoObjective = "also",
        /// The countries and areas that it names.
        Country = "country",
        /// The regions in which it takes place: those it names, what holds them, and those of its countries.
        Region = "region",
        /// What kind of practice it is.
        Type = "type",
        /// How far it has got.
        Stage = "stage",
        /// At which level it works.
        Scope = "scope",
        /// The year in which it began.
        Year = "year",
        /// The guiding principles that it shows.
        Principle = "principle",
        /// The Sustainable Development Goals that it serves.
        Goal = "goal",
        /// The kinds of organisations that take part.
        Organisation = "organisation",
        /// The language of its text.
        Language = "language",
        /// Whether a machine helped with the text, as its authors say.
        MachineHelp = "machine_help",
        /// Whether its authors stand by it.
        Freshness = "freshness",
    }
}

/// Whether the authors of a practice stand by what its text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// They published or confirmed it lately.
    Current,
    /// They were asked, and did not confirm it.
    Unconfirmed,
    /// They said that the practice has ended.
    Ended,
}

impl Freshness {
    const ALL: [Self; 3] = [Self::Current, Self::Unconfirmed, Self::Ended];

    /// The word in addresses and in the keys of messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Unconfirmed => "unconfirmed",
            Self::Ended => "ended",
        }
    }
}

impl Facet {
    /// The number of facets.
    pub const COUNT: usize = Self::ALL.len();

    /// The heading of its terms.
    pub fn label(self, t: Messages) -> String {
        t.of("facet", self.as_str()).to_string()
    }

    /// Its terms, in their own order.
    pub fn values(self) -> impl DoubleEndedIterator<Item = FacetValue> {
        self.numbers().map(FacetValue)
    }

    /// The numbers of its terms, which follow one another.
    pub fn numbers(self) -> Range<u16> {
        VALUES.places[self as usize].clone()
    }
}

/// A term of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FacetValue(u16);

/// What a term of a facet is.
#[derive(Clone, Copy, Debug)]
enum Meaning {
    Term(Term),
    Principle(PrincipleId),
    Organisation(OrganisationKind),
    Year(i16),
    Freshness(Freshness),
}

/// Every term of every facet, numbered.
struct ValueTable {
    rows: Vec<(Facet, Meaning)>,
    /// The numbers of each facet's terms.
    places: Vec<Range<u16>>,
    /// Each facet's terms by their ids.
    by_id: Vec<HashMap<String, FacetValue>>,
    /// See [`numbering`].
    mark: String,
}

static VALUES: LazyLock<ValueTable> = LazyLock::new(ValueTable::of_vocabularies);

impl ValueTable {
    fn of_vocabularies() -> Self {
        let mut table = Self {
            rows: Vec::new(),
            places: Vec::new(),
            by_id: Vec::new(),
            mark: String::new(),
        };
        let mut hash = Sha256::new();
        for facet in Facet::ALL {
            let begin = table.next();
            let mut by_id = HashMap::new();
            for meaning in meanings(*facet) {
                let (value, id) = (FacetValue(table.next()), meaning.id());
                hash.update(format!("{}={id};", facet.as_str()));
                table.rows.push((*facet, meaning));
                by_id.insert(id, value);
            }
            table.by_id.push(by_id);
            table.places.push(begin..table.next());
        }
        table.mark = hex(&hash.finalize()[..8]);
        table
    }

    fn next(&self) -> u16 {
        u16::try_from(self.rows.len()).unwrap_or(u16::MAX)
    }
}

fn meanings(facet: Facet) -> Vec<Meaning> {
    let english = Messages::new(Language::En);
    let terms = |terms: Vec<Term>| terms.into_iter().map(Meaning::Term).collect();
    match facet {
        Facet::Objective | Facet::AlsoObjective => {
            terms(objectives().map(Term::Objective).collect())
        }
        Facet::Country => terms(
            countries(english)
                .iter()
                .copied()
                .map(Term::Country)
                .collect(),
        ),
        Facet::Region => {
            let within = regions(english).into_iter();
            let within = within.filter(|region| region.kind() != RegionKind::World);
            terms(within.map(Term::Region).collect())
        }
        Facet::Type => terms(types().map(Term::Type).collect()),
        Facet::Stage => terms(Stage::ALL.iter().copied().map(Term::Stage).collect()),
        Facet::Scope => terms(Level::ALL.iter().copied().map(Term::Scope).collect()),
        Facet::Year => YearMonth::YEARS.map(Meaning::Year).collect(),
        Facet::Principle => principles().map(Meaning::Principle).collect(),
        Facet::Goal => terms(goals().map(Term::Goal).collect()),
        Facet::Organisation => {
            let kinds = OrganisationKind::ALL.iter().copied();
            kinds.map(Meaning::Organisation).collect()
        }
        Facet::Language => terms(TextLanguage::ALL.map(Term::Language).into()),
        Facet::MachineHelp => {
            let all = MachineHelp::ALL.iter().copied();
            terms(all.map(Term::MachineHelp).collect())
        }
        Facet::Freshness => Freshness::ALL.map(Meaning::Freshness).into(),
    }
}

impl Meaning {
    fn id(self) -> String {
        match self {
            Self::Term(term) => term.id(),
            Self::Principle(one) => one.as_str().to_owned(),
            Self::Organisation(one) => one.as_str().to_owned(),
            Self::Year(year) => year.to_string(),
            Self::Freshness(one) => one.as_str().to_owned(),
        }
    }
}

impl FacetValue {
    /// The number of all terms of all facets.
    pub fn count() -> usize {
        VALUES.rows.len()
    }

    /// The term of a facet with this id, as addresses carry it.
    pub fn parse(facet: Facet, id: &str) -> Option<Self> {
        VALUES.by_id[facet as usize].get(id).copied()
    }

    /// Its number, from 0. Numbers hold for one build of the program.
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// Its facet.
    pub fn facet(self) -> Facet {
        VALUES.rows[self.number()].0
    }

    /// Its id, as addresses carry it.
    pub fn id(self) -> String {
        self.meaning().id()
    }

    /// Its name in the reader's language; a short one, where a list of terms shows it.
    pub fn name(self, t: Messages) -> String {
        match self.meaning() {
            Meaning::Term(Term::Objective(one)) => one.line(t).to_string(),
            Meaning::Term(Term::Goal(one)) => one.line(t).to_string(),
            Meaning::Term(term) => term.name(t),
            Meaning::Principle(one) => one.name(t).to_owned(),
            Meaning::Organisation(one) => one.name(t).to_owned(),
            Meaning::Year(year) => year.to_string(),
            Meaning::Freshness(one) => t.of("freshness", one.as_str()).to_string(),
        }
    }

    /// Whether its name begins with the number by which people know it.
    pub fn is_numbered(self) -> bool {
        matches!(self.term(), Some(Term::Objective(_) | Term::Goal(_)))
    }

    /// The year that it stands for.
    pub fn year(self) -> Option<i16> {
        match self.meaning() {
            Meaning::Year(year) => Some(year),
            _ => None,
        }
    }

    /// The term, if a vocabulary of the form has it.
    pub fn term(self) -> Option<Term> {
        match self.meaning() {
            Meaning::Term(term) => Some(term),
            _ => None,
        }
    }

    fn meaning(self) -> Meaning {
        VALUES.rows[self.number()].1
    }
}

/// A mark of all terms and their numbers: an index with other numbers is not read.
pub fn numbering() -> &'static str {
    &VALUES.mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_term_has_a_number_and_each_number_its_term() {
        for (number, (facet, meaning)) in VALUES.rows.iter().enumerate() {
            let value = FacetValue::parse(*facet, &meaning.id()).unwrap();
            assert_eq!(value.number(), number);
            assert_eq!(value.facet(), *facet);
        }
        let by_facet = Facet::ALL.iter().flat_map(|facet| facet.values());
        assert!(by_facet.map(FacetValue::number).eq(0..FacetValue::count()));
    }

    #[test]
    fn a_term_of_one_facet_is_none_of_another() {
        assert!(FacetValue::parse(Facet::Objective, "9").is_some());
        for (facet, id) in [
            (Facet::Objective, "24"),
            (Facet::Objective, "09"),
            (Facet::Country, "kz"),
            (Facet::Region, "KZ"),
            (Facet::Region, "m49-001"),
            (Facet::Year, "1799"),
            (Facet::Year, "٢٠١٩"),
            (Facet::Goal, ""),
        ] {
            assert_eq!(FacetValue::parse(facet, id), None, "{id}");
        }
    }
}
