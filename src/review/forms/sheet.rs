//! The file of the offline review as it comes back: for each submission a block, and in it a part for each box of the desk.
//! A part becomes the desk's box, so the desk's own reading judges it. What is not understood is named by its line.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::boxes::{box_name, of_deed};
use super::checklist::{mark_name, note_name};
use super::intent::{IntentContext, read_intent};
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::language::clean;
use crate::practice::actions::Intent;
use crate::practice::model::{ChecklistLine, Reference, Seq};
use crate::web::form::{Problem, Typed};
use crate::workflow::Deed;

/// A line that begins with this is an explanation, or belongs to the submission, and is not read.
pub const REMARK: &str = "%%";
/// A line that begins with this begins the block of a submission.
pub const BLOCK: &str = "===";
/// A line that begins with this begins a part of a block.
pub const PART: &str = "--- ";
/// At most so many submissions stand in a file.
pub const MOST_BLOCKS: usize = 50;
/// At most so many lines are named that are not understood.
const MOST_UNREAD: usize = 100;

closed_list! {
    /// Why a line of the file is not understood.
    pub enum UnreadReason {
        /// It begins no submission as the file of this service does.
        Block = "block",
        /// The file has no part of this name.
        Part = "part",
        /// The submission, or the part of it, was in the file before.
        Twice = "twice",
        /// It stands before the first submission, or outside a part.
        Outside = "outside",
        /// The file has too many submissions.
        TooMany = "too-many",
    }
}

/// A line that is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadLine {
    /// Its number in the file, from 1.
    pub line: usize,
    /// Why it is not understood.
    pub reason: UnreadReason,
    /// The line itself.
    pub text: String,
}

/// A box whose text cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetProblem {
    /// The line where its part begins.
    pub line: usize,
    /// The box, under its plain name.
    pub field: String,
    /// Why its text cannot be taken.
    pub problem: Problem,
}

/// What a block asks for.
#[derive(Debug, Clone)]
pub enum FilledIn {
    /// An opinion with its checklist.
    Opinion(Intent),
    /// Words and marks without an opinion, under the names of the desk's boxes.
    Draft(Typed),
}

/// A block in which something is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledBlock {
    /// Which practice.
    pub reference: Reference,
    /// The number of the revision that was read.
    pub revision: i64,
    /// The newest event when the file was made.
    pub seq: Seq,
    /// The line where it begins.
    pub line: usize,
    /// The parts with a text, each with the line where it begins.
    parts: BTreeMap<SheetPart, (usize, String)>,
}

/// A file as it was understood.
#[derive(Debug, Clone, Default)]
pub struct FilledSheet {
    /// The blocks in which something is filled in, in the order of the file.
    pub blocks: Vec<FilledBlock>,
    /// The lines that are not understood.
    pub unread: Vec<UnreadLine>,
}

/// A part of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetPart {
    /// What the reviewer would decide.
    Opinion,
    /// Words that may be sent on to the authors.
    ToAuthors,
    /// Words for the review team.
    ToTeam,
    /// A line of the checklist: its mark, and below it the reviewer's own line.
    Line(ChecklistLine),
}

impl SheetPart {
    /// All parts in the order of the file.
    pub fn all() -> impl Iterator<Item = Self> {
        let lines = ChecklistLine::ALL.iter().map(|line| Self::Line(*line));
        [Self::Opinion, Self::ToAuthors, Self::ToTeam]
            .into_iter()
            .chain(lines)
    }

