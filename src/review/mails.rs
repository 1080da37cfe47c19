//! The words that the service writes into a reviewer's letter, in the language of its authors. The reviewer edits them,
//! and nothing is sent before the decision.

use crate::language::Messages;
use crate::practice::model::{CheckNote, Checklist};

/// A text with another one below it. What stands there is not changed.
pub fn below(typed: &str, added: &str) -> String {
    match typed.trim_end() {
        "" => added.to_owned(),
        typed => format!("{typed}\n\n{added}"),
    }
}

/// The letter with a point for each line of the checklist that is not met, below the words that stand there. A point that
/// stands there already is not written again. `opens`: an empty letter begins with a sentence that asks for changes.
pub fn compose(t: Messages, checklist: &Checklist, typed: &str, opens: bool) -> String {
    let points = checklist.reasons().map(|one| {
        let asks = t.of("checklist-please", one.line.as_str()).to_string();
        let note = one.note.as_ref().map(CheckNote::as_str);
        let words: Vec<&str> = std::iter::once(asks.as_str()).chain(note).collect();
        format!("• {}", words.join(" "))
    });
    let is_new = |point: &String| !typed.lines().any(|line| line.trim_end() == point);
    let points: Vec<String> = points.filter(is_new).collect();
    if points.is_empty() {
        return typed.to_owned();
    }
    let opening = (opens && typed.trim().is_empty()).then(|| t.say("checklist-please").to_string());
    let parts: Vec<String> = opening.into_iter().chain([points.join("\n")]).collect();
    below(typed, &parts.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::practice::model::{ChecklistLine, ChecklistMark, MarkedLine};

    fn marked(line: ChecklistLine, mark: ChecklistMark, note: &str) -> MarkedLine {
        let note = CheckNote::parse(note).unwrap();
        MarkedLine { line, mark, note }
    }

    #[test]
    fn only_what_is_not_met_becomes_a_point_and_each_point_once() {
        let t = Messages::new(Language::En);
        let list = Checklist::of([
            marked(ChecklistLine::Entitled, ChecklistMark::Met, "She leads it."),
            marked(
                ChecklistLine::Supported,
                ChecklistMark::Partly,
                "The report has no date.",
            ),
            marked(ChecklistLine::New, ChecklistMark::DoesNotApply, ""),
        ]);
        let asks = t.of("checklist-please", "supported");
        let point = format!("• {asks} The report has no date.");
        let letter = compose(t, &list, "Dear all,\n", true);
        assert_eq!(letter, format!("Dear all,\n\n{point}"));
        assert_eq!(compose(t, &list, &letter, true), letter);
        let opening = t.say("checklist-please");
        assert_eq!(
            compose(t, &list, " ", true),
            format!("{opening}\n\n{point}")
        );
        assert_eq!(compose(t, &list, "", false), point);
    }

    #[test]
    fn a_letter_about_every_line_with_the_longest_notes_can_be_sent() {
        for language in Language::ALL {
            let note = "é".repeat(CheckNote::MOST);
            let line = |line: &ChecklistLine| marked(*line, ChecklistMark::Not, &note);
            let list = Checklist::of(ChecklistLine::ALL.iter().map(line));
            let letter = compose(Messages::new(language), &list, "", true);
            let length = letter.chars().count();
            assert!(
                length <= crate::practice::model::Reasons::MOST,
                "{language:?}: {length}"
            );
        }
    }
}
