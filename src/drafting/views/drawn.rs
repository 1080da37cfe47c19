//! A step's questions ready to be drawn, made by walking the fields' table: one shape for each kind of answer, none
//! for a single field. What stands in the inputs is what was typed, or what is stored.

use super::offered::{laid_out, offered};
use crate::drafting::forms::{LISTS, beside, part, rows};
use crate::language::{Messages, TextLanguage};
use crate::practice::answers::{FocalPoint, Organisation, PrincipleShown, Source};
use crate::practice::fields::{Declaration, Field as Name, Kind, Need, Vocabulary};
use crate::practice::plain;
use crate::taxonomy::{
    OrganisationKind, OrganisationRole, countries, principles, read_countries, regions,
};
use crate::web::{Choice, Field, Refused};

/// One question with what belongs to it.
#[derive(Debug, Clone)]
pub struct Question {
    /// The field's name.
    pub name: &'static str,
    /// Whether it is a list, which the form says that it held even when nothing is left in it.
    pub list: bool,
    /// How it is drawn.
    pub body: Body,
    /// What another window saved meanwhile.
    pub other: Option<Other>,
}

/// The five shapes.
#[derive(Debug, Clone)]
#[expect(
    clippy::large_enum_variant,
    reason = "a page has a few dozen, each made once and drawn once"
)]
pub enum Body {
    /// One input, or one set of choices.
    Field(Field),
    /// Several inputs that are one answer.
    Group(Group),
    /// Rows of inputs.
    Rows(Rows),
    /// A line for each term of a vocabulary.
    Lines(Lines),
    /// Terms chosen from many by their names.
    Picker(Picker),
}

/// Several inputs that are one answer.
#[derive(Debug, Clone)]
pub struct Group {
    /// The question itself, for its label, help and problem.
    pub whole: Field,
    /// Its inputs.
    pub fields: Vec<Field>,
}

/// Rows of inputs.
#[derive(Debug, Clone)]
pub struct Rows {
    /// The question itself.
    pub whole: Field,
    /// The list's name, which the button “add” sends.
    pub list: &'static str,
    /// One after another.
    pub all: Vec<Row>,
    /// What the button says, while there is room for one more.
    pub add: Option<String>,
}

/// One row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its heading.
    pub legend: String,
    /// Its inputs.
    pub fields: Vec<Field>,
    /// What the button “remove” sends.
    pub remove: String,
}

/// A line for each term.
#[derive(Debug, Clone)]
pub struct Lines {
    /// The question itself.
    pub whole: Field,
    /// The lines: the name of the hidden id, the id, the input.
    pub lines: Vec<(String, &'static str, Field)>,
}

/// Terms chosen by name.
#[derive(Debug, Clone)]
pub struct Picker {
    /// The question itself.
    pub whole: Field,
    /// What is chosen: id and name.
    pub chosen: Vec<(String, String)>,
    /// The input for one more.
    pub add: Field,
    /// The id of its suggestions.
    pub list: &'static str,
    /// The suggestions.
    pub names: Vec<&'static str>,
}

/// The answer that another window saved meanwhile.
#[derive(Debug, Clone)]
pub struct Other {
    /// As plain text.
    pub text: String,
    /// Which of the two to keep.
    pub choice: Field,
}

impl Question {
    /// Draws one question. `refused` holds what stands in the inputs and what is wrong.
    pub fn draw(
        t: Messages,
        declaration: &'static Declaration,
        refused: &Refused,
        language: Option<TextLanguage>,
    ) -> Self {
        let drawing = Drawing {
            t,
            declaration,
            refused,
            language,
        };
        Self {
            name: declaration.name,
            list: declaration.kind.is_list(),
            body: drawing.body(),
            other: None,
        }
    }

