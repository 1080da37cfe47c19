//! How every deed begins: the practice locked, what happened since looked at, the table asked.

use std::time::Duration;

use super::first::{First, first};
use super::{Done, Error, Intent};
use crate::account::actions as accounts;
use crate::account::model::Account;
use crate::app::App;
use crate::db::{Timestamp, Tx};
use crate::practice::model::{Case, Details, Practice, PracticeId, Reasons, Revision, Seq};
use crate::practice::store;
use crate::workflow::{self, Deed, DeedRow, Denied};

/// A deed under way.
pub(super) struct Doing<'a> {
    pub(super) app: &'a App,
    pub(super) tx: &'a mut Tx,
    /// The practice as it was read under the lock; the deed changes it, [`Doing::finish`] writes it down.
    pub(super) case: Case,
    /// The row that allows it.
    pub(super) row: &'static DeedRow,
    /// Who does it; nobody is the service itself.
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
}

/// How it began.
#[expect(
    clippy::large_enum_variant,
    reason = "it is taken apart at once by the one function that asks for it"
)]
pub(super) enum Begun<'a> {
    /// The table allows it.
    Doing(Doing<'a>),
    /// The same person did the same before.
    Already(Done),
}

/// A person begins a deed.
pub(super) async fn begin<'a>(
    app: &'a App,
    tx: &'a mut Tx,
    by: &Account,
    id: PracticeId,
    seen: Seq,
    intent: &Intent,
) -> Result<Begun<'a>, Error> {
    let deed = intent.deed();
    let case = locked(tx, id).await?;
    // Role and scope as they are now, not as they were when the request came in.
    let by = accounts::by_id(tx, by.id).await?.ok_or(Error::NotFound)?;
    let now = app.clock.now();
    let situation = case.situation(Some(&by), now, claim_age(app));
    let allowed = workflow::step(deed, &situation, &case.actor(&by));
    match allowed {
        Err(Denied::NotYours) => return Err(Error::NotFound),
        // Before a word of what happened since: a party reads only what authors read.
        Err(no @ Denied::OwnPractice) => return Err(Error::Denied(no)),
        Ok(_) | Err(_) => {}
    }
    let since = store::since(tx, id, seen).await?;
    match first(&since, by.id, intent, allowed.is_ok()) {
        First::Nothing => {}
        First::Same(seq) => {
            let done = done(&case.practice, case.newest(), deed, seq, true);
            return Ok(Begun::Already(done));
        }
        First::Other(overtaken) => return Err(Error::Overtaken(overtaken)),
    }
    let row = allowed.map_err(Error::Denied)?;
    Ok(Begun::Doing(
        Doing::new(app, tx, case, row, Some(by), now).await?,
    ))
}

/// The service itself begins a deed, if the table allows it now.
pub(super) async fn begin_by_itself<'a>(
    app: &'a App,
    tx: &'a mut Tx,
    id: PracticeId,
    deeds: &[Deed],
) -> Result<Option<Doing<'a>>, Error> {
    let case = locked(tx, id).await?;
    let now = app.clock.now();
    let situation = case.situation(None, now, claim_age(app));
    let allowed = deeds
        .iter()
        .find_map(|deed| workflow::step(*deed, &situation, &workflow::Actor::SYSTEM).ok());
    match allowed {
        Some(row) => Ok(Some(Doing::new(app, tx, case, row, None, now).await?)),
        None => Ok(None),
    }
}

async fn locked(tx: &mut Tx, id: PracticeId) -> Result<Case, Error> {
    if !store::lock(tx, id).await? {
        return Err(Error::NotFound);
    }
    store::case(tx, id).await?.ok_or(Error::NotFound)
}

/// After which time others may take over a claim.
pub(super) fn claim_age(app: &App) -> Duration {
    days(app.settings.claim_days)
}

/// So many days as a duration.
pub(super) fn days(count: i64) -> Duration {
    Duration::from_secs(u64::try_from(count).unwrap_or_default() * 24 * 60 * 60)
}

pub(super) fn done(
    practice: &Practice,
    revision: Option<&Revision>,
    deed: Deed,
    seq: Seq,
    already: bool,
) -> Done {
    Done {
        deed,
        seq,
        reference: practice.reference.clone(),
        undo_until: revision.and_then(|revision| revision.undo_until),
        effective_at: revision.and_then(|revision| revision.effective_at),
        already,
    }
}

impl<'a> Doing<'a> {
    async fn new(
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
        let discarded = if row.deed == Deed::Reopen {
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
        })
    }

    /// Takes the words that go with the deed, if the table asks for any.
    pub(super) fn says(&mut self, words: Option<&Reasons>) -> Result<(), Error> {
        if words.is_none() && self.row.reasons == workflow::ReasonsNeeded::Required {
            return Err(Error::Unfit);
        }
        self.words = words.map(|words| words.as_str().to_owned());
        Ok(())
    }

    /// Keeps with the event what was decided.
    pub(super) fn tells_decision(&mut self) {
        self.details.verdict = self.revision.verdict;
        self.details.code = self.revision.code;
        self.details.last = self.revision.last;
        self.details.minor = self.revision.minor;
        self.details.other = self.revision.duplicate_of;
    }

    /// Whether a practice that was named is another one, and live. [`locks`](super::locks) locked it.
    pub(super) async fn another_live_one(&mut self, named: PracticeId) -> Result<(), Error> {
        let found = store::practice(self.tx, named).await?;
        let live = found.is_some_and(|one| one.public == workflow::PublicStatus::Live);
        if live && named != self.case.practice.id {
            Ok(())
        } else {
            Err(Error::Unfit)
        }
    }

    /// Who acts: the table let nobody else do it.
    pub(super) fn person(&self) -> Result<&Account, Error> {
        self.by.as_ref().ok_or(Error::NotFound)
    }
}

/// The revision that a deed concerns: the open one; on reopening the latest; else the public or newest one.
async fn concerned(
    tx: &mut Tx,
    case: &mut Case,
    row: &'static DeedRow,
) -> Result<Option<Revision>, Error> {
    use workflow::Precondition as Situation;
    Ok(match row.from {
        Situation::Reopenable => case.latest.take(),
        // A draft that was given up holds the latest words.
        Situation::Restartable => store::newest(tx, case.practice.id).await?,
        Situation::Revisable
        | Situation::Live
        | Situation::RemovalAsked
        | Situation::RemovalUnasked
        | Situation::TakenDown => match case.practice.public_revision_id {
            Some(id) => store::revision(tx, id).await?,
            None => None,
        },
        Situation::Any => case.newest().cloned(),
        _ => case.open.take(),
    })
}
