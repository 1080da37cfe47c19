//! Countries, areas and regions: codes, United Nations names, aliases for search, and the members of each region.

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::names::{NameIndex, NamesRead};
use super::table::{TermNames, rows};
use crate::db::stored::travels_as_text;
use crate::language::{Language, Messages, TextLanguage};

struct Country {
    code: String,
    code_of_three: String,
    name: TermNames,
    aliases: Vec<String>,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let mut countries = rows(include_str!("../../data/countries.csv"), |row| Country {
        code: row.text("alpha2"),
        code_of_three: row.text("alpha3"),
        name: row.names("name"),
        aliases: row.list("aliases"),
    });
    countries.sort_by(|one, other| one.code.cmp(&other.code));
    countries
});

/// A country or area by its ISO 3166-1 code of two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode(usize);

travels_as_text!(CountryCode);

/// Every country and area in the reader's alphabetical order.
pub fn countries(t: Messages) -> &'static [CountryCode] {
    static ENGLISH: LazyLock<Vec<CountryCode>> = LazyLock::new(|| in_order(Language::En));
    static FRENCH: LazyLock<Vec<CountryCode>> = LazyLock::new(|| in_order(Language::Fr));
    fn in_order(language: Language) -> Vec<CountryCode> {
        let t = Messages::new(language);
        let mut countries: Vec<CountryCode> = CountryCode::every().collect();
        countries.sort_by(|one, other| t.compare(one.name(t), other.name(t)));
        countries
    }
    match t.language() {
        Language::En => &ENGLISH,
        Language::Fr => &FRENCH,
    }
}

/// Another form of a country's name: inverted as in ISO 3166 and at the World Bank, abbreviated, or in full.
struct CountryForm {
    country: CountryCode,
    language: String,
    form: String,
    source: String,
}

static FORMS: LazyLock<Vec<CountryForm>> = LazyLock::new(|| {
    let forms = rows(include_str!("../../data/country-forms.csv"), |row| {
        CountryCode::parse(row.get("alpha2")).map(|country| CountryForm {
            country,
            language: row.text("language"),
            form: row.text("form"),
            source: row.text("source"),
        })
    });
    forms.into_iter().flatten().collect()
});

/// Names that several countries share, each with those countries.
static SHARED: LazyLock<Vec<(String, Vec<CountryCode>)>> = LazyLock::new(|| {
    rows(include_str!("../../data/shared-names.csv"), |row| {
        let sharing = row.get("alpha2").split(' ').filter_map(CountryCode::parse);
        (row.text("name"), sharing.collect())
    })
});

static COUNTRY_NAMES: LazyLock<NameIndex<CountryCode>> = LazyLock::new(|| {
    let own = CountryCode::every().flat_map(|country| {
        let facts = country.facts();
        let codes = [facts.code.as_str(), facts.code_of_three.as_str()];
        let aliases = facts.aliases.iter().map(String::as_str);
        let names = facts.name.all().chain(aliases).chain(codes);
        names.map(move |name| (name, country))
    });
    let forms = FORMS.iter().map(|form| (form.form.as_str(), form.country));
    let shared = SHARED
        .iter()
        .flat_map(|(name, sharing)| sharing.iter().map(|country| (name.as_str(), *country)));
    NameIndex::of(shared.chain(own).chain(forms))
});

/// Reads a list of countries: names in any of the six languages, inverted and everyday names, codes. Case, accents
/// and apostrophes do not matter.
pub fn read_countries(typed: &str) -> NamesRead<CountryCode> {
    COUNTRY_NAMES.read(typed)
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

    /// Its name in the usage of the United Nations.
    pub fn name(self, t: impl Borrow<Messages>) -> &'static str {
        self.facts().name.to(*t.borrow())
    }

    /// The name in one of the six languages.
    pub fn name_in(self, language: TextLanguage) -> &'static str {
        self.facts().name.in_language(language)
    }

    /// The name that a list of countries offers: its own, or its full name if other countries share its own.
    pub fn unshared_name(self, t: impl Borrow<Messages>) -> &'static str {
        let t = *t.borrow();
        let name = self.name(t);
        if COUNTRY_NAMES.meant_by(name) == [self] {
            return name;
        }
        let full = FORMS.iter().find(|form| {
            form.country == self
                && form.source == "full name"
                && form.language == t.language().as_str()
        });
        full.map_or(name, |full| full.form.as_str())
    }

    /// Everyday and other names, for search.
    pub fn aliases(self) -> &'static [String] {
        &self.facts().aliases
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

/// The kind of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionKind {
    /// The whole world.
    World,
    /// A continent of the UN's M49 standard.
    Region,
    /// A part of a continent.
    Subregion,
    /// A part of a subregion.
    Intermediate,
    /// An organisation of countries, such as the African Union or ASEAN.
    Grouping,
}

