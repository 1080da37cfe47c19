//! Mails that did not arrive although the mail server had accepted them: what a report about one changes. The mail becomes a
//! dead letter, which stands in the outbox of the administrators and on the timeline of its practice. An address without an
//! account that two reports call wrong gets no more mails about practices, until an administrator sends one of them again.
//! Who is told of it is the room's that owed the mail.

use std::collections::BTreeSet;

use crate::db::{Engine, Fault, Timestamp, Tx};

use super::destination::Destination;
use super::model::{MailId, UndeliveredNotice};
use super::report::{DeliveryReport, ReportedFate};
use super::store;

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportOutcome {
    /// The mail with this number did not arrive.
    DidNotArrive(MailId),
    /// It is about no mail whose delivery was believed: the token is unknown, or the report was read before.
    Unknown,
    /// It says of no mail that it did not arrive.
    Nothing,
}

/// Records what a report says, and gives the notices that did not arrive. A report that is read twice changes nothing the
/// second time.
pub async fn record(
    tx: &mut Tx,
    now: Timestamp,
    report: &DeliveryReport,
) -> Result<(ReportOutcome, Vec<UndeliveredNotice>), Fault> {
    let ReportedFate::Failed { is_hard, status } = &report.fate else {
        return Ok((ReportOutcome::Nothing, Vec::new()));
    };
    let Some(token) = &report.token else {
        return Ok((ReportOutcome::Unknown, Vec::new()));
    };
    let said = format!("the mail came back ({status})");
    let Some(mail) = store::bounces::mark(tx, now, token, &said).await? else {
        return Ok((ReportOutcome::Unknown, Vec::new()));
    };
    if *is_hard && let Some(recipient) = mail.recipient_without_account() {
        store::bounces::count(tx, now, recipient).await?;
    }
    tracing::warn!(mail = mail.id.0, status, "a mail did not arrive");
    let undelivered = store::bounces::notices(tx, mail.id).await?;
    Ok((ReportOutcome::DidNotArrive(mail.id), undelivered))
}

/// Which of these addresses, which belong to no account, get no mails because reports call them wrong.
pub async fn stopped(
    db: &mut impl Engine,
    addresses: impl IntoIterator<Item = &str>,
) -> Result<BTreeSet<String>, Fault> {
    let recipients: Vec<(String, &str)> = addresses
        .into_iter()
        .map(|address| (Destination::of(address).recipient, address))
        .collect();
    let asked: Vec<String> = recipients.iter().map(|(one, _)| one.clone()).collect();
    let found = store::bounces::stopped_of(db, &asked).await?;
    let stops = |recipient: &String| found.iter().any(|(one,)| one == recipient);
    Ok(recipients
        .into_iter()
        .filter(|(recipient, _)| stops(recipient))
        .map(|(_, address)| address.to_owned())
        .collect())
}
