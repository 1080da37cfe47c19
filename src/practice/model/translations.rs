//! Translations: the text of a published practice in another language. Each is a practice of its own to the workflow, and a
//! text of its original to readers.

use super::{PracticeId, Slug};
use crate::account::model::AccountId;
use crate::language::TextLanguage;
use crate::practice::answers::Answers;
use crate::workflow::{PublicStatus, State};

/// A text of a practice, as the pages of its authors and its reviewers name it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PracticeText {
    /// The practice that the workflow knows it as.
    pub id: PracticeId,
    /// Who owns it.
    pub owner_id: AccountId,
    /// The filing: language of the text.
    pub language: TextLanguage,
    /// The title of its public revision, or, before there is one, of the revision that counts for its owner.
    pub title: String,
    /// What the revision is in that counts for its owner.
    pub state: State,
    /// What the public has of it.
    pub public: PublicStatus,
    /// The end of its public address, once it has one.
    pub slug: Option<Slug>,
    /// How many of its revisions have been published.
    pub versions: i64,
}

/// The original of a translation, as an author or a reviewer of the translation sees it.
#[derive(Debug, Clone)]
pub struct OriginalText {
    /// The practice.
    pub text: PracticeText,
    /// The answers of its public revision, if it has one.
    pub answers: Option<Answers>,
}

impl PracticeText {
    /// Whether the text is public, or may become so: then its language is taken.
    pub fn holds_language(&self) -> bool {
        self.public == PublicStatus::Live || self.state.is_open()
    }

    /// Whether the text is public, or a reviewer has it: then no other text of the practice is submitted in its language.
    pub fn is_or_may_become_public(&self) -> bool {
        self.public == PublicStatus::Live || (self.state.is_open() && self.state != State::Draft)
    }

    /// Whether it is of no interest any more: given up before it was ever public.
    pub fn is_given_up(&self) -> bool {
        self.public == PublicStatus::Never && self.state == State::Discarded
    }
}
