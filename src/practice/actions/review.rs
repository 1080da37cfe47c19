//! The reviewers' deeds before a decision: assign, move, correct, mark as spam; and who is suggested.

use super::Error;
use super::begin::Doing;
use crate::account::actions as accounts;
use crate::account::model::{Account, AccountId, Role};
use crate::language::TextLanguage;
use crate::practice::store;
use crate::taxonomy::ObjectiveNumber;

/// Why an account is suspended with its spam, in words that its owner reads.
const SPAM: &str = "spam";

/// An administrator gives it to a reviewer.
pub(super) async fn assign(doing: &mut Doing<'_>, to: AccountId) -> Result<(), Error> {
    let reviewer = accounts::by_id(doing.tx, to).await?.ok_or(Error::Unfit)?;
    if !may_review(doing, &reviewer) {
        return Err(Error::Unfit);
    }
    doing.details.account = Some(to);
    doing.claim_for(Some(to));
    Ok(())
}

/// In scope, and no party to it.
pub(super) fn may_review(doing: &Doing<'_>, reviewer: &Account) -> bool {
    let administrator = reviewer.role == Role::Administrator;
    let in_scope = match doing.case.practice.objective {
        Some(objective) => reviewer.reviews(objective),
        None => reviewer.may_review() && reviewer.scope.is_everything(),
    };
    !doing.case.parties.include(reviewer.id)
        && (in_scope || (administrator && reviewer.may_review()))
}

/// Files it under another objective, whose policy counts from now on.
pub(super) async fn move_to(
    doing: &mut Doing<'_>,
    objective: ObjectiveNumber,
) -> Result<(), Error> {
    if doing.case.practice.objective == Some(objective) {
        return Err(Error::Unfit);
    }
    doing.details.objective = Some((doing.case.practice.objective, objective));
    doing.case.practice.objective = Some(objective);
    let mover = doing.person()?;
    if mover.role != Role::Administrator && !mover.scope.covers(objective) {
        doing.claim_for(None);
        suggest(doing).await?;
    }
    Ok(())
}

/// Corrects the language that it is filed in.
pub(super) fn correct_language(doing: &mut Doing<'_>, language: TextLanguage) -> Result<(), Error> {
    let practice = &mut doing.case.practice;
    if practice.language == language {
        return Err(Error::Unfit);
    }
    doing.details.language = Some((practice.language, language));
    practice.language = language;
    Ok(())
}

/// Spam suspends a submitter who never published anything; another account only an administrator suspends.
pub(super) async fn mark_spam(doing: &mut Doing<'_>) -> Result<(), Error> {
    let id = doing.case.practice.owner_id;
    let owner = accounts::by_id(doing.tx, id).await?.ok_or(Error::Unfit)?;
    let (_, published) = store::owned_by(doing.tx, id).await?;
    if published == 0 && owner.role == Role::Submitter {
        accounts::suspend(doing.tx, id, SPAM, doing.now).await?;
    }
    Ok(())
}

/// Chooses the one reviewer who is told at once: in scope, reads the language, not a party, fewest claims,
/// then longest without a suggestion. Nobody eligible leaves the place empty.
pub(super) async fn suggest(doing: &mut Doing<'_>) -> Result<(), Error> {
    let language = doing.case.practice.language;
    let burdens = store::burdens(doing.tx).await?;
    let burden = |id: AccountId| {
        burdens
            .iter()
            .find(|(account, ..)| *account == id)
            .map_or((0, None), |(_, claims, last)| (*claims, *last))
    };
    let reviewers = accounts::reviewers(doing.tx).await?;
    let chosen = reviewers
        .iter()
        .filter(|one| one.role == Role::Reviewer && one.reads(language) && may_review(doing, one))
        .min_by_key(|one| (burden(one.id), one.id));
    doing.revision.suggested_id = chosen.map(|one| one.id);
    doing.details.suggested = chosen.map(|one| one.id);
    if let Some(one) = chosen {
        store::suggested(doing.tx, one.id, doing.now).await?;
    }
    Ok(())
}
