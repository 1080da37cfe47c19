//! The reviewers' pages: one file for each address.

pub(crate) mod bulk;
pub(crate) mod compare;
pub(crate) mod desk;
pub(crate) mod expert;
pub(crate) mod files;
pub(crate) mod filters;
pub(crate) mod history;
pub(crate) mod offline;
pub(crate) mod queue;
pub(crate) mod replicate;
pub(crate) mod replications;
pub(crate) mod report;
pub(crate) mod reports;
pub(crate) mod words;
pub(crate) mod year;

use crate::app::App;
use crate::practice::model::PracticeId;
use crate::web::Failure;

/// The present year in the time zone of the site.
fn this_year(app: &App) -> i16 {
    let zone = app.settings.time_zone.clone();
    app.clock.now().to_jiff().to_zoned_datetime(zone).year()
}

/// The practice id in an address; a segment that is no number is not found.
fn parse_practice_id(segment: &str) -> Result<PracticeId, Failure> {
    let id = segment.parse().map_err(|_| Failure::NotFound)?;
    Ok(PracticeId(id))
}
