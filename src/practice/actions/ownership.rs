//! Who owns a practice. The owner offers the ownership to a co-author, or to a person at an address, and nothing changes
//! until that person accepts; an administrator gives it to an account. The former owner stays a party.

use super::authors::{self, HeldInvitation, OpenInvitation};
use super::transition::Transition;
use super::{Done, Error, Intent, act_within, publication};
use crate::account::model::{Account, AccountDeed, AccountId};
use crate::account::{actions as accounts, queries};
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::practice::model::{
    AuthorsSeq, Bar, Case, CoAuthor, CoAuthorId, CoAuthorState, INVITED_FOR, NewInvitation,
    OfferTo, OwnershipOffer, PracticeId, Seq,
};
use crate::practice::store;
use crate::workflow::PublicStatus;

/// The offer that an account accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenOffer {
    /// A co-author accepts on the page of the ownership.
    OnPage(CoAuthorId),
    /// The holder of a mailed link accepts.
    ByLink(HeldInvitation),
}

/// An account accepts, by its link, to own a practice. The second press of the same button changes nothing.
pub async fn take_ownership(app: &App, by: &Account, open: &OpenInvitation) -> Result<Done, Error> {
    let mut tx = app.db.write().await?;
    let intent = Intent::TakeOwnership(TakenOffer::ByLink(open.held.clone()));
    // The link proves what the form would: the person has read the newest state.
    let (practice, seen) = (open.held.practice, Seq(i64::MAX));
    let done = act_within(app, &mut tx, by, practice, seen, intent).await?;
    tx.commit().await?;
    Ok(done)
}

/// Offers the ownership. An earlier offer that is open must be cancelled first. With `leaves` the owner does not stay as a
/// co-author.
pub(super) async fn offer(
    transition: &mut Transition<'_>,
    to: &OfferTo,
    leaves: bool,
) -> Result<(), Error> {
    let practice = transition.case.practice.id;
    let now = transition.now;
    let all = store::co_authors(transition.tx, practice).await?;
    if all.iter().any(|one| one.is_offered(now)) {
        return Err(Error::Unfit);
    }
    let to = match to {
        OfferTo::CoAuthor(id) => {
            let accepted = |one: &&CoAuthor| one.id == *id && one.state == CoAuthorState::Accepted;
            let found = all.iter().find(accepted).ok_or(Error::Unfit)?;
            transition.details.account = found.account_id;
            *id
        }
        OfferTo::Person(invitation) => {
            authors::invite(transition, invitation).await?;
            transition.details.co_author.ok_or(Error::Unfit)?
        }
    };
    let offer = OwnershipOffer {
        to,
        mailed: Seq(transition.case.practice.seq.0 + 1),
        until: now.plus(INVITED_FOR),
        leaves,
        by: transition.actor()?.id,
    };
    store::set_offer(transition.tx, practice, Some(&offer)).await?;
    transition.details.co_author = Some(to);
    Ok(())
}

/// An administrator invites a person to own a practice whose owner is suspended. An offer of that owner is over.
pub(super) async fn invite_owner(
    transition: &mut Transition<'_>,
    invitation: &NewInvitation,
) -> Result<(), Error> {
    authors::invite(transition, invitation).await?;
    let offer = OwnershipOffer {
        to: transition.details.co_author.ok_or(Error::Unfit)?,
        mailed: Seq(transition.case.practice.seq.0 + 1),
        until: transition.now.plus(INVITED_FOR),
        leaves: true,
        by: transition.actor()?.id,
    };
    let practice = transition.case.practice.id;
    store::set_offer(transition.tx, practice, Some(&offer))
        .await
        .map_err(Error::from)
}

/// A practice whose owner is suspended, as an administrator reads it who finds it another owner.
pub struct OwnerlessPractice {
    /// The practice.
    pub case: Case,
    /// The title of its newest revision.
    pub title: String,
    /// The people in the list of authors beside the owner.
    pub co_authors: Vec<CoAuthor>,
    /// Up to which of the events that authors see the page is drawn.
    pub drawn_up_to: AuthorsSeq,
}

/// Such a practice; nothing where this administrator is a party.
pub async fn ownerless_practice(
    db: &mut Conn,
    by: &Account,
    id: PracticeId,
) -> Result<Option<OwnerlessPractice>, Fault> {
    let found = store::case(db, id).await?;
    let Some(case) = found.filter(|case| case.owner_suspended && !case.actor(by).party) else {
        return Ok(None);
    };
    let latest = store::newest(db, id).await?;
    Ok(Some(OwnerlessPractice {
        title: latest.map(|revision| revision.title).unwrap_or_default(),
        co_authors: store::co_authors(db, id).await?,
        drawn_up_to: store::authors_seq_of(db, id, case.practice.seq).await?,
        case,
    }))
}

