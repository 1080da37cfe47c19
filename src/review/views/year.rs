//! A reviewer's year, as its template draws it.

use askama::Template;
use askama_web::WebTemplate;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::address;
use crate::db::Timestamp;
use crate::review::store::ReviewerYear;
use crate::web::Frame;
use crate::web::typed_day::beginning_of;
use crate::workflow::{Deed, State};

/// The earliest year that can be asked for.
const EARLIEST: i16 = 2000;

/// A calendar year, or what has passed of it.
pub struct YearRange {
    year: i16,
    this_year: i16,
    first: Date,
    /// The last day that is counted.
    last: Date,
    /// When it begins and when it ends.
    pub moments: (Timestamp, Timestamp),
}

impl YearRange {
    /// The year, if it is none that lies ahead.
    pub fn of(year: i16, today: Date, zone: &TimeZone) -> Option<Self> {
        if !(EARLIEST..=today.year()).contains(&year) {
            return None;
        }
        let first = Date::new(year, 1, 1).ok()?;
        let next = Date::new(year + 1, 1, 1).ok()?;
        Some(Self {
            year,
            this_year: today.year(),
            first,
            last: next.yesterday().ok()?.min(today),
            moments: (beginning_of(first, zone)?, beginning_of(next, zone)?),
        })
    }
}

/// The page.
#[derive(Template, WebTemplate)]
#[template(path = "review/year.html")]
pub struct YearPage {
    frame: Frame,
    title: String,
    /// The reviewer, and the days that are counted.
    about: String,
    /// What was done, and how often.
    rows: Vec<(String, String)>,
    /// The year before and the year after, where there are such.
    others: Vec<(String, String)>,
    back: String,
}

impl YearPage {
    /// The page of a reviewer's year.
    pub fn new(frame: Frame, name: String, range: &YearRange, done: &ReviewerYear) -> Self {
        let t = frame.t;
        let about = t
            .say("review-year-about")
            .with("name", name)
            .with("first", t.date(range.first))
            .with("last", t.date(range.last));
        let deeds = [Deed::Claim, Deed::GiveOpinion, Deed::Comment, Deed::Reply];
        let of_deed = |deed: Deed| {
            let found = done.deeds.iter().find(|(one, _)| *one == deed);
            let count = found.map(|(_, count)| *count).unwrap_or_default();
            (
                t.of("review-year", deed.as_str()).to_string(),
                t.number(count),
            )
        };
        let of_states = |key: &'static str, states: &[State]| {
            let of = done
                .decisions
                .iter()
                .filter(|(state, _)| states.contains(state));
            let count: i64 = of.map(|(_, count)| count).sum();
            (t.say(key).to_string(), t.number(count))
        };
        let rows = deeds.into_iter().map(of_deed).chain([
            of_states(
                "review-year-approved",
                &[State::Published, State::Superseded],
            ),
            of_states("review-year-returned", &[State::Returned]),
            of_states("review-year-declined", &[State::Declined]),
        ]);
        let years = [range.year - 1, range.year + 1].into_iter();
        let others = years.filter(|year| (EARLIEST..=range.this_year).contains(year));
        Self {
            title: t
                .say("review-year-title")
                .with("year", range.year.to_string())
                .to_string(),
            about: about.to_string(),
            rows: rows.collect(),
            others: others
                .map(|year| {
                    (
                        year.to_string(),
                        frame.to(address::review_year().query("year", year)),
                    )
                })
                .collect(),
            back: frame.to(address::queue()),
            frame,
        }
    }
}
