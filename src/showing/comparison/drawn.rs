//! What changed, in the words of its reader: in one text, or side by side.

use super::changes::{AbsentIn, FieldChange, Readership, changes};
use super::paragraphs::{ComparedUnit, Place};
use super::words::Piece;
use crate::language::{Messages, TextLanguage};
use crate::practice::answers::Answers;
use crate::practice::fields::Kind;
use crate::written;

/// So many paragraphs that are the same stand together behind a line that opens them.
const FOLDED: usize = 2;

/// What changed between two revisions.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// “3 answers changed. 20 are the same.”
    pub said: String,
    /// Empty if nothing changed.
    pub changes: Vec<DrawnChange>,
    /// The beginning of the anchors of its headings.
    pub anchor: &'static str,
}

/// One answer that differs.
#[derive(Clone, Debug)]
pub struct DrawnChange {
    /// The field's name: the anchor of its heading.
    pub name: &'static str,
    pub label: String,
    /// What happened to it, in a line.
    pub said: String,
    /// The language of what the authors wrote, where it is not the page's.
    pub lang: Option<TextLanguage>,
    pub units: Vec<DrawnUnits>,
}

/// The parts of an answer as a page shows them.
#[derive(Clone, Debug)]
pub enum DrawnUnits {
    /// One part.
    One(DrawnUnit),
    /// Parts that are the same, behind this line.
    Same(String, Vec<DrawnUnit>),
}

/// One part of an answer.
#[derive(Clone, Debug)]
pub struct DrawnUnit {
    place: Place,
    /// That it moved, in words; empty if it did not.
    moved: String,
    /// What was kept, removed and added.
    pieces: Vec<Piece>,
}

impl Comparison {
    /// What changed from the older to the newer revision, as far as the readership may read it.
    pub fn of(old: &Answers, new: &Answers, readership: Readership, t: Messages) -> Self {
        let (changed, same) = changes(old, new, readership, t);
        let language = new.language().filter(|own| Some(*own) == old.language());
        let language = language.filter(|own| own.as_str() != t.language().as_str());
        Self {
            said: if changed.is_empty() {
                t.say("comparison-nothing").to_string()
            } else {
                t.say("comparison-counts")
                    .with("changed", changed.len())
                    .with("same", same)
                    .to_string()
            },
            changes: changed
                .into_iter()
                .map(|change| DrawnChange::new(change, language, t))
                .collect(),
            anchor: "change",
        }
    }

    /// The same with other anchors, for a page that shows two.
    #[must_use]
    pub fn anchored(mut self, anchor: &'static str) -> Self {
        self.anchor = anchor;
        self
    }
}

impl DrawnChange {
    fn new(change: FieldChange, language: Option<TextLanguage>, t: Messages) -> Self {
        let name = change.field.name();
        Self {
            name,
            label: t.of("field-label", name).to_string(),
            said: what_happened(&change, t),
            lang: language.filter(|_| change.is_written),
            units: fold(change, t),
        }
    }
}

/// “Not answered before.”, or “2 changed, 1 added and 1 moved.”
fn what_happened(change: &FieldChange, t: Messages) -> String {
    match change.absent {
        Some(AbsentIn::Older) => return t.say("comparison-given").to_string(),
        Some(AbsentIn::Newer) => return t.say("comparison-taken").to_string(),
        None => {}
    }
    let is_one = match change.field.declaration().kind {
        Kind::YesNo | Kind::One(_) | Kind::Month | Kind::Line { .. } | Kind::Doi => true,
        Kind::Summary { .. }
        | Kind::Prose { .. }
        | Kind::Several { .. }
        | Kind::Organisations { .. }
        | Kind::Principles
        | Kind::Sources { .. }
        | Kind::Files
        | Kind::FocalPoint => false,
    };
    if is_one {
        return t.say("comparison-changed").to_string();
    }
    let counts = [
        (
            "comparison-count-changed",
            change.count(ComparedUnit::is_changed),
        ),
        (
            "comparison-count-added",
            change.count(|unit| unit.place == Place::Added),
        ),
        (
            "comparison-count-removed",
            change.count(|unit| unit.place == Place::Removed),
        ),
        (
            "comparison-count-moved",
            change.count(|unit| unit.place == Place::MovedHere),
        ),
    ];
    let said: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| t.say(key).with("count", count).to_string())
        .collect();
    let parts = t.list(&said);
    t.say("comparison-happened")
        .with("parts", parts)
        .to_string()
}

