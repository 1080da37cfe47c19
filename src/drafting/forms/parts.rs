//! Answers that repeat: `organisations[0].name`. Rows are added and taken away, names of places found, without
//! saving and without script; everything else that was typed stays as it is.

use std::collections::BTreeSet;

use super::Press;
use super::places::with_named_places;
use crate::practice::fields::Field;
use crate::web::Typed;

/// Rows that are read at most: more than any answer may have, and few enough to draw again.
const ROWS: usize = 100;

/// The lists of rows, and the parts of a row that are typed or chosen.
pub const LISTS: [(&str, &[&str]); 2] = [
    ("organisations", &["name", "kind", "role"]),
    ("sources", &["title", "url", "language"]),
];

/// The hidden input that names, once for each, the lists that a form held: a browser sends nothing for a list in which
/// nothing is ticked, and nothing is not the same as “not asked”.
pub const HELD: &str = "held";

/// Whether the form held this list: it says so, or something of the list was sent.
pub fn held(typed: &Typed, list: &str) -> bool {
    typed.has(HELD, list)
        || typed.sent(list)
        || typed.sent(&format!("{list}_add"))
        || !rows(typed, list).is_empty()
}

/// The name of a part of a repeated answer.
pub fn part(list: &str, row: usize, part: &str) -> String {
    format!("{list}[{row}].{part}")
}

/// Reads such a name back: list, row, part.
fn split(name: &str) -> Option<(&str, usize, &str)> {
    let (list, rest) = name.split_once('[')?;
    let (row, part) = rest.split_once("].")?;
    let digits = (1..=3).contains(&row.len()) && row.bytes().all(|digit| digit.is_ascii_digit());
    Some((list, digits.then(|| row.parse().ok())??, part))
}

/// The rows of a list that were sent, in their order.
pub fn rows(typed: &Typed, list: &str) -> Vec<usize> {
    let rows: BTreeSet<usize> = typed
        .pairs()
        .filter_map(|(name, _)| split(name))
        .filter(|(own, ..)| *own == list)
        .map(|(_, row, _)| row)
        .collect();
    rows.into_iter().take(ROWS).collect()
}

/// Whether an input belongs to a field: it has its name, or is a part of it.
pub fn of_field(field: &str, input: &str) -> bool {
    let rest = input.strip_prefix(field);
    rest.is_some_and(|rest| match rest.as_bytes().first() {
        None | Some(b'[') => true,
        Some(b'_') => Field::parse(input).is_none(),
        Some(_) => false,
    })
}

/// The form as it is after the button: names of places found, a row more, a row or a choice less.
pub fn rearranged(typed: Typed, press: &Press) -> Typed {
    let typed = with_named_places(typed);
    match press {
        Press::Add(list) => with_row(typed, list),
        Press::Remove(which) => without(&typed, which),
        Press::Continue | Press::Steps | Press::Stay | Press::Go(..) => typed,
    }
}

fn with_row(mut typed: Typed, list: &str) -> Typed {
    if let Some((list, parts)) = LISTS.into_iter().find(|(known, _)| *known == list) {
        let next = rows(&typed, list).last().map_or(0, |row| row + 1);
        for one in parts {
            typed.set(&part(list, next, one), "");
        }
    }
    typed
}

/// `organisations[1]` is a row, `countries:NE` a choice.
fn without(typed: &Typed, which: &str) -> Typed {
    if let Some((list, id)) = which.split_once(':') {
        return Typed::of(typed.pairs().filter(|pair| *pair != (list, id)));
    }
    let Some((gone_list, gone, _)) =
        split(&format!("{which}.")).map(|(l, r, p)| (l.to_owned(), r, p.len()))
    else {
        return typed.clone();
    };
    let kept = typed.pairs().filter_map(|(name, value)| match split(name) {
        Some((list, row, _)) if list == gone_list && row == gone => None,
        Some((list, row, own)) if list == gone_list && row > gone => {
            Some((part(list, row - 1, own), value.to_owned()))
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
        let more = rearranged(typed.clone(), &Press::Add("organisations".into()));
        assert_eq!(rows(&more, "organisations"), [0, 1, 2, 3]);
        let less = rearranged(typed.clone(), &Press::Remove("organisations[1]".into()));
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
                rearranged(typed.clone(), &Press::Remove(odd.into())),
                typed,
                "{odd}"
            );
            assert_eq!(
                rearranged(typed.clone(), &Press::Add(format!("{odd}?"))),
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
            all.filter(|field| of_field(field, input)).collect()
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
