//! Notices that are owed and mails that are sent: types without database, network or clock.

pub use crate::db::ids::{MailId, NoticeId};

use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::ids::{AccountId, PracticeId, RequestId, Seq};
use crate::db::stored::stored_as_text;
use crate::language::Language;

use super::letter::{LetterItem, RenderedLetter};
use super::preferences::Rule;
use super::relation::Relation;
use super::unowed::Unowed;

/// The recipient of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailRecipient {
    /// An account, at the address that it has when the mail leaves.
    Account(AccountId),
    /// Exactly this address: one that is being confirmed, or one that the account has left.
    Address {
        /// The account to which it belongs or belonged, if any: its preference applies.
        account: Option<AccountId>,
        /// The address as it is written into the envelope.
        address: String,
    },
}

impl MailRecipient {
    /// Exactly this address, which belongs to no account.
    pub fn address(address: impl Into<String>) -> Self {
        Self::Address {
            account: None,
            address: address.into(),
        }
    }

    /// The recipient's account, if there is one.
    pub const fn account(&self) -> Option<AccountId> {
        match self {
            Self::Account(account) => Some(*account),
            Self::Address { account, .. } => *account,
        }
    }

    /// The address, if it is fixed; an account's address is looked up when the mail leaves.
    pub fn fixed_address(&self) -> Option<&str> {
        match self {
            Self::Account(_) => None,
            Self::Address { address, .. } => Some(address),
        }
    }
}

/// Which secret a letter needs. The outbox stores only this. The source that [`super::rooms::Rooms`] registers for
/// the purpose makes the secret at each delivery, and stores nothing but its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// What the link is for, such as `reset`.
    pub purpose: String,
    /// The request that the link answers, as its room numbers it.
    pub request: RequestId,
}

/// A notice that is about to be owed to one recipient, because of an event or of an account's own action. See
/// [`super::actions::owe`].
#[derive(Clone, Debug)]
pub struct NewNotice {
    pub(super) rule: &'static Rule,
    pub(super) to: MailRecipient,
    pub(super) language: Language,
    pub(super) letter: RenderedLetter,
    pub(super) event: Option<(PracticeId, Seq)>,
    pub(super) secret: Option<Secret>,
    pub(super) item: Option<LetterItem>,
    pub(super) until: Option<Timestamp>,
}

impl NewNotice {
    /// A letter to a recipient, in the language in which it was written.
    pub fn new(rule: &'static Rule, to: MailRecipient, letter: RenderedLetter) -> Self {
        Self {
            rule,
            to,
            language: letter.language,
            letter,
            event: None,
            secret: None,
            item: None,
            until: None,
        }
    }

    /// Names the event of a practice that owes the notice. Mail programs show the mails about one practice as one
    /// thread, its timeline lists them, and the same event owes the same person the same notice only once.
    #[must_use]
    pub fn because_of(mut self, practice: PracticeId, seq: Seq) -> Self {
        self.event = Some((practice, seq));
        self
    }

    /// Adds a secret, at the place of the letter's secret button.
    #[must_use]
    pub fn with_secret(mut self, purpose: impl Into<String>, request: RequestId) -> Self {
        self.secret = Some(Secret {
            purpose: purpose.into(),
            request,
        });
        self
    }

    /// Sets until when it is the recipient's turn.
    #[must_use]
    pub fn until(mut self, until: Option<Timestamp>) -> Self {
        self.until = until;
        self
    }

    /// Sets how the notice reads in a digest. Without it, a digest shows the subject.
    #[must_use]
    pub fn in_digest(mut self, item: LetterItem) -> Self {
        self.item = Some(item);
        self
    }
}

/// A notice that was owed because of an event that is past. It only stands in the practice's timeline: no mail carries it.
#[derive(Clone, Debug)]
pub struct PastNotice {
    /// Its row in the room's table of rules.
    pub rule: &'static Rule,
    /// The account to which it was owed.
    pub account: AccountId,
    /// The language in which it is written.
    pub language: Language,
    /// The subject line, which is all of its text.
    pub subject: String,
    /// The practice, and the event's sequence number within it.
    pub event: (PracticeId, Seq),
    /// The moment of the event.
    pub at: Timestamp,
}

/// The result of owing a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OweOutcome {
    /// A mail with this notice alone waits in the outbox.
    Mail(MailId),
    /// The notice is held for the next digest.
    Held(NoticeId),
    /// The recipient chose not to receive such mails.
    NotWanted,
    /// The same event owed the same notice to the same person before.
    Already,
}

/// A notice as the outbox stores it. The worker asks its room about it before it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwedNotice {
    /// The number of its row.
    pub id: NoticeId,
    /// The kind in its room's table of rules, such as `practice-returned`.
    pub kind: String,
    /// The relation of the recipient to the event.
    pub relation: Relation,
    /// The recipient: an account or a fixed address.
    pub to: MailRecipient,
    /// The language in which it is written.
    pub language: Language,
    /// The subject line of a mail with this notice alone.
    pub subject: String,
    /// The plain part, with a placeholder for the secret.
    pub text: String,
    /// The HTML part, with a placeholder for the secret.
    pub html: String,
    /// The address to which an answer goes, if its room has just said one.
    pub reply_to: Option<String>,
    /// The line that stands for it in a digest, if its room wrote one.
    pub item: Option<LetterItem>,
    /// The practice, and the event's sequence number within it.
    pub event: Option<(PracticeId, Seq)>,
    /// Whether its text is hidden from administrators.
    pub private: bool,
    /// The secret that the mailed link needs, if any.
    pub secret: Option<Secret>,
    /// Until when it is the recipient's turn, if that is known.
    pub until: Option<Timestamp>,
    /// The moment at which it was owed.
    pub at: Timestamp,
}

