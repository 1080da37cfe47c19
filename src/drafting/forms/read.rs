//! Reads one step by walking the fields' table: an answer for each field, or a problem beside it. Text that cannot be
//! stored leaves the stored answer unchanged, and is drawn again as it was typed. Of a list, each row and each part of a
//! row that can be read is stored.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::month::{WrongPart, read_month};
use super::parts::is_held;
use super::places::problem_of_names;
use crate::account::model::{EmailAddress, NotAnAddress};
use crate::practice::answers::{Answer, Answers, FocalPoint, YearMonth};
use crate::practice::doi::Doi;
use crate::practice::fields::{Declaration, FIELDS, Field, Kind, Step, Vocabulary};
use crate::practice::links;
use crate::web::{Problem, Refused, Typed};

/// The longest text that a draft keeps, in characters. It is far beyond every limit, so that a text that is too long can
/// be shortened later; only a program sends more.
const LONGEST_KEPT: usize = 100_000;

/// The result of reading a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepReading {
    /// The step's answers: the typed one, or the stored one where the typed one could not be read.
    pub answers: Answers,
    /// The problems, with the typed form.
    pub refused: Refused,
    /// Whether the answers hold everything that was typed.
    pub whole: bool,
}

/// Reads a step. `stored` are the answers so far, `links` the most web addresses that a practice may name.
pub fn read_step(step: Step, typed: &Typed, stored: &Answers, links: usize) -> StepReading {
    let mut reader = StepReader {
        typed,
        stored,
        links,
        refused: Refused::only_typed(typed.clone()),
        whole: true,
    };
    let mut answers = Answers::default();
    let mut named = named_elsewhere(step, stored);
    for declaration in step.fields() {
        let value = reader.value(declaration);
        let value = value.and_then(|answer| reader.few_links(declaration, answer, &named));
        let answer = value.unwrap_or_else(|Unread| {
            reader.whole = false;
            stored.get(declaration.field).cloned()
        });
        named.extend(answer.iter().flat_map(links::named));
        answers.set(declaration.field, answer);
    }
    reader.agreement(step, &answers);
    StepReading {
        answers,
        refused: reader.refused,
        whole: reader.whole,
    }
}

/// The web addresses that the other steps' answers name.
fn named_elsewhere(step: Step, stored: &Answers) -> BTreeSet<String> {
    let others = FIELDS.iter().filter(|other| other.step != step);
    let answers = others.filter_map(|other| stored.get(other.field));
    answers.flat_map(links::named).collect()
}

/// The typed answer cannot be stored; the problem has been noted.
pub(super) struct Unread;

type FieldReading = Result<Option<Answer>, Unread>;

pub(super) struct StepReader<'a> {
    pub(super) typed: &'a Typed,
    pub(super) stored: &'a Answers,
    links: usize,
    refused: Refused,
    pub(super) whole: bool,
}