/// Cancels an offer. A person who was invited with it is invited no more.
pub(super) async fn cancel(transition: &mut Transition<'_>, id: CoAuthorId) -> Result<(), Error> {
    let found = offered(transition, id).await?;
    if found.state == CoAuthorState::Invited {
        store::delete_co_author(transition.tx, id).await?;
    } else {
        store::set_offer(transition.tx, found.practice_id, None).await?;
    }
    transition.details.co_author = Some(id);
    Ok(())
}

/// The co-author to whom it is offered does not want it.
pub(super) async fn refuse(transition: &mut Transition<'_>, id: CoAuthorId) -> Result<(), Error> {
    let found = offered(transition, id).await?;
    if found.account_id != Some(transition.actor()?.id) {
        return Err(Error::Unfit);
    }
    store::set_offer(transition.tx, found.practice_id, None).await?;
    transition.details.co_author = Some(id);
    Ok(())
}

/// The account that acts owns the practice from now on, and the former owner is its first co-author, or has left.
pub(super) async fn take(transition: &mut Transition<'_>, offer: &TakenOffer) -> Result<(), Error> {
    let by = transition.actor()?.id;
    let found = match offer {
        TakenOffer::OnPage(id) => {
            let found = offered(transition, *id).await?;
            if found.account_id != Some(by) {
                return Err(Error::Unfit);
            }
            found
        }
        TakenOffer::ByLink(held) => authors::open_invitation(transition, held).await?,
    };
    if !found.is_offered(transition.now) || !transition.case.stands_behind(&found) {
        return Err(Error::Unfit);
    }
    let former = transition.case.practice.owner_id;
    let former = queries::by_id(transition.tx, former).await?;
    let former = former
        .filter(|former| former.id != by)
        .ok_or(Error::Unfit)?;
    give_to(transition, by).await?;
    if found.state == CoAuthorState::Invited {
        // The second press of the button behind the link finds this line. No page shows a line of the owner.
        let (place, taken) = (
            (found.practice_id, found.id),
            (CoAuthorState::Left, Some(by)),
        );
        store::set_co_author(transition.tx, place, taken, transition.now).await?;
    }
    if !found.offer_leaves {
        let event = Seq(transition.case.practice.seq.0 + 1);
        let when = (event, transition.now);
        let line =
            store::insert_first_co_author(transition.tx, found.practice_id, &former, when).await?;
        transition.details.kept = Some(line);
    }
    transition.details.co_author = Some(found.id);
    Ok(())
}

/// The line of the person to whom the ownership is offered, also after the offer has expired.
async fn offered(transition: &mut Transition<'_>, id: CoAuthorId) -> Result<CoAuthor, Error> {
    let found = authors::line(transition, id).await?;
    if found.offered_until.is_none() {
        return Err(Error::Unfit);
    }
    Ok(found)
}

/// An administrator gives it to another account.
pub(super) async fn hand_over(transition: &mut Transition<'_>, to: AccountId) -> Result<(), Error> {
    let receiver = queries::by_id(transition.tx, to)
        .await?
        .ok_or(Error::Unfit)?;
    if receiver.is_suspended() || receiver.id == transition.case.practice.owner_id {
        return Err(Error::Unfit);
    }
    give_to(transition, to).await?;
    record_receipt(transition, to).await
}

/// Another account owns it from now on. It reviews the practice no more, and an offer of the former owner is over.
async fn give_to(transition: &mut Transition<'_>, to: AccountId) -> Result<(), Error> {
    let former = transition.case.practice.owner_id;
    transition.make_party(former, Bar::Author).await?;
    transition.make_party(to, Bar::Author).await?;
    transition.case.practice.owner_id = to;
    let practice = transition.case.practice.id;
    store::set_offer(transition.tx, practice, None).await?;
    store::delete_co_author_account(transition.tx, practice, to).await?;
    transition.case.co_authors.retain(|one| *one != to);
    authors::end_reviewing(transition, to).await?;
    transition.details.account = Some(to);
    // The mail of a freed claim would go to the new owner, so the former owner is the one who is told.
    transition.details.former = Some(former);
    if matches!(
        transition.case.practice.public,
        PublicStatus::Live | PublicStatus::NotCurrent
    ) {
        // The former owner may have stood on its page as the contact, and no longer does.
        publication::raise(transition).await?;
        store::mark_changed(transition.tx, &[practice]).await?;
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
