//! One mail's way: is it owed, what does it say, did the server take it.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt;

use crate::address;
use crate::db::{Fault, Timestamp};
use crate::language::Messages;
use crate::mail::delivery::{self, Outcome, Reply};
use crate::mail::destination::Destination;
use crate::mail::digest;
use crate::mail::letter::SECRET_PLACE;
use crate::mail::message::{self, Parcel, Writing};
use crate::mail::model::{NoticeId, Owed, To};
use crate::mail::preferences::{Delivery, Preference};
use crate::mail::rooms::Entitlement;
use crate::mail::store::{choices, direct, send};
use crate::mail::transport::{Conversation, Stage};
use crate::mail::unowed::Unowed;

use super::places::{Ending, Party, Slow};
use super::turns::Turn;
use super::{Taken, Worker};

/// How long a link in a digest ends them.
const LINK_AGE: Duration = Duration::from_hours(400 * 24);

/// How often a result is offered to a database that does not take it.
const OFFERS: u32 = 6;

/// What the rooms said about a mail that is about to leave.
#[derive(Default)]
struct Asked {
    owed: Vec<Owed>,
    dropped: Vec<(NoticeId, Unowed)>,
    address: Option<String>,
}

/// A mail on its way, or why it stays.
enum Ready {
    Parcel(Box<Parcel>),
    NoLongerOwed(Unowed),
    /// It can never be sent as it is.
    Unsendable(String),
}

impl Worker {
    /// The whole way of one mail. Whatever fails, the lease ends and the mail is tried again.
    pub(super) async fn deliver(self, mail: Taken, mut turn: Turn) {
        let way = AssertUnwindSafe(self.try_to_deliver(&mail, &mut turn))
            .catch_unwind()
            .await;
        match way {
            Ok(Ok(())) => {}
            Ok(Err(fault)) => {
                tracing::error!(mail = mail.id.0, %fault, "a mail is tried again when its lease ends");
            }
            Err(_) => {
                // Counted as a try, or a mail that brings the worker to a fall would do so for ever.
                let outcome = self.after(
                    &mail,
                    Reply::Unknown("our mistake: it is in the log".to_owned()),
                );
                if let Err(fault) = self.record(&mail, None, &outcome).await {
                    tracing::error!(mail = mail.id.0, %fault, "a mail is tried again when its lease ends");
                }
            }
        }
    }

    async fn try_to_deliver(&self, mail: &Taken, turn: &mut Turn) -> Result<(), Fault> {
        let asked = self.ask(mail).await?;
        let address = asked.address.clone();
        if let Some(moved) = address.as_deref().map(Destination::of)
            && moved != mail.destination()
        {
            return self.redirect(mail, &moved).await;
        }
        let outcome = match self.make_ready(mail, asked).await? {
            Ready::Parcel(parcel) => {
                let reply = self.converse(&parcel, turn).await;
                self.after(mail, reply)
            }
            Ready::Unsendable(why) => self.after(mail, Reply::Refused(why)),
            Ready::NoLongerOwed(why) => {
                delivery::no_longer_owed(mail.waiting(), self.app.clock.now(), why)
            }
        };
        self.record(mail, address.as_deref(), &outcome).await
    }

    /// Hands the mail over. Once that has taken long, others get the place.
    async fn converse(&self, parcel: &Parcel, turn: &mut Turn) -> Reply {
        let stage = Stage::default();
        let party = |stage: &Stage| {
            if stage.is_addressed() {
                Party::Recipient
            } else {
                Party::Relay
            }
        };
        let slow_after = self.transport.slow_after();
        let cut_off = async {
            tokio::time::sleep(slow_after).await;
            if turn.note_slow(party(&stage), stage.is_sent()) != Slow::IsCutOff {
                std::future::pending::<()>().await;
            }
        };
        let Conversation { reply, stalled } = tokio::select! {
            biased;
            conversation = self.transport.deliver(parcel, &stage) => conversation,
            () = cut_off => Conversation {
                reply: stage.silence(format!(
                    "the mail server stalled for {} seconds",
                    slow_after.as_secs()
                )),
                stalled: true,
            },
        };
        turn.note_ending(match stalled {
            true => Ending::Stalled(party(&stage)),
            false if stage.is_addressed() => Ending::Answered,
            false => Ending::RelayAnswered,
        });
        reply
    }

    /// The account moved to another address after the mail was taken: it waits for its turn there.
    async fn redirect(&self, mail: &Taken, to: &Destination) -> Result<(), Fault> {
        let mut tx = self.app.db.write().await?;
        direct::redirect(&mut tx, mail, to).await?;
        tx.commit().await
    }

