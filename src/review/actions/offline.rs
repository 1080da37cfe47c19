//! The offline review: what the file of a reviewer holds, and what becomes of it when it comes back filled in. A file counts
//! as a whole or not at all.

use std::collections::HashMap;

use crate::account::actions as accounts;
use crate::account::model::Account;
use crate::address;
use crate::app::App;
use crate::db::{Conn, Engine, Fault, Tx};
use crate::practice::actions::{self as practices, Intent};
use crate::practice::answers::Answers;
use crate::practice::model::{PracticeId, Reference, Seq};
use crate::review::forms::{FilledBlock, FilledIn, MOST_BLOCKS, SheetProblem};
use crate::review::model::{NamedSubmission, OfflineConflict};
use crate::review::store;
use crate::web::Typed;

/// A submission as the file holds it.
pub struct OfflineSubmission {
    /// Its practice's reference.
    pub reference: Reference,
    /// The number of the revision in review.
    pub revision: i64,
    /// The number of the practice's newest event.
    pub seq: Seq,
    /// The title as its author typed it.
    pub title: String,
    /// Its answers.
    pub answers: Answers,
}

/// The submissions that this reviewer has claimed, as many as a file may hold.
pub async fn claimed_submissions(
    db: &mut Conn,
    by: &Account,
) -> Result<Vec<OfflineSubmission>, Fault> {
    let most = i64::try_from(MOST_BLOCKS).unwrap_or(i64::MAX);
    let rows = store::claimed(db, by.id, most).await?;
    let submission = |row: store::ClaimedRow| {
        let answers = Answers::from_json(&row.answers).map_err(|field| {
            let (reference, field) = (&row.reference, field.name());
            Fault::unfit(format!("{reference}: the answer “{field}” cannot be read"))
        })?;
        Ok(OfflineSubmission {
            reference: row.reference,
            revision: row.number,
            seq: row.seq,
            title: row.title,
            answers,
        })
    };
    rows.into_iter().map(submission).collect()
}

/// How many submissions the file of this reviewer holds.
pub async fn count_claimed(db: &mut Conn, by: &Account) -> Result<usize, Fault> {
    let count = store::count_claimed(db, by.id).await?;
    Ok(usize::try_from(count).unwrap_or(0).min(MOST_BLOCKS))
}

/// A block of a file, and whether it counts.
#[derive(Debug, Clone)]
pub struct JudgedBlock {
    /// What is filled in.
    pub block: FilledBlock,
    /// The practice and how it is called, where this reviewer may see it.
    pub practice: Option<(PracticeId, String)>,
    /// Whether it counts.
    pub fate: BlockFate,
}

/// Whether a block of a file counts.
#[derive(Debug, Clone)]
pub enum BlockFate {
    /// It counts.
    Counts(FilledIn),
    /// Some of it cannot be taken.
    Problems(Vec<SheetProblem>),
    /// The submission stands otherwise than the file says.
    Conflict(OfflineConflict),
}

/// Judges the blocks of a file, in the order of their practices: the order in which practices are locked.
pub async fn judge_blocks(
    app: &App,
    db: &mut impl Engine,
    by: &Account,
    blocks: Vec<FilledBlock>,
) -> Result<Vec<JudgedBlock>, Fault> {
    let references: Vec<&str> = blocks.iter().map(|one| one.reference.as_str()).collect();
    let found = store::named(db, by, &references).await?;
    let by_reference: HashMap<&str, &NamedSubmission> = found
        .iter()
        .map(|one| (one.reference.as_str(), one))
        .collect();
    let (now, zone) = (app.clock.now(), &app.settings.time_zone);
    let judge = |block: FilledBlock| {
        let practice = by_reference.get(block.reference.as_str());
        let conflict = practice.map_or(Some(OfflineConflict::Unknown), |one| {
            one.conflict(block.revision, by.id)
        });
        JudgedBlock {
            practice: practice.map(|one| (one.id, one.shown_title())),
            fate: match (conflict, block.read(now, zone)) {
                (Some(conflict), _) => BlockFate::Conflict(conflict),
                (None, Ok(filled)) => BlockFate::Counts(filled),
                (None, Err(problems)) => BlockFate::Problems(problems),
            },
            block,
        }
    };
    let mut judged: Vec<JudgedBlock> = blocks.clone().into_iter().map(judge).collect();
    judged.sort_by_key(|one| one.practice.as_ref().map(|(id, _)| *id));
    Ok(judged)
}

