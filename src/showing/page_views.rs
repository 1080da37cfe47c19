//! How often the public page of a practice was opened, as its authors read it, and the public where the site says so: a
//! chart of twelve months, and a table of all. Which months they are is the caller's to say.

use crate::language::Messages;
use crate::practice::model::MonthViews;
use crate::web::page_views::ViewMonth;

/// The columns of the file for authors.
pub const VIEW_COLUMNS: [&str; 3] = ["month", "views", "views_of_translations"];

/// The months of the chart.
const MONTHS: i32 = 12;
/// The width of a month, and the height of the highest bar, in units of the drawing.
const WIDTH: usize = 30;
const HEIGHT: i64 = 60;

/// The views of a practice, ready to be drawn.
pub struct ViewsSection {
    /// “The page was opened 1,234 times from May 2026 to October 2026.”
    pub said: String,
    /// “12 of them were openings of its translations.” None without such a view.
    pub translated: Option<String>,
    /// The bars of the last twelve months; none without a view.
    pub bars: Vec<ViewBar>,
    /// The highest number of a bar.
    pub most: String,
    /// What the chart shows, in a sentence.
    pub about: String,
    /// Every month with a view, the latest first.
    pub months: Vec<(String, String)>,
    /// “This edition counts the months before December 2026.”
    pub until: Option<String>,
}

/// The bar of a month.
pub struct ViewBar {
    /// Its left edge, its upper edge, its height.
    pub x: usize,
    pub y: i64,
    pub height: i64,
    /// The number of the month, and the middle of it.
    pub month: i8,
    pub middle: usize,
}

impl ViewsSection {
    /// The views of these months, the earliest first. The chart ends with the month `last`.
    pub fn of(views: &[MonthViews], last: ViewMonth, t: Messages) -> Self {
        let chart: Vec<(ViewMonth, i64)> = (0..MONTHS)
            .rev()
            .map(|back| last.earlier(back))
            .map(|month| (month, views_in(views, month)))
            .collect();
        let most = chart.iter().map(|(_, views)| *views).max().unwrap_or(0);
        let bars = chart.iter().enumerate();
        let bars = bars.map(|(place, (month, views))| bar(place, *month, *views, most));
        let months = views.iter().rev();
        Self {
            said: said(views, t),
            translated: translated(views, t),
            bars: if most > 0 { bars.collect() } else { Vec::new() },
            most: t.number(most),
            about: t
                .say("views-chart")
                .with("from", t.month(last.earlier(MONTHS - 1)))
                .with("to", t.month(last))
                .with("most", most)
                .to_string(),
            months: months
                .map(|one| (t.month(one.month), t.number(one.views)))
                .collect(),
            until: None,
        }
    }

    /// The views of the whole months before this one.
    pub fn before(month: ViewMonth, views: &[MonthViews], t: Messages) -> Self {
        let until = t.say("views-before").with("month", t.month(month));
        Self {
            until: Some(until.to_string()),
            ..Self::of(views, month.earlier(1), t)
        }
    }
}

fn views_in(views: &[MonthViews], month: ViewMonth) -> i64 {
    let found = views.iter().find(|one| one.month == month);
    found.map_or(0, |one| one.views)
}

fn said(views: &[MonthViews], t: Messages) -> String {
    let Some((first, last)) = views.first().zip(views.last()) else {
        return t.say("views-none").to_string();
    };
    let all: i64 = views.iter().map(|one| one.views).sum();
    if first.month == last.month {
        let said = t.say("views-in").with("month", t.month(first.month));
        return said.with("count", all).to_string();
    }
    t.say("views-from")
        .with("from", t.month(first.month))
        .with("to", t.month(last.month))
        .with("count", all)
        .to_string()
}

fn translated(views: &[MonthViews], t: Messages) -> Option<String> {
    let all: i64 = views.iter().map(|one| one.of_translations).sum();
    let said = t.say("views-of-translations").with("count", all);
    (all > 0).then(|| said.to_string())
}

fn bar(place: usize, month: ViewMonth, views: i64, most: i64) -> ViewBar {
    let height = (views * HEIGHT).checked_div(most).unwrap_or_default();
    // A month with a view is never drawn as one without.
    let height = height.max(i64::from(views > 0));
    ViewBar {
        x: place * WIDTH + 6,
        y: HEIGHT - height,
        height,
        month: month.number(),
        middle: place * WIDTH + 15,
    }
}

/// The rows of the file for authors, the earliest month first.
pub fn view_rows(views: &[MonthViews]) -> Vec<[String; 3]> {
    let row = |one: &MonthViews| {
        let (all, translated) = (one.views.to_string(), one.of_translations.to_string());
        [one.month.to_string(), all, translated]
    };
    views.iter().map(row).collect()
}
