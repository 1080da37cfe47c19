//! Who is told of a deed, and in which words. Reads the table's `told`, writes notices into the deed's own
//! transaction. Authors read “the review team”, never a reviewer's name.

mod recipients;
mod rules;
mod samples;

use std::time::Duration;

use recipients::{Recipient, recipients};
pub(super) use rules::word_of;

use super::answers::Answers;
use super::error::Error;
use super::ground::Ground;
use super::model::{Case, Event, Reference, Revision, TARGET_DAYS};
use super::{plain, store};
use crate::account::model::{Account, AccountId};
use crate::account::queries;
use crate::address;
use crate::app::App;
use crate::db::{Fault, Timestamp, Tx};
use crate::language::{Language, Message, Messages};
use crate::mail::actions as outbox;
use crate::mail::letter::Letter;
use crate::mail::letter::LetterItem;
use crate::mail::model::{MailRecipient, NewNotice};
use crate::mail::preferences::Rule;
use crate::mail::relation::Relation;
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::{Audience, Deed, DeedRow, PublicStatus, State, Verdict};

pub use rules::RULES;
pub use samples::{gathered_samples, owe_one_of_each};

/// A letter that a decision would send.
#[derive(Debug, Clone)]
pub struct ForeseenLetter {
    /// The account that would receive it.
    pub to: AccountId,
    /// The language that its recipient reads.
    pub language: Language,
    /// The letter as it would be sent.
    pub letter: Letter,
}

/// A deed that has just been written down.
pub(super) struct Occasion<'a> {
    pub(super) row: &'static DeedRow,
    pub(super) case: &'a Case,
    pub(super) revision: &'a Revision,
    pub(super) before: &'a Revision,
    pub(super) event: &'a Event,
    pub(super) by: Option<&'a Account>,
}

/// Owes everyone their notice of a deed.
pub(super) async fn owe(app: &App, tx: &mut Tx, occasion: &Occasion<'_>) -> Result<(), Error> {
    for told in occasion.row.told {
        for recipient in recipients(tx, occasion, *told).await? {
            // The rules are derived from the table: each line of it has one.
            let rule = occasion.rule(recipient.relation).ok_or(Error::Unfit)?;
            let notice = occasion.notice(app, tx, rule, recipient).await?;
            outbox::owe(tx, occasion.event.at, notice).await?;
        }
    }
    Ok(())
}

/// What the authors would read of a deed, each in their language, and in whose name; nothing is owed.
pub(super) async fn to_authors(
    app: &App,
    tx: &mut Tx,
    occasion: &Occasion<'_>,
) -> Result<Vec<ForeseenLetter>, Error> {
    let mut letters = Vec::new();
    for recipient in recipients(tx, occasion, Audience::Authors).await? {
        if let MailRecipient::Account(id) = recipient.to {
            letters.push(ForeseenLetter {
                to: id,
                language: recipient.language,
                letter: occasion
                    .telling(app, &recipient, (None, None, occasion.ground(tx).await?))
                    .letter(app.words(recipient.language)),
            });
        }
    }
    Ok(letters)
}

