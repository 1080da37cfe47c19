//! A practice as the public sees it: the texts, and the facts beside them. One view for the public page, the
//! submitter's preview and the reviewer's desk, made by walking the fields' table; private fields never enter it.

mod facts;

use std::collections::BTreeMap;

pub use self::facts::Fact;
use self::facts::short_answers;
use super::files::{FileLine, file_lines};
use crate::account::model::Account;
use crate::address::Address;
use crate::language::{Messages, TextLanguage};
use crate::practice::answers::{Answers, Source};
use crate::practice::fields::{Declaration, FIELDS, Field, Kind, Need, Visible};
use crate::practice::plain;
use crate::taxonomy::ObjectiveNumber;
use crate::web::Frame;
use crate::written::{self, Links, SafeHtml};

/// Who sent a practice and still owns it: shown as the contact where that was chosen, and nowhere else.
#[derive(Debug, Clone)]
pub struct Sender {
    /// “Ms. Laurence Example”.
    pub name: String,
    /// Where readers write to.
    pub email: String,
}

impl From<&Account> for Sender {
    fn from(account: &Account) -> Self {
        Self {
            name: account.name.display(),
            email: account.email.to_string(),
        }
    }
}

/// Everything on a practice's page that comes from its answers.
#[derive(Debug, Clone)]
pub struct Face {
    /// The title, or nothing.
    pub title: String,
    /// The language of the texts, where it is not the page's: for their `lang` and `dir` attributes.
    pub lang: Option<TextLanguage>,
    /// The name of that language, for the notice above the text.
    pub written_in: Option<String>,
    /// The summary, which opens the page.
    pub lead: SafeHtml,
    /// Three facts under the title: where, since when, what kind.
    pub meta: Vec<String>,
    /// The long answers, in the order of the form.
    pub sections: Vec<Section>,
    /// Where one can read more; empty when it was not answered.
    pub sources: Vec<SourceLine>,
    /// The pictures and files. The page that shows them says where they are.
    pub files: Vec<FileLine>,
    /// “Not answered: the problem, results”: what was asked and has no place on the page.
    pub unanswered: Option<String>,
    /// The short answers, as label and values.
    pub facts: Vec<Fact>,
    /// What the review team reads beside an answer, by the field's name. On public pages there is nothing.
    notes: BTreeMap<&'static str, AnswerNote>,
}

/// What the review team reads beside an answer: the way to comment, and that comments are open there.
#[derive(Debug, Clone)]
pub struct AnswerNote {
    /// The form of the page, whose words the way keeps.
    pub form: &'static str,
    /// The question of the answer.
    pub question: String,
    /// The way to comment: a label and an address.
    pub way: Option<(String, String)>,
    /// How many comments are open.
    pub open: Option<String>,
}

/// One long answer under its heading.
#[derive(Debug, Clone)]
pub struct Section {
    /// The field's name: the anchor of the heading.
    pub name: &'static str,
    /// The heading, in the language of the page.
    pub heading: String,
    pub text: SectionText,
}

/// What stands below a heading.
#[derive(Debug, Clone)]
pub enum SectionText {
    /// What the author wrote, in the language of the practice.
    Written(SafeHtml),
    /// Why there are no results yet, in a sentence of the page.
    NotYet(String),
}

/// A source as the page lists it.
#[derive(Debug, Clone)]
pub struct SourceLine {
    /// The title as its author typed it.
    pub title: String,
    /// Its address, if it has one.
    pub url: Option<String>,
    /// The host of its address, and its language.
    pub note: String,
}

impl Face {
    /// The face of these answers, filed as said, in the words of the page; without a sender it shows no contact.
    pub fn of(
        answers: &Answers,
        objective: Option<ObjectiveNumber>,
        language: TextLanguage,
        sender: Option<&Sender>,
        t: Messages,
    ) -> Self {
        let own = language.as_str() == t.language().as_str();
        let public = || FIELDS.iter().filter(|one| one.visible != Visible::Team);
        let sections: Vec<Section> = public()
            .filter_map(|one| section(one, answers, t))
            .collect();
        let facts = short_answers(answers, objective, sender, t);
        let sources = source_lines(answers, t);
        let has_a_place = |one: &Declaration| match one.kind {
            Kind::Prose { .. } => sections.iter().any(|section| section.name == one.name),
            Kind::Sources { .. } => !sources.is_empty(),
            Kind::Files => !answers.files().is_empty(),
            _ => facts.iter().any(|fact| fact.field == one.field),
        };
        let unanswered: Vec<String> = public()
            .filter(|one| one.need == Need::Asked && !has_a_place(one))
            .map(|one| t.of("face-unanswered", one.name).to_string())
            .collect();
        Self {
            title: answers.title().trim().to_owned(),
            lang: (!own).then_some(language),
            written_in: (!own).then(|| language.name(t).to_string()),
            lead: written::html(answers.summary(), Links::Text),
            meta: meta(answers, t),
            unanswered: (!unanswered.is_empty()).then(|| {
                t.say("face-unanswered")
                    .with("questions", unanswered.join(", "))
                    .to_string()
            }),
            sections,
            sources,
            files: Vec::new(),
            facts,
            notes: BTreeMap::new(),
        }
    }

