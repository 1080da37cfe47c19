//! Who the authors are: the owner invites people by mail, orders and removes them; invited people join or refuse by the
//! mailed link; a co-author leaves. An account that joins is a party for good.

use super::begin::begin_by_link;
use super::transition::{Transition, lock_case};
use super::{Done, Error, Intent, act_within, review};
use crate::account::model::{Account, AccountId};
use crate::account::queries;
use crate::app::{App, Token};
use crate::db::{Conn, Fault, Timestamp};
use crate::practice::model::{
    Bar, CoAuthor, CoAuthorId, CoAuthorState, INVITED_FOR, MOST_CO_AUTHORS, NewInvitation,
    PracticeId, Seq,
};
use crate::practice::store;
use crate::workflow::{Actor, Deed};

/// An invitation whose mailed link a browser holds. Only [`held_invitation`] makes one, so no deed names an invitation
/// without its link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldInvitation {
    id: CoAuthorId,
    /// The practice.
    pub practice: PracticeId,
}

/// What becomes of the owner whose offer of the ownership is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnerThen {
    /// The first co-author.
    Stays,
    /// Is suspended; an administrator makes the offer.
    Gone,
    /// No author any more.
    Leaves,
}

impl OwnerThen {
    fn of(offered: &CoAuthor, suspended: bool) -> Self {
        if suspended {
            Self::Gone
        } else if offered.offer_leaves {
            Self::Leaves
        } else {
            Self::Stays
        }
    }
}

/// What an invited person reads before they answer: nothing of the practice but its title.
#[derive(Debug, Clone)]
pub struct OpenInvitation {
    /// The invitation, for the deed that answers it.
    pub held: HeldInvitation,
    /// The title of the newest revision, as typed.
    pub title: String,
    /// The owner.
    pub owner: Account,
    /// Until when the link works.
    pub until: Timestamp,
    /// The ownership, if it is offered with it: whether the present owner leaves then.
    pub ownership: Option<OwnerThen>,
    /// Whether this reader is already what the invitation would make of them.
    pub is_author: bool,
}

/// What the holder of a mailed link finds.
#[derive(Debug, Clone)]
pub enum FoundInvitation {
    /// It can be answered.
    Open(Box<OpenInvitation>),
    /// This reader has accepted it before.
    Accepted(PracticeId),
    /// It was withdrawn, renewed, answered or is too old, or there never was one.
    Over,
}

/// The invitation of a mailed link, as this reader may see it. `reader` is nobody who is not signed in.
pub async fn held_invitation(
    app: &App,
    db: &mut Conn,
    token: Token,
    reader: Option<&Account>,
) -> Result<FoundInvitation, Fault> {
    let Some(found) = store::co_author_by_link(db, &token.hash()).await? else {
        return Ok(FoundInvitation::Over);
    };
    let own = reader.is_some_and(|reader| found.account_id == Some(reader.id));
    if found.state == CoAuthorState::Accepted && own {
        return Ok(FoundInvitation::Accepted(found.practice_id));
    }
    if found.state == CoAuthorState::Left && own {
        return owner_of_line(db, &found).await;
    }
    if !is_open(&found, app.clock.now()) {
        return Ok(FoundInvitation::Over);
    }
    let Some(practice) = store::case(db, found.practice_id).await? else {
        return Ok(FoundInvitation::Over);
    };
    if found.offered_until.is_some() && !practice.stands_behind(&found) {
        return Ok(FoundInvitation::Over);
    }
    let newest = match practice.newest() {
        Some(revision) => Some(revision.clone()),
        None => store::newest(db, found.practice_id).await?,
    };
    let owner = queries::by_id(db, practice.practice.owner_id).await?;
    let (Some(newest), Some(owner)) = (newest, owner) else {
        return Ok(FoundInvitation::Over);
    };
    Ok(FoundInvitation::Open(Box::new(OpenInvitation {
        held: HeldInvitation {
            id: found.id,
            practice: found.practice_id,
        },
        title: newest.title,
        ownership: found
            .offered_until
            .map(|_| OwnerThen::of(&found, practice.owner_suspended)),
        is_author: reader
            .map(|reader| practice.actor(reader))
            .is_some_and(|actor| actor.owner || (actor.author && found.offered_until.is_none())),
        owner,
        until: found.expires_at,
    })))
}

/// The invitation of a reader who accepted the ownership with it.
async fn owner_of_line(db: &mut Conn, found: &CoAuthor) -> Result<FoundInvitation, Fault> {
    let owned = store::practice(db, found.practice_id).await?;
    let owner = owned.map(|practice| practice.owner_id);
    Ok(if owner == found.account_id {
        FoundInvitation::Accepted(found.practice_id)
    } else {
        FoundInvitation::Over
    })
}

