//! The delivery of one mail: the worker asks whether it is owed, writes it, hands it to the mail server and stores the
//! result.

use std::panic::AssertUnwindSafe;
use std::slice;
use std::time::Duration;

use futures_util::FutureExt;

use crate::db::{Fault, Timestamp, Tx};
use crate::language::{Language, Messages};
use crate::mail::delivery::{self, DeliveryOutcome, Reply};
use crate::mail::destination::Destination;
use crate::mail::digest;
use crate::mail::letter::SECRET_PLACE;
use crate::mail::message::{self, MailContent, Parcel};
use crate::mail::model::{MailRecipient, NoticeId, OwedNotice};
use crate::mail::preferences::{Delivery, Preferences};
use crate::mail::rooms::Entitlement;
use crate::mail::store::{choices, direct, send};
use crate::mail::transport::{ConversationReport, Stage};
use crate::mail::unowed::Unowed;

use super::places::{Ending, SilentParty, SlowAction};
use super::shared_places::PlaceGuard;
use super::{TakenMail, Worker};

/// How often the worker attempts to store a result.
const RECORD_ATTEMPTS: u32 = 6;

/// The notices of a mail that is about to leave, after the rooms have answered.
#[derive(Default)]
struct CheckedNotices {
    owed: Vec<OwedNotice>,
    dropped: Vec<(NoticeId, Unowed)>,
    address: Option<String>,
}

/// A mail in its envelope, or the reason why it is not sent.
enum PreparedMail {
    Parcel(Box<Parcel>),
    NoLongerOwed(Unowed),
    /// The mail can never be sent as it is.
    Unsendable(String),
}

/// The content of a mail that the rooms or the digest determine.
pub(super) struct WrittenMail {
    subject: String,
    pub(super) text: String,
    pub(super) html: String,
    thread: Option<String>,
    pub(super) unsubscribe: Option<String>,
    turn: Option<String>,
    reply_to: Option<String>,
}

impl Worker {
    /// Delivers one mail. After a failure the mail is retried when its lease ends.
    pub(super) async fn deliver(self, mail: TakenMail, mut place: PlaceGuard) {
        let result = AssertUnwindSafe(self.try_to_deliver(&mail, &mut place))
            .catch_unwind()
            .await;
        match result {
            Ok(Ok(())) => {}
            Ok(Err(fault)) => {
                tracing::error!(mail = mail.id.0, %fault, "a mail is retried when its lease ends");
            }
            Err(_) => {
                // Count the panic as an attempt. Otherwise the worker would retry the same mail for ever.
                let outcome = self.judge(
                    &mail,
                    Reply::Unknown("our mistake: it is in the log".to_owned()),
                );
                if let Err(fault) = self.record(&mail, None, &outcome).await {
                    tracing::error!(mail = mail.id.0, %fault, "a mail is retried when its lease ends");
                }
            }
        }
    }

    async fn try_to_deliver(&self, mail: &TakenMail, place: &mut PlaceGuard) -> Result<(), Fault> {
        let mut notices = self.check_notices(mail).await?;
        self.write_late(&mut notices).await?;
        let address = notices.address.clone();
        if let Some(moved) = address.as_deref().map(Destination::of)
            && moved != mail.destination()
        {
            return self.change_destination(mail, &moved).await;
        }
        let outcome = match self.prepare(mail, notices).await? {
            PreparedMail::Parcel(parcel) => {
                let reply = self.converse(&parcel, place).await;
                self.judge(mail, reply)
            }
            PreparedMail::Unsendable(why) => self.judge(mail, Reply::Refused(why)),
            PreparedMail::NoLongerOwed(why) => {
                delivery::judge_unowed(mail.attempts(), self.app.clock.now(), why)
            }
        };
        self.record(mail, address.as_deref(), &outcome).await
    }

    /// Hands the mail to the mail server. A conversation that takes long gives its place to others.
    async fn converse(&self, parcel: &Parcel, place: &mut PlaceGuard) -> Reply {
        let stage = Stage::default();
        let party = |stage: &Stage| {
            if stage.is_addressed() {
                SilentParty::Recipient
            } else {
                SilentParty::Relay
            }
        };
        let patience = self.transport.slow_after();
        let cut_off = async {
            tokio::time::sleep(patience).await;
            if place.note_slow(party(&stage), stage.is_sent()) != SlowAction::IsCutOff {
                std::future::pending::<()>().await;
            }
        };
        let ConversationReport {
            reply,
            stalled,
            is_outage,
            takes_other_letters,
        } = tokio::select! {
            biased;
            conversation = self.transport.deliver(parcel, &stage) => conversation,
            () = cut_off => ConversationReport {
                reply: stage.silence(format!(
                    "the mail server stalled for {} seconds",
                    patience.as_secs()
                )),
                stalled: true,
                is_outage: !stage.is_addressed(),
                takes_other_letters: None,
            },
        };
        self.note_relay(&reply, is_outage);
        if let Some(are_taken) = takes_other_letters {
            self.app.mail_server.note_other_letters(are_taken);
        }
        place.note_ending(match stalled {
            true => Ending::Stalled(party(&stage)),
            false if stage.is_addressed() => Ending::Answered,
            false => Ending::RelayAnswered,
        });
        reply
    }

