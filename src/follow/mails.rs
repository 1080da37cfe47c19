//! The two mails of this room: one asks for the confirmation of a subscription, the other one tells what is new in a list.
//! News are written when they leave, from what is public then. The first mail to an address holds nothing that was typed.

mod letters;
mod samples;

use async_trait::async_trait;

use letters::FollowDraft;
pub use samples::owe_one_of_each;

use super::model::{FollowLetter, NewSubscription, RequestId};
use super::store;
use crate::app::{App, Random};
use crate::catalogue::followed;
use crate::db::{Conn, Engine, Fault, Timestamp, Tx};
use crate::edition::Edition;
use crate::language::Language;
use crate::mail::actions::{owe, owe_all};
use crate::mail::framing;
use crate::mail::letter::RenderedLetter;
use crate::mail::model::{MailId, MailRecipient, NewNotice, OweOutcome, OwedNotice, Secret};
use crate::mail::preferences::Rule;
use crate::mail::relation::Relation;
use crate::mail::rooms::{Entitlement, Rooms, Secrets, StillOwed, WritesLate};
use crate::mail::turn::Turn;
use crate::mail::unowed::Unowed;

const CONFIRM: Rule = Rule::always("follow-confirm", Relation::Follower)
    .private()
    .awaited()
    .turn(Turn::Yours);
const NEWS: Rule = Rule::always("follow-news", Relation::Follower)
    .private()
    .turn(Turn::Nothing);

/// The rules by which this room's mails are sent.
pub const RULES: &[Rule] = &[CONFIRM, NEWS];

/// What the secret is for in the mail that asks for the confirmation. Its request is the letter, as in news.
const CONFIRMATION: &str = "follow-confirm";
/// What the secret is for in news.
const ENDING: &str = "follow-end";

/// Owes the mail that asks the holder of an address for the confirmation.
pub(super) async fn owe_request(
    tx: &mut Tx,
    app: &App,
    asked: &NewSubscription,
    letter: RequestId,
) -> Result<Option<MailId>, Fault> {
    let draft = FollowDraft::new(app, asked.language);
    let words = draft.confirm(&asked.list.title_without_words(draft.t), asked.rhythm);
    let words = framing::frame(words, (&CONFIRM, None), draft.t, &app.settings);
    let to = MailRecipient::address(asked.email.as_str());
    let notice = NewNotice::new(&CONFIRM, to, words.render(draft.t, &app.settings))
        .with_secret(CONFIRMATION, letter);
    let outcome = owe(tx, app.clock.now(), notice).await?;
    Ok(mail_of(outcome))
}

/// Owes news to each of these addresses, about the letter of each. Their words are written when they leave. Returns which
/// mail carries each letter.
pub(super) async fn owe_news(
    tx: &mut Tx,
    app: &App,
    to: &[(&str, Language, RequestId)],
) -> Result<Vec<(RequestId, MailId)>, Fault> {
    let notice = |(address, language, letter): &(&str, Language, RequestId)| {
        let subject = app.words(*language).say("follow-mail-news-subject-later");
        let words = RenderedLetter::written_later(subject, *language);
        NewNotice::new(&NEWS, MailRecipient::address(*address), words).with_secret(ENDING, *letter)
    };
    let notices: Vec<NewNotice> = to.iter().map(notice).collect();
    let outcomes = owe_all(tx, app.clock.now(), &notices).await?;
    let letters = to.iter().map(|(.., letter)| *letter);
    Ok(letters
        .zip(outcomes)
        .filter_map(|(letter, outcome)| Some((letter, mail_of(outcome)?)))
        .collect())
}

fn mail_of(outcome: OweOutcome) -> Option<MailId> {
    match outcome {
        OweOutcome::Mail(mail) => Some(mail),
        OweOutcome::Held(_) | OweOutcome::NotWanted | OweOutcome::Already => None,
    }
}

/// Registers this room with the outbox: whether its mails are still owed, their words, and the secrets of their links.
#[must_use]
pub fn tell(rooms: Rooms, app: &App) -> Rooms {
    let links = |ends_mails| FollowLinks {
        random: app.random.clone(),
        ends_mails,
    };
    rooms
        .room(RULES, FollowMails { app: app.clone() })
        .written_late(NEWS.kind, News { app: app.clone() })
        .secrets(CONFIRMATION, links(false))
        .secrets(ENDING, links(true))
}

/// Whether a mail of a subscription is still owed: the subscription goes on, or the request waits.
struct FollowMails {
    app: App,
}

#[async_trait]
impl StillOwed for FollowMails {
    async fn still_owed(&self, db: &mut Conn, notice: &OwedNotice) -> Result<Entitlement, Fault> {
        Ok(match letter_of(db, notice).await? {
            None => Entitlement::NoLonger(Unowed::SubscriptionEnded),
            Some(letter) if letter.told.is_some() => Entitlement::Owed,
            Some(letter) if letter.subscription.waits(self.app.clock.now()) => Entitlement::Owed,
            Some(_) => Entitlement::NoLonger(Unowed::LinkSpent),
        })
    }
}

/// The letter of a notice; none if its subscription has ended.
async fn letter_of(
    db: &mut impl Engine,
    notice: &OwedNotice,
) -> Result<Option<FollowLetter>, Fault> {
    match &notice.secret {
        Some(secret) => store::letters::by_id(db, secret.request).await,
        None => Ok(None),
    }
}

/// Writes the news of a round when they leave, as far as they are public then.
struct News {
    app: App,
}

#[async_trait]
impl WritesLate for News {
    async fn write(&self, notice: &OwedNotice) -> Result<Result<RenderedLetter, Unowed>, Fault> {
        let found = letter_of(&mut self.app.db.read().await?, notice).await?;
        let told = found.and_then(|letter| Some((letter.subscription, letter.told?)));
        let Some((subscription, told)) = told else {
            return Ok(Err(Unowed::SubscriptionEnded));
        };
        let (practices, unkept) = told.since(subscription.since.unwrap_or(Edition(0)));
        let draft = FollowDraft::new(&self.app, subscription.language);
        let lines = followed::mail_lines(&self.app, &practices, draft.t).await?;
        if lines.is_empty() {
            return Ok(Err(Unowed::NotPublic));
        }
        let words = draft.news(&subscription, lines, unkept);
        let words = framing::frame(words, (&NEWS, None), draft.t, &self.app.settings);
        Ok(Ok(words.render(draft.t, &self.app.settings)))
    }
}

/// Makes the links in these mails when they leave.
struct FollowLinks {
    random: Random,
    ends_mails: bool,
}

#[async_trait]
impl Secrets for FollowLinks {
    async fn mint(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        secret: &Secret,
    ) -> Result<Option<String>, Fault> {
        let token = self.random.token();
        let is_open = store::links::add(tx, secret.request, &token.hash(), now).await?;
        Ok(is_open.then(|| token.text()))
    }

    fn ends_mails(&self) -> bool {
        self.ends_mails
    }
}