impl StepReader<'_> {
    fn value(&mut self, declaration: &Declaration) -> FieldReading {
        let name = declaration.name;
        if declaration.kind.is_list() && !is_held(self.typed, name) {
            return Ok(self.unsent(declaration));
        }
        match declaration.kind {
            Kind::Line { most, .. } => self.text(declaration, most, line),
            Kind::Summary { most, .. } | Kind::Prose { most } => {
                self.text(declaration, most, |text| text.trim().to_owned())
            }
            Kind::YesNo => self.one(declaration, |id| match id {
                "yes" => Some(Answer::YesNo(true)),
                "no" => Some(Answer::YesNo(false)),
                _ => None,
            }),
            Kind::One(vocabulary) => self.one(declaration, |id| {
                let is_known = vocabulary.knows(id);
                is_known.then(|| Answer::One(id.to_owned()))
            }),
            Kind::Several { of, most } => self.several(declaration, of, most),
            Kind::Month => self.month(declaration),
            Kind::Doi => self.doi(declaration),
            Kind::Organisations { most } => Ok(Some(self.organisations(name, most))),
            Kind::Principles => Ok(Some(self.principles(name))),
            Kind::Sources { most } => Ok(Some(self.sources(name, most))),
            Kind::FocalPoint => Ok(self.focal_point(name)),
            // They are sent on a page of their own.
            Kind::Files => Ok(self.unsent(declaration)),
        }
    }

    pub(super) fn problem(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        problem: Problem,
    ) -> Unread {
        self.refused.add(name, problem);
        Unread
    }

    /// The stored answer, for a field that the form did not hold.
    fn unsent(&self, declaration: &Declaration) -> Option<Answer> {
        self.stored.get(declaration.field).cloned()
    }

    fn text(
        &mut self,
        declaration: &Declaration,
        most: usize,
        read: fn(&str) -> String,
    ) -> FieldReading {
        let name = declaration.name;
        if !self.typed.sent(name) {
            return Ok(self.unsent(declaration));
        }
        let typed = self.typed.get(name);
        let text = read(typed);
        if text.chars().count() > most {
            // Counted as the page counts, outer blanks included.
            self.fits(name, typed, most)?;
        }
        Ok(Some(Answer::Text(text)))
    }

    /// Reads an identifier however it is copied.
    fn doi(&mut self, declaration: &Declaration) -> FieldReading {
        let name = declaration.name;
        match self.typed.get(name).trim() {
            "" if self.typed.sent(name) => Ok(None),
            "" => Ok(self.unsent(declaration)),
            typed => match Doi::parse(typed) {
                Some(doi) => Ok(Some(Answer::Doi(doi))),
                None => Err(self.problem(name, Problem::own("problem-doi"))),
            },
        }
    }

    /// Notes a text that is too long. It is still stored, unless it is longer than a draft keeps.
    pub(super) fn fits(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        text: &str,
        limit: usize,
    ) -> Result<(), Unread> {
        if let Some(problem) = Problem::of_length(text, 0, limit) {
            let beyond = text.chars().count() > LONGEST_KEPT;
            let unread = self.problem(name, problem);
            if beyond {
                return Err(unread);
            }
        }
        Ok(())
    }

    /// Passes an answer on unless the practice would then name too many addresses; `named` are those of earlier answers.
    /// An answer that equals the stored one is never refused.
    fn few_links(
        &mut self,
        declaration: &Declaration,
        answer: Option<Answer>,
        named: &BTreeSet<String>,
    ) -> FieldReading {
        let own = answer.as_ref().map(links::named).unwrap_or_default();
        let count = named.union(&own).count();
        let unchanged = answer.as_ref() == self.stored.get(declaration.field);
        if unchanged || count <= self.links || count == named.len() {
            return Ok(answer);
        }
        let numbers = [("limit", self.links), ("count", count)];
        let numbers = numbers.map(|(name, number)| (name, number.to_string()));
        Err(self.problem(
            declaration.name,
            Problem::Own("drafting-links", numbers.into()),
        ))
    }

    fn one(
        &mut self,
        declaration: &Declaration,
        read: impl Fn(&str) -> Option<Answer>,
    ) -> FieldReading {
        let name = declaration.name;
        match self.typed.get(name) {
            "" if self.typed.sent(name) => Ok(None),
            "" => Ok(self.unsent(declaration)),
            id => match read(id) {
                Some(answer) => Ok(Some(answer)),
                None => Err(self.problem(name, Problem::NotOffered)),
            },
        }
    }

    fn several(&mut self, declaration: &Declaration, of: Vocabulary, most: usize) -> FieldReading {
        let name = declaration.name;
        let beside = format!("{name}_add");
        if let Some(problem) = problem_of_names(of, self.typed.get(&beside)) {
            self.problem(beside, problem);
            self.whole = false;
        }
        let mut ids: Vec<String> = Vec::new();
        for id in self.typed.all(name).filter(|id| !id.is_empty()) {
            if !of.knows(id) {
                return Err(self.problem(name, Problem::NotOffered));
            }
            // The primary objective is not listed among the others as well.
            let main =
                declaration.field == Field::Also && self.typed.get("primary_objective") == id;
            if !main && !ids.iter().any(|known| known == id) {
                ids.push(id.to_owned());
            }
        }
        if ids.len() > most {
            return Err(self.problem(name, Problem::TooMany { limit: most }));
        }
        Ok(Some(Answer::Several(ids)))
    }

    fn month(&mut self, declaration: &Declaration) -> FieldReading {
        let name = declaration.name;
        let (own_month, own_year) = (format!("{name}_month"), format!("{name}_year"));
        if !self.typed.sent(&own_year) && !self.typed.sent(&own_month) {
            return Ok(self.unsent(declaration));
        }
        let (month, year) = (self.typed.get(&own_month), self.typed.get(&own_year));
        read_month(month, year)
            .map(|read| read.map(Answer::Month))
            .map_err(|wrong| match wrong {
                WrongPart::Month => self.problem(own_month, Problem::own("drafting-month")),
                WrongPart::Year => self.problem(own_year, year_problem()),
            })
    }

    fn focal_point(&mut self, name: &'static str) -> Option<Answer> {
        let own = |what: &str| self.typed.get(&format!("{name}_{what}")).to_owned();
        if !self.typed.sent(&format!("{name}_email")) {
            return self.unsent(Field::FocalPoint.declaration());
        }
        let typed = own("email");
        let email = match EmailAddress::parse(&typed) {
            Ok(email) => email.to_string(),
            Err(NotAnAddress::Missing) => String::new(),
            Err(_) => {
                self.problem(format!("{name}_email"), Problem::own("drafting-email"));
                self.whole = false;
                String::new()
            }
        };
        let mut part_of = |what: &str| {
            self.part(format!("{name}_{what}"), |reader, at| {
                reader.line_of(at, &own(what), FocalPoint::LINE)
            })
        };
        let point = FocalPoint {
            name: part_of("name"),
            organisation: part_of("organisation"),
            email,
            public: own("public") == "yes",
        };
        let nothing =
            point.name.is_empty() && point.organisation.is_empty() && point.email.is_empty();
        (!nothing).then_some(Answer::FocalPoint(point))
    }

    /// Problems between answers: an end before its beginning is stored, and noted.
    fn agreement(&mut self, step: Step, answers: &Answers) {
        if step == Field::Until.declaration().step
            && let (Some(from), Some(until)) =
                (answers.month(Field::From), answers.month(Field::Until))
            && until.ends_before(from)
        {
            self.problem(Field::Until.name(), Problem::own("missing-order"));
        }
    }
}

/// One line of text: blanks collapsed and trimmed.
pub(super) fn line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn year_problem() -> Problem {
    let years = [
        ("from", YearMonth::YEARS.start()),
        ("until", YearMonth::YEARS.end()),
    ];
    let years = years.map(|(name, year)| (name, year.to_string()));
    Problem::Own("drafting-year", years.into())
}
