//! The three mails of this room: one asks the reader to confirm, one carries the question to the person asked, one tells the
//! reader that it did not arrive. The outbox keeps no word of a question: it is written when its mail leaves.

mod letters;
mod samples;

use async_trait::async_trait;

use letters::QuestionDraft;
pub use samples::owe_one_of_each;

use super::model::{NewQuestion, QuestionId, ReaderQuestion, RequestId};
use super::store::{links, questions};
use crate::app::{App, Random};
use crate::db::{Conn, Engine, Fault, Timestamp, Tx};
use crate::mail::actions::owe;
use crate::mail::framing;
use crate::mail::letter::{Letter, RenderedLetter};
use crate::mail::model::{MailId, MailRecipient, NewNotice, OweOutcome, OwedNotice, Secret};
use crate::mail::preferences::Rule;
use crate::mail::relation::Relation;
use crate::mail::rooms::{Entitlement, Rooms, Secrets, StillOwed, WritesLate};
use crate::mail::turn::Turn;
use crate::mail::unowed::Unowed;
use crate::practice::actions as practices;
use crate::practice::model::AskedPerson;

const CONFIRM: Rule = Rule::always("question-confirm", Relation::Enquirer)
    .private()
    .awaited()
    .turn(Turn::Yours);
const RELAY: Rule = Rule::always("question-relay", Relation::FocalPoint)
    .private()
    .turn(Turn::Typed);
const UNDELIVERED: Rule = Rule::always("question-undelivered", Relation::Enquirer)
    .private()
    .turn(Turn::Nothing);

/// The rules by which this room's mails are sent.
pub const RULES: &[Rule] = &[CONFIRM, RELAY, UNDELIVERED];

/// What the secret is for in the mail that asks for the confirmation. Its request is the question, as in the others.
const CONFIRMATION: &str = "question-confirm";
/// What the secret is for in the mail that carries the question.
const REFUSAL: &str = "question-refuse";

/// Owes the mail that asks the holder of an address to confirm a question.
pub(super) async fn owe_request(
    tx: &mut Tx,
    app: &App,
    asked: &NewQuestion,
    id: QuestionId,
) -> Result<Option<MailId>, Fault> {
    let Some(person) = practices::asked_person(tx, asked.practice).await? else {
        return Ok(None);
    };
    let draft = QuestionDraft::new(app, asked.language);
    let words = rendered(&draft, app, draft.confirm(&person.title), &CONFIRM);
    let to = MailRecipient::address(asked.email.as_str());
    let notice = NewNotice::new(&CONFIRM, to, words).with_secret(CONFIRMATION, request_of(id));
    let outcome = owe(tx, app.clock.now(), notice).await?;
    Ok(mail_of(outcome))
}

/// Owes the mail that carries a question. Its words are written when it leaves.
pub(super) async fn owe_relay(
    tx: &mut Tx,
    app: &App,
    question: &ReaderQuestion,
    person: &AskedPerson,
) -> Result<Option<MailId>, Fault> {
    let subject = app
        .words(person.language)
        .say("question-mail-relay-subject-later");
    let words = RenderedLetter::written_later(subject, person.language);
    let notice = NewNotice::new(&RELAY, person.to.clone(), words)
        .with_secret(REFUSAL, request_of(question.id));
    let outcome = owe(tx, app.clock.now(), notice).await?;
    Ok(mail_of(outcome))
}

/// Owes the mail that tells a reader that the question did not arrive.
pub(super) async fn owe_undelivered(
    tx: &mut Tx,
    app: &App,
    question: &ReaderQuestion,
) -> Result<Option<MailId>, Fault> {
    let draft = QuestionDraft::new(app, question.language);
    let title = practices::title_of(tx, question.practice_id).await?;
    let words = rendered(&draft, app, draft.undelivered(&title), &UNDELIVERED);
    let to = MailRecipient::address(question.address.as_str());
    let outcome = owe(tx, app.clock.now(), NewNotice::new(&UNDELIVERED, to, words)).await?;
    Ok(mail_of(outcome))
}

