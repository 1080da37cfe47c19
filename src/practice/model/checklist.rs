//! The review checklist: the lines that each reviewer judges and each submitter reads, and what a reviewer marked with a
//! decision.

use super::{RevisionId, Seq};
use crate::closed_list::closed_list;
use crate::db::stored::stored_as_text;
use crate::language::clean_line;

closed_list! {
    /// A line of the checklist, in its order.
    #[derive(PartialOrd, Ord)]
    pub enum ChecklistLine {
        /// The submitter may speak for the practice.
        Entitled = "entitled",
        /// It serves the objective named.
        Objective = "objective",
        /// It respects the guiding principles.
        Principles = "principles",
        /// A reader from elsewhere understands title and summary.
        Understood = "understood",
        /// It took place.
        Happened = "happened",
        /// The results are supported by a source.
        Supported = "supported",
        /// Others could repeat it elsewhere.
        Repeatable = "repeatable",
        /// The links to sources work, and permissions are given.
        Sources = "sources",
        /// Publication endangers no person.
        Safe = "safe",
        /// The collection does not have it already.
        New = "new",
    }

    /// What a reviewer found about a line.
    pub enum ChecklistMark {
        /// It is so.
        Met = "met",
        /// It is so in part.
        Partly = "partly",
        /// It is not so.
        Not = "not",
        /// The question does not arise for this practice.
        DoesNotApply = "does-not-apply",
    }
}

stored_as_text!(ChecklistLine);
stored_as_text!(ChecklistMark);

impl ChecklistMark {
    /// Whether the authors are to do something about the line.
    pub const fn is_reason(self) -> bool {
        matches!(self, Self::Partly | Self::Not)
    }
}

/// The reviewer's own short line on a line of the checklist: 1 to 200 characters in one line, no outer blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckNote(String);

impl CheckNote {
    /// At most this many characters: the letter that all lines compose stays below the limit of a letter.
    pub const MOST: usize = 200;

    /// Reads what was typed: nothing, or a note. `Err` is how many characters are too many.
    pub fn parse(typed: &str) -> Result<Option<Self>, usize> {
        let note = clean_line(typed);
        match note.chars().count() {
            0 => Ok(None),
            length if length > Self::MOST => Err(length - Self::MOST),
            _ => Ok(Some(Self(note))),
        }
    }

    /// The note as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A line of the checklist as a reviewer marked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedLine {
    /// The line.
    pub line: ChecklistLine,
    /// What was found.
    pub mark: ChecklistMark,
    /// The reviewer's own words on it.
    pub note: Option<CheckNote>,
}

/// A checklist as one reviewer filled it in: the marked lines, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checklist(Vec<MarkedLine>);

impl Checklist {
    /// A checklist of these lines; of two marks of one line the later counts.
    pub fn of(lines: impl IntoIterator<Item = MarkedLine>) -> Self {
        let mut marked: Vec<MarkedLine> = Vec::new();
        for line in lines {
            marked.retain(|one| one.line != line.line);
            marked.push(line);
        }
        marked.sort_by_key(|one| one.line);
        Self(marked)
    }

    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The marked lines, in their order.
    pub fn lines(&self) -> &[MarkedLine] {
        &self.0
    }

    /// What was marked at a line.
    pub fn line(&self, line: ChecklistLine) -> Option<&MarkedLine> {
        self.0.iter().find(|one| one.line == line)
    }

    /// The lines about which the authors are to do something.
    pub fn reasons(&self) -> impl Iterator<Item = &MarkedLine> {
        self.0.iter().filter(|one| one.mark.is_reason())
    }
}

/// A checklist that was given with an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenChecklist {
    /// The event, whose account and moment are the checklist's.
    pub seq: Seq,
    /// The revision that was read.
    pub revision_id: RevisionId,
    /// What was marked.
    pub checklist: Checklist,
}

/// A mark as it is stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct StoredMark {
    /// The event with which it was given.
    pub seq: Seq,
    /// The revision that was read.
    pub revision_id: RevisionId,
    /// The line.
    pub line: ChecklistLine,
    /// What was found.
    pub mark: ChecklistMark,
    /// The reviewer's own words.
    pub note: Option<String>,
}

impl GivenChecklist {
    /// The checklists of these marks, which stand in the order of their events.
    pub fn gather(marks: Vec<StoredMark>) -> Vec<Self> {
        let mut given: Vec<(Seq, RevisionId, Vec<MarkedLine>)> = Vec::new();
        for one in marks {
            let line = MarkedLine {
                line: one.line,
                mark: one.mark,
                note: one.note.map(CheckNote),
            };
            match given.last_mut().filter(|(seq, ..)| *seq == one.seq) {
                Some((.., lines)) => lines.push(line),
                None => given.push((one.seq, one.revision_id, vec![line])),
            }
        }
        let checklists = given.into_iter();
        checklists
            .map(|(seq, revision_id, lines)| Self {
                seq,
                revision_id,
                checklist: Checklist::of(lines),
            })
            .collect()
    }
}

/// How often each line was a reason to send a practice back, within some time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommonReasons {
    /// How many revisions were sent back with a checklist.
    pub returned: i64,
    /// How often each line was a reason; a line that never was one is missing.
    pub lines: Vec<(ChecklistLine, i64)>,
}

impl CommonReasons {
    /// Of fewer returned practices nothing is said, so that no count is about a single one.
    pub const LEAST: i64 = 5;

    /// How often a line was a reason, where that may be said and it ever was one.
    pub fn of(&self, line: ChecklistLine) -> Option<i64> {
        if self.returned < Self::LEAST {
            return None;
        }
        let found = self.lines.iter().find(|(one, _)| *one == line);
        found.map(|(_, count)| *count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_one_short_line() {
        let note = |typed: &str| CheckNote::parse(typed).map(|note| note.map(|one| one.0));
        assert_eq!(note(" \n "), Ok(None));
        assert_eq!(
            note(" The report\n is missing. "),
            Ok(Some("The report is missing.".to_owned()))
        );
        assert_eq!(note(&"é".repeat(201)), Err(1));
        assert!(note(&"é".repeat(200)).is_ok());
    }

    #[test]
    fn a_line_is_marked_once() {
        let marked = |line, mark| MarkedLine {
            line,
            mark,
            note: None,
        };
        let (met, not) = (ChecklistMark::Met, ChecklistMark::Not);
        let list = Checklist::of([
            marked(ChecklistLine::Safe, met),
            marked(ChecklistLine::Entitled, met),
            marked(ChecklistLine::Safe, not),
        ]);
        let expected = [
            marked(ChecklistLine::Entitled, met),
            marked(ChecklistLine::Safe, not),
        ];
        assert_eq!(list.lines(), expected);
        assert_eq!(list.reasons().collect::<Vec<_>>(), [&expected[1]]);
    }
}
