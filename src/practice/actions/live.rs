//! Deeds on a practice that is public: ask for removal, keep, take down, restore; and handing over.

use super::Error;
use super::begin::Doing;
use super::effect;
use crate::account::actions as accounts;
use crate::account::model::AccountId;
use crate::practice::model::{Bar, TakeDown};
use crate::workflow::PublicStatus;

/// The owner asks for its removal; reviewers answer.
pub(super) fn ask_removal(doing: &mut Doing<'_>) {
    doing.case.practice.removal_asked_at = Some(doing.now);
    doing.case.practice.removal_reasons.clone_from(&doing.words);
}

/// It stays, for a reason that the owner reads.
pub(super) fn keep(doing: &mut Doing<'_>) {
    doing.case.practice.removal_asked_at = None;
    doing.case.practice.removal_reasons = None;
}

/// Takes it down. What replaces it must be live, another one, and not itself replaced.
pub(super) async fn take_down(doing: &mut Doing<'_>, how: TakeDown) -> Result<(), Error> {
    if let TakeDown::Replaced(by) = how {
        doing.another_live_one(by).await?;
    }
    effect::choose(doing, how);
    Ok(())
}

/// It is live again.
pub(super) fn restore(doing: &mut Doing<'_>) {
    doing.details.kind = Some(doing.case.practice.public);
}

/// Another account owns it from now on; the former owner stays a party.
pub(super) async fn hand_over(doing: &mut Doing<'_>, to: AccountId) -> Result<(), Error> {
    let receiver = accounts::by_id(doing.tx, to).await?.ok_or(Error::Unfit)?;
    let former = doing.case.practice.owner_id;
    if receiver.is_suspended() || receiver.id == former {
        return Err(Error::Unfit);
    }
    doing.becomes_party(former, Bar::Author).await?;
    doing.becomes_party(to, Bar::Author).await?;
    doing.case.practice.owner_id = to;
    if doing.revision.claimed_by == Some(to) {
        // Nobody reviews an own practice.
        doing.claim_for(None);
    }
    doing.details.account = Some(to);
    doing.details.former = Some(former);
    if matches!(
        doing.case.practice.public,
        PublicStatus::Live | PublicStatus::NotCurrent
    ) {
        // The former owner may have stood on its page as the contact, and no longer does.
        effect::raise(doing).await?;
    }
    Ok(())
}
