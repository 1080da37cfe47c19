//! What is owed and what is sent: types and rules, without database, network or clock.

pub use crate::db::ids::{MailId, NoticeId};

use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::ids::{AccountId, PracticeId, RequestId, Seq};
use crate::db::stored::stored_as_text;
use crate::language::Language;

use super::letter::Dressed;
use super::preferences::Rule;
use super::unowed::Unowed;

closed_list! {
    /// How the recipient of a notice stands to what it tells.
    pub enum Relation {
        /// An author of the practice.
        Author = "author",
        /// The author who submitted it, and gets the receipt.
        Submitter = "submitter",
        /// Its owner until it was handed over.
        FormerOwner = "former-owner",
        /// The focal point that a published practice names.
        FocalPoint = "focal-point",
        /// A reviewer in scope.
        Reviewer = "reviewer",
        /// The reviewer who is suggested for it.
        Suggested = "suggested",
        /// The reviewer to whom it was assigned.
        Assigned = "assigned",
        /// The reviewer whose claim ended.
        Former = "former",
        /// The reviewer who was at work on it.
        Handling = "handling",
        /// An administrator.
        Administrator = "administrator",
        /// The owner of the account that the notice is about.
        Owner = "owner",
        /// A person who registers, and has no account before the address is confirmed.
        Newcomer = "newcomer",
        /// A person without an account, at whose address a link was asked for.
        Stranger = "stranger",
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
            | Self::Former
            | Self::Handling
            | Self::Administrator => true,
            Self::Author
            | Self::Submitter
            | Self::FormerOwner
            | Self::FocalPoint
            | Self::Owner
            | Self::Newcomer
            | Self::Stranger
            | Self::Asker => false,
        }
    }
}

/// Whom a notice is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// An account, wherever its mails go when this one leaves.
    Account(AccountId),
    /// Exactly this address: one that is being confirmed, or one that was left behind.
    Address {
        /// The account it belongs or belonged to, if any; a preference and a deletion follow it.
        account: Option<AccountId>,
        /// The address.
        address: String,
    },
}

impl To {
    /// Exactly this address, of nobody's account.
    pub fn address(address: impl Into<String>) -> Self {
        Self::Address {
            account: None,
            address: address.into(),
        }
    }

    /// The account, if it has one.
    pub const fn account(&self) -> Option<AccountId> {
        match self {
            Self::Account(account) => Some(*account),
            Self::Address { account, .. } => *account,
        }
    }

    /// The address, where it is fixed.
    pub fn fixed_address(&self) -> Option<&str> {
        match self {
            Self::Account(_) => None,
            Self::Address { address, .. } => Some(address),
        }
    }
}

/// The place of a secret in a letter. The outbox keeps only this; the secret itself is made at each delivery, by
/// whom [`super::rooms::Rooms`] names for the purpose, and is stored nowhere but as a hash in that room's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// What the link is for, such as `reset`.
    pub purpose: String,
    /// The request it answers, as its room knows it.
    pub request: RequestId,
}

/// One line of a digest.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Item {
    /// What it is about, such as a practice's title.
    pub title: String,
    /// What happened, and by when something is to be done.
    pub about: String,
    /// Where to look.
    pub address: Option<String>,
}

/// What is owed to one person because of one event, or of an account's own deed. See [`super::actions::owe`].
#[derive(Clone, Debug)]
pub struct Notice {
    pub(super) rule: &'static Rule,
    pub(super) to: To,
    pub(super) language: Language,
    pub(super) letter: Dressed,
    pub(super) event: Option<(PracticeId, Seq)>,
    pub(super) secret: Option<Secret>,
    pub(super) item: Option<Item>,
}

impl Notice {
    /// A letter to somebody, in the language in which it was written.
    pub fn new(rule: &'static Rule, to: To, letter: Dressed) -> Self {
        Self {
            rule,
            to,
            language: letter.language,
            letter,
            event: None,
            secret: None,
            item: None,
        }
    }

    /// Because of this event of this practice: mails about one practice stand together in a mailbox, its timeline
    /// shows them, and the same event owes the same person the same notice only once.
    #[must_use]
    pub fn because_of(mut self, practice: PracticeId, seq: Seq) -> Self {
        self.event = Some((practice, seq));
        self
    }

    /// With a secret, at the place of the letter's secret button.
    #[must_use]
    pub fn with_secret(mut self, purpose: impl Into<String>, request: RequestId) -> Self {
        self.secret = Some(Secret {
            purpose: purpose.into(),
            request,
        });
        self
    }

    /// How it reads when it goes in a digest. Without, a digest shows its subject.
    #[must_use]
    pub fn in_digest(mut self, item: Item) -> Self {
        self.item = Some(item);
        self
    }
}