/// The open invitation to the proved address of this account: for the demonstration, whose mails do not leave.
pub async fn invitation_to(
    app: &App,
    db: &mut Conn,
    practice: PracticeId,
    account: &Account,
) -> Result<Option<HeldInvitation>, Fault> {
    let now = app.clock.now();
    let all = store::co_authors(db, practice).await?;
    let to_account = |one: &&CoAuthor| one.email_key == account.email.key() && is_open(one, now);
    Ok(all.iter().find(to_account).map(|one| HeldInvitation {
        id: one.id,
        practice,
    }))
}

fn is_open(found: &CoAuthor, now: Timestamp) -> bool {
    found.state == CoAuthorState::Invited && found.expires_at > now
}

/// An account accepts an invitation. The second press of the same button changes nothing.
pub async fn join(app: &App, by: &Account, held: &HeldInvitation) -> Result<Done, Error> {
    let mut tx = app.db.write().await?;
    // The link proves what the form would: the person has read the newest state.
    let (seen, intent) = (Seq(i64::MAX), Intent::Join(held.clone()));
    let done = act_within(app, &mut tx, by, held.practice, seen, intent).await?;
    tx.commit().await?;
    Ok(done)
}

/// The person who holds the link refuses. No account is asked for, and none is named in the history.
pub async fn refuse_invitation(app: &App, held: &HeldInvitation) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    let case = lock_case(&mut tx, held.practice).await?;
    let actor = Actor {
        invited: true,
        ..Actor::default()
    };
    let by_link = (Deed::RefuseInvitation, actor);
    let mut transition = begin_by_link(app, &mut tx, case, by_link).await?;
    let open = open_invitation(&mut transition, held).await?;
    transition.details.co_author = Some(open.id);
    let (place, state) = ((open.practice_id, open.id), CoAuthorState::Declined);
    let now = transition.now;
    store::set_co_author(transition.tx, place, (state, None), now).await?;
    transition.finish().await?;
    tx.commit().await?;
    Ok(())
}

/// The row of a held invitation that can still be answered.
pub(super) async fn open_invitation(
    transition: &mut Transition<'_>,
    held: &HeldInvitation,
) -> Result<CoAuthor, Error> {
    let found = store::co_author(transition.tx, held.id).await?;
    let now = transition.now;
    found
        .filter(|one| one.practice_id == transition.case.practice.id && is_open(one, now))
        .ok_or(Error::NotFound)
}

/// Invites a person by mail.
pub(super) async fn invite(
    transition: &mut Transition<'_>,
    invitation: &NewInvitation,
) -> Result<(), Error> {
    let practice = transition.case.practice.id;
    let all = store::co_authors(transition.tx, practice).await?;
    let with_place: Vec<&CoAuthor> = all.iter().filter(|one| one.has_place()).collect();
    let key = invitation.email.key();
    if let Some(same) = with_place.iter().find(|one| one.email_key == key) {
        let mailed = store::authors_seq_of(transition.tx, practice, same.mailed_seq).await?;
        return Err(Error::InvitedAlready(mailed));
    }
    if with_place.len() >= MOST_CO_AUTHORS {
        return Err(Error::TooManyAuthors {
            most: MOST_CO_AUTHORS,
        });
    }
    let language = transition.actor()?.language;
    let mailed = Seq(transition.case.practice.seq.0 + 1);
    let (now, until) = (transition.now, transition.now.plus(INVITED_FOR));
    let id = store::insert_co_author(
        transition.tx,
        practice,
        (invitation, language),
        mailed,
        (now, until),
    )
    .await?;
    transition.details.co_author = Some(id);
    Ok(())
}

/// Sends an invitation again. Links of earlier mails stop working.
pub(super) async fn invite_again(
    transition: &mut Transition<'_>,
    id: CoAuthorId,
) -> Result<(), Error> {
    require_invited(transition, id).await?;
    let mailed = Seq(transition.case.practice.seq.0 + 1);
    let (now, until) = (transition.now, transition.now.plus(INVITED_FOR));
    store::renew_invitation(transition.tx, id, mailed, (now, until)).await?;
    transition.details.co_author = Some(id);
    Ok(())
}

/// Withdraws an invitation that was not answered.
pub(super) async fn cancel_invitation(
    transition: &mut Transition<'_>,
    id: CoAuthorId,
) -> Result<(), Error> {
    require_invited(transition, id).await?;
    store::delete_co_author(transition.tx, id).await?;
    transition.details.co_author = Some(id);
    Ok(())
}