/// What became of a file.
#[derive(Debug)]
pub enum SheetOutcome {
    /// So many opinions are given, and the marks and words of so many submissions wait at their desks.
    Stored {
        /// How many opinions.
        opinions: usize,
        /// How many submissions without an opinion.
        drafts: usize,
    },
    /// Nothing is stored, because some of it does not count any more.
    NotStored(Vec<JudgedBlock>),
}

/// Gives the opinions of a file and keeps the rest at the desks, all of it or nothing.
pub async fn store_blocks(
    app: &App,
    by: &Account,
    blocks: Vec<FilledBlock>,
) -> Result<SheetOutcome, practices::Error> {
    let mut tx = app.db.write().await?;
    let mut judged = judge_blocks(app, &mut tx, by, blocks.clone()).await?;
    let (mut opinions, mut drafts) = (0, 0);
    if judged.iter().all(|one| one.filled().is_some()) {
        drafts = keep_drafts(app, &mut tx, by, &mut judged).await?;
        opinions = give_opinions(app, &mut tx, by, &mut judged).await?;
    }
    // The practices are locked now, so no claim is lost between this look and the commit.
    let standing = judge_blocks(app, &mut tx, by, blocks).await?;
    for (one, now) in judged.iter_mut().zip(standing) {
        if let (Some(_), BlockFate::Conflict(_)) = (one.filled(), &now.fate) {
            one.fate = now.fate;
        }
    }
    if judged.iter().any(|one| one.filled().is_none()) {
        return Ok(SheetOutcome::NotStored(judged));
    }
    tx.commit().await?;
    Ok(SheetOutcome::Stored { opinions, drafts })
}

impl JudgedBlock {
    /// What counts of it.
    pub fn filled(&self) -> Option<(&FilledIn, PracticeId)> {
        match (&self.fate, &self.practice) {
            (BlockFate::Counts(filled), Some((id, _))) => Some((filled, *id)),
            _ => None,
        }
    }

    fn opinion(&self) -> Option<(Intent, PracticeId)> {
        match self.filled()? {
            (FilledIn::Opinion(intent), id) => Some((intent.clone(), id)),
            (FilledIn::Draft(_), _) => None,
        }
    }

    fn draft(&self) -> Option<(Typed, PracticeId)> {
        match self.filled()? {
            (FilledIn::Draft(typed), id) => Some((typed.clone(), id)),
            (FilledIn::Opinion(_), _) => None,
        }
    }
}

/// Keeps what is filled in without an opinion at the desks, beside what waits there. How many.
async fn keep_drafts(
    app: &App,
    tx: &mut Tx,
    by: &Account,
    judged: &mut [JudgedBlock],
) -> Result<usize, Fault> {
    let mut kept = 0;
    for one in judged {
        let Some((typed, id)) = one.draft() else {
            continue;
        };
        let form = super::form_of(&typed, typed.clone());
        let stored = accounts::keep_unsent_within(app, tx, by, &address::review(id), form).await?;
        match stored {
            Some(_) => kept += 1,
            None => one.fate = BlockFate::Conflict(OfflineConflict::Full),
        }
    }
    Ok(kept)
}

/// Gives the opinions, each as its own deed. How many.
async fn give_opinions(
    app: &App,
    tx: &mut Tx,
    by: &Account,
    judged: &mut [JudgedBlock],
) -> Result<usize, practices::Error> {
    let mut given = 0;
    for one in judged {
        let Some((intent, id)) = one.opinion() else {
            continue;
        };
        let seq = one.block.seq;
        match practices::act_within(app, tx, by, id, seq, intent).await {
            Ok(_) => given += 1,
            Err(error) => one.fate = BlockFate::Conflict(conflict_of(error)?),
        }
    }
    Ok(given)
}

/// Why an opinion was not given, as the file's reader is told; any other error stays one.
fn conflict_of(error: practices::Error) -> Result<OfflineConflict, practices::Error> {
    match error {
        practices::Error::NotFound => Ok(OfflineConflict::Unknown),
        practices::Error::Denied(_) | practices::Error::Overtaken(_) | practices::Error::Unfit => {
            Ok(OfflineConflict::Changed)
        }
        other => Err(other),
    }
}