    /// Its word in the file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opinion => "opinion",
            Self::ToAuthors => "to_authors",
            Self::ToTeam => "to_team",
            Self::Line(line) => line.as_str(),
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::all().find(|part| part.word() == word)
    }

    /// The part of a box, by the plain name of the box.
    pub fn of_box(field: &str) -> Option<Self> {
        Self::all().find(|part| match part {
            Self::Opinion => field == "opinion",
            Self::ToAuthors => field == "reasons",
            Self::ToTeam => field == "to_team",
            Self::Line(line) => field == mark_name(*line) || field == note_name(*line),
        })
    }

    /// The desk's boxes with this text.
    fn boxes(self, text: &str) -> Vec<(String, String)> {
        let of_opinion = |field| box_name(Deed::GiveOpinion, field);
        let word = |text: &str| text.trim().to_lowercase();
        match self {
            Self::Opinion => vec![(of_opinion("opinion"), word(text))],
            Self::ToAuthors => vec![(of_opinion("reasons"), text.to_owned())],
            Self::ToTeam => vec![(of_opinion("to_team"), text.to_owned())],
            Self::Line(line) => {
                let (mark, note) = text.split_once('\n').unwrap_or((text, ""));
                let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
                let mut boxes = vec![(mark_name(line), word(mark))];
                if !note.is_empty() {
                    boxes.push((note_name(line), note));
                }
                boxes
            }
        }
    }
}

/// The text of an uploaded file: UTF-8 without U+0000, cleaned like every text that is typed. `None` for anything else.
pub fn sheet_text(file: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(file).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0') {
        return None;
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Some(clean(&text).into_owned())
}

/// Reads a file.
pub fn read_sheet(text: &str) -> FilledSheet {
    let mut reader = SheetReader::default();
    for (number, line) in (1..).zip(text.lines()) {
        reader.line(number, line);
    }
    reader.end_block();
    let mut sheet = reader.sheet;
    sheet.unread.truncate(MOST_UNREAD);
    sheet
}

#[derive(Default)]
struct SheetReader {
    sheet: FilledSheet,
    block: Option<FilledBlock>,
    part: Option<SheetPart>,
    /// The line before was named, and what belongs to it is not read.
    skips: bool,
    references: Vec<Reference>,
}

impl SheetReader {
    fn line(&mut self, number: usize, line: &str) {
        if line.starts_with(REMARK) {
            return;
        }
        if let Some(head) = line.strip_prefix(BLOCK) {
            self.end_block();
            match self.begin_block(number, head) {
                Ok(block) => self.block = Some(block),
                Err(reason) => self.leave_unread(number, line, reason),
            }
        } else if let Some(word) = line.strip_prefix(PART) {
            self.begin_part(number, line, word.trim());
        } else if self.skips {
            // Named already.
        } else if let (Some(block), Some(part)) = (&mut self.block, self.part) {
            if let Some((_, text)) = block.parts.get_mut(&part) {
                text.push_str(line);
                text.push('\n');
            }
        } else if !line.trim().is_empty() {
            self.leave_unread(number, line, UnreadReason::Outside);
        }
    }

    fn begin_block(&mut self, line: usize, head: &str) -> Result<FilledBlock, UnreadReason> {
        let block = block_of(line, head).ok_or(UnreadReason::Block)?;
        if self.references.contains(&block.reference) {
            return Err(UnreadReason::Twice);
        }
        if self.references.len() == MOST_BLOCKS {
            return Err(UnreadReason::TooMany);
        }
        self.references.push(block.reference.clone());
        self.skips = false;
        Ok(block)
    }

    fn begin_part(&mut self, number: usize, line: &str, word: &str) {
        let Some(block) = &mut self.block else {
            if !self.skips {
                self.leave_unread(number, line, UnreadReason::Outside);
            }
            return;
        };
        let part = SheetPart::parse(&word.to_lowercase());
        let reason = match part {
            None => UnreadReason::Part,
            Some(part) if block.parts.contains_key(&part) => UnreadReason::Twice,
            Some(part) => {
                block.parts.insert(part, (number, String::new()));
                self.part = Some(part);
                self.skips = false;
                return;
            }
        };
        self.leave_unread(number, line, reason);
    }

