//! Opens the postings of what a query looks for: for each segment of the index, part of the query and field, those of each
//! word, and of each term of a vocabulary that the part names.

use std::sync::Arc;

use tantivy::directory::error::OpenReadError;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::query::{BitSetDocSet, Bm25Weight, ConstScorer, EnableScoring, PhraseQuery, Query};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, Score, Searcher, SegmentReader, TERMINATED, TantivyError, Term};

use super::named_terms::TermToken;
use super::phrase::PhrasePostings;
use super::postings::Postings;
use super::terms::PartTerms;

/// The most words with one beginning that are looked for in a field.
const MOST_WORDS: usize = 20_000;

/// A part of a query, and the terms that it names.
pub struct NamedPart<'w> {
    pub part: &'w PartTerms,
    pub terms: Vec<&'w TermToken>,
}

impl<'w> NamedPart<'w> {
    /// A part whose words alone are looked for.
    pub fn without_terms(part: &'w PartTerms) -> Self {
        Self {
            part,
            terms: Vec::new(),
        }
    }

    /// The tokens of the terms that a field holds.
    fn tokens_in(&self, field: Field) -> impl Iterator<Item = &str> {
        let held = self.terms.iter().filter(move |term| term.field == field);
        held.map(|term| term.token.as_str())
    }
}

/// The postings of one part of a query in one segment: by field, for each of its terms.
#[derive(Default)]
pub struct PartPostings(pub Vec<Vec<Postings>>);

impl PartPostings {
    /// Whether no practice of the segment holds it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// About how much there is to read.
    pub fn size(&self) -> u64 {
        self.0
            .iter()
            .flatten()
            .map(|one| u64::from(one.size()))
            .sum()
    }
}

/// The postings of all parts of a query, for each segment.
pub fn open_postings(
    searcher: &Searcher,
    weighted: &[(Field, Score)],
    parts: &[NamedPart<'_>],
    scored: bool,
) -> tantivy::Result<Vec<Vec<PartPostings>>> {
    let segments = searcher.segment_readers().iter();
    let mut lists = PostingLists {
        searcher,
        scored,
        segments: segments.map(|_| Vec::new()).collect(),
    };
    for part in parts {
        for segment in &mut lists.segments {
            segment.push(PartPostings::default());
        }
        for (field, weight) in weighted {
            lists.open_field(part, *field, *weight)?;
        }
    }
    Ok(lists.segments)
}

struct PostingLists<'s> {
    searcher: &'s Searcher,
    scored: bool,
    segments: Vec<Vec<PartPostings>>,
}

impl PostingLists<'_> {
    fn open_field(
        &mut self,
        part: &NamedPart<'_>,
        field: Field,
        weight: Score,
    ) -> tantivy::Result<()> {
        let mut opened: Vec<Vec<Postings>> = Vec::new();
        opened.resize_with(self.segments.len(), Vec::new);
        match part.part {
            PartTerms::AnyOf(rows) => {
                self.open_rows(field, rows, weight, &mut opened)?;
                for token in part.tokens_in(field) {
                    self.open_term(field, token, weight, &mut opened)?;
                }
            }
            PartTerms::Beginning(letters) => {
                for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
                    let mut holders = TermHolders::none(segment, field)?;
                    holders.add_beginning(letters)?;
                    for token in part.tokens_in(field) {
                        holders.add_token(field, token)?;
                    }
                    opened[number].extend(holders.into_postings(weight));
                }
            }
        }
        for (segment, postings) in self.segments.iter_mut().zip(opened) {
            if let Some(part) = segment.last_mut()
                && !postings.is_empty()
            {
                part.0.push(postings);
            }
        }
        Ok(())
    }

    /// Opens rows of terms, each side by side.
    fn open_rows(
        &self,
        field: Field,
        rows: &[Vec<String>],
        weight: Score,
        opened: &mut [Vec<Postings>],
    ) -> tantivy::Result<()> {
        for row in rows {
            match row.as_slice() {
                [] => {}
                [term] => self.open_term(field, term, weight, opened)?,
                row => {
                    let terms = row.iter().map(|term| Term::from_field_text(field, term));
                    self.open_phrase(&terms.collect::<Vec<_>>(), weight, opened)?;
                }
            }
        }
        Ok(())
    }

    fn open_term(
        &self,
        field: Field,
        term: &str,
        weight: Score,
        opened: &mut [Vec<Postings>],
    ) -> tantivy::Result<()> {
        let term = Term::from_field_text(field, term);
        let mut found: Vec<Option<TermInfo>> = Vec::with_capacity(opened.len());
        for segment in self.searcher.segment_readers() {
            found.push(segment.inverted_index(field)?.get_term_info(&term)?);
        }
        if found.iter().all(Option::is_none) {
            return Ok(());
        }
        let similarity = Bm25Weight::for_terms(self.searcher, &[term])?.boost_by(weight);
        let option = if self.scored {
            IndexRecordOption::WithFreqs
        } else {
            IndexRecordOption::Basic
        };
        for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
            if let Some(info) = &found[number] {
                let index = segment.inverted_index(field)?;
                let blocks = index.read_block_postings_from_terminfo(info, option)?;
                let lengths = segment.get_fieldnorms_reader(field)?;
                opened[number].push(Postings::of_term(blocks, similarity.clone(), lengths));
            }
        }
        Ok(())
    }

    fn open_phrase(
        &self,
        terms: &[Term],
        weight: Score,
        opened: &mut [Vec<Postings>],
    ) -> tantivy::Result<()> {
        let similarity = Bm25Weight::for_terms(self.searcher, terms)?.boost_by(weight);
        for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
            let postings = match PhrasePostings::open(segment, terms, &similarity) {
                Ok(phrase) => phrase.map(|phrase| Postings::Phrase(Box::new(phrase))),
                Err(TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(_))) => {
                    self.open_merged_phrase(terms, weight, segment)?
                }
                Err(error) => return Err(error),
            };
            opened[number].extend(postings);
        }
        Ok(())
    }

    /// Opens a phrase in a part of an index in memory that was merged with others: its files have no names any more.
    fn open_merged_phrase(
        &self,
        terms: &[Term],
        weight: Score,
        segment: &SegmentReader,
    ) -> tantivy::Result<Option<Postings>> {
        let scoring = if self.scored {
            EnableScoring::enabled_from_searcher(self.searcher)
        } else {
            EnableScoring::disabled_from_searcher(self.searcher)
        };
        let phrase = PhraseQuery::new(terms.to_vec()).weight(scoring)?;
        let scorer = phrase.scorer(segment, weight)?;
        Ok((scorer.doc() != TERMINATED).then_some(Postings::Other(scorer)))
    }
}

