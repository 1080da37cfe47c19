//! What the rooms tell the worker: whether a notice is still owed, how it reads in a digest, what secret goes into
//! it, and where an account's mails go. `serve.rs` hands each room's answers over once, at start.

use std::collections::HashMap;
use std::sync::Arc;

use async_trait::async_trait;

use crate::db::ids::AccountId;
use crate::db::{Conn, Fault, Timestamp, Tx};
use crate::language::Messages;

use super::model::{Item, Owed, Relation, Secret};
use super::preferences::Rule;
use super::unowed::Unowed;

/// Whether a notice may leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entitlement {
    /// Its receiver is still entitled to it.
    Owed,
    /// The role is gone, the account suspended, the co-author removed, the request used: why, for the timeline.
    NoLonger(Unowed),
}

/// Asked again right before a notice leaves, and before each repeat.
#[async_trait]
pub trait StillOwed: Send + Sync {
    /// Whether this notice is still owed.
    async fn still_owed(&self, db: &mut Conn, notice: &Owed) -> Result<Entitlement, Fault>;
}

/// Makes the secrets of mailed links for one purpose.
#[async_trait]
pub trait Secrets: Send + Sync {
    /// Makes a fresh secret and keeps its hash; earlier ones of the same request stay good until one is used.
    /// Nothing: the request is used up or too old, and the notice is no longer owed.
    async fn mint(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        secret: &Secret,
    ) -> Result<Option<String>, Fault>;
}

/// Knows where an account's mails go now.
#[async_trait]
pub trait People: Send + Sync {
    /// Its address; nothing when there is no such account any more.
    async fn address_of(&self, db: &mut Conn, account: AccountId) -> Result<Option<String>, Fault>;
}

/// How the notices of one kind read in a digest.
pub trait InDigest: Send + Sync {
    /// What stands above them.
    fn heading(&self, t: Messages, count: usize) -> String;

    /// One of them; by default as it was owed.
    fn item(&self, notice: &Owed) -> Item {
        as_owed(notice)
    }
}

/// A notice in a digest when nobody says otherwise: as its room wrote it, or else its subject.
pub(super) fn as_owed(notice: &Owed) -> Item {
    notice.item.clone().unwrap_or_else(|| Item {
        title: notice.subject.clone(),
        ..Item::default()
    })
}

/// A mail that somebody sends to themselves, to see it and whether mails arrive. No event owes it, so nothing can
/// take it back.
pub static SAMPLE: Rule = Rule::always("mail-sample", Relation::Asker).private();

struct ToTheAsker;

#[async_trait]
impl StillOwed for ToTheAsker {
    async fn still_owed(&self, _: &mut Conn, _: &Owed) -> Result<Entitlement, Fault> {
        Ok(Entitlement::Owed)
    }
}

/// Everything that the rooms told.
pub struct Rooms {
    people: Arc<dyn People>,
    owed: HashMap<&'static str, Arc<dyn StillOwed>>,
    rules: HashMap<(&'static str, Relation), &'static Rule>,
    digests: HashMap<&'static str, Arc<dyn InDigest>>,
    secrets: HashMap<&'static str, Arc<dyn Secrets>>,
}

impl Rooms {
    /// No room yet; addresses are known to `people`.
    pub fn new(people: impl People + 'static) -> Self {
        Self {
            people: Arc::new(people),
            owed: HashMap::new(),
            rules: HashMap::new(),
            digests: HashMap::new(),
            secrets: HashMap::new(),
        }
        .room(std::slice::from_ref(&SAMPLE), ToTheAsker)
    }

    /// A room's table, and who says whether its notices are still owed.
    #[must_use]
    pub fn room(mut self, rules: &'static [Rule], owed: impl StillOwed + 'static) -> Self {
        let owed: Arc<dyn StillOwed> = Arc::new(owed);
        for rule in rules {
            self.owed.insert(rule.kind, Arc::clone(&owed));
            self.rules.insert((rule.kind, rule.relation), rule);
        }
        self
    }

    /// How notices of this kind read in a digest.
    #[must_use]
    pub fn digest(mut self, kind: &'static str, digest: impl InDigest + 'static) -> Self {
        self.digests.insert(kind, Arc::new(digest));
        self
    }

    /// Who makes the secrets for this purpose.
    #[must_use]
    pub fn secrets(mut self, purpose: &'static str, secrets: impl Secrets + 'static) -> Self {
        self.secrets.insert(purpose, Arc::new(secrets));
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

    pub(super) fn rule(&self, notice: &Owed) -> Option<&'static Rule> {
        self.rules
            .get(&(notice.kind.as_str(), notice.relation))
            .copied()
    }

    pub(super) fn in_digest(&self, kind: &str) -> Option<&dyn InDigest> {
        self.digests.get(kind).map(|digest| &**digest)
    }

    pub(super) fn minter(&self, purpose: &str) -> Option<&dyn Secrets> {
        self.secrets.get(purpose).map(|secrets| &**secrets)
    }
}
