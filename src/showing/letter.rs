//! A mail before it is sent, as pages show it on a sheet.

use crate::language::Language;
use crate::mail::letter::LetterBlock;
use crate::practice::actions::ForeseenLetter;

/// One letter.
pub struct LetterSheet {
    pub(crate) to: String,
    pub(crate) language: Language,
    pub(crate) subject: String,
    pub(crate) blocks: Vec<LetterBlock>,
    /// The reason why the recipient gets it.
    pub(crate) reason: String,
}

impl LetterSheet {
    /// The sheet, with the name under which the reader knows the recipient.
    pub fn new(to: String, one: &ForeseenLetter) -> Self {
        Self {
            to,
            language: one.language,
            subject: one.letter.subject().to_owned(),
            blocks: one.letter.blocks().to_vec(),
            reason: one.letter.reason().to_owned(),
        }
    }
}
