//! Deeds on a practice that is public: ask for removal, keep, take down, restore; and handing over.

use super::Error;
use super::publication;
use super::transition::Transition;
use crate::account::model::{AccountDeed, AccountId};
use crate::account::{actions as accounts, queries};
use crate::practice::model::{Bar, TakeDown};
use crate::practice::store;
use crate::workflow::PublicStatus;

/// The owner asks for its removal; reviewers answer.
pub(super) fn ask_removal(transition: &mut Transition<'_>) {
    transition.case.practice.removal_asked_at = Some(transition.now);
    transition
        .case
        .practice
        .removal_reasons
        .clone_from(&transition.words);
}

/// It stays: a reviewer keeps it for a reason that the owner reads, or the owner no longer wants it removed.
pub(super) fn forget_request(transition: &mut Transition<'_>) {
    transition.case.practice.removal_asked_at = None;
    transition.case.practice.removal_reasons = None;
}

/// Takes it down. What replaces it must be live, another one, and not itself replaced.
pub(super) async fn take_down(transition: &mut Transition<'_>, how: TakeDown) -> Result<(), Error> {
    if let TakeDown::Replaced(by) = how {
        transition.require_another_live_one(by).await?;
    }
    publication::choose(transition, how);
    Ok(())
}

/// It is live again.
pub(super) fn restore(transition: &mut Transition<'_>) {
    transition.details.kind = Some(transition.case.practice.public);
}

/// Another account owns it from now on; the former owner stays a party.
pub(super) async fn hand_over(transition: &mut Transition<'_>, to: AccountId) -> Result<(), Error> {
    let receiver = queries::by_id(transition.tx, to)
        .await?
        .ok_or(Error::Unfit)?;
    let former = transition.case.practice.owner_id;
    if receiver.is_suspended() || receiver.id == former {
        return Err(Error::Unfit);
    }
    transition.make_party(former, Bar::Author).await?;
    transition.make_party(to, Bar::Author).await?;
    transition.case.practice.owner_id = to;
    let practice = transition.case.practice.id;
    store::delete_co_author_account(transition.tx, practice, to).await?;
    transition.case.co_authors.retain(|one| *one != to);
    if transition.revision.claimed_by == Some(to) {
        // An owner never reviews the own practice.
        transition.set_claim(None);
    }
    transition.details.account = Some(to);
    transition.details.former = Some(former);
    record_receipt(transition, to).await?;
    if matches!(
        transition.case.practice.public,
        PublicStatus::Live | PublicStatus::NotCurrent
    ) {
        // The former owner may have stood on its page as the contact, and no longer does.
        publication::raise(transition).await?;
    }
    Ok(())
}

/// Writes into the record of accounts that the receiver owns the practice from now on.
async fn record_receipt(transition: &mut Transition<'_>, to: AccountId) -> Result<(), Error> {
    let reference = transition.case.practice.reference.as_ref();
    let words = reference.map(ToString::to_string).unwrap_or_default();
    let by = transition.by.as_ref().map(|by| by.id);
    let now = transition.now;
    let deed = AccountDeed::Received;
    accounts::record(transition.tx, to, by, deed, &words, now).await?;
    Ok(())
}