    /// The same face with the pictures and files of these answers, below the address of the page.
    #[must_use]
    pub fn with_files(self, answers: &Answers, frame: &Frame, page: &Address) -> Self {
        Self {
            files: file_lines(answers.files(), frame, page),
            ..self
        }
    }

    /// The same face with the description of each picture in words, for those who judge it.
    #[must_use]
    pub fn with_descriptions(self, t: Messages) -> Self {
        let files = self.files.into_iter();
        Self {
            files: files.map(|file| file.with_description(t)).collect(),
            ..self
        }
    }

    /// The same face with notes beside its answers.
    #[must_use]
    pub fn with_notes(self, notes: BTreeMap<&'static str, AnswerNote>) -> Self {
        Self { notes, ..self }
    }

    /// What stands beside the answer of this field.
    pub fn note(&self, name: &str) -> Option<&AnswerNote> {
        self.notes.get(name)
    }
}

/// Where, since when, what kind.
fn meta(answers: &Answers, t: Messages) -> Vec<String> {
    let names = |field: Field| {
        let kind = field.declaration().kind;
        answers
            .terms(field)
            .iter()
            .map(|id| plain::term(kind, id, t))
            .collect::<Vec<_>>()
    };
    let mut places = names(Field::Regions);
    if places.is_empty() {
        places = names(Field::Countries);
    }
    let place = match places.as_slice() {
        [] => None,
        few if few.len() <= 3 => Some(few.join(", ")),
        many => Some(
            t.say("face-places-more")
                .with("places", many[..3].join(", "))
                .with("count", many.len() - 3)
                .to_string(),
        ),
    };
    let since = answers.month(Field::From).map(|from| {
        t.say("face-since")
            .with("year", from.year().to_string())
            .to_string()
    });
    let kind = answers
        .term(Field::Type)
        .map(|id| plain::term(Field::Type.declaration().kind, id, t));
    [place, since, kind].into_iter().flatten().collect()
}

/// A long answer, if something was written. A heading without a text would be a reproach.
fn section(declaration: &Declaration, answers: &Answers, t: Messages) -> Option<Section> {
    if !matches!(declaration.kind, Kind::Prose { .. }) {
        return None;
    }
    let written = answers
        .text(declaration.field)
        .map(|text| written::html(text, Links::Shown))
        .filter(|text| !text.is_empty())
        .map(SectionText::Written);
    let not_yet = || {
        let why = answers.text(Field::NoResultsYet)?;
        let sentence = t.say("face-no-results-yet").with("why", why.to_owned());
        (declaration.field == Field::Results).then(|| SectionText::NotYet(sentence.to_string()))
    };
    Some(Section {
        name: declaration.name,
        heading: t.of("face-heading", declaration.name).to_string(),
        text: written.or_else(not_yet)?,
    })
}

fn source_lines(answers: &Answers, t: Messages) -> Vec<SourceLine> {
    let line = |source: &Source| SourceLine {
        title: source.title.clone(),
        url: source.url.clone(),
        note: source_note(source, t),
    };
    answers.sources().iter().map(line).collect()
}

fn source_note(source: &Source, t: Messages) -> String {
    let host = source
        .url
        .as_deref()
        .and_then(|url| url::Url::parse(url).ok())
        .and_then(|url| url.host_str().map(str::to_owned));
    let language = source
        .language
        .as_deref()
        .and_then(TextLanguage::parse)
        .map(|language| language.name(t).to_string());
    host.into_iter()
        .chain(language)
        .collect::<Vec<_>>()
        .join(", ")
}
