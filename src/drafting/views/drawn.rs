//! The questions of a step, made by walking the fields' table. Each kind of answer has one shape; no single field has a
//! shape of its own. The inputs hold what was typed, or what is stored.

use super::offered::{choices_of, with_layout};
use crate::drafting::forms::{box_beside, part_name, rows_of};
use crate::language::{Messages, TextLanguage};
use crate::practice::answers::{FocalPoint, Organisation, PrincipleShown, Source};
use crate::practice::fields::{Declaration, Field, Kind, Need, Vocabulary};
use crate::practice::plain;
use crate::taxonomy::{
    OrganisationKind, OrganisationRole, countries, principles, read_countries, regions,
};
use crate::web::{Choice, FormField, Refused};

/// One question with its inputs.
#[derive(Debug, Clone)]
pub struct Question {
    pub name: &'static str,
    /// Whether it is a list. The form names each list that it held, even an empty one.
    pub list: bool,
    /// The shape in which it is drawn.
    pub body: QuestionBody,
    /// The answer that another window saved meanwhile.
    pub other: Option<OtherAnswer>,
}

/// The five shapes of a question.
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
    ) -> Self {
        let drawer = QuestionDrawer {
            t,
            declaration,
            refused,
            language,
        };
        Self {
            name: declaration.name,
            list: declaration.kind.is_list(),
            body: drawer.body(),
            other: None,
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
        }
    }
}

