//! The answers of a practice as columns of a table, such as a CSV file. They follow from the fields' table: each public
//! field has one column or several, and what is written into them is read back from them, typed and checked. The names are
//! a promise: a column may be added, and none is renamed. Knows no file and no page.

mod reading;

use std::sync::LazyLock;

use super::answers::{Answer, Answers};
use super::fields::{Declaration, FIELDS, Field, Kind, Visible, Vocabulary};
use crate::language::Messages;
use crate::taxonomy::PrincipleId;

pub use reading::{CellProblem, UnreadableCell, read_answers, read_yes_no, split};

/// What stands in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    YesNo,
    /// A moment in UTC, as `2026-11-24T09:30:00Z`.
    Moment,
    /// A year, with or without its month: `2019` or `2019-03`.
    Month,
    /// A web address.
    Address,
    /// The id of a term.
    Term,
    /// Several values, joined by `;`.
    List,
}

impl ColumnType {
    /// The last part of the key of its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::YesNo => "yes_no",
            Self::Moment => "moment",
            Self::Month => "month",
            Self::Address => "address",
            Self::Term => "term",
            Self::List => "list",
        }
    }
}

/// What a column has of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnPart {
    /// The answer itself: a text, an id, names of organisations, titles of sources.
    Value,
    /// The names of terms in the language of the file. They are for people, and nothing is read from them.
    Names,
    /// The kinds of organisations.
    Kinds,
    /// The roles of organisations.
    Roles,
    /// How a principle shows.
    How,
    /// The addresses of sources.
    Urls,
    /// The languages of sources.
    Languages,
}

impl ColumnPart {
    /// The word in names of columns and in keys of messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Names => "names",
            Self::Kinds => "kinds",
            Self::Roles => "roles",
            Self::How => "how",
            Self::Urls => "urls",
            Self::Languages => "languages",
        }
    }

    /// The columns of an answer of this kind.
    const fn of_kind(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Line { .. }
            | Kind::Summary { .. }
            | Kind::Prose { .. }
            | Kind::YesNo
            | Kind::Doi
            | Kind::Month => &[Self::Value],
            Kind::One(_) | Kind::Several { .. } => &[Self::Value, Self::Names],
            Kind::Organisations { .. } => &[Self::Value, Self::Kinds, Self::Roles],
            Kind::Principles => &[Self::Value, Self::Names, Self::How],
            Kind::Sources { .. } => &[Self::Value, Self::Urls, Self::Languages],
            // No public field of the data is of this kind.
            Kind::FocalPoint | Kind::Files => &[],
        }
    }
}

/// A column with a part of one answer.
#[derive(Clone, Debug)]
pub struct AnswerColumn {
    /// The name in the header: lower case with underscores.
    pub name: String,
    /// The field whose answer it has. The column of the main objective has the others, too.
    pub field: Field,
    /// What it has of that answer.
    pub part: ColumnPart,
}

/// The columns of all public answers, in the order of the form.
pub static ANSWER_COLUMNS: LazyLock<Vec<AnswerColumn>> =
    LazyLock::new(|| written_fields().flat_map(columns_of).collect());

/// The public fields with columns of their own. The other objectives stand in the column of the main one.
pub fn written_fields() -> impl Iterator<Item = &'static Declaration> {
    let public = FIELDS.iter().filter(|one| one.visible == Visible::Public);
    public.filter(|one| one.field != Field::Also && one.kind.has_columns())
}

fn columns_of(declaration: &'static Declaration) -> impl Iterator<Item = AnswerColumn> {
    let parts = ColumnPart::of_kind(declaration.kind).iter();
    parts.map(|part| AnswerColumn {
        name: column_name(declaration, *part),
        field: declaration.field,
        part: *part,
    })
}

/// The name of the field, or the word that other catalogues use for it.
pub fn column_name(declaration: &Declaration, part: ColumnPart) -> String {
    let base = match declaration.field {
        Field::From => "start",
        Field::Until => "end",
        Field::PrimaryObjective => "objectives",
        _ => declaration.name,
    };
    match part {
        ColumnPart::Value => base.to_owned(),
        ColumnPart::Names if !holds_several(declaration) => format!("{base}_name"),
        part => format!("{base}_{}", part.as_str()),
    }
}

fn holds_several(declaration: &Declaration) -> bool {
    declaration.kind.is_list() || declaration.field == Field::PrimaryObjective
}

impl AnswerColumn {
    /// What stands in its cells.
    pub fn kind(&self) -> ColumnType {
        let declaration = self.field.declaration();
        if holds_several(declaration) {
            return ColumnType::List;
        }
        match (self.part, declaration.kind) {
            (ColumnPart::Value, Kind::YesNo) => ColumnType::YesNo,
            (ColumnPart::Value, Kind::Month) => ColumnType::Month,
            (ColumnPart::Value, Kind::One(_)) => ColumnType::Term,
            _ => ColumnType::Text,
        }
    }