struct Region {
    id: String,
    kind: RegionKind,
    name: TermNames,
    acronym: String,
    aliases: Vec<String>,
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
            name: row.names("name"),
            acronym: row.text("acronym_en"),
            aliases: row.list("aliases"),
            members,
        }
    })
});

/// A region of the M49 standard, or a grouping of countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegionId(usize);

travels_as_text!(RegionId);

/// Every region and grouping in the reader's alphabetical order.
pub fn regions(t: Messages) -> Vec<RegionId> {
    let mut regions: Vec<RegionId> = RegionId::every().collect();
    regions.sort_by(|one, other| t.compare(one.name(t), other.name(t)));
    regions
}

/// The regions of one kind, in the same order.
pub fn regions_of_kind(kind: RegionKind, t: Messages) -> Vec<RegionId> {
    let mut of_kind = regions(t);
    of_kind.retain(|region| region.kind() == kind);
    of_kind
}

/// The six regions of the first page's table. Together they hold every country once, except Antarctica.
pub fn coverage_regions() -> impl Iterator<Item = RegionId> {
    [
        "m49-002", "m49-142", "m49-150", "m49-419", "m49-021", "m49-009",
    ]
    .into_iter()
    .filter_map(RegionId::parse)
}

/// The regions in which a practice takes place that names these places: the named ones, those that hold them, and those of
/// the countries. Each once.
pub fn regions_around(
    countries: &BTreeSet<CountryCode>,
    named: impl Iterator<Item = RegionId>,
) -> BTreeSet<RegionId> {
    let chosen = named.flat_map(|region| std::iter::once(region).chain(region.within()));
    let around = countries.iter().flat_map(|country| country.regions());
    chosen.chain(around).collect()
}

/// For each region those that hold it: to compare the members of all takes long.
static WIDER: LazyLock<Vec<Vec<RegionId>>> = LazyLock::new(|| {
    let wider = RegionId::every().map(|region| {
        let others = RegionId::every().filter(|wider| *wider != region);
        others.filter(|wider| wider.holds(region)).collect()
    });
    wider.collect()
});

static REGION_NAMES: LazyLock<NameIndex<RegionId>> = LazyLock::new(|| {
    NameIndex::of(RegionId::every().flat_map(|region| {
        let words = [Some(region.as_str()), region.acronym()];
        let aliases = region.aliases().iter().map(String::as_str);
        let names = region.facts().name.all().chain(aliases);
        let names = names.chain(words.into_iter().flatten());
        // “Regional Conference on Migration (Puebla Process)” has two names.
        let each = names.flat_map(|name| {
            let parts = name.split(['(', ')', '（', '）']);
            std::iter::once(name).chain(parts.map(str::trim).filter(|part| !part.is_empty()))
        });
        each.map(move |name| (name, region))
    }))
});

/// Reads a list of regions: names in any of the six languages, acronyms, ids.
pub fn read_regions(typed: &str) -> NamesRead<RegionId> {
    REGION_NAMES.read(typed)
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

    /// Its kind.
    pub fn kind(self) -> RegionKind {
        self.facts().kind
    }

    /// Its name.
    pub fn name(self, t: impl Borrow<Messages>) -> &'static str {
        self.facts().name.to(*t.borrow())
    }

    /// The name in one of the six languages.
    pub fn name_in(self, language: TextLanguage) -> &'static str {
        self.facts().name.in_language(language)
    }

    /// Its English acronym, if it has one.
    pub fn acronym(self) -> Option<&'static str> {
        let acronym = self.facts().acronym.as_str();
        (!acronym.is_empty()).then_some(acronym)
    }

    /// Everyday names, such as the Pacific for Oceania.
    pub fn aliases(self) -> &'static [String] {
        &self.facts().aliases
    }

    /// The countries and areas in it.
    pub fn countries(self) -> &'static [CountryCode] {
        &self.facts().members
    }

    /// The regions and groupings that hold it: what takes place in it takes place in them too.
    pub fn within(self) -> impl Iterator<Item = Self> {
        WIDER[self.0].iter().copied()
    }

    /// Whether it holds another. A grouping may reach over the border of a continent with one country in ten, as the
    /// European Union does.
    fn holds(self, other: Self) -> bool {
        if self.kind() == RegionKind::World || other.kind() == RegionKind::World {
            return false;
        }
        let members = other.countries();
        let inside = members.iter().filter(|one| self.contains(**one)).count();
        let crosses = self.kind() == RegionKind::Region && other.kind() == RegionKind::Grouping;
        let needed = if crosses {
            (members.len() * 9).div_ceil(10)
        } else {
            members.len()
        };
        inside >= needed
    }

    /// Whether the country lies in it or has joined it.
    pub fn contains(self, country: CountryCode) -> bool {
        self.countries().contains(&country)
    }

    fn facts(self) -> &'static Region {
        &REGIONS[self.0]
    }
}
