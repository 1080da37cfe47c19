//! The people behind a line of the table's `told`: who they are at this moment, and how they stand to the practice.
//! Writes no word and owes no mail.

use super::Occasion;
use super::rules::{may_fall_to_administrators, relation_of};
use crate::account::model::{Account, AccountId, EmailAddress, Role};
use crate::account::queries;
use crate::db::{Timestamp, Tx};
use crate::language::Language;
use crate::mail::model::MailRecipient;
use crate::mail::relation::Relation;
use crate::practice::answers::Answers;
use crate::practice::error::Error;
use crate::practice::model::CoAuthorState;
use crate::practice::store;
use crate::workflow::{Audience, State};

/// A recipient, and how the account stands to the practice.
pub(super) struct Recipient {
    pub(super) to: MailRecipient,
    pub(super) language: Language,
    pub(super) relation: Relation,
    /// How a mail greets the account that receives it.
    pub(super) greeting: Option<String>,
    /// Until when the person can answer, if the deed set a day.
    pub(super) until: Option<Timestamp>,
}

/// The accounts behind a line of the table. The account that acted gets no mail, except the receipt.
pub(super) async fn recipients(
    tx: &mut Tx,
    occasion: &Occasion<'_>,
    told: Audience,
) -> Result<Vec<Recipient>, Error> {
    let details = &occasion.event.details;
    let mut relation = relation_of(told);
    let one = match told {
        Audience::Receipt => occasion.by.map(|by| by.id),
        Audience::Owner => Some(occasion.case.practice.owner_id),
        Audience::FormerOwner | Audience::FormerReviewer => details.former,
        Audience::AssignedReviewer
        | Audience::AskedReviewer
        | Audience::RemovedAuthor
        | Audience::Offered => details.account,
        Audience::HandlingReviewer => occasion.before.claimed_by,
        Audience::Decider => occasion.before.decided_by,
        // A reviewer who moves it and keeps the claim needs no suggested reviewer.
        Audience::SuggestedReviewer if occasion.revision.claimed_by.is_some() => None,
        Audience::SuggestedReviewer => occasion.revision.suggested_id,
        Audience::NewlySuggested => details.suggested,
        Audience::FocalPoint => return focal_point(tx, occasion).await,
        Audience::Invited => return invited(tx, occasion).await,
        Audience::Expert => return expert(tx, occasion).await,
        Audience::Authors
        | Audience::Addressed
        | Audience::QueueDigest
        | Audience::Administrators
        | Audience::AdministratorsDigest
        | Audience::AdministratorsIfNobody => None,
    };
    let mut accounts = match told {
        Audience::Authors => authors(tx, occasion).await?,
        Audience::QueueDigest => others(tx, occasion).await?,
        Audience::Administrators | Audience::AdministratorsDigest => {
            administrators(tx, occasion).await?
        }
        Audience::AdministratorsIfNobody if eligible(tx, occasion).await?.is_empty() => {
            administrators(tx, occasion).await?
        }
        _ => account_of(tx, occasion, one).await?.into_iter().collect(),
    };
    if accounts.is_empty() && falls_to_administrators(told, occasion) {
        relation = Relation::Administrator;
        accounts = administrators(tx, occasion).await?;
    }
    let acting = occasion.by.map(|by| by.id);
    let is_told = |account: &Account| told == Audience::Receipt || acting != Some(account.id);
    Ok(accounts
        .iter()
        .filter(|account| is_told(account))
        .map(|account| to_account(account, relation))
        .collect())
}

fn to_account(account: &Account, relation: Relation) -> Recipient {
    Recipient {
        to: MailRecipient::Account(account.id),
        language: account.language,
        relation,
        greeting: Some(account.name.greeting()),
        until: None,
    }
}

/// The account with this id. The account that acted, and perhaps the reviewers, were read in the same transaction.
pub(super) async fn account_of(
    tx: &mut Tx,
    occasion: &Occasion<'_>,
    id: Option<AccountId>,
) -> Result<Option<Account>, Error> {
    let Some(id) = id else {
        return Ok(None);
    };
    let mut known = occasion
        .by
        .into_iter()
        .chain(occasion.read.known_reviewers());
    match known.find(|one| one.id == id) {
        Some(known) => Ok(Some(known.clone())),
        None => Ok(queries::by_id(tx, id).await?),
    }
}

