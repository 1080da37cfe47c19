//! What all vocabularies share: rows of a CSV file, names in six languages, and the folding of names.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::language::{Messages, TextLanguage, spell_out};

/// One row of a vocabulary's file. A missing column reads as empty; a test finds it.
pub(super) struct CsvRow<'a> {
    headers: &'a csv::StringRecord,
    record: csv::StringRecord,
}

impl CsvRow<'_> {
    pub(super) fn get(&self, column: &str) -> &str {
        let index = self.headers.iter().position(|header| header == column);
        index
            .and_then(|index| self.record.get(index))
            .unwrap_or_default()
    }

    pub(super) fn text(&self, column: &str) -> String {
        self.get(column).to_owned()
    }

    /// The names in the columns `<prefix>_en`, `<prefix>_fr` and so on.
    pub(super) fn names(&self, prefix: &str) -> TermNames {
        TermNames(TextLanguage::ALL.map(|language| self.text(&format!("{prefix}_{language}"))))
    }
}

/// Reads a file of `data/`, row by row.
pub(super) fn rows<T>(file: &str, read: impl Fn(&CsvRow<'_>) -> T) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let columns = reader.headers().cloned().unwrap_or_default();
    reader
        .into_records()
        .filter_map(Result::ok)
        .map(|record| {
            read(&CsvRow {
                headers: &columns,
                record,
            })
        })
        .collect()
}

/// A term's name in each language of the United Nations.
#[derive(Debug)]
pub struct TermNames([String; TextLanguage::ALL.len()]);

impl TermNames {
    /// The name in the reader's language.
    pub fn to(&self, t: Messages) -> &str {
        self.in_language(t.language().as_text())
    }

    /// The name in one of the six languages.
    pub fn in_language(&self, language: TextLanguage) -> &str {
        let index = TextLanguage::ALL
            .iter()
            .position(|known| *known == language);
        index
            .and_then(|index| self.0.get(index))
            .map_or("", String::as_str)
    }

    /// The names in all six languages.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// A name as the lists of places and the reviewers' queue compare it: without case, accents, apostrophes and punctuation.
/// Unlike the search index it folds compatible characters and turns punctuation into blanks, because a name has several
/// words. Unlike a slug it keeps every script.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name
        .chars()
        .filter(|letter| !is_apostrophe(*letter))
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
    {
        match spell_out(letter) {
            Some(letters) => folded.push_str(letters),
            None if letter.is_alphanumeric() => folded.push(letter),
            None if folded.ends_with(' ') || folded.is_empty() => {}
            None => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Characters that people type for an apostrophe. Some of them decompose into a blank and a mark.
fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`'
            | '´'
            | '‘'
            | '’'
            | '‛'
            | '′'
            | '＇'
            | 'ʹ'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ʾ'
            | 'ʿ'
            | 'ˈ'
            | 'ꞌ'
    )
}
