//! Who is told of a deed, and in which words. Reads the table's `told`, writes notices into the deed's own
//! transaction. Authors read “the review team”, never a reviewer's name.

mod letters;
mod recipients;
mod rewritten;
mod rules;
mod samples;
mod telling;
mod turns;
mod undelivered;

use std::borrow::Cow;

pub(super) use letters::{foresee_letter, letter_rule, owe_letters};
pub(super) use recipients::focal_point_address;
use recipients::{Recipient, account_of, recipients};
use rewritten::{RewrittenAnswer, rewritten_answers};
use rules::rule_for;
pub(super) use rules::word_of;
use telling::Telling;
pub(super) use undelivered::tell_of_undelivered;

use super::already_read::AlreadyRead;
use super::answers::Answers;
use super::error::Error;
use super::fields::Field;
use super::ground::{Ground, named_practice};
use super::model::{Case, Event, Reference, Revision, Slug, open_points, unlinked};
use super::store;
use crate::account::model::{Account, Name};
use crate::account::queries;
use crate::address::{self, Address};
use crate::app::App;
use crate::db::ids::RequestId;
use crate::db::{Fault, Tx};
use crate::language::Language;
use crate::mail::actions as outbox;
use crate::mail::framing;
use crate::mail::letter::Letter;
use crate::mail::model::{MailRecipient, NewNotice};
use crate::mail::preferences::Rule;
use crate::mail::relation::Relation;
use crate::workflow::{Deed, DeedRow, PublicStatus, Verdict};

pub use rules::{RULES, is_of_undelivered};
pub use samples::{gathered_samples, owe_one_of_each};

/// What the secret of an invitation's link is for. Its request is the line of the invited person.
pub(super) const INVITATION: &str = "invitation";

/// What the secret of an expert's link is for. Its request is the question to the expert.
pub(super) const EXPERT: &str = "expert";

/// A letter that a decision would send.
#[derive(Debug, Clone)]
pub struct ForeseenLetter {
    /// Who would receive it.
    pub to: MailRecipient,
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
    pub(super) read: &'a AlreadyRead,
}

/// Owes everyone their notice of a deed.
pub(super) async fn owe(app: &App, tx: &mut Tx, occasion: &Occasion<'_>) -> Result<(), Error> {
    let mut notices = Vec::new();
    for told in occasion.row.told {
        for recipient in recipients(tx, occasion, *told).await? {
            // The rules are derived from the table: each line of it has one.
            let rule = occasion.rule(recipient.relation).ok_or(Error::Unfit)?;
            notices.push(occasion.notice(app, tx, rule, recipient).await?);
        }
    }
    outbox::owe_all(tx, occasion.event.at, &notices).await?;
    Ok(())
}

