//! The questions of a step, made by walking the fields' table. Each kind of answer has one shape; no single field has a
//! shape of its own. The inputs hold what was typed, or what is stored.

mod several;

use super::offered::{choices_of, read_on, with_layout};
use crate::config::Settings;
use crate::language::{Message, Messages, TextLanguage};
use crate::practice::answers::{FocalPoint, Organisation, PrincipleShown, Source};
use crate::practice::fields::{Declaration, Field, Kind, Need, Vocabulary};
use crate::practice::missing::{ACTION_LEAST, SUMMARY_SAYS_ALL};
use crate::showing::comments::DrawnThread;
use crate::showing::findings::FindingLine;
use crate::showing::remark::ShownRemark;
use crate::taxonomy::Promise;
use crate::web::field::FieldLink;
use crate::web::{Choice, FormField, Refused};

/// One question with its inputs.
#[derive(Debug, Clone)]
pub struct Question {
    pub name: &'static str,
    /// Whether it is a list. The form names each list that it held, even an empty one.
    pub list: bool,
    /// The shape in which it is drawn.
    pub body: QuestionBody,
    /// What the checks find in the stored answer.
    pub findings: Vec<FindingLine>,
    /// The answer that another window saved meanwhile.
    pub other: Option<OtherAnswer>,
    /// What the review team asks of the answer.
    pub points: Vec<DrawnThread>,
    /// What readers for clearance have remarked and no author has settled.
    pub remarks: Vec<ShownRemark>,
}

/// The six shapes of a question.
#[derive(Debug, Clone)]
#[expect(
    clippy::large_enum_variant,
    reason = "a page has a few dozen, each made once and drawn once"
)]
pub enum QuestionBody {
    /// One input, or one set of choices.
    Field(FormField),
    /// Several inputs that are one answer.
    Group(InputGroup),
    /// Rows of inputs.
    Rows(InputRows),
    /// A line for each term of a vocabulary.
    Lines(TermLines),
    /// Terms chosen from many by their names.
    Picker(TermPicker),
    /// Files, which are sent on a page of their own.
    Files(FilesQuestion),
}

/// Several inputs that are one answer.
#[derive(Debug, Clone)]
pub struct InputGroup {
    /// The question itself, for its label, help and problem.
    pub whole: FormField,
    pub fields: Vec<FormField>,
}

/// Rows of inputs.
#[derive(Debug, Clone)]
pub struct InputRows {
    pub whole: FormField,
    /// The list's name, which the button “add” sends.
    pub list: &'static str,
    pub all: Vec<InputRow>,
    /// The label of the button “add”, while the list has room.
    pub add: Option<String>,
}

/// One row.
#[derive(Debug, Clone)]
pub struct InputRow {
    pub legend: String,
    pub fields: Vec<FormField>,
    /// The value that the button “remove” sends.
    pub remove: String,
}

