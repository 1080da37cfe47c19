//! The citation as RIS: one record, a line for each value, with the line ends of that format.

use super::Citation;
use crate::account::model::Name;
use crate::language::Messages;
use crate::practice::doi::Doi;

/// The record.
pub fn ris(citation: &Citation, t: Messages) -> String {
    let day = citation.day;
    let one = |tag: &'static str, value: &str| (tag, value.to_owned());
    let each =
        |tag: &'static str, values: Vec<String>| values.into_iter().map(move |value| (tag, value));
    let authors = citation.names().map(author).collect();
    let dates = [
        ("PY", day.year().to_string()),
        (
            "DA",
            format!("{:04}/{:02}/{:02}/", day.year(), day.month(), day.day()),
        ),
    ];
    let lines = [one("TY", "RPRT"), one("TI", &citation.title)]
        .into_iter()
        .chain(each("AU", authors))
        .chain([one("PB", &citation.publisher)])
        .chain(dates)
        .chain(citation.kind.as_deref().map(|kind| one("M3", kind)))
        .chain(citation.version.map(|version| ("ET", version.to_string())))
        .chain([
            ("LA", citation.language.to_string()),
            one("UR", &citation.address),
            one("DO", citation.doi.as_ref().map_or("", Doi::as_str)),
            one("AB", &citation.summary),
        ])
        .chain(each("KW", citation.subjects(t)))
        .chain(each("N1", citation.notes(t)));
    let mut record: String = lines
        .filter(|(_, value)| !value.is_empty())
        .map(|(tag, value)| line(tag, &value))
        .collect();
    record.push_str(&line("ER", ""));
    record
}

/// Two blanks before the hyphen and one after it. A value has no line end.
fn line(tag: &str, value: &str) -> String {
    let blank = |letter: char| if letter.is_control() { ' ' } else { letter };
    let value: String = value.chars().map(blank).collect();
    format!("{tag}  - {value}\r\n")
}

/// “Saidova, Amina”. A name that is not parted ends with a comma, else programs would part it at its last blank.
fn author(name: &Name) -> String {
    let whole = || format!("{},", name.without_honorific());
    name.inverted().unwrap_or_else(whole)
}
