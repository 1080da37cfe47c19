//! A record as an export writes it, turned into the cells that a table would have: both forms are read by the same rules. A
//! record without the details of an export will do: a term may stand there by its id or its name alone. Pure.

use std::collections::BTreeMap;

use serde_json::Value;

use super::cells::Cells;
use super::report::RowProblem;
use crate::catalogue::FactColumn;
use crate::practice::columns::{ColumnPart, column_name, join, written_fields};
use crate::practice::fields::{Declaration, Field, Kind};

/// The cells of a record.
pub fn cells_of_record(record: &Value) -> Result<Cells, RowProblem> {
    let Value::Object(object) = record else {
        return Err(RowProblem::Unreadable("it is no object".to_owned()));
    };
    let mut cells = BTreeMap::new();
    let mut reader = RecordReader { cells: &mut cells };
    reader.facts(record);
    for declaration in written_fields() {
        let value = object.get(declaration.name).unwrap_or(&Value::Null);
        if declaration.field == Field::PrimaryObjective {
            let others = object.get(Field::Also.name()).and_then(Value::as_array);
            let all = [value].into_iter().filter(|value| !value.is_null());
            let ids = all.chain(others.into_iter().flatten()).map(term).collect();
            reader.set(declaration, ColumnPart::Value, join(ids));
        } else {
            reader.answer(declaration, value);
        }
    }
    if let Some(key) = object.get("key") {
        cells.insert("key".into(), plain(key));
    }
    Ok(Cells::Named(cells))
}

struct RecordReader<'c> {
    cells: &'c mut BTreeMap<String, String>,
}

impl RecordReader<'_> {
    fn facts(&mut self, record: &Value) {
        let at = |path: &str| plain(record.pointer(path).unwrap_or(&Value::Null));
        let names = record.get("author_names").and_then(Value::as_array);
        let part = |name: &str| {
            let names = names.into_iter().flatten();
            join(
                names
                    .map(|one| plain(one.get(name).unwrap_or(&Value::Null)))
                    .collect(),
            )
        };
        let authors = record.get("authors").and_then(Value::as_array);
        let authors = join(authors.into_iter().flatten().map(plain).collect());
        let orcids = record.get("author_orcids").and_then(Value::as_array);
        let orcids = join(orcids.into_iter().flatten().map(plain).collect());
        let facts = [
            (FactColumn::Url, at("/url")),
            (FactColumn::Slug, at("/slug")),
            (FactColumn::Reference, at("/reference")),
            (FactColumn::Identifier, at("/identifier")),
            (FactColumn::Revision, at("/version")),
            (FactColumn::Published, at("/published")),
            (FactColumn::Updated, at("/updated")),
            (FactColumn::SubmittedBy, at("/submitted_by/name")),
            (
                FactColumn::SubmittedByOrganisation,
                at("/submitted_by/organisation"),
            ),
            (FactColumn::Authors, authors),
            (FactColumn::AuthorOrcids, orcids),
            (FactColumn::AuthorGivenNames, part("given")),
            (FactColumn::AuthorFamilyNames, part("family")),
            (FactColumn::Licence, at("/licence/name")),
            (FactColumn::ReviewReviewers, at("/review/reviewers")),
            (FactColumn::ReviewExperts, at("/review/experts")),
            (FactColumn::ReviewRounds, at("/review/rounds")),
            (FactColumn::ReviewFrom, at("/review/from")),
            (FactColumn::ReviewChecklist, has_checklist(record)),
            (FactColumn::TranslationOf, at("/translation_of/url")),
            (FactColumn::TranslatesVersion, at("/translation_of/version")),
        ];
        for (column, cell) in facts {
            self.cells.insert(column.as_str().into(), cell);
        }
    }

    fn set(&mut self, declaration: &'static Declaration, part: ColumnPart, cell: String) {
        self.cells.insert(column_name(declaration, part), cell);
    }

    fn answer(&mut self, declaration: &'static Declaration, value: &Value) {
        if !declaration.kind.has_columns() {
            return;
        }
        let parts: &[(ColumnPart, &str)] = match declaration.kind {
            Kind::Organisations { .. } => &[
                (ColumnPart::Value, "name"),
                (ColumnPart::Kinds, "kind"),
                (ColumnPart::Roles, "role"),
            ],
            Kind::Principles => &[(ColumnPart::Value, "id"), (ColumnPart::How, "how")],
            Kind::Sources { .. } => &[
                (ColumnPart::Value, "title"),
                (ColumnPart::Urls, "url"),
                (ColumnPart::Languages, "language"),
            ],
            Kind::Several { .. } => {
                let all = value.as_array().into_iter().flatten();
                self.set(
                    declaration,
                    ColumnPart::Value,
                    join(all.map(term).collect()),
                );
                return;
            }
            _ => {
                self.set(declaration, ColumnPart::Value, term(value));
                return;
            }
        };
        for (part, name) in parts {
            let all = value.as_array().into_iter().flatten();
            let values = all.map(|one| term(one.get(*name).unwrap_or(&Value::Null)));
            self.set(declaration, *part, join(values.collect()));
        }
    }
}

/// The record of a review names the lines of its checklist, if there was one.
fn has_checklist(record: &Value) -> String {
    match record.get("review") {
        None | Some(Value::Null) => String::new(),
        Some(review) => review
            .get("checklist")
            .is_some_and(|lines| !lines.is_null())
            .to_string(),
    }
}

/// The id of a term, which may stand there with its name, or alone.
fn term(value: &Value) -> String {
    match value {
        Value::Object(term) => plain(term.get("id").or(term.get("name")).unwrap_or(&Value::Null)),
        value => plain(value),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}