    /// The last part of the key of the sentence that says what it holds.
    pub fn message_key(&self) -> &'static str {
        let declaration = self.field.declaration();
        match (self.part, declaration.kind) {
            (ColumnPart::Value, _) if self.field == Field::PrimaryObjective => "objectives",
            (ColumnPart::Value, Kind::YesNo) => "yes_no",
            (ColumnPart::Value, Kind::Month) => "month",
            (ColumnPart::Value, Kind::One(_)) => "id",
            (
                ColumnPart::Value,
                Kind::Several {
                    of: Vocabulary::Country,
                    ..
                },
            ) => "countries",
            (ColumnPart::Value, Kind::Several { .. } | Kind::Principles) => "ids",
            (ColumnPart::Value, Kind::Organisations { .. }) => "organisations",
            (ColumnPart::Value, Kind::Sources { .. }) => "sources",
            (ColumnPart::Value, _) => "text",
            (ColumnPart::Names, _) if !holds_several(declaration) => "name",
            (part, _) => part.as_str(),
        }
    }

    /// The vocabulary of its ids.
    pub fn vocabulary(&self) -> Option<Vocabulary> {
        match self.field.declaration().kind {
            Kind::One(vocabulary) | Kind::Several { of: vocabulary, .. }
                if self.part == ColumnPart::Value =>
            {
                Some(vocabulary)
            }
            _ => None,
        }
    }

    /// Its cell in the row of these answers; names are in the language of `t`.
    pub fn cell(&self, answers: &Answers, t: Messages) -> String {
        let parts = self.parts(answers, t);
        if holds_several(self.field.declaration()) {
            join(parts)
        } else {
            parts.concat()
        }
    }

    fn parts(&self, answers: &Answers, t: Messages) -> Vec<String> {
        let kind = self.field.declaration().kind;
        if self.field == Field::PrimaryObjective {
            let ids = objectives(answers);
            return ids.map(|id| self.of_term(kind, id, t)).collect();
        }
        match answers.get(self.field) {
            None | Some(Answer::FocalPoint(_) | Answer::Files(_)) => Vec::new(),
            Some(Answer::Text(text)) => vec![text.clone()],
            Some(Answer::YesNo(yes)) => vec![yes.to_string()],
            Some(Answer::Month(month)) => vec![month.to_string()],
            Some(Answer::Doi(doi)) => vec![doi.as_str().to_owned()],
            Some(Answer::One(id)) => vec![self.of_term(kind, id, t)],
            Some(Answer::Several(ids)) => ids.iter().map(|id| self.of_term(kind, id, t)).collect(),
            Some(Answer::Organisations(all)) => all
                .iter()
                .map(|one| match self.part {
                    ColumnPart::Kinds => one.kind.clone(),
                    ColumnPart::Roles => one.role.clone(),
                    _ => one.name.clone(),
                })
                .collect(),
            Some(Answer::Principles(all)) => all
                .iter()
                .map(|one| match self.part {
                    ColumnPart::Names => principle_name(&one.principle, t),
                    ColumnPart::How => one.how.clone(),
                    _ => one.principle.clone(),
                })
                .collect(),
            Some(Answer::Sources(all)) => all
                .iter()
                .map(|one| match self.part {
                    ColumnPart::Urls => one.url.clone().unwrap_or_default(),
                    ColumnPart::Languages => one.language.clone().unwrap_or_default(),
                    _ => one.title.clone(),
                })
                .collect(),
        }
    }

    fn of_term(&self, kind: Kind, id: &str, t: Messages) -> String {
        match (self.part, kind) {
            (ColumnPart::Names, Kind::One(of) | Kind::Several { of, .. }) => of.name(id, t),
            _ => id.to_owned(),
        }
    }
}

/// The main objective first, then the others.
fn objectives(answers: &Answers) -> impl Iterator<Item = &str> {
    let main = answers.term(Field::PrimaryObjective);
    let others = answers.terms(Field::Also).iter().map(String::as_str);
    let others = others.filter(move |other| Some(*other) != main);
    main.into_iter().chain(others)
}

fn principle_name(id: &str, t: Messages) -> String {
    let name = PrincipleId::parse(id).map(|known| known.name(t));
    name.unwrap_or(id).to_owned()
}

