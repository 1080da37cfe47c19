//! Reads the answers of a row back from its cells, typed and checked. A term is read by its id, or by its name in a language
//! of the pages; where its own column is empty, the column of names counts. Knows no file.

use unic_langid::LanguageIdentifier;

use super::{ColumnPart, column_name, written_fields};
use crate::language::{clean, clean_line};
use crate::practice::answers::{Answer, Answers, Organisation, PrincipleShown, Source, YearMonth};
use crate::practice::doi::Doi;
use crate::practice::fields::{Declaration, Field, Kind, Vocabulary};
use crate::practice::links;
use crate::taxonomy::{
    OrganisationKind, OrganisationRole, PrincipleId, Term, one_named, principles, term_named,
};

/// The values of a cell that [`super::join`] wrote; none of an empty cell.
pub fn split(cell: &str) -> Vec<String> {
    if cell.is_empty() {
        return Vec::new();
    }
    let mut values = vec![String::new()];
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        if letter == ';' {
            values.push(String::new());
            continue;
        }
        let letter = match letter {
            '\\' => letters.next().unwrap_or('\\'),
            letter => letter,
        };
        if let Some(last) = values.last_mut() {
            last.push(letter);
        }
    }
    values
}

/// Reads `true` or `false` in any case: programs for tables write them in capitals, in French as `VRAI` and `FAUX`. People
/// also write `1` and `0`, or “yes” and “no” in a language of the pages.
pub fn read_yes_no(cell: &str) -> Option<bool> {
    let cell = cell.trim();
    match cell.to_ascii_lowercase().as_str() {
        "true" | "vrai" | "1" => Some(true),
        "false" | "faux" | "0" => Some(false),
        _ => one_named(
            [true, false],
            |yes, t| t.of("answer", if yes { "yes" } else { "no" }).to_string(),
            cell,
        ),
    }
}

/// A cell that does not say what its column holds.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("column “{column}”: {why}")]
pub struct UnreadableCell {
    /// The name of the column.
    pub column: String,
    /// What is wrong with it.
    pub why: CellProblem,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CellProblem {
    /// A value is not what the column holds. The value, or its beginning.
    #[error("“{0}” is not understood")]
    Value(String),
    /// It has fewer values than the column beside it, whose values belong to the same things.
    #[error("it needs as many values as column “{beside}”, which has {of}; it has {count}")]
    Count {
        /// How many values it has.
        count: usize,
        /// The name of the column with the most values.
        beside: String,
        /// How many values that one has.
        of: usize,
    },
}

impl UnreadableCell {
    /// How much of a value is repeated.
    const MOST: usize = 80;

    /// A value of this column that is not understood.
    pub fn of(column: impl Into<String>, value: &str) -> Self {
        let value = value.chars().take(Self::MOST).collect();
        Self {
            column: column.into(),
            why: CellProblem::Value(value),
        }
    }
}

/// Reads the answers of a row. `cell` finds the text under the name of a column; a column that is not there is empty.
/// Answers every cell that is not understood.
pub fn read_answers<'c>(
    cell: impl Fn(&str) -> Option<&'c str>,
) -> Result<Answers, Vec<UnreadableCell>> {
    let mut answers = Answers::default();
    let mut unread = Vec::new();
    for declaration in written_fields() {
        let row = ReadRow {
            declaration,
            cell: &cell,
        };
        let field = declaration.field;
        if field == Field::PrimaryObjective {
            match row.terms(Vocabulary::Objective) {
                Ok(ids) => {
                    let mut ids = ids.into_iter();
                    answers.set(field, ids.next().map(Answer::One));
                    answers.set(Field::Also, Some(Answer::Several(ids.collect())));
                }
                Err(error) => unread.push(error),
            }
            continue;
        }
        match row.answer() {
            Ok(answer) => answers.set(field, answer),
            Err(error) => unread.push(error),
        }
    }
    if unread.is_empty() {
        Ok(answers)
    } else {
        Err(unread)
    }
}

/// The cells of one field in a row.
struct ReadRow<'r, F> {
    declaration: &'static Declaration,
    cell: &'r F,
}

