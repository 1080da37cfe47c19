//! What a deed locks before it begins, in the one order of the house: accounts by rising id, then which account has
//! which address, then practices by rising id; the edition comes last, where a deed raises it. So a suspension and a
//! deed of the same person, or two deeds that count the same owner's submissions, follow one another, and no two
//! transactions wait for each other.

use super::{Error, Intent};
use crate::account::model::{Account, AccountId};
use crate::account::queries;
use crate::db::Tx;
use crate::practice::model::{PracticeId, TakeDown};
use crate::practice::store;
use crate::workflow::Deed;

/// Locks the account that acts, the other account by which the deed judges, and a second practice that it names. Returns
/// the account that acts: with its role and scope as they are now, not as they were when the request came in.
pub(super) async fn take(
    tx: &mut Tx,
    by: AccountId,
    id: PracticeId,
    intent: &Intent,
) -> Result<Account, Error> {
    let mut people = vec![by];
    match intent {
        Intent::Submit
        | Intent::SubmitToBeShown
        | Intent::MarkSpam(_)
        | Intent::TakeOwnership(_) => {
            let found = store::practice(tx, id).await?.ok_or(Error::NotFound)?;
            people.push(found.owner_id);
            // The queue keeps the words of this account's name.
            people.extend(found.first_submitted_by);
        }
        Intent::Assign(account)
        | Intent::AskOpinion { of: account, .. }
        | Intent::HandOver { to: account, .. }
        | Intent::SetAsideBar { of: account, .. } => people.push(*account),
        _ => {}
    }
    people.sort_unstable();
    people.dedup();
    let mut acting = None;
    for person in people {
        let locked = queries::lock(tx, person).await?;
        acting = acting.or(locked.filter(|one| one.id == by));
    }
    if intent.deed() == Deed::Submit {
        // No account takes the address of a focal point while a submission that names it is under way.
        store::hold_addresses(tx).await?;
    }
    if matches!(intent, Intent::MarkSpam(_)) {
        // It may suspend the owner, whose other submissions then leave the queue.
        let found = store::practice(tx, id).await?.ok_or(Error::NotFound)?;
        store::lock_practices_of(tx, found.owner_id).await?;
    }
    if let Intent::TakeDown {
        how: TakeDown::Replaced(other),
        ..
    } = intent
    {
        for practice in [id.min(*other), id.max(*other)] {
            store::lock(tx, practice).await?;
        }
    }
    acting.ok_or(Error::NotFound)
}
