//! The forms of a list. Each stands at the address of the list with an ending.

use crate::closed_list::closed_list;
use crate::encoding::percent_decode;

/// The forms in which a list is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListForm {
    /// A page for people.
    Page,
    /// An Atom feed.
    Feed,
    /// A file with every practice of the list.
    File(FileForm),
}

closed_list! {
    /// A file to take a list away. The word is the ending of its address.
    pub enum FileForm {
        /// A table, for spreadsheets and statistics.
        Csv = "csv",
        /// One record a line, for programs.
        JsonLines = "jsonl",
    }
}

/// The ending of a feed.
const FEED: &str = "atom";

/// Parts a segment such as `9.atom` at its first dot; ids and slugs never hold one. None for an unknown ending.
pub fn split_form(segment: &str) -> Option<(&str, ListForm)> {
    match segment.split_once('.') {
        None => Some((segment, ListForm::Page)),
        Some((id, FEED)) => Some((id, ListForm::Feed)),
        Some((id, ending)) => Some((id, ListForm::File(FileForm::parse(ending)?))),
    }
}

/// Whether a file stands at this path: a list, or what a practice shows. The service never has the whole of one in memory.
pub fn is_file(path: &str) -> bool {
    is_list_file(path) || is_attachment(path)
}

/// Whether a list stands at this path as a file. The path is read as the routes read it: `%2E` is a dot.
pub fn is_list_file(path: &str) -> bool {
    let decoded = path
        .contains('%')
        .then(|| String::from_utf8_lossy(&percent_decode(path.as_bytes())).into_owned());
    let path = decoded.as_deref().unwrap_or(path);
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    ending.and_then(FileForm::parse).is_some() && !is_attachment(path)
}

/// Whether this is the path of an attachment: `/practices/{slug}/files/{key}/{file}`.
pub fn is_attachment(path: &str) -> bool {
    let mut parts = path.rsplit('/').skip(2);
    parts.next() == Some("files")
}
