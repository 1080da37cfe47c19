//! A reader without an account reports a mistake in a public practice; a reviewer closes the report.

use super::Error;
use crate::account::model::Account;
use crate::app::App;
use crate::db::{Conn, Engine, Fault};
use crate::practice::model::{
    MOST_REPORTS, MOST_REPORTS_OF_PRACTICE, NewReport, OpenReport, ReportClosing, ReportId,
    ReportablePractice, Slug,
};
use crate::practice::store;

/// The practice with this slug, while its text is public.
pub async fn reportable(db: &mut Conn, slug: &Slug) -> Result<Option<ReportablePractice>, Fault> {
    store::reportable(db, slug).await
}

/// Keeps a report for the review team. The same words a second time change nothing. [`Error::NotFound`] if the practice is
/// public no more, [`Error::Unfit`] if too many reports are open.
pub async fn report_mistake(
    app: &App,
    read: &ReportablePractice,
    report: &NewReport,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    // What was read before the lock may have changed.
    store::lock(&mut tx, read.id).await?;
    let found = store::reportable(&mut tx, &read.slug).await?;
    let practice = found.ok_or(Error::NotFound)?;
    let open = store::count_open_reports(&mut tx, practice.id, &report.words).await?;
    if open.same_words > 0 {
        return Ok(());
    }
    if open.of_practice >= MOST_REPORTS_OF_PRACTICE || open.in_all >= MOST_REPORTS {
        return Err(Error::Unfit);
    }
    store::insert_report(&mut tx, &practice, report, app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// The open reports, the oldest first.
pub async fn open_reports(db: &mut impl Engine) -> Result<Vec<OpenReport>, Fault> {
    store::open_reports(db).await
}

/// Closes a report. To close it again changes nothing.
pub async fn close_report(
    app: &App,
    by: &Account,
    id: ReportId,
    outcome: ReportClosing,
) -> Result<bool, Fault> {
    let mut tx = app.db.write().await?;
    let closed = store::close_report(&mut tx, id, outcome, (by.id, app.clock.now())).await?;
    tx.commit().await?;
    Ok(closed)
}
