//! `/admin/statistics`: what the review team did in twelve months, as a page and as tables for a spreadsheet.

use axum::extract::State;
use axum::response::Response;

use super::AdminVisit;
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::model::{Statistics, StatisticsPeriod};
use crate::admin::store::statistics::read_fates;
use crate::admin::views::statistics::{STATISTICS_COLUMNS, StatisticsPage, statistics_rows};
use crate::app::App;
use crate::db::Conn;
use crate::web::csv_file::csv_file;
use crate::web::{Failure, Flash, Lang, Queried, Typed};

/// The page.
pub async fn statistics(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Queried(asked): Queried,
    Flash(notice): Flash,
) -> Result<StatisticsPage, Failure> {
    let period = AskedPeriod::parse(&app, &asked)?;
    let mut db = app.db.read().await?;
    let visit = AdminVisit::new(&app, &reader, language, address::admin_statistics(), notice);
    let around = visit.load_surroundings(&mut db).await?;
    let statistics = period.load(&mut db).await?;
    Ok(StatisticsPage::new(
        around,
        period.year,
        period.this_year,
        &statistics,
    ))
}

/// The table by month or by objective as a file.
pub async fn file(
    State(app): State<App>,
    Lang(language): Lang,
    _: Administrator,
    Queried(asked): Queried,
) -> Result<Response, Failure> {
    let period = AskedPeriod::parse(&app, &asked)?;
    let by_objective = match asked.get("by") {
        "month" => false,
        "objective" => true,
        _ => return Err(Failure::Unreadable("by")),
    };
    let mut db = app.db.read().await?;
    let statistics = period.load(&mut db).await?;
    drop(db);
    let rows = statistics_rows(app.words(language), &statistics, by_objective);
    csv_file("praxis-statistics", STATISTICS_COLUMNS, rows)
}

/// The period for which the address asks.
struct AskedPeriod {
    months: StatisticsPeriod,
    /// The calendar year; none for the last twelve months.
    year: Option<i16>,
    this_year: i16,
}

impl AskedPeriod {
    fn parse(app: &App, asked: &Typed) -> Result<Self, Failure> {
        let (now, zone) = (app.clock.now(), &app.settings.time_zone);
        let this_year = now.to_jiff().to_zoned_datetime(zone.clone()).year();
        let unreadable = || Failure::Unreadable("year");
        let year = match asked.get("year") {
            "" => None,
            typed => {
                let year: i16 = typed.parse().map_err(|_| unreadable())?;
                Some(year)
                    .filter(|year| (2000..=this_year).contains(year))
                    .ok_or_else(unreadable)?
                    .into()
            }
        };
        let months = match year {
            Some(year) => StatisticsPeriod::of_year(year, zone),
            None => StatisticsPeriod::last_twelve(now, zone),
        };
        Ok(Self {
            months: months.ok_or_else(unreadable)?,
            year,
            this_year,
        })
    }

    async fn load(&self, db: &mut Conn) -> Result<Statistics, Failure> {
        let fates = read_fates(db, self.months.range()).await?;
        Ok(Statistics::of(&fates, &self.months))
    }
}