/// The owner, and the co-authors. What the deed has read is not read again.
async fn authors(tx: &mut Tx, occasion: &Occasion<'_>) -> Result<Vec<Account>, Error> {
    let owner = Some(occasion.case.practice.owner_id);
    let mut authors: Vec<Account> = account_of(tx, occasion, owner).await?.into_iter().collect();
    let co_authors = &occasion.case.co_authors;
    if !co_authors.is_empty() {
        authors.extend(queries::by_ids(tx, co_authors).await?);
    }
    Ok(authors)
}

/// The person at the address to which an invitation goes.
async fn invited(tx: &mut Tx, occasion: &Occasion<'_>) -> Result<Vec<Recipient>, Error> {
    let Some(id) = occasion.event.details.co_author else {
        return Ok(Vec::new());
    };
    let found = store::co_author(tx, id).await?;
    let found = found.filter(|person| person.state == CoAuthorState::Invited);
    let recipient = found.map(|person| Recipient {
        to: MailRecipient::address(person.email),
        language: person.language,
        relation: relation_of(Audience::Invited),
        greeting: person.name,
        until: Some(person.expires_at),
    });
    Ok(recipient.into_iter().collect())
}

/// The expert from outside who is asked.
async fn expert(tx: &mut Tx, occasion: &Occasion<'_>) -> Result<Vec<Recipient>, Error> {
    let Some(id) = occasion.event.details.expert else {
        return Ok(Vec::new());
    };
    let found = store::expert(tx, id).await?;
    let recipient = found.map(|ask| Recipient {
        to: MailRecipient::address(ask.email),
        language: ask.language,
        relation: relation_of(Audience::Expert),
        greeting: Some(ask.name),
        until: Some(ask.expires_at),
    });
    Ok(recipient.into_iter().collect())
}

async fn administrators(tx: &mut Tx, occasion: &Occasion<'_>) -> Result<Vec<Account>, Error> {
    let all = occasion.read.reviewers(tx).await?;
    let administrators = all.iter().filter(|one| one.role == Role::Administrator);
    Ok(administrators.cloned().collect())
}

/// Reviewers in scope who are no party to it.
async fn eligible(tx: &mut Tx, occasion: &Occasion<'_>) -> Result<Vec<Account>, Error> {
    let all = occasion.read.reviewers(tx).await?.iter();
    let eligible =
        all.filter(|one| one.role == Role::Reviewer && occasion.case.may_be_reviewed_by(one));
    Ok(eligible.cloned().collect())
}

/// The same, without those whom this deed tells by a mail of their own.
async fn others(tx: &mut Tx, occasion: &Occasion<'_>) -> Result<Vec<Account>, Error> {
    let mut others = eligible(tx, occasion).await?;
    if suggests(occasion) {
        others.retain(|one| occasion.revision.suggested_id != Some(one.id));
    }
    if occasion.row.told.contains(&Audience::FormerReviewer) {
        others.retain(|one| occasion.event.details.former != Some(one.id));
    }
    Ok(others)
}

/// Whether the deed tells the suggested reviewer at once.
fn suggests(occasion: &Occasion<'_>) -> bool {
    occasion.row.told.contains(&Audience::SuggestedReviewer)
}

/// Whether administrators get the mail, as no reviewer is left who could act on it.
fn falls_to_administrators(told: Audience, occasion: &Occasion<'_>) -> bool {
    let handled = told == Audience::SuggestedReviewer && occasion.revision.claimed_by.is_some();
    may_fall_to_administrators(occasion.row, told) && !handled
}

/// The address of the focal point that the answers name.
pub(in crate::practice) fn focal_point_address(answers: &Answers) -> Option<EmailAddress> {
    let point = answers.focal_point()?;
    EmailAddress::parse(&point.email).ok()
}

/// The person there who knows it: once, at first publication, and without a word that anybody typed.
async fn focal_point(tx: &mut Tx, occasion: &Occasion<'_>) -> Result<Vec<Recipient>, Error> {
    if occasion.revision.state != State::Published || occasion.case.practice.versions != 1 {
        return Ok(Vec::new());
    }
    let answers = store::content(tx, occasion.revision.id).await?;
    let Some(address) = focal_point_address(&answers) else {
        return Ok(Vec::new());
    };
    let id = occasion.case.practice.id;
    if !store::focal_point_told(tx, id, address.key(), occasion.event.at).await? {
        return Ok(Vec::new());
    }
    let language =
        Language::parse(occasion.case.practice.language.as_str()).unwrap_or(Language::En);
    let to = MailRecipient::address(address.as_str());
    Ok(vec![Recipient {
        to,
        language,
        relation: relation_of(Audience::FocalPoint),
        greeting: None,
        until: None,
    }])
}
