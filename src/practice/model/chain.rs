//! The chain of a history: each event has a digest over itself and over the digest of the event before. A change to an
//! event, or one that is left out, breaks every digest after it.
//!
//! Texts stand in it by a digest of their own, so that a text can be taken out, as a court may order, and the chain stays
//! whole.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::{Details, Event, PracticeId, Seq};
use crate::encoding::hex;

/// A SHA-256 digest in lower-case hexadecimal.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, sqlx::Type, serde::Serialize, serde::Deserialize,
)]
#[sqlx(transparent)]
pub struct HexDigest(String);

impl HexDigest {
    /// The digest of a text.
    pub fn of(text: impl AsRef<[u8]>) -> Self {
        Self(hex(&Sha256::digest(text)))
    }

    /// The digest of all bytes that were handed over.
    pub fn of_bytes(bytes: Sha256) -> Self {
        Self(hex(&bytes.finalize()))
    }

    /// Its 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The end of a practice's chain: the digest of the newest event in it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ChainEnd {
    /// The newest event that the chain holds; 0 before the first.
    pub chain_seq: Seq,
    /// Its digest; empty before the first event.
    pub chain: HexDigest,
}

impl Default for ChainEnd {
    fn default() -> Self {
        Self {
            chain_seq: Seq(0),
            chain: HexDigest::default(),
        }
    }
}

/// The place of one event in the chain.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ChainLink {
    /// The practice.
    pub practice_id: PracticeId,
    /// The event.
    pub seq: Seq,
    /// The digest of its texts.
    pub texts: HexDigest,
    /// The digest of the event, with that of its texts and that of the event before.
    pub digest: HexDigest,
}

impl ChainLink {
    /// The link of an event behind the end of the chain.
    pub fn after(before: &HexDigest, event: &Event) -> Self {
        Self::with_texts(before, event, texts_of(event))
    }

    /// The link that an event has if these are its texts.
    pub fn with_texts(before: &HexDigest, event: &Event, texts: HexDigest) -> Self {
        let facts = Details {
            to_team: None,
            ..event.details.0.clone()
        };
        // The keys of an object are written in the order of the alphabet.
        let canonical = json!([
            before,
            event.practice_id,
            event.seq,
            event.revision_id,
            event.deed,
            event.actor_id,
            event.from_state,
            event.to_state,
            event.authors_see,
            event.at,
            json!(facts),
            texts,
        ]);
        Self {
            practice_id: event.practice_id,
            seq: event.seq,
            digest: HexDigest::of(canonical.to_string()),
            texts,
        }
    }

    /// The end of the chain that it makes.
    pub fn into_end(self) -> ChainEnd {
        ChainEnd {
            chain_seq: self.seq,
            chain: self.digest,
        }
    }
}

/// The digest of what was typed with an event.
pub fn texts_of(event: &Event) -> HexDigest {
    HexDigest::of(json!([event.words, event.details.to_team]).to_string())
}

/// Whether a text of the event was taken out: what is left is no other text.
pub fn is_redacted(event: &Event, texts: &HexDigest) -> bool {
    event.words.is_none() && event.details.to_team.is_none() && texts_of(event) != *texts
}
