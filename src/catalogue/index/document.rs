//! A practice as the index takes it in: every public answer, by walking the fields' table, so that a new field is
//! found by itself and a private one never is.

use tantivy::TantivyDocument;
use tantivy::tokenizer::{PreTokenizedString, Token};

use super::schema::Fields;
use super::words::tokens;
use crate::account::model::Name;
use crate::language::{Language, Messages, TextLanguage};
use crate::practice::answers::{Answer, Answers};
use crate::practice::fields::{FIELDS, Field, Kind, Visible, Vocabulary};
use crate::practice::plain;
use crate::taxonomy::{CountryCode, ObjectiveNumber, RegionId};
use crate::web::markdown;

/// What is indexed of a live practice.
#[derive(Debug)]
pub struct Live {
    /// The practice's id.
    pub id: i64,
    /// When it was first published.
    pub published: i64,
    /// Its reference.
    pub reference: String,
    /// The objective it is filed under, whatever its text said first.
    pub objective: Option<ObjectiveNumber>,
    /// The language of its text.
    pub language: TextLanguage,
    /// Who submitted it.
    pub submitter: Option<Name>,
    /// Where that person works.
    pub organisation: Option<String>,
    /// The published answers.
    pub answers: Answers,
}

/// One field of the document in the making.
#[derive(Default)]
struct Column {
    tokens: Vec<Token>,
    position: usize,
}

impl Column {
    /// Adds a text. The gap before the next one keeps phrases within one text.
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
pub fn document(fields: Fields, live: &Live) -> TantivyDocument {
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
            columns.take(declaration.field, declaration.kind, answer, live);
        }
    }
    let mut document = TantivyDocument::default();
    document.add_u64(fields.id, live.id.cast_unsigned());
    document.add_i64(fields.published, live.published);
    for (field, column) in [
        (fields.title, columns.title),
        (fields.names, columns.names),
        (fields.summary, columns.summary),
        (fields.text, columns.text),
        (fields.terms, columns.terms),
    ] {
        let tokens = PreTokenizedString {
            text: String::new(),
            tokens: column.tokens,
        };
        document.add_pre_tokenized_text(field, tokens);
    }
    document
}

impl Columns {
    fn take(&mut self, field: Field, kind: Kind, answer: &Answer, live: &Live) {
        let language = live.language;
        match answer {
            Answer::Text(title) if field == Field::Title => self.title.add(title, language),
            Answer::Text(text) => match kind {
                Kind::Summary { .. } => self.summary.add(&markdown::plain_summary(text), language),
                Kind::Prose { .. } => self.text.add(&markdown::plain(text), language),
                _ => self.text.add(text, language),
            },
            // The filing counts, not what the text said first.
            Answer::One(_) if field == Field::PrimaryObjective => {
                if let Some(objective) = live.objective {
                    self.term(kind, &objective.to_string());
                }
            }
            // Whom to ask is no word of the practice, and addresses are never found.
            Answer::One(_) if field == Field::Contact => {}
            Answer::One(id) => self.term(kind, id),
            Answer::Several(ids) => ids.iter().for_each(|id| self.term(kind, id)),
            Answer::Month(month) => self.terms.add(&month.year().to_string(), language),
            Answer::Organisations(all) => {
                for one in all {
                    self.names.add(&one.name, language);
                    self.named(|t| plain::organisation_note(one, t));
                }
            }
            Answer::Principles(all) => {
                for one in all {
                    self.text.add(&one.how, language);
                    self.named(|t| {
                        let shown = Answer::Principles(vec![one.clone()]);
                        let named = plain::text(kind, &shown, t);
                        named
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

    /// A term of a vocabulary: places by every name they have, others as the pages name them.
    fn term(&mut self, kind: Kind, id: &str) {
        let (Kind::One(vocabulary) | Kind::Several { of: vocabulary, .. }) = kind else {
            return;
        };
        match vocabulary {
            Vocabulary::Country => {
                let Some(country) = CountryCode::parse(id) else {
                    return;
                };
                for language in TextLanguage::ALL {
                    self.names.add(country.name_in(language), language);
                }
                for alias in country.aliases() {
                    self.names.add(alias, TextLanguage::Zh);
                }
                for region in country.regions() {
                    self.named(|t| region.name(t).to_owned());
                }
            }
            Vocabulary::Region => {
                let Some(region) = RegionId::parse(id) else {
                    return;
                };
                for language in TextLanguage::ALL {
                    self.names.add(region.name_in(language), language);
                }
                self.names
                    .add(region.acronym().unwrap_or_default(), TextLanguage::En);
            }
            Vocabulary::Objective => {
                let Some(objective) = ObjectiveNumber::parse(id) else {
                    return;
                };
                for language in TextLanguage::ALL {
                    self.terms.add(objective.title_in(language), language);
                }
                self.named(|t| objective.short(t).to_owned());
            }
            _ => self.named(|t| plain::term(kind, id, t)),
        }
    }

    /// Words that are a page's, in each language of the pages.
    fn named(&mut self, name: impl Fn(Messages) -> String) {
        for language in Language::ALL {
            self.terms
                .add(&name(Messages::new(language)), language.as_text());
        }
    }
}
