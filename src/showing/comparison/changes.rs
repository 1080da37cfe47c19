//! What changed between two revisions, field by field from the fields' table. Knows which fields a reader sees, and no page.

use super::effort::Effort;
use super::paragraphs::{ComparedUnit, Place, Unit, compare_named, compare_units, units};
use super::words::{Fate, Piece};
use crate::language::{Messages, TextLanguage};
use crate::practice::answers::{
    Answer, Answers, AttachedFile, FocalPoint, Organisation, PrincipleShown, Source,
};
use crate::practice::fields::{Declaration, FIELDS, Field, Kind, Visible};
use crate::practice::plain;
use crate::taxonomy::PrincipleId;

/// Who reads a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readership {
    /// Everybody: what is public of every version.
    Public,
    /// Authors and the review team: every answer.
    Team,
}

/// One answer that differs.
#[derive(Clone, Debug)]
pub struct FieldChange {
    pub field: Field,
    /// Whether the authors wrote it, in the language of the practice.
    pub is_written: bool,
    /// Whether it was not answered in the older revision, or is not answered in the newer one.
    pub absent: Option<AbsentIn>,
    pub units: Vec<ComparedUnit>,
}

/// The revision that does not answer a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbsentIn {
    Older,
    Newer,
}

/// What differs, in the order of the fields' table, and how many answers are the same.
pub(super) fn changes(
    old: &Answers,
    new: &Answers,
    readership: Readership,
    t: Messages,
) -> (Vec<FieldChange>, usize) {
    let mut effort = Effort::whole();
    let (mut changed, mut same) = (Vec::new(), 0);
    for declaration in FIELDS.iter().filter(|one| is_compared(one, readership)) {
        let answered = [old, new].map(|answers| given(answers, declaration.field));
        if answered.iter().all(Option::is_none) {
            continue;
        }
        match compare_answers(declaration, &answered, t, &mut effort) {
            Some(change) => changed.push(change),
            None => same += 1,
        }
    }
    (changed, same)
}

/// The note on what has changed is of one revision alone. Whom to ask stands on the newest version only, so the public does
/// not compare it.
fn is_compared(declaration: &Declaration, readership: Readership) -> bool {
    let is_seen = match readership {
        Readership::Public => declaration.visible == Visible::Public,
        Readership::Team => true,
    };
    is_seen && declaration.field != Field::ChangeNote
}

/// The answer to a field, if it counts.
fn given(answers: &Answers, field: Field) -> Option<Answer> {
    match field {
        Field::FocalPoint => answers.focal_point().cloned().map(Answer::FocalPoint),
        _ => answers.get(field).cloned(),
    }
}

fn compare_answers(
    declaration: &Declaration,
    answered: &[Option<Answer>; 2],
    t: Messages,
    effort: &mut Effort,
) -> Option<FieldChange> {
    let [old, new] = answered;
    let kind = declaration.kind;
    let units = if is_of_terms(kind) {
        let [old, new] = answered.each_ref().map(|one| terms(kind, one.as_ref(), t));
        compare_sets(&old, &new)
    } else {
        let [old, new] = answered.each_ref().map(|one| rows(kind, one.as_ref(), t));
        if kind == Kind::Files {
            compare_named(&old, &new, effort)
        } else {
            compare_units(&old, &new, effort)
        }
    };
    if units.iter().all(ComparedUnit::is_same) {
        return None;
    }
    Some(FieldChange {
        field: declaration.field,
        is_written: matches!(
            kind,
            Kind::Line { .. } | Kind::Summary { .. } | Kind::Prose { .. }
        ),
        absent: match (old, new) {
            (None, _) => Some(AbsentIn::Older),
            (_, None) => Some(AbsentIn::Newer),
            _ => None,
        },
        units,
    })
}

/// Whether an answer is one of our own words, or several: it is replaced as a whole, and the order says nothing.
fn is_of_terms(kind: Kind) -> bool {
    match kind {
        Kind::YesNo | Kind::One(_) | Kind::Several { .. } | Kind::Month | Kind::Doi => true,
        Kind::Line { .. }
        | Kind::Summary { .. }
        | Kind::Prose { .. }
        | Kind::Organisations { .. }
        | Kind::Principles
        | Kind::Sources { .. }
        | Kind::Files
        | Kind::FocalPoint => false,
    }
}

