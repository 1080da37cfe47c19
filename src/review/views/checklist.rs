//! The review checklist at the desk: the boxes of the reviewer who decides, and what was marked with a decision.

use super::Desk;
use crate::language::Messages;
use crate::practice::model::{Checklist, ChecklistLine, ChecklistMark, GivenChecklist, Seq};
use crate::review::forms::{mark_name, note_name};
use crate::web::form::Refused;
use crate::web::{Choice, FormField};

/// The checklist to fill in. Its boxes stand below the text and belong to the desk's form.
pub struct ChecklistPanel {
    pub rows: Vec<ChecklistRow>,
    /// How many lines are marked: “3 of 10”.
    pub marked: String,
    /// Whether it is unfolded: something is marked, or a box has a problem.
    pub open: bool,
}

/// A line to be marked.
pub struct ChecklistRow {
    pub mark: FormField,
    pub note: FormField,
    /// What was marked with the last decision on an earlier revision.
    pub before: Option<String>,
}

/// A checklist as it was given with a decision.
#[derive(Clone, Debug)]
pub struct ShownChecklist {
    /// How many lines are not met: “Checklist: 2 of 10 lines are not met”.
    pub heading: String,
    pub lines: Vec<ShownMark>,
}

/// A marked line in words.
#[derive(Clone, Debug)]
pub struct ShownMark {
    pub line: String,
    pub mark: String,
    /// Whether the authors are to do something about it.
    pub is_reason: bool,
    pub note: Option<String>,
}

impl ChecklistPanel {
    /// The boxes, with what was typed.
    pub(super) fn new(t: Messages, desk: &Desk, refused: Option<&Refused>) -> Self {
        let before = before_this_revision(desk);
        Self::with_before(t, refused, |line| {
            before.and_then(|given| marked_before(t, desk, given, line))
        })
    }

    /// The boxes of a reader who knows no earlier revision.
    pub(super) fn of_first_reading(t: Messages, refused: Option<&Refused>) -> Self {
        Self::with_before(t, refused, |_| None)
    }

    fn with_before(
        t: Messages,
        refused: Option<&Refused>,
        before: impl Fn(ChecklistLine) -> Option<String>,
    ) -> Self {
        let row = |line: &ChecklistLine| ChecklistRow {
            mark: mark_field(t, *line).refused(refused),
            note: note_field(t, *line).refused(refused),
            before: before(*line),
        };
        let rows: Vec<ChecklistRow> = ChecklistLine::ALL.iter().map(row).collect();
        let has_mark = |row: &&ChecklistRow| !row.mark.value().is_empty();
        let marked = rows.iter().filter(has_mark).count();
        let fields = rows.iter().flat_map(|row| [&row.mark, &row.note]);
        let open = { fields }.any(|field| !field.value().is_empty() || field.problem.is_some());
        let of_all = t.say("review-checklist-marked").with("marked", marked);
        Self {
            marked: of_all.with("lines", ChecklistLine::ALL.len()).to_string(),
            open,
            rows,
        }
    }

    /// Every field, in the order of the page.
    pub(super) fn fields(&self) -> impl Iterator<Item = &FormField> {
        self.rows.iter().flat_map(|row| [&row.mark, &row.note])
    }
}

impl ChecklistRow {
    /// Whether the box of the note shows although nothing is marked.
    pub fn has_note(&self) -> bool {
        !self.note.value().is_empty() || self.note.problem.is_some()
    }
}

fn mark_field(t: Messages, line: ChecklistLine) -> FormField {
    let unmarked = Choice::new("", t.say("review-mark-none").to_string());
    let mark = |mark: &ChecklistMark| Choice::new(mark.as_str(), mark_word(t, *mark));
    let choices = std::iter::once(unmarked).chain(ChecklistMark::ALL.iter().map(mark));
    let label = t.of("checklist", line.as_str());
    FormField::select(t, &mark_name(line), &label, choices.collect())
}

fn note_field(t: Messages, line: ChecklistLine) -> FormField {
    let of_line = t.of("checklist", line.as_str()).to_string();
    let label = t.say("review-mark-note").with("line", of_line);
    FormField::text(t, &note_name(line), &label)
}

fn mark_word(t: Messages, mark: ChecklistMark) -> String {
    t.of("review-mark", mark.as_str()).to_string()
}

/// The newest checklist of an earlier revision.
fn before_this_revision(desk: &Desk) -> Option<&GivenChecklist> {
    let open = desk.case.open.as_ref()?;
    let mut given = desk.checklists.iter().rev();
    given.find(|one| one.revision_id != open.id)
}

/// What that checklist says of a line about which the authors were to do something.
fn marked_before(
    t: Messages,
    desk: &Desk,
    given: &GivenChecklist,
    line: ChecklistLine,
) -> Option<String> {
    let marked = given
        .checklist
        .line(line)
        .filter(|one| one.mark.is_reason())?;
    let mut revisions = desk.submission.revisions.iter();
    let number = revisions.find(|one| one.id == given.revision_id)?.number;
    let words = match &marked.note {
        Some(note) => format!("{}. {}", mark_word(t, marked.mark), note.as_str()),
        None => mark_word(t, marked.mark),
    };
    let says = t.say("review-mark-before").with("number", number);
    Some(says.with("words", words).to_string())
}

impl ShownChecklist {
    /// The checklist that was given with an event.
    pub(super) fn of_event(t: Messages, given: &[GivenChecklist], event: Seq) -> Option<Self> {
        let of_event = given.iter().find(|one| one.seq == event)?;
        Some(Self::new(t, &of_event.checklist))
    }

    /// The checklist of the decision that stands on the shown revision.
    pub(super) fn of_shown(t: Messages, desk: &Desk) -> Option<Self> {
        let decided_at = desk.submission.shown.decided_at?;
        let mut events = desk.history.iter().rev();
        let decision = events.find(|one| one.deed.verdict().is_some() && one.at == decided_at)?;
        Self::of_event(t, &desk.checklists, decision.seq)
    }

    fn new(t: Messages, checklist: &Checklist) -> Self {
        let reasons = checklist.reasons().count();
        let heading = t.say("review-checklist-given").with("count", reasons);
        let lines = checklist.lines().iter();
        Self {
            heading: heading.with("lines", ChecklistLine::ALL.len()).to_string(),
            lines: lines
                .map(|one| ShownMark {
                    line: t.of("checklist", one.line.as_str()).to_string(),
                    mark: mark_word(t, one.mark),
                    is_reason: one.mark.is_reason(),
                    note: one.note.as_ref().map(|note| note.as_str().to_owned()),
                })
                .collect(),
        }
    }
}
