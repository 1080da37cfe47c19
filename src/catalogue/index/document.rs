//! A practice as the index stores it: every public answer, by walking the fields' table. So a new field becomes
//! searchable by itself, and a private field never does.

use std::collections::BTreeSet;

use super::entry::{Columns, IndexEntry};
use super::facet_values::facet_values;
use super::held_term::HeldTerm;
use super::schema::IndexFields;
use super::titled::title_order;
use super::token_memory::TokenMemory;
use crate::catalogue::store::{IndexedPractice, IndexedTranslation};
use crate::language::TextLanguage;
use crate::practice::answers::Answer;
use crate::practice::fields::{FIELDS, Field, Kind, Visible};
use crate::taxonomy::{OrganisationKind, OrganisationRole, PrincipleId, RegionId, RegionKind};
use crate::written;

/// Makes documents. It remembers the words that it has met.
pub struct DocumentMaker {
    fields: IndexFields,
    memory: TokenMemory,
}

impl DocumentMaker {
    /// A maker that remembers nothing yet.
    pub fn new(fields: IndexFields) -> Self {
        Self {
            fields,
            memory: TokenMemory::default(),
        }
    }

    /// The document of a practice, as some editions show it.
    pub fn document(&mut self, live: &IndexedPractice) -> IndexEntry {
        let mut writing = DocumentWriting {
            columns: Columns::default(),
            live,
            language: live.language,
            maker: self,
        };
        writing.add_people();
        let around = live.answers.regions();
        writing.add_regions(&around);
        for declaration in FIELDS.iter().filter(|field| field.visible != Visible::Team) {
            if let Some(answer) = live.answers.get(declaration.field) {
                writing.add_answer(declaration.field, declaration.kind, answer);
            }
        }
        for translation in &live.translations {
            writing.add_translation(translation);
        }
        let mut columns = writing.columns;
        columns.title_order = title_order(live.answers.title());
        let numbers = facet_values(live, &around).into_iter();
        columns.facets = numbers.map(|value| value.number() as u64).collect();
        let key = (live.id, live.first_published);
        IndexEntry::new(self.fields, key, live.span, columns)
    }
}

/// A document in the making.
struct DocumentWriting<'m> {
    columns: Columns,
    live: &'m IndexedPractice,
    /// The language of the text whose words are added.
    language: TextLanguage,
    maker: &'m mut DocumentMaker,
}

impl DocumentWriting<'_> {
    fn add_title(&mut self, text: &str) {
        let column = &mut self.columns.title;
        self.maker.memory.add_text(text, self.language, column);
    }

    fn add_name(&mut self, text: &str) {
        let column = &mut self.columns.names;
        self.maker.memory.add_text(text, self.language, column);
    }

    fn add_summary(&mut self, text: &str) {
        let column = &mut self.columns.summary;
        self.maker.memory.add_text(text, self.language, column);
    }

    fn add_text(&mut self, text: &str) {
        let column = &mut self.columns.text;
        self.maker.memory.add_text(text, self.language, column);
    }

    fn add_people(&mut self) {
        let (names, memory) = (&mut self.columns.names, &mut self.maker.memory);
        memory.add_text(&self.live.reference, TextLanguage::En, names);
        if let Some(name) = &self.live.submitter {
            self.add_name(&name.without_honorific());
        }
        let submitter = self.live.submitter.as_ref();
        for name in self
            .live
            .authors
            .iter()
            .filter(|name| Some(*name) != submitter)
        {
            self.add_name(&name.without_honorific());
        }
        if let Some(organisation) = &self.live.organisation {
            self.add_name(organisation);
        }
    }

    /// Adds the words of a translation. What both texts share is there already.
    fn add_translation(&mut self, translation: &IndexedTranslation) {
        self.language = translation.language;
        for declaration in FIELDS
            .iter()
            .filter(|field| field.visible == Visible::Public)
        {
            match translation.answers.get(declaration.field) {
                Some(answer @ (Answer::Text(_) | Answer::Sources(_) | Answer::Files(_))) => {
                    self.add_answer(declaration.field, declaration.kind, answer);
                }
                Some(Answer::Principles(all)) => {
                    for one in all {
                        self.add_text(&one.how);
                    }
                }
                Some(Answer::Organisations(all)) => {
                    for one in all {
                        self.add_name(&one.name);
                    }
                }
                _ => {}
            }
        }
    }

    fn add_answer(&mut self, field: Field, kind: Kind, answer: &Answer) {
        match answer {
            Answer::Text(title) if field == Field::Title => self.add_title(title),
            Answer::Text(text) => match kind {
                Kind::Summary { .. } => self.add_summary(&written::plain(text)),
                Kind::Prose { .. } => self.add_text(&written::plain(text)),
                _ => self.add_text(text),
            },
            // The filing decides, not the author's first answer.
            Answer::One(_) if field == Field::PrimaryObjective => {
                if let Some(objective) = self.live.objective {
                    self.add_chosen(kind, &objective.to_string());
                }
            }
            // The contact is no part of the text, and email addresses are never searchable.
            Answer::One(_) if field == Field::Contact => {}
            Answer::One(id) => self.add_chosen(kind, id),
            Answer::Several(ids) => ids.iter().for_each(|id| self.add_chosen(kind, id)),
            Answer::Month(month) => {
                let (terms, memory) = (&mut self.columns.terms, &mut self.maker.memory);
                memory.add_text(&month.year().to_string(), self.language, terms);
            }
            Answer::Organisations(all) => {
                for one in all {
                    self.add_name(&one.name);
                    let kind = OrganisationKind::parse(&one.kind).map(HeldTerm::Kind);
                    let role = OrganisationRole::parse(&one.role).map(HeldTerm::Role);
                    kind.into_iter()
                        .chain(role)
                        .for_each(|term| self.add_term(term));
                }
            }
            Answer::Principles(all) => {
                for one in all {
                    self.add_text(&one.how);
                    if let Some(principle) = PrincipleId::parse(&one.principle) {
                        self.add_term(HeldTerm::Principle(principle));
                    }
                }
            }
            Answer::Sources(all) => {
                for one in all {
                    self.add_text(&one.title);
                    self.add_text(one.url.as_deref().unwrap_or_default());
                }
            }
            Answer::Files(all) => {
                for one in all {
                    self.add_text(&one.text);
                    self.add_text(&one.caption);
                }
            }
            Answer::FocalPoint(_) => {
                if let Some(point) = self.live.answers.agreed_focal_point() {
                    self.add_name(&point.name);
                    self.add_name(&point.organisation);
                }
            }
            Answer::Doi(doi) => self.add_text(doi.as_str()),
            Answer::YesNo(_) => {}
        }
    }

    /// Adds the answer to a question with a vocabulary.
    fn add_chosen(&mut self, kind: Kind, id: &str) {
        let (Kind::One(vocabulary) | Kind::Several { of: vocabulary, .. }) = kind else {
            return;
        };
        if let Some(term) = vocabulary.term(id) {
            self.add_term(HeldTerm::Chosen(vocabulary, term));
        }
    }

    fn add_term(&mut self, term: HeldTerm) {
        let column = if term.is_place() {
            &mut self.columns.names
        } else {
            &mut self.columns.terms
        };
        column.add_word(&term.token());
    }

    /// Adds the regions in which it takes place.
    fn add_regions(&mut self, around: &BTreeSet<RegionId>) {
        let regions = around.iter().copied();
        // Every place lies in the world, and a reader who looks for it means the practices that name it.
        for region in regions.filter(|region| region.kind() != RegionKind::World) {
            self.add_term(HeldTerm::Around(region));
        }
    }
}

