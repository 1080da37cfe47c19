//! The questions of several inputs: names of places, rows, a line for each term, the focal point.

use super::super::wanted::row_box_label;
use super::{InputGroup, InputRow, InputRows, QuestionDrawer, TermLines, TermPicker, row_legend};
use crate::drafting::forms::{box_beside, part_name, rows_of};
use crate::practice::answers::{FocalPoint, Organisation, PrincipleShown, Source};
use crate::practice::fields::{Field, Vocabulary};
use crate::practice::plain;
use crate::taxonomy::{
    OrganisationKind, OrganisationRole, countries, principles, read_countries, regions,
};
use crate::web::{Choice, FormField};

impl QuestionDrawer<'_> {
    pub(super) fn picker(&self) -> TermPicker {
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

    pub(super) fn rows(&self, most: usize) -> InputRows {
        let (t, list) = (self.t, self.declaration.name);
        let mut there = rows_of(&self.refused.typed, list);
        if there.is_empty() {
            there.push(0);
        }
        let sources = self.declaration.field == Field::Sources;
        let add = if sources {
            "drafting-add-source"
        } else {
            "drafting-add-organisation"
        };
        let drawn = there.iter().enumerate().map(|(position, row)| InputRow {
            legend: row_legend(t, list, position),
            fields: if sources {
                self.in_row(position, self.source(*row))
            } else {
                self.in_row(position, self.organisation(*row))
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

    /// The inputs of a row with their values and problems. Messages about them name the row.
    fn in_row(&self, position: usize, fields: [FormField; 3]) -> Vec<FormField> {
        let row = row_legend(self.t, self.declaration.name, position);
        let most = if self.declaration.field == Field::Sources {
            Source::TITLE
        } else {
            Organisation::NAME
        };
        let named = fields.map(|field| {
            let name = row_box_label(self.t, &row, field.label.clone());
            field.called(name)
        });
        self.with_values(named, most)
    }

    fn organisation(&self, row: usize) -> [FormField; 3] {
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
        [name, kind, role]
    }

    fn source(&self, row: usize) -> [FormField; 3] {
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
        [title, link, language.optional()]
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

    pub(super) fn lines(&self) -> TermLines {
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

    pub(super) fn focal_point(&self) -> InputGroup {
        let (t, name) = (self.t, self.declaration.name);
        let own = |what: &str| format!("{name}_{what}");
        let (needed, asked) = (t.say("drafting-needed"), t.say("drafting-asked"));
        let fields = [
            FormField::text(
                t,
                &own("organisation"),
                &t.say("drafting-focal-organisation"),
            )
            .marked("needed", needed),
            FormField::text(t, &own("name"), &t.say("drafting-focal-name")).marked("asked", &asked),
            FormField::email(t, &own("email"), &t.say("drafting-focal-email"))
                .marked("asked", &asked),
            FormField::tick(t, &own("public"), &t.say("drafting-focal-public")),
        ];
        InputGroup {
            whole: self.whole(),
            fields: self.with_values(fields, FocalPoint::LINE),
        }
    }
}
