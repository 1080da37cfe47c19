//! Repeated answers: `organisations[0].name`. Buttons add and remove rows and look up names of places, without script.
//! All other typed text stays as it is.

use std::collections::BTreeSet;

use super::FormButton;
use super::places::with_named_places;
use crate::practice::boxes::BoxPlace;
use crate::practice::fields::{Field, Kind};
use crate::web::Typed;

/// The most rows that are read: more than any answer may have, and few enough to draw again.
const ROWS: usize = 100;

/// The lists of rows, and the parts of a row that are typed or chosen.
const LISTS: [(&str, &[&str]); 2] = [
    ("organisations", &["name", "kind", "role"]),
    ("sources", &["title", "url", "language"]),
];

/// The name of the hidden inputs that list which lists a form held. A browser sends nothing for a list without a tick,
/// which must not be taken for a list that was not asked.
pub const HELD: &str = "held";

/// Whether an input of this room may be sent several times: the terms of a list, and the names of the lists held.
pub fn is_list(input: &str) -> bool {
    let is_terms = |kind| matches!(kind, Kind::Several { .. } | Kind::Principles);
    input == HELD || Field::parse(input).is_some_and(|field| is_terms(field.declaration().kind))
}

/// Whether the form held this list: it names the list, or sends a part of it.
pub fn is_held(typed: &Typed, list: &str) -> bool {
    typed.has(HELD, list)
        || typed.sent(list)
        || typed.sent(&format!("{list}_add"))
        || !rows_of(typed, list).is_empty()
}

/// The name of a part of a repeated answer.
pub fn part_name(list: &str, row: usize, part: &str) -> String {
    format!("{list}[{row}].{part}")
}

/// Parses such a name: list, row, part.
fn parse_part_name(name: &str) -> Option<(&str, usize, &str)> {
    let (row_name, part) = name.split_at_checked(name.find("].")? + 1)?;
    let (list, row) = parse_row_name(row_name)?;
    Some((list, row, part.strip_prefix('.')?))
}

/// The name of the input of a box.
pub fn box_name(field: &str, place: BoxPlace) -> String {
    match place.row {
        Some(row) => part_name(field, row, place.part),
        None => format!("{field}_{}", place.part),
    }
}

/// The list of rows with this name, and the parts of its rows.
pub fn parts_of_list(name: &str) -> Option<(&'static str, &'static [&'static str])> {
    LISTS.into_iter().find(|(list, _)| *list == name)
}

/// Parses `organisations[1]`: list and row.
pub fn parse_row_name(name: &str) -> Option<(&str, usize)> {
    let (list, digits) = name.strip_suffix(']')?.split_once('[')?;
    let plain = (1..=3).contains(&digits.len()) && digits.bytes().all(|one| one.is_ascii_digit());
    plain.then(|| Some((list, digits.parse().ok()?)))?
}

/// The rows of a list that were sent, in their order.
pub fn rows_of(typed: &Typed, list: &str) -> Vec<usize> {
    let rows: BTreeSet<usize> = typed
        .pairs()
        .filter_map(|(name, _)| parse_part_name(name))
        .filter(|(own, ..)| *own == list)
        .map(|(_, row, _)| row)
        .collect();
    rows.into_iter().take(ROWS).collect()
}

/// Whether an input belongs to a field: it has its name, or is a part of it.
pub fn belongs_to_field(field: &str, input: &str) -> bool {
    let rest = input.strip_prefix(field);
    rest.is_some_and(|rest| match rest.as_bytes().first() {
        None | Some(b'[') => true,
        Some(b'_') => Field::parse(input).is_none(),
        Some(_) => false,
    })
}

/// The form after the button: names of places looked up, a row added, a row or a choice removed.
pub fn rearrange(typed: Typed, press: &FormButton) -> Typed {
    let typed = with_named_places(typed);
    match press {
        FormButton::Add(list) => with_row(typed, list),
        FormButton::Remove(which) => without_entry(&typed, which),
        FormButton::Continue
        | FormButton::Steps
        | FormButton::Stay
        | FormButton::Autosave
        | FormButton::Go(..) => typed,
    }
}

fn with_row(mut typed: Typed, list: &str) -> Typed {
    if let Some((list, parts)) = parts_of_list(list) {
        let next = rows_of(&typed, list).last().map_or(0, |row| row + 1);
        for one in parts {
            typed.set(&part_name(list, next, one), "");
        }
    }
    typed
}

/// `organisations[1]` is a row, `countries:NE` a choice.
fn without_entry(typed: &Typed, which: &str) -> Typed {
    if let Some((list, id)) = which.split_once(':') {
        return Typed::of(typed.pairs().filter(|pair| *pair != (list, id)));
    }
    let Some((gone_list, gone)) = parse_row_name(which) else {
        return typed.clone();
    };
    let kept = typed
        .pairs()
        .filter_map(|(name, value)| match parse_part_name(name) {
            Some((list, row, _)) if list == gone_list && row == gone => None,
            Some((list, row, own)) if list == gone_list && row > gone => {
                Some((part_name(list, row - 1, own), value.to_owned()))
            }
            _ => Some((name.to_owned(), value.to_owned())),
        });
    Typed::of(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(typed: &Typed) -> Vec<(&str, &str)> {
        typed.pairs().collect()
    }

    #[test]
    fn a_row_is_added_and_another_taken_away_and_nothing_else_moves() {
        let typed = Typed::of([
            ("title", "kept"),
            ("organisations[0].name", "one"),
            ("organisations[1].name", "two"),
            ("organisations[2].name", "three"),
            ("sources[1].title", "kept too"),
        ]);
        let more = rearrange(typed.clone(), &FormButton::Add("organisations".into()));
        assert_eq!(rows_of(&more, "organisations"), [0, 1, 2, 3]);
        let less = rearrange(
            typed.clone(),
            &FormButton::Remove("organisations[1]".into()),
        );
        let wanted = [
            ("title", "kept"),
            ("organisations[0].name", "one"),
            ("organisations[1].name", "three"),
            ("sources[1].title", "kept too"),
        ];
        assert_eq!(pairs(&less), wanted);
        for odd in [
            "organisations",
            "organisations[x]",
            "organisations[9999]",
            "title[0",
            "[0]",
            "].",
        ] {
            assert_eq!(
                rearrange(typed.clone(), &FormButton::Remove(odd.into())),
                typed,
                "{odd}"
            );
            assert_eq!(
                rearrange(typed.clone(), &FormButton::Add(format!("{odd}?"))),
                typed,
                "{odd}"
            );
        }
    }

    #[test]
    fn an_input_belongs_to_one_field() {
        let belongs = |input: &str| -> Vec<&str> {
            let all = crate::practice::fields::FIELDS
                .iter()
                .map(|field| field.name);
            all.filter(|field| belongs_to_field(field, input)).collect()
        };
        for (input, field) in [
            ("title", "title"),
            ("from_year", "from"),
            ("who_benefits", "who_benefits"),
            ("who_benefits_words", "who_benefits_words"),
            ("countries_add", "countries"),
            ("organisations[0].name", "organisations"),
            ("focal_point_email", "focal_point"),
            ("no_results_yet", "no_results_yet"),
        ] {
            assert_eq!(belongs(input), [field]);
        }
        assert!(belongs("saves").is_empty() && belongs("choose_title").is_empty());
    }
}