/// Removes a co-author, or takes the line of a person who declined or left off the list.
pub(super) async fn remove(transition: &mut Transition<'_>, id: CoAuthorId) -> Result<(), Error> {
    let found = line(transition, id).await?;
    if found.state == CoAuthorState::Invited {
        return Err(Error::Unfit);
    }
    store::delete_co_author(transition.tx, id).await?;
    transition.details.co_author = Some(id);
    if found.state == CoAuthorState::Accepted {
        transition.details.account = found.account_id;
        forget(transition, found.account_id);
    }
    Ok(())
}

/// The co-author who acts is none any more, and stays a party.
pub(super) async fn leave(transition: &mut Transition<'_>) -> Result<(), Error> {
    let by = transition.actor()?.id;
    let practice = transition.case.practice.id;
    let all = store::co_authors(transition.tx, practice).await?;
    let own = all
        .iter()
        .find(|one| one.state == CoAuthorState::Accepted && one.account_id == Some(by));
    let own = own.ok_or(Error::NotFound)?;
    let (place, left) = ((practice, own.id), (CoAuthorState::Left, Some(by)));
    store::set_co_author(transition.tx, place, left, transition.now).await?;
    transition.details.co_author = Some(own.id);
    forget(transition, Some(by));
    Ok(())
}

fn forget(transition: &mut Transition<'_>, account: Option<AccountId>) {
    let co_authors = &mut transition.case.co_authors;
    co_authors.retain(|one| Some(*one) != account);
}

/// Moves a line of the order up or down.
pub(super) async fn reorder(
    transition: &mut Transition<'_>,
    id: CoAuthorId,
    up: bool,
) -> Result<(), Error> {
    let all = store::co_authors(transition.tx, transition.case.practice.id).await?;
    let order: Vec<&CoAuthor> = all.iter().filter(|one| one.has_place()).collect();
    let at = order.iter().position(|one| one.id == id);
    let at = at.ok_or(Error::Unfit)?;
    let beside = if up {
        at.checked_sub(1)
    } else {
        at.checked_add(1)
    };
    let beside = beside.and_then(|beside| order.get(beside));
    let beside = beside.ok_or(Error::Unfit)?;
    store::swap_places(transition.tx, order[at], beside).await?;
    transition.details.co_author = Some(id);
    transition.details.up = Some(up);
    Ok(())
}

/// The account that acts becomes a co-author. It is a party for good, so a claim of it ends, and a suggestion is made
/// anew.
pub(super) async fn accept(
    transition: &mut Transition<'_>,
    held: &HeldInvitation,
) -> Result<(), Error> {
    let by = transition.actor()?.id;
    let found = open_invitation(transition, held).await?;
    let case = &transition.case;
    // The page that was pressed said what is offered.
    if found.offered_until.is_some()
        || case.practice.owner_id == by
        || case.co_authors.contains(&by)
    {
        return Err(Error::Unfit);
    }
    let (place, joined) = (
        (found.practice_id, found.id),
        (CoAuthorState::Accepted, Some(by)),
    );
    store::set_co_author(transition.tx, place, joined, transition.now).await?;
    transition.make_party(by, Bar::Author).await?;
    transition.case.co_authors.push(by);
    transition.details.co_author = Some(found.id);
    end_reviewing(transition, by).await
}

/// An account that has become a party holds no claim and is not suggested.
pub(super) async fn end_reviewing(
    transition: &mut Transition<'_>,
    party: AccountId,
) -> Result<(), Error> {
    if transition.revision.claimed_by == Some(party) {
        transition.set_claim(None);
    }
    if transition.revision.suggested_id == Some(party) {
        transition.revision.suggested_id = None;
    }
    review::suggest_if_alone(transition).await
}

/// Requires that the line is of this practice, and of a person who has not answered. An offer has a page of its own.
async fn require_invited(transition: &mut Transition<'_>, id: CoAuthorId) -> Result<(), Error> {
    let found = line(transition, id).await?;
    match found.state {
        CoAuthorState::Invited if found.offered_until.is_some() => Err(Error::Unfit),
        CoAuthorState::Invited => Ok(()),
        CoAuthorState::Accepted | CoAuthorState::Declined | CoAuthorState::Left => {
            Err(Error::Unfit)
        }
    }
}

/// A line of this practice's list.
pub(super) async fn line(
    transition: &mut Transition<'_>,
    id: CoAuthorId,
) -> Result<CoAuthor, Error> {
    let found = store::co_author(transition.tx, id).await?;
    found
        .filter(|one| one.practice_id == transition.case.practice.id)
        .ok_or(Error::Unfit)
}