    /// Asks the rooms, without holding anything up.
    async fn ask(&self, mail: &Taken) -> Result<Asked, Fault> {
        let mut db = self.app.db.read().await?;
        let mut asked = Asked::default();
        let preference = match mail.account_id {
            Some(account) => choices::preference(&mut db, account).await?,
            None => Preference::default(),
        };
        for notice in send::notices(&mut db, mail.id).await? {
            let wanted = self
                .rooms
                .rule(&notice)
                .is_none_or(|rule| rule.delivery(preference) != Delivery::Never);
            let entitlement = match self.rooms.owed(&notice.kind) {
                _ if mail.digest && !wanted => Entitlement::NoLonger(Unowed::Unwanted),
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
                Entitlement::Owed => asked.owed.push(notice),
                Entitlement::NoLonger(why) => asked.dropped.push((notice.id, why)),
            }
        }
        asked.address = match asked.owed.first().map(|notice| &notice.to) {
            Some(To::Address { address, .. }) => Some(address.clone()),
            Some(To::Account(account)) => self.rooms.people().address_of(&mut db, *account).await?,
            None => None,
        };
        Ok(asked)
    }

    /// Notes what is no longer owed, has the secrets made, and writes the mail.
    async fn make_ready(&self, mail: &Taken, asked: Asked) -> Result<Ready, Fault> {
        let now = self.app.clock.now();
        let mut tx = self.app.db.write().await?;
        for (notice, why) in &asked.dropped {
            send::drop_notice(&mut tx, now, *notice, *why).await?;
        }
        let ready = if asked.owed.is_empty() {
            let why = asked.dropped.first();
            Ready::NoLongerOwed(why.map_or(Unowed::NothingLeft, |(_, why)| *why))
        } else if let Some(to) = &asked.address {
            self.write(&mut tx, now, mail, &asked.owed, to).await?
        } else {
            Ready::NoLongerOwed(Unowed::AccountGone)
        };
        tx.commit().await?;
        Ok(ready)
    }

    async fn write(
        &self,
        tx: &mut crate::db::Tx,
        now: Timestamp,
        mail: &Taken,
        notices: &[Owed],
        to: &str,
    ) -> Result<Ready, Fault> {
        let settings = &self.app.settings;
        let mut unsubscribe = None;
        let (subject, text, html, thread) = match notices {
            [notice] if !mail.digest => {
                let mut letter = (notice.text.clone(), notice.html.clone());
                if let Some(secret) = &notice.secret {
                    let Some(minter) = self.rooms.minter(&secret.purpose) else {
                        return Ok(Ready::Unsendable(format!(
                            "nobody makes the secret for {}",
                            secret.purpose
                        )));
                    };
                    let Some(made) = minter.mint(tx, now, secret).await? else {
                        return Ok(Ready::NoLongerOwed(Unowed::Link));
                    };
                    letter = (
                        letter.0.replace(SECRET_PLACE, &made),
                        letter.1.replace(SECRET_PLACE, &made),
                    );
                }
                let thread = notice
                    .event
                    .map(|(practice, _)| message::thread_of(practice, self.host()));
                (notice.subject.clone(), letter.0, letter.1, thread)
            }
            _ => {
                let t = Messages::new(mail.language).in_zone(&settings.time_zone);
                let letter = digest::write(notices, &self.rooms, t, settings);
                if let Some(account) = mail.account_id {
                    let token = self.app.random.token();
                    choices::add_link(tx, now, now.minus(LINK_AGE), account, &token.hash()).await?;
                    let page = address::unsubscribe(token.text());
                    unsubscribe = Some(page.absolute(&settings.public_url, mail.language));
                }
                (letter.subject, letter.text, letter.html, None)
            }
        };
        let writing = Writing {
            message_id: mail.message_id.as_deref().unwrap_or_default(),
            from: &settings.sender,
            to,
            subject: &subject,
            text,
            html,
            date: mail.created_at,
            thread,
            unsubscribe,
        };
        Ok(match message::envelope(writing) {
            Ok(parcel) => Ready::Parcel(Box::new(parcel)),
            Err(why) => Ready::Unsendable(why),
        })
    }

    fn after(&self, mail: &Taken, reply: Reply) -> Outcome {
        let jitter = u64::from_le_bytes(self.app.random.bytes());
        delivery::step(
            mail.waiting(),
            reply,
            self.app.clock.now(),
            &self.backoff(),
            jitter,
        )
    }

    /// Writes down what came of it, more than once if need be: lost, it would cost the receiver a second copy.
    async fn record(
        &self,
        mail: &Taken,
        address: Option<&str>,
        outcome: &Outcome,
    ) -> Result<(), Fault> {
        let mut offers = 0;
        loop {
            offers += 1;
            match self.try_to_record(mail, address, outcome).await {
                Ok(()) => break,
                Err(fault) if offers < OFFERS => {
                    tracing::warn!(mail = mail.id.0, %fault, "what came of a mail could not be stored yet");
                    tokio::time::sleep(Duration::from_millis(200) * offers).await;
                }
                Err(fault) => return Err(fault),
            }
        }
        if outcome.needs_a_person() {
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
        mail: &Taken,
        address: Option<&str>,
        outcome: &Outcome,
    ) -> Result<(), Fault> {
        let mut tx = self.app.db.write().await?;
        send::settle_taken(&mut tx, self.app.clock.now(), mail, address, outcome).await?;
        tx.commit().await
    }
}
