//! What narrows a list: the facets with their counts, the choices that were made, and the orders.

use std::cmp::Reverse;

use super::crumbs::crumb;
use crate::address;
use crate::catalogue::forms::AskedSearch;
use crate::catalogue::index::FacetCounts;
use crate::catalogue::model::{
    Choices, EDITION, Facet, FacetChoice, FacetValue, PracticeSearch, SINCE, SortOrder,
};
use crate::language::Messages;
use crate::taxonomy::Term;
use crate::web::Frame;
use crate::web::layout::NavigationLink;

/// The terms of a facet that are seen at once: those with the most practices.
const SEEN: usize = 7;

/// The most choices with which search engines keep a page.
const MOST_KEPT: usize = 2;

/// The facets beside a list, and what was chosen of them.
pub struct Narrowing {
    pub groups: Vec<FacetGroup>,
    pub chips: Vec<ChosenChip>,
    /// Where the form is sent.
    pub action: String,
    /// The choices that the form sends without a box for them, and the edition.
    pub kept: Vec<(&'static str, String)>,
    /// The same list without any choice.
    pub cleared: String,
    /// “2 choices”.
    pub made: String,
    /// The orders of the list.
    pub orders: Vec<NavigationLink>,
    /// The value of the order in the form, unless it is the usual one.
    pub order: Option<&'static str>,
}

/// The terms of one facet.
pub struct FacetGroup {
    pub legend: String,
    /// The name in addresses.
    pub name: &'static str,
    pub seen: Vec<FacetBox>,
    /// The others, with the words that open them.
    pub others: Vec<FacetBox>,
    pub more: String,
    /// The years from which on a list can be read, if it is the facet of years.
    pub since: Option<SinceSelect>,
}

/// A term that can be chosen.
pub struct FacetBox {
    pub value: String,
    pub name: String,
    pub count: String,
    pub is_chosen: bool,
}

/// The choice of a first year.
pub struct SinceSelect {
    pub name: &'static str,
    pub label: String,
    /// Each year with its words.
    pub years: Vec<(String, String, bool)>,
}

/// A choice that was made, with the way to the list without it.
pub struct ChosenChip {
    pub link: String,
    pub name: String,
}

/// What a list would hold without the choices of one facet.
pub struct WithoutFacet {
    pub link: String,
    pub words: String,
}

impl Narrowing {
    /// The facets of what was asked, counted so. Without counts there are none.
    pub fn new(asked: &AskedSearch, counts: Option<&FacetCounts>, frame: &Frame) -> Self {
        let t = frame.t;
        let choices = &asked.search.choices;
        let group = |facet: &Facet| group(*facet, choices, counts?, t);
        let with = |choices: Choices| frame.to(asked.with_choices(choices).address());
        let chip = |choice: FacetChoice| ChosenChip {
            link: with(choices.without(choice)),
            name: choice.with_facet(t),
        };
        let mut kept = match counts {
            Some(_) => Vec::new(),
            None => choices.pairs(),
        };
        let edition = asked.search.edition;
        kept.extend(edition.map(|edition| (EDITION, edition.to_string())));
        Self {
            groups: Facet::ALL.iter().filter_map(group).collect(),
            chips: choices.each().into_iter().map(chip).collect(),
            action: frame.to(asked.view.address()),
            kept,
            cleared: with(Choices::default()),
            made: t
                .say("catalogue-choices-made")
                .with("count", choices.len())
                .to_string(),
            orders: orders(asked, frame),
            order: asked.unusual_order(),
        }
    }

    /// Whether anything narrows the list or can.
    pub fn is_there(&self) -> bool {
        !self.groups.is_empty() || !self.chips.is_empty()
    }
}

/// What search engines are told of the page: there is no end of searches, of combinations and of editions.
pub fn robots(asked: &AskedSearch) -> Option<&'static str> {
    if asked.search.edition.is_some() {
        return Some("noindex, nofollow");
    }
    if asked.search.choices.len() > MOST_KEPT || asked.unusual_order().is_some() {
        return Some("noindex, nofollow");
    }
    (!asked.search.words.is_empty()).then_some("noindex")
}

fn orders(asked: &AskedSearch, frame: &Frame) -> Vec<NavigationLink> {
    let order = |sort: &SortOrder| NavigationLink {
        current: *sort == asked.sort,
        ..crumb(
            frame,
            frame.t.of("sort", sort.as_str()),
            &asked.in_order(*sort).address(),
        )
    };
    asked.search.orders().iter().map(order).collect()
}

