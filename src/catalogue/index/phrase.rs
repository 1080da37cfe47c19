//! The practices of one segment of the index whose field holds words side by side, in order, and how often. First the practices
//! that hold all of the words are found; positions are read of those alone, some hundred at once.

use std::ops::Range;

use tantivy::directory::CompositeFile;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::SegmentComponent;
use tantivy::positions::PositionReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::Bm25Weight;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Score, SegmentReader, TERMINATED, Term};

/// How many positions are read at once, if the block has as many.
const AT_ONCE: usize = 256;

/// The practices that hold a phrase.
pub struct PhrasePostings {
    /// The word that the fewest practices hold comes first.
    words: Vec<PhraseWord>,
    weight: Bm25Weight,
    /// How long the field of each practice is.
    lengths: FieldNormReader,
    common: PlaceMarks,
}

/// The places at which a practice holds the words that were looked at, each as the place of the last word. A look at a mark costs
/// less than a step in two lists, because no processor foresees which list goes on.
#[derive(Default)]
struct PlaceMarks {
    /// By place, the number of the word that marked it last.
    marks: Vec<u32>,
    /// Words are numbered through all practices, so no mark is ever taken away.
    number: u32,
}

/// The practices that hold one word of a phrase.
struct PhraseWord {
    blocks: BlockSegmentPostings,
    /// The next practice within the block.
    at: usize,
    positions: PositionReader,
    /// The number of positions of the blocks before.
    before: u64,
    /// The number of positions of the block before those of each of its practices; empty if no position of it was read.
    starts: Vec<usize>,
    /// Positions of the block, and the number of those before them.
    read: Vec<u32>,
    read_from: usize,
    /// What makes the places of all words of the phrase equal.
    shift: u32,
}

impl PhrasePostings {
    /// The practices of a segment that hold these words side by side. None if one of the words is in no practice.
    pub fn open(
        segment: &SegmentReader,
        terms: &[Term],
        weight: &Bm25Weight,
    ) -> tantivy::Result<Option<Self>> {
        let Some(field) = terms.first().map(Term::field) else {
            return Ok(None);
        };
        let index = segment.inverted_index(field)?;
        let mut infos = Vec::with_capacity(terms.len());
        for term in terms {
            match index.get_term_info(term)? {
                Some(info) => infos.push(info),
                None => return Ok(None),
            }
        }
        let all_positions = segment.open_read(SegmentComponent::Positions)?;
        let Some(of_field) = CompositeFile::open(&all_positions)?.open_read(field) else {
            return Ok(None);
        };
        let mut words = Vec::with_capacity(terms.len());
        for (shift, info) in (0..).zip(infos.iter().rev()) {
            let option = IndexRecordOption::WithFreqs;
            let positions = of_field.read_bytes_slice(info.positions_range.clone())?;
            words.push(PhraseWord {
                blocks: index.read_block_postings_from_terminfo(info, option)?,
                at: 0,
                positions: PositionReader::open(positions)?,
                before: 0,
                starts: Vec::new(),
                read: Vec::new(),
                read_from: 0,
                shift,
            });
        }
        words.sort_by_key(|word| word.blocks.doc_freq());
        Ok(Some(Self {
            words,
            weight: weight.clone(),
            lengths: segment.get_fieldnorms_reader(field)?,
            common: PlaceMarks::default(),
        }))
    }

    /// No more practices hold it than this.
    pub fn size(&self) -> u32 {
        let rarest = self.words.first();
        rarest.map_or(0, |word| word.blocks.doc_freq())
    }

    /// Hands over the practices of a range, each with its score. Ranges are asked for in order.
    pub fn take_scored(&mut self, range: Range<DocId>, found: &mut impl FnMut(DocId, Score)) {
        let (weight, lengths) = (self.weight.clone(), self.lengths.clone());
        self.take(range, |document, times| {
            found(
                document,
                weight.score(lengths.fieldnorm_id(document), times),
            );
        });
    }