/// The values of a list in one cell. A `;` or `\` within a value has a `\` before it.
pub fn join(values: Vec<String>) -> String {
    let escaped = values
        .into_iter()
        .map(|value| value.replace('\\', "\\\\").replace(';', "\\;"));
    escaped.collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use serde_json::json;

    use super::*;
    use crate::language::Language;

    fn written(answers: &Answers) -> HashMap<String, String> {
        let t = Messages::new(Language::En);
        let columns = ANSWER_COLUMNS.iter();
        columns
            .map(|column| (column.name.clone(), column.cell(answers, t)))
            .collect()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let answers = Answers::from_json(&json!({
            "title": "One; two \\ three", "summary": "=1+1\n\nA second paragraph", "language": "ar", "doi": "10.1234/a;b",
            "on_behalf": true, "countries": ["KZ", "EG"], "from": "2019-03", "until": "2022",
            "organisations": [
                {"name": "Labour; Social\\", "kind": "", "role": "lead"},
                {"name": "City", "kind": "", "role": ""},
            ],
            "primary_objective": "9", "also": ["23", "1"],
            "principles": [{"principle": "people-centred", "how": "At; once"}],
            "sources": [
                {"title": "Report", "url": "https://a.example/?x=1;y=2"},
                {"title": "", "language": "fr"},
            ],
        }))
        .unwrap();
        let row = written(&answers);
        assert_eq!(row["objectives"], "9;23;1");
        assert_eq!(row["countries"], "KZ;EG");
        assert_eq!(row["countries_names"], "Kazakhstan;Egypt");
        assert_eq!(row["organisations"], "Labour\\; Social\\\\;City");
        assert_eq!(
            (row["start"].as_str(), row["end"].as_str()),
            ("2019-03", "2022")
        );
        assert_eq!(row["sources_urls"], "https://a.example/?x=1\\;y=2;");
        assert_eq!(
            read_answers(|name| row.get(name).map(String::as_str)),
            Ok(answers)
        );
    }

    #[test]
    fn what_is_in_no_list_is_refused_by_its_column() {
        for (column, cell) in [
            ("type", "legislature"),
            ("countries", "KZ;Atlantis"),
            ("objectives", "9;24"),
            ("start", "March 2019"),
            ("doi", "see 10.1234"),
            ("on_behalf", "perhaps"),
            ("organisations_kinds", "a"),
            ("principles", "none"),
        ] {
            let row = HashMap::from([("organisations", "City"), (column, cell)]);
            let read = read_answers(|name| row.get(name).copied());
            let names: Vec<String> = read
                .unwrap_err()
                .into_iter()
                .map(|one| one.column)
                .collect();
            assert_eq!(names, [column]);
        }
    }

    /// The values of lists that stand side by side belong to the same things, so a value that is missing is no wrong value.
    #[test]
    fn a_list_with_too_few_values_is_told_beside_which_one() {
        for (cells, sentence) in [
            (
                [
                    ("organisations", "A;B"),
                    ("organisations_kinds", "government"),
                ],
                "column “organisations_kinds”: it needs as many values as column “organisations”, which has 2; it has 1",
            ),
            (
                [("organisations", "A"), ("organisations_roles", "lead;lead")],
                "column “organisations”: it needs as many values as column “organisations_roles”, which has 2; it has 1",
            ),
            (
                [("sources", "A;B;C"), ("sources_urls", "https://a.example;")],
                "column “sources_urls”: it needs as many values as column “sources”, which has 3; it has 2",
            ),
            (
                [
                    ("principles", "people-centred;people-centred"),
                    ("principles_how", "At once"),
                ],
                "column “principles_how”: it needs as many values as column “principles”, which has 2; it has 1",
            ),
        ] {
            let row = HashMap::from(cells);
            let unread = read_answers(|name| row.get(name).copied()).unwrap_err();
            let said: Vec<String> = unread.iter().map(ToString::to_string).collect();
            assert_eq!(said, [sentence]);
        }
    }

    #[test]
    fn yes_and_no_are_read_as_people_and_programs_write_them() {
        for (cell, yes) in [
            ("true", Some(true)),
            ("TRUE", Some(true)),
            (" False ", Some(false)),
            ("VRAI", Some(true)),
            ("FAUX", Some(false)),
            ("1", Some(true)),
            ("0", Some(false)),
            ("Yes", Some(true)),
            ("NO", Some(false)),
            ("oui", Some(true)),
            ("non", Some(false)),
            ("", None),
            ("2", None),
            ("perhaps", None),
        ] {
            assert_eq!(read_yes_no(cell), yes, "{cell:?}");
        }
    }

    #[test]
    fn names_are_plain_and_none_is_used_twice() {
        let mut names: Vec<_> = ANSWER_COLUMNS.iter().map(|one| one.name.clone()).collect();
        let plain = |name: &String| {
            name.bytes()
                .all(|one| one.is_ascii_lowercase() || one == b'_')
        };
        assert!(names.iter().all(plain), "{names:?}");
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
