//! What is wrong with a row, in a sentence for the operator, and what a file holds. Pure.

use crate::practice::columns::UnreadableCell;
use crate::practice::model::ExternalKey;

/// Why a row cannot be imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowProblem {
    /// It is no row, or no record.
    #[error("the row cannot be read: {0}")]
    Unreadable(String),
    /// A line is longer than any practice.
    #[error("the line is longer than {most} bytes")]
    TooLongALine {
        /// The longest line.
        most: u64,
    },
    /// It has more or fewer cells than columns.
    #[error("the row has {count} cells, and there are {of} columns")]
    Cells {
        /// Its cells.
        count: usize,
        /// The columns.
        of: usize,
    },
    /// Nothing says which practice it is.
    #[error("nothing says which practice it is: columns “key” and “url” are empty")]
    NoKey,
    /// Another row of the file has its key.
    #[error("its key “{key}” stands in line {line}, too")]
    SameKey {
        /// The key.
        key: ExternalKey,
        /// The line of the other row.
        line: u64,
    },
    /// It translates a practice that is not known, or a translation.
    #[error(
        "it translates “{0}”, which is no original in a line before it or from an earlier import"
    )]
    NoOriginal(ExternalKey),
    /// A cell is not understood.
    #[error(transparent)]
    Cell(#[from] UnreadableCell),
    /// A cell that a practice needs is empty.
    #[error("column “{0}” is empty")]
    Empty(String),
    /// A text is too long.
    #[error("column “{column}” has a text of {count} characters, and {most} are allowed")]
    TooLong {
        /// The column.
        column: String,
        /// Its characters.
        count: usize,
        /// The most that are allowed.
        most: usize,
    },
    /// A list has too many values.
    #[error("column “{column}” has {count} values, and {most} are allowed")]
    TooMany {
        /// The column.
        column: String,
        /// Its values.
        count: usize,
        /// The most that are allowed.
        most: usize,
    },
    /// A moment lies ahead.
    #[error("column “{0}” lies in the future")]
    Future(&'static str),
    /// The version was published before the practice was.
    #[error("column “updated” lies before column “published”")]
    Updated,
    /// The practice ends before it begins.
    #[error("column “end” lies before column “start”")]
    Ends,
}

/// What a file holds, and what an import of it would do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// How many rows it has.
    pub rows: u64,
    /// How many practices it brings.
    pub new: u64,
    /// How many of its practices are here already: as an earlier import has brought them, or as practices of this service by their
    /// addresses, which stay as they are.
    pub same: u64,
    /// How many of its practices are here and were imported with other words. They stay as they are.
    pub differing: u64,
    /// How many of its rows cannot be imported.
    pub wrong: u64,
}