impl Occasion<'_> {
    /// The word under which it is told: a decision's effect under its verdict.
    fn word(&self) -> &str {
        match self.row.deed {
            Deed::TakeEffect | Deed::PublishNow => self
                .event
                .details
                .verdict
                .unwrap_or(Verdict::Approve)
                .as_str(),
            deed => deed.as_str(),
        }
    }

    fn rule(&self, relation: Relation) -> Option<&'static Rule> {
        let word = self.word();
        RULES
            .iter()
            .find(|rule| rule.relation == relation && word_of(rule.kind) == Some(word))
    }

    async fn notice(
        &self,
        app: &App,
        tx: &mut Tx,
        rule: &'static Rule,
        recipient: Recipient,
    ) -> Result<NewNotice, Error> {
        let t = app.words(recipient.language);
        let sent = match recipient.relation {
            Relation::Submitter => Some(store::content(tx, self.revision.id).await?),
            _ => None,
        };
        let from = if recipient.relation.reviews() {
            self.sender(tx).await?
        } else {
            None
        };
        let ground = match recipient.relation {
            Relation::Author => self.ground(tx).await?,
            _ => None,
        };
        let telling = self.telling(app, &recipient, (sent.as_ref(), from, ground));
        let letter = telling.letter(t).render(t, &app.settings);
        let practice = &self.case.practice;
        Ok(NewNotice::new(rule, recipient.to, letter)
            .because_of(practice.id, self.event.seq)
            .in_digest(telling.item(t)))
    }

    /// Who submitted it, for those who review it.
    async fn sender(&self, tx: &mut Tx) -> Result<Option<String>, Error> {
        let practice = &self.case.practice;
        let Some(id) = self.revision.submitted_by.or(practice.first_submitted_by) else {
            return Ok(None);
        };
        let sender = queries::by_id(tx, id).await?;
        Ok(sender.map(|sender| sender.name.display()))
    }

    /// The day by which the reviewer is expected to answer.
    fn until(&self, relation: Relation) -> Option<Timestamp> {
        let asked = matches!(
            relation,
            Relation::Suggested | Relation::Reviewer | Relation::Assigned | Relation::Administrator
        );
        let waits = self.revision.state == State::InReview;
        let queued = self.revision.queued_at.filter(|_| asked && waits)?;
        Some(queued.plus(Duration::from_hours(24 * TARGET_DAYS.unsigned_abs())))
    }

    /// The ground, where authors are told that it was not taken up.
    async fn ground(&self, tx: &mut Tx) -> Result<Option<Ground>, Fault> {
        match self.word() {
            "decline" => Ground::of(tx, self.revision).await,
            _ => Ok(None),
        }
    }

    /// What there is to tell this person.
    fn telling<'t>(
        &'t self,
        app: &App,
        recipient: &Recipient,
        (sent, from, ground): (Option<&'t Answers>, Option<String>, Option<Ground>),
    ) -> Telling<'t> {
        let other = ground.as_ref().and_then(|ground| ground.other.clone());
        let other = other.map(|(title, slug)| {
            let address = address::practice(&slug);
            (
                title,
                address.absolute(&app.settings.public_url, recipient.language),
            )
        });
        let practice = &self.case.practice;
        let day = self.revision.effective_at.or(self.revision.published_at);
        Telling {
            word: self.word(),
            relation: recipient.relation,
            title: self.revision.title.trim(),
            reference: practice.reference.as_ref().map(Reference::as_str),
            objective: practice.objective,
            from,
            until: self.until(recipient.relation),
            day: day.unwrap_or(self.event.at),
            kind: self.event.details.kind.map(PublicStatus::as_str),
            last: self.event.details.last,
            words: self.words_for(recipient.relation),
            ground,
            other,
            sent,
            address: self.address(app, recipient),
        }
    }

    /// The words that go on to this person. A focal point reads none; others read what was written to them.
    fn words_for(&self, relation: Relation) -> Option<&str> {
        match relation {
            Relation::FocalPoint | Relation::Submitter | Relation::Suggested => None,
            // The handling reviewer gets back the words of a decision that a withdrawal overtook.
            Relation::Handling => self
                .before
                .reasons
                .as_deref()
                .or(self.event.words.as_deref()),
            _ => self.event.words.as_deref(),
        }
    }

    fn address(&self, app: &App, recipient: &Recipient) -> String {
        let practice = &self.case.practice;
        let address = match (recipient.relation, &practice.slug) {
            (Relation::Author | Relation::Submitter, _) => address::my_practice(practice.id),
            // Its page is the new owner's now.
            (Relation::FormerOwner, _) => address::my_practices(),
            (Relation::FocalPoint, Some(slug)) => address::practice(slug),
            _ => address::review(practice.id),
        };
        address.absolute(&app.settings.public_url, recipient.language)
    }
}

