//! `/review/year`: what the reviewer did in a calendar year, as a page to print: counts and the period, and no titles.

use axum::extract::State;

use crate::account::reader::{self, Reviewer};
use crate::address;
use crate::app::App;
use crate::review::store::reviewer_year;
use crate::review::views::{YearPage, YearRange};
use crate::web::{Failure, Lang, Queried};

/// The page of this year, or of the one that the address names.
pub async fn year(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Queried(asked): Queried,
) -> Result<YearPage, Failure> {
    let zone = &app.settings.time_zone;
    let today = app
        .clock
        .now()
        .to_jiff()
        .to_zoned_datetime(zone.clone())
        .date();
    let unreadable = || Failure::Unreadable("year");
    let year = match asked.get("year") {
        "" => today.year(),
        typed => typed.parse().map_err(|_| unreadable())?,
    };
    let range = YearRange::of(year, today, zone).ok_or_else(unreadable)?;
    let mut db = app.db.read().await?;
    let done = reviewer_year(&mut db, reviewer.id, range.moments).await?;
    drop(db);
    let bare = reader::frame(&app, &reviewer, language, address::review_year(), None);
    Ok(YearPage::new(bare, reviewer.name.display(), &range, &done))
}
