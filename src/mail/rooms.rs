//! What the worker asks the other rooms: whether a notice is still owed, how it reads in a digest, which secret goes
//! into it, and where an account's mails go. `serve.rs` registers each room's answers once, at start.

use std::collections::HashMap;
use std::sync::Arc;

use async_trait::async_trait;

use crate::db::ids::AccountId;
use crate::db::{Conn, Fault, Timestamp, Tx};
use crate::language::Messages;

use super::letter::{LetterItem, RenderedLetter};
use super::model::{OwedNotice, Secret};
use super::preferences::Rule;
use super::relation::Relation;
use super::turn::Turn;
use super::unowed::Unowed;

/// Whether a notice may leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entitlement {
    /// Its recipient is still entitled to it.
    Owed,
    /// The recipient is not entitled to it any more, for this reason, which the timeline shows: the role is gone, the
    /// account suspended, the co-author removed, the request used.
    NoLonger(Unowed),
}

/// A room's answer to the worker's question whether a notice is still owed. The worker asks right before the notice
/// leaves, and again before each retry.
#[async_trait]
pub trait StillOwed: Send + Sync {
    /// Whether this notice is still owed.
    async fn still_owed(&self, db: &mut Conn, notice: &OwedNotice) -> Result<Entitlement, Fault>;
}

/// Writes the notices of a kind when they leave, because what they tell may have changed since they were owed.
#[async_trait]
pub trait WritesLate: Send + Sync {
    /// This notice in the words of this moment; or why it is no longer owed.
    async fn write(&self, notice: &OwedNotice) -> Result<Result<RenderedLetter, Unowed>, Fault>;
}

/// Makes the secrets of mailed links for one purpose.
#[async_trait]
pub trait Secrets: Send + Sync {
    /// Makes a new secret and stores its hash. Earlier secrets of the same request stay valid until one is used.
    /// `None`: the request was used or has expired, and the notice is no longer owed.
    async fn mint(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        secret: &Secret,
    ) -> Result<Option<String>, Fault>;

    /// Whether the secret opens the way to end such mails, which the header of the mail names, too (RFC 8058).
    fn ends_mails(&self) -> bool {
        false
    }
}

/// Looks up the address to which an account's mails go now.
#[async_trait]
pub trait People: Send + Sync {
    /// The account's address; `None` once the account does not exist any more.
    async fn address_of(&self, db: &mut Conn, account: AccountId) -> Result<Option<String>, Fault>;
}

/// How the notices of one kind read in a digest.
pub trait InDigest: Send + Sync {
    /// The heading above the notices of this kind.
    fn heading(&self, t: Messages, count: usize) -> String;

    /// The line of one notice; by default as it was owed.
    fn item(&self, notice: &OwedNotice) -> LetterItem {
        as_owed(notice)
    }
}

/// The default line of a notice in a digest: as its room wrote it, or else its subject.
pub(super) fn as_owed(notice: &OwedNotice) -> LetterItem {
    notice.item.clone().unwrap_or_else(|| LetterItem {
        title: notice.subject.clone(),
        ..LetterItem::default()
    })
}

/// A mail that a person sends to themselves, to see it and whether mails arrive. No event owes it, so it always
/// stays owed.
pub static SAMPLE: Rule = Rule::always("mail-sample", Relation::Asker).private();

struct ToTheAsker;

#[async_trait]
impl StillOwed for ToTheAsker {
    async fn still_owed(&self, _: &mut Conn, _: &OwedNotice) -> Result<Entitlement, Fault> {
        Ok(Entitlement::Owed)
    }
}

/// The registered answers of all rooms.
pub struct Rooms {
    people: Arc<dyn People>,
    owed: HashMap<&'static str, Arc<dyn StillOwed>>,
    rules: HashMap<(&'static str, Relation), &'static Rule>,
    digests: HashMap<&'static str, Arc<dyn InDigest>>,
    secrets: HashMap<&'static str, Arc<dyn Secrets>>,
    late: HashMap<&'static str, Arc<dyn WritesLate>>,
}

impl Rooms {
    /// No room is registered yet; `people` looks up addresses.
    pub fn new(people: impl People + 'static) -> Self {
        Self {
            people: Arc::new(people),
            owed: HashMap::new(),
            rules: HashMap::new(),
            digests: HashMap::new(),
            secrets: HashMap::new(),
            late: HashMap::new(),
        }
        .room(std::slice::from_ref(&SAMPLE), ToTheAsker)
    }

    /// Registers a room's table, and the answer whether its notices are still owed.
    #[must_use]
    pub fn room(mut self, rules: &'static [Rule], owed: impl StillOwed + 'static) -> Self {
        let owed: Arc<dyn StillOwed> = Arc::new(owed);
        for rule in rules {
            self.owed.insert(rule.kind, Arc::clone(&owed));
            self.rules.insert((rule.kind, rule.relation), rule);
        }
        self
    }

    /// Registers how notices of this kind read in a digest.
    #[must_use]
    pub fn digest(mut self, kind: &'static str, digest: impl InDigest + 'static) -> Self {
        self.digests.insert(kind, Arc::new(digest));
        self
    }

    /// Registers the source of the secrets for this purpose.
    #[must_use]
    pub fn secrets(mut self, purpose: &'static str, secrets: impl Secrets + 'static) -> Self {
        self.secrets.insert(purpose, Arc::new(secrets));
        self
    }

    /// Registers the room that writes notices of this kind when they leave.
    #[must_use]
    pub fn written_late(mut self, kind: &'static str, writer: impl WritesLate + 'static) -> Self {
        self.late.insert(kind, Arc::new(writer));
        self
    }

    /// Every row of every room's table.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> + '_ {
        self.rules.values().copied()
    }

    pub(super) fn people(&self) -> &dyn People {
        &*self.people
    }

    pub(super) fn owed(&self, kind: &str) -> Option<&dyn StillOwed> {
        self.owed.get(kind).map(|owed| &**owed)
    }

    pub(super) fn rule(&self, notice: &OwedNotice) -> Option<&'static Rule> {
        self.rules
            .get(&(notice.kind.as_str(), notice.relation))
            .copied()
    }

    /// Whose turn it is after these notices, the reader's first, and until when; the earliest day counts.
    pub(super) fn turn_of(&self, notices: &[OwedNotice]) -> (Turn, Option<Timestamp>) {
        let turn = |notice: &OwedNotice| self.rule(notice).map_or(Turn::Typed, |rule| rule.turn);
        let first = notices.iter().map(turn).min().unwrap_or(Turn::Typed);
        let of_first = notices.iter().filter(|notice| turn(notice) == first);
        (first, of_first.filter_map(|notice| notice.until).min())
    }

    pub(super) fn in_digest(&self, kind: &str) -> Option<&dyn InDigest> {
        self.digests.get(kind).map(|digest| &**digest)
    }

    pub(super) fn minter(&self, purpose: &str) -> Option<&dyn Secrets> {
        self.secrets.get(purpose).map(|secrets| &**secrets)
    }

    pub(super) fn late_writer(&self, kind: &str) -> Option<&dyn WritesLate> {
        self.late.get(kind).map(|writer| &**writer)
    }
}
