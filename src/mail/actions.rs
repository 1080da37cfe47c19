//! What rooms, administrators and the command line do with the outbox. Only the worker sends.

use crate::app::{App, Token};
use crate::db::ids::{AccountId, PracticeId};
use crate::db::{Engine, Fault, Signal, Timestamp, Tx};
use crate::language::holds_words;

use super::model::{
    MailId, MailState, NewNotice, OutboxCounts, OutboxMail, OutboxRecipients, OutboxRow,
    OweOutcome, PastNotice, TimelineNotice,
};
use super::preferences::{Delivery, Preference};
use super::store;
use super::unowed::Unowed;
use crate::web::paging::ListCounts;

/// Owes a recipient a notice, in the caller's transaction, so that the change and the mail about it are both
/// committed or neither. The notice's rule and the recipient's preference decide whether it goes now, in the digest
/// or not at all.
pub async fn owe(tx: &mut Tx, now: Timestamp, notice: NewNotice) -> Result<OweOutcome, Fault> {
    // An address without an account is asked about by the same statement: what a mail costs must not tell who has one.
    let account = notice.to.account().unwrap_or(AccountId::NONE);
    let chosen = store::choices::preference(tx, account).await?;
    let delivery = match (notice.rule.delivery(chosen), notice.to.account()) {
        // A digest is one mail for each account. An address without an account has no digest.
        (Delivery::Digest, None) => Delivery::Now,
        (delivery, _) => delivery,
    };
    if delivery == Delivery::Never {
        return Ok(OweOutcome::NotWanted);
    }
    let Some(id) = store::enter::insert_notice(tx, now, &notice).await? else {
        return Ok(OweOutcome::Already);
    };
    tx.wake(Signal::Outbox);
    if delivery == Delivery::Digest {
        return Ok(OweOutcome::Held(id));
    }
    let entry = store::enter::MailEntry {
        to: &notice.to,
        language: notice.language,
        digest: false,
        urgency: notice.rule.urgency,
    };
    let mail_id = store::enter::insert_mail(tx, now, entry).await?;
    store::enter::put_into(tx, id, mail_id).await?;
    Ok(OweOutcome::Mail(mail_id))
}

/// The newest mails in one state (or in any), after the given mail.
pub async fn list(
    db: &mut impl Engine,
    state: Option<MailState>,
    after: Option<(Timestamp, MailId)>,
    size: i64,
) -> Result<Vec<OutboxRow>, Fault> {
    store::list::read_page(db, state, after, size).await
}

/// A page of the same list with the counts of the whole. `sought`: only mails to these accounts, or to an address that
/// holds the words.
pub async fn read_page(
    db: &mut impl Engine,
    sought: Option<(Vec<AccountId>, &str)>,
    state: Option<MailState>,
    after: Option<(Timestamp, MailId)>,
    size: i64,
) -> Result<(Vec<OutboxRow>, ListCounts), Fault> {
    let Some((accounts, words)) = sought else {
        let rows = store::list::read_page(db, state, after, size).await?;
        let counts = store::list::count_list(db, None, state, after).await?;
        return Ok((rows, counts));
    };
    let mut addresses = store::list::read_addresses(db).await?;
    addresses.retain(|address| holds_words(address, words));
    let recipients = OutboxRecipients {
        accounts,
        addresses,
    };
    let rows = store::list::read_page_to(db, &recipients, state, after, size).await?;
    let counts = store::list::count_list(db, Some(&recipients), state, after).await?;
    Ok((rows, counts))
}

/// One mail with its text. The text of an account mail stays hidden.
pub async fn read(db: &mut impl Engine, id: MailId) -> Result<Option<OutboxMail>, Fault> {
    let Some(listed) = store::list::read_row(db, id).await? else {
        return Ok(None);
    };
    let letters = if listed.private {
        Vec::new()
    } else {
        store::list::read_letters(db, id).await?
    };
    Ok(Some(OutboxMail { listed, letters }))
}

