//! Whether a mail about a practice may still leave: asked by the outbox right before it sends. A role may be gone,
//! an account suspended, a submission taken back since the mail was owed. Reads only.

use async_trait::async_trait;

use super::mails::{EXPERT, INVITATION, RULES, word_of};
use super::model::{Case, CoAuthor, CoAuthorId, CoAuthorStanding, ExpertAskId};
use super::store;
use crate::account::model::{Account, Role};
use crate::account::queries;
use crate::app::{App, Random};
use crate::db::{Conn, Fault, Timestamp, Tx};
use crate::language::Messages;
use crate::mail::model::{OwedNotice, Secret};
use crate::mail::relation::Relation;
use crate::mail::rooms::{Entitlement, InDigest, Rooms, Secrets, StillOwed};
use crate::mail::unowed::Unowed;
use crate::workflow::{Deed, PublicStatus, State};

/// What the outbox asks this room: whether its mails are still owed, and how they read in a digest.
#[must_use]
pub fn tell(rooms: Rooms, app: &App) -> Rooms {
    let links = |of| MailedLinks {
        random: app.random.clone(),
        of,
    };
    let mails = Mails { app: app.clone() };
    RULES
        .iter()
        .filter(|rule| rule.may_wait())
        .filter_map(|rule| Some((rule.kind, word_of(rule.kind)?)))
        .fold(rooms.room(&RULES, mails), |rooms, (kind, word)| {
            rooms.digest(kind, Gathered(word))
        })
        .secrets(INVITATION, links(LinkOf::Invitation))
        .secrets(EXPERT, links(LinkOf::Expert))
}

