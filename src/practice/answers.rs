//! The answers of one revision: typed values, each checked once when it is parsed, kept by field.
//! Knows the fields' kinds and nothing of forms, tables or the workflow.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

pub use super::attached_file::{AttachedFile, FileWords, PicturePixels};
use super::doi::Doi;
use super::fields::{FIELDS, Field, Kind};
pub use super::year_month::YearMonth;
use crate::attachment::AttachmentKey;
use crate::language::TextLanguage;
use crate::taxonomy::{CountryCode, MachineHelp, RegionId, Stage, regions_around};

/// Who carries it out, takes part or pays. `kind` and `role` are choices of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// At most [`Self::NAME`] characters.
    pub name: String,
    /// A choice of the vocabulary `organisation_kind`.
    pub kind: String,
    /// A choice of the vocabulary `organisation_role`.
    pub role: String,
}

/// Where one can read more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// At most [`Self::TITLE`] characters.
    pub title: String,
    /// An http or https address, or nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The language it is in, if said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A guiding principle that the practice shows, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrincipleShown {
    /// The id of the principle in `data/`.
    pub principle: String,
    /// At most [`Self::HOW`] characters.
    pub how: String,
}

/// The person there who knows it; told once at first publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FocalPoint {
    /// At most [`Self::LINE`] characters.
    pub name: String,
    /// At most [`Self::LINE`] characters.
    pub organisation: String,
    /// An address that was parsed as one, or nothing yet.
    pub email: String,
    /// Whether the person agreed to be shown.
    pub public: bool,
}

impl Organisation {
    /// The longest name.
    pub const NAME: usize = 200;
}

impl Source {
    /// The longest title.
    pub const TITLE: usize = 300;
    /// The longest address.
    pub const URL: usize = 2_000;
}

impl PrincipleShown {
    /// The longest line that says how.
    pub const HOW: usize = 300;
}

impl FocalPoint {
    /// The longest name, of the person or of the organisation.
    pub const LINE: usize = 200;
}

/// One answer. A draft may hold one that is too long or not complete; submitting asks for better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A line, a summary or a longer text.
    Text(String),
    /// Yes or no.
    YesNo(bool),
    /// The id of a term.
    One(String),
    /// The ids of several terms, in the order in which they were chosen.
    Several(Vec<String>),
    /// A year, with or without its month.
    Month(YearMonth),
    /// Who carries it out.
    Organisations(Vec<Organisation>),
    /// Guiding principles.
    Principles(Vec<PrincipleShown>),
    /// Where to read on.
    Sources(Vec<Source>),
    /// Pictures and files.
    Files(Vec<AttachedFile>),
    /// The identifier that the text got elsewhere.
    Doi(Doi),
    /// Who knows it there.
    FocalPoint(FocalPoint),
}

impl Answer {
    /// What its authors wrote themselves and everybody reads, sources and people apart.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Text(text) => vec![text],
            Self::Organisations(all) => all.iter().map(|one| one.name.as_str()).collect(),
            Self::Principles(all) => all.iter().map(|one| one.how.as_str()).collect(),
            Self::Files(all) => all
                .iter()
                .flat_map(|one| [one.text.as_str(), one.caption.as_str()])
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it says nothing: such an answer is not kept.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) | Self::One(text) => text.is_empty(),
            Self::Several(all) => all.is_empty(),
            Self::Organisations(all) => all.is_empty(),
            Self::Principles(all) => all.is_empty(),
            Self::Sources(all) => all.is_empty(),
            Self::Files(all) => all.is_empty(),
            Self::YesNo(_) | Self::Month(_) | Self::Doi(_) | Self::FocalPoint(_) => false,
        }
    }

    fn to_json(&self) -> Value {
        match self {
            Self::Text(text) | Self::One(text) => json!(text),
            Self::YesNo(yes) => json!(yes),
            Self::Several(all) => json!(all),
            Self::Month(month) => json!(month.to_string()),
            Self::Organisations(all) => json!(all),
            Self::Principles(all) => json!(all),
            Self::Sources(all) => json!(all),
            Self::Files(all) => json!(all),
            Self::Doi(doi) => json!(doi.as_str()),
            Self::FocalPoint(point) => json!(point),
        }
    }

    /// Reads what [`Self::to_json`] wrote, and the same shapes with numbers for ids.
    fn from_json(kind: Kind, value: &Value) -> Option<Self> {
        let id = |value: &Value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        let typed = |value: &Value| value.clone();
        let answer = match kind {
            Kind::Line { .. } | Kind::Summary { .. } | Kind::Prose { .. } => {
                Self::Text(value.as_str()?.to_owned())
            }
            Kind::YesNo => Self::YesNo(value.as_bool()?),
            Kind::One(_) => Self::One(id(value)?),
            Kind::Several { .. } => {
                Self::Several(value.as_array()?.iter().map(id).collect::<Option<_>>()?)
            }
            Kind::Month => Self::Month(YearMonth::parse(value.as_str()?)?),
            Kind::Organisations { .. } => {
                Self::Organisations(serde_json::from_value(typed(value)).ok()?)
            }
            Kind::Principles => Self::Principles(serde_json::from_value(typed(value)).ok()?),
            Kind::Sources { .. } => Self::Sources(serde_json::from_value(typed(value)).ok()?),
            Kind::Files => Self::Files(serde_json::from_value(typed(value)).ok()?),
            Kind::Doi => Self::Doi(Doi::parse(value.as_str()?)?),
            Kind::FocalPoint => Self::FocalPoint(serde_json::from_value(typed(value)).ok()?),
        };
        Some(answer)
    }
}

