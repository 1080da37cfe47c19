//! The cells of a row, the same for each form of file.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::web::csv_file::plain_cell;

/// The places of the columns of a table, by their names. All its rows share them.
pub type ColumnPlaces = Arc<HashMap<String, usize>>;

/// The text of each cell by the name of its column. A cell that is empty may be missing.
#[derive(Debug)]
pub enum Cells {
    /// The row of a table, as it stands in the file.
    OfTable(ColumnPlaces, csv::StringRecord),
    /// Cells with names of their own.
    Named(BTreeMap<String, String>),
}

impl Cells {
    /// The text of a cell.
    pub fn get(&self, column: &str) -> Option<&str> {
        match self {
            Self::OfTable(columns, row) => {
                let place = columns.get(column)?;
                row.get(*place).map(plain_cell)
            }
            Self::Named(cells) => cells.get(column).map(String::as_str),
        }
    }
}