    /// Hands over the practices of a range, and how often each holds the phrase.
    pub fn take(&mut self, range: Range<DocId>, mut found: impl FnMut(DocId, u32)) {
        let mut next = range.start;
        loop {
            let document = self.next_with_all(next);
            if document >= range.end {
                return;
            }
            let times = self.times();
            if times > 0 {
                found(document, times);
            }
            next = document + 1;
        }
    }

    /// The first practice from here on that holds all of the words.
    fn next_with_all(&mut self, from: DocId) -> DocId {
        let mut document = from;
        // A word that leads further makes all others follow.
        let mut agreed = 0;
        while agreed < self.words.len() {
            agreed = 0;
            for word in &mut self.words {
                let met = word.seek(document);
                if met == document {
                    agreed += 1;
                } else {
                    document = met;
                    break;
                }
            }
            if document == TERMINATED {
                break;
            }
        }
        document
    }

    /// How often the practice at which all words stand holds the phrase.
    fn times(&mut self) -> u32 {
        let Some((first, others)) = self.words.split_first_mut() else {
            return 0;
        };
        self.common.begin(first.places());
        let mut times = 0;
        for word in others {
            times = self.common.keep(word.places());
            if times == 0 {
                break;
            }
        }
        times
    }
}

impl PhraseWord {
    /// Goes on to the first practice from here on.
    fn seek(&mut self, target: DocId) -> DocId {
        loop {
            let documents = self.blocks.docs();
            match documents.last() {
                None => return TERMINATED,
                Some(last) if *last < target => self.next_block(),
                Some(_) => {
                    // Of common words, the next practice is mostly the one.
                    while documents[self.at] < target {
                        self.at += 1;
                    }
                    return documents[self.at];
                }
            }
        }
    }

    fn next_block(&mut self) {
        self.before += self
            .blocks
            .freqs()
            .iter()
            .copied()
            .map(u64::from)
            .sum::<u64>();
        self.starts.clear();
        self.read.clear();
        self.at = 0;
        self.blocks.advance();
    }

    /// Where the present practice holds the word.
    fn places(&mut self) -> impl Iterator<Item = u32> {
        if self.starts.is_empty() {
            self.starts.push(0);
            let mut sum = 0;
            self.starts.extend(self.blocks.freqs().iter().map(|times| {
                sum += *times as usize;
                sum
            }));
        }
        let (from, to) = (self.starts[self.at], self.starts[self.at + 1]);
        if from < self.read_from || to > self.read_from + self.read.len() {
            let end = self.starts.last().copied().unwrap_or(to);
            self.read.resize(to.max(end.min(from + AT_ONCE)) - from, 0);
            self.positions
                .read(self.before + from as u64, &mut self.read);
            self.read_from = from;
        }
        let steps = &self.read[from - self.read_from..to - self.read_from];
        steps.iter().scan(self.shift, |place, step| {
            *place += step;
            Some(*place)
        })
    }
}

impl PlaceMarks {
    /// Marks the places of the first word of a practice.
    fn begin(&mut self, places: impl Iterator<Item = u32>) {
        self.number = self.number.wrapping_add(1);
        for place in places {
            let place = place as usize;
            if place >= self.marks.len() {
                self.marks.resize(place + 1, 0);
            }
            self.marks[place] = self.number;
        }
    }

