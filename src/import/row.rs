//! Reads a practice from the cells of its row, and says everything that is wrong with them. Pure.

use serde_json::json;

use super::cells::Cells;
use super::report::RowProblem;
use crate::account::model::{CreditedName, Name, NameColumns, Orcid};
use crate::catalogue::FactColumn;
use crate::db::Timestamp;
use crate::language::clean_line;
use crate::practice::answers::{Answer, Answers};
use crate::practice::columns::{
    ColumnPart, UnreadableCell, column_name, read_answers, read_yes_no, split, written_fields,
};
use crate::practice::fields::{Declaration, Field, Kind};
use crate::practice::model::{
    Ark, ExternalKey, HexDigest, ImportedPractice, ImportedReview, Reference, Slug,
};

/// The column with the key of a practice. Where it is missing, the address of the practice is its key.
pub const KEY: &str = "key";

/// The most authors of a practice.
const MOST_AUTHORS: usize = 100;

/// The greatest number of a version, of reviewers and of rounds.
const MOST: i64 = 10_000;

/// Reads the practice; `now` is the moment that no date may lie behind.
pub fn read_practice(cells: &Cells, now: Timestamp) -> Result<ImportedPractice, Vec<RowProblem>> {
    let mut row = RowReader {
        cells,
        now,
        problems: Vec::new(),
    };
    let key = row.key();
    let answers = row.answers();
    let (first_published, published) = row.moments();
    let authors = row.authors();
    let address = Some(clean_line(row.cell(FactColumn::Url.as_str())));
    let slug = row.read(FactColumn::Slug, Slug::parse);
    let reference = row.read(FactColumn::Reference, Reference::parse);
    let ark = row.read(FactColumn::Identifier, read_ark);
    let version = row.number(FactColumn::Revision).unwrap_or(1).max(1);
    let submitter = row.submitter(&authors);
    let organisation = row.line(FactColumn::SubmittedByOrganisation, Name::INSTITUTION_LIMIT);
    let licence = row.line(FactColumn::Licence, Name::INSTITUTION_LIMIT);
    let review = row.review();
    let translation_of = row.read(FactColumn::TranslationOf, ExternalKey::parse);
    let translates_version = row.number(FactColumn::TranslatesVersion);
    let Some(key) = key.filter(|_| row.problems.is_empty()) else {
        return Err(row.problems);
    };
    let practice = ImportedPractice {
        key,
        digest: HexDigest::default(),
        address: address.filter(|address| !address.is_empty()),
        slug,
        reference,
        ark,
        version,
        first_published,
        published,
        submitter,
        organisation,
        authors,
        licence,
        review,
        answers,
        translates_version: translates_version.filter(|_| translation_of.is_some()),
        translation_of,
    };
    let digest = digest_of(&practice);
    Ok(ImportedPractice { digest, ..practice })
}

/// The digest of all that a row says, the same for each form of file.
fn digest_of(practice: &ImportedPractice) -> HexDigest {
    let names: Vec<serde_json::Value> = practice.authors.iter().map(parts_of).collect();
    let review = practice.review.map(|review| {
        json!([
            review.reviewers,
            review.experts,
            review.rounds,
            review.began,
            review.has_checklist
        ])
    });
    // A list by `json!` would copy the answers once more.
    let said = json_of(&(
        practice.slug.as_ref().map(Slug::as_str),
        &practice.reference,
        practice.ark.as_ref().map(Ark::as_str),
        practice.version,
        practice.first_published,
        practice.published,
        practice.submitter.as_ref().map(parts_of),
        &practice.organisation,
        names,
        &practice.licence,
        review,
        practice.answers.to_json(),
    ));
    // What is no translation has the digest that it had before there were any.
    let Some(original) = &practice.translation_of else {
        return HexDigest::of(said);
    };
    let of_translation = json_of(&(original, practice.translates_version));
    let said = said.strip_suffix(']').unwrap_or(&said);
    HexDigest::of(format!("{said},{of_translation}]"))
}

fn json_of(said: &impl serde::Serialize) -> String {
    serde_json::to_string(said).unwrap_or_default()
}