/// All answers of a revision. What was not answered is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    given: BTreeMap<Field, Answer>,
    imported: bool,
}

impl Answers {
    /// The answer to a field.
    pub fn get(&self, field: Field) -> Option<&Answer> {
        self.given.get(&field)
    }

    /// Sets or takes away an answer; an empty one is taken away.
    pub fn set(&mut self, field: Field, answer: Option<Answer>) {
        match answer.filter(|answer| !answer.is_empty()) {
            Some(answer) => self.given.insert(field, answer),
            None => self.given.remove(&field),
        };
    }

    /// The same answers, marked as having come by import: they need no minimum length of `action`.
    #[must_use]
    pub fn as_imported(mut self) -> Self {
        self.imported = true;
        self
    }

    /// Whether this revision, or one that it follows from, was imported.
    pub fn imported(&self) -> bool {
        self.imported
    }

    /// A text, or nothing.
    pub fn text(&self, field: Field) -> Option<&str> {
        match self.get(field) {
            Some(Answer::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// How long a text is, in characters.
    pub fn characters(&self, field: Field) -> usize {
        self.text(field).map_or(0, |text| text.chars().count())
    }

    /// The id of the one term chosen.
    pub fn term(&self, field: Field) -> Option<&str> {
        match self.get(field) {
            Some(Answer::One(id)) => Some(id),
            _ => None,
        }
    }

    /// The language of the text, once it was answered.
    pub fn language(&self) -> Option<TextLanguage> {
        self.term(Field::Language).and_then(TextLanguage::parse)
    }

    /// The ids of the terms chosen.
    pub fn terms(&self, field: Field) -> &[String] {
        match self.get(field) {
            Some(Answer::Several(all)) => all,
            _ => &[],
        }
    }

    /// Yes or no.
    pub fn yes(&self, field: Field) -> Option<bool> {
        match self.get(field) {
            Some(Answer::YesNo(yes)) => Some(*yes),
            _ => None,
        }
    }

    /// A month.
    pub fn month(&self, field: Field) -> Option<YearMonth> {
        match self.get(field) {
            Some(Answer::Month(month)) => Some(*month),
            _ => None,
        }
    }

    /// The identifier that the text got elsewhere.
    pub fn doi(&self) -> Option<&Doi> {
        match self.get(Field::Doi) {
            Some(Answer::Doi(doi)) => Some(doi),
            _ => None,
        }
    }

    /// The countries and areas that it names.
    pub fn countries(&self) -> BTreeSet<CountryCode> {
        let codes = self.terms(Field::Countries).iter();
        codes.filter_map(|code| CountryCode::parse(code)).collect()
    }

    /// The regions in which it takes place: those it names, what holds them, and those of its countries.
    pub fn regions(&self) -> BTreeSet<RegionId> {
        let named = self.terms(Field::Regions).iter();
        let named = named.filter_map(|id| RegionId::parse(id));
        regions_around(&self.countries(), named)
    }

    /// From when to when, as ISO 8601 writes it: `2019-03/2022-12`, or `2019-03/..` while it goes on.
    pub fn period(&self) -> Option<String> {
        let from = self.month(Field::From)?;
        Some(match self.month(Field::Until) {
            Some(until) => format!("{from}/{until}"),
            None => format!("{from}/.."),
        })
    }

    /// Whether the text says that the practice had ended by this day.
    pub fn have_ended(&self, day: Date) -> bool {
        let until = self.month(Field::Until);
        let month = YearMonth::new(day.year(), Some(day.month()));
        let is_over = until
            .zip(month)
            .is_some_and(|(until, month)| until.ends_before(month));
        is_over || self.term(Field::Stage) == Some(Stage::Ended.as_str())
    }

    /// Whether a machine helped to write the text, as its authors say.
    pub fn has_machine_help(&self) -> bool {
        let help = self.term(Field::MachineHelp).and_then(MachineHelp::parse);
        help.is_some_and(|help| help != MachineHelp::None)
    }

    /// The title as typed, or nothing.
    pub fn title(&self) -> &str {
        self.text(Field::Title).unwrap_or_default()
    }

    /// The summary as typed, or nothing.
    pub fn summary(&self) -> &str {
        self.text(Field::Summary).unwrap_or_default()
    }

    /// The focal point; a sender who is part of the organisation names none.
    pub fn focal_point(&self) -> Option<&FocalPoint> {
        match self.get(Field::FocalPoint) {
            Some(Answer::FocalPoint(point)) if self.yes(Field::OnBehalf) != Some(true) => {
                Some(point)
            }
            _ => None,
        }
    }

    /// The focal point, if that person agreed to be shown.
    pub fn agreed_focal_point(&self) -> Option<&FocalPoint> {
        self.focal_point().filter(|point| point.public)
    }

    /// The same answers without a contact. An earlier version keeps showing what was said, but a person who no longer agrees
    /// to be shown must not stand on it for good.
    #[must_use]
    pub fn without_people_to_ask(mut self) -> Self {
        self.set(Field::FocalPoint, None);
        self.set(Field::Contact, None);
        self
    }

    /// The organisations.
    pub fn organisations(&self) -> &[Organisation] {
        match self.get(Field::Organisations) {
            Some(Answer::Organisations(all)) => all,
            _ => &[],
        }
    }

    /// The principles shown.
    pub fn principles(&self) -> &[PrincipleShown] {
        match self.get(Field::Principles) {
            Some(Answer::Principles(all)) => all,
            _ => &[],
        }
    }

    /// The sources.
    pub fn sources(&self) -> &[Source] {
        match self.get(Field::Sources) {
            Some(Answer::Sources(all)) => all,
            _ => &[],
        }
    }

    /// The pictures and files.
    pub fn files(&self) -> &[AttachedFile] {
        match self.get(Field::Files) {
            Some(Answer::Files(all)) => all,
            _ => &[],
        }
    }

    /// Whether this is one of its pictures and files.
    pub fn names_file(&self, key: &AttachmentKey) -> bool {
        self.files().iter().any(|file| file.key == *key)
    }

    /// The answers as one JSON object, keyed by the fields' names.
    pub fn to_json(&self) -> Value {
        let mut object: Map<String, Value> = self
            .given
            .iter()
            .map(|(field, answer)| (field.name().to_owned(), answer.to_json()))
            .collect();
        if self.imported {
            object.insert("imported".to_owned(), json!(true));
        }
        Value::Object(object)
    }

    /// Reads such an object. Keys that are no field are passed over; a value of the wrong shape names its field.
    pub fn from_json(object: &Value) -> Result<Self, Field> {
        let mut answers = Self::default();
        for declaration in FIELDS {
            match object.get(declaration.name) {
                None | Some(Value::Null) => {}
                Some(value) => {
                    let answer =
                        Answer::from_json(declaration.kind, value).ok_or(declaration.field)?;
                    answers.set(declaration.field, Some(answer));
                }
            }
        }
        answers.imported = object.get("imported") == Some(&json!(true));
        Ok(answers)
    }
}
