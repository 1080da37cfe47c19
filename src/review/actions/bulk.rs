//! The same deed for several practices: first what it would lead to for each, then all of it in one transaction, or nothing.
//! Each practice gets the deed that its desk offers, by the same function, with its own event and its own mails.

use std::collections::{BTreeMap, HashMap};

use super::walk::Walk;
use crate::account::model::{Account, AccountId, Name};
use crate::account::queries;
use crate::app::App;
use crate::db::{Conn, Engine, Fault, Tx};
use crate::mail::model::MailRecipient;
use crate::practice::actions::{self as practices, Intent};
use crate::practice::model::{Decision, PracticeId, Reasons, Seq};
use crate::review::forms::QueuePlace;
use crate::review::model::{
    BulkAction, BulkDeed, BulkRefusal, ChosenPractice, MOST_CHOSEN, Placeholder, fill,
};
use crate::review::store;
use crate::workflow::Denied;

/// Up to this event a page of consequences is drawn: it shows how each practice stands now.
const EVERYTHING: Seq = Seq(i64::MAX);

/// The practices with these ids, as this reviewer may see them, by rising id.
pub async fn chosen_practices(
    db: &mut impl Engine,
    by: &Account,
    ids: &[PracticeId],
) -> Result<Vec<ChosenPractice>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    store::chosen(db, by, ids).await
}

/// The practices with these references, as this reviewer may see them, by rising id.
pub async fn practices_by_reference(
    db: &mut impl Engine,
    by: &Account,
    references: &[String],
) -> Result<Vec<ChosenPractice>, Fault> {
    if references.is_empty() {
        return Ok(Vec::new());
    }
    store::chosen_by_reference(db, by, references).await
}

/// The practices that the list of a place holds, in its order, as many as a form may name; and whether there are more.
pub async fn found_practices(
    app: &App,
    db: &mut Conn,
    by: &Account,
    place: &QueuePlace,
) -> Result<(Vec<PracticeId>, bool), Fault> {
    let walk = Walk::load(app, db, by, &place.filter).await?;
    let mut revisions = walk.first_revisions(db, MOST_CHOSEN + 1).await?;
    let more = revisions.len() > MOST_CHOSEN;
    revisions.truncate(MOST_CHOSEN);
    if revisions.is_empty() {
        return Ok((Vec::new(), false));
    }
    let mut ids = store::practices_of(db, &revisions).await?;
    ids.sort_unstable();
    ids.dedup();
    Ok((ids, more))
}

/// A practice that is chosen, and what the deed would lead to.
pub struct BulkLine {
    /// The practice.
    pub practice: ChosenPractice,
    /// Whether it would be done.
    pub fate: BulkFate,
}

/// Whether a deed would be done to one practice.
pub enum BulkFate {
    /// It would.
    Done {
        /// Who would be mailed, now or once the undo time of a decision is over.
        told: Vec<MailRecipient>,
        /// The words of its letter.
        words: Option<String>,
    },
    /// It would not.
    Refused(BulkRefusal),
}

/// What a deed for several practices would lead to.
pub struct Foreseen {
    /// By rising id.
    pub lines: Vec<BulkLine>,
    /// The names of the accounts that would be mailed, or that acted first.
    pub names: HashMap<AccountId, Name>,
}

/// What the deed would lead to now. Nothing is stored: the transaction is never committed.
pub async fn foresee_bulk(
    app: &App,
    by: &Account,
    ids: &[PracticeId],
    action: &BulkAction,
) -> Result<Foreseen, practices::Error> {
    let mut tx = app.db.write().await?;
    let acting = queries::by_id(&mut tx, by.id).await?;
    let acting = acting.ok_or(practices::Error::NotFound)?;
    let chosen = chosen_practices(&mut tx, &acting, ids).await?;
    let owners = owners_of(&mut tx, &chosen, action).await?;
    let mut lines = Vec::with_capacity(chosen.len());
    for practice in chosen {
        let fate = match intent(app, &practice, &owners, action) {
            Ok(intent) => fate_of(app, &mut tx, (&acting, practice.id), intent, action).await?,
            Err(refusal) => BulkFate::Refused(refusal),
        };
        lines.push(BulkLine { practice, fate });
    }
    let names = queries::names_of(&mut tx, &accounts_in(&lines)).await?;
    Ok(Foreseen { lines, names })
}

/// What the deed would lead to for one practice.
async fn fate_of(
    app: &App,
    tx: &mut Tx,
    (acting, id): (&Account, PracticeId),
    intent: Intent,
    action: &BulkAction,
) -> Result<BulkFate, practices::Error> {
    let words = words_of(&intent);
    let shown = (id, EVERYTHING);
    let foreseen = practices::foresee_within(app, tx, acting.clone(), shown, intent).await;
    Ok(match foreseen {
        Ok(letters) => BulkFate::Done {
            told: letters.into_iter().map(|letter| letter.to).collect(),
            words,
        },
        Err(error) => BulkFate::Refused(refusal_of(error, action)?),
    })
}

/// What became of a deed for several practices.
pub enum BulkOutcome {
    /// It is done to so many.
    Done(usize),
    /// Nothing is done, because these stand otherwise by now; and the names of the accounts that acted first.
    NotDone(BTreeMap<PracticeId, BulkRefusal>, HashMap<AccountId, Name>),
}

