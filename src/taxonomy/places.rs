//! Countries, areas and regions: codes, United Nations names, aliases for search, and which belongs to which.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::{Names, fold, rows, travels_as_text};
use crate::language::{Language, TextLanguage, Words};

struct Country {
    code: String,
    code_of_three: String,
    name: Names,
    aliases: Vec<String>,
    note: String,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let mut countries = rows(include_str!("../../data/countries.csv"), |row| Country {
        code: row.text("alpha2"),
        code_of_three: row.text("alpha3"),
        name: row.names("name"),
        aliases: row
            .get("aliases")
            .split('|')
            .filter(|alias| !alias.is_empty())
            .map(str::to_owned)
            .collect(),
        note: row.text("note"),
    });
    countries.sort_by(|one, other| one.code.cmp(&other.code));
    countries
});

/// A country or area by its ISO 3166-1 code of two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode(usize);

travels_as_text!(CountryCode);

/// Every country and area in the reader's alphabetical order.
pub fn countries(t: Words) -> &'static [CountryCode] {
    static ENGLISH: LazyLock<Vec<CountryCode>> = LazyLock::new(|| in_order(Language::En));
    static FRENCH: LazyLock<Vec<CountryCode>> = LazyLock::new(|| in_order(Language::Fr));
    fn in_order(language: Language) -> Vec<CountryCode> {
        let t = Words::new(language);
        let mut countries: Vec<CountryCode> = CountryCode::every().collect();
        countries.sort_by(|one, other| t.compare(one.name(t), other.name(t)));
        countries
    }
    match t.language() {
        Language::En => &ENGLISH,
        Language::Fr => &FRENCH,
    }
}

/// The country that somebody means by a name in any of the six languages, an everyday name or a code. Case,
/// accents and apostrophes do not matter. A word that two countries share finds the one whose name it is.
pub fn find_country(typed: &str) -> Option<CountryCode> {
    static INDEX: LazyLock<HashMap<String, CountryCode>> = LazyLock::new(index);
    INDEX.get(&fold(typed)).copied()
}

fn index() -> HashMap<String, CountryCode> {
    let mut index = HashMap::new();
    for country in CountryCode::every() {
        for name in country.facts().name.all() {
            index.entry(fold(name)).or_insert(country);
        }
    }
    for country in CountryCode::every() {
        for alias in &country.facts().aliases {
            index.entry(fold(alias)).or_insert(country);
        }
    }
    for country in CountryCode::every() {
        let facts = country.facts();
        for code in [&facts.code, &facts.code_of_three] {
            index.entry(fold(code)).or_insert(country);
        }
    }
    index
}

impl CountryCode {
    fn every() -> impl Iterator<Item = Self> {
        (0..COUNTRIES.len()).map(Self)
    }

    /// Reads a code of two capital letters.
    pub fn parse(typed: &str) -> Option<Self> {
        COUNTRIES
            .binary_search_by(|country| country.code.as_str().cmp(typed))
            .ok()
            .map(Self)
    }

    /// The code, as forms, addresses and exports carry it.
    pub fn as_str(self) -> &'static str {
        &self.facts().code
    }

    /// The code of three letters.
    pub fn alpha3(self) -> &'static str {
        &self.facts().code_of_three
    }

    /// Its name as the United Nations use it.
    pub fn name(self, t: impl Borrow<Words>) -> &'static str {
        self.facts().name.to(*t.borrow())
    }

    /// The same, in one of the six languages.
    pub fn name_in(self, language: TextLanguage) -> &'static str {
        self.facts().name.written(language)
    }

    /// Everyday and other names, for search.
    pub fn aliases(self) -> &'static [String] {
        &self.facts().aliases
    }

    /// What must be said wherever the list of countries is shown; empty for nearly all.
    pub fn note(self) -> &'static str {
        &self.facts().note
    }

    /// The regions and groupings it belongs to, the widest first.
    pub fn regions(self) -> impl Iterator<Item = RegionId> {
        RegionId::every()
            .filter(move |region| region.kind() != RegionKind::World && region.contains(self))
    }

    fn facts(self) -> &'static Country {
        &COUNTRIES[self.0]
    }
}

