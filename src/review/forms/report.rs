//! Reads the report of a reader, and the reviewer's button that closes one.

use crate::account::parse_deliverable;
use crate::app::App;
use crate::practice::model::{NewReport, Reasons, ReportClosing, ReportId};
use crate::showing::reasons::problem_of_words;
use crate::web::form::Reading;
use crate::web::{Refused, Typed};

/// The box of what is wrong.
pub const REPORT_WORDS: &str = "words";
/// The box of the address at which the review team can ask.
pub const REPORT_EMAIL: &str = "email";

/// Reads a report.
pub fn read_report(app: &App, typed: &Typed) -> Result<NewReport, Refused> {
    let mut reading = Reading::of(typed);
    let words = reading.field(REPORT_WORDS, |typed| {
        Reasons::parse(typed).map_err(|why| problem_of_words(why, typed))
    });
    let email = reading.field(REPORT_EMAIL, |typed| match typed.trim() {
        "" => Ok(None),
        typed => parse_deliverable(app, typed).map(Some),
    });
    let whole = words.zip(email);
    reading.finish(whole.map(|(words, email)| NewReport { words, email }))
}

/// Reads which report a button closes, and how.
pub fn read_closing(typed: &Typed) -> Option<(ReportId, ReportClosing)> {
    let id = typed.get("report").parse().ok().map(ReportId)?;
    Some((id, ReportClosing::parse(typed.get("deed"))?))
}