/// The parts, with those that are the same folded together where they are long.
fn fold(change: FieldChange, t: Messages) -> Vec<DrawnUnits> {
    let kind = change.field.declaration().kind;
    let can_fold = matches!(kind, Kind::Summary { .. } | Kind::Prose { .. });
    let mut folded = Vec::new();
    let mut same: Vec<DrawnUnit> = Vec::new();
    for unit in change.units {
        let is_same = can_fold && unit.is_same();
        let drawn = DrawnUnit::new(unit, has_rows(kind), t);
        if is_same {
            same.push(drawn);
        } else {
            push_same(&mut folded, std::mem::take(&mut same), t);
            folded.push(DrawnUnits::One(drawn));
        }
    }
    push_same(&mut folded, same, t);
    folded
}

/// Whether the parts of an answer are the rows of a list, and not paragraphs.
fn has_rows(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Organisations { .. }
            | Kind::Principles
            | Kind::Sources { .. }
            | Kind::Files
            | Kind::FocalPoint
    )
}

fn push_same(folded: &mut Vec<DrawnUnits>, same: Vec<DrawnUnit>, t: Messages) {
    if same.len() < FOLDED {
        folded.extend(same.into_iter().map(DrawnUnits::One));
    } else {
        let line = t
            .say("comparison-same-paragraphs")
            .with("count", same.len());
        folded.push(DrawnUnits::Same(line.to_string(), same));
    }
}

impl DrawnUnit {
    fn new(unit: ComparedUnit, is_row: bool, t: Messages) -> Self {
        let moved = match (unit.place, is_row) {
            (Place::MovedHere, false) => t.say("comparison-moved-here").to_string(),
            (Place::MovedHere, true) => t.say("comparison-row-moved-here").to_string(),
            (Place::MovedAway, false) => t.say("comparison-moved-away").to_string(),
            (Place::MovedAway, true) => t.say("comparison-row-moved-away").to_string(),
            (Place::Stays | Place::Added | Place::Removed, _) => String::new(),
        };
        Self {
            place: unit.place,
            moved,
            pieces: unit.pieces,
        }
    }

    /// Whether it stood here in the older revision and stands elsewhere now.
    pub fn is_moved_away(&self) -> bool {
        self.place == Place::MovedAway
    }

    /// Whether it stands elsewhere than it stood.
    pub fn is_moved(&self) -> bool {
        !self.moved.is_empty()
    }

    /// That it moved, in words.
    pub fn moved_words(&self) -> &str {
        &self.moved
    }

    /// The same for the older text alone.
    pub fn moved_from(&self) -> &str {
        if self.is_moved_away() {
            &self.moved
        } else {
            ""
        }
    }

    /// The same for the newer text alone.
    pub fn moved_to(&self) -> &str {
        if self.is_moved_away() {
            ""
        } else {
            &self.moved
        }
    }

    /// What both revisions have in this place.
    pub fn both(&self) -> Vec<&Piece> {
        self.pieces.iter().collect()
    }

    /// What the older revision has in this place; nothing if it has nothing there.
    pub fn older(&self) -> Vec<&Piece> {
        let is_there = !matches!(self.place, Place::Added | Place::MovedHere);
        self.pieces_of(is_there, Piece::is_added)
    }

    /// What the newer revision has in this place; nothing if it has nothing there.
    pub fn newer(&self) -> Vec<&Piece> {
        let is_there = !matches!(self.place, Place::Removed | Place::MovedAway);
        self.pieces_of(is_there, Piece::is_removed)
    }

    /// The pieces of one revision, without those of the other.
    fn pieces_of(&self, is_there: bool, is_others: fn(&Piece) -> bool) -> Vec<&Piece> {
        let own = self.pieces.iter().filter(|piece| !is_others(piece));
        own.filter(|_| is_there).collect()
    }

    /// The first words of a paragraph that stands elsewhere now.
    pub fn beginning(&self) -> String {
        const MOST: usize = 60;
        let whole: String = self
            .pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        let words: Vec<&str> = whole.split_whitespace().collect();
        written::beginning(&words.join(" "), MOST)
    }
}
