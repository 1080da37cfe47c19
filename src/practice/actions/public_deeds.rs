//! Deeds on a practice that is public: ask for removal, keep, take down, restore.

use super::transition::Transition;
use super::{Error, publication, translations};
use crate::practice::model::TakeDown;
use crate::practice::store;

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
        // A translation goes with its original, so it replaces nothing.
        let other = store::practice(transition.tx, by).await?;
        if other.is_none_or(|other| other.translation_of.is_some()) {
            return Err(Error::Unfit);
        }
    }
    publication::choose(transition, how);
    Ok(())
}

/// It is live again, unless another text of the same practice has its language by now.
pub(super) async fn restore(transition: &mut Transition<'_>) -> Result<(), Error> {
    let language = transition.case.practice.language;
    if translations::is_taken(transition, language).await? {
        return Err(Error::Unfit);
    }
    transition.details.kind = Some(transition.case.practice.public);
    Ok(())
}
