//! Who becomes a party to a practice, and how an administrator sets the bar of a focal point aside. Authors and
//! accounts that saved a draft stay parties for good.

use std::collections::BTreeSet;

use super::Error;
use super::transition::Transition;
use super::{authors, review, scheduled};
use crate::account::model::{AccountId, EmailAddress};
use crate::account::queries;
use crate::app::App;
use crate::db::Tx;
use crate::practice::answers::Answers;
use crate::practice::model::{Bar, Party, PracticeId, Seq};
use crate::practice::store;

impl Transition<'_> {
    /// The account may not decide on the practice from now on.
    pub(super) async fn make_party(&mut self, account: AccountId, why: Bar) -> Result<(), Error> {
        let party = Party::new(&self.case.practice, account, why, self.now);
        let same = store::insert_party(self.tx, &party).await?;
        self.case.parties.add(account);
        self.bar_all(&same).await
    }

    /// The other accounts of a party's person, which hold no claim from now on and are not suggested.
    async fn bar_all(&mut self, same: &[AccountId]) -> Result<(), Error> {
        for account in same {
            self.case.parties.add(*account);
            authors::end_reviewing(self, *account).await?;
        }
        Ok(())
    }
}

/// A submission makes parties of its submitter and of the account that has its focal point's address.
pub(super) async fn name(transition: &mut Transition<'_>, answers: &Answers) -> Result<(), Error> {
    let submitter = transition.actor()?.id;
    transition.make_party(submitter, Bar::Author).await?;
    let point = answers.focal_point();
    let Some(address) = point.and_then(|point| EmailAddress::parse(&point.email).ok()) else {
        return Ok(());
    };
    let practice = &transition.case.practice;
    store::insert_focal_point(transition.tx, practice.id, address.key()).await?;
    let named =
        store::insert_accounts_named(transition.tx, practice, address.key(), transition.now)
            .await?;
    if named.is_empty() {
        return Ok(());
    }
    for account in named {
        transition.case.parties.add(account);
    }
    bar_same_persons(transition).await
}

/// The reviewer who acts declares a conflict of interest: an own claim and an own suggestion end, and another reviewer is
/// suggested.
pub(super) async fn declare_conflict(transition: &mut Transition<'_>) -> Result<(), Error> {
    let by = transition.actor()?.id;
    let party = Party::new(&transition.case.practice, by, Bar::Declared, transition.now);
    store::insert_declared(transition.tx, &party).await?;
    transition.case.parties.add(by);
    authors::end_reviewing(transition, by).await?;
    bar_same_persons(transition).await
}

/// The other accounts of each party's person are parties, too.
async fn bar_same_persons(transition: &mut Transition<'_>) -> Result<(), Error> {
    let id = transition.case.practice.id;
    let same = store::bar_same_persons(transition.tx, &[id], transition.now).await?;
    transition.bar_all(&same).await
}

/// An administrator lets a reviewer decide whom the practice names as its focal point, or who declared a conflict.
pub(super) async fn set_aside_bar(
    transition: &mut Transition<'_>,
    of: AccountId,
) -> Result<(), Error> {
    let practice = &transition.case.practice;
    let event = Seq(practice.seq.0 + 1);
    if !store::set_bar_aside(transition.tx, practice.id, of, event).await? {
        return Err(Error::Unfit);
    }
    transition.case.parties.remove(of);
    transition.details.account = Some(of);
    review::suggest_if_alone(transition).await
}

/// An account is about to have this address: it becomes a party to every practice that names the address, and its
/// claims on them end. The account that leaves an address stays a party. The account is locked first, then which
/// account has which address, then the practices by rising id.
pub(in crate::practice) async fn take_address(
    app: &App,
    tx: &mut Tx,
    account: AccountId,
    address: &EmailAddress,
) -> Result<(), Error> {
    queries::lock(tx, account).await?.ok_or(Error::NotFound)?;
    store::change_addresses(tx).await?;
    let naming = store::lock_practices_naming(tx, address.key()).await?;
    if naming.is_empty() {
        return Ok(());
    }
    store::insert_party_where_named(tx, account, address.key(), app.clock.now()).await?;
    let naming: Vec<PracticeId> = naming.into_iter().map(|(id,)| id).collect();
    end_work_of_parties(app, tx, &naming, &[account]).await
}

/// These accounts are of one person: each is a party to what the others are a party to. They are locked, and so are the
/// practices then, by rising id.
pub(in crate::practice) async fn join_accounts(
    app: &App,
    tx: &mut Tx,
    accounts: &[AccountId],
) -> Result<(), Error> {
    store::change_addresses(tx).await?;
    let practices = store::lock_practices_barring(tx, accounts).await?;
    end_work_of_parties(app, tx, &practices, accounts).await
}

/// These accounts have become parties to some of these practices, and the other accounts of their persons have: what they
/// have in hand there goes to other reviewers.
async fn end_work_of_parties(
    app: &App,
    tx: &mut Tx,
    practices: &[PracticeId],
    accounts: &[AccountId],
) -> Result<(), Error> {
    let same = store::bar_same_persons(tx, practices, app.clock.now()).await?;
    let barred: BTreeSet<AccountId> = same.iter().chain(accounts).copied().collect();
    for account in barred {
        scheduled::pass_on_work_of(app, tx, account, |work| !practices.contains(&work.id)).await?;
    }
    Ok(())
}
