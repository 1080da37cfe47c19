//! The people behind a line of the table's `told`: who they are at this moment, and how they stand to the practice.
//! Writes no word and owes no mail.

use super::Occasion;
use super::rules::{may_fall_to_administrators, relation_of};
use crate::account::model::{Account, AccountId, EmailAddress, Role};
use crate::account::queries;
use crate::db::Tx;
use crate::language::Language;
use crate::mail::model::MailRecipient;
use crate::mail::relation::Relation;
use crate::practice::answers::Answers;
use crate::practice::error::Error;
use crate::practice::store;
use crate::workflow::{Audience, State};

/// A recipient, and how the account stands to the practice.
pub(super) struct Recipient {
    pub(super) to: MailRecipient,
    pub(super) language: Language,
    pub(super) relation: Relation,
}

/// The accounts behind a line of the table. The account that acted gets no mail, except the receipt.
pub(super) async fn recipients(
    tx: &mut Tx,
    occasion: &Occasion<'_>,
    told: Audience,
) -> Result<Vec<Recipient>, Error> {
    let details = &occasion.event.details;
    let some = |id: Option<AccountId>| id.into_iter().collect::<Vec<_>>();
    let mut relation = relation_of(told);
    let ids = match told {
        Audience::Receipt => some(occasion.by.map(|by| by.id)),
        Audience::Authors | Audience::Owner => vec![occasion.case.practice.owner_id],
        Audience::FormerOwner | Audience::FormerReviewer => some(details.former),
        Audience::AssignedReviewer => some(details.account),
        Audience::HandlingReviewer => some(occasion.before.claimed_by),
        Audience::FocalPoint => return focal_point(tx, occasion).await,
        // A reviewer who moves it and keeps the claim needs no suggested reviewer.
        Audience::SuggestedReviewer if occasion.revision.claimed_by.is_some() => Vec::new(),
        Audience::SuggestedReviewer => some(occasion.revision.suggested_id),
        Audience::NewlySuggested => some(details.suggested),
        Audience::QueueDigest => others(tx, occasion).await?,
        Audience::Administrators | Audience::AdministratorsDigest => administrators(tx).await?,
        Audience::AdministratorsIfNobody if eligible(tx, occasion).await?.is_empty() => {
            administrators(tx).await?
        }
        Audience::AdministratorsIfNobody => Vec::new(),
    };
    let ids = if ids.is_empty() && falls_to_administrators(told, occasion) {
        relation = Relation::Administrator;
        administrators(tx).await?
    } else {
        ids
    };
    let mut recipients = Vec::new();
    for id in ids {
        if told != Audience::Receipt && occasion.by.is_some_and(|by| by.id == id) {
            continue;
        }
        if let Some(account) = queries::by_id(tx, id).await? {
            recipients.push(to_account(&account, relation));
        }
    }
    Ok(recipients)
}

fn to_account(account: &Account, relation: Relation) -> Recipient {
    Recipient {
        to: MailRecipient::Account(account.id),
        language: account.language,
        relation,
    }
}

async fn administrators(tx: &mut Tx) -> Result<Vec<AccountId>, Error> {
    let all = queries::reviewers(tx).await?;
    Ok(all
        .iter()
        .filter(|one| one.role == Role::Administrator)
        .map(|one| one.id)
        .collect())
}

/// Reviewers in scope who are no party to it.
async fn eligible(tx: &mut Tx, occasion: &Occasion<'_>) -> Result<Vec<AccountId>, Error> {
    let mut all = queries::reviewers(tx).await?;
    all.retain(|one| one.role == Role::Reviewer && occasion.case.may_be_reviewed_by(one));
    Ok(all.iter().map(|one| one.id).collect())
}

/// The same, without the one whom this deed tells at once.
async fn others(tx: &mut Tx, occasion: &Occasion<'_>) -> Result<Vec<AccountId>, Error> {
    let mut ids = eligible(tx, occasion).await?;
    if suggests(occasion) {
        ids.retain(|id| occasion.revision.suggested_id != Some(*id));
    }
    Ok(ids)
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
    }])
}
