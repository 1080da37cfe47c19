//! Fills a demonstration with as many generated practices as the operator asks for, in batches of one transaction each.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use super::corpus::{Dice, generated_answers};
use crate::account::model::{Account, AccountId, Role};
use crate::app::App;
use crate::db::{Fault, Timestamp};
use crate::practice::actions::{PastApproval, PastPractice, store_past};
use crate::practice::fields::Field;
use crate::taxonomy::ObjectiveNumber;

/// How many practices are generated beside the samples.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CorpusSize {
    /// Published practices.
    pub practices: u32,
    /// Practices in review.
    pub waiting: u32,
}

/// Practices that are stored in one transaction.
const BATCH: u32 = 500;

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// The first publication is so long before the last.
const YEARS: Duration = Duration::from_hours(24 * 365 * 8);

/// The generated histories begin so long before the samples at most.
pub(super) const BEGINS: Duration = Duration::from_hours(24 * (365 * 8 + 90));

/// The oldest submission that waits is so old.
const LONGEST_WAIT: usize = 60;

/// Who writes and reviews the generated practices.
pub(super) struct Cast<'a> {
    submitters: Vec<&'a Account>,
    reviewers: Vec<&'a Account>,
    administrators: Vec<&'a Account>,
}

impl<'a> Cast<'a> {
    /// The sample people by their roles, in an order that is always the same.
    pub(super) fn of(people: &'a HashMap<String, Account>) -> Self {
        let in_order: BTreeMap<&String, &Account> = people.iter().collect();
        let with_role = |role: Role| {
            let all = in_order.values().copied();
            all.filter(move |account| account.role == role).collect()
        };
        Self {
            submitters: with_role(Role::Submitter),
            reviewers: with_role(Role::Reviewer),
            administrators: with_role(Role::Administrator),
        }
    }

    fn owner(&self, dice: &mut Dice) -> Option<&'a Account> {
        dice.skewed_one(&self.submitters).copied()
    }

    fn reviewer(&self, of: &PastPractice<'_>, dice: &mut Dice) -> Option<AccountId> {
        let objective = of.answers.term(Field::PrimaryObjective);
        let objective = objective.and_then(ObjectiveNumber::parse)?;
        let language = of.answers.language()?;
        let may = |one: &&&Account| one.scope.covers(objective) && one.reads(language);
        let eligible: Vec<&Account> = self.reviewers.iter().filter(may).copied().collect();
        dice.one(&eligible).map(|account| account.id)
    }
}

/// Generates the published practices, the last of them published before this moment.
pub(super) async fn publish(
    app: &App,
    cast: &Cast<'_>,
    practices: u32,
    before: Timestamp,
) -> Result<(), Fault> {
    let step = YEARS / practices.max(1);
    let make = |number: u32| {
        let at = before.minus(step * (practices - number));
        published_practice(cast, number, at)
    };
    in_batches(app, practices, "published practices", make).await
}

/// Generates the practices that wait for a decision now.
pub(super) async fn enqueue(
    app: &App,
    cast: &Cast<'_>,
    waiting: u32,
    now: Timestamp,
) -> Result<(), Fault> {
    let make = |number: u32| waiting_practice(cast, number, now);
    in_batches(app, waiting, "submissions", make).await
}

async fn in_batches<'a>(
    app: &App,
    count: u32,
    what: &str,
    make: impl Fn(u32) -> Option<PastPractice<'a>>,
) -> Result<(), Fault> {
    let mut first = 0;
    while first < count {
        let end = count.min(first + BATCH);
        let batch: Vec<PastPractice<'a>> = (first..end).filter_map(&make).collect();
        let mut tx = app.db.write().await?;
        store_past(app, &mut tx, &batch).await?;
        tx.commit().await?;
        if end.is_multiple_of(BATCH * 20) {
            tracing::info!(done = end, of = count, "generating {what}");
        }
        first = end;
    }
    Ok(())
}

/// The published practices are those of even numbers, and those that wait of odd ones.
fn published_practice<'a>(
    cast: &Cast<'a>,
    number: u32,
    published: Timestamp,
) -> Option<PastPractice<'a>> {
    let seed = u64::from(number) * 2;
    let mut dice = Dice::of(!seed);
    let decided = published.minus(HOUR);
    let submitted = decided.minus(days(dice.between(2, 40)));
    let mut practice = submitted_practice(cast, seed, submitted, &mut dice)?;
    let holder = practice
        .suggested
        .or_else(|| dice.one(&cast.administrators).map(|one| one.id))?;
    practice.claim = Some((holder, decided.minus(HOUR)));
    practice.approval = Some(PastApproval {
        by: holder,
        undo: HOUR,
        published,
    });
    Some(practice)
}

fn waiting_practice<'a>(cast: &Cast<'a>, number: u32, now: Timestamp) -> Option<PastPractice<'a>> {
    let seed = u64::from(number) * 2 + 1;
    let mut dice = Dice::of(!seed);
    let wait = DAY * count(dice.below(LONGEST_WAIT)) + HOUR * count(dice.between(6, 23));
    let submitted = now.minus(wait);
    let mut practice = submitted_practice(cast, seed, submitted, &mut dice)?;
    if dice.once_in(4)
        && let Some(holder) = practice.suggested
    {
        // A claim is too young to lapse.
        let claimed = submitted.max(now.minus(DAY * 5)).plus(HOUR);
        practice.claim = Some((holder, claimed));
    }
    Some(practice)
}

fn submitted_practice<'a>(
    cast: &Cast<'a>,
    seed: u64,
    submitted: Timestamp,
    dice: &mut Dice,
) -> Option<PastPractice<'a>> {
    let mut practice = PastPractice {
        answers: generated_answers(seed),
        owner: cast.owner(dice)?,
        started: submitted.minus(days(dice.between(1, 30))),
        submitted,
        suggested: None,
        claim: None,
        approval: None,
    };
    practice.suggested = cast.reviewer(&practice, dice);
    Some(practice)
}

fn days(number: usize) -> Duration {
    DAY * count(number)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
