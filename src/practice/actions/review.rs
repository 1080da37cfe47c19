//! The reviewers' deeds before a decision: assign, move, correct, mark as spam; and who is suggested.

use super::transition::Transition;
use super::{Error, opinions, organisations, translations};
use crate::account::actions as accounts;
use crate::account::model::{Account, AccountDeed, AccountId, Role};
use crate::account::queries;
use crate::db::{Engine, Fault};
use crate::language::TextLanguage;
use crate::practice::model::Reasons;
use crate::practice::store;
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::State;

/// An administrator gives it to a reviewer.
pub(super) async fn assign(transition: &mut Transition<'_>, to: AccountId) -> Result<(), Error> {
    let reviewer = queries::by_id(transition.tx, to)
        .await?
        .ok_or(Error::Unfit)?;
    if !transition.case.may_be_reviewed_by(&reviewer) {
        return Err(Error::Unfit);
    }
    transition.details.account = Some(to);
    transition.set_claim(Some(to));
    Ok(())
}

/// Files it under another objective, whose policy counts from now on.
pub(super) async fn move_to(
    transition: &mut Transition<'_>,
    objective: ObjectiveNumber,
) -> Result<(), Error> {
    if transition.case.practice.objective == Some(objective) {
        return Err(Error::Unfit);
    }
    transition.details.objective = Some((transition.case.practice.objective, objective));
    transition.case.practice.objective = Some(objective);
    opinions::take_policy(transition, true).await?;
    let mover = transition.actor()?;
    if mover.role != Role::Administrator && !mover.scope.covers(objective) {
        transition.set_claim(None);
        suggest(transition).await?;
    }
    Ok(())
}

/// Corrects the language that it is filed in, unless another text of the same practice has it.
pub(super) async fn correct_language(
    transition: &mut Transition<'_>,
    language: TextLanguage,
) -> Result<(), Error> {
    let is_same = transition.case.practice.language == language;
    if is_same || translations::is_taken(transition, language).await? {
        return Err(Error::Unfit);
    }
    let practice = &mut transition.case.practice;
    transition.details.language = Some((practice.language, language));
    practice.language = language;
    Ok(())
}

/// Whether a mark of spam suspends the account that owns the practice: a submitter's that never published anything.
/// Another account only an administrator suspends.
pub async fn spam_suspends(db: &mut impl Engine, owner: &Account) -> Result<bool, Fault> {
    let (_, published) = store::owned_by(db, owner.id).await?;
    Ok(published == 0 && owner.role == Role::Submitter && !owner.is_suspended())
}

/// Marks it as spam. An account that is suspended with it reads the same reason.
pub(super) async fn mark_spam(
    transition: &mut Transition<'_>,
    reason: &Reasons,
) -> Result<(), Error> {
    let id = transition.case.practice.owner_id;
    let owner = queries::by_id(transition.tx, id)
        .await?
        .ok_or(Error::Unfit)?;
    if spam_suspends(transition.tx, &owner).await? {
        let by = transition.by.as_ref().map(|by| by.id);
        let (deed, words) = (AccountDeed::Suspended, reason.as_str());
        accounts::suspend(transition.tx, id, words, transition.now).await?;
        accounts::record(transition.tx, id, by, deed, words, transition.now).await?;
        store::draw_open_queue_rows(transition.tx, id).await?;
        transition.details.suspended = true;
    }
    Ok(())
}

/// Suggests another reviewer for a submission whose claim or suggestion has ended. A suggestion of a reviewer who did not
/// have it, and who may still review it, stands.
pub(super) async fn suggest_instead(transition: &mut Transition<'_>) -> Result<(), Error> {
    let former = transition.details.former;
    if let Some(suggested) = transition.revision.suggested_id {
        let candidates = transition.read.reviewers(transition.tx).await?;
        let stands = candidates.iter().any(|one| {
            one.id == suggested
                && Some(one.id) != former
                && !one.is_away(transition.now)
                && transition.case.may_be_reviewed_by(one)
        });
        if !stands {
            transition.revision.suggested_id = None;
        }
    }
    suggest_if_alone(transition).await
}

/// Suggests a reviewer for a submission that waits without a claim and without a suggestion.
pub(super) async fn suggest_if_alone(transition: &mut Transition<'_>) -> Result<(), Error> {
    let revision = &transition.revision;
    let waits_alone = revision.state == State::InReview
        && revision.claimed_by.is_none()
        && revision.suggested_id.is_none();
    if waits_alone {
        suggest(transition).await?;
    }
    Ok(())
}

/// Chooses the one reviewer who is told at once: in scope, reads the language, not a party, fewest
/// claims and open suggestions, then longest without a suggestion. Without an eligible reviewer the place stays empty.
pub(super) async fn suggest(transition: &mut Transition<'_>) -> Result<(), Error> {
    suggest_other_than(transition, None).await
}

/// Chooses a reviewer in the same way, but never `declined_by`.
pub(super) async fn suggest_other_than(
    transition: &mut Transition<'_>,
    declined_by: Option<AccountId>,
) -> Result<(), Error> {
    let language = transition.case.practice.language;
    let loads = store::burdens(transition.tx, transition.revision.id).await?;
    let burden = |id: AccountId| {
        loads
            .iter()
            .find(|(account, ..)| *account == id)
            .map_or((0, None), |(_, claims, last)| (*claims, *last))
    };
    let now = transition.now;
    let candidates = transition.read.reviewers(transition.tx).await?;
    let suitable: Vec<Account> = candidates
        .iter()
        .filter(|one| {
            one.role == Role::Reviewer
                && Some(one.id) != declined_by
                && one.reads(language)
                && !one.is_away(now)
                && transition.case.may_be_reviewed_by(one)
        })
        .cloned()
        .collect();
    let near = match suitable.len() {
        0 | 1 => None,
        _ => Some(organisations::near_organisations(transition).await?),
    };
    // The reviewer who had it, and one of the same organisation, are passed over while there is another one.
    let former = transition.details.former;
    let is_near = |one: &Account| near.as_ref().is_some_and(|near| near.include(one));
    let chosen = suitable
        .iter()
        .min_by_key(|one| (Some(one.id) == former, is_near(one), burden(one.id), one.id));
    transition.revision.suggested_id = chosen.map(|one| one.id);
    transition.details.suggested = chosen.map(|one| one.id);
    if let Some(one) = chosen {
        store::suggested(transition.tx, one.id, transition.now).await?;
    }
    Ok(())
}
