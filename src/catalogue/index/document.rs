//! A practice as the index stores it: every public answer, by walking the fields' table. So a new field becomes
//! searchable by itself, and a private field never does.

use std::collections::HashMap;

use super::entry::{Columns, IndexEntry};
use super::facet_values::facet_values;
use super::schema::IndexFields;
use super::titled::title_order;
use super::token_text::TokenText;
use super::tokens::{StemMemory, add_tokens};
use crate::catalogue::store::{IndexedPractice, IndexedTranslation};
use crate::language::{Language, Messages, TextLanguage};
use crate::practice::answers::Answer;
use crate::practice::fields::{FIELDS, Field, Kind, Visible};
use crate::practice::plain;
use crate::taxonomy::{PrincipleId, Term, Vocabulary};
use crate::written;

/// Makes documents. It remembers the words that it has stemmed and the terms that it has named: a country's six names are
/// cut into tokens once, however many practices name it.
pub struct DocumentMaker {
    fields: IndexFields,
    stems: StemMemory,
    terms: HashMap<(Vocabulary, String), NamedTerm>,
    phrases: HashMap<(Language, String), TokenText>,
}

/// The tokens under which a term is found.
#[derive(Default)]
struct NamedTerm {
    names: TokenText,
    terms: TokenText,
}

impl DocumentMaker {
    /// A maker that remembers nothing yet.
    pub fn new(fields: IndexFields) -> Self {
        Self {
            fields,
            stems: StemMemory::default(),
            terms: HashMap::new(),
            phrases: HashMap::new(),
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
        let numbers = facet_values(live).into_iter();
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
        add_tokens(text, self.language, &mut self.maker.stems, column);
    }

    fn add_name(&mut self, text: &str) {
        let column = &mut self.columns.names;
        add_tokens(text, self.language, &mut self.maker.stems, column);
    }

    fn add_summary(&mut self, text: &str) {
        let column = &mut self.columns.summary;
        add_tokens(text, self.language, &mut self.maker.stems, column);
    }

    fn add_text(&mut self, text: &str) {
        let column = &mut self.columns.text;
        add_tokens(text, self.language, &mut self.maker.stems, column);
    }

    fn add_people(&mut self) {
        let (names, stems) = (&mut self.columns.names, &mut self.maker.stems);
        add_tokens(&self.live.reference, TextLanguage::En, stems, names);
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
                    self.add_term(kind, &objective.to_string());
                }
            }
            // The contact is no part of the text, and email addresses are never searchable.
            Answer::One(_) if field == Field::Contact => {}
            Answer::One(id) => self.add_term(kind, id),
            Answer::Several(ids) => ids.iter().for_each(|id| self.add_term(kind, id)),
            Answer::Month(month) => {
                let (terms, stems) = (&mut self.columns.terms, &mut self.maker.stems);
                add_tokens(&month.year().to_string(), self.language, stems, terms);
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
                    let principle = PrincipleId::parse(&one.principle);
                    self.add_in_page_languages(|t| {
                        principle.as_ref().map_or("", |id| id.name(t)).to_owned()
                    });
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

    /// Adds words of the interface in each of its languages. There are not many of them.
    fn add_in_page_languages(&mut self, name: impl Fn(Messages) -> String) {
        let (phrases, stems) = (&mut self.maker.phrases, &mut self.maker.stems);
        for language in Language::ALL {
            let phrase = (language, name(Messages::new(language)));
            if let Some(tokens) = phrases.get(&phrase) {
                self.columns.terms.append(tokens);
                continue;
            }
            let mut tokens = TokenText::default();
            add_tokens(&phrase.1, language.as_text(), stems, &mut tokens);
            self.columns.terms.append(&tokens);
            phrases.insert(phrase, tokens);
        }
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
                    add_tokens(country.name_in(language), language, stems, names);
                }
                for alias in country.aliases() {
                    add_tokens(alias, TextLanguage::Zh, stems, names);
                }
                for region in country.regions() {
                    add_in_page_languages(terms, stems, |t| region.name(t).to_owned());
                    let acronym = region.acronym().unwrap_or_default();
                    add_tokens(acronym, TextLanguage::En, stems, terms);
                }
            }
            Term::Region(region) => {
                for language in TextLanguage::ALL {
                    add_tokens(region.name_in(language), language, stems, names);
                }
                let acronym = region.acronym().unwrap_or_default();
                add_tokens(acronym, TextLanguage::En, stems, names);
            }
            Term::Objective(objective) => {
                for language in TextLanguage::ALL {
                    add_tokens(objective.title_in(language), language, stems, terms);
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
    column: &mut TokenText,
    stems: &mut StemMemory,
    name: impl Fn(Messages) -> String,
) {
    for language in Language::ALL {
        let words = name(Messages::new(language));
        add_tokens(&words, language.as_text(), stems, column);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::entry::tests::SHOWN;
    use super::*;
    use crate::catalogue::model::Freshness;
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
            authors: Vec::new(),
            organisation: Some("The registry".to_owned()),
            freshness: Freshness::Current,
            span: SHOWN,
            answers: Answers::from_json(&object).unwrap(),
            translations: Vec::new(),
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
