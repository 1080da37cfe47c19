//! What a browser may send to the form's steps and to a practice's page. Every step is read by walking the fields'
//! table; what was typed is kept word for word beside what could be made of it, so that nothing is ever lost.

mod deed;
mod label;
mod parts;
mod places;
mod read;
mod written;

pub use deed::{Asked, DeedForm, WITH_WORDS, words_name, words_with};
pub use label::label;
pub use parts::{HELD, LISTS, of_field, part, rows};
pub use places::beside;
pub use read::{Read, read};
pub use written::written;

use crate::address::{self, Address};
use crate::language::Language;
use crate::practice::model::{Saves, StaleSaveId};
use crate::web::Typed;

/// Which button of a step was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// Save and go on with the next step.
    Continue,
    /// Save and go back to the list of steps.
    Steps,
    /// Save and stay.
    Stay,
    /// Save and go to a page of the site: what looks like a link beside the form.
    Go(Language, Address),
    /// One more row, or what was typed beside the button; nothing is saved.
    Add(String),
    /// One row or one choice less; nothing is saved.
    Remove(String),
}

impl Press {
    /// Reads which.
    pub fn of(typed: &Typed) -> Self {
        if let Some((language, to)) = address::parse_local(typed.get("go")) {
            return Self::Go(language, to);
        }
        match (typed.get("add"), typed.get("remove"), typed.get("deed")) {
            ("", "", "continue") => Self::Continue,
            ("", "", "steps") => Self::Steps,
            ("", "", _) => Self::Stay,
            ("", which, _) => Self::Remove(which.to_owned()),
            (list, ..) => Self::Add(list.to_owned()),
        }
    }

    /// Whether it ends the session.
    pub fn signs_out(&self) -> bool {
        matches!(self, Self::Go(_, to) if *to == address::sign_out())
    }
}

/// A step as it was posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepForm {
    /// The save that the page was drawn from.
    pub started_from: Saves,
    /// What was pressed.
    pub press: Press,
    /// The save that came second and whose author now chooses between the two, by its id.
    pub second: Option<StaleSaveId>,
    /// Everything typed, in its place: names of countries found, rows added and taken away.
    pub typed: Typed,
}

impl StepForm {
    /// Reads a posted step. A form without a number started from nothing, so that any later save is seen as later.
    pub fn parse(typed: &Typed) -> Self {
        let typed = typed.clean();
        let press = Press::of(&typed);
        let number = |name: &str| typed.get(name).parse::<i64>().ok().filter(|n| *n >= 0);
        Self {
            started_from: Saves(number("saves").unwrap_or_default()),
            second: number("second").map(StaleSaveId),
            typed: parts::rearranged(typed.without(&["add", "remove", "deed", "go"]), &press),
            press,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_says_what_it_does() {
        let press = |pairs: &[(&str, &str)]| StepForm::parse(&Typed::of(pairs.to_vec())).press;
        assert_eq!(press(&[]), Press::Stay);
        assert_eq!(press(&[("deed", "nonsense")]), Press::Stay);
        assert_eq!(press(&[("deed", "continue")]), Press::Continue);
        assert_eq!(press(&[("deed", "steps")]), Press::Steps);
        let home = Press::Go(Language::En, address::home());
        assert_eq!(press(&[("go", "/"), ("deed", "continue")]), home);
        assert!(press(&[("go", "/fr/sign-out")]).signs_out());
        for elsewhere in ["//evil.example", "https://evil.example/", "\\evil", "x"] {
            assert_eq!(press(&[("go", elsewhere)]), Press::Stay, "{elsewhere}");
        }
        assert_eq!(
            press(&[("add", "countries")]),
            Press::Add("countries".into())
        );
        assert_eq!(
            press(&[("remove", "sources[1]")]),
            Press::Remove("sources[1]".into())
        );
    }

    #[test]
    fn a_form_without_its_number_started_from_nothing() {
        for odd in ["", "-1", "x", "1e309", "99999999999999999999"] {
            let form = StepForm::parse(&Typed::of([("saves", odd), ("second", odd)]));
            assert_eq!((form.started_from, form.second), (Saves(0), None), "{odd}");
        }
    }
}
