//! The map of dots: how many practices name each country, as up to four paths of an SVG, or as one path for each country
//! where each is a link. It draws no borders, so it takes no position on any. Pure.

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
        let scale = ShadeScale::of(practices);
        let level = |country: Option<CountryCode>| {
            let count = country.and_then(|country| practices.get(&country));
            scale.level(count.copied().unwrap_or(0))
        };
        let shades = (0..=SHADES).filter_map(|wanted| {
            let path = dots(|country| level(country) == wanted);
            let counts = || {
                let counts = scale.counts.iter().copied();
                counts.filter(|count| scale.level(*count) == wanted)
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

/// Which shade a number of practices has.
struct ShadeScale {
    /// The numbers of the countries with practices, in rising order.
    counts: Vec<i64>,
}

impl ShadeScale {
    fn of(practices: &BTreeMap<CountryCode, i64>) -> Self {
        let named = practices.values().copied().filter(|count| *count > 0);
        let mut counts: Vec<i64> = named.collect();
        counts.sort_unstable();
        Self { counts }
    }

    fn level(&self, count: i64) -> usize {
        if count <= 0 {
            return 0;
        }
        let fewer = self.counts.partition_point(|other| *other < count);
        1 + SHADES * fewer / self.counts.len().max(1)
    }
}

/// The map on which each of some countries stands apart, so that it can be a link.
#[derive(Debug)]
pub struct CountryMap {
    /// The dots of all other countries.
    pub others: String,
    /// Those countries, in the order of their codes. A country that is too small for a dot is not among them.
    pub countries: Vec<CountryDots>,
}

/// The dots of one country.
#[derive(Debug)]
pub struct CountryDots {
    /// The country.
    pub country: CountryCode,
    /// How many practices name it.
    pub practices: i64,
    /// Its shade, as in [`Shade::level`].
    pub level: usize,
    /// Its dots, as in [`Shade::path`].
    pub path: String,
}

impl CountryMap {
    /// The map of these countries, in the shades of [`DotMap::of`].
    pub fn of(practices: &BTreeMap<CountryCode, i64>) -> Self {
        let scale = ShadeScale::of(practices);
        let mut paths: BTreeMap<CountryCode, DotPath> = BTreeMap::new();
        for run in RUNS.iter() {
            if let Some(country) = run.country.filter(|one| practices.contains_key(one)) {
                let path = paths.entry(country).or_default();
                path.extend([(run.row, run.from, run.to)]);
            }
        }
        let countries = paths.into_iter().map(|(country, path)| {
            let practices = practices.get(&country).copied().unwrap_or(0);
            CountryDots {
                country,
                practices,
                level: scale.level(practices),
                path: path.text,
            }
        });
        Self {
            countries: countries.collect(),
            others: dots(|country| country.is_none_or(|one| !practices.contains_key(&one))),
        }
    }
}

/// The path of all dots whose country is wanted. Adjacent runs are joined, even across a border.
fn dots(wanted: impl Fn(Option<CountryCode>) -> bool) -> String {
    let mut path = DotPath::default();
    let mut open: Option<(u16, u16, u16)> = None;
    for run in RUNS.iter().filter(|run| wanted(run.country)) {
        open = match open {
            Some((row, from, to)) if row == run.row && to + 1 == run.from => {
                Some((row, from, run.to))
            }
            before => {
                path.extend(before);
                Some((run.row, run.from, run.to))
            }
        };
    }
    path.extend(open);
    path.text
}

/// Runs as a path. Each is measured from the end of the one before, so that most numbers are short.
#[derive(Default)]
struct DotPath {
    text: String,
    end: Option<(i32, i32)>,
}

impl Extend<(u16, u16, u16)> for DotPath {
    fn extend<T: IntoIterator<Item = (u16, u16, u16)>>(&mut self, runs: T) {
        for (row, from, to) in runs {
            let (x, y) = (i32::from(from) * 2, i32::from(row) * 2 + 1);
            let length = i32::from(to - from) * 2;
            // Writing to a String cannot fail.
            let _ = match self.end {
                None => write!(self.text, "M{x} {y}"),
                Some((end, row)) => write!(self.text, "m{} {}", x - end, y - row),
            };
            // A line without length shows no dot: a single one goes a little way there and back.
            let _ = match length {
                0 => self.text.write_str("h.1h-.1"),
                length => write!(self.text, "h{length}"),
            };
            self.end = Some((x + length, y));
        }
    }
}
