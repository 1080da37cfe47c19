//! A practice as the index stores it: every public answer, by walking the fields' table. So a new field becomes
//! searchable by itself, and a private field never does.

use std::collections::HashMap;

use tantivy::TantivyDocument;
use tantivy::tokenizer::{PreTokenizedString, Token};

use super::schema::IndexFields;
use super::tokens::{StemMemory, tokens};
use crate::catalogue::store::IndexedPractice;
use crate::language::{END_OF_ISOLATE, Language, Messages, TextLanguage};
use crate::practice::answers::Answer;
use crate::practice::fields::{FIELDS, Field, Kind, Visible};
use crate::practice::plain;
use crate::taxonomy::{Term, Vocabulary};
use crate::written;

/// The tokens of one field of the index.
#[derive(Default)]
struct Column {
    tokens: Vec<Token>,
    position: usize,
}

impl Column {
    /// Adds a text. A gap of positions follows it, so that a phrase never spans two texts.
    fn add(&mut self, text: &str, language: TextLanguage, stems: &mut StemMemory) {
        self.tokens
            .extend(tokens(text, language, &mut self.position, stems));
        self.position += 10;
    }

    /// Adds the tokens of another column, as if its texts had been added here.
    fn append(&mut self, other: &Self) {
        let first = self.position;
        self.tokens.extend(other.tokens.iter().map(|token| Token {
            position: first + token.position,
            ..token.clone()
        }));
        self.position += other.position;
    }
}

#[derive(Default)]
struct Columns {
    title: Column,
    names: Column,
    summary: Column,
    text: Column,
    terms: Column,
}

/// Makes documents. It remembers the words that it has stemmed and the terms that it has named: a country's six names are
/// cut into tokens once, however many practices name it.
pub struct DocumentMaker {
    fields: IndexFields,
    stems: StemMemory,
    terms: HashMap<(Vocabulary, String), NamedTerm>,
}

/// The tokens under which a term is found.
#[derive(Default)]
struct NamedTerm {
    names: Column,
    terms: Column,
}

impl DocumentMaker {
    /// A maker that remembers nothing yet.
    pub fn new(fields: IndexFields) -> Self {
        Self {
            fields,
            stems: StemMemory::default(),
            terms: HashMap::new(),
        }
    }

    /// The document of a practice.
    pub fn document(&mut self, live: &IndexedPractice) -> TantivyDocument {
        let mut writing = DocumentWriting {
            columns: Columns::default(),
            live,
            maker: self,
        };
        writing.add_people();
        for declaration in FIELDS.iter().filter(|field| field.visible != Visible::Team) {
            if let Some(answer) = live.answers.get(declaration.field) {
                writing.add_answer(declaration.field, declaration.kind, answer);
            }
        }
        let columns = writing.columns;
        let fields = self.fields;
        let mut document = TantivyDocument::default();
        document.add_u64(fields.id, live.id.0.cast_unsigned());
        document.add_i64(fields.published, live.first_published.0);
        for (field, column) in [
            (fields.title, columns.title),
            (fields.names, columns.names),
            (fields.summary, columns.summary),
            (fields.text, columns.text),
            (fields.terms, columns.terms),
        ] {
            let text = PreTokenizedString {
                text: String::new(),
                tokens: column.tokens,
            };
            document.add_pre_tokenized_text(field, text);
        }
        document
    }
}

/// A document in the making.
struct DocumentWriting<'m> {
    columns: Columns,
    live: &'m IndexedPractice,
    maker: &'m mut DocumentMaker,
}

