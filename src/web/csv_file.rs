//! Tables as CSV: how every cell and line is written, and a table for a spreadsheet that signed-in people keep. That one
//! begins with a byte-order mark, without which spreadsheets misread letters with accents.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::failure::Failure;

/// Tells spreadsheets that the file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes rows behind these bytes, with the line ends that RFC 4180 asks for.
pub fn csv_writer(begun: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(begun)
}

/// The file with these columns. `name` is made of letters, digits and `-`.
pub fn csv_file<const COLUMNS: usize>(
    name: &str,
    columns: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
) -> Result<Response, Failure> {
    let mut writer = csv_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
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

/// The cell as it stands in a file. A spreadsheet would run a cell that begins with `=`, `+`, `-`, `@` or a control
/// character as a formula, so it gets a `'` before it; so does a cell that looks as if it had got one.
pub fn harmless_cell(cell: String) -> String {
    if is_risky(cell.trim_start_matches('\'')) {
        format!("'{cell}")
    } else {
        cell
    }
}

/// The cell of which [`harmless_cell`] made this one.
pub fn plain_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(plain) if is_risky(plain.trim_start_matches('\'')) => plain,
        _ => cell,
    }
}

fn is_risky(cell: &str) -> bool {
    cell.starts_with(|first: char| matches!(first, '=' | '+' | '-' | '@') || first.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_made_harmless_and_comes_back() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
            ("\tx", "'\tx"),
            ("'=1", "''=1"),
            ("''@x", "'''@x"),
            ("'80s", "'80s"),
            ("'", "'"),
            ("", ""),
            ("a=1", "a=1"),
        ] {
            assert_eq!(harmless_cell(cell.to_owned()), written);
            assert_eq!(plain_cell(written), cell);
        }
    }
}
