//! What a reader should look at again in the answers: a table with a row for each check. The checks read the answers as they
//! are saved, which of their links do not answer, and the original of a translation, and nothing else. Authors read the list beside
//! their form and reviewers at the desk. No finding keeps an author from submitting: what does is in `missing`.

mod acronyms;
mod numbers;

use super::answers::Answers;
use super::fields::{Declaration, FIELDS, Field, Kind, Visible};
use super::links::addresses;
use super::model::DeadLink;
use crate::closed_list::closed_list;

closed_list! {
    /// What is checked.
    pub enum AnswerCheck {
        /// Capitals that no text spells out.
        Acronym = "acronym",
        /// A number by which a person may be called.
        Telephone = "telephone",
        /// A number that stands for one person: of a passport, an account, a file.
        IdentityNumber = "identity-number",
        /// An address that does not answer.
        DeadLink = "dead-link",
        /// Results without a source.
        NoSource = "no-source",
        /// It began before the Compact was adopted.
        EarlyStart = "early-start",
        /// The words of a translation are those of its original.
        Untranslated = "untranslated",
    }

    /// How much a finding matters.
    pub enum Severity {
        /// It may harm a person.
        Risk = "risk",
        /// It makes the practice harder to understand or to believe.
        Weakness = "weakness",
        /// It is good to know.
        Note = "note",
    }
}

/// The answer in which a check found something, and the words that it found.
type FoundIn = (Field, Vec<String>);

/// A row of the table: the check, how much its findings matter, and what finds them.
pub struct AnswerCheckRow {
    /// What is checked. Its word names the message.
    pub check: AnswerCheck,
    /// How much a finding matters.
    pub severity: Severity,
    find: fn(&CheckedAnswers<'_>) -> Vec<FoundIn>,
}

/// What the checks read.
#[derive(Clone, Copy)]
struct CheckedAnswers<'a> {
    answers: &'a Answers,
    /// The links of the practice that do not answer.
    dead: &'a [DeadLink],
    /// Of a translation: the answers of its original.
    original: Option<&'a Answers>,
}

/// Every check.
pub const ANSWER_CHECKS: &[AnswerCheckRow] = &[
    AnswerCheckRow {
        check: AnswerCheck::Telephone,
        severity: Severity::Risk,
        find: |checked| find_in_texts(checked, numbers::telephones),
    },
    AnswerCheckRow {
        check: AnswerCheck::IdentityNumber,
        severity: Severity::Risk,
        find: |checked| find_in_texts(checked, numbers::identity_numbers),
    },
    AnswerCheckRow {
        check: AnswerCheck::Acronym,
        severity: Severity::Weakness,
        find: unexplained_acronyms,
    },
    AnswerCheckRow {
        check: AnswerCheck::DeadLink,
        severity: Severity::Weakness,
        find: dead_links,
    },
    AnswerCheckRow {
        check: AnswerCheck::NoSource,
        severity: Severity::Weakness,
        find: results_without_source,
    },
    AnswerCheckRow {
        check: AnswerCheck::EarlyStart,
        severity: Severity::Note,
        find: early_start,
    },
    AnswerCheckRow {
        check: AnswerCheck::Untranslated,
        severity: Severity::Note,
        find: untranslated,
    },
];

/// What a check found in one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check.
    pub check: AnswerCheck,
    /// How much it matters.
    pub severity: Severity,
    /// The answer.
    pub field: Field,
    /// The words of the answer that it found, each once, in their order; empty if it is about the answer as a whole.
    pub found: Vec<String>,
}

/// Everything that the checks find, in the order of the form; in one answer, what matters most is first. `dead` are the
/// links of the practice that do not answer, and `original` are the answers that it says in another language.
pub fn findings(answers: &Answers, dead: &[DeadLink], original: Option<&Answers>) -> Vec<Finding> {
    let checked = CheckedAnswers {
        answers,
        dead,
        original,
    };
    let of_row = |row: &AnswerCheckRow| {
        let finding = |(field, found)| Finding {
            check: row.check,
            severity: row.severity,
            field,
            found,
        };
        let found = (row.find)(&checked).into_iter();
        found.map(finding).collect::<Vec<_>>()
    };
    let mut all: Vec<Finding> = ANSWER_CHECKS.iter().flat_map(of_row).collect();
    all.sort_by_key(|one| one.field);
    all
}

