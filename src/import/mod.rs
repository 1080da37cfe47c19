//! Practices from a file: a table (CSV) or records, one a line (JSON Lines), with the columns that an export has. A file is read
//! twice, row by row: first everything is checked and nothing is changed, then the rows are loaded in batches and become
//! public at once. Only the command line imports; this room must not know it, and has no page.

mod cells;
mod file;
mod here;
mod lines;
mod record;
mod report;
mod row;
mod run;

pub use file::{ImportFile, UnreadableFile};
pub use report::{ImportReport, RowProblem};
pub use row::read_practice;
pub use run::{ImportDone, ImportRun, ImportStep, ImportStopped};