/// Does it to all of these practices, each as it was shown up to its event, or to none.
pub async fn do_bulk(
    app: &App,
    by: &Account,
    shown: &BTreeMap<PracticeId, Seq>,
    action: &BulkAction,
) -> Result<BulkOutcome, practices::Error> {
    let mut tx = app.db.write().await?;
    let ids: Vec<PracticeId> = shown.keys().copied().collect();
    let chosen = chosen_practices(&mut tx, by, &ids).await?;
    let owners = owners_of(&mut tx, &chosen, action).await?;
    let mut refused = BTreeMap::new();
    let mut done = 0;
    // By rising id: the order in which practices are locked.
    for (id, seq) in shown {
        let found = chosen.iter().find(|one| one.id == *id);
        let Some(practice) = found else {
            refused.insert(*id, BulkRefusal::Denied(Denied::NotYours));
            continue;
        };
        match intent(app, practice, &owners, action) {
            Ok(intent) => match practices::act_within(app, &mut tx, by, *id, *seq, intent).await {
                Ok(_) => done += 1,
                Err(error) => {
                    refused.insert(*id, refusal_of(error, action)?);
                }
            },
            Err(refusal) => {
                refused.insert(*id, refusal);
            }
        }
    }
    if !refused.is_empty() {
        let names = queries::names_of(&mut tx, &first_actors(refused.values())).await?;
        return Ok(BulkOutcome::NotDone(refused, names));
    }
    tx.commit().await?;
    Ok(BulkOutcome::Done(done))
}

/// The names of the owners, to whom letters go.
async fn owners_of(
    db: &mut impl Engine,
    chosen: &[ChosenPractice],
    action: &BulkAction,
) -> Result<HashMap<AccountId, Name>, Fault> {
    match action {
        BulkAction::Return(_) => {
            let mut owners: Vec<AccountId> = chosen.iter().map(|one| one.owner_id).collect();
            owners.sort_unstable();
            owners.dedup();
            queries::names_of(db, &owners).await
        }
        _ => Ok(HashMap::new()),
    }
}

/// The deed for one practice.
fn intent(
    app: &App,
    practice: &ChosenPractice,
    owners: &HashMap<AccountId, Name>,
    action: &BulkAction,
) -> Result<Intent, BulkRefusal> {
    Ok(match action {
        BulkAction::Assign(to) => Intent::Assign(*to),
        BulkAction::Return(reply) => {
            let t = app.words(reply.language);
            let addressed = practice.addressed();
            let owner = owners.get(&practice.owner_id);
            let value = |placeholder: Placeholder| {
                placeholder
                    .of_practice(&addressed, t, &app.settings.site.name)
                    .or_else(|| placeholder.of_reader(owner?))
                    .unwrap_or_default()
            };
            let words = Reasons::parse(&fill(&reply.text, value));
            let words = words.map_err(|_| BulkRefusal::Words)?;
            Intent::Decide(Decision::Return { words })
        }
        BulkAction::Plain(BulkDeed::Claim) => Intent::Claim,
        BulkAction::Plain(BulkDeed::Release) => Intent::Release,
        BulkAction::Plain(BulkDeed::Remind) => Intent::Remind,
        // These have words or a reviewer, and are read as such.
        BulkAction::Plain(BulkDeed::Return | BulkDeed::Assign) => return Err(BulkRefusal::Words),
    })
}

fn words_of(intent: &Intent) -> Option<String> {
    match intent {
        Intent::Decide(decision) => Some(decision.words()?.as_str().to_owned()),
        _ => None,
    }
}

/// Why the deed was refused; a fault stays one.
fn refusal_of(
    error: practices::Error,
    action: &BulkAction,
) -> Result<BulkRefusal, practices::Error> {
    Ok(match error {
        practices::Error::NotFound => BulkRefusal::Denied(Denied::NotYours),
        practices::Error::Denied(why) => BulkRefusal::Denied(why),
        practices::Error::Overtaken(first) => BulkRefusal::Overtaken(first),
        practices::Error::Unfit if action.deed() == BulkDeed::Assign => BulkRefusal::Reviewer,
        practices::Error::Unfit => BulkRefusal::Divided,
        other => return Err(other),
    })
}

/// The accounts that would be mailed, or that acted first.
fn accounts_in(lines: &[BulkLine]) -> Vec<AccountId> {
    let told = lines.iter().filter_map(|line| match &line.fate {
        BulkFate::Done { told, .. } => Some(told),
        BulkFate::Refused(_) => None,
    });
    let told = told.flatten().filter_map(|to| match to {
        MailRecipient::Account(id) => Some(*id),
        MailRecipient::Address { .. } => None,
    });
    let mut all: Vec<AccountId> = told.collect();
    all.extend(first_actors(lines.iter().filter_map(
        |line| match &line.fate {
            BulkFate::Refused(why) => Some(why),
            BulkFate::Done { .. } => None,
        },
    )));
    all.sort_unstable();
    all.dedup();
    all
}

fn first_actors<'a>(refusals: impl Iterator<Item = &'a BulkRefusal>) -> Vec<AccountId> {
    let first = refusals.filter_map(|why| match why {
        BulkRefusal::Overtaken(first) => first.by,
        _ => None,
    });
    first.collect()
}