    /// Every input that may have a problem, in the order of the page.
    pub fn fields(&self) -> Vec<&Field> {
        match &self.body {
            Body::Field(field) => vec![field],
            Body::Group(group) => std::iter::once(&group.whole).chain(&group.fields).collect(),
            Body::Rows(rows) => {
                let parts = rows.all.iter().flat_map(|row| &row.fields);
                std::iter::once(&rows.whole).chain(parts).collect()
            }
            Body::Lines(lines) => {
                let parts = lines.lines.iter().map(|(.., field)| field);
                std::iter::once(&lines.whole).chain(parts).collect()
            }
            Body::Picker(picker) => vec![&picker.whole, &picker.add],
        }
    }
}

struct Drawing<'a> {
    t: Messages,
    declaration: &'static Declaration,
    refused: &'a Refused,
    language: Option<TextLanguage>,
}

impl Drawing<'_> {
    fn body(&self) -> Body {
        let (t, name) = (self.t, self.declaration.name);
        let label = t.of("field-label", name);
        match self.declaration.kind {
            Kind::Line { most, warn } => {
                Body::Field(self.asked(self.written(Field::text(t, name, &label)), most, warn))
            }
            Kind::Summary { most, warn, .. } => {
                Body::Field(self.asked(self.written(Field::area(t, name, &label, 9)), most, warn))
            }
            Kind::Prose { most } => {
                Body::Field(self.asked(self.written(Field::area(t, name, &label, 8)), most, most))
            }
            Kind::YesNo => {
                let choices = ["yes", "no"].map(|id| Choice::new(id, t.of("answer", id)));
                Body::Field(self.helped(Field::radios(t, name, &label, choices.into())))
            }
            Kind::One(Vocabulary::Language) => {
                let choices = self.choices(Vocabulary::Language);
                Body::Field(self.helped(Field::select(t, name, &label, choices).width("w10")))
            }
            Kind::One(vocabulary) => {
                let field = Field::radios(t, name, &label, self.choices(vocabulary));
                Body::Field(self.helped(laid_out(field, vocabulary, false)))
            }
            Kind::Several {
                of: Vocabulary::Country | Vocabulary::Region,
                ..
            } => Body::Picker(self.picker()),
            Kind::Several { of, .. } => {
                let field = Field::checks(t, name, &label, self.choices(of));
                Body::Field(self.helped(laid_out(field, of, true)))
            }
            Kind::Month => Body::Field(self.helped(Field::month(t, name, &label))),
            Kind::Organisations { most } | Kind::Sources { most } => Body::Rows(self.rows(most)),
            Kind::Principles => Body::Lines(self.lines()),
            Kind::FocalPoint => Body::Group(self.focal_point()),
        }
    }

    /// Help, “(optional)”, what was typed and what is wrong with it.
    fn helped(&self, field: Field) -> Field {
        let field = field.hint(self.t.of("field-hint", self.declaration.name));
        let optional = self.declaration.need == Need::Optional;
        let field = if optional { field.optional() } else { field };
        field.refused(Some(self.refused))
    }

    /// The same with its limit, and the advice to shorten what is long.
    fn asked(&self, field: Field, most: usize, warn: usize) -> Field {
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

    fn written(&self, field: Field) -> Field {
        match self.language {
            Some(language) if language.as_str() != self.t.language().as_str() => {
                field.in_language(language)
            }
            _ => field,
        }
    }

    /// The question above several inputs.
    fn whole(&self) -> Field {
        let (t, name) = (self.t, self.declaration.name);
        self.helped(Field::text(t, name, &t.of("field-label", name)))
    }

    fn choices(&self, vocabulary: Vocabulary) -> Vec<Choice> {
        let several = matches!(self.declaration.kind, Kind::Several { .. });
        offered(self.t, vocabulary, several)
    }

    fn picker(&self) -> Picker {
        let (t, name, kind) = (self.t, self.declaration.name, self.declaration.kind);
        let country = self.declaration.field == Name::Countries;
        let list = if country {
            "country-names"
        } else {
            "region-names"
        };
        let beside = beside(name);
        let label = t.say(if country {
            "drafting-add-country"
        } else {
            "drafting-add-region"
        });
        let add = Field::text(t, &beside, &label)
            .suggesting(list)
            .autocomplete("off");
        let add = match self.sharing(&beside) {
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
        Picker {
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
        let read = read_countries(self.refused.typed.get(beside));
        let (name, places) = read.shared.into_iter().next()?;
        let places = places.into_iter().map(|place| place.unshared_name(t));
        let said = t
            .say("drafting-sharing")
            .with("name", name)
            .with("places", places.collect::<Vec<_>>().join("; "));
        Some(said.to_string())
    }

    fn rows(&self, most: usize) -> Rows {
        let (t, list) = (self.t, self.declaration.name);
        let mut there = rows(&self.refused.typed, list);
        if there.is_empty() {
            there.push(0);
        }
        let sources = list == LISTS[1].0;
        let (legend, add) = if sources {
            ("drafting-source", "drafting-add-source")
        } else {
            ("drafting-organisation", "drafting-add-organisation")
        };
        let drawn = there.iter().enumerate().map(|(position, row)| Row {
            legend: t.say(legend).with("number", position + 1).to_string(),
            fields: if sources {
                self.source(*row)
            } else {
                self.organisation(*row)
            },
            remove: format!("{list}[{row}]"),
        });
        Rows {
            all: drawn.collect(),
            add: (there.len() < most).then(|| t.say(add).to_string()),
            whole: self.whole(),
            list,
        }
    }

    fn organisation(&self, row: usize) -> Vec<Field> {
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
        let name = Field::text(
            t,
            &part(list, row, "name"),
            &t.say("drafting-organisation-name"),
        );
        let kind = Field::select(
            t,
            &part(list, row, "kind"),
            &t.say("drafting-organisation-kind"),
            kinds,
        );
        let role = Field::select(
            t,
            &part(list, row, "role"),
            &t.say("drafting-organisation-role"),
            roles,
        );
        self.all([name, kind, role], Organisation::NAME)
    }

    fn source(&self, row: usize) -> Vec<Field> {
        let (t, list) = (self.t, self.declaration.name);
        let title = Field::text(
            t,
            &part(list, row, "title"),
            &t.say("drafting-source-title"),
        );
        let url = Field::url(t, &part(list, row, "url"), &t.say("drafting-source-url")).optional();
        let language = Field::select(
            t,
            &part(list, row, "language"),
            &t.say("drafting-source-language"),
            self.choices(Vocabulary::Language),
        );
        self.all([title, url, language.optional()], Source::TITLE)
    }

    /// What was typed in them; the first says when it is longer than fits.
    fn all<const N: usize>(&self, fields: [Field; N], most: usize) -> Vec<Field> {
        let mut all = fields.map(|field| field.refused(Some(self.refused)));
        if let Some(first) = all.first_mut()
            && first.value().chars().count() > most
        {
            *first = first.clone().limit(most);
        }
        all.into()
    }

    fn lines(&self) -> Lines {
        let (t, list) = (self.t, self.declaration.name);
        let lines = principles().enumerate().map(|(row, principle)| {
            let name = part(list, row, "how");
            let label = t.say("drafting-name").with("name", principle.name(t));
            let field = Field::text(t, &name, &label).refused(Some(self.refused));
            let over = field.value().chars().count() > PrincipleShown::HOW;
            let field = if over {
                field.limit(PrincipleShown::HOW)
            } else {
                field
            };
            (part(list, row, "principle"), principle.as_str(), field)
        });
        Lines {
            lines: lines.collect(),
            whole: self.whole(),
        }
    }

    fn focal_point(&self) -> Group {
        let (t, name) = (self.t, self.declaration.name);
        let own = |what: &str| format!("{name}_{what}");
        let fields = [
            Field::text(t, &own("name"), &t.say("drafting-focal-name")),
            Field::text(
                t,
                &own("organisation"),
                &t.say("drafting-focal-organisation"),
            ),
            Field::email(t, &own("email"), &t.say("drafting-focal-email")),
            Field::tick(t, &own("public"), &t.say("drafting-focal-public")),
        ];
        Group {
            whole: self.whole(),
            fields: self.all(fields, FocalPoint::LINE),
        }
    }
}