/// What everybody who is told of a deed would read, each in their language; nothing is owed.
pub(super) async fn foresee(
    app: &App,
    tx: &mut Tx,
    occasion: &Occasion<'_>,
) -> Result<Vec<ForeseenLetter>, Error> {
    let mut letters = Vec::new();
    for told in occasion.row.told {
        for recipient in recipients(tx, occasion, *told).await? {
            let background = occasion.background(tx, &recipient).await?;
            let rule = occasion.rule(recipient.relation).ok_or(Error::Unfit)?;
            let until = occasion.turn_until(app, &recipient);
            let telling = occasion.telling(app, &recipient, background);
            let t = app.words(recipient.language);
            letters.push(ForeseenLetter {
                letter: framing::frame(telling.letter(t), (rule, until), t, &app.settings),
                language: recipient.language,
                to: recipient.to,
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
        rule_for(self.word(), relation)
    }

    async fn notice(
        &self,
        app: &App,
        tx: &mut Tx,
        rule: &'static Rule,
        recipient: Recipient,
    ) -> Result<NewNotice, Error> {
        let t = app.words(recipient.language);
        let background = self.background(tx, &recipient).await?;
        let telling = self.telling(app, &recipient, background);
        let until = self.turn_until(app, &recipient);
        let letter = framing::frame(telling.letter(t), (rule, until), t, &app.settings);
        let letter = letter.render(t, &app.settings);
        let practice = &self.case.practice;
        let item = telling.item(t);
        let notice = NewNotice::new(rule, recipient.to, letter)
            .because_of(practice.id, self.event.seq)
            .until(until)
            .in_digest(item);
        let details = &self.event.details;
        Ok(
            match (recipient.relation, details.co_author, details.expert) {
                (Relation::Invited, Some(id), _) => notice.with_secret(INVITATION, RequestId(id.0)),
                (Relation::Expert, _, Some(id)) => notice.with_secret(EXPERT, RequestId(id.0)),
                _ => notice,
            },
        )
    }

    /// Loads what this person is told beside the deed itself.
    async fn background(&self, tx: &mut Tx, recipient: &Recipient) -> Result<Background, Error> {
        let mut background = Background::default();
        match recipient.relation {
            // A receipt for a submission holds what was sent.
            Relation::Submitter if self.row.deed == Deed::Submit => {
                background.sent = match &self.read.answers {
                    Some(answers) => Some(answers.clone()),
                    None => Some(store::content(tx, self.revision.id).await?),
                };
                background.authors = self.authors(tx).await?;
                background.call = self.call(tx, recipient.language).await?;
            }
            Relation::Author => {
                background.dear.clone_from(&recipient.greeting);
                if self.row.deed.is_of_authors() {
                    background.from = self.by.map(|by| by.name.display());
                }
                if self.row.deed != Deed::Submit
                    && let Some((title, slug)) = self.call(tx, recipient.language).await?
                {
                    background.from = Some(title.clone());
                    background.call = Some((title, slug));
                }
                // A stranger typed the name of the organisation.
                if let Some((_, organisation)) = &self.event.details.replication {
                    background.from = Some(unlinked(organisation).into_owned());
                }
                background.ground = self.ground(tx).await?;
                background.points = self.points(tx).await?;
                if self.row.deed == Deed::OfferWords {
                    let (own, rewritten) = store::rewritten_answers(tx, self.revision).await?;
                    background.rewritten = rewritten_answers(&own, &rewritten);
                }
            }
            Relation::FormerAuthor | Relation::FormerOwner => {
                background.dear.clone_from(&recipient.greeting);
                background.from = self.by.map(|by| by.name.display());
            }
            Relation::Invited => {
                background.dear.clone_from(&recipient.greeting);
                let named = self.row.deed != Deed::InviteOwner;
                let inviter = self.by.filter(|_| named).map(|by| by.name.display());
                background.from = inviter.map(|name| unlinked(&name).into_owned());
            }
            Relation::Expert => background.dear.clone_from(&recipient.greeting),
            Relation::FocalPoint => background.from = self.sender(tx).await?,
            relation if relation.reviews() => background.from = self.sender(tx).await?,
            _ => {}
        }
        if let (Deed::TakeDown, Some(id)) = (self.row.deed, self.event.details.other) {
            background.replacement = named_practice(tx, id).await?;
        }
        Ok(background)
    }

    /// The authors of what was submitted, in the owner's order, where they are others than the account that did.
    async fn authors(&self, tx: &mut Tx) -> Result<Vec<String>, Error> {
        let practice = &self.case.practice;
        let alone = self.case.co_authors.is_empty();
        if alone && practice.first_submitted_by == Some(practice.owner_id) {
            return Ok(Vec::new());
        }
        let ids = store::frozen_authors(tx, self.revision.id).await?;
        let names = queries::names_of(tx, &ids).await?;
        let name = |id| names.get(id).map(Name::display);
        Ok(ids.iter().filter_map(name).collect())
    }

    /// The call for practices that the deed is about.
    async fn call(&self, tx: &mut Tx, language: Language) -> Result<Option<(String, Slug)>, Fault> {
        let Some((id, _)) = &self.event.details.call else {
            return Ok(None);
        };
        let named = store::practice_call(tx, *id).await?;
        Ok(named.map(|call| (call.title(language).to_owned(), call.slug)))
    }

    /// Who submitted it.
    async fn sender(&self, tx: &mut Tx) -> Result<Option<String>, Error> {
        let practice = &self.case.practice;
        let Some(id) = self.revision.submitted_by.or(practice.first_submitted_by) else {
            return Ok(None);
        };
        let sender = account_of(tx, self, Some(id)).await?;
        Ok(sender.map(|sender| sender.name.display()))
    }

    /// The ground, where authors are told that it was not taken up.
    async fn ground(&self, tx: &mut Tx) -> Result<Option<Ground>, Fault> {
        match self.word() {
            "decline" => Ground::of(tx, self.revision).await,
            _ => Ok(None),
        }
    }

    /// The open points of the review team, where authors are told of a decision.
    async fn points(&self, tx: &mut Tx) -> Result<Vec<(Field, String)>, Fault> {
        match self.row.deed {
            Deed::TakeEffect
            | Deed::PublishNow
            | Deed::Accept
            | Deed::AskConsent
            | Deed::OfferWords => Ok(open_points(
                &store::comments(tx, self.case.practice.id).await?,
            )),
            _ => Ok(Vec::new()),
        }
    }

    /// What there is to tell this person.
    fn telling<'t>(
        &'t self,
        app: &App,
        recipient: &Recipient,
        background: Background,
    ) -> Telling<'t> {
        let absolute =
            |address: &Address| address.absolute(&app.settings.public_url, recipient.language);
        let Background {
            dear,
            sent,
            authors,
            from,
            ground,
            points,
            rewritten,
            replacement,
            call,
        } = background;
        let other = replacement.or_else(|| ground.as_ref().and_then(|ground| ground.other.clone()));
        let other = other.map(|(title, slug)| (title, absolute(&address::practice(&slug))));
        let practice = &self.case.practice;
        let day = match self.row.deed {
            Deed::WarnClaim
            | Deed::RemindReview
            | Deed::RemindLate
            | Deed::RemindAuthors
            | Deed::RemindCall
            | Deed::RemindDeadline
            | Deed::Hold => self.event.details.on,
            // The day on which its authors last said that it is still true.
            Deed::AskCurrent => practice.confirmation.confirmed_at,
            // The day that does not come.
            Deed::FallBack => self.before.effective_at,
            _ => self.revision.effective_at.or(self.revision.published_at),
        };
        Telling {
            word: self.word(),
            relation: recipient.relation,
            dear,
            subject: None,
            practices: Vec::new(),
            title: self.title_for(recipient.relation),
            reference: practice.reference.as_ref().map(Reference::as_str),
            objective: practice.objective,
            version: self.revision.version.unwrap_or(practice.versions + 1),
            language: self.event.details.language,
            refiled: self.event.details.objective,
            contact: app.settings.contact.email.to_string(),
            from,
            until: self.answer_due(app, recipient.relation),
            day: day.unwrap_or(self.event.at),
            later: self.event.details.on.is_some(),
            kind: self.event.details.kind.map(PublicStatus::as_str),
            last: self.event.details.last,
            suspended: self.event.details.suspended,
            shown_first: self.event.details.show_first,
            words: self.words_for(recipient.relation),
            ground,
            points,
            rewritten,
            other,
            call: call.map(|(title, slug)| (title, absolute(&address::call(&slug)))),
            sent,
            authors,
            public: self
                .public_address(recipient.relation)
                .as_ref()
                .map(absolute),
            address: absolute(&self.address(recipient)),
        }
    }

    /// The words that go on to this person. A focal point reads none; others read what was written to them.
    fn words_for(&self, relation: Relation) -> Option<&str> {
        match relation {
            Relation::FocalPoint | Relation::Submitter | Relation::Suggested => None,
            // A reviewer reads the opinions of others after giving one.
            Relation::Handling if self.row.deed == Deed::GiveOpinion => None,
            // The handling reviewer gets back the words of a decision that a withdrawal overtook.
            Relation::Handling if self.row.deed == Deed::Withdraw => self
                .before
                .reasons
                .as_deref()
                .or(self.event.words.as_deref()),
            _ => self.event.words.as_deref(),
        }
    }

    /// The title as typed; a stranger's mail program makes no link of it.
    fn title_for(&self, relation: Relation) -> Cow<'_, str> {
        let title = self.revision.title.trim();
        match relation {
            Relation::Invited | Relation::Expert => unlinked(title),
            _ => Cow::Borrowed(title),
        }
    }

    fn address(&self, recipient: &Recipient) -> Address {
        let practice = &self.case.practice;
        match (recipient.relation, &practice.slug) {
            (Relation::Author, _) if self.row.deed == Deed::Offer => {
                address::my_practice_ownership(practice.id)
            }
            (Relation::Author | Relation::Submitter, _) => address::my_practice(practice.id),
            // Its page is the new owner's now.
            (Relation::FormerOwner | Relation::FormerAuthor, _) => address::my_practices(),
            // The mail's button leads to the link with its secret.
            (Relation::Invited, _) => address::invitation(),
            (Relation::Expert, _) => address::expert_link(),
            (Relation::FocalPoint, Some(slug)) => address::practice(slug),
            _ => address::review(practice.id),
        }
    }

    /// The public page, for authors who are told that it is published. Before the first publication it is the page that
    /// the title leads to.
    fn public_address(&self, relation: Relation) -> Option<Address> {
        let practice = &self.case.practice;
        if relation != Relation::Author || self.word() != Verdict::Approve.as_str() {
            return None;
        }
        let foreseen = || Some(Slug::of(&self.revision.title, practice.reference.as_ref()?));
        let slug = practice.slug.clone().or_else(foreseen)?;
        Some(address::practice(&slug))
    }
}

/// What one person is told beside the deed itself.
#[derive(Default)]
struct Background {
    /// How the person is greeted.
    dear: Option<String>,
    /// What was sent, for the receipt.
    sent: Option<Answers>,
    /// The authors of it, for the receipt.
    authors: Vec<String>,
    /// Who submitted it.
    from: Option<String>,
    /// The ground on which it was not taken up.
    ground: Option<Ground>,
    /// What the review team asks beside single answers.
    points: Vec<(Field, String)>,
    /// What a reviewer rewrote, answer by answer.
    rewritten: Vec<RewrittenAnswer>,
    /// Title and slug of the practice that replaces it.
    replacement: Option<(String, Slug)>,
    /// Title and slug of the call that it answers.
    call: Option<(String, Slug)>,
}
