//! Opinions: given, asked for, and how many of them an objective's submissions need. An opinion is an event, which no caller
//! can change; none decides anything by itself.

use super::Error;
use super::transition::Transition;
use crate::account::model::{Account, AccountId};
use crate::account::queries;
use crate::app::App;
use crate::db::{Engine, Fault};
use crate::practice::model::{Opinion, OpinionPolicy};
use crate::practice::store::{self, SetPolicy};
use crate::taxonomy::ObjectiveNumber;

/// Records an opinion; the words to the authors are the event's.
pub(super) async fn give(transition: &mut Transition<'_>, opinion: &Opinion) -> Result<(), Error> {
    let by = transition.actor()?.id;
    transition.details.opinion = Some(opinion.verdict());
    let to_team = opinion.to_team().map(|words| words.as_str().to_owned());
    transition.details.to_team = to_team;
    store::drop_opinion_ask(transition.tx, by, transition.revision.id).await?;
    Ok(())
}

/// Asks one more person, who may review the practice and has given no opinion in this round.
pub(super) async fn ask(transition: &mut Transition<'_>, of: AccountId) -> Result<(), Error> {
    let asked = queries::by_id(transition.tx, of)
        .await?
        .ok_or(Error::Unfit)?;
    let case = &transition.case;
    let fits = case.may_be_reviewed_by(&asked)
        && !asked.is_suspended()
        && transition.actor()?.id != of
        && !case.round.is_read_by(of);
    if !fits {
        return Err(Error::Unfit);
    }
    transition.details.account = Some(of);
    let revision = transition.revision.id;
    store::add_opinion_ask(transition.tx, (of, revision), transition.now).await?;
    Ok(())
}

/// From now on the round asks for what the objective's policy says. `refiled`: it asked for something else before.
pub(super) async fn take_policy(
    transition: &mut Transition<'_>,
    refiled: bool,
) -> Result<(), Error> {
    let policy = match transition.case.practice.objective {
        Some(objective) => store::opinion_policy(transition.tx, objective).await?,
        None => OpinionPolicy::NONE,
    };
    transition.revision.policy = policy;
    let says = refiled || policy != OpinionPolicy::NONE;
    transition.details.policy = says.then_some(policy);
    Ok(())
}

/// The policies that administrators have set, by objective; an objective without one asks for no opinion.
pub async fn opinion_policies(db: &mut impl Engine) -> Result<Vec<SetPolicy>, Fault> {
    store::opinion_policies(db).await
}

/// What became of policies that were to be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PoliciesSet {
    /// So many of them differ from before.
    Stored(usize),
    /// Another administrator has set some since the form was drawn. Nothing was changed.
    Overtaken,
}

/// Sets the policies of these objectives. `drawn_with` is the newest policy that the form was drawn with.
pub async fn set_opinion_policies(
    app: &App,
    by: &Account,
    drawn_with: i64,
    wanted: &[(ObjectiveNumber, OpinionPolicy)],
) -> Result<PoliciesSet, Fault> {
    let mut tx = app.db.write().await?;
    store::lock_opinion_policies(&mut tx).await?;
    let present = store::opinion_policies(&mut tx).await?;
    let of = |objective| {
        let found = present.iter().find(|one| one.objective == objective);
        found.map(|one| one.policy).unwrap_or_default()
    };
    let changed = wanted.iter().filter(|(one, policy)| of(*one) != *policy);
    let changed: Vec<_> = changed.copied().collect();
    let newest = newest_policy(&present);
    if newest != drawn_with && !changed.is_empty() {
        return Ok(PoliciesSet::Overtaken);
    }
    let now = app.clock.now();
    for (objective, policy) in &changed {
        store::set_opinion_policy(&mut tx, *objective, *policy, (by.id, now)).await?;
    }
    tx.commit().await?;
    Ok(PoliciesSet::Stored(changed.len()))
}

/// The newest of these policies; 0 without one.
pub fn newest_policy(policies: &[SetPolicy]) -> i64 {
    policies.iter().map(|one| one.id).max().unwrap_or(0)
}
