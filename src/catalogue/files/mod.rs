//! Lists as files: every practice of a list as a table or as records, one a line, from one moment of the database. A file is
//! sent while it is read, batch by batch, so its length costs no memory. Knows no page.

mod columns;
mod rows;
mod sending;
mod views;
mod whole;
mod withdrawn;
mod writing;

pub use columns::{FactColumn, FileColumn, file_columns};
pub use rows::RowSource;
pub use sending::{FileContent, FileSending};
pub use views::{ViewColumn, ViewRows};
pub use whole::{UnwrittenFile, WholeFile};
pub use withdrawn::{WithdrawnColumn, withdrawn_table};
pub use writing::FileStyle;
