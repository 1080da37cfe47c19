//! By which words readers find the terms of vocabularies. A practice holds one token for each of its terms. The names of the
//! terms, in all of their languages, stand once in a small index in memory, where each part of a query is looked up first. So
//! a practice of three countries need not hold eighteen names.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use tantivy::directory::RamDirectory;
use tantivy::schema::Field;
use tantivy::tokenizer::TokenizerManager;
use tantivy::{DocId, Index, Searcher};

use super::entry::{Columns, IndexEntry};
use super::held_term::HeldTerm;
use super::lists::{NamedPart, open_postings};
use super::schema::{IndexFields, TOKEN_READER};
use super::terms::PartTerms;
use super::token_memory::TokenMemory;
use super::token_text::{TokenReader, TokenText};
use crate::catalogue::public_spans::PublicSpan;
use crate::db::Timestamp;
use crate::edition::Edition;
use crate::practice::model::PracticeId;

/// The names of all terms that a practice can have.
pub struct NamedTerms {
    pub fields: IndexFields,
    /// The index of the names. Its documents are the terms, in order.
    pub searcher: Searcher,
    tokens: Vec<TermToken>,
}

/// The token of a term, and the field in which a practice holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermToken {
    pub field: Field,
    pub token: String,
}

/// Bytes of memory for the names while their index is made.
const MEMORY: usize = 15_000_000;

/// The names are the same for the whole process.
static NAMES: OnceLock<Arc<NamedTerms>> = OnceLock::new();

impl NamedTerms {
    /// The names of the vocabularies of this program.
    pub fn of_vocabularies() -> tantivy::Result<Arc<Self>> {
        if let Some(names) = NAMES.get() {
            return Ok(names.clone());
        }
        let names = Arc::new(Self::read(&HeldTerm::all())?);
        Ok(NAMES.get_or_init(|| names).clone())
    }

    fn read(terms: &[HeldTerm]) -> tantivy::Result<Self> {
        let (schema, fields) = IndexFields::schema();
        let readers = TokenizerManager::default();
        readers.register(TOKEN_READER, TokenReader::default());
        let index = Index::builder().schema(schema).tokenizers(readers);
        let mut writer = index.single_segment_index_writer(RamDirectory::create(), MEMORY)?;
        let mut memory = TokenMemory::default();
        for term in terms {
            writer.add_document(named_entry(fields, *term, &mut memory))?;
        }
        Ok(Self {
            fields,
            searcher: writer.finalize()?.reader()?.searcher(),
            tokens: terms
                .iter()
                .map(|term| TermToken::of(fields, *term))
                .collect(),
        })
    }

    /// The tokens of the terms that this part of a query names.
    pub fn find(&self, part: &PartTerms) -> tantivy::Result<Vec<&TermToken>> {
        let weighted = [(self.fields.names, 1.0)];
        let parts = [NamedPart::without_terms(part)];
        let opened = open_postings(&self.searcher, &weighted, &parts, false)?;
        let all = 0..DocId::try_from(self.tokens.len()).unwrap_or(DocId::MAX);
        let mut found = BTreeSet::new();
        for mut postings in opened
            .into_iter()
            .flatten()
            .flat_map(|part| part.0)
            .flatten()
        {
            postings.take(all.clone(), &mut |term| {
                found.insert(term);
            });
        }
        let tokens = found.into_iter();
        Ok(tokens
            .filter_map(|term| self.tokens.get(term as usize))
            .collect())
    }
}

impl TermToken {
    fn of(fields: IndexFields, term: HeldTerm) -> Self {
        Self {
            field: if term.is_place() {
                fields.names
            } else {
                fields.terms
            },
            token: term.token(),
        }
    }
}

/// The document of a term: its names.
fn named_entry(fields: IndexFields, term: HeldTerm, memory: &mut TokenMemory) -> IndexEntry {
    let mut names = TokenText::default();
    for (name, language) in term.names() {
        memory.add_text(&name, language, &mut names);
    }
    let columns = Columns {
        names,
        ..Columns::default()
    };
    let always = PublicSpan {
        from: Edition(0),
        until: None,
    };
    IndexEntry::new(fields, (PracticeId(0), Timestamp(0)), always, columns)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::query::{MatchMode, SearchQuery};
    use super::*;

    fn found(typed: &str) -> Vec<String> {
        let names = NamedTerms::of_vocabularies().unwrap();
        let parts = SearchQuery::parse(typed).part_terms(MatchMode::All);
        let tokens = names.find(&parts[0]).unwrap().into_iter();
        tokens.map(|one| one.token[1..].to_owned()).collect()
    }

    #[test]
    fn terms_are_found_by_their_names_in_each_language() {
        for typed in [
            "Kazakhstan",
            "Казахстан",
            "kirghizistan",
            "\"viet nam\"",
            "tuval*",
        ] {
            assert_eq!(found(typed).len(), 1, "{typed}: {:?}", found(typed));
        }
        assert_eq!(found("Casablanca"), Vec::<String>::new());
        assert_eq!(found("fidji"), ["country:FJ"]);
        assert!(found("ASEAN").contains(&"around:asean".to_owned()));
        assert!(found("workers").contains(&"benefits:workers".to_owned()));
        assert!(found("partners").contains(&"role:partner".to_owned()));
        assert!(found("Pacifique").contains(&"around:m49-009".to_owned()));
        assert!(found("smuggling").contains(&"objective:9".to_owned()));
    }

    #[test]
    fn no_two_terms_share_a_token() {
        let all = HeldTerm::all();
        let tokens: HashSet<String> = all.iter().map(|term| term.token()).collect();
        assert_eq!(tokens.len(), all.len());
    }
}