    fn leave_unread(&mut self, line: usize, text: &str, reason: UnreadReason) {
        self.part = None;
        self.skips = true;
        if self.sheet.unread.len() < MOST_UNREAD {
            let text = text.chars().take(80).collect();
            self.sheet.unread.push(UnreadLine { line, reason, text });
        }
    }

    /// Keeps the block if anything is filled in.
    fn end_block(&mut self) {
        self.part = None;
        let Some(mut block) = self.block.take() else {
            return;
        };
        for (_, text) in block.parts.values_mut() {
            *text = text.trim().to_owned();
        }
        block.parts.retain(|_, (_, text)| !text.is_empty());
        if !block.parts.is_empty() {
            self.sheet.blocks.push(block);
        }
    }
}

/// The block that a line begins: `=== PX-2026-0417 / 1 / 23`.
fn block_of(line: usize, head: &str) -> Option<FilledBlock> {
    let mut words = head.trim_matches(['=', ' ']).split('/').map(str::trim);
    let (reference, revision, seq) = (words.next()?, words.next()?, words.next()?);
    let is_all = words.next().is_none();
    Some(FilledBlock {
        reference: Reference::parse(reference).filter(|_| is_all)?,
        revision: revision.parse().ok().filter(|number| *number > 0)?,
        seq: Seq(seq.parse().ok().filter(|number| *number > 0)?),
        line,
        parts: BTreeMap::new(),
    })
}

/// The line that begins a block.
pub fn block_line(reference: &Reference, revision: i64, seq: Seq) -> String {
    format!("{BLOCK} {reference} / {revision} / {seq}")
}

impl FilledSheet {
    /// How many bytes are filled in.
    pub fn bytes(&self) -> usize {
        self.blocks.iter().map(|block| block.written().len()).sum()
    }
}

impl FilledBlock {
    /// What is filled in, or the boxes whose texts cannot be taken.
    pub fn read(&self, now: Timestamp, zone: &TimeZone) -> Result<FilledIn, Vec<SheetProblem>> {
        let typed = self.typed();
        let context = IntentContext::of_opinion(now, zone);
        let is_draft = !self.parts.contains_key(&SheetPart::Opinion);
        let read = read_intent(
            Deed::GiveOpinion,
            &of_deed(Deed::GiveOpinion, &typed),
            &context,
        );
        let refused = match read {
            Ok(intent) => return Ok(FilledIn::Opinion(intent)),
            Err(refused) => refused,
        };
        // Without an opinion only the opinion is missing.
        let problems = refused.problems.into_iter();
        let problems: Vec<SheetProblem> = problems
            .filter(|(field, _)| !(is_draft && field == "opinion"))
            .map(|(field, problem)| SheetProblem {
                line: self.line_of(&field),
                field: field.into_owned(),
                problem,
            })
            .collect();
        if problems.is_empty() {
            Ok(FilledIn::Draft(typed))
        } else {
            Err(problems)
        }
    }

    /// The desk's boxes as they are filled in.
    fn typed(&self) -> Typed {
        let boxes = self
            .parts
            .iter()
            .flat_map(|(part, (_, text))| part.boxes(text));
        Typed::of(boxes)
    }

    fn line_of(&self, field: &str) -> usize {
        let part = SheetPart::of_box(field).and_then(|part| self.parts.get(&part));
        part.map_or(self.line, |(line, _)| *line)
    }

    /// The texts of its parts, in the order of the file.
    pub fn texts(&self) -> impl Iterator<Item = (SheetPart, &str)> {
        let parts = self.parts.iter();
        parts.map(|(part, (_, text))| (*part, text.as_str()))
    }

    /// The block as a file has it, without what is not read.
    pub fn written(&self) -> String {
        let mut lines = block_line(&self.reference, self.revision, self.seq);
        for (part, text) in self.texts() {
            lines.extend(["\n", PART, part.word(), "\n", text]);
        }
        lines.push('\n');
        lines
    }
}
