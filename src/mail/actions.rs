//! What rooms, administrators and the command line do with the outbox. Only the worker sends.

use std::collections::HashMap;

use crate::app::{App, Token};
use crate::db::ids::{AccountId, PracticeId};
use crate::db::{Engine, Fault, Signal, Timestamp, Tx};
use crate::language::holds_words;

use super::model::{
    MailFate, MailId, MailState, NewNotice, NoticeId, OutboxCounts, OutboxMail, OutboxRecipients,
    OutboxRow, OweOutcome, PastNotice, TimelineNotice,
};
use super::preferences::{Delivery, MailGroup, Preference, Preferences};
use super::store;
use super::store::enter::MailEntry;
use super::unowed::Unowed;
use crate::web::paging::ListCounts;

/// Owes a recipient a notice, in the caller's transaction, so that the change and the mail about it are both
/// committed or neither. The notice's rule and the recipient's preference decide whether it goes now, in the digest
/// or not at all.
pub async fn owe(tx: &mut Tx, now: Timestamp, notice: NewNotice) -> Result<OweOutcome, Fault> {
    let outcome = owe_all(tx, now, &[notice]).await?.pop();
    Ok(outcome.unwrap_or(OweOutcome::NotWanted))
}

/// The same with several notices, in as many calls as with one. The outcomes are in their order.
pub async fn owe_all(
    tx: &mut Tx,
    now: Timestamp,
    notices: &[NewNotice],
) -> Result<Vec<OweOutcome>, Fault> {
    let deliveries = chosen_deliveries(tx, notices).await?;
    let at_once = notices
        .iter()
        .zip(&deliveries)
        .filter(|(_, delivery)| **delivery == Delivery::Now);
    let entries: Vec<MailEntry<'_>> = at_once
        .map(|(notice, _)| MailEntry {
            to: &notice.to,
            language: notice.language,
            digest: false,
            urgency: notice.rule.urgency,
        })
        .collect();
    let mut mails = store::enter::insert_mails(tx, now, &entries)
        .await?
        .into_iter();
    let owed: Vec<(&NewNotice, Option<MailId>)> = notices
        .iter()
        .zip(&deliveries)
        .filter(|(_, delivery)| **delivery != Delivery::Never)
        .map(|(notice, delivery)| match delivery {
            Delivery::Now => (notice, mails.next()),
            Delivery::Digest | Delivery::Never => (notice, None),
        })
        .collect();
    let mut entered = store::enter::insert_notices(tx, now, &owed)
        .await?
        .into_iter();
    let mut in_mails = owed.iter().map(|(_, mail)| *mail);
    let mut outcomes = Vec::new();
    for delivery in deliveries {
        outcomes.push(match delivery {
            Delivery::Never => OweOutcome::NotWanted,
            _ => entry_outcome(tx, entered.next().flatten(), in_mails.next().flatten()).await?,
        });
    }
    if !owed.is_empty() {
        tx.wake(Signal::Outbox);
    }
    Ok(outcomes)
}

/// What became of a notice that was to be entered. A mail without its notice is deleted.
async fn entry_outcome(
    tx: &mut Tx,
    notice: Option<NoticeId>,
    mail: Option<MailId>,
) -> Result<OweOutcome, Fault> {
    match (notice, mail) {
        (Some(_), Some(mail)) => Ok(OweOutcome::Mail(mail)),
        (Some(notice), None) => Ok(OweOutcome::Held(notice)),
        (None, Some(mail)) => {
            store::enter::delete_mail(tx, mail).await?;
            Ok(OweOutcome::Already)
        }
        (None, None) => Ok(OweOutcome::Already),
    }
}

