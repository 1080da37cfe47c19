//! What an administrator looks for in the audit log. Wrong input is named beside its box, and the list stays empty.

use jiff::tz::TimeZone;

use crate::account::model::EmailAddress;
use crate::admin::model::AuditFilter;
use crate::db::Timestamp;
use crate::practice::model::Reference;
use crate::web::typed_day::{beginning_of, typed_day};
use crate::web::{Problem, Reading, Refused, Typed};
use crate::workflow::Deed;

/// The names of the inputs.
pub const INPUTS: [&str; 5] = ["practice", "person", "deed", "since", "until"];

/// What was typed, before the account is looked up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditSearch {
    /// The address of the account that acted.
    pub person: Option<EmailAddress>,
    /// Everything else.
    pub filter: AuditFilter,
}

/// Reads the inputs.
pub fn audit_search(typed: &Typed, zone: &TimeZone) -> Result<AuditSearch, Refused> {
    let mut reading = Reading::of(typed);
    let practice = reading.field("practice", |typed| {
        optional(typed, Reference::parse, "admin-problem-reference")
    });
    let person = reading.field("person", |typed| {
        let parse = |typed: &str| EmailAddress::parse(typed).ok();
        optional(typed, parse, "admin-problem-address")
    });
    let deed = reading.field("deed", |typed| {
        optional(typed, Deed::parse, "admin-problem-deed")
    });
    let from = reading.field("since", |typed| {
        let parse = |typed: &str| beginning_of(typed_day(typed)?, zone);
        optional(typed, parse, "admin-problem-letter-day")
    });
    let until = reading.field("until", |typed| {
        optional(
            typed,
            |typed| end_of(typed, zone),
            "admin-problem-letter-day",
        )
    });
    let whole = practice.zip(person).zip(deed).zip(from).zip(until);
    let whole = whole.map(|((((practice, person), deed), from), until)| AuditSearch {
        person,
        filter: AuditFilter {
            person: None,
            deed,
            practice,
            from,
            until,
        },
    });
    reading.finish(whole)
}

/// When a typed day is over.
fn end_of(typed: &str, zone: &TimeZone) -> Option<Timestamp> {
    beginning_of(typed_day(typed)?.tomorrow().ok()?, zone)
}

/// An input that may be left empty.
fn optional<T>(
    typed: &str,
    parse: impl FnOnce(&str) -> Option<T>,
    problem: &'static str,
) -> Result<Option<T>, Problem> {
    match typed.trim() {
        "" => Ok(None),
        typed => parse(typed).map(Some).ok_or(Problem::own(problem)),
    }
}
