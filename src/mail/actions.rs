//! What rooms, administrators and the command line do with the outbox. Sending is the worker's.

use crate::app::{App, Token};
use crate::db::ids::{AccountId, PracticeId};
use crate::db::{Engine, Fault, Signal, Timestamp, Tx};

use super::model::{Counts, Entered, InTimeline, Listed, MailId, MailState, Notice, Readable};
use super::preferences::{Delivery, Preference};
use super::store;
use super::unowed::Unowed;

/// Owes somebody a notice: in the caller's transaction, so that the change and the mail about it are both there or
/// neither. Whether it goes now, in the digest or not at all is read off its rule and the receiver's preference.
pub async fn owe(tx: &mut Tx, now: Timestamp, notice: Notice) -> Result<Entered, Fault> {
    let preference = match notice.to.account() {
        Some(account) => store::choices::preference(tx, account).await?,
        None => Preference::default(),
    };
    let delivery = match (notice.rule.delivery(preference), notice.to.account()) {
        // A digest is one mail per account; an address without one cannot be gathered for.
        (Delivery::Digest, None) => Delivery::Now,
        (delivery, _) => delivery,
    };
    if delivery == Delivery::Never {
        return Ok(Entered::NotWanted);
    }
    let Some(id) = store::enter::notice(tx, now, &notice).await? else {
        return Ok(Entered::Already);
    };
    tx.wake(Signal::Outbox);
    if delivery == Delivery::Digest {
        return Ok(Entered::Held(id));
    }
    let entry = store::enter::MailEntry {
        to: &notice.to,
        language: notice.language,
        digest: false,
        urgency: notice.rule.urgency,
    };
    let mail = store::enter::mail(tx, now, entry).await?;
    store::enter::put_in(tx, id, mail).await?;
    Ok(Entered::Mail(mail))
}

/// The mails in a state (or in any), newest first; after the given one, for the next page.
pub async fn list(
    db: &mut impl Engine,
    state: Option<MailState>,
    after: Option<(Timestamp, MailId)>,
    size: i64,
) -> Result<Vec<Listed>, Fault> {
    store::list::page(db, state, after, size).await
}

/// One mail with what it says; an account mail's text is shown to nobody.
pub async fn read(db: &mut impl Engine, id: MailId) -> Result<Option<Readable>, Fault> {
    let Some(listed) = store::list::one(db, id).await? else {
        return Ok(None);
    };
    let letters = if listed.private {
        Vec::new()
    } else {
        store::list::letters(db, id).await?
    };
    Ok(Some(Readable { listed, letters }))
}

/// How many mails stand where.
pub async fn counts(db: &mut impl Engine) -> Result<Counts, Fault> {
    store::list::counts(db).await
}

/// What became of each notice about a practice, in the order of its events. What a mail says is in it only for
/// the account that it was written to.
pub async fn timeline(
    db: &mut impl Engine,
    practice: PracticeId,
    reader: Option<AccountId>,
) -> Result<Vec<InTimeline>, Fault> {
    store::list::timeline(db, practice, reader).await
}

/// Sends a mail again, with the tries of a new one and the same Message-ID: a dead letter after its address was
/// mended, an accepted one that did not arrive, a waiting one at once. `false`: there is none such, or nobody is
/// entitled to it any more.
pub async fn resend(tx: &mut Tx, now: Timestamp, id: MailId) -> Result<bool, Fault> {
    let found = store::send::again(tx, now, id).await?;
    tx.wake(Signal::Outbox);
    Ok(found)
}

/// Sends every dead letter again, and says how many.
pub async fn resend_dead(tx: &mut Tx, now: Timestamp) -> Result<u64, Fault> {
    let count = store::send::dead_again(tx, now).await?;
    tx.wake(Signal::Outbox);
    Ok(count)
}

/// Marks a dead letter as settled: the person was told in another way. `false`: it is no dead letter.
pub async fn settle(tx: &mut Tx, now: Timestamp, id: MailId) -> Result<bool, Fault> {
    store::send::settle(tx, now, id, Unowed::Settled).await
}

/// Settles all that came to be owed up to a moment and did not leave: for a history that is put in place from
/// elsewhere, of which nobody is told by mail now. Each notice and mail keeps why.
pub async fn settle_past(tx: &mut Tx, before: Timestamp, because: Unowed) -> Result<(), Fault> {
    store::send::settle_waiting(tx, before, because).await
}

/// What this person chose for the mails that allow a choice.
pub async fn preference(db: &mut impl Engine, account: AccountId) -> Result<Preference, Fault> {
    store::choices::preference(db, account).await
}

/// Records what this person chose. It counts for what is held already, too.
pub async fn choose(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    preference: Preference,
) -> Result<(), Fault> {
    store::choices::choose(tx, now, account, preference).await
}

/// The account whose digests this link ends.
pub async fn account_of_link(
    db: &mut impl Engine,
    token: &Token,
) -> Result<Option<AccountId>, Fault> {
    store::choices::account_of_link(db, &token.hash()).await
}

/// Records a choice made by a digest's own link, which is spent by no use. An unknown link changes nothing, and
/// says so.
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

/// An account's mails go to another address from now on: what waits is sorted by its new destination, so that none
/// stays behind the silence of the old one.
pub async fn readdress(tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
    store::direct::readdress(tx, account).await?;
    tx.wake(Signal::Outbox);
    Ok(())
}

/// Forgets a person who leaves: what is pending for them is dropped, their address and the text of what they were
/// sent are emptied, their choices and links deleted.
pub async fn forget(tx: &mut Tx, now: Timestamp, account: AccountId) -> Result<(), Fault> {
    store::choices::forget(tx, now, account).await
}