/// What a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionKind {
    /// All of it.
    World,
    /// A continent of the UN's M49 standard.
    Region,
    /// A part of one.
    Subregion,
    /// A part of a part.
    Intermediate,
    /// Countries that have joined together: the African Union, ASEAN.
    Grouping,
}

struct Region {
    id: String,
    kind: RegionKind,
    parent: String,
    name: Names,
    acronym: String,
    members: Vec<CountryCode>,
}

static REGIONS: LazyLock<Vec<Region>> = LazyLock::new(|| {
    rows(include_str!("../../data/regions.csv"), |row| {
        let kind = match row.get("kind") {
            "world" => RegionKind::World,
            "m49-region" => RegionKind::Region,
            "m49-subregion" => RegionKind::Subregion,
            "m49-intermediate" => RegionKind::Intermediate,
            _ => RegionKind::Grouping,
        };
        let members = match kind {
            RegionKind::World => CountryCode::every().collect(),
            _ => row
                .get("members")
                .split(' ')
                .filter_map(CountryCode::parse)
                .collect(),
        };
        Region {
            id: row.text("id"),
            kind,
            parent: row.text("parent"),
            name: row.names("name"),
            acronym: row.text("acronym_en"),
            members,
        }
    })
});

/// A region of the M49 standard, or a grouping of countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegionId(usize);

travels_as_text!(RegionId);

/// Every region and grouping in the reader's alphabetical order.
pub fn regions(t: Words) -> Vec<RegionId> {
    let mut regions: Vec<RegionId> = RegionId::every().collect();
    regions.sort_by(|one, other| t.compare(one.name(t), other.name(t)));
    regions
}

/// Those of one kind, in the same order.
pub fn regions_of_kind(kind: RegionKind, t: Words) -> Vec<RegionId> {
    let mut regions = regions(t);
    regions.retain(|region| region.kind() == kind);
    regions
}

/// The six regions under which the first page sums up where practices come from; together they hold every
/// country once (only Antarctica lies in none).
pub fn coverage_regions() -> impl Iterator<Item = RegionId> {
    [
        "m49-002", "m49-142", "m49-150", "m49-419", "m49-021", "m49-009",
    ]
    .into_iter()
    .filter_map(RegionId::parse)
}

/// The region that somebody means by a name in any of the six languages, its letters or its id.
pub fn find_region(typed: &str) -> Option<RegionId> {
    let typed = fold(typed);
    RegionId::every().find(|region| {
        let facts = region.facts();
        let words = [Some(facts.id.as_str()), region.acronym()];
        facts
            .name
            .all()
            .chain(words.into_iter().flatten())
            .any(|name| fold(name) == typed)
    })
}

impl RegionId {
    fn every() -> impl Iterator<Item = Self> {
        (0..REGIONS.len()).map(Self)
    }

    /// Reads an id of the vocabulary.
    pub fn parse(typed: &str) -> Option<Self> {
        Self::every().find(|region| region.as_str() == typed)
    }

    /// The id, as forms, addresses and exports carry it.
    pub fn as_str(self) -> &'static str {
        &self.facts().id
    }

    /// What it is.
    pub fn kind(self) -> RegionKind {
        self.facts().kind
    }

    /// The region that it is a part of.
    pub fn parent(self) -> Option<Self> {
        Self::parse(&self.facts().parent)
    }

    /// Its name.
    pub fn name(self, t: impl Borrow<Words>) -> &'static str {
        self.facts().name.to(*t.borrow())
    }

    /// The same, in one of the six languages.
    pub fn name_in(self, language: TextLanguage) -> &'static str {
        self.facts().name.written(language)
    }

    /// Its English acronym, if it has one.
    pub fn acronym(self) -> Option<&'static str> {
        let acronym = self.facts().acronym.as_str();
        (!acronym.is_empty()).then_some(acronym)
    }

    /// The countries and areas in it.
    pub fn countries(self) -> &'static [CountryCode] {
        &self.facts().members
    }

    /// Whether the country lies in it or has joined it.
    pub fn contains(self, country: CountryCode) -> bool {
        self.countries().contains(&country)
    }

    fn facts(self) -> &'static Region {
        &REGIONS[self.0]
    }
}
