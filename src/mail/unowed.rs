//! Why a notice or a mail is no longer owed: a code in the database, a sentence in the reader's language on pages.

use crate::closed_list::closed_list;
use crate::db::stored::stored_as_text;
use crate::language::{Message, Messages};

closed_list! {
    /// Why a notice or a mail is no longer owed. Each has its message `mail-why-<code>`.
    pub enum Unowed {
        /// It belongs to the history of a sample, which took place before the sample was loaded.
        Sample = "sample",
        /// The recipient's account was deleted.
        AccountGone = "account-gone",
        /// The recipient's account is suspended.
        Suspended = "suspended",
        /// The recipient chose not to receive mails of this kind.
        Unwanted = "unwanted",
        /// The link in it can no longer be made, because its request ended while the mail was being written.
        Link = "link",
        /// The request that its link answers was used or replaced, or has expired.
        LinkSpent = "link-spent",
        /// The subscription to which it belongs has ended.
        SubscriptionEnded = "subscription-ended",
        /// The mail carries no notice any more.
        NothingLeft = "nothing-left",
        /// The practice does not exist.
        NoPractice = "no-practice",
        /// The practice was public and is not any more.
        NotPublic = "not-public",
        /// The recipient is no longer an author of the practice.
        NoAuthor = "no-author",
        /// The owner of the practice is suspended, and invites no person.
        OwnerSuspended = "owner-suspended",
        /// The recipient is no longer an administrator.
        NoAdministrator = "no-administrator",
        /// The recipient is no longer a reviewer.
        NoReviewer = "no-reviewer",
        /// The recipient has become a party to the practice, and parties do not read what reviewers read.
        Party = "party",
        /// The practice is no longer within the reviewer's scope.
        OutOfScope = "out-of-scope",
        /// The practice no longer waits for review.
        NotWaiting = "not-waiting",
        /// The request for removal was answered.
        Answered = "answered",
        /// An administrator settled the dead letter.
        Settled = "settled",
        /// Two mails to the address did not arrive, and it belongs to no account.
        AddressStopped = "address-stopped",
        /// No room answers for notices of this kind; or an earlier version stored a reason that is not known here.
        UnknownKind = "unknown-kind",
    }
}

stored_as_text!(Unowed);

impl Unowed {
    /// The reason in the reader's language.
    pub fn reason(self, t: Messages) -> Message {
        t.of("mail-why", self.as_str())
    }
}