struct QuestionDrawer<'a> {
    t: Messages,
    declaration: &'static Declaration,
    refused: &'a Refused,
    language: Option<TextLanguage>,
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
                let field = FormField::radios(t, name, &label, self.choices(vocabulary));
                QuestionBody::Field(self.helped(with_layout(field, vocabulary, false)))
            }
            Kind::Several {
                of: Vocabulary::Country | Vocabulary::Region,
                ..
            } => QuestionBody::Picker(self.picker()),
            Kind::Several { of, .. } => {
                let field = FormField::checks(t, name, &label, self.choices(of));
                QuestionBody::Field(self.helped(with_layout(field, of, true)))
            }
            Kind::Month => QuestionBody::Field(self.helped(FormField::month(t, name, &label))),
            Kind::Organisations { most } | Kind::Sources { most } => {
                QuestionBody::Rows(self.rows(most))
            }
            Kind::Principles => QuestionBody::Lines(self.lines()),
            Kind::FocalPoint => QuestionBody::Group(self.focal_point()),
        }
    }

    /// The field with its help, “(optional)”, its value and its problem.
    fn helped(&self, field: FormField) -> FormField {
        let field = field.hint(self.t.of("field-hint", self.declaration.name));
        let optional = self.declaration.need == Need::Optional;
        let field = if optional { field.optional() } else { field };
        field.refused(Some(self.refused))
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

    fn picker(&self) -> TermPicker {
        let (t, name, kind) = (self.t, self.declaration.name, self.declaration.kind);
        let country = self.declaration.field == Field::Countries;
        let list = if country {
            "country-names"
        } else {
            "region-names"
        };
        let add_name = box_beside(name);
        let label = t.say(if country {
            "drafting-add-country"
        } else {
            "drafting-add-region"
        });
        let add = FormField::text(t, &add_name, &label)
            .suggesting(list)
            .autocomplete("off");
        let add = match self.sharing(&add_name) {
            Some(sharing) => add.hint(sharing),
            None if country => add.hint(t.say("drafting-add-country-hint")),
            None => add.hint(t.say("drafting-add-region-hint")),
        };
        let names = if country {
            countries(t)
                .iter()
                .map(|one| one.unshared_name(t))
                .collect()
        } else {
            regions(t).into_iter().map(|one| one.name(t)).collect()
        };
        let ids = self.refused.typed.all(name).filter(|id| !id.is_empty());
        TermPicker {
            whole: self.whole(),
            chosen: ids
                .map(|id| (id.to_owned(), plain::term(kind, id, t)))
                .collect(),
            add: add.refused(Some(self.refused)),
            list,
            names,
        }
    }

    /// The countries that share a name typed in the box, by names that tell them apart.
    fn sharing(&self, beside: &str) -> Option<String> {
        let t = self.t;
        let typed_names = read_countries(self.refused.typed.get(beside));
        let (name, places) = typed_names.shared.into_iter().next()?;
        let places = places.into_iter().map(|place| place.unshared_name(t));
        let hint = t
            .say("drafting-sharing")
            .with("name", name)
            .with("places", places.collect::<Vec<_>>().join("; "));
        Some(hint.to_string())
    }

    fn rows(&self, most: usize) -> InputRows {
        let (t, list) = (self.t, self.declaration.name);
        let mut there = rows_of(&self.refused.typed, list);
        if there.is_empty() {
            there.push(0);
        }
        let sources = self.declaration.field == Field::Sources;
        let (legend, add) = if sources {
            ("drafting-source", "drafting-add-source")
        } else {
            ("drafting-organisation", "drafting-add-organisation")
        };
        let drawn = there.iter().enumerate().map(|(position, row)| InputRow {
            legend: t.say(legend).with("number", position + 1).to_string(),
            fields: if sources {
                self.source(*row)
            } else {
                self.organisation(*row)
            },
            remove: format!("{list}[{row}]"),
        });
        InputRows {
            all: drawn.collect(),
            add: (there.len() < most).then(|| t.say(add).to_string()),
            whole: self.whole(),
            list,
        }
    }

    fn organisation(&self, row: usize) -> Vec<FormField> {
        let (t, list) = (self.t, self.declaration.name);
        let unchosen = || Choice::new("", t.say("drafting-choose"));
        let kinds = OrganisationKind::ALL
            .iter()
            .map(|one| Choice::new(one.as_str(), one.name(t)));
        let roles = OrganisationRole::ALL
            .iter()
            .map(|one| Choice::new(one.as_str(), one.name(t)));
        let (kinds, roles) = (
            std::iter::once(unchosen()).chain(kinds).collect(),
            std::iter::once(unchosen()).chain(roles).collect(),
        );
        let name = FormField::text(
            t,
            &part_name(list, row, "name"),
            &t.say("drafting-organisation-name"),
        );
        let kind = FormField::select(
            t,
            &part_name(list, row, "kind"),
            &t.say("drafting-organisation-kind"),
            kinds,
        );
        let role = FormField::select(
            t,
            &part_name(list, row, "role"),
            &t.say("drafting-organisation-role"),
            roles,
        );
        self.with_values([name, kind, role], Organisation::NAME)
    }

    fn source(&self, row: usize) -> Vec<FormField> {
        let (t, list) = (self.t, self.declaration.name);
        let title = FormField::text(
            t,
            &part_name(list, row, "title"),
            &t.say("drafting-source-title"),
        );
        let link = FormField::url(
            t,
            &part_name(list, row, "url"),
            &t.say("drafting-source-url"),
        )
        .optional();
        let language = FormField::select(
            t,
            &part_name(list, row, "language"),
            &t.say("drafting-source-language"),
            self.choices(Vocabulary::Language),
        );
        self.with_values([title, link, language.optional()], Source::TITLE)
    }

    /// The fields with their values and problems. The first shows its limit if its text is too long.
    fn with_values<const N: usize>(&self, fields: [FormField; N], most: usize) -> Vec<FormField> {
        let mut all = fields.map(|field| field.refused(Some(self.refused)));
        if let Some(first) = all.first_mut()
            && first.value().chars().count() > most
        {
            *first = first.clone().limit(most);
        }
        all.into()
    }

    fn lines(&self) -> TermLines {
        let (t, list) = (self.t, self.declaration.name);
        let lines = principles().enumerate().map(|(row, principle)| {
            let name = part_name(list, row, "how");
            let label = t.say("drafting-name").with("name", principle.name(t));
            let field = FormField::text(t, &name, &label).refused(Some(self.refused));
            let over = field.value().chars().count() > PrincipleShown::HOW;
            let field = if over {
                field.limit(PrincipleShown::HOW)
            } else {
                field
            };
            (part_name(list, row, "principle"), principle.as_str(), field)
        });
        TermLines {
            lines: lines.collect(),
            whole: self.whole(),
        }
    }

    fn focal_point(&self) -> InputGroup {
        let (t, name) = (self.t, self.declaration.name);
        let own = |what: &str| format!("{name}_{what}");
        let fields = [
            FormField::text(t, &own("name"), &t.say("drafting-focal-name")),
            FormField::text(
                t,
                &own("organisation"),
                &t.say("drafting-focal-organisation"),
            ),
            FormField::email(t, &own("email"), &t.say("drafting-focal-email")),
            FormField::tick(t, &own("public"), &t.say("drafting-focal-public")),
        ];
        InputGroup {
            whole: self.whole(),
            fields: self.with_values(fields, FocalPoint::LINE),
        }
    }
}
