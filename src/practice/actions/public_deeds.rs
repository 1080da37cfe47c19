//! Deeds on a practice that is public: ask for removal, keep, take down, restore.

use super::Error;
use super::publication;
use super::transition::Transition;
use crate::practice::model::TakeDown;

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