/// The part of a digest that is about one deed, by the deed's word.
struct Gathered(&'static str);

impl InDigest for Gathered {
    fn heading(&self, t: Messages, count: usize) -> String {
        t.of("practice-digest", self.0)
            .with("count", count)
            .to_string()
    }
}

struct Mails {
    app: App,
}

#[async_trait]
impl StillOwed for Mails {
    async fn still_owed(&self, db: &mut Conn, notice: &OwedNotice) -> Result<Entitlement, Fault> {
        let case = match notice.event {
            Some((practice, _)) => store::case(db, practice).await?,
            None => None,
        };
        let Some(case) = case else {
            return Ok(Entitlement::NoLonger(Unowed::NoPractice));
        };
        if notice.relation == Relation::Expert {
            return to_an_expert(db, &case, notice, self.app.clock.now()).await;
        }
        if notice.relation == Relation::Invited {
            return to_an_invited_person(db, &case, notice, self.app.clock.now()).await;
        }
        if word_of(&notice.kind) == Some(Deed::Offer.as_str())
            && !is_offered(db, notice, self.app.clock.now()).await?
        {
            return Ok(Entitlement::NoLonger(Unowed::Answered));
        }
        let Some(id) = notice.to.account() else {
            return Ok(to_a_focal_point(&case));
        };
        Ok(match queries::by_id(db, id).await? {
            None => Entitlement::NoLonger(Unowed::AccountGone),
            Some(receiver) if receiver.is_suspended() => Entitlement::NoLonger(Unowed::Suspended),
            Some(receiver) => to_an_account(&case, notice, &receiver),
        })
    }
}

/// What a mailed link of this room opens.
enum LinkOf {
    /// An invitation to be an author.
    Invitation,
    /// A question to an expert from outside.
    Expert,
}

/// Makes the secrets of mailed links when their mails leave.
struct MailedLinks {
    random: Random,
    of: LinkOf,
}

#[async_trait]
impl Secrets for MailedLinks {
    async fn mint(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        secret: &Secret,
    ) -> Result<Option<String>, Fault> {
        let token = self.random.token();
        let (id, hash) = (secret.request.0, token.hash());
        let is_open = match self.of {
            LinkOf::Invitation => {
                store::add_invitation_secret(tx, CoAuthorId(id), &hash, now).await?
            }
            LinkOf::Expert => store::add_expert_secret(tx, ExpertAskId(id), &hash, now).await?,
        };
        Ok(is_open.then(|| token.text()))
    }
}

/// Whether the offer of which a mail tells still stands.
async fn is_offered(db: &mut Conn, notice: &OwedNotice, now: Timestamp) -> Result<bool, Fault> {
    let Some((practice, seq)) = notice.event else {
        return Ok(false);
    };
    let all = store::co_authors(db, practice).await?;
    let stands = |one: &CoAuthor| one.mailed_seq == seq && one.is_offered(now);
    Ok(all.iter().any(stands))
}

/// An invited person gets the newest mail of an invitation that is open.
async fn to_an_invited_person(
    db: &mut Conn,
    case: &Case,
    notice: &OwedNotice,
    now: Timestamp,
) -> Result<Entitlement, Fault> {
    let found = match &notice.secret {
        Some(secret) => store::co_author(db, CoAuthorId(secret.request.0)).await?,
        None => None,
    };
    let is_owed = found.as_ref().is_some_and(|one| {
        one.standing(now) == CoAuthorStanding::Invited
            && notice.event.is_some_and(|(_, seq)| seq == one.mailed_seq)
    });
    // An offer of the ownership goes out while the account that made it may still give the practice.
    let stands = match found.filter(|one| one.offered_until.is_some()) {
        Some(offered) => case.stands_behind(&offered),
        None => !case.owner_suspended,
    };
    Ok(if !is_owed {
        Entitlement::NoLonger(Unowed::LinkSpent)
    } else if stands {
        Entitlement::Owed
    } else {
        Entitlement::NoLonger(Unowed::OwnerSuspended)
    })
}

/// An expert gets the mail while the link works and its revision is in review.
async fn to_an_expert(
    db: &mut Conn,
    case: &Case,
    notice: &OwedNotice,
    now: Timestamp,
) -> Result<Entitlement, Fault> {
    let found = match &notice.secret {
        Some(secret) => store::expert(db, ExpertAskId(secret.request.0)).await?,
        None => None,
    };
    let open = case.open.as_ref();
    let waits = open.filter(|open| open.state == State::InReview);
    Ok(match found.filter(|ask| ask.is_open(now)) {
        None => Entitlement::NoLonger(Unowed::LinkSpent),
        Some(ask) if waits.is_some_and(|open| open.id == ask.revision_id) => Entitlement::Owed,
        Some(_) => Entitlement::NoLonger(Unowed::NotWaiting),
    })
}

/// The focal point reads of a publication, and nothing once it is hidden again.
fn to_a_focal_point(case: &Case) -> Entitlement {
    match case.practice.public {
        PublicStatus::Live | PublicStatus::NotCurrent => Entitlement::Owed,
        PublicStatus::Never | PublicStatus::Gone | PublicStatus::Replaced => {
            Entitlement::NoLonger(Unowed::NotPublic)
        }
    }
}

fn has_claim(case: &Case, reviewer: &Account) -> bool {
    let open = case.open.as_ref();
    open.is_some_and(|open| open.claimed_by == Some(reviewer.id))
}

fn is_claimed(case: &Case) -> bool {
    let open = case.open.as_ref();
    open.is_some_and(|open| open.claimed_by.is_some())
}

/// Whether an appeal against its decline waits for the answer of a reviewer.
fn has_appeal(case: &Case) -> bool {
    case.latest.as_ref().is_some_and(|one| one.appeal_open)
}

/// Whether the question if it is still true waits for the answer of an author.
fn is_unsure(case: &Case) -> bool {
    case.practice.public == PublicStatus::Live && case.practice.confirmation.asks > 0
}

/// Whether a draft is open that was not saved since a reminder was owed.
fn is_idle_draft(case: &Case, notice: &OwedNotice) -> bool {
    let draft = case.open.as_ref().filter(|open| open.state == State::Draft);
    draft.is_some_and(|draft| draft.saved_at.is_none_or(|saved| saved <= notice.at))
}

fn has_draft(case: &Case) -> bool {
    let open = case.open.as_ref();
    open.is_some_and(|open| open.state == State::Draft)
}

fn to_an_account(case: &Case, notice: &OwedNotice, receiver: &Account) -> Entitlement {
    let actor = case.actor(receiver);
    let is = |deed: Deed| word_of(&notice.kind) == Some(deed.as_str());
    let (submitted, asked) = (is(Deed::Submit), is(Deed::AskRemoval));
    let waits = case
        .open
        .as_ref()
        .is_some_and(|revision| revision.state == State::InReview);
    if asked && case.practice.removal_asked_at.is_none() {
        return Entitlement::NoLonger(Unowed::Answered);
    }
    let reminds = is(Deed::RemindReview) || is(Deed::RemindLate) || is(Deed::Resume);
    match notice.relation {
        Relation::Author if !actor.author => Entitlement::NoLonger(Unowed::NoAuthor),
        Relation::Submitter if !actor.party => Entitlement::NoLonger(Unowed::NoAuthor),
        Relation::Administrator if receiver.role != Role::Administrator => {
            Entitlement::NoLonger(Unowed::NoAdministrator)
        }
        // A draft that was saved or submitted since, or that has lapsed, needs no reminder.
        Relation::Author if is(Deed::RemindAuthors) && !is_idle_draft(case, notice) => {
            Entitlement::NoLonger(Unowed::NotWaiting)
        }
        // A draft that was submitted or given up since needs no reminder of its call.
        Relation::Author
            if (is(Deed::RemindCall) || is(Deed::RemindDeadline)) && !has_draft(case) =>
        {
            Entitlement::NoLonger(Unowed::NotWaiting)
        }
        // It was answered since, or is public no more.
        Relation::Author if is(Deed::AskCurrent) && !is_unsure(case) => {
            Entitlement::NoLonger(Unowed::Answered)
        }
        _ if reminds && !waits => Entitlement::NoLonger(Unowed::NotWaiting),
        Relation::Author
        | Relation::Submitter
        | Relation::Administrator
        | Relation::FormerOwner
        | Relation::FormerAuthor => Entitlement::Owed,
        _ if !receiver.may_review() => Entitlement::NoLonger(Unowed::NoReviewer),
        // A party to it is told nothing that reviewers are told.
        _ if actor.party => Entitlement::NoLonger(Unowed::Party),
        // A claim that has ended, or was made anew, needs no warning.
        Relation::Handling if (is(Deed::WarnClaim) || reminds) && !has_claim(case, receiver) => {
            Entitlement::NoLonger(Unowed::NotWaiting)
        }
        // An opinion is asked for while the submission is in review.
        Relation::Asked if !waits => Entitlement::NoLonger(Unowed::NotWaiting),
        // Who had it, or was writing about it, is told in any case.
        Relation::Former | Relation::Handling => Entitlement::Owed,
        _ if !(actor.in_scope || actor.administrator) => Entitlement::NoLonger(Unowed::OutOfScope),
        _ if submitted && (!waits || case.owner_suspended) => {
            Entitlement::NoLonger(Unowed::NotWaiting)
        }
        // In a digest it stands only while any reviewer can still claim it.
        Relation::Reviewer if submitted && is_claimed(case) => {
            Entitlement::NoLonger(Unowed::NotWaiting)
        }
        _ if is(Deed::Appeal) && !has_appeal(case) => Entitlement::NoLonger(Unowed::Answered),
        _ => Entitlement::Owed,
    }
}
