//! The ways back from a mail: the link that ends such mails, and the address to which a report goes that it did not arrive.

use lettre::Address;

use super::one::WrittenMail;
use super::{TakenMail, Worker};
use crate::address;
use crate::db::{Conn, Fault, Timestamp, Tx};
use crate::language::Language;
use crate::mail::destination::Destination;
use crate::mail::ending;
use crate::mail::letter::SECRET_PLACE;
use crate::mail::model::{MailRecipient, OwedNotice};
use crate::mail::preferences::MailGroup;
use crate::mail::relation::Relation;
use crate::mail::report;
use crate::mail::store::bounces;

impl Worker {
    /// The groups of these notices for which a preference decides, each once.
    pub(super) fn groups(&self, notices: &[OwedNotice]) -> Vec<MailGroup> {
        let rules = notices.iter().filter_map(|notice| self.rooms.rule(notice));
        let groups: Vec<MailGroup> = rules.filter_map(|rule| rule.group).collect();
        let all = MailGroup::ALL.iter().copied();
        all.filter(|group| groups.contains(group)).collect()
    }

    /// Makes the link that ends the mails of these notices' groups, if a preference can end them. A mail to no account
    /// has none.
    pub(super) async fn add_way_out(
        &self,
        tx: &mut Tx,
        (now, mail): (Timestamp, &TakenMail),
        notices: &[OwedNotice],
        written: &mut WrittenMail,
    ) -> Result<(), Fault> {
        let groups = self.groups(notices);
        let Some(account) = mail.account_id.filter(|_| !groups.is_empty()) else {
            return Ok(());
        };
        let token = ending::add_end_link(tx, &self.app.random, now, account, &groups).await?;
        written.text = written.text.replace(SECRET_PLACE, &token.text());
        written.html = written.html.replace(SECRET_PLACE, &token.text());
        written.unsubscribe = Some(self.end_address(token.text(), mail.language));
        Ok(())
    }

    /// The page that ends such mails, by this token.
    pub(super) fn end_address(&self, token: String, language: Language) -> String {
        address::unsubscribe(token).absolute(&self.app.settings.public_url, language)
    }

    /// The address to which a report about this mail goes, if the operator has set one.
    pub(super) fn return_path(&self, mail: &TakenMail) -> Option<Address> {
        let address = self.app.settings.return_path.as_ref()?;
        report::return_path(address, mail.return_token.as_deref()?)
    }

    /// Whether this notice goes to an address without an account to which two mails did not arrive. A mail of an account that a
    /// person waits for goes there all the same.
    pub(super) async fn is_stopped(
        &self,
        db: &mut Conn,
        notice: &OwedNotice,
    ) -> Result<bool, Fault> {
        match &notice.to {
            MailRecipient::Address {
                account: None,
                address,
            } if notice.event.is_some() || is_without_account(notice.relation) => {
                bounces::is_stopped(db, &Destination::of(address).recipient).await
            }
            _ => Ok(false),
        }
    }
}

/// Whether mails of this relation go to people without an account, because of no event.
const fn is_without_account(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Follower | Relation::Enquirer | Relation::FocalPoint
    )
}
