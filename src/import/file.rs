//! Reads the rows of a file, one after the other, as cells under the names of columns. Knows no practice.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::cells::{Cells, ColumnPlaces};
use super::lines::LinedText;
use super::record::cells_of_record;
use super::report::RowProblem;
use crate::address::FileForm;
use crate::practice::model::{HexDigest, ImportSource};
use crate::web::csv_file::BYTE_ORDER_MARK;

/// The longest record, in bytes. The longest practice that the service publishes has about a quarter of it.
const LONGEST: u64 = 1_048_576;

/// Reads the records of a table, and counts its lines.
type TableReader = csv::Reader<LinedText<io::Chain<io::Cursor<Vec<u8>>, BufReader<File>>>>;

/// A row, or why it cannot be read, with the line on which it begins, from 1.
pub type FileRow = (u64, Result<Cells, RowProblem>);

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum UnreadableFile {
    /// Its name says no form.
    #[error("the name of the file must end in .csv or .jsonl")]
    UnknownForm,
    /// The first line of a table names no columns, or one of them twice.
    #[error("the first line must name the columns, each once: {0}")]
    Header(String),
    /// Reading failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A file of practices.
#[derive(Debug, Clone)]
pub struct ImportFile {
    path: PathBuf,
    form: FileForm,
}

impl ImportFile {
    /// The file at this path, by the ending of its name.
    pub fn at(path: &Path) -> Result<Self, UnreadableFile> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let form = ending.and_then(|ending| FileForm::parse(&ending.to_ascii_lowercase()));
        Ok(Self {
            path: path.to_owned(),
            form: form.ok_or(UnreadableFile::UnknownForm)?,
        })
    }

    /// Its name and the digest of its bytes.
    pub fn source(&self) -> Result<ImportSource, UnreadableFile> {
        let mut bytes = Sha256::new();
        let mut file = BufReader::new(File::open(&self.path)?);
        loop {
            let piece = file.fill_buf()?;
            if piece.is_empty() {
                break;
            }
            bytes.update(piece);
            let read = piece.len();
            file.consume(read);
        }
        let name = self.path.file_name().unwrap_or_default();
        Ok(ImportSource {
            name: name.to_string_lossy().into_owned(),
            digest: HexDigest::of_bytes(bytes),
        })
    }

    /// Its columns that no import reads, in their order.
    pub fn unread_columns(&self, read: &HashSet<String>) -> Result<Vec<String>, UnreadableFile> {
        if self.form == FileForm::JsonLines {
            return Ok(Vec::new());
        }
        let (_, columns) = self.table()?;
        Ok(columns
            .into_iter()
            .filter(|column| !read.contains(column))
            .collect())
    }

    /// Its rows.
    pub fn rows(&self) -> Result<Box<dyn Iterator<Item = FileRow> + Send>, UnreadableFile> {
        match self.form {
            FileForm::Csv => self.table_rows(),
            FileForm::JsonLines => self.record_rows(),
        }
    }

    fn table(&self) -> Result<(TableReader, Vec<String>), UnreadableFile> {
        let mut file = BufReader::new(File::open(&self.path)?);
        let mark = BYTE_ORDER_MARK.as_bytes();
        if file.fill_buf()?.starts_with(mark) {
            file.consume(mark.len());
        }
        let mut first = Vec::new();
        file.by_ref().take(LONGEST).read_until(b'\n', &mut first)?;
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(separator_of(&first))
            .from_reader(LinedText::new(io::Cursor::new(first).chain(file)));
        let header = reader.headers();
        let header = header.map_err(|error| UnreadableFile::Header(error.to_string()))?;
        let columns: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        let mut known = HashSet::new();
        match columns.iter().find(|name| !known.insert((*name).clone())) {
            Some(twice) => Err(UnreadableFile::Header(format!(
                "“{twice}” stands there twice"
            ))),
            None if columns.iter().all(String::is_empty) => {
                Err(UnreadableFile::Header("it is empty".to_owned()))
            }
            None => Ok((reader, columns)),
        }
    }

    fn table_rows(&self) -> Result<Box<dyn Iterator<Item = FileRow> + Send>, UnreadableFile> {
        let (mut reader, columns) = self.table()?;
        let places = columns.into_iter().enumerate();
        let columns: ColumnPlaces = Arc::new(places.map(|(place, name)| (name, place)).collect());
        let mut length = 0;
        let mut ended = false;
        Ok(Box::new(std::iter::from_fn(move || {
            if ended {
                return None;
            }
            // The end of the line before and empty lines come first.
            let begins = reader.position().byte();
            // As long as the row before.
            let mut record = csv::StringRecord::with_capacity(length, columns.len());
            let read = reader.read_record(&mut record);
            length = record.as_slice().len();
            let line = reader.get_mut().line_from(begins);
            match read {
                Ok(false) => None,
                Ok(true) if record.len() != columns.len() => {
                    let (count, of) = (record.len(), columns.len());
                    Some((line, Err(RowProblem::Cells { count, of })))
                }
                Ok(true) => Some((line, Ok(Cells::OfTable(columns.clone(), record)))),
                Err(error) => {
                    // Text that is no UTF-8 concerns one row; after any other failure there is nothing to read.
                    let (of_row, why) = match error.kind() {
                        // The whole error counts the lines in its own way.
                        csv::ErrorKind::Utf8 { err, .. } => (true, err.to_string()),
                        _ => (false, error.to_string()),
                    };
                    ended = !of_row;
                    Some((line, Err(RowProblem::Unreadable(why))))
                }
            }
        })))
    }

    fn record_rows(&self) -> Result<Box<dyn Iterator<Item = FileRow> + Send>, UnreadableFile> {
        let mut file = BufReader::new(File::open(&self.path)?);
        let mut line = 0;
        let mut ended = false;
        Ok(Box::new(std::iter::from_fn(move || {
            while !ended {
                line += 1;
                let mut bytes = Vec::new();
                let read = file.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
                match read {
                    Ok(0) => return None,
                    Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                    Ok(_) => {
                        ended = !bytes.ends_with(b"\n") && bytes.len() as u64 == LONGEST;
                        return Some((line, read_record(&bytes)));
                    }
                    Err(error) => {
                        ended = true;
                        return Some((line, Err(RowProblem::Unreadable(error.to_string()))));
                    }
                }
            }
            None
        })))
    }
}

/// What stands between the cells of a table: of comma, semicolon and tab the one that makes the most cells of the first line.
/// A spreadsheet writes a semicolon where the comma stands in numbers. No name of a column has any of them.
fn separator_of(beginning: &[u8]) -> u8 {
    // Some programs end a line by a carriage return alone.
    let mut lines = beginning.split(|byte| matches!(byte, b'\r' | b'\n'));
    let first_line = lines.next().unwrap_or_default();
    let cells = |sign: &u8| first_line.split(|byte| byte == sign).count();
    // Of several that make as many the last one is chosen.
    let signs = [b'\t', b';', b','].into_iter();
    signs.max_by_key(cells).unwrap_or(b',')
}

fn read_record(bytes: &[u8]) -> Result<Cells, RowProblem> {
    if bytes.len() as u64 == LONGEST {
        return Err(RowProblem::TooLongALine { most: LONGEST });
    }
    let record: Value =
        serde_json::from_slice(bytes).map_err(|error| RowProblem::Unreadable(error.to_string()))?;
    cells_of_record(&record)
}
