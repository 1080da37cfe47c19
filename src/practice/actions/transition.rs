//! A deed under way: the practice as it was read under the lock, the row that allows the deed, and what the deed changes.

use std::time::Duration;

use super::Error;
use crate::account::model::{Account, AccountId};
use crate::app::App;
use crate::db::{Timestamp, Tx};
use crate::practice::already_read::AlreadyRead;
use crate::practice::model::{Case, Checklist, Details, PracticeId, Reasons, Revision};
use crate::practice::store;
use crate::workflow::{self, Deed, DeedRow, Denied, Precondition, State};

/// A deed under way.
pub(super) struct Transition<'a> {
    pub(super) app: &'a App,
    pub(super) tx: &'a mut Tx,
    /// The practice as it was read under the lock; the deed changes it, [`Transition::finish`] writes it down.
    pub(super) case: Case,
    /// The row that allows it.
    pub(super) row: &'static DeedRow,
    /// The account that acts; `None` is the service itself.
    pub(super) by: Option<Account>,
    pub(super) now: Timestamp,
    /// The revision that the event concerns, taken out of the case while it is changed.
    pub(super) revision: Revision,
    /// As it was found.
    pub(super) before: Revision,
    /// A draft that the deed discards besides.
    pub(super) discarded: Option<Revision>,
    pub(super) words: Option<String>,
    pub(super) details: Details,
    /// What was marked on the checklist with it.
    pub(super) checklist: Checklist,
    /// What the deed has read, and its mails tell.
    pub(super) read: AlreadyRead,
}

/// The age from which on other reviewers may take over a claim.
pub(super) fn claim_age(app: &App) -> Duration {
    days(app.settings.claim_days)
}

/// Days as a `Duration`.
pub(super) fn days(count: i64) -> Duration {
    Duration::from_secs(u64::try_from(count).unwrap_or_default() * 24 * 60 * 60)
}

/// Locks a practice, and reads the case under the lock.
pub(super) async fn lock_case(tx: &mut Tx, id: PracticeId) -> Result<Case, Error> {
    store::lock(tx, id).await?;
    store::case(tx, id).await?.ok_or(Error::NotFound)
}

/// Locks a practice for one of its authors, and reads its open draft.
pub(super) async fn lock_own_draft(
    tx: &mut Tx,
    by: &Account,
    id: PracticeId,
) -> Result<Revision, Error> {
    let case = lock_case(tx, id).await?;
    let actor = case.actor(by);
    if !actor.author || actor.suspended {
        return Err(Error::NotFound);
    }
    let draft = case.open.filter(|open| open.state == State::Draft);
    draft.ok_or(Error::Denied(Denied::NotNow))
}

impl<'a> Transition<'a> {
    pub(super) async fn new(
        app: &'a App,
        tx: &'a mut Tx,
        mut case: Case,
        row: &'static DeedRow,
        by: Option<Account>,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let revision = concerned(tx, &mut case, row)
            .await?
            .ok_or(Error::NotFound)?;
        let before = revision.clone();
        let takes_back = row.from == Precondition::AwaitingOfferedWords;
        let discarded = if row.deed == Deed::Reopen || takes_back {
            case.open.take()
        } else {
            None
        };
        Ok(Self {
            app,
            tx,
            case,
            row,
            by,
            now,
            revision,
            before,
            discarded,
            words: None,
            details: Details::default(),
            checklist: Checklist::default(),
            read: AlreadyRead::default(),
        })
    }

    /// Takes the reasons, if the row asks for any.
    pub(super) fn take_reasons(&mut self, words: Option<&Reasons>) -> Result<(), Error> {
        if words.is_none() && self.row.reasons == workflow::ReasonsNeeded::Required {
            return Err(Error::Unfit);
        }
        self.words = words.map(|words| words.as_str().to_owned());
        Ok(())
    }

    /// Takes the words that only the review team reads. A decision needs them where the opinions that its reviewer reads
    /// disagree.
    pub(super) fn take_team_reasons(&mut self, words: Option<&str>) -> Result<(), Error> {
        if words.is_none() && self.row.to_team == workflow::TeamReasons::IfDivided {
            let by = self.by.as_ref().map(|by| by.id);
            if self.case.opinions(by).divided {
                return Err(Error::Unfit);
            }
        }
        self.details.to_team = words.map(str::to_owned);
        Ok(())
    }

    /// Records in the event what was decided.
    pub(super) fn record_decision(&mut self) {
        self.details.verdict = self.revision.verdict;
        self.details.code = self.revision.code;
        self.details.last = self.revision.last;
        self.details.minor = self.revision.minor;
        self.details.other = self.revision.duplicate_of;
    }

    /// Requires that a practice which the form names is another one, and live. [`locks`](super::locks) locked it.
    pub(super) async fn require_another_live_one(
        &mut self,
        named: PracticeId,
    ) -> Result<(), Error> {
        let found = store::practice(self.tx, named).await?;
        let live = found.is_some_and(|one| one.public == workflow::PublicStatus::Live);
        if live && named != self.case.practice.id {
            Ok(())
        } else {
            Err(Error::Unfit)
        }
    }

    /// Sets the holder of the claim, or none, and records the former holder.
    pub(super) fn set_claim(&mut self, holder: Option<AccountId>) {
        let former = self.revision.claimed_by;
        if former != holder {
            self.details.former = former.or(self.details.former);
            self.revision.claimed_by = holder;
            self.revision.claimed_at = holder.map(|_| self.now);
        }
    }

    /// The account that acts; a deed of the service has none.
    pub(super) fn actor(&self) -> Result<&Account, Error> {
        self.by.as_ref().ok_or(Error::NotFound)
    }
}

/// The revision that a deed concerns: the open one; on reopening the latest; else the public or newest one.
async fn concerned(
    tx: &mut Tx,
    case: &mut Case,
    row: &'static DeedRow,
) -> Result<Option<Revision>, Error> {
    Ok(match row.from {
        // The authors' own revision, before the one with the reviewer's words.
        Precondition::Reopenable
        | Precondition::Appealable
        | Precondition::Appealed
        | Precondition::AwaitingOfferedWords => case.latest.take(),
        // A draft that was given up holds the latest words.
        Precondition::Restartable => store::newest(tx, case.practice.id).await?,
        Precondition::Revisable
        | Precondition::Live
        | Precondition::GoingOn
        | Precondition::ToAskCurrent
        | Precondition::Unanswered
        | Precondition::RemovalAsked
        | Precondition::RemovalUnasked
        | Precondition::TakenDown => match case.practice.public_revision_id {
            Some(id) => store::revision(tx, id).await?,
            None => None,
        },
        Precondition::EverSubmitted => case.newest().cloned(),
        Precondition::Any | Precondition::OwnerGone => match case.newest() {
            Some(revision) => Some(revision.clone()),
            // Authors still see the draft that they gave up.
            None if row.deed.is_of_authors() => store::newest(tx, case.practice.id).await?,
            None => None,
        },
        _ => case.open.take(),
    })
}
