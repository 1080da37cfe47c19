//! What all vocabularies share: rows of a CSV file and names in six languages.

use crate::language::{Messages, TextLanguage};

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

    /// The parts of a cell between bars.
    pub(super) fn list(&self, column: &str) -> Vec<String> {
        let parts = self.get(column).split('|');
        let parts = parts.filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
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