/// The fields that have texts of their authors, with them.
fn written_fields(answers: &Answers) -> impl Iterator<Item = (Field, Vec<&str>)> {
    FIELDS.iter().filter_map(|one| {
        let texts = answers.get(one.field)?.texts();
        (!texts.is_empty()).then_some((one.field, texts))
    })
}

/// What `find` finds in each field by itself.
fn find_in_texts(checked: &CheckedAnswers<'_>, find: fn(&str) -> Vec<String>) -> Vec<FoundIn> {
    let in_field = |(field, texts): (Field, Vec<&str>)| {
        let mut found: Vec<String> = Vec::new();
        for one in texts.into_iter().flat_map(find) {
            if !found.contains(&one) {
                found.push(one);
            }
        }
        (!found.is_empty()).then_some((field, found))
    };
    written_fields(checked.answers)
        .filter_map(in_field)
        .collect()
}

/// The acronyms that no text of the practice spells out, each at the first field that has it.
fn unexplained_acronyms(checked: &CheckedAnswers<'_>) -> Vec<FoundIn> {
    let fields: Vec<(Field, Vec<&str>)> = written_fields(checked.answers).collect();
    let texts = || fields.iter().flat_map(|(_, texts)| texts.iter().copied());
    let mut known: Vec<String> = texts().flat_map(acronyms::spelled_out).collect();
    let mut all = Vec::new();
    for (field, texts) in &fields {
        let mut found = Vec::new();
        for acronym in texts.iter().flat_map(|text| acronyms::used(text)) {
            if !known.contains(&acronym) {
                known.push(acronym.clone());
                found.push(acronym);
            }
        }
        if !found.is_empty() {
            all.push((*field, found));
        }
    }
    all
}

/// The addresses that do not answer, in each field that names them.
fn dead_links(checked: &CheckedAnswers<'_>) -> Vec<FoundIn> {
    let in_field = |field: Field| {
        let mut named = addresses(checked.answers.get(field)?);
        named.retain(|url| checked.dead.iter().any(|one| one.url == *url));
        named.dedup();
        (!named.is_empty()).then_some((field, named))
    };
    if checked.dead.is_empty() {
        return Vec::new();
    }
    FIELDS
        .iter()
        .filter_map(|one| in_field(one.field))
        .collect()
}

fn results_without_source(checked: &CheckedAnswers<'_>) -> Vec<FoundIn> {
    let answers = checked.answers;
    let is_unsupported =
        answers.get(Field::Results).is_some() && answers.get(Field::Sources).is_none();
    let found = is_unsupported.then_some((Field::Sources, Vec::new()));
    found.into_iter().collect()
}

/// The month in which the Global Compact was adopted. A practice that began earlier is welcome.
const ADOPTED: (i16, i8) = (2018, 12);

fn early_start(checked: &CheckedAnswers<'_>) -> Vec<FoundIn> {
    let from = checked.answers.month(Field::From);
    let is_early = from.is_some_and(|from| (from.year(), from.month().unwrap_or(1)) < ADOPTED);
    let found = is_early.then_some((Field::From, Vec::new()));
    found.into_iter().collect()
}

/// The public texts of a translation that are still those of its original. Names, titles of sources and links may well stay.
fn untranslated(checked: &CheckedAnswers<'_>) -> Vec<FoundIn> {
    let answers = checked.answers;
    let other = |original: &&Answers| original.language() != answers.language();
    let Some(original) = checked.original.filter(other) else {
        return Vec::new();
    };
    let is_translated = |one: &&Declaration| {
        let is_text = matches!(
            one.kind,
            Kind::Line { .. } | Kind::Summary { .. } | Kind::Prose { .. } | Kind::Principles
        );
        is_text && one.visible == Visible::Public
    };
    let is_same = |field: Field| {
        let own = answers.get(field).filter(|own| !own.texts().is_empty());
        own.is_some() && own == original.get(field)
    };
    let fields = FIELDS.iter().filter(is_translated);
    let same = fields.filter(|one| is_same(one.field));
    same.map(|one| (one.field, Vec::new())).collect()
}

#[cfg(test)]
mod tests;