/// The delivery of each notice. Only for rules that a preference changes are the preferences read: of an address without
/// an account by the same statement, because what a mail costs must not tell who has one.
async fn chosen_deliveries(tx: &mut Tx, notices: &[NewNotice]) -> Result<Vec<Delivery>, Fault> {
    let account = |notice: &NewNotice| notice.to.account().unwrap_or(AccountId::NONE);
    let asked = notices.iter().filter(|notice| notice.rule.may_wait());
    let asked: Vec<AccountId> = asked.map(account).collect();
    let chosen = if asked.is_empty() {
        HashMap::new()
    } else {
        store::choices::preferences_of(tx, &asked).await?
    };
    let none = Preferences::default();
    let delivery = |notice: &NewNotice| {
        let preferences = chosen.get(&account(notice)).unwrap_or(&none);
        match (preferences.delivery(notice.rule), notice.to.account()) {
            // A digest is one mail for each account. An address without an account has no digest.
            (Delivery::Digest, None) => Delivery::Now,
            (delivery, _) => delivery,
        }
    };
    Ok(notices.iter().map(delivery).collect())
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

/// Every notice of one kind about these practices, without its text.
pub async fn told(
    db: &mut impl Engine,
    kind: &str,
    practices: &[PracticeId],
) -> Result<Vec<(PracticeId, TimelineNotice)>, Fault> {
    store::list::read_told(db, kind, practices).await
}

/// Sends a mail again, with the attempts of a new one and the same Message-ID: a dead letter after its address was
/// corrected, an accepted mail that did not arrive, a waiting one at once, or one whose address was stopped. `false`: there
/// is no such mail, or its recipient is not entitled to it any more.
pub async fn resend(tx: &mut Tx, now: Timestamp, id: MailId) -> Result<bool, Fault> {
    // An administrator who sends to a stopped address has reason to believe that mails arrive there again: the stop is
    // lifted with it.
    store::bounces::lift(tx, id).await?;
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

/// How far the delivery of these mails has come. One that was erased is left out.
pub async fn fates(db: &mut impl Engine, mails: &[MailId]) -> Result<Vec<MailFate>, Fault> {
    store::list::read_fates(db, mails).await
}

/// Erases these mails with their addresses, except those that wait: their numbers are returned. For mails whose recipient
/// has no account and wants no more of them.
pub async fn erase_settled(tx: &mut Tx, mails: &[MailId]) -> Result<Vec<MailId>, Fault> {
    store::erase::erase_settled(tx, mails).await
}

/// The account's choices for the mails that allow one.
pub async fn preferences(db: &mut impl Engine, account: AccountId) -> Result<Preferences, Fault> {
    store::choices::preferences(db, account).await
}

/// Stores an account's choices. They apply to notices that are held already, too: these leave with the next gathering of
/// the new rhythm.
pub async fn choose(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    chosen: &[(MailGroup, Preference)],
) -> Result<(), Fault> {
    store::choices::set_preferences(tx, now, account, chosen).await
}

/// What the holder of a link in a mail chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkChoice {
    /// No more mails of the groups in that mail.
    End,
    /// No more mails of any group.
    EndAll,
    /// The groups in that mail, as they come to an account that never chose.
    Resume,
}

/// What a link in a mail ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedByLink {
    /// The account that received the mail.
    pub account: AccountId,
    /// The groups of the notices in that mail.
    pub groups: Vec<MailGroup>,
}

/// What this link ends; `None`: the link is unknown.
pub async fn ended_by_link(
    db: &mut impl Engine,
    token: &Token,
) -> Result<Option<EndedByLink>, Fault> {
    let found = store::choices::link(db, &token.hash()).await?;
    Ok(found.map(|(account, groups)| EndedByLink { account, groups }))
}

/// Stores a choice made by the link in a mail, for the groups of that mail or for all. The link can be used any number of
/// times. `None`: the link is unknown, and nothing was changed.
pub async fn choose_by_link(
    app: &App,
    token: &Token,
    choice: LinkChoice,
) -> Result<Option<EndedByLink>, Fault> {
    let mut tx = app.db.write().await?;
    let Some(link) = ended_by_link(&mut tx, token).await? else {
        return Ok(None);
    };
    let chosen: Vec<(MailGroup, Preference)> = match choice {
        LinkChoice::End => link
            .groups
            .iter()
            .map(|one| (*one, Preference::Never))
            .collect(),
        LinkChoice::EndAll => MailGroup::ALL
            .iter()
            .map(|one| (*one, Preference::Never))
            .collect(),
        LinkChoice::Resume => {
            let default = |one: &MailGroup| (*one, one.default_preference());
            link.groups.iter().map(default).collect()
        }
    };
    choose(&mut tx, app.clock.now(), link.account, &chosen).await?;
    tx.commit().await?;
    Ok(Some(link))
}

/// Redirects the waiting mails of an account that has changed its address: their destination is determined anew, so
/// that none of them waits until the old destination answers.
pub async fn readdress(tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
    store::direct::clear_destinations(tx, account).await?;
    tx.wake(Signal::Outbox);
    Ok(())
}
