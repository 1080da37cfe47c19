//! Opens the postings of what a query looks for: for each segment of the index, part of the query and field, those of each
//! term.

use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::query::{BitSetDocSet, Bm25Weight, ConstScorer, EnableScoring, PhraseQuery, Query};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, Score, Searcher, SegmentReader, TERMINATED, Term};

use super::postings::Postings;
use super::terms::PartTerms;

/// The most words with one beginning that are looked for in a field.
const MOST_WORDS: usize = 20_000;

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
    parts: &[PartTerms],
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
    fn open_field(&mut self, part: &PartTerms, field: Field, weight: Score) -> tantivy::Result<()> {
        let mut opened: Vec<Vec<Postings>> = Vec::new();
        opened.resize_with(self.segments.len(), Vec::new);
        match part {
            PartTerms::AnyOf(rows) => {
                for row in rows {
                    match row.as_slice() {
                        [] => {}
                        [term] => self.open_term(field, term, weight, &mut opened)?,
                        row => {
                            let terms = row.iter().map(|term| Term::from_field_text(field, term));
                            let phrase = PhraseQuery::new(terms.collect());
                            self.open_query(&phrase, weight, &mut opened)?;
                        }
                    }
                }
            }
            PartTerms::Beginning(letters) => {
                for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
                    let holders = holders_of_words(segment, field, letters)?;
                    opened[number].extend(holders.map(|holders| {
                        let scorer = ConstScorer::new(BitSetDocSet::from(holders), weight);
                        Postings::Other(Box::new(scorer))
                    }));
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

    fn open_query(
        &self,
        query: &dyn Query,
        weight: Score,
        opened: &mut [Vec<Postings>],
    ) -> tantivy::Result<()> {
        let scoring = if self.scored {
            EnableScoring::enabled_from_searcher(self.searcher)
        } else {
            EnableScoring::disabled_from_searcher(self.searcher)
        };
        let weighted = query.weight(scoring)?;
        for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
            let scorer = weighted.scorer(segment, weight)?;
            if scorer.doc() != TERMINATED {
                opened[number].push(Postings::Other(scorer));
            }
        }
        Ok(())
    }
}

/// The practices whose field holds a word with this beginning; none if no word has it.
fn holders_of_words(
    segment: &SegmentReader,
    field: Field,
    beginning: &str,
) -> tantivy::Result<Option<BitSet>> {
    let index = segment.inverted_index(field)?;
    let words = index.terms().range().ge(beginning);
    let mut words = words.lt(after(beginning)).into_stream()?;
    let mut holders = BitSet::with_max_value(segment.max_doc());
    let mut blocks: Option<BlockSegmentPostings> = None;
    let mut left = MOST_WORDS;
    while left > 0 && words.advance() {
        left -= 1;
        let info = words.value();
        let blocks = if let Some(blocks) = &mut blocks {
            index.reset_block_postings_from_terminfo(info, blocks)?;
            blocks
        } else {
            let option = IndexRecordOption::Basic;
            blocks.insert(index.read_block_postings_from_terminfo(info, option)?)
        };
        while !blocks.docs().is_empty() {
            for holder in blocks.docs() {
                holders.insert(*holder);
            }
            blocks.advance();
        }
    }
    Ok(blocks.map(|_| holders))
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