    /// Marks those of the places that the word before has marked, and says how many they are.
    fn keep(&mut self, places: impl Iterator<Item = u32>) -> u32 {
        let before = self.number;
        self.number = before.wrapping_add(1);
        let mut kept = 0;
        for place in places {
            if let Some(mark) = self.marks.get_mut(place as usize) {
                let is_common = *mark == before;
                *mark = if is_common { self.number } else { *mark };
                kept += u32::from(is_common);
            }
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use tantivy::directory::RamDirectory;
    use tantivy::query::{EnableScoring, PhraseQuery, Query};
    use tantivy::tokenizer::TokenizerManager;
    use tantivy::{Index, Searcher};

    use super::super::entry::tests::SHOWN;
    use super::super::entry::{Columns, IndexEntry};
    use super::super::schema::{IndexFields, TOKEN_READER};
    use super::super::token_text::TokenReader;
    use super::*;
    use crate::db::Timestamp;
    use crate::practice::model::PracticeId;

    const PRACTICES: u64 = 1_000;

    /// An index of one segment of which every practice holds a text of a few words in any order.
    fn index_of_texts() -> (Searcher, IndexFields) {
        let (schema, fields) = IndexFields::schema();
        let readers = TokenizerManager::default();
        readers.register(TOKEN_READER, TokenReader::default());
        let index = Index::builder().schema(schema).tokenizers(readers);
        let mut writer = index
            .single_segment_index_writer(RamDirectory::create(), 15_000_000)
            .unwrap();
        let mut random = 1_u64;
        let mut below = |most: u64| {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (random >> 33) % most
        };
        for number in 0..PRACTICES {
            let mut columns = Columns::default();
            // Few practices hold the last word.
            let words = if number % 90 == 0 { 4 } else { 3 };
            for _ in 0..below(60) {
                let word = usize::try_from(below(words)).unwrap();
                columns.text.add_word(["of", "the", "visa", "road"][word]);
            }
            let id = PracticeId(i64::try_from(number).unwrap());
            let entry = IndexEntry::new(fields, (id, Timestamp(0)), SHOWN, columns);
            writer.add_document(entry).unwrap();
        }
        let searcher = writer.finalize().unwrap().reader().unwrap().searcher();
        (searcher, fields)
    }

    /// The same as a query of the index finds it.
    fn expected(searcher: &Searcher, terms: &[Term]) -> Vec<(DocId, Score)> {
        let scoring = EnableScoring::enabled_from_searcher(searcher);
        let phrase = PhraseQuery::new(terms.to_vec()).weight(scoring).unwrap();
        let mut scorer = phrase.scorer(searcher.segment_reader(0), 2.0).unwrap();
        let mut found = Vec::new();
        while scorer.doc() != TERMINATED {
            found.push((scorer.doc(), scorer.score()));
            scorer.advance();
        }
        found
    }

    #[test]
    fn the_same_practices_hold_a_phrase_as_for_a_query_of_the_index() {
        let (searcher, fields) = index_of_texts();
        let segment = searcher.segment_reader(0);
        let end = segment.max_doc();
        for (phrase, width) in [
            ("of the", 2_048),
            ("of the", 100),
            ("the of", 1),
            ("the the", 300),
            ("visa road", 64),
            ("road visa", 5_000),
            ("of the visa of", 200),
            ("road of road", 77),
        ] {
            let terms = phrase.split(' ');
            let terms: Vec<Term> = terms
                .map(|word| Term::from_field_text(fields.text, word))
                .collect();
            let weight = Bm25Weight::for_terms(&searcher, &terms)
                .unwrap()
                .boost_by(2.0);
            let open = || {
                PhrasePostings::open(segment, &terms, &weight)
                    .unwrap()
                    .unwrap()
            };
            let (mut postings, mut skipping) = (open(), open());
            let (mut all, mut some) = (Vec::new(), Vec::new());
            for (number, start) in (0..end).step_by(width).enumerate() {
                let window = start..end.min(start + u32::try_from(width).unwrap());
                let (before, before_some) = (all.len(), some.len());
                postings.take_scored(window.clone(), &mut |document, score| {
                    all.push((document, score));
                });
                if number % 3 == 1 {
                    skipping.take(window, |document, _| some.push(document));
                    let documents = all[before..].iter().map(|(document, _)| *document);
                    assert!(
                        documents.eq(some[before_some..].iter().copied()),
                        "{phrase}"
                    );
                }
            }
            let by_query = expected(&searcher, &terms);
            assert!(!by_query.is_empty(), "{phrase}");
            assert_eq!(all, by_query, "{phrase}");
        }
        let nothing = [
            Term::from_field_text(fields.text, "of"),
            Term::from_field_text(fields.text, "none"),
        ];
        let weight = Bm25Weight::for_terms(&searcher, &nothing).unwrap();
        assert!(
            PhrasePostings::open(segment, &nothing, &weight)
                .unwrap()
                .is_none()
        );
    }
}
