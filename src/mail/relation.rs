//! The relation of a recipient to what a mail is about. Rules, entitlement and the right to read a submitter's name
//! depend on it.

use crate::closed_list::closed_list;
use crate::db::stored::stored_as_text;

closed_list! {
    /// The relation of the recipient of a notice to what the notice is about.
    pub enum Relation {
        /// An author of the practice.
        Author = "author",
        /// The author who submitted the practice, and receives the receipt.
        Submitter = "submitter",
        /// The owner of the practice until it was handed over.
        FormerOwner = "former-owner",
        /// A co-author until the owner removed them.
        FormerAuthor = "former-author",
        /// The person at the address to which an invitation goes.
        Invited = "invited",
        /// The expert from outside who is asked for an opinion.
        Expert = "expert",
        /// The focal point that a published practice names.
        FocalPoint = "focal-point",
        /// A reviewer in scope.
        Reviewer = "reviewer",
        /// The reviewer who is suggested for it.
        Suggested = "suggested",
        /// The reviewer to whom it was assigned.
        Assigned = "assigned",
        /// The reviewer who is asked for an opinion.
        Asked = "asked",
        /// The reviewer whose claim ended.
        Former = "former",
        /// The reviewer who was reviewing it.
        Handling = "handling",
        /// An administrator.
        Administrator = "administrator",
        /// The owner of the account that the notice is about.
        Owner = "owner",
        /// A person who registers, and has no account before the address is confirmed.
        Newcomer = "newcomer",
        /// A person without an account, at whose address a link was asked for.
        Stranger = "stranger",
        /// A person without an account who follows a list of practices by mail, or was asked to confirm it.
        Follower = "follower",
        /// A person without an account who asks the person whom a practice names.
        Enquirer = "enquirer",
        /// The account that asked for a sample of a mail.
        Asker = "asker",
    }
}

stored_as_text!(Relation);

impl Relation {
    /// Whether the recipient belongs to the review team, and so may read who submitted the practice.
    pub const fn reviews(self) -> bool {
        match self {
            Self::Reviewer
            | Self::Suggested
            | Self::Assigned
            | Self::Asked
            | Self::Former
            | Self::Handling
            | Self::Administrator => true,
            Self::Author
            | Self::Submitter
            | Self::FormerOwner
            | Self::FormerAuthor
            | Self::Invited
            | Self::Expert
            | Self::FocalPoint
            | Self::Owner
            | Self::Newcomer
            | Self::Stranger
            | Self::Follower
            | Self::Enquirer
            | Self::Asker => false,
        }
    }
}