/// The practices of a segment whose field holds one of several terms.
struct TermHolders {
    index: Arc<InvertedIndexReader>,
    holders: BitSet,
    /// The postings of the last term. None if no term was met.
    blocks: Option<BlockSegmentPostings>,
}

impl TermHolders {
    fn none(segment: &SegmentReader, field: Field) -> tantivy::Result<Self> {
        Ok(Self {
            index: segment.inverted_index(field)?,
            holders: BitSet::with_max_value(segment.max_doc()),
            blocks: None,
        })
    }

    /// Adds those that hold a word with this beginning.
    fn add_beginning(&mut self, beginning: &str) -> tantivy::Result<()> {
        let index = self.index.clone();
        let words = index.terms().range().ge(beginning);
        let mut words = words.lt(after(beginning)).into_stream()?;
        let mut left = MOST_WORDS;
        while left > 0 && words.advance() {
            left -= 1;
            self.add(words.value())?;
        }
        Ok(())
    }

    /// Adds those that hold the token of a term of a vocabulary.
    fn add_token(&mut self, field: Field, token: &str) -> tantivy::Result<()> {
        let term = Term::from_field_text(field, token);
        match self.index.get_term_info(&term)? {
            Some(info) => self.add(&info),
            None => Ok(()),
        }
    }

    fn add(&mut self, info: &TermInfo) -> tantivy::Result<()> {
        let blocks = if let Some(blocks) = &mut self.blocks {
            self.index
                .reset_block_postings_from_terminfo(info, blocks)?;
            blocks
        } else {
            let option = IndexRecordOption::Basic;
            let blocks = self.index.read_block_postings_from_terminfo(info, option)?;
            self.blocks.insert(blocks)
        };
        while !blocks.docs().is_empty() {
            for holder in blocks.docs() {
                self.holders.insert(*holder);
            }
            blocks.advance();
        }
        Ok(())
    }

    /// All that were added; none if no term was met.
    fn into_postings(self, weight: Score) -> Option<Postings> {
        let holders = self.blocks.map(|_| self.holders)?;
        let scorer = ConstScorer::new(BitSetDocSet::from(holders), weight);
        Some(Postings::Other(Box::new(scorer)))
    }
}

/// The first bytes behind all texts that begin with these letters.
pub fn after(letters: &str) -> Vec<u8> {
    let mut bytes = letters.as_bytes().to_vec();
    // No byte of a text is the greatest byte.
    if let Some(last) = bytes.last_mut() {
        *last += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use tantivy::IndexWriter;

    use super::super::entry::tests::index_of;
    use super::super::entry::{Columns, IndexEntry};
    use super::super::schema::IndexFields;
    use super::*;

    #[test]
    fn a_phrase_is_found_in_parts_that_were_merged_in_memory() {
        let practices = (0..20).map(|_| {
            let mut columns = Columns::default();
            columns.text.add_word("birth");
            columns.text.add_word("registry");
            columns
        });
        let searcher = index_of(practices.collect(), |_| false);
        let index = searcher.index();
        let mut writer: IndexWriter<IndexEntry> =
            index.writer_with_num_threads(1, 15_000_000).unwrap();
        let parts = index.searchable_segment_ids().unwrap();
        writer.merge(&parts).wait().unwrap();
        writer.garbage_collect_files().wait().unwrap();
        let weighted = [(IndexFields::schema().1.text, 1.0)];
        let words = ["birth", "registry"].map(str::to_owned).to_vec();
        let phrase = PartTerms::AnyOf(vec![words]);
        let parts = [NamedPart::without_terms(&phrase)];
        let mut found = 0;
        for segment in open_postings(&searcher, &weighted, &parts, false).unwrap() {
            for mut postings in segment.into_iter().flat_map(|part| part.0).flatten() {
                assert!(matches!(postings, Postings::Other(_)));
                postings.take(0..TERMINATED, &mut |_| found += 1);
            }
        }
        assert_eq!(found, 20);
    }
}
