//! The form of a letter to many.

use jiff::tz::TimeZone;

use crate::account::model::AccountId;
use crate::admin::model::{
    CircularSearch, CircularStatus, CircularSubject, MOST_REACHED, NewCircular,
};
use crate::db::Timestamp;
use crate::language::{Language, Message, Messages, TextLanguage};
use crate::practice::model::Reference;
use crate::review::model::ReplyText;
use crate::taxonomy::ObjectiveNumber;
use crate::web::typed_day::{beginning_of, typed_day};
use crate::web::unsent::EARLIER;
use crate::web::{Problem, Reading, Refused, Typed};

/// The hidden field with the digest of what the administrator has seen.
pub const SEEN: &str = "seen";

/// The boxes that choose authors.
pub const RECIPIENT: &str = "recipient";

/// The choices of the form, which are kept beside a text.
pub const CHOICES: &[&str] = &[
    "letter_objective",
    "letter_status",
    "letter_written_in",
    "letter_reads",
    "letter_before",
];

/// Whether an administrator types text into this box.
pub fn is_of_circular(name: &str) -> bool {
    matches!(
        name,
        "letter_subject" | "letter_text" | "letter_references" | EARLIER
    )
}

/// The label of a box that an administrator types into.
pub fn circular_label(t: Messages, name: &str) -> Option<Message> {
    Some(match name {
        "letter_subject" => t.say("admin-letter-subject"),
        "letter_text" => t.say("admin-letter-text"),
        "letter_references" => t.say("admin-letter-references"),
        _ => return None,
    })
}

/// Reads a letter with its search.
pub fn circular(typed: &Typed, zone: &TimeZone) -> Result<NewCircular, Refused> {
    let mut reading = Reading::of(typed);
    let search = read_search(&mut reading, zone);
    let subject = reading.field("letter_subject", CircularSubject::parse);
    let text = reading.field("letter_text", ReplyText::parse);
    let whole = || {
        Some(NewCircular {
            search: search?,
            subject: subject?,
            text: text?,
        })
    };
    reading.finish(whole())
}

fn read_search(reading: &mut Reading<'_>, zone: &TimeZone) -> Option<CircularSearch> {
    let objective = reading.field("letter_objective", chosen(ObjectiveNumber::parse));
    let status = reading.field("letter_status", chosen(CircularStatus::parse));
    let written_in = reading.field("letter_written_in", chosen(TextLanguage::parse));
    let reads = reading.field("letter_reads", chosen(Language::parse));
    let submitted_before = reading.field("letter_before", |typed| before(typed, zone));
    let references = reading.field("letter_references", references);
    Some(CircularSearch {
        objective: objective?,
        status: status?,
        written_in: written_in?,
        reads: reads?,
        submitted_before: submitted_before?,
        references: references?,
    })
}

/// Reads one choice of a list, or none.
fn chosen<T>(
    parse: impl FnOnce(&str) -> Option<T>,
) -> impl FnOnce(&str) -> Result<Option<T>, Problem> {
    |word| match word {
        "" => Ok(None),
        word => parse(word).map(Some).ok_or(Problem::NotOffered),
    }
}

fn before(typed: &str, zone: &TimeZone) -> Result<Option<Timestamp>, Problem> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let begins = typed_day(typed).and_then(|day| beginning_of(day, zone));
    begins
        .map(Some)
        .ok_or(Problem::own("admin-problem-letter-day"))
}

/// References with blanks, commas or line ends between them.
fn references(typed: &str) -> Result<Vec<Reference>, Problem> {
    let words = typed.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';'));
    let mut references = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        let wrong = || {
            let shown: String = word.chars().take(40).collect();
            Problem::Own("admin-problem-letter-reference", vec![("reference", shown)])
        };
        references.push(Reference::parse(word).ok_or_else(wrong)?);
        if references.len() > MOST_REACHED {
            return Err(Problem::TooMany {
                limit: MOST_REACHED,
            });
        }
    }
    Ok(references)
}

/// The chosen authors; what is no number of an account was never offered.
pub fn recipients(typed: &Typed) -> Vec<AccountId> {
    let numbers = typed.all(RECIPIENT).take(MOST_REACHED);
    numbers.filter_map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{before, references};
    use crate::web::Problem;
    use jiff::tz::TimeZone;

    #[test]
    fn references_are_read_as_people_paste_them() {
        let read = |typed| references(typed).map(|all| all.len());
        assert_eq!(read(""), Ok(0));
        assert_eq!(
            read("px-2026-0417, PX-2026-0418;PX-2025-0001\r\nPX-2024-12345"),
            Ok(4)
        );
        assert!(matches!(
            read("PX-2026-0417 and others"),
            Err(Problem::Own(..))
        ));
        let many = "PX-2026-0417 ".repeat(301);
        assert_eq!(references(&many), Err(Problem::TooMany { limit: 300 }));
    }

    #[test]
    fn a_day_is_any_day_that_there_is() {
        let read = |typed| before(typed, &TimeZone::UTC);
        assert_eq!(read(" "), Ok(None));
        assert!(matches!(read("2025-02-28"), Ok(Some(_))));
        for typed in ["2025-02-30", "28.2.2025", "soon", "-2025-02-28"] {
            assert!(read(typed).is_err(), "{typed}");
        }
    }
}
