//! The same organisation is a reason to suggest another reviewer, and to ask a reviewer about a conflict of interest. It is
//! no bar: an organisation can be large, and its name is typed by hand.

use std::collections::BTreeSet;

use super::transition::Transition;
use crate::account::model::{Account, AccountId, Name};
use crate::account::queries;
use crate::db::{Engine, Fault};
use crate::language::words_of;
use crate::practice::answers::Answers;
use crate::practice::model::Case;
use crate::practice::store;

/// The organisations of a practice and its authors, each as its folded words.
pub(super) struct NearOrganisations(Vec<BTreeSet<String>>);

impl NearOrganisations {
    fn of<'a>(answers: &Answers, authors: impl Iterator<Item = &'a Account>) -> Self {
        let named = answers.organisations().iter();
        let named = named.map(|one| words_of(&one.name));
        let of_authors = authors.filter_map(organisation_of).map(words_of);
        Self(
            named
                .chain(of_authors)
                .filter(|words| !words.is_empty())
                .collect(),
        )
    }

    /// Whether the account belongs to one of them.
    pub(super) fn include(&self, account: &Account) -> bool {
        organisation_of(account).is_some_and(|name| self.0.contains(&words_of(name)))
    }
}

/// The organisation of a person, or the institution that has the account.
fn organisation_of(account: &Account) -> Option<&str> {
    match &account.name {
        Name::Institution(name) => Some(name),
        Name::Person { .. } => account.organisation.as_deref(),
    }
}

fn authors_of(case: &Case) -> Vec<AccountId> {
    let owner = case.practice.owner_id;
    std::iter::once(owner)
        .chain(case.co_authors.iter().copied())
        .collect()
}

/// The organisations near to the submission for which a reviewer is to be suggested. What the deed has read is not read
/// again.
pub(super) async fn near_organisations(
    transition: &mut Transition<'_>,
) -> Result<NearOrganisations, Fault> {
    let read;
    let ids = authors_of(&transition.case);
    let authors = match &transition.by {
        Some(by) if ids == [by.id] => std::slice::from_ref(by),
        _ => {
            read = queries::by_ids(transition.tx, &ids).await?;
            &read
        }
    };
    let stored;
    let answers = if let Some(answers) = &transition.read.answers {
        answers
    } else {
        stored = store::content(transition.tx, transition.revision.id).await?;
        &stored
    };
    Ok(NearOrganisations::of(answers, authors.iter()))
}

/// The organisation that this account shares with a practice or one of its authors. `known` are accounts that were read
/// already.
pub async fn organisation_shared_with(
    db: &mut impl Engine,
    (case, answers): (&Case, &Answers),
    known: &[&Account],
    account: &Account,
) -> Result<Option<String>, Fault> {
    let Some(own) = organisation_of(account) else {
        return Ok(None);
    };
    let ids = authors_of(case);
    let is_known = |id: &AccountId| known.iter().any(|one| one.id == *id);
    let unknown: Vec<AccountId> = ids.iter().copied().filter(|id| !is_known(id)).collect();
    let others = match unknown.as_slice() {
        [] => Vec::new(),
        unknown => queries::by_ids(db, unknown).await?,
    };
    let authors = known.iter().copied().filter(|one| ids.contains(&one.id));
    let near = NearOrganisations::of(answers, authors.chain(&others));
    Ok(near.include(account).then(|| own.to_owned()))
}