fn rendered(draft: &QuestionDraft<'_>, app: &App, letter: Letter, rule: &Rule) -> RenderedLetter {
    framing::frame(letter, (rule, None), draft.t, &app.settings).render(draft.t, &app.settings)
}

fn request_of(id: QuestionId) -> RequestId {
    RequestId(id.0)
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
    let links = |app: &App| QuestionLinks {
        random: app.random.clone(),
    };
    rooms
        .room(RULES, QuestionMails { app: app.clone() })
        .written_late(RELAY.kind, Relay { app: app.clone() })
        .secrets(CONFIRMATION, links(app))
        .secrets(REFUSAL, links(app))
}

/// Whether a mail of a question is still owed.
struct QuestionMails {
    app: App,
}

#[async_trait]
impl StillOwed for QuestionMails {
    async fn still_owed(&self, db: &mut Conn, notice: &OwedNotice) -> Result<Entitlement, Fault> {
        if notice.kind == UNDELIVERED.kind {
            return Ok(Entitlement::Owed);
        }
        let Some(question) = question_of(db, notice).await? else {
            return Ok(Entitlement::NoLonger(Unowed::LinkSpent));
        };
        if notice.kind == CONFIRM.kind {
            return Ok(if question.waits(self.app.clock.now()) {
                Entitlement::Owed
            } else {
                Entitlement::NoLonger(Unowed::LinkSpent)
            });
        }
        Ok(match still_asked(db, &question, notice).await? {
            Some(_) => Entitlement::Owed,
            None => Entitlement::NoLonger(Unowed::NotPublic),
        })
    }
}

/// The question of a notice; none if it is erased.
async fn question_of(
    db: &mut impl Engine,
    notice: &OwedNotice,
) -> Result<Option<ReaderQuestion>, Fault> {
    match &notice.secret {
        Some(secret) => questions::by_id(db, QuestionId(secret.request.0)).await,
        None => Ok(None),
    }
}

/// The person to whom a question was to go, if it still goes there.
async fn still_asked(
    db: &mut impl Engine,
    question: &ReaderQuestion,
    notice: &OwedNotice,
) -> Result<Option<AskedPerson>, Fault> {
    if !question.is_relayed() {
        return Ok(None);
    }
    let asked = practices::asked_person(db, question.practice_id).await?;
    Ok(asked.filter(|person| person.to == notice.to))
}

/// Writes the mail that carries a question when it leaves.
struct Relay {
    app: App,
}

#[async_trait]
impl WritesLate for Relay {
    async fn write(&self, notice: &OwedNotice) -> Result<Result<RenderedLetter, Unowed>, Fault> {
        let mut db = self.app.db.read().await?;
        let Some(question) = question_of(&mut db, notice).await? else {
            return Ok(Err(Unowed::LinkSpent));
        };
        let Some(person) = still_asked(&mut db, &question, notice).await? else {
            return Ok(Err(Unowed::NotPublic));
        };
        let draft = QuestionDraft::new(&self.app, notice.language);
        let letter = draft.relay(&question, &person);
        let letter = letter.answered_at(&question.address);
        Ok(Ok(rendered(&draft, &self.app, letter, &RELAY)))
    }
}

/// Makes the links in these mails when they leave.
struct QuestionLinks {
    random: Random,
}

#[async_trait]
impl Secrets for QuestionLinks {
    async fn mint(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        secret: &Secret,
    ) -> Result<Option<String>, Fault> {
        let id = QuestionId(secret.request.0);
        let Some(question) = questions::by_id(tx, id).await? else {
            return Ok(None);
        };
        let asked_key = if secret.purpose == REFUSAL {
            let asked = practices::asked_person(tx, question.practice_id).await?;
            let Some(person) = asked else {
                return Ok(None);
            };
            Some(person.email.key().to_owned())
        } else {
            None
        };
        let token = self.random.token();
        links::add(tx, id, (&token.hash(), asked_key.as_deref()), now).await?;
        Ok(Some(token.text()))
    }
}