/// The number of mails in each state, and of notices that are held.
pub async fn counts(db: &mut impl Engine) -> Result<OutboxCounts, Fault> {
    store::list::count_by_state(db).await
}

/// The number of dead letters, which wait for an administrator.
pub async fn count_dead(db: &mut impl Engine) -> Result<i64, Fault> {
    store::list::count_dead(db).await
}

/// Every notice about a practice, in the order of the practice's events. A text is included only if the reader is its
/// recipient.
pub async fn timeline(
    db: &mut impl Engine,
    practice: PracticeId,
    reader: Option<AccountId>,
) -> Result<Vec<TimelineNotice>, Fault> {
    store::list::read_timeline(db, practice, reader).await
}

/// Sends a mail again, with the attempts of a new one and the same Message-ID: a dead letter after its address was
/// corrected, an accepted mail that did not arrive, a waiting one at once. `false`: there is no such mail, or its
/// recipient is not entitled to it any more.
pub async fn resend(tx: &mut Tx, now: Timestamp, id: MailId) -> Result<bool, Fault> {
    let found = store::send::requeue(tx, now, id).await?;
    tx.wake(Signal::Outbox);
    Ok(found)
}

/// Sends every dead letter again, and returns their number.
pub async fn resend_dead(tx: &mut Tx, now: Timestamp) -> Result<u64, Fault> {
    let count = store::send::requeue_dead(tx, now).await?;
    tx.wake(Signal::Outbox);
    Ok(count)
}

/// Marks a dead letter as settled: the recipient learnt of it in another way. `false`: it is no dead letter.
pub async fn settle(tx: &mut Tx, now: Timestamp, id: MailId) -> Result<bool, Fault> {
    store::send::settle_dead(tx, now, id, Unowed::Settled).await
}

/// Settles everything that was owed up to a moment and did not leave. For an imported history: its events are past,
/// so no recipient is to receive a mail about them now. Each notice and mail stores the reason.
pub async fn settle_past(tx: &mut Tx, before: Timestamp, because: Unowed) -> Result<(), Fault> {
    store::send::settle_waiting(tx, before, because).await
}

/// Records notices of an imported history, which no mail carries. Each stores the reason.
pub async fn record_past(
    tx: &mut Tx,
    notices: &[PastNotice],
    because: Unowed,
) -> Result<(), Fault> {
    store::enter::insert_past(tx, notices, because).await
}

/// The account's choice for the mails that allow one.
pub async fn preference(db: &mut impl Engine, account: AccountId) -> Result<Preference, Fault> {
    store::choices::preference(db, account).await
}

/// Stores an account's choice. It applies to notices that are held already, too.
pub async fn choose(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    preference: Preference,
) -> Result<(), Fault> {
    store::choices::set_preference(tx, now, account, preference).await
}

/// The account whose digests this link ends.
pub async fn account_of_link(
    db: &mut impl Engine,
    token: &Token,
) -> Result<Option<AccountId>, Fault> {
    store::choices::account_of_link(db, &token.hash()).await
}

/// Stores a choice made by the link in a digest. The link can be used any number of times. `false`: the link is
/// unknown, and nothing was changed.
pub async fn choose_by_link(
    app: &App,
    token: &Token,
    preference: Preference,
) -> Result<bool, Fault> {
    let mut tx = app.db.write().await?;
    let Some(account) = account_of_link(&mut tx, token).await? else {
        return Ok(false);
    };
    choose(&mut tx, app.clock.now(), account, preference).await?;
    tx.commit().await?;
    Ok(true)
}

/// Redirects the waiting mails of an account that has changed its address: their destination is determined anew, so
/// that none of them waits until the old destination answers.
pub async fn readdress(tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
    store::direct::clear_destinations(tx, account).await?;
    tx.wake(Signal::Outbox);
    Ok(())
}
