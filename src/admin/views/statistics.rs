//! The statistics, as their template draws them: a chart of the months, and a table with every number of it.

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use super::surroundings::Surroundings;
use crate::address;
use crate::admin::model::{Measured, Statistics};
use crate::language::Messages;
use crate::web::Frame;

/// `/admin/statistics`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/statistics.html")]
pub struct StatisticsPage {
    frame: Frame,
    tabs: Vec<AdminTab>,
    title: String,
    /// The periods: name, link, whether it is this one.
    periods: Vec<(String, String, bool)>,
    whole: StatisticsRow,
    chart: StatisticsChart,
    months: Vec<StatisticsRow>,
    objectives: Vec<StatisticsRow>,
    /// The tables as files: by month, by objective.
    files: (String, String),
}

/// A line of a table.
pub struct StatisticsRow {
    name: String,
    submitted: String,
    published: String,
    returned: String,
    declined: String,
    acceptance: String,
    days: String,
    open: String,
}

/// The bars of the months. All lengths are in units of the drawing.
pub struct StatisticsChart {
    bars: Vec<MonthBars>,
    /// The highest number.
    most: String,
    /// What the chart shows, in a sentence.
    about: String,
}

/// The two bars of a month, and its number below.
pub struct MonthBars {
    submitted: ChartBar,
    answered: ChartBar,
    month: i8,
    /// The middle of the month.
    middle: usize,
}

/// A bar of the chart: its left edge, its upper edge, and its height.
pub struct ChartBar {
    x: usize,
    y: usize,
    height: usize,
}

/// The width of a month, and the height of the highest bar.
const MONTH: usize = 30;
const HEIGHT: usize = 100;

/// How many earlier years are offered.
const YEARS: i16 = 4;

impl StatisticsPage {
    /// The page of a year, or of the last twelve months.
    pub(in crate::admin) fn new(
        around: Surroundings,
        year: Option<i16>,
        this_year: i16,
        statistics: &Statistics,
    ) -> Self {
        let frame = around.frame;
        let t = frame.t;
        let months = statistics.by_month.iter();
        let objectives = statistics.by_objective.iter();
        let file = |by| {
            let asked = year.map(|year| year.to_string()).unwrap_or_default();
            let file = address::admin_statistics_file().query("by", by);
            frame.to(file.query("year", &asked))
        };
        Self {
            title: t.say("admin-tab-statistics").to_string(),
            periods: periods(&frame, year, this_year),
            whole: StatisticsRow::of(
                t.say("admin-statistics-whole").to_string(),
                &statistics.whole,
                t,
            ),
            chart: StatisticsChart::of(statistics, t),
            months: months
                .map(|(month, measured)| {
                    StatisticsRow::of(t.month(written(month.first)), measured, t)
                })
                .collect(),
            objectives: objectives
                .map(|(number, measured)| {
                    StatisticsRow::of(number.heading(t).to_string(), measured, t)
                })
                .collect(),
            files: (file("month"), file("objective")),
            tabs: around.tabs,
            frame,
        }
    }
}

/// A month as `2026-11`.
fn written(first: jiff::civil::Date) -> String {
    format!("{:04}-{:02}", first.year(), first.month())
}

fn periods(frame: &Frame, year: Option<i16>, this_year: i16) -> Vec<(String, String, bool)> {
    let last = (
        frame.t.say("admin-statistics-last").to_string(),
        frame.to(address::admin_statistics()),
        year.is_none(),
    );
    let years = (0..=YEARS).map(|back| this_year - back).map(|one| {
        let link = frame.to(address::admin_statistics().query("year", one));
        (one.to_string(), link, year == Some(one))
    });
    std::iter::once(last).chain(years).collect()
}

impl StatisticsRow {
    fn of(name: String, measured: &Measured, t: Messages) -> Self {
        let none = || t.say("admin-statistics-none").to_string();
        let percent = |share: usize| {
            let share = t.say("admin-statistics-percent").with("share", share);
            share.to_string()
        };
        Self {
            name,
            submitted: t.number(measured.submitted),
            published: t.number(measured.published),
            returned: t.number(measured.returned),
            declined: t.number(measured.declined),
            acceptance: measured.acceptance().map_or_else(none, percent),
            days: measured.days().map_or_else(none, |days| t.number(days)),
            open: t.number(measured.open),
        }
    }
}

impl StatisticsChart {
    fn of(statistics: &Statistics, t: Messages) -> Self {
        let all = statistics.by_month.iter();
        let numbers = all
            .clone()
            .flat_map(|(_, one)| [one.submitted, one.answered()]);
        let most = numbers.max().unwrap_or_default();
        let bar = |number: usize, x: usize| {
            let height = (number * HEIGHT).checked_div(most).unwrap_or_default();
            let y = HEIGHT - height;
            ChartBar { x, y, height }
        };
        let bars = all.enumerate().map(|(place, (month, measured))| MonthBars {
            submitted: bar(measured.submitted, place * MONTH + 4),
            answered: bar(measured.answered(), place * MONTH + 15),
            month: month.first.month(),
            middle: place * MONTH + 14,
        });
        let whole = &statistics.whole;
        let about = t
            .say("admin-statistics-about")
            .with("submitted", whole.submitted)
            .with("answered", whole.answered());
        Self {
            bars: bars.collect(),
            most: t.number(most),
            about: about.to_string(),
        }
    }
}

/// The columns of the files.
pub const STATISTICS_COLUMNS: [&str; 8] = [
    "of",
    "submitted",
    "published",
    "returned",
    "declined",
    "acceptance_percent",
    "median_days_to_first_decision",
    "open_at_the_end",
];

/// The rows of a file.
pub fn statistics_rows(
    t: Messages,
    statistics: &Statistics,
    by_objective: bool,
) -> Vec<[String; 8]> {
    let row = |of: String, measured: &Measured| {
        let number = |number: usize| number.to_string();
        [
            of,
            number(measured.submitted),
            number(measured.published),
            number(measured.returned),
            number(measured.declined),
            measured.acceptance().map(number).unwrap_or_default(),
            measured
                .days()
                .map(|days| days.to_string())
                .unwrap_or_default(),
            number(measured.open),
        ]
    };
    if by_objective {
        let objectives = statistics.by_objective.iter();
        return objectives
            .map(|(objective, measured)| row(objective.heading(t).to_string(), measured))
            .collect();
    }
    let months = statistics.by_month.iter();
    months
        .map(|(month, measured)| row(written(month.first), measured))
        .collect()
}
