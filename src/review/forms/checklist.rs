//! The boxes of the review checklist, which belong to the decision: for each line what was found, `check-safe`, and the
//! reviewer's own short line, `check-safe-note`.

use crate::practice::model::{CheckNote, Checklist, ChecklistLine, ChecklistMark, MarkedLine};
use crate::web::form::{Problem, Reading, Typed};

/// The name of the box that says what was found.
pub fn mark_name(line: ChecklistLine) -> String {
    format!("check-{}", line.as_str())
}

/// The name of the box of the reviewer's own line.
pub fn note_name(line: ChecklistLine) -> String {
    format!("check-{}-note", line.as_str())
}

/// Whether it is a box of the checklist.
pub(super) fn is_of_checklist(name: &str) -> bool {
    line_of_note(name).is_some() || line_of(name).is_some()
}

/// Whether it is the box of a reviewer's own line.
pub(super) fn is_note(name: &str) -> bool {
    line_of_note(name).is_some()
}

/// The line of a note's box.
pub(super) fn line_of_note(name: &str) -> Option<ChecklistLine> {
    line_of(name.strip_suffix("-note")?)
}

fn line_of(name: &str) -> Option<ChecklistLine> {
    ChecklistLine::parse(name.strip_prefix("check-")?)
}

/// Reads the checklist of a decision. A line without a mark is left out.
pub(super) fn read_checklist(reading: &mut Reading<'_>) -> Option<Checklist> {
    let mut lines = Vec::new();
    let mut is_whole = true;
    for line in ChecklistLine::ALL {
        let read = read_line(reading.typed(), *line);
        match read {
            Ok(marked) => lines.extend(marked),
            Err((name, problem)) => {
                is_whole = false;
                reading.note::<()>(name, Err(problem));
            }
        }
    }
    is_whole.then(|| Checklist::of(lines))
}

fn read_line(typed: &Typed, line: ChecklistLine) -> Result<Option<MarkedLine>, (String, Problem)> {
    let (name, of_note) = (mark_name(line), note_name(line));
    let note = CheckNote::parse(typed.get(&of_note));
    let note = note.map_err(|by| {
        let limit = CheckNote::MOST;
        (of_note, Problem::TooLong { limit, by })
    })?;
    match typed.get(&name) {
        "" if note.is_some() => Err((name, Problem::own("review-problem-note-alone"))),
        "" => Ok(None),
        word => match ChecklistMark::parse(word) {
            Some(mark) => Ok(Some(MarkedLine { line, mark, note })),
            None => Err((name, Problem::NotOffered)),
        },
    }
}

/// The lines that can be read of a checklist that is not finished.
pub fn marked_so_far(typed: &Typed) -> Checklist {
    let lines = ChecklistLine::ALL.iter();
    Checklist::of(lines.filter_map(|line| read_line(typed, *line).ok().flatten()))
}

/// The boxes of a checklist as they were filled in.
pub fn checklist_boxes(checklist: &Checklist) -> impl Iterator<Item = (String, String)> {
    checklist.lines().iter().flat_map(|one| {
        let mark = (mark_name(one.line), one.mark.as_str().to_owned());
        let note = one.note.as_ref();
        let note = note.map(|note| (note_name(one.line), note.as_str().to_owned()));
        std::iter::once(mark).chain(note)
    })
}
