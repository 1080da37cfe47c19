//! Reads the forms of clearance: the authors' page with its links and remarks, and the remark of a reader.

use crate::account::problem_of_line;
use crate::address::{self, Address};
use crate::language::Language;
use crate::practice::fields::{FIELDS, Field};
use crate::practice::model::{
    ClearanceLinkId, ClearanceName, ClearanceRemarkId, ClearanceTime, NewClearanceLink,
    NewClearanceRemark, Reasons,
};
use crate::showing::reasons::problem_of_words;
use crate::web::form::Reading;
use crate::web::unsent::EARLIER;
use crate::web::{Problem, Refused, Typed};

/// The box that says for whom a link is made.
pub const LABEL: &str = "label";
/// The choice for how long it works.
pub const TIME: &str = "time";
/// The choice of the answer beside which a reader remarks.
pub const FIELD: &str = "field";
/// The box of the reader's name.
pub const NAME: &str = "name";
/// The box of the remark.
pub const WORDS: &str = "words";

/// The button that an author pressed on the page of clearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClearanceButton {
    /// A link is made.
    Make,
    /// A link is ended.
    End(ClearanceLinkId),
    /// A remark is settled, or opened again.
    Settle(ClearanceRemarkId, bool),
}

impl ClearanceButton {
    /// Reads the pressed button: `make`, `end-3`, `settle-12`, `open-12`.
    pub fn read(typed: &Typed) -> Option<Self> {
        let pressed = typed.get("deed");
        if pressed == "make" {
            return Some(Self::Make);
        }
        let (word, number) = pressed.split_once('-')?;
        let number = number.parse().ok().filter(|number| *number > 0)?;
        match word {
            "end" => Some(Self::End(ClearanceLinkId(number))),
            "settle" => Some(Self::Settle(ClearanceRemarkId(number), true)),
            "open" => Some(Self::Settle(ClearanceRemarkId(number), false)),
            _ => None,
        }
    }
}

/// Whether the authors' page has such a box.
pub fn is_of_clearance(name: &str) -> bool {
    matches!(name, LABEL | EARLIER)
}

/// Reads a link that is to be made.
pub fn read_clearance_link(typed: &Typed) -> Result<NewClearanceLink, Refused> {
    let mut reading = Reading::of(typed);
    let label = reading.field(LABEL, read_line);
    let time = reading.field(TIME, |typed| {
        ClearanceTime::parse(typed).ok_or(Problem::NotOffered)
    });
    let whole = label.zip(time);
    reading.finish(whole.map(|(label, time)| NewClearanceLink { label, time }))
}

/// Reads a remark.
pub fn read_remark(typed: &Typed) -> Result<NewClearanceRemark, Refused> {
    let mut reading = Reading::of(typed);
    let field = reading.field(FIELD, |typed| match typed {
        "" => Err(Problem::NotChosen),
        typed => Field::parse(typed).ok_or(Problem::NotOffered),
    });
    let words = reading.field(WORDS, |typed| {
        Reasons::parse(typed).map_err(|why| problem_of_words(why, typed))
    });
    let name = reading.field(NAME, read_line);
    let whole = || {
        Some(NewClearanceRemark {
            field: field?,
            name: name?,
            words: words?,
        })
    };
    reading.finish(whole())
}

/// The answer to which a way beside the text leads, on this page.
pub fn asked_field(typed: &Typed, page: &Address) -> Option<(Language, Field)> {
    let (language, to) = address::parse_local(typed.get("go"))?;
    let fields = FIELDS.iter().map(|one| one.field);
    let mut fields = fields.filter(|field| to == field_way(page, *field));
    Some((language, fields.next()?))
}

/// The way to remark beside an answer.
pub fn field_way(page: &Address, field: Field) -> Address {
    page.clone().query(FIELD, field.name())
}

fn read_line(typed: &str) -> Result<ClearanceName, Problem> {
    ClearanceName::parse(typed).map_err(|why| problem_of_line(&why, typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_names_what_it_is_about() {
        let read = |deed: &str| ClearanceButton::read(&Typed::of([("deed", deed)]));
        assert_eq!(read("make"), Some(ClearanceButton::Make));
        assert_eq!(
            read("end-3"),
            Some(ClearanceButton::End(ClearanceLinkId(3)))
        );
        let settled = ClearanceButton::Settle(ClearanceRemarkId(12), true);
        assert_eq!(read("settle-12"), Some(settled));
        for nonsense in ["", "end", "end-", "end--1", "settle-0", "open-x", "submit"] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
    }
}
