//! Writes practices as lines of a file: rows of a table, or records. Pure.

use super::columns::{FileColumn, file_columns, row};
use crate::address::FileForm;
use crate::catalogue::publication::Publication;
use crate::catalogue::record::PracticeRecord;
use crate::config::Settings;
use crate::language::Messages;
use crate::web::csv_file::{BYTE_ORDER_MARK, csv_writer, harmless_cell};

/// A form of file, with what a program asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStyle {
    /// A table, or records.
    pub form: FileForm,
    /// Whether a byte-order mark comes first, without which a spreadsheet misreads letters with accents.
    pub for_spreadsheet: bool,
}

impl FileStyle {
    /// The media type of a table, without parameters.
    pub const CSV: &str = "text/csv";
    /// The media type of an answer with a table.
    pub const CSV_ANSWER: &str = "text/csv; charset=utf-8; header=present";
    /// The media type of records, one a line.
    pub const JSON_LINES: &str = "application/jsonl";

    /// The media type of an answer.
    pub const fn content_type(self) -> &'static str {
        match self.form {
            FileForm::Csv => Self::CSV_ANSWER,
            FileForm::JsonLines => "application/jsonl; charset=utf-8",
        }
    }
}

/// Why a line cannot be written: a defect of the program.
#[derive(Debug, thiserror::Error)]
#[error("a line of a file cannot be written: {0}")]
pub struct UnwrittenLine(pub String);

/// Rows as lines of a table.
pub fn table_lines<R: IntoIterator<Item = String>>(
    rows: impl IntoIterator<Item = R>,
) -> Result<Vec<u8>, UnwrittenLine> {
    let mut writer = csv_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row.into_iter().map(harmless_cell))
            .map_err(|error| UnwrittenLine(error.to_string()))?;
    }
    let lines = writer.into_inner();
    lines.map_err(|error| UnwrittenLine(error.to_string()))
}

/// Writes a file.
pub struct FileWriter<'s> {
    pub style: FileStyle,
    pub settings: &'s Settings,
    pub t: Messages,
}

impl FileWriter<'_> {
    /// What stands before the first practice.
    pub fn head(&self) -> Result<Vec<u8>, UnwrittenLine> {
        if self.style.form == FileForm::JsonLines {
            return Ok(Vec::new());
        }
        let mark = if self.style.for_spreadsheet {
            BYTE_ORDER_MARK
        } else {
            ""
        };
        let mut writer = csv_writer(mark.as_bytes().to_vec());
        let names = file_columns().iter().map(FileColumn::name);
        writer
            .write_record(names)
            .map_err(|error| UnwrittenLine(error.to_string()))?;
        let lines = writer.into_inner();
        lines.map_err(|error| UnwrittenLine(error.to_string()))
    }

    /// The lines of these practices.
    pub fn lines(&self, practices: &[Publication]) -> Result<Vec<u8>, UnwrittenLine> {
        match self.style.form {
            FileForm::Csv => self.rows(practices),
            FileForm::JsonLines => self.records(practices),
        }
    }

    fn rows(&self, practices: &[Publication]) -> Result<Vec<u8>, UnwrittenLine> {
        let cells = |publication| row(publication, self.settings, self.t);
        table_lines(practices.iter().map(cells))
    }

    fn records(&self, practices: &[Publication]) -> Result<Vec<u8>, UnwrittenLine> {
        let mut lines = Vec::new();
        for publication in practices {
            let record = PracticeRecord::of(publication, self.settings, self.t);
            serde_json::to_writer(&mut lines, &record)
                .map_err(|error| UnwrittenLine(error.to_string()))?;
            lines.push(b'\n');
        }
        Ok(lines)
    }
}
