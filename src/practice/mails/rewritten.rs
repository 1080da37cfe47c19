//! What a reviewer rewrote, as a mail shows it in plain text: of each answer the lines that went, and those that came in
//! their place. Lines that are the same at both ends are left out. Writes no sentence.

use crate::practice::answers::Answers;
use crate::practice::fields::{FIELDS, Field};

/// The most characters of one answer on either side; the page shows the rest.
const MOST: usize = 2_000;

/// What a reviewer rewrote in one answer.
pub(super) struct RewrittenAnswer {
    pub(super) field: Field,
    /// The lines that went; empty if none did.
    pub(super) before: String,
    /// The lines that came in their place; empty if none did.
    pub(super) after: String,
}

/// The answers that differ, in the order of the form.
pub(super) fn rewritten_answers(own: &Answers, rewritten: &Answers) -> Vec<RewrittenAnswer> {
    let fields = FIELDS.iter().map(|one| one.field);
    let texts = fields.map(|field| (field, own.text(field), rewritten.text(field)));
    let differing = texts.filter(|(_, before, after)| before != after);
    differing
        .map(|(field, before, after)| {
            let [before, after] = lines(before, after);
            RewrittenAnswer {
                field,
                before,
                after,
            }
        })
        .collect()
}

fn lines(before: Option<&str>, after: Option<&str>) -> [String; 2] {
    let split = |text: Option<&str>| -> Vec<String> {
        let lines = text.unwrap_or_default().lines();
        lines
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (before, after) = (split(before), split(after));
    let same = |pair: &(&String, &String)| pair.0 == pair.1;
    let first = before.iter().zip(&after).take_while(same).count();
    let rest = before.len().min(after.len()) - first;
    let ends = before.iter().rev().zip(after.iter().rev());
    let last = ends.take(rest).take_while(same).count();
    let between = |lines: &[String]| {
        let whole = lines[first..lines.len() - last].join("\n");
        if whole.chars().count() > MOST {
            whole.chars().take(MOST).chain(['…']).collect()
        } else {
            whole
        }
    };
    [between(&before), between(&after)]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shown(before: &str, after: &str) -> Vec<[String; 2]> {
        let answers = |text: &str| Answers::from_json(&json!({ "results": text })).unwrap();
        let found = rewritten_answers(&answers(before), &answers(after));
        let lines = found.into_iter().map(|one| [one.before, one.after]);
        lines.collect()
    }

    #[test]
    fn only_the_lines_that_differ_are_shown() {
        assert!(shown("One.", "One.").is_empty());
        let rows = [
            (
                "One.\n\nTwo.\n\nThree.",
                "One.\n\n2.\n\nThree.",
                ["Two.", "2."],
            ),
            ("One.\nThree.", "One.\nTwo.\nThree.", ["", "Two."]),
            ("One.\nOne.", "One.", ["One.", ""]),
        ];
        for (before, after, expected) in rows {
            assert_eq!(shown(before, after), [expected.map(str::to_owned)]);
        }
    }

    #[test]
    fn a_long_answer_is_cut() {
        let cut = shown(&"a ".repeat(50_000), "b");
        assert_eq!(cut[0][0].chars().count(), MOST + 1);
        assert_eq!(cut[0][1], "b");
    }
}
