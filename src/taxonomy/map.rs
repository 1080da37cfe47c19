//! The map of dots on the first page: how many practices name each country, as up to four paths of an SVG. It draws no
//! borders, so it takes no position on any. Pure.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

use super::CountryCode;
use super::table::rows;
use crate::language::{Message, Messages};

/// Adjacent dots of one row that belong to one country.
struct Run {
    row: u16,
    from: u16,
    to: u16,
    country: Option<CountryCode>,
}

static RUNS: LazyLock<Vec<Run>> = LazyLock::new(|| {
    rows(include_str!("../../data/dots.csv"), |row| {
        let number = |column| row.get(column).parse().unwrap_or_default();
        Run {
            row: number("row"),
            from: number("from"),
            to: number("to"),
            country: CountryCode::parse(row.get("country")),
        }
    })
});

/// The number of shades for countries with practices.
const SHADES: usize = 3;

/// The map, as its template draws it.
#[derive(Debug)]
pub struct DotMap {
    /// The palest first, without shades that no country has.
    pub shades: Vec<Shade>,
}

/// The dots of the countries with similar numbers of practices.
#[derive(Debug)]
pub struct Shade {
    /// 0 for countries without a practice, up to 3 for those with the most: the class `l1` to `l3` of the style sheet.
    pub level: usize,
    /// The fewest practices of a country with this shade.
    pub least: i64,
    /// The most practices of a country with this shade.
    pub most: i64,
    /// The dots: a dashed line whose dashes are round and have no length.
    pub path: String,
}

impl Shade {
    /// “4 to 9 practices”.
    pub fn label(&self, t: impl Borrow<Messages>) -> Message {
        let t = t.borrow();
        if self.least == self.most {
            t.say("map-shade-even").with("count", self.least)
        } else {
            t.say("map-shade")
                .with("least", self.least)
                .with("most", self.most)
        }
    }
}

impl DotMap {
    /// Shades each country by the number of practices that name it. The third of the named countries with the most
    /// practices has the strongest shade, and so on. So a few very high numbers do not make all others pale.
    pub fn of(practices: &BTreeMap<CountryCode, i64>) -> Self {
        let named: BTreeMap<CountryCode, i64> = practices
            .iter()
            .filter(|(_, count)| **count > 0)
            .map(|(country, count)| (*country, *count))
            .collect();
        let shade = |count: i64| {
            let fewer = named.values().filter(|other| **other < count).count();
            1 + SHADES * fewer / named.len().max(1)
        };
        let levels: BTreeMap<CountryCode, usize> = named
            .iter()
            .map(|(country, count)| (*country, shade(*count)))
            .collect();
        let level = |country: Option<CountryCode>| {
            let found = country.and_then(|country| levels.get(&country));
            found.copied().unwrap_or(0)
        };
        let shades = (0..=SHADES).filter_map(|wanted| {
            let path = dots(|country| level(country) == wanted);
            let counts = || {
                named
                    .values()
                    .copied()
                    .filter(|count| shade(*count) == wanted)
            };
            let (least, most) = (counts().min().unwrap_or(0), counts().max().unwrap_or(0));
            (!path.is_empty()).then_some(Shade {
                level: wanted,
                least,
                most,
                path,
            })
        });
        Self {
            shades: shades.collect(),
        }
    }
}

/// The path of all dots whose country is wanted. Adjacent runs are joined, even across a border.
fn dots(wanted: impl Fn(Option<CountryCode>) -> bool) -> String {
    let mut path = String::new();
    let mut open: Option<(u16, u16, u16)> = None;
    for run in RUNS.iter().filter(|run| wanted(run.country)) {
        open = match open {
            Some((row, from, to)) if row == run.row && to + 1 == run.from => {
                Some((row, from, run.to))
            }
            before => {
                close(before, &mut path);
                Some((run.row, run.from, run.to))
            }
        };
    }
    close(open, &mut path);
    path
}

fn close(run: Option<(u16, u16, u16)>, path: &mut String) {
    let Some((row, from, to)) = run else { return };
    // A line without length shows no dot.
    let length = if from == to {
        "0.01".to_owned()
    } else {
        ((to - from) * 2).to_string()
    };
    // Writing to a String cannot fail.
    let _ = write!(path, "M{} {}h{length}", from * 2, row * 2 + 1);
}