/// What a mail about a practice says to any recipient.
pub(super) struct Telling<'a> {
    /// The deed's word, or the verdict's.
    pub(super) word: &'a str,
    /// How the receiver stands to it.
    pub(super) relation: Relation,
    /// The title as typed, perhaps empty.
    pub(super) title: &'a str,
    pub(super) reference: Option<&'a str>,
    pub(super) objective: Option<ObjectiveNumber>,
    /// Who submitted it, where the receiver reviews.
    pub(super) from: Option<String>,
    /// By when a first answer is promised, where the receiver may give it.
    pub(super) until: Option<Timestamp>,
    /// The day of effect.
    pub(super) day: Timestamp,
    /// The kind of taking down.
    pub(super) kind: Option<&'a str>,
    /// Whether it was declined for good.
    pub(super) last: bool,
    /// Words that go on to this person, word for word.
    pub(super) words: Option<&'a str>,
    /// The ground on which it was not taken up.
    pub(super) ground: Option<Ground>,
    /// The practice that is there already, and its address.
    pub(super) other: Option<(String, String)>,
    /// What was sent, for the receipt.
    pub(super) sent: Option<&'a Answers>,
    pub(super) address: String,
}

impl Telling<'_> {
    /// The letter, before it is dressed.
    pub(super) fn letter(&self, t: Messages) -> Letter {
        let key = format!("{}-{}", self.word, self.relation.as_str());
        let subject = self.fill(t.of("practice-mail-subject", &key), t);
        let mut letter = Letter::new(&subject, &subject)
            .says(self.fill(t.of("practice-mail-says", &key), t))
            .about(self.title(t), self.facts(t));
        if let Some(words) = self.words {
            letter = letter.quotes(words);
        }
        if let Some(ground) = &self.ground {
            letter = letter.says(ground.says(t));
        }
        if let Some((title, address)) = &self.other {
            let item = LetterItem {
                title: title.clone(),
                about: String::new(),
                address: Some(address.clone()),
            };
            letter = letter.lists(t.say("practice-ground-other"), vec![item]);
        }
        letter = letter
            .says(self.fill(t.of("practice-mail-next", &key), t))
            .button(
                t.of("practice-mail-button", self.relation.as_str()),
                self.address.as_str(),
            )
            .because(t.of("practice-mail-because", self.relation.as_str()));
        if let Some(sent) = self.sent {
            letter = letter
                .says(t.say("practice-mail-what-was-sent"))
                .quotes(plain::answers(sent, t));
        }
        letter
    }

    /// Its line in a digest.
    pub(super) fn item(&self, t: Messages) -> LetterItem {
        LetterItem {
            title: self.title(t),
            about: self.facts(t),
            address: Some(self.address.clone()),
        }
    }

    fn fill(&self, message: Message, t: Messages) -> Message {
        message
            .with("title", self.title(t))
            .with("day", t.day(self.day))
            .with("kind", self.kind.unwrap_or("none").to_owned())
            .with("last", if self.last { "yes" } else { "no" })
    }

    fn title(&self, t: Messages) -> String {
        plain::shown_title(self.title, t)
    }

    /// Reference and objective, as a reader tells practices apart; for those who review also who, and by when.
    fn facts(&self, t: Messages) -> String {
        let reference = self.reference.map(str::to_owned);
        let objective = self
            .objective
            .map(|objective| objective.heading(t).to_string());
        let from = self
            .from
            .as_deref()
            .map(|name| t.say("practice-mail-from").with("name", name).to_string());
        let until = self.until.map(|at| {
            t.say("practice-mail-until")
                .with("day", t.day(at))
                .to_string()
        });
        reference
            .into_iter()
            .chain(objective)
            .chain(from)
            .chain(until)
            .collect::<Vec<_>>()
            .join(" · ")
    }
}