/// A line for each term.
#[derive(Debug, Clone)]
pub struct TermLines {
    pub whole: FormField,
    /// The lines: the name of the hidden id, the id, the input.
    pub lines: Vec<(String, &'static str, FormField)>,
}

/// Terms chosen by name.
#[derive(Debug, Clone)]
pub struct TermPicker {
    pub whole: FormField,
    /// The chosen terms: id and name.
    pub chosen: Vec<(String, String)>,
    /// The input for one more.
    pub add: FormField,
    /// The id of its suggestions.
    pub list: &'static str,
    pub names: Vec<&'static str>,
}

/// The question of the files, which stand on a page of their own.
#[derive(Debug, Clone)]
pub struct FilesQuestion {
    pub whole: FormField,
    /// The name of each file.
    pub names: Vec<String>,
    /// The address of that page, once it is known.
    pub page: String,
}

/// The answer that another window saved meanwhile.
#[derive(Debug, Clone)]
pub struct OtherAnswer {
    pub text: String,
    /// The choice between the two answers.
    pub choice: FormField,
}

impl Question {
    /// Draws one question. `refused` holds the values of the inputs and their problems.
    pub fn draw(
        t: Messages,
        declaration: &'static Declaration,
        refused: &Refused,
        language: Option<TextLanguage>,
        settings: &Settings,
    ) -> Self {
        let drawer = QuestionDrawer {
            t,
            declaration,
            refused,
            language,
            settings,
        };
        Self {
            name: declaration.name,
            list: declaration.kind.is_list() && declaration.kind != Kind::Files,
            body: drawer.body(),
            findings: Vec::new(),
            other: None,
            points: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Every input that may have a problem, in the order of the page.
    pub fn fields(&self) -> Vec<&FormField> {
        match &self.body {
            QuestionBody::Field(field) => vec![field],
            QuestionBody::Group(group) => {
                std::iter::once(&group.whole).chain(&group.fields).collect()
            }
            QuestionBody::Rows(rows) => {
                let parts = rows.all.iter().flat_map(|row| &row.fields);
                std::iter::once(&rows.whole).chain(parts).collect()
            }
            QuestionBody::Lines(lines) => {
                let parts = lines.lines.iter().map(|(.., field)| field);
                std::iter::once(&lines.whole).chain(parts).collect()
            }
            QuestionBody::Picker(picker) => vec![&picker.whole, &picker.add],
            QuestionBody::Files(files) => vec![&files.whole],
        }
    }

    /// The inputs of its rows, and the box of its names.
    pub fn fields_mut(&mut self) -> Vec<&mut FormField> {
        match &mut self.body {
            QuestionBody::Rows(rows) => rows
                .all
                .iter_mut()
                .flat_map(|row| &mut row.fields)
                .collect(),
            QuestionBody::Picker(picker) => vec![&mut picker.add],
            QuestionBody::Field(_)
            | QuestionBody::Group(_)
            | QuestionBody::Lines(_)
            | QuestionBody::Files(_) => Vec::new(),
        }
    }
}

/// “Organisation 2”: the heading of a row.
pub fn row_legend(t: Messages, list: &str, position: usize) -> String {
    let legend = if list == Field::Sources.name() {
        "drafting-source"
    } else if list == Field::Files.name() {
        "drafting-file"
    } else {
        "drafting-organisation"
    };
    t.say(legend).with("number", position + 1).to_string()
}

struct QuestionDrawer<'a> {
    t: Messages,
    declaration: &'static Declaration,
    refused: &'a Refused,
    language: Option<TextLanguage>,
    settings: &'a Settings,
}

impl QuestionDrawer<'_> {
    fn body(&self) -> QuestionBody {
        let (t, name) = (self.t, self.declaration.name);
        let label = t.of("field-label", name);
        match self.declaration.kind {
            Kind::Line { most, warn } => QuestionBody::Field(self.limited(
                self.in_text_language(FormField::text(t, name, &label)),
                most,
                warn,
            )),
            Kind::Summary { most, warn, .. } => QuestionBody::Field(self.limited(
                self.in_text_language(FormField::area(t, name, &label, 9)),
                most,
                warn,
            )),
            Kind::Prose { most } => QuestionBody::Field(self.limited(
                self.in_text_language(FormField::area(t, name, &label, 8)),
                most,
                most,
            )),
            Kind::YesNo => {
                let choices = ["yes", "no"].map(|id| Choice::new(id, t.of("answer", id)));
                QuestionBody::Field(self.helped(FormField::radios(t, name, &label, choices.into())))
            }
            Kind::One(Vocabulary::Language) => {
                let languages = self.choices(Vocabulary::Language);
                QuestionBody::Field(
                    self.helped(FormField::select(t, name, &label, languages).width("w10")),
                )
            }
            Kind::One(vocabulary) => {
                let mut field = FormField::radios(t, name, &label, self.choices(vocabulary));
                field.link = read_on(t, vocabulary);
                QuestionBody::Field(self.helped(with_layout(field, vocabulary, false)))
            }
            Kind::Several {
                of: Vocabulary::Country | Vocabulary::Region,
                ..
            } => QuestionBody::Picker(self.picker()),
            Kind::Several { of, .. } => {
                let field = FormField::checks(t, name, &label, self.choices(of));
                let field = self.helped(with_layout(field, of, true));
                QuestionBody::Field(self.with_licence(field))
            }
            Kind::Month => QuestionBody::Field(self.helped(FormField::month(t, name, &label))),
            Kind::Doi => QuestionBody::Field(self.helped(FormField::text(t, name, &label))),
            Kind::Organisations { most } | Kind::Sources { most } => {
                QuestionBody::Rows(self.rows(most))
            }
            Kind::Principles => QuestionBody::Lines(self.lines()),
            Kind::Files => QuestionBody::Files(FilesQuestion {
                whole: self.whole(),
                names: Vec::new(),
                page: String::new(),
            }),
            Kind::FocalPoint => QuestionBody::Group(self.focal_point()),
        }
    }

