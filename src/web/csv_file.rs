//! A table for a spreadsheet: a CSV file for signed-in people to keep. It begins with a byte-order mark, without which
//! spreadsheets misread letters with accents.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::failure::Failure;

/// The file with these columns. `name` is made of letters, digits and `-`.
pub fn csv_file<const COLUMNS: usize>(
    name: &str,
    columns: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
) -> Result<Response, Failure> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let unwritten = |error: &dyn std::fmt::Display| {
        tracing::error!(%error, "a table was not written");
        Failure::Fault
    };
    writer
        .write_record(columns)
        .map_err(|error| unwritten(&error))?;
    for row in rows {
        let cells = row.map(harmless_cell);
        writer
            .write_record(cells)
            .map_err(|error| unwritten(&error))?;
    }
    let file = writer.into_inner().map_err(|error| unwritten(&error))?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.csv\""),
        ),
    ];
    Ok((headers, file).into_response())
}

/// A spreadsheet would run a cell that begins so as a formula.
fn harmless_cell(cell: String) -> String {
    let begins = |letter: char| matches!(letter, '=' | '+' | '-' | '@') || letter.is_control();
    if cell.starts_with(begins) {
        format!("'{cell}")
    } else {
        cell
    }
}
