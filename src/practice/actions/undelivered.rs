//! A mail that did not arrive, of which a report came: it is recorded, and the person who waits for the answer is told.

use crate::app::App;
use crate::mail::actions as outbox;
use crate::mail::bounces::{self, ReportOutcome};
use crate::mail::report::DeliveryReport;
use crate::practice::error::Error;
use crate::practice::mails;

/// Records a report, and owes a mail to each person who waits for the answer to what did not arrive. A report that is read
/// twice changes nothing the second time.
pub async fn record_report(app: &App, report: &DeliveryReport) -> Result<ReportOutcome, Error> {
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let (outcome, undelivered) = bounces::record(&mut tx, now, report).await?;
    let mut notices = Vec::new();
    for notice in &undelivered {
        notices.extend(mails::tell_of_undelivered(app, &mut tx, notice).await?);
    }
    outbox::owe_all(&mut tx, now, &notices).await?;
    tx.commit().await?;
    Ok(outcome)
}
