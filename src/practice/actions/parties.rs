//! Who becomes a party to a practice, and how an administrator sets the bar of a focal point aside. Authors and
//! accounts that saved a draft stay parties for good.

use super::Error;
use super::transition::Transition;
use super::{authors, review, scheduled};
use crate::account::model::{AccountId, EmailAddress};
use crate::account::queries;
use crate::app::App;
use crate::db::Tx;
use crate::practice::answers::Answers;
use crate::practice::model::{Bar, Party, Seq};
use crate::practice::store;

impl Transition<'_> {
    /// The account may not decide on the practice from now on.
    pub(super) async fn make_party(&mut self, account: AccountId, why: Bar) -> Result<(), Error> {
        let party = Party::new(&self.case.practice, account, why, self.now);
        store::insert_party(self.tx, &party).await?;
        self.case.parties.add(account);
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
    let account =
        store::insert_account_named(transition.tx, practice, address.key(), transition.now).await?;
    if let Some(account) = account {
        transition.case.parties.add(account);
    }
    Ok(())
}

/// The reviewer who acts declares a conflict of interest: an own claim and an own suggestion end, and another reviewer is
/// suggested.
pub(super) async fn declare_conflict(transition: &mut Transition<'_>) -> Result<(), Error> {
    let by = transition.actor()?.id;
    let party = Party::new(&transition.case.practice, by, Bar::Declared, transition.now);
    store::insert_declared(transition.tx, &party).await?;
    transition.case.parties.add(by);
    authors::end_reviewing(transition, by).await
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
    for practice in store::claimed_by(tx, account).await? {
        if naming.contains(&practice) {
            scheduled::free_claim_within(app, tx, practice.0).await?;
        }
    }
    Ok(())
}