    /// Records whether the mail server takes mails at all.
    fn note_relay(&self, reply: &Reply, is_outage: bool) {
        match self.transport.host() {
            Some(host) if is_outage => {
                let now = self.app.clock.now();
                self.pulse.note_outage(now, &host, reply.words());
            }
            _ => self.pulse.note_answer(),
        }
    }

    /// Ends the lease of a mail whose account has changed its address since, so that it waits for its new destination.
    async fn change_destination(&self, mail: &TakenMail, to: &Destination) -> Result<(), Fault> {
        let mut tx = self.app.db.write().await?;
        direct::change_destination(&mut tx, mail, to).await?;
        tx.commit().await
    }

    /// Asks the rooms which notices are still owed, and looks up the recipient's address.
    async fn check_notices(&self, mail: &TakenMail) -> Result<CheckedNotices, Fault> {
        let mut db = self.app.db.read().await?;
        let mut checked = CheckedNotices::default();
        // Only the notices of a digest are held so long that a choice may have changed since.
        let preferences = match mail.account_id.filter(|_| mail.digest) {
            Some(account) => choices::preferences(&mut db, account).await?,
            None => Preferences::default(),
        };
        let mut stopped = None;
        for notice in send::read_notices(&mut db, mail.id).await? {
            let wanted = self
                .rooms
                .rule(&notice)
                .is_none_or(|rule| preferences.delivery(rule) != Delivery::Never);
            let entitlement = match self.rooms.owed(&notice.kind) {
                _ if mail.digest && !wanted => Entitlement::NoLonger(Unowed::Unwanted),
                Some(_) if self.is_stopped(&mut db, &notice).await? => {
                    stopped = notice.to.fixed_address().map(str::to_owned);
                    Entitlement::NoLonger(Unowed::AddressStopped)
                }
                Some(room) => room.still_owed(&mut db, &notice).await?,
                None => {
                    tracing::error!(
                        mail = mail.id.0,
                        kind = notice.kind,
                        "a notice is dropped because no room answers for its kind"
                    );
                    Entitlement::NoLonger(Unowed::UnknownKind)
                }
            };
            match entitlement {
                Entitlement::Owed => checked.owed.push(notice),
                Entitlement::NoLonger(why) => checked.dropped.push((notice.id, why)),
            }
        }
        checked.address = match checked.owed.first().map(|notice| &notice.to) {
            Some(MailRecipient::Address { address, .. }) => Some(address.clone()),
            Some(MailRecipient::Account(account)) => {
                self.rooms.people().address_of(&mut db, *account).await?
            }
            // Administrators read in the outbox which address is stopped.
            None => stopped,
        };
        Ok(checked)
    }

    /// Has the rooms write those notices that they write when they leave. No connection is held meanwhile.
    async fn write_late(&self, checked: &mut CheckedNotices) -> Result<(), Fault> {
        for notice in std::mem::take(&mut checked.owed) {
            let words = match self.rooms.late_writer(&notice.kind) {
                Some(writer) => Some(writer.write(&notice).await?),
                None => None,
            };
            match words {
                None => checked.owed.push(notice),
                Some(Ok(letter)) => checked.owed.push(notice.in_words(letter)),
                Some(Err(why)) => checked.dropped.push((notice.id, why)),
            }
        }
        Ok(())
    }

    /// Drops the notices that are no longer owed, makes the secret, and writes the mail.
    async fn prepare(
        &self,
        mail: &TakenMail,
        checked: CheckedNotices,
    ) -> Result<PreparedMail, Fault> {
        if let [notice] = checked.owed.as_slice()
            && let Some(to) = &checked.address
            && notice.secret.is_none()
            && checked.dropped.is_empty()
            && !mail.digest
            && self.groups(&checked.owed).is_empty()
        {
            // Most mails: nothing is stored before they leave.
            return Ok(self.enclose(mail, to, self.letter(notice)));
        }
        let now = self.app.clock.now();
        let mut tx = self.app.db.write().await?;
        for (notice, why) in &checked.dropped {
            send::drop_notice(&mut tx, now, *notice, *why).await?;
        }
        let prepared = if checked.owed.is_empty() {
            let why = checked.dropped.first();
            PreparedMail::NoLongerOwed(why.map_or(Unowed::NothingLeft, |(_, why)| *why))
        } else if let Some(to) = &checked.address {
            let written = match checked.owed.as_slice() {
                [notice] if !mail.digest => self.write_letter(&mut tx, now, mail, notice).await?,
                notices => Ok(self.write_digest(&mut tx, now, mail, notices).await?),
            };
            match written {
                Ok(written) => self.enclose(mail, to, written),
                Err(not_sent) => not_sent,
            }
        } else {
            PreparedMail::NoLongerOwed(Unowed::AccountGone)
        };
        tx.commit().await?;
        Ok(prepared)
    }