/// The terms of a facet that have a practice or were chosen. A facet that cannot narrow the list is left out.
fn group(facet: Facet, choices: &Choices, counts: &FacetCounts, t: Messages) -> Option<FacetGroup> {
    let is_shown = |value: &FacetValue| counts.of(*value) > 0 || choices.has(*value);
    let mut values: Vec<FacetValue> = facet.values().filter(is_shown).collect();
    let is_chosen = choices.facets().contains(&facet);
    if values.len() < 2 && !is_chosen {
        return None;
    }
    sort(&mut values, facet, t);
    let all = values.len();
    let mut greatest = values.clone();
    greatest.sort_by_key(|value| Reverse(counts.of(*value)));
    // One term more takes no more room than the words that open it.
    greatest.truncate(if all == SEEN + 1 { all } else { SEEN });
    let (seen, others): (Vec<_>, Vec<_>) = values
        .into_iter()
        .partition(|value| greatest.contains(value) || choices.has(*value));
    let boxed = |values: Vec<FacetValue>| {
        let boxes = values.into_iter();
        boxes
            .map(|value| facet_box(value, choices, counts, t))
            .collect()
    };
    Some(FacetGroup {
        legend: facet.label(t),
        name: facet.as_str(),
        seen: boxed(seen),
        others: boxed(others),
        more: t.say("catalogue-facet-all").with("count", all).to_string(),
        since: (facet == Facet::Year).then(|| since_select(choices, counts, t)),
    })
}

/// Places by name, years the newest first, all others in the order of their vocabulary.
fn sort(values: &mut [FacetValue], facet: Facet, t: Messages) {
    match facet {
        Facet::Country | Facet::Region => {
            values.sort_by(|one, other| t.compare(&one.name(t), &other.name(t)));
        }
        Facet::Year => values.reverse(),
        _ => {}
    }
}

fn facet_box(value: FacetValue, choices: &Choices, counts: &FacetCounts, t: Messages) -> FacetBox {
    FacetBox {
        value: value.id(),
        name: match value.term() {
            Some(Term::Country(code)) => code.unshared_name(t).to_owned(),
            _ => value.name(t),
        },
        count: t.number(i64::from(counts.of(value))),
        is_chosen: choices.has(value),
    }
}

fn since_select(choices: &Choices, counts: &FacetCounts, t: Messages) -> SinceSelect {
    let mut years: Vec<i16> = Facet::Year
        .values()
        .filter(|value| counts.of(*value) > 0)
        .filter_map(FacetValue::year)
        .chain(choices.since())
        .collect();
    years.sort_unstable_by_key(|year| Reverse(*year));
    years.dedup();
    let any = (
        String::new(),
        t.say("catalogue-year-any").to_string(),
        choices.since().is_none(),
    );
    let year = |year: i16| {
        let words = FacetChoice::Since(year).name(t);
        (year.to_string(), words, choices.since() == Some(year))
    };
    SinceSelect {
        name: SINCE,
        label: t.say("catalogue-since-label").to_string(),
        years: std::iter::once(any)
            .chain(years.into_iter().map(year))
            .collect(),
    }
}

/// Where nothing is found: what would be found without the choices of each facet.
pub fn without_facets(
    asked: &AskedSearch,
    counts: &FacetCounts,
    frame: &Frame,
) -> Vec<WithoutFacet> {
    let choices = &asked.search.choices;
    let without = |facet: Facet| {
        let more = counts.more_without(facet);
        let chosen = choices.each().into_iter();
        let chosen = chosen.filter(|choice| choice.facet() == facet);
        let names: Vec<String> = chosen.map(|choice| choice.with_facet(frame.t)).collect();
        let fewer = asked.with_choices(choices.without_facet(facet));
        (more > 0).then(|| WithoutFacet {
            link: frame.to(fewer.address()),
            words: frame
                .t
                .say("catalogue-without")
                .with("choice", names.join("; "))
                .with("count", i64::from(more))
                .to_string(),
        })
    };
    choices.facets().into_iter().filter_map(without).collect()
}

/// The way from the list of a term to all that narrows it.
pub fn narrowing_of(search: &PracticeSearch, frame: &Frame) -> String {
    frame.to(search.on(address::practices()))
}
