//! A letter to many authors, as it is addressed to one of them.

use super::{PracticeId, Reasons, Reference};
use crate::account::model::Account;
use crate::taxonomy::ObjectiveNumber;

/// A practice because of which its authors get a letter.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AddressedPractice {
    /// The practice.
    pub id: PracticeId,
    /// Its reference.
    pub reference: Option<Reference>,
    /// The title of the revision that was submitted last.
    pub title: String,
    /// The objective under which it is filed.
    pub objective: Option<ObjectiveNumber>,
}

/// A letter to one author, about all own practices that it reaches.
#[derive(Debug, Clone)]
pub struct AuthorLetter {
    /// The author.
    pub to: Account,
    /// The subject line: one line, as it was typed.
    pub subject: String,
    /// The words, with the placeholders filled in.
    pub words: Reasons,
    /// The practices, by rising id; at least one.
    pub practices: Vec<AddressedPractice>,
}
