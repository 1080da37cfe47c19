//! What all vocabularies have in common: rows of a CSV file, names in six languages, and ids that travel as text
//! or as numbers through forms, JSON and both databases.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::language::{Messages, TextLanguage};

/// One row of a vocabulary's file. A column that the file lacks reads as empty; a test finds it.
pub(super) struct Row<'a> {
    headers: &'a csv::StringRecord,
    record: csv::StringRecord,
}

impl Row<'_> {
    pub(super) fn get(&self, column: &str) -> &str {
        let place = self.headers.iter().position(|header| header == column);
        place
            .and_then(|place| self.record.get(place))
            .unwrap_or_default()
    }

    pub(super) fn text(&self, column: &str) -> String {
        self.get(column).to_owned()
    }

    /// The names in the columns `<prefix>_en`, `<prefix>_fr` and so on.
    pub(super) fn names(&self, prefix: &str) -> Names {
        Names(TextLanguage::ALL.map(|language| self.text(&format!("{prefix}_{language}"))))
    }
}

/// Reads a file of `data/`, row by row.
pub(super) fn rows<T>(file: &str, read: impl Fn(&Row<'_>) -> T) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let headers = reader.headers().cloned().unwrap_or_default();
    reader
        .into_records()
        .filter_map(Result::ok)
        .map(|record| {
            read(&Row {
                headers: &headers,
                record,
            })
        })
        .collect()
}

/// A term's name in each language of the United Nations.
#[derive(Debug)]
pub struct Names([String; TextLanguage::ALL.len()]);

impl Names {
    /// The name in the reader's language.
    pub fn to(&self, t: Messages) -> &str {
        self.written(t.language().as_text())
    }

    /// The name in one of the six languages.
    pub fn written(&self, language: TextLanguage) -> &str {
        let place = TextLanguage::ALL
            .iter()
            .position(|known| *known == language);
        place
            .and_then(|place| self.0.get(place))
            .map_or("", String::as_str)
    }

    /// All six.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// A name as search compares it: without case, accents, apostrophes and punctuation.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name
        .chars()
        .filter(|letter| !is_apostrophe(*letter))
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
    {
        match letter {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Letters that people type for an apostrophe. Some of them would otherwise decompose into a blank and a mark.
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
