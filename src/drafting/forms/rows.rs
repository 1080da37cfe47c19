//! Reads the answers that are rows: organisations, principles, sources. Each row and each part of a row that can be read
//! is stored; the others stay in their boxes, each with its problem.

use super::parts::{part_name, rows_of};
use super::read::{StepReader, Unread, line};
use crate::practice::answers::{Answer, Organisation, PrincipleShown, Source};
use crate::practice::fields::Vocabulary;
use crate::showing::typed_address::read_typed_address;
use crate::taxonomy::{OrganisationKind, OrganisationRole, PrincipleId};
use crate::web::Problem;

impl StepReader<'_> {
    pub(super) fn organisations(&mut self, name: &'static str, most: usize) -> Answer {
        let mut all = Vec::new();
        for row in rows_of(self.typed, name) {
            let own = |what: &str| self.typed.get(&part_name(name, row, what)).to_owned();
            let known = |typed: String, is_known: bool| {
                (typed.is_empty() || is_known)
                    .then_some(typed)
                    .ok_or(Problem::NotOffered)
            };
            let (kind, role) = (own("kind"), own("role"));
            let is_kind = OrganisationKind::parse(&kind).is_some();
            let is_role = OrganisationRole::parse(&role).is_some();
            let one = Organisation {
                name: self.part(part_name(name, row, "name"), |reader, at| {
                    reader.line_of(at, &own("name"), Organisation::NAME)
                }),
                kind: self.part(part_name(name, row, "kind"), |reader, at| {
                    reader.note(at, known(kind, is_kind))
                }),
                role: self.part(part_name(name, row, "role"), |reader, at| {
                    reader.note(at, known(role, is_role))
                }),
            };
            if !(one.name.is_empty() && one.kind.is_empty() && one.role.is_empty()) {
                all.push(one);
            }
        }
        self.at_most(name, &mut all, most);
        Answer::Organisations(all)
    }

    pub(super) fn sources(&mut self, name: &'static str, most: usize) -> Answer {
        let mut all = Vec::new();
        for (place, row) in rows_of(self.typed, name).into_iter().enumerate() {
            let own = |what: &str| {
                self.typed
                    .get(&part_name(name, row, what))
                    .trim()
                    .to_owned()
            };
            let (typed_url, language) = (own("url"), own("language"));
            let title = self.part(part_name(name, row, "title"), |reader, at| {
                reader.line_of(at, &own("title"), Source::TITLE)
            });
            let url = match read_typed_address(&typed_url) {
                Ok(url) => url,
                Err(problem) => {
                    self.problem(part_name(name, row, "url"), problem);
                    self.whole = false;
                    self.stored_url(place, &title)
                }
            };
            let language = self.part(part_name(name, row, "language"), |reader, at| {
                let is_known = language.is_empty() || Vocabulary::Language.knows(&language);
                reader.note(at, is_known.then_some(language).ok_or(Problem::NotOffered))
            });
            if !title.is_empty() || url.is_some() {
                all.push(Source {
                    title,
                    url,
                    language: (!language.is_empty()).then_some(language),
                });
            }
        }
        self.at_most(name, &mut all, most);
        Answer::Sources(all)
    }

    pub(super) fn principles(&mut self, name: &'static str) -> Answer {
        let mut all: Vec<PrincipleShown> = Vec::new();
        for row in rows_of(self.typed, name) {
            let own = |what: &str| {
                self.typed
                    .get(&part_name(name, row, what))
                    .trim()
                    .to_owned()
            };
            let principle = own("principle");
            let how = self.part(part_name(name, row, "how"), |reader, at| {
                reader.line_of(at, &own("how"), PrincipleShown::HOW)
            });
            if how.is_empty() {
                continue;
            }
            let twice = all.iter().any(|shown| shown.principle == principle);
            if PrincipleId::parse(&principle).is_none() || twice {
                self.problem(part_name(name, row, "how"), Problem::NotOffered);
                self.whole = false;
            } else {
                all.push(PrincipleShown { principle, how });
            }
        }
        Answer::Principles(all)
    }

    /// Reads one part of a row. A part that cannot be stored is left out, and the rest of the row is stored.
    pub(super) fn part(
        &mut self,
        at: String,
        read: impl FnOnce(&mut Self, String) -> Result<String, Unread>,
    ) -> String {
        read(self, at).unwrap_or_else(|Unread| {
            self.whole = false;
            String::new()
        })
    }

    /// One line, with its problem if it is too long.
    pub(super) fn line_of(
        &mut self,
        at: String,
        typed: &str,
        limit: usize,
    ) -> Result<String, Unread> {
        let text = line(typed);
        self.fits(at, &text, limit)?;
        Ok(text)
    }

    fn note(&mut self, at: String, read: Result<String, Problem>) -> Result<String, Unread> {
        read.map_err(|problem| self.problem(at, problem))
    }

    /// The stored address of this source, for a row whose typed address cannot be read.
    fn stored_url(&self, place: usize, title: &str) -> Option<String> {
        let stored = self.stored.sources().get(place);
        stored.filter(|one| one.title == title)?.url.clone()
    }

    /// Keeps as many rows as the answer may have. The others stay in their boxes.
    fn at_most<T>(&mut self, name: &'static str, all: &mut Vec<T>, most: usize) {
        if all.len() > most {
            self.problem(name, Problem::TooMany { limit: most });
            self.whole = false;
            all.truncate(most);
        }
    }
}