    /// Writes a mail with one notice, with its secret; or the reason why it is not sent.
    async fn write_letter(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        mail: &TakenMail,
        notice: &OwedNotice,
    ) -> Result<Result<WrittenMail, PreparedMail>, Fault> {
        let mut written = self.letter(notice);
        if let Some(secret) = &notice.secret {
            let Some(minter) = self.rooms.minter(&secret.purpose) else {
                let why = format!("no room makes the secret for {}", secret.purpose);
                return Ok(Err(PreparedMail::Unsendable(why)));
            };
            let Some(minted) = minter.mint(tx, now, secret).await? else {
                return Ok(Err(PreparedMail::NoLongerOwed(Unowed::Link)));
            };
            written.text = written.text.replace(SECRET_PLACE, &minted);
            written.html = written.html.replace(SECRET_PLACE, &minted);
            let ends = minter.ends_mails();
            written.unsubscribe = ends.then(|| self.end_address(minted, mail.language));
        } else {
            self.add_way_out(tx, (now, mail), slice::from_ref(notice), &mut written)
                .await?;
        }
        Ok(Ok(written))
    }

    /// The words of a mail with one notice. Its secret, if it has one, is not in it yet.
    fn letter(&self, notice: &OwedNotice) -> WrittenMail {
        let thread = notice
            .event
            .map(|(practice, _)| message::thread_of(practice, self.host()));
        WrittenMail {
            subject: notice.subject.clone(),
            text: notice.text.clone(),
            html: notice.html.clone(),
            thread,
            unsubscribe: None,
            turn: self.turn_header(notice.language, slice::from_ref(notice)),
            reply_to: notice.reply_to.clone(),
        }
    }

    /// Whose turn it is after these notices, as the header says it.
    fn turn_header(&self, language: Language, notices: &[OwedNotice]) -> Option<String> {
        let t = Messages::new(language).in_zone(&self.app.settings.time_zone);
        let (turn, until) = self.rooms.turn_of(notices);
        turn.header(until, t)
    }

    /// Writes a digest of these notices, with a link that ends the mails of their groups.
    async fn write_digest(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        mail: &TakenMail,
        notices: &[OwedNotice],
    ) -> Result<WrittenMail, Fault> {
        let settings = &self.app.settings;
        let t = Messages::new(mail.language).in_zone(&settings.time_zone);
        let gathered = (notices, mail.created_at);
        let letter = digest::render_notices(gathered, &self.rooms, t, settings);
        let mut written = WrittenMail {
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
            thread: None,
            unsubscribe: None,
            turn: self.turn_header(mail.language, notices),
            reply_to: None,
        };
        self.add_way_out(tx, (now, mail), notices, &mut written)
            .await?;
        Ok(written)
    }

    /// Puts a written mail into its envelope.
    fn enclose(&self, mail: &TakenMail, to: &str, written: WrittenMail) -> PreparedMail {
        let enclosed = message::enclose(MailContent {
            message_id: mail.message_id.as_deref().unwrap_or_default(),
            from: &self.app.settings.sender,
            return_path: self.return_path(mail),
            to,
            subject: &written.subject,
            text: written.text,
            html: written.html,
            date: mail.created_at,
            thread: written.thread,
            unsubscribe: written.unsubscribe,
            turn: written.turn,
            reply_to: written.reply_to,
        });
        match enclosed {
            Ok(parcel) => PreparedMail::Parcel(Box::new(parcel)),
            Err(why) => PreparedMail::Unsendable(why),
        }
    }

    /// The state of the mail after this reply.
    fn judge(&self, mail: &TakenMail, reply: Reply) -> DeliveryOutcome {
        let jitter = u64::from_le_bytes(self.app.random.bytes());
        delivery::judge(
            mail.attempts(),
            reply,
            self.app.clock.now(),
            &self.backoff(),
            jitter,
        )
    }

    /// Stores the result. Retries if the database fails, because the recipient would get a second copy if the result
    /// were lost.
    async fn record(
        &self,
        mail: &TakenMail,
        address: Option<&str>,
        outcome: &DeliveryOutcome,
    ) -> Result<(), Fault> {
        let mut attempts = 0;
        loop {
            attempts += 1;
            match self.try_to_record(mail, address, outcome).await {
                Ok(()) => break,
                Err(fault) if attempts < RECORD_ATTEMPTS => {
                    tracing::warn!(mail = mail.id.0, %fault, "the result of a delivery could not be stored yet");
                    tokio::time::sleep(Duration::from_millis(200) * attempts).await;
                }
                Err(fault) => return Err(fault),
            }
        }
        if outcome.is_dead() {
            tracing::warn!(
                mail = mail.id.0,
                said = outcome.said,
                "a mail could not be delivered and is given up"
            );
        } else {
            tracing::info!(
                mail = mail.id.0,
                state = outcome.state.as_str(),
                said = outcome.said,
                "mail"
            );
        }
        Ok(())
    }

    async fn try_to_record(
        &self,
        mail: &TakenMail,
        address: Option<&str>,
        outcome: &DeliveryOutcome,
    ) -> Result<(), Fault> {
        let mut tx = self.app.db.write().await?;
        send::settle_taken(&mut tx, self.app.clock.now(), mail, address, outcome).await?;
        tx.commit().await
    }
}