    /// The permission to publish names the licence and links it.
    fn with_licence(&self, mut field: FormField) -> FormField {
        if self.declaration.field != Field::Rights {
            return field;
        }
        let (t, licence) = (self.t, &self.settings.licence);
        for choice in &mut field.choices {
            if choice.value == Promise::Publish.as_str() {
                let label = t.say("drafting-publish-under");
                choice.label = label.with("licence", licence.name.as_str()).to_string();
            }
        }
        let reads = t.say("drafting-read-licence");
        let reads = reads.with("licence", licence.name.as_str()).to_string();
        field.link = Some(FieldLink {
            text: reads,
            address: licence.url.to_string(),
            rel: "license",
        });
        field
    }

    /// The field with its help, “(optional)”, its value and its problem.
    fn helped(&self, field: FormField) -> FormField {
        let t = self.t;
        let field = field.hint(self.hint());
        let field = match self.declaration.need {
            Need::Required => field.marked("needed", t.say("drafting-needed")),
            Need::Conditional => field.marked("needed", t.say("drafting-needed-if")),
            Need::Asked => field.marked("asked", t.say("drafting-asked")),
            Need::Optional => field.optional(),
        };
        field.refused(Some(self.refused))
    }

    /// The help under the question. It says every limit and condition, with the numbers that the check uses.
    fn hint(&self) -> Message {
        let hint = self.t.of("field-hint", self.declaration.name);
        let hint = hint.with("action", ACTION_LEAST);
        let hint = hint.with("whole", SUMMARY_SAYS_ALL);
        match self.declaration.kind {
            Kind::Summary { least, most, .. } => hint.with("least", least).with("most", most),
            Kind::Line { most, .. } | Kind::Prose { most } | Kind::Several { most, .. } => {
                hint.with("most", most)
            }
            Kind::Organisations { most } => {
                hint.with("most", most).with("part", Organisation::NAME)
            }
            Kind::Sources { most } => hint
                .with("most", most)
                .with("part", Source::TITLE)
                .with("links", self.settings.links),
            Kind::Principles => hint.with("part", PrincipleShown::HOW),
            Kind::Files => hint.with("most", self.settings.practice_files),
            Kind::FocalPoint => hint.with("part", FocalPoint::LINE),
            Kind::YesNo | Kind::One(_) | Kind::Month | Kind::Doi => hint,
        }
    }

    /// The same with its limit, and with advice to shorten a long text.
    fn limited(&self, field: FormField, most: usize, warn: usize) -> FormField {
        let field = self.helped(field).limit(most);
        let length = field.value().chars().count();
        if length <= warn || length > most {
            return field;
        }
        let hint = field.hint.clone().unwrap_or_default();
        let stop = if hint.ends_with('.') { "" } else { "." };
        let advice = self.t.say("drafting-long").with("warn", warn);
        field.hint(format!("{hint}{stop} {advice}"))
    }

    fn in_text_language(&self, field: FormField) -> FormField {
        match self.language {
            Some(language) if language.as_str() != self.t.language().as_str() => {
                field.in_language(language)
            }
            _ => field,
        }
    }

    /// The question above several inputs.
    fn whole(&self) -> FormField {
        let (t, name) = (self.t, self.declaration.name);
        self.helped(FormField::text(t, name, &t.of("field-label", name)))
    }

    fn choices(&self, vocabulary: Vocabulary) -> Vec<Choice> {
        let several = matches!(self.declaration.kind, Kind::Several { .. });
        choices_of(self.t, vocabulary, several)
    }
}