/// What became of a notice at the moment it was owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// A mail of its own waits in the outbox.
    Mail(MailId),
    /// It is held for the next digest.
    Held(NoticeId),
    /// The receiver chose not to get such mails.
    NotWanted,
    /// The same event has owed it to the same person before.
    Already,
}

/// A notice as the outbox keeps it: what a room is asked about before it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// Which notice.
    pub id: NoticeId,
    /// Its kind.
    pub kind: String,
    /// How the receiver stands to the event.
    pub relation: Relation,
    /// Whom it is for.
    pub to: To,
    /// The language it is written in.
    pub language: Language,
    /// Its subject.
    pub subject: String,
    /// Its plain part, with the secret's place.
    pub text: String,
    /// Its HTML part, with the secret's place.
    pub html: String,
    /// How it reads in a digest.
    pub item: Option<Item>,
    /// The practice and the event's sequence.
    pub event: Option<(PracticeId, Seq)>,
    /// Whether administrators may not read it.
    pub private: bool,
    /// The secret that it needs.
    pub secret: Option<Secret>,
    /// When it was owed.
    pub at: Timestamp,
}

closed_list! {
    /// How soon a mail is to leave, the more urgent first. Stored by its word, and the words sort as the urgency does.
    pub enum Urgency {
        /// A person waits for it in front of a page: a link to sign in, to confirm, to choose a password.
        Awaited = "awaited",
        /// Every other mail.
        Usual = "usual",
    }

    /// Where a mail stands; the states that need a person come first.
    pub enum MailState {
        /// Given up: an administrator sees it and may send it again.
        Dead = "dead",
        /// Not yet accepted; it will be tried, or tried again.
        Waiting = "waiting",
        /// The mail server has it.
        Accepted = "accepted",
        /// Its receiver was no longer entitled to it when it was about to leave, or an administrator settled it.
        NoLongerOwed = "no_longer_owed",
    }
}

stored_as_text!(Urgency);
stored_as_text!(MailState);

/// One mail in a list of the outbox. What it says is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which mail.
    pub id: MailId,
    /// The account it is for, whose name the reader of the list joins.
    pub account: Option<AccountId>,
    /// The address it goes or last went to, once known.
    pub address: Option<String>,
    /// The kind of its notice; nothing for a digest.
    pub kind: Option<String>,
    /// How many notices it carries.
    pub notices: i64,
    /// Its subject; nothing for account mails (their text is shown to nobody) and for digests (written when they
    /// leave).
    pub subject: Option<String>,
    /// Whether administrators may not read it.
    pub private: bool,
    /// Where it stands.
    pub state: MailState,
    /// How often it was tried.
    pub tries: i64,
    /// The mail server's last words, or why it could not be reached; nothing once the mail is no longer owed.
    pub said: Option<String>,
    /// Why it is no longer owed, if it is not.
    pub unowed: Option<Unowed>,
    /// When it was owed.
    pub at: Timestamp,
    /// When it is tried next, while it waits.
    pub next_attempt_at: Timestamp,
    /// When it was accepted, given up or found no longer owed.
    pub settled_at: Option<Timestamp>,
}

/// One mail with what it says, for those who may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readable {
    /// As in the list.
    pub listed: Listed,
    /// Its subjects and plain texts, one for each notice; none when it is private.
    pub letters: Vec<(String, String)>,
}

/// How many mails stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not yet accepted.
    pub waiting: i64,
    /// Taken by the mail server.
    pub accepted: i64,
    /// Given up.
    pub dead: i64,
    /// Dropped because nobody was entitled to them any more.
    pub no_longer_owed: i64,
    /// Notices held for the next digest.
    pub held: i64,
    /// When the mail server last accepted something.
    pub last_accepted_at: Option<Timestamp>,
}

/// What became of one notice, for the timeline of its practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Held for the receiver's next digest.
    Held,
    /// Waiting for the mail server, with its last words if it has been tried.
    Waiting(Option<String>),
    /// Accepted by the mail server at this time.
    Accepted(Timestamp),
    /// Given up, because of this.
    Failed(String),
    /// Not sent, because of this.
    NoLongerOwed(Unowed),
}

/// A notice in the timeline of a practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InTimeline {
    /// The event that owed it.
    pub seq: Seq,
    /// Its kind.
    pub kind: String,
    /// How the receiver stands to the event.
    pub relation: Relation,
    /// The account of the receiver, if any.
    pub account: Option<AccountId>,
    /// Its subject.
    pub subject: String,
    /// Its plain part, if it is the reader's own and was sent or is to be sent.
    pub text: Option<String>,
    /// The mail it goes in, once there is one.
    pub mail: Option<MailId>,
    /// What became of it.
    pub fate: Fate,
}
