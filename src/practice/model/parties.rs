//! Who may not decide on a practice. It is kept by account, so that no account leaves it by moving to another address.

use std::collections::BTreeSet;

use super::{Practice, PracticeId, Seq};
use crate::account::model::AccountId;
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::stored::stored_as_text;

closed_list! {
    /// Why an account is a party to a practice.
    #[derive(PartialOrd, Ord)]
    pub enum Bar {
        /// An author, now or before.
        Author = "author",
        /// The account saved a draft of it.
        SavedDraft = "saved-draft",
        /// A submitted revision names the account's address as its focal point. An administrator can set this bar aside.
        FocalPoint = "focal-point",
        /// The reviewer declared a conflict of interest. An administrator can set this bar aside.
        Declared = "declared",
        /// Another account of the same person is a party.
        SamePerson = "same-person",
    }
}

stored_as_text!(Bar);

/// The row of a party. An account has one row for each reason.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Party {
    /// The practice that the account may not decide on.
    pub practice_id: PracticeId,
    /// The account that is barred.
    pub account_id: AccountId,
    /// Why the account is barred.
    pub why: Bar,
    /// When the account became one.
    pub since: Timestamp,
    /// The practice's newest event at that moment: the account is a party from the next one on.
    pub since_seq: Seq,
    /// The event with which an administrator set the bar aside.
    pub set_aside_seq: Option<Seq>,
}

impl Party {
    /// An account that becomes a party now, while the practice is locked.
    pub fn new(practice: &Practice, account: AccountId, why: Bar, now: Timestamp) -> Self {
        Self {
            practice_id: practice.id,
            account_id: account,
            why,
            since: now,
            since_seq: practice.seq,
            set_aside_seq: None,
        }
    }

    /// Whether it barred the account when this event happened.
    pub fn barred_at(&self, event: Seq) -> bool {
        self.since_seq < event && self.set_aside_seq.is_none_or(|aside| aside > event)
    }
}

/// Every account that may not decide on a practice now.
#[derive(Debug, Clone, Default)]
pub struct Parties(BTreeSet<AccountId>);

impl Parties {
    /// Whether this account is one of them.
    pub fn include(&self, account: AccountId) -> bool {
        self.0.contains(&account)
    }

    /// One more.
    pub(in crate::practice) fn add(&mut self, account: AccountId) {
        self.0.insert(account);
    }

    /// One whose bar was set aside.
    pub(in crate::practice) fn remove(&mut self, account: AccountId) {
        self.0.remove(&account);
    }
}

impl FromIterator<AccountId> for Parties {
    fn from_iter<I: IntoIterator<Item = AccountId>>(accounts: I) -> Self {
        Self(accounts.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_holds_between_its_two_events() {
        let party = |aside: Option<i64>| Party {
            practice_id: PracticeId(1),
            account_id: AccountId(1),
            why: Bar::FocalPoint,
            since: Timestamp(0),
            since_seq: Seq(3),
            set_aside_seq: aside.map(Seq),
        };
        let barred = |aside, event| party(aside).barred_at(Seq(event));
        assert_eq!(
            [3, 4, 9].map(|event| barred(None, event)),
            [false, true, true]
        );
        assert_eq!(
            [3, 4, 5, 6].map(|event| barred(Some(5), event)),
            [false, true, false, false]
        );
    }

    #[test]
    fn each_reason_has_its_word() {
        for bar in Bar::ALL.iter().copied() {
            assert_eq!(Bar::parse(bar.as_str()), Some(bar));
        }
        assert!(Bar::parse("Author").is_none());
    }
}