impl<'c, F: Fn(&str) -> Option<&'c str>> ReadRow<'_, F> {
    fn answer(&self) -> Result<Option<Answer>, UnreadableCell> {
        let whole = self.text(ColumnPart::Value);
        let answer = match self.declaration.kind {
            Kind::Several { of, .. } => Answer::Several(self.terms(of)?),
            Kind::Organisations { .. } => Answer::Organisations(self.organisations()?),
            Kind::Principles => Answer::Principles(self.principles()?),
            Kind::Sources { .. } => Answer::Sources(self.sources()?),
            Kind::One(of) => return self.term(of),
            _ if whole.trim().is_empty() => return Ok(None),
            Kind::Line { .. } => Answer::Text(clean_line(whole)),
            Kind::Summary { .. } | Kind::Prose { .. } => Answer::Text(clean(whole).into_owned()),
            Kind::YesNo => Answer::YesNo(self.understood(whole, read_yes_no(whole))?),
            Kind::Month => Answer::Month(self.understood(whole, YearMonth::parse(whole))?),
            Kind::Doi => Answer::Doi(self.understood(whole, Doi::parse(whole))?),
            Kind::FocalPoint | Kind::Files => return Ok(None),
        };
        Ok(Some(answer))
    }

    fn text(&self, part: ColumnPart) -> &'c str {
        (self.cell)(&column_name(self.declaration, part)).unwrap_or_default()
    }

    fn understood<T>(&self, value: &str, read: Option<T>) -> Result<T, UnreadableCell> {
        self.understood_in(ColumnPart::Value, value, read)
    }

    fn understood_in<T>(
        &self,
        part: ColumnPart,
        value: &str,
        read: Option<T>,
    ) -> Result<T, UnreadableCell> {
        read.ok_or_else(|| UnreadableCell::of(column_name(self.declaration, part), value))
    }

    /// The column that names its terms: that of their ids, unless it is empty.
    fn of_terms(&self) -> ColumnPart {
        let ids = self.text(ColumnPart::Value);
        if ids.trim().is_empty() {
            ColumnPart::Names
        } else {
            ColumnPart::Value
        }
    }

    fn term(&self, of: Vocabulary) -> Result<Option<Answer>, UnreadableCell> {
        let part = self.of_terms();
        let text = self.text(part).trim();
        if text.is_empty() {
            return Ok(None);
        }
        let term = self.understood_in(part, text, term_named(of, text))?;
        Ok(Some(Answer::One(term.id())))
    }

    fn terms(&self, of: Vocabulary) -> Result<Vec<String>, UnreadableCell> {
        let part = self.of_terms();
        let mut ids: Vec<String> = Vec::new();
        for value in split(self.text(part)) {
            let term = self.understood_in(part, &value, term_named(of, value.trim()))?;
            let named = Term::id(term);
            if !ids.contains(&named) {
                ids.push(named);
            }
        }
        Ok(ids)
    }

    /// The parts of each value of a list. A column that is empty has empty parts; every other one has as many as the
    /// longest.
    fn records<const PARTS: usize>(
        &self,
        parts: [ColumnPart; PARTS],
    ) -> Result<Vec<[String; PARTS]>, UnreadableCell> {
        let cells = parts.map(|one| self.text(one));
        let columns: Vec<Vec<String>> = cells.iter().map(|cell| split(cell)).collect();
        let count = columns.iter().map(Vec::len).max().unwrap_or_default();
        let longest = columns.iter().position(|values| values.len() == count);
        let beside = parts[longest.unwrap_or_default()];
        let mut records = vec![[const { String::new() }; PARTS]; count];
        for (place, values) in columns.into_iter().enumerate() {
            if !values.is_empty() && values.len() != count {
                return Err(UnreadableCell {
                    column: column_name(self.declaration, parts[place]),
                    why: CellProblem::Count {
                        count: values.len(),
                        beside: column_name(self.declaration, beside),
                        of: count,
                    },
                });
            }
            for (record, value) in records.iter_mut().zip(values) {
                record[place] = clean_line(&value);
            }
        }
        Ok(records)
    }

    fn organisations(&self) -> Result<Vec<Organisation>, UnreadableCell> {
        let records = self.records([ColumnPart::Value, ColumnPart::Kinds, ColumnPart::Roles])?;
        let read = |[name, kind, role]: [String; 3]| {
            let found = OrganisationKind::parse(&kind).or_else(|| {
                one_named(
                    OrganisationKind::ALL.iter().copied(),
                    OrganisationKind::name,
                    &kind,
                )
            });
            let known = found
                .map(OrganisationKind::as_str)
                .or(kind.is_empty().then_some(""));
            let kind = self
                .understood_in(ColumnPart::Kinds, &kind, known)?
                .to_owned();
            let found = OrganisationRole::parse(&role).or_else(|| {
                one_named(
                    OrganisationRole::ALL.iter().copied(),
                    OrganisationRole::name,
                    &role,
                )
            });
            let known = found
                .map(OrganisationRole::as_str)
                .or(role.is_empty().then_some(""));
            let role = self
                .understood_in(ColumnPart::Roles, &role, known)?
                .to_owned();
            Ok(Organisation { name, kind, role })
        };
        records.into_iter().map(read).collect()
    }

    fn principles(&self) -> Result<Vec<PrincipleShown>, UnreadableCell> {
        let part = self.of_terms();
        let records = self.records([part, ColumnPart::How])?;
        let read = |[principle, how]: [String; 2]| {
            let found = PrincipleId::parse(&principle)
                .or_else(|| one_named(principles(), PrincipleId::name, &principle));
            let id = self.understood_in(part, &principle, found)?;
            let principle = id.as_str().to_owned();
            Ok(PrincipleShown { principle, how })
        };
        records.into_iter().map(read).collect()
    }

    fn sources(&self) -> Result<Vec<Source>, UnreadableCell> {
        let parts = [ColumnPart::Value, ColumnPart::Urls, ColumnPart::Languages];
        let said = |text: String| Some(text).filter(|text| !text.is_empty());
        let records = self.records(parts)?.into_iter();
        let read = |[title, url, language]: [String; 3]| {
            let known = url.is_empty() || links::is_of_the_web(&url);
            self.understood_in(ColumnPart::Urls, &url, known.then_some(()))?;
            let language = said(language);
            // A source may be in any language, also in one in which no practice is written.
            let known = language.as_deref().is_none_or(is_language_tag);
            let wrong = language.as_deref().unwrap_or_default();
            self.understood_in(ColumnPart::Languages, wrong, known.then_some(()))?;
            let url = said(url);
            Ok(Source {
                title,
                url,
                language,
            })
        };
        records.map(read).collect()
    }
}

/// Whether the text names a language as BCP 47 does: `pt`, or `sr-Latn`.
fn is_language_tag(text: &str) -> bool {
    text.parse::<LanguageIdentifier>().is_ok()
}
