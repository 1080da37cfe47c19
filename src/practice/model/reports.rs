//! Reports of mistakes: what a reader without an account tells the review team of a public practice. They are no events:
//! they change nothing of the practice, and only the review team reads them.

use super::{PracticeId, Reasons, Slug};
use crate::account::model::EmailAddress;
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::ids::ReportId;
use crate::db::stored::travels_as_text;

/// The most open reports of one practice.
pub const MOST_REPORTS_OF_PRACTICE: i64 = 20;

/// The most open reports of all practices.
pub const MOST_REPORTS: i64 = 500;

closed_list! {
    /// How a report was closed.
    pub enum ReportClosing {
        /// There was a mistake, and the text was mended or its authors were told.
        Mended = "mended",
        /// The text is right.
        NoMistake = "no-mistake",
        /// It is no report.
        Spam = "spam",
    }
}

travels_as_text!(ReportClosing);

/// A report that is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReport {
    /// What is wrong.
    pub words: Reasons,
    /// Where the review team can ask, if the reader says so.
    pub email: Option<EmailAddress>,
}

/// A public practice that can be reported.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ReportablePractice {
    /// The practice.
    pub id: PracticeId,
    /// The end of its address.
    pub slug: Slug,
    /// The title of its public version.
    pub title: String,
    /// The number of that version.
    pub version: i64,
}

/// A report that no reviewer has closed.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OpenReport {
    /// The number of the row.
    pub id: ReportId,
    /// The practice.
    pub practice_id: PracticeId,
    /// The end of its address.
    pub slug: Slug,
    /// The title of the version that was read.
    pub title: String,
    /// The number of that version.
    pub version: i64,
    /// What is wrong.
    pub words: String,
    /// Where the review team can ask.
    pub email: Option<String>,
    /// When it was sent.
    pub reported_at: Timestamp,
}