/// The names of the terms of an answer.
fn terms(kind: Kind, answer: Option<&Answer>, t: Messages) -> Vec<String> {
    match answer {
        None => Vec::new(),
        Some(Answer::Several(ids)) => ids.iter().map(|id| plain::term(kind, id, t)).collect(),
        Some(other) => vec![plain::text(kind, other, t)],
    }
}

/// What was kept and removed, in the older order, then what was added.
fn compare_sets(old: &[String], new: &[String]) -> Vec<ComparedUnit> {
    let of_old = old.iter().map(|term| {
        if new.contains(term) {
            ComparedUnit::whole(Place::Stays, Fate::Kept, term)
        } else {
            ComparedUnit::whole(Place::Removed, Fate::Removed, term)
        }
    });
    let added = new.iter().filter(|term| !old.contains(term));
    let of_new = added.map(|term| ComparedUnit::whole(Place::Added, Fate::Added, term));
    of_old.chain(of_new).collect()
}

/// The paragraphs of a text, or the rows of an answer with each of their parts.
fn rows(kind: Kind, answer: Option<&Answer>, t: Messages) -> Vec<Unit> {
    match answer {
        None => Vec::new(),
        Some(Answer::Text(text)) => match kind {
            Kind::Line { .. } => vec![named("", text.clone())],
            _ => units(text),
        },
        Some(Answer::Organisations(all)) => {
            let row = |one: &Organisation| match plain::organisation_note(one, t) {
                note if note.is_empty() => named(&one.name, one.name.clone()),
                note => named(&one.name, format!("{} ({note})", one.name)),
            };
            all.iter().map(row).collect()
        }
        Some(Answer::Principles(all)) => all.iter().map(|one| principle_row(one, t)).collect(),
        Some(Answer::Sources(all)) => all.iter().map(|one| source_row(one, t)).collect(),
        Some(Answer::Files(all)) => all.iter().map(|one| file_row(one, t)).collect(),
        Some(Answer::FocalPoint(point)) => focal_point_rows(point, t),
        Some(other) => vec![named("", plain::text(kind, other, t))],
    }
}

fn named(name: &str, text: String) -> Unit {
    Unit {
        name: Some(name.to_owned()),
        text,
    }
}

fn principle_row(one: &PrincipleShown, t: Messages) -> Unit {
    let name = PrincipleId::parse(&one.principle).map_or("", |id| id.name(t));
    let how = one.how.trim();
    let text = if how.is_empty() {
        name.to_owned()
    } else {
        let says = t.say("answer-with").with("name", name);
        says.with("more", how).to_string()
    };
    named(&one.principle, text)
}

/// Title, address and language, each on its line.
fn source_row(one: &Source, t: Messages) -> Unit {
    let language = one.language.as_deref();
    let language = language.and_then(TextLanguage::parse);
    let language = language.map(|language| language.name(t).to_string());
    let title = Some(one.title.clone());
    let parts = [title, one.url.clone(), language].into_iter().flatten();
    let name = one.url.as_deref().unwrap_or(&one.title);
    named(name, parts.collect::<Vec<_>>().join("\n"))
}

fn file_row(one: &AttachedFile, t: Messages) -> Unit {
    named(one.key.as_str(), plain::file_line(one, t))
}

fn focal_point_rows(point: &FocalPoint, t: Messages) -> Vec<Unit> {
    let agreed = if point.public {
        t.say("comparison-agreed")
    } else {
        t.say("comparison-not-agreed")
    };
    let parts = [
        ("name", point.name.clone()),
        ("organisation", point.organisation.clone()),
        ("email", point.email.clone()),
        ("public", agreed.to_string()),
    ];
    let said = parts.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(name, text)| named(name, text)).collect()
}

impl FieldChange {
    /// How many of its units are of this kind.
    pub(super) fn count(&self, is_of_kind: impl Fn(&ComparedUnit) -> bool) -> usize {
        self.units.iter().filter(|unit| is_of_kind(unit)).count()
    }
}

impl ComparedUnit {
    /// Whether it stands in both texts in other words.
    pub(super) fn is_changed(&self) -> bool {
        let differs = |piece: &Piece| piece.fate != Fate::Kept;
        matches!(self.place, Place::Stays | Place::MovedHere) && self.pieces.iter().any(differs)
    }
}
