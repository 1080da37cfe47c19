//! Reads the forms of the steps and of a practice's page. A step is read by walking the fields' table. The typed text is
//! kept unchanged beside the answers made from it, so that no text is lost.

mod as_typed;
mod authors;
mod change;
mod check_place;
mod clearance;
mod deed;
mod files;
mod label;
mod month;
mod not_before;
mod ownership;
mod parts;
mod places;
mod points;
mod read;
mod rows;

pub use as_typed::as_typed;
pub use authors::{EMAIL, GREETING, is_of_authors, line_button, order_button, read_authors};
pub use change::{FormChange, ListChange};
pub use check_place::CheckPlace;
pub use clearance::{
    ClearanceButton, FIELD as REMARK_FIELD, LABEL as CLEARANCE_LABEL, NAME as REMARK_NAME,
    TIME as CLEARANCE_TIME, WORDS as REMARK_WORDS, asked_field, field_way, is_of_clearance,
    read_clearance_link, read_remark,
};
pub use deed::{DeedForm, DeedFormError, SUBMIT_TO_BE_SHOWN, WITH_WORDS, words_name, words_with};
pub use files::{FILE, FILE_PARTS, FilesForm, PERMITTED, file_part, new_file_part, refused_files};
pub use label::label;
pub use not_before::{NOT_BEFORE, day_to_name, is_of_not_before};
pub use ownership::{LEAVES, is_of_ownership, read_ownership};
pub use parts::{HELD, belongs_to_field, box_name, is_list, part_name, rows_of};
pub use places::box_beside;
pub use points::{
    POINT_CHOICES, PointsButton, because_name, is_because, point_name, point_words, read_points,
};
pub use read::{StepReading, read_step};

use crate::address::{self, Address};
use crate::language::Language;
use crate::practice::model::{AuthorsSeq, Saves, StaleSaveId};
use crate::web::Typed;

/// The value of `deed` with which the script saves.
pub const AUTOSAVE: &str = "autosave";

/// Up to which of the events that authors see a form was drawn; 0 for a form that does not say it.
pub fn drawn_up_to(typed: &Typed) -> AuthorsSeq {
    AuthorsSeq::of_form(typed.get("seq"))
}

/// The button that was pressed in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormButton {
    /// Save and go on with the next step.
    Continue,
    /// Save and go back to the list of steps.
    Steps,
    /// Save and stay.
    Stay,
    /// The script saves while the author writes, and stays.
    Autosave,
    /// Save and go to a page of the site: a button that looks like a link beside the form.
    Go(Language, Address),
    /// Save and stay, with one more row, or with the places named in the box beside the button.
    Add(String),
    /// Save and stay, without this row or this choice.
    Remove(String),
}

impl FormButton {
    /// Reads the button of a posted form; `Stay` for an unknown one.
    pub fn read(typed: &Typed) -> Self {
        if let Some((language, to)) = address::parse_local(typed.get("go")) {
            return Self::Go(language, to);
        }
        match (typed.get("add"), typed.get("remove"), typed.get("deed")) {
            ("", "", "continue") => Self::Continue,
            ("", "", "steps") => Self::Steps,
            ("", "", AUTOSAVE) => Self::Autosave,
            ("", "", _) => Self::Stay,
            ("", which, _) => Self::Remove(which.to_owned()),
            (list, ..) => Self::Add(list.to_owned()),
        }
    }

    /// Whether it leads to signing out.
    pub fn signs_out(&self) -> bool {
        matches!(self, Self::Go(_, to) if *to == address::sign_out())
    }
}

/// A step as it was posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepForm {
    /// The save that the page was drawn from.
    pub started_from: Saves,
    /// The button that was pressed.
    pub press: FormButton,
    /// The save that came second, once the author has chosen between the two.
    pub second: Option<StaleSaveId>,
    /// The place of the Check page that saving returns to.
    pub check: Option<CheckPlace>,
    /// What “Add” or “Remove” changed in the form.
    pub change: Option<FormChange>,
    /// The typed form, after names of countries were found and rows were added or removed.
    pub typed: Typed,
}

impl StepForm {
    /// Reads a posted step. A form without a number started from save 0, so that every save counts as later.
    pub fn parse(typed: &Typed) -> Self {
        let press = FormButton::read(typed);
        let number = |name: &str| typed.get(name).parse::<i64>().ok().filter(|n| *n >= 0);
        let before = typed.clone().without(&["add", "remove", "deed", "go"]);
        let after = parts::rearrange(before.clone(), &press);
        Self {
            started_from: Saves(number("saves").unwrap_or_default()),
            second: number("second").map(StaleSaveId),
            check: CheckPlace::parse(typed.get(CheckPlace::NAME)),
            change: FormChange::between(&before, &after, &press),
            typed: after,
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
        assert_eq!(press(&[]), FormButton::Stay);
        assert_eq!(press(&[("deed", "nonsense")]), FormButton::Stay);
        assert_eq!(press(&[("deed", "continue")]), FormButton::Continue);
        assert_eq!(press(&[("deed", "steps")]), FormButton::Steps);
        assert_eq!(press(&[("deed", "autosave")]), FormButton::Autosave);
        let home = FormButton::Go(Language::En, address::home());
        assert_eq!(press(&[("go", "/"), ("deed", "continue")]), home);
        assert!(press(&[("go", "/fr/sign-out")]).signs_out());
        for elsewhere in ["//evil.example", "https://evil.example/", "\\evil", "x"] {
            assert_eq!(press(&[("go", elsewhere)]), FormButton::Stay, "{elsewhere}");
        }
        assert_eq!(
            press(&[("add", "countries")]),
            FormButton::Add("countries".into())
        );
        assert_eq!(
            press(&[("remove", "sources[1]")]),
            FormButton::Remove("sources[1]".into())
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
