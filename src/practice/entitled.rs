//! Whether a mail about a practice may still leave: asked by the outbox right before it sends. A role may be gone,
//! an account suspended, a submission taken back since the mail was owed. Reads only.

use async_trait::async_trait;

use super::mails::{RULES, word_of};
use super::model::Case;
use super::store;
use crate::account::model::{Account, Role};
use crate::account::queries;
use crate::db::{Conn, Fault};
use crate::language::Messages;
use crate::mail::model::OwedNotice;
use crate::mail::relation::Relation;
use crate::mail::rooms::{Entitlement, InDigest, Rooms, StillOwed};
use crate::mail::unowed::Unowed;
use crate::workflow::{Deed, PublicStatus, State};

/// What the outbox asks this room: whether its mails are still owed, and how they read in a digest.
#[must_use]
pub fn tell(rooms: Rooms) -> Rooms {
    RULES
        .iter()
        .filter(|rule| rule.may_wait())
        .filter_map(|rule| Some((rule.kind, word_of(rule.kind)?)))
        .fold(rooms.room(&RULES, Mails), |rooms, (kind, word)| {
            rooms.digest(kind, Gathered(word))
        })
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

struct Mails;

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
    match notice.relation {
        Relation::Author | Relation::Submitter if !actor.party => {
            Entitlement::NoLonger(Unowed::NoAuthor)
        }
        Relation::Administrator if receiver.role != Role::Administrator => {
            Entitlement::NoLonger(Unowed::NoAdministrator)
        }
        Relation::Author
        | Relation::Submitter
        | Relation::Administrator
        | Relation::FormerOwner => Entitlement::Owed,
        _ if !receiver.may_review() => Entitlement::NoLonger(Unowed::NoReviewer),
        // A party to it is told nothing that reviewers are told.
        _ if actor.party => Entitlement::NoLonger(Unowed::Party),
        // A claim that has ended, or was made anew, needs no warning.
        _ if is(Deed::WarnClaim) && !has_claim(case, receiver) => {
            Entitlement::NoLonger(Unowed::NotWaiting)
        }
        // Who had it, or was writing about it, is told in any case.
        Relation::Former | Relation::Handling => Entitlement::Owed,
        _ if !(actor.in_scope || actor.administrator) => Entitlement::NoLonger(Unowed::OutOfScope),
        _ if submitted && (!waits || case.owner_suspended) => {
            Entitlement::NoLonger(Unowed::NotWaiting)
        }
        _ => Entitlement::Owed,
    }
}
