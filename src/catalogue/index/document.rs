//! A practice as the index stores it: every public answer, by walking the fields' table. So a new field becomes
//! searchable by itself, and a private field never does.

use tantivy::TantivyDocument;
use tantivy::tokenizer::{PreTokenizedString, Token};

use super::schema::IndexFields;
use super::tokens::tokens;
use crate::catalogue::store::IndexedPractice;
use crate::language::{END_OF_ISOLATE, Language, Messages, TextLanguage};
use crate::practice::answers::Answer;
use crate::practice::fields::{FIELDS, Field, Kind, Visible};
use crate::practice::plain;
use crate::taxonomy::Term;
use crate::written;

/// The tokens of one field of the index.
#[derive(Default)]
struct Column {
    tokens: Vec<Token>,
    position: usize,
}

impl Column {
    /// Adds a text. A gap of positions follows it, so that a phrase never spans two texts.
    fn add(&mut self, text: &str, language: TextLanguage) {
        self.tokens
            .extend(tokens(text, language, &mut self.position));
        self.position += 10;
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

/// The document of a practice.
pub fn document(fields: IndexFields, live: &IndexedPractice) -> TantivyDocument {
    let mut columns = Columns::default();
    columns.names.add(&live.reference, TextLanguage::En);
    if let Some(name) = &live.submitter {
        columns.names.add(&name.without_honorific(), live.language);
    }
    if let Some(organisation) = &live.organisation {
        columns.names.add(organisation, live.language);
    }
    for declaration in FIELDS.iter().filter(|field| field.visible != Visible::Team) {
        if let Some(answer) = live.answers.get(declaration.field) {
            columns.add_answer(declaration.field, declaration.kind, answer, live);
        }
    }
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

impl Columns {
    fn add_answer(&mut self, field: Field, kind: Kind, answer: &Answer, live: &IndexedPractice) {
        let language = live.language;
        match answer {
            Answer::Text(title) if field == Field::Title => self.title.add(title, language),
            Answer::Text(text) => match kind {
                Kind::Summary { .. } => self.summary.add(&written::plain(text), language),
                Kind::Prose { .. } => self.text.add(&written::plain(text), language),
                _ => self.text.add(text, language),
            },
            // The filing decides, not the author's first answer.
            Answer::One(_) if field == Field::PrimaryObjective => {
                if let Some(objective) = live.objective {
                    self.add_term(kind, &objective.to_string());
                }
            }
            // The contact is no part of the text, and email addresses are never searchable.
            Answer::One(_) if field == Field::Contact => {}
            Answer::One(id) => self.add_term(kind, id),
            Answer::Several(ids) => ids.iter().for_each(|id| self.add_term(kind, id)),
            Answer::Month(month) => self.terms.add(&month.year().to_string(), language),
            Answer::Organisations(all) => {
                for one in all {
                    self.names.add(&one.name, language);
                    self.add_in_page_languages(|t| plain::organisation_note(one, t));
                }
            }
            Answer::Principles(all) => {
                for one in all {
                    self.text.add(&one.how, language);
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
                    self.text.add(&one.title, language);
                    self.text
                        .add(one.url.as_deref().unwrap_or_default(), language);
                }
            }
            Answer::FocalPoint(_) => {
                if let Some(point) = live.answers.agreed_focal_point() {
                    self.names.add(&point.name, language);
                    self.names.add(&point.organisation, language);
                }
            }
            Answer::YesNo(_) => {}
        }
    }

    /// Adds a term of a vocabulary: a place by all of its names, an objective by its titles, any other term by the name
    /// that pages show.
    fn add_term(&mut self, kind: Kind, id: &str) {
        let (Kind::One(vocabulary) | Kind::Several { of: vocabulary, .. }) = kind else {
            return;
        };
        match vocabulary.term(id) {
            None => {}
            Some(Term::Country(country)) => {
                for language in TextLanguage::ALL {
                    self.names.add(country.name_in(language), language);
                }
                for alias in country.aliases() {
                    self.names.add(alias, TextLanguage::Zh);
                }
                for region in country.regions() {
                    self.add_in_page_languages(|t| region.name(t).to_owned());
                    let acronym = region.acronym().unwrap_or_default();
                    self.terms.add(acronym, TextLanguage::En);
                }
            }
            Some(Term::Region(region)) => {
                for language in TextLanguage::ALL {
                    self.names.add(region.name_in(language), language);
                }
                self.names
                    .add(region.acronym().unwrap_or_default(), TextLanguage::En);
            }
            Some(Term::Objective(objective)) => {
                for language in TextLanguage::ALL {
                    self.terms.add(objective.title_in(language), language);
                }
                self.add_in_page_languages(|t| objective.short(t).to_owned());
            }
            Some(term) => self.add_in_page_languages(|t| term.name(t)),
        }
    }

    /// Adds words of the interface in each of its languages.
    fn add_in_page_languages(&mut self, name: impl Fn(Messages) -> String) {
        for language in Language::ALL {
            self.terms
                .add(&name(Messages::new(language)), language.as_text());
        }
    }
}
