//! Letters that an administrator writes to many authors: by what the practices are found, and what is written.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::types::Json;

use crate::account::model::{Account, AccountId};
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::ids::{CircularId, Seq};
use crate::db::stored::stored_as_text;
use crate::encoding::hex;
use crate::language::{Language, TextLanguage, clean_line};
use crate::practice::model::{AddressedPractice, PracticeId, Reference};
use crate::review::model::ReplyText;
use crate::taxonomy::ObjectiveNumber;
use crate::web::Problem;

/// The most practices that one letter reaches: each gets an event in the one transaction.
pub const MOST_REACHED: usize = 300;

closed_list! {
    /// What has become of a practice: the state of the revision that was submitted last, or what the public has. The words
    /// are those that are stored.
    pub enum CircularStatus {
        /// The review team has it.
        InReview = "in-review",
        /// It went back to its authors, who have not submitted it again.
        Returned = "returned",
        /// It was not taken up.
        Declined = "declined",
        /// Its owner took it back.
        Withdrawn = "withdrawn",
        /// It is public.
        Live = "live",
        /// It is public under the notice that it is no longer current.
        NotCurrent = "no-longer-current",
    }
}

stored_as_text!(CircularStatus);

/// Which practices a letter reaches. What is not set restricts nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CircularSearch {
    /// The objective under which they are filed.
    pub objective: Option<ObjectiveNumber>,
    /// What has become of them.
    pub status: Option<CircularStatus>,
    /// The language of their texts.
    pub written_in: Option<TextLanguage>,
    /// The language in which the author reads pages and mails.
    pub reads: Option<Language>,
    /// They were submitted last before this moment.
    pub submitted_before: Option<Timestamp>,
    /// Only practices with one of these references, if there are any.
    pub references: Vec<Reference>,
}

/// The subject of a letter: 1 to 150 characters in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircularSubject(String);

impl CircularSubject {
    /// The most characters.
    pub const MOST: usize = 150;

    /// Reads what was typed.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let subject = clean_line(typed);
        match Problem::of_length(&subject, 1, Self::MOST) {
            Some(problem) => Err(problem),
            None => Ok(Self(subject)),
        }
    }

    /// The subject.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A letter as it is written, before it is filled in for each author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCircular {
    /// Which practices it reaches.
    pub search: CircularSearch,
    /// Its subject.
    pub subject: CircularSubject,
    /// Its text with placeholders.
    pub text: ReplyText,
}

/// An author, with the own practices that were found.
#[derive(Debug, Clone)]
pub struct CircularRecipient {
    /// The author.
    pub account: Account,
    /// The practices, by rising id; at least one.
    pub practices: Vec<AddressedPractice>,
}

/// A practice that was found, and one of its authors.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct FoundPractice {
    /// The practice.
    #[sqlx(flatten)]
    pub practice: AddressedPractice,
    /// The author.
    pub account_id: AccountId,
}

/// A digest of all that an administrator sees before the letters leave. `newest` is the last letter that this administrator
/// sent, so the same letter can be sent again later, but not by a second press.
pub fn circular_digest(
    by: AccountId,
    newest: Option<CircularId>,
    new: &NewCircular,
    found: &[CircularRecipient],
) -> String {
    let mut digest = Sha256::new();
    let mut add = |part: &str| {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    };
    add(&by.to_string());
    add(&newest.map(|id| id.to_string()).unwrap_or_default());
    add(new.subject.as_str());
    add(new.text.as_str());
    for one in found {
        add(&one.account.id.to_string());
        for practice in &one.practices {
            add(&practice.id.to_string());
        }
        add("");
    }
    hex(&digest.finalize()[..16])
}

/// A letter to many in the list, and on its own page.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Circular {
    /// Its number in addresses.
    pub id: CircularId,
    /// Its subject.
    pub subject: String,
    /// Its text with placeholders.
    pub text: String,
    /// By what the practices were found.
    pub search: Json<CircularSearch>,
    /// The administrator who wrote it.
    pub written_by: AccountId,
    /// When it was sent.
    pub at: Timestamp,
    /// How many authors got it.
    pub people: i64,
    /// How many practices it reached.
    pub practices: i64,
}

/// One practice because of which an author got a letter.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct CircularLetter {
    /// The author.
    pub account_id: AccountId,
    /// The practice.
    pub practice_id: PracticeId,
    /// Its event.
    pub seq: Seq,
    /// Its reference.
    pub reference: Option<Reference>,
}