#[cfg(test)]
pub mod tests {
    use serde_json::json;
    use tantivy::schema::{Document, Value};

    use super::super::entry::tests::SHOWN;
    use super::*;
    use crate::catalogue::model::Freshness;
    use crate::db::Timestamp;
    use crate::practice::answers::Answers;
    use crate::practice::model::PracticeId;
    use crate::taxonomy::ObjectiveNumber;

    /// A practice of these countries.
    pub fn practice(id: i64, countries: &[&str]) -> IndexedPractice {
        let object = json!({
            "title": "Births by the road", "summary": "Teams register births.", "language": "en",
            "countries": countries, "primary_objective": "9", "regions": ["african-union"], "from": "2019-03",
            "goals": [8, 10], "who_benefits": ["women"],
            "principles": [{"principle": "international-cooperation", "how": "Together."}],
        });
        IndexedPractice {
            id: PracticeId(id),
            first_published: Timestamp(id),
            reference: format!("PX-2026-{id:04}"),
            objective: ObjectiveNumber::new(9),
            language: TextLanguage::En,
            submitter: None,
            authors: Vec::new(),
            organisation: Some("The registry".to_owned()),
            freshness: Freshness::Current,
            span: SHOWN,
            answers: Answers::from_json(&object).unwrap(),
            translations: Vec::new(),
        }
    }

    /// A maker that has met these words before makes the very document that a new one makes.
    #[test]
    fn what_is_remembered_changes_no_document() {
        let (_, fields) = IndexFields::schema();
        let mut maker = DocumentMaker::new(fields);
        for (id, countries) in [(1, &["KE", "UG"][..]), (2, &["UG", "KE"]), (3, &[])] {
            let live = practice(id, countries);
            let fresh = DocumentMaker::new(fields).document(&live);
            let with_memory = maker.document(&live);
            assert_eq!(format!("{with_memory:?}"), format!("{fresh:?}"), "{id}");
        }
    }

    /// A token that no name leads to would find nothing.
    #[test]
    fn each_term_of_a_practice_is_one_that_has_names() {
        let (_, fields) = IndexFields::schema();
        let document = DocumentMaker::new(fields).document(&practice(1, &["KE", "UG"]));
        let columns = document.iter_fields_and_values();
        let columns: Vec<&str> = columns.filter_map(|(_, value)| value.as_str()).collect();
        let written = columns.join("\u{6}");
        let tokens = written.split(['\u{4}', '\u{5}', '\u{6}']);
        let held: Vec<&str> = tokens
            .filter_map(|token| token.strip_prefix('\u{3}'))
            .collect();
        for expected in [
            "country:KE",
            "region:african-union",
            "around:african-union",
            "objective:9",
            "goal:8",
            "benefits:women",
            "principle:international-cooperation",
        ] {
            assert!(held.contains(&expected), "{expected}: {held:?}");
        }
        let all = HeldTerm::all();
        let named: Vec<String> = all.iter().map(|term| term.token()).collect();
        for token in held {
            assert!(named.contains(&format!("\u{3}{token}")), "{token}");
        }
    }
}
