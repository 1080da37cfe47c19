//! What “Add” and “Remove” changed in a form: which input takes the focus, and what a person is told there.

use super::FormButton;
use super::parts::{parse_row_name, part_name, parts_of_list, rows_of};
use super::places::box_beside;
use crate::practice::fields::Field;
use crate::web::Typed;

/// What one press changed, at the input that takes the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormChange {
    /// The input that takes the focus.
    pub input: String,
    /// The list of rows or of places.
    pub list: &'static str,
    /// What happened to the list.
    pub what: ListChange,
}

/// What happened to a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListChange {
    /// The row at this position was added, counted from 0.
    RowAdded(usize),
    /// The row that stood at this position was removed, counted from 0.
    RowRemoved(usize),
    /// These terms were added.
    Chosen(Vec<String>),
    /// This term was removed.
    Unchosen(String),
    /// The box named only terms that were chosen before.
    ChosenBefore,
    /// Nothing was typed in the box.
    BoxEmpty,
    /// A name in the box is not known; the box says so.
    NotKnown,
}

impl FormChange {
    /// The change from one form to the other by this press; `None` if the press adds and removes nothing.
    pub fn between(before: &Typed, after: &Typed, press: &FormButton) -> Option<Self> {
        match press {
            FormButton::Add(list) => match parts_of_list(list) {
                Some((list, parts)) => Self::row_added(after, list, parts),
                None => Some(Self::named(before, after, Field::parse(list)?)),
            },
            FormButton::Remove(which) => match which.split_once(':') {
                Some((list, id)) => Self::unchosen(before, Field::parse(list)?, id),
                None => Self::row_removed(before, after, which),
            },
            _ => None,
        }
    }

    fn row_added(after: &Typed, list: &'static str, parts: &[&str]) -> Option<Self> {
        let rows = rows_of(after, list);
        let row = *rows.last()?;
        Some(Self {
            input: part_name(list, row, parts.first()?),
            list,
            what: ListChange::RowAdded(rows.len() - 1),
        })
    }

    /// The focus goes to the row that has taken the place of the removed one, else to the last.
    fn row_removed(before: &Typed, after: &Typed, which: &str) -> Option<Self> {
        let (list, gone) = parse_row_name(which)?;
        let (list, parts) = parts_of_list(list)?;
        let position = rows_of(before, list).iter().position(|row| *row == gone)?;
        let left = rows_of(after, list);
        let nearest = left.get(position).or(left.last()).copied();
        Some(Self {
            input: part_name(list, nearest.unwrap_or_default(), parts.first()?),
            list,
            what: ListChange::RowRemoved(position),
        })
    }

    fn named(before: &Typed, after: &Typed, field: Field) -> Self {
        let (list, beside) = (field.name(), box_beside(field.name()));
        let news: Vec<String> = after
            .all(list)
            .filter(|id| !before.has(list, id))
            .map(str::to_owned)
            .collect();
        let is_empty = |typed: &Typed| typed.get(&beside).trim().is_empty();
        let what = match (is_empty(before), is_empty(after)) {
            (true, _) => ListChange::BoxEmpty,
            (false, false) => ListChange::NotKnown,
            (false, true) if news.is_empty() => ListChange::ChosenBefore,
            (false, true) => ListChange::Chosen(news),
        };
        Self {
            input: beside,
            list,
            what,
        }
    }

    fn unchosen(before: &Typed, field: Field, id: &str) -> Option<Self> {
        before.has(field.name(), id).then(|| Self {
            input: box_beside(field.name()),
            list: field.name(),
            what: ListChange::Unchosen(id.to_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(typed: &[(&str, &str)]) -> Option<(String, ListChange)> {
        let form = super::super::StepForm::parse(&Typed::of(typed.to_vec()));
        form.change.map(|change| (change.input, change.what))
    }

    #[test]
    fn the_focus_goes_where_the_change_is() {
        let rows = [
            ("organisations[0].name", "one"),
            ("organisations[1].name", "two"),
            ("organisations[2].name", "three"),
        ];
        let with = |button: (&'static str, &'static str)| {
            change(&rows.into_iter().chain([button]).collect::<Vec<_>>())
        };
        let at = |row: usize, what| Some((format!("organisations[{row}].name"), what));
        let (added, removed) = (ListChange::RowAdded, ListChange::RowRemoved);
        assert_eq!(with(("add", "organisations")), at(3, added(3)));
        assert_eq!(with(("remove", "organisations[1]")), at(1, removed(1)));
        assert_eq!(with(("remove", "organisations[2]")), at(1, removed(2)));
        assert_eq!(with(("remove", "organisations[7]")), None);
        assert_eq!(with(("deed", "continue")), None);
        let only = [("sources[4].title", "only"), ("remove", "sources[4]")];
        assert_eq!(
            change(&only),
            Some(("sources[0].title".to_owned(), removed(0)))
        );
    }

    #[test]
    fn a_box_of_names_tells_what_became_of_them() {
        let named = |typed: &'static str| {
            let form = [
                ("countries", "KE"),
                ("countries_add", typed),
                ("add", "countries"),
            ];
            change(&form).map(|(_, what)| what)
        };
        let chosen = ["UG", "CI"].map(str::to_owned).to_vec();
        assert_eq!(
            named("Uganda, Ivory Coast"),
            Some(ListChange::Chosen(chosen))
        );
        assert_eq!(named(" kenya"), Some(ListChange::ChosenBefore));
        assert_eq!(named(" "), Some(ListChange::BoxEmpty));
        assert_eq!(named("Atlantis"), Some(ListChange::NotKnown));
        let removed = [("countries", "KE"), ("remove", "countries:KE")];
        let gone = ListChange::Unchosen("KE".to_owned());
        assert_eq!(change(&removed), Some(("countries_add".to_owned(), gone)));
    }
}