impl OwedNotice {
    /// The same notice in these words.
    #[must_use]
    pub(super) fn in_words(self, letter: RenderedLetter) -> Self {
        Self {
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
            reply_to: letter.reply_to,
            ..self
        }
    }
}

closed_list! {
    /// The delivery state of a mail. The states that an administrator acts on come first.
    pub enum MailState {
        /// Given up: an administrator sees it and may send it again.
        Dead = "dead",
        /// Not accepted yet: the worker will attempt it, or retry it.
        Waiting = "waiting",
        /// The mail server has accepted it.
        Accepted = "accepted",
        /// Its recipient was no longer entitled to it when it was about to leave, or an administrator settled it.
        NoLongerOwed = "no_longer_owed",
    }
}

stored_as_text!(MailState);

/// How far the delivery of a mail has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MailFate {
    /// The number of its row.
    pub id: MailId,
    /// How far.
    pub state: MailState,
    /// When it was accepted, given up or found no longer owed.
    pub settled_at: Option<Timestamp>,
}

/// The recipients whose mails a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutboxRecipients {
    /// Their accounts.
    pub accounts: Vec<AccountId>,
    /// Their addresses, as envelopes name them.
    pub addresses: Vec<String>,
}

/// One line in a list of the outbox, without the mail's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxRow {
    /// The number of its row, which pages and the command line show.
    pub id: MailId,
    /// The recipient's account; the page that shows the list looks up the name.
    pub account: Option<AccountId>,
    /// The address of the last attempt, once known.
    pub address: Option<String>,
    /// The kind of its notice; `None` for a digest.
    pub kind: Option<String>,
    /// The number of notices that it carries.
    pub notices: i64,
    /// The subject line; `None` for account mails, whose text stays hidden, and for digests, which are written when
    /// they leave.
    pub subject: Option<String>,
    /// Whether its text is hidden from administrators.
    pub private: bool,
    /// How far its delivery has come.
    pub state: MailState,
    /// The number of attempts, outages included.
    pub tries: i64,
    /// The mail server's last reply, or why the server could not be reached; `None` once the mail is no longer owed.
    pub said: Option<String>,
    /// The reason why it is no longer owed, if it is not.
    pub unowed: Option<Unowed>,
    /// The moment at which it was owed.
    pub at: Timestamp,
    /// The moment of the next attempt, while it waits.
    pub next_attempt_at: Timestamp,
    /// The moment at which it was accepted, given up or found no longer owed.
    pub settled_at: Option<Timestamp>,
}

/// One mail with its text, as far as an administrator may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxMail {
    /// The mail's line in the list.
    pub listed: OutboxRow,
    /// Subject and plain text of each notice; empty when the mail is private.
    pub letters: Vec<(String, String)>,
}

/// The number of mails in each state, and of notices that are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutboxCounts {
    /// Mails that the mail server has not accepted yet.
    pub waiting: i64,
    /// Mails that the mail server has accepted.
    pub accepted: i64,
    /// Dead letters: mails that were given up.
    pub dead: i64,
    /// Mails to which no recipient was entitled any more.
    pub no_longer_owed: i64,
    /// Notices held for the next digest.
    pub held: i64,
    /// The moment at which the mail server last accepted a mail.
    pub last_accepted_at: Option<Timestamp>,
}

/// The delivery of one notice, for the timeline of its practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeFate {
    /// Held for the recipient's next digest.
    Held,
    /// Waiting for the mail server, with the server's last reply if there was an attempt.
    Waiting(Option<String>),
    /// Accepted by the mail server at this time.
    Accepted(Timestamp),
    /// Given up after this last reply.
    Failed(String),
    /// Not sent, for this reason.
    NoLongerOwed(Unowed),
}

/// A notice in the timeline of a practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineNotice {
    /// The sequence number of the event that owed it.
    pub seq: Seq,
    /// The kind in its room's table of rules.
    pub kind: String,
    /// The relation of the recipient to the event.
    pub relation: Relation,
    /// The recipient's account, if there is one.
    pub account: Option<AccountId>,
    /// The subject line that the recipient reads.
    pub subject: String,
    /// The plain part, if the viewer is the recipient and the notice was sent or is to be sent.
    pub text: Option<String>,
    /// The mail that carries it, once there is one.
    pub mail: Option<MailId>,
    /// Whether and when it was delivered.
    pub fate: NoticeFate,
}

/// How many reports that call it wrong stop an address without an account.
pub const REPORTS_THAT_STOP: i64 = 2;

/// A notice about a practice that was in a mail which did not arrive.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct UndeliveredNotice {
    /// The practice.
    #[sqlx(rename = "practice_id")]
    pub practice: PracticeId,
    /// The event that owed it.
    pub seq: Seq,
    /// How its recipient stands to the practice.
    pub relation: Relation,
    /// The recipient's account, if there is one.
    #[sqlx(rename = "account_id")]
    pub account: Option<AccountId>,
    /// The subject line that the recipient would have read.
    pub subject: String,
    /// When it was owed.
    #[sqlx(rename = "created_at")]
    pub at: Timestamp,
}