impl DocumentWriting<'_> {
    fn add_title(&mut self, text: &str) {
        let language = self.live.language;
        self.columns
            .title
            .add(text, language, &mut self.maker.stems);
    }

    fn add_name(&mut self, text: &str) {
        let language = self.live.language;
        self.columns
            .names
            .add(text, language, &mut self.maker.stems);
    }

    fn add_summary(&mut self, text: &str) {
        let language = self.live.language;
        self.columns
            .summary
            .add(text, language, &mut self.maker.stems);
    }

    fn add_text(&mut self, text: &str) {
        let language = self.live.language;
        self.columns.text.add(text, language, &mut self.maker.stems);
    }

    fn add_people(&mut self) {
        let names = &mut self.columns.names;
        names.add(
            &self.live.reference,
            TextLanguage::En,
            &mut self.maker.stems,
        );
        if let Some(name) = &self.live.submitter {
            self.add_name(&name.without_honorific());
        }
        if let Some(organisation) = &self.live.organisation {
            self.add_name(organisation);
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
                    self.add_term(kind, &objective.to_string());
                }
            }
            // The contact is no part of the text, and email addresses are never searchable.
            Answer::One(_) if field == Field::Contact => {}
            Answer::One(id) => self.add_term(kind, id),
            Answer::Several(ids) => ids.iter().for_each(|id| self.add_term(kind, id)),
            Answer::Month(month) => {
                let language = self.live.language;
                let stems = &mut self.maker.stems;
                self.columns
                    .terms
                    .add(&month.year().to_string(), language, stems);
            }
            Answer::Organisations(all) => {
                for one in all {
                    self.add_name(&one.name);
                    self.add_in_page_languages(|t| plain::organisation_note(one, t));
                }
            }
            Answer::Principles(all) => {
                for one in all {
                    self.add_text(&one.how);
                    self.add_in_page_languages(|t| {
                        let shown = Answer::Principles(vec![one.clone()]);
                        let named = plain::text(kind, &shown, t);
                        named
                            .trim_end_matches(END_OF_ISOLATE)
                            .strip_suffix(one.how.as_str())
                            .unwrap_or_default()
                            .to_owned()
                    });
                }
            }
            Answer::Sources(all) => {
                for one in all {
                    self.add_text(&one.title);
                    self.add_text(one.url.as_deref().unwrap_or_default());
                }
            }
            Answer::FocalPoint(_) => {
                if let Some(point) = self.live.answers.agreed_focal_point() {
                    self.add_name(&point.name);
                    self.add_name(&point.organisation);
                }
            }
            Answer::YesNo(_) => {}
        }
    }

    /// Adds a term of a vocabulary, which is named only once.
    fn add_term(&mut self, kind: Kind, id: &str) {
        let (Kind::One(vocabulary) | Kind::Several { of: vocabulary, .. }) = kind else {
            return;
        };
        let key = (vocabulary, id.to_owned());
        let stems = &mut self.maker.stems;
        let named = self.maker.terms.entry(key).or_insert_with(|| {
            let term = vocabulary.term(id);
            term.map_or_else(NamedTerm::default, |term| NamedTerm::of(term, stems))
        });
        self.columns.names.append(&named.names);
        self.columns.terms.append(&named.terms);
    }

    /// Adds words of the interface in each of its languages.
    fn add_in_page_languages(&mut self, name: impl Fn(Messages) -> String) {
        let stems = &mut self.maker.stems;
        add_in_page_languages(&mut self.columns.terms, stems, name);
    }
}

impl NamedTerm {
    /// A place by all of its names, an objective by its titles, any other term by the name that pages show.
    fn of(term: Term, stems: &mut StemMemory) -> Self {
        let mut named = Self::default();
        let (names, terms) = (&mut named.names, &mut named.terms);
        match term {
            Term::Country(country) => {
                for language in TextLanguage::ALL {
                    names.add(country.name_in(language), language, stems);
                }
                for alias in country.aliases() {
                    names.add(alias, TextLanguage::Zh, stems);
                }
                for region in country.regions() {
                    add_in_page_languages(terms, stems, |t| region.name(t).to_owned());
                    let acronym = region.acronym().unwrap_or_default();
                    terms.add(acronym, TextLanguage::En, stems);
                }
            }
            Term::Region(region) => {
                for language in TextLanguage::ALL {
                    names.add(region.name_in(language), language, stems);
                }
                let acronym = region.acronym().unwrap_or_default();
                names.add(acronym, TextLanguage::En, stems);
            }
            Term::Objective(objective) => {
                for language in TextLanguage::ALL {
                    terms.add(objective.title_in(language), language, stems);
                }
                add_in_page_languages(terms, stems, |t| objective.short(t).to_owned());
            }
            term => add_in_page_languages(terms, stems, |t| term.name(t)),
        }
        named
    }
}

/// Adds words of the interface in each of its languages.
fn add_in_page_languages(
    column: &mut Column,
    stems: &mut StemMemory,
    name: impl Fn(Messages) -> String,
) {
    for language in Language::ALL {
        column.add(&name(Messages::new(language)), language.as_text(), stems);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::db::Timestamp;
    use crate::practice::answers::Answers;
    use crate::practice::model::PracticeId;
    use crate::taxonomy::ObjectiveNumber;

    fn practice(id: i64, countries: &[&str]) -> IndexedPractice {
        let object = json!({
            "title": "Births by the road", "summary": "Teams register births.", "language": "en",
            "type": "law", "countries": countries, "regions": ["african-union"], "from": "2019-03",
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
            organisation: Some("The registry".to_owned()),
            answers: Answers::from_json(&object).unwrap(),
        }
    }

    /// A maker that has named these terms before makes the very document that a new one makes.
    #[test]
    fn what_is_remembered_changes_no_document() {
        let (_, fields) = IndexFields::schema();
        let mut maker = DocumentMaker::new(fields);
        for (id, countries) in [
            (1, &["KE", "UG"][..]),
            (2, &["UG", "KE"]),
            (3, &[]),
            (4, &["KE"]),
        ] {
            let live = practice(id, countries);
            let fresh = DocumentMaker::new(fields).document(&live);
            let with_memory = maker.document(&live);
            assert_eq!(format!("{with_memory:?}"), format!("{fresh:?}"), "{id}");
        }
        assert!(
            maker
                .terms
                .contains_key(&(Vocabulary::Country, "KE".to_owned()))
        );
    }
}
