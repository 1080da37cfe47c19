//! The map of dots on the first page: how often each country is named, as four paths of an SVG. It draws no
//! borders, so it takes no side about any. Pure: figures in, shapes out.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

use super::CountryCode;
use super::table::rows;
use crate::language::{Message, Messages};

/// Dots that lie side by side and belong to one country.
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

/// How many shades countries with practices have.
const SHADES: usize = 3;

/// The map, ready for its template.
#[derive(Debug)]
pub struct DotMap {
    /// The palest first; shades that no country has are left out.
    pub shades: Vec<Shade>,
}

/// The dots of all countries that are named about equally often.
#[derive(Debug)]
pub struct Shade {
    /// 0 where no practice comes from, 3 where most do: the class `l1` to `l3` of the style sheet.
    pub level: usize,
    /// The fewest practices of a country with this shade.
    pub least: i64,
    /// The most.
    pub most: i64,
    /// The dots: runs of a dashed line whose dashes are round and have no length.
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
    /// Shades each country by how many practices name it. A third of the countries that are named, the most
    /// often named ones, has the strongest shade, and so on: a few with very many do not pale all others.
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
        let level = |country: Option<CountryCode>| {
            country
                .and_then(|country| named.get(&country))
                .map_or(0, |count| shade(*count))
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

/// The path of all dots whose country is wanted; neighbours share a run, whatever lies between them politically.
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
    // A line without any length shows no dot.
    let length = if from == to {
        "0.01".to_owned()
    } else {
        ((to - from) * 2).to_string()
    };
    // Writing to a String cannot fail.
    let _ = write!(path, "M{} {}h{length}", from * 2, row * 2 + 1);
}