fn parts_of(one: &CreditedName) -> serde_json::Value {
    let name = NameColumns::of(&one.name);
    let orcid = one.orcid.as_ref().map(Orcid::as_str);
    json!([name.given_name, name.family_name, name.institution, orcid])
}

/// A moment in UTC, or a day.
fn read_moment(cell: &str) -> Option<Timestamp> {
    let day = |text: &str| {
        let day: jiff::civil::Date = text.parse().ok()?;
        jiff::tz::TimeZone::UTC.to_timestamp(day.into()).ok()
    };
    let moment = cell.parse::<jiff::Timestamp>().ok().or_else(|| day(cell))?;
    Some(Timestamp::from(moment))
}

fn read_ark(cell: &str) -> Option<Ark> {
    let (naan, name) = cell
        .strip_prefix("ark:")?
        .trim_start_matches('/')
        .split_once('/')?;
    Ark::parse(naan, name)
}

fn read_number(cell: &str) -> Option<i64> {
    cell.parse()
        .ok()
        .filter(|number| (0..=MOST).contains(number))
}

struct RowReader<'r> {
    cells: &'r Cells,
    now: Timestamp,
    problems: Vec<RowProblem>,
}

impl RowReader<'_> {
    fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", str::trim)
    }

    /// What a cell says; none of an empty one.
    fn read<T>(&mut self, column: FactColumn, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let cell = self.cell(column.as_str());
        if cell.is_empty() {
            return None;
        }
        let value = read(cell);
        if value.is_none() {
            let unread = UnreadableCell::of(column.as_str(), cell);
            self.problems.push(unread.into());
        }
        value
    }

    fn number(&mut self, column: FactColumn) -> Option<i64> {
        self.read(column, read_number)
    }

    fn line(&mut self, column: FactColumn, most: usize) -> Option<String> {
        let line = clean_line(self.cell(column.as_str()));
        self.fits(column.as_str(), &line, most);
        (!line.is_empty()).then_some(line)
    }

    fn fits(&mut self, column: &str, text: &str, most: usize) {
        let count = text.chars().count();
        if count > most {
            let column = column.to_owned();
            self.problems.push(RowProblem::TooLong {
                column,
                count,
                most,
            });
        }
    }

    fn key(&mut self) -> Option<ExternalKey> {
        let columns = [KEY, FactColumn::Url.as_str()];
        let column = columns
            .into_iter()
            .find(|column| !self.cell(column).is_empty());
        let Some(column) = column else {
            self.problems.push(RowProblem::NoKey);
            return None;
        };
        let cell = self.cell(column).to_owned();
        let key = ExternalKey::parse(&cell);
        if key.is_none() && cell.chars().count() <= ExternalKey::MOST {
            self.problems.push(RowProblem::NoKey);
        }
        self.fits(column, &cell, ExternalKey::MOST);
        key
    }

    fn moments(&mut self) -> (Option<Timestamp>, Option<Timestamp>) {
        let first = self.moment(FactColumn::Published);
        let updated = self.moment(FactColumn::Updated);
        if updated.is_some_and(|updated| first.is_some_and(|first| updated < first)) {
            self.problems.push(RowProblem::Updated);
        }
        (first, updated)
    }

    fn moment(&mut self, column: FactColumn) -> Option<Timestamp> {
        let moment = self.read(column, read_moment);
        if moment.is_some_and(|moment| moment > self.now) {
            self.problems.push(RowProblem::Future(column.as_str()));
        }
        moment
    }

    /// The names of the authors, with their parts where the file has them.
    fn authors(&mut self) -> Vec<CreditedName> {
        let column = FactColumn::Authors.as_str();
        let names = split(self.cell(column));
        if names.len() > MOST_AUTHORS {
            self.problems.push(RowProblem::TooMany {
                column: column.to_owned(),
                count: names.len(),
                most: MOST_AUTHORS,
            });
        }
        let given = split(self.cell(FactColumn::AuthorGivenNames.as_str()));
        let family = split(self.cell(FactColumn::AuthorFamilyNames.as_str()));
        let orcids = split(self.cell(FactColumn::AuthorOrcids.as_str()));
        let mut authors = Vec::new();
        for (place, name) in names.iter().enumerate() {
            let part = |of: &[String]| {
                let part = of.get(place).map(|part| clean_line(part));
                part.filter(|part| !part.is_empty())
            };
            let name = clean_line(name);
            self.fits(column, &name, Name::INSTITUTION_LIMIT);
            if name.is_empty() {
                continue;
            }
            let name = match part(&family) {
                Some(family) => Name::Person {
                    honorific: None,
                    given: part(&given),
                    family,
                },
                None => Name::Institution(name),
            };
            let orcid = part(&orcids).and_then(|orcid| self.orcid(&orcid));
            authors.push(CreditedName { name, orcid });
        }
        authors
    }

    fn orcid(&mut self, cell: &str) -> Option<Orcid> {
        let orcid = Orcid::read(cell).ok();
        if orcid.is_none() {
            let unread = UnreadableCell::of(FactColumn::AuthorOrcids.as_str(), cell);
            self.problems.push(unread.into());
        }
        orcid
    }

    /// A submitter who is one of the authors has a name of the same parts, and the same ORCID iD.
    fn submitter(&mut self, authors: &[CreditedName]) -> Option<CreditedName> {
        let name = self.line(FactColumn::SubmittedBy, Name::INSTITUTION_LIMIT)?;
        let author = authors
            .iter()
            .find(|author| author.name.without_honorific() == name);
        let alone = || CreditedName::only(Name::Institution(name));
        Some(author.cloned().unwrap_or_else(alone))
    }

    fn review(&mut self) -> Option<ImportedReview> {
        let reviewers = self.number(FactColumn::ReviewReviewers);
        let experts = self.number(FactColumn::ReviewExperts);
        let rounds = self.number(FactColumn::ReviewRounds);
        let began = self.moment(FactColumn::ReviewFrom);
        let checklist = self.read(FactColumn::ReviewChecklist, read_yes_no);
        Some(ImportedReview {
            reviewers: reviewers?,
            experts: experts.unwrap_or(0),
            rounds: rounds.unwrap_or(1),
            began: began?,
            has_checklist: checklist.unwrap_or(false),
        })
    }

    fn answers(&mut self) -> Answers {
        let read = read_answers(|column| self.cells.get(column));
        let answers = match read {
            Ok(answers) => answers,
            Err(unread) => {
                self.problems
                    .extend(unread.into_iter().map(RowProblem::from));
                return Answers::default();
            }
        };
        for field in [
            Field::Title,
            Field::Summary,
            Field::Language,
            Field::PrimaryObjective,
        ] {
            if answers.get(field).is_none() {
                let column = column_name(field.declaration(), ColumnPart::Value);
                self.problems.push(RowProblem::Empty(column));
            }
        }
        for declaration in written_fields() {
            if let Some(answer) = answers.get(declaration.field) {
                self.limits(declaration, answer);
            }
        }
        let ends = answers.month(Field::Until).zip(answers.month(Field::From));
        if ends.is_some_and(|(until, from)| until.ends_before(from)) {
            self.problems.push(RowProblem::Ends);
        }
        answers.as_imported()
    }

    fn limits(&mut self, declaration: &'static Declaration, answer: &Answer) {
        let column = column_name(declaration, ColumnPart::Value);
        for one in answer.boxes(declaration.kind) {
            if one.excess() > 0 {
                let count = one.text.chars().count();
                let most = count - one.excess();
                let column = column.clone();
                self.problems.push(RowProblem::TooLong {
                    column,
                    count,
                    most,
                });
            }
        }
        let counted = match (answer, declaration.kind) {
            (Answer::Several(all), Kind::Several { most, .. }) => Some((all.len(), most)),
            (Answer::Organisations(all), Kind::Organisations { most }) => Some((all.len(), most)),
            (Answer::Sources(all), Kind::Sources { most }) => Some((all.len(), most)),
            _ => None,
        };
        if let Some((count, most)) = counted.filter(|(count, most)| count > most) {
            self.problems.push(RowProblem::TooMany {
                column,
                count,
                most,
            });
        }
    }
}
