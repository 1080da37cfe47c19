//! Which practices match a query, and how well. The index is walked in windows of some thousand practices: in each, the
//! postings of one term after the other are added up. So a practice costs a few nanoseconds for each term that it holds,
//! and its score is added up only where a page is ordered by scores.

use std::ops::Range;

use tantivy::{DocId, Score, Searcher, SegmentReader};

use super::lists::{NamedPart, PartPostings, open_postings};
use super::named_terms::NamedTerms;
use super::query::MatchMode;
use super::terms::PartTerms;
use super::window::{BestScores, Marks, WIDTH};
use crate::edition::Edition;

/// The share of a field's other forms of a word that counts beside the best.
const OTHER_FORMS: Score = 0.3;

/// The share of a practice's other fields that counts beside the best: one match in the title outweighs five in the text.
const OTHER_FIELDS: Score = 0.1;

/// What is looked for, and whether scores are needed.
pub struct Wanted {
    pub parts: Vec<PartTerms>,
    pub mode: MatchMode,
    pub scored: bool,
    /// Whether every practice is found: no part is asked for.
    pub all: bool,
    /// Whether only titles are looked at.
    pub in_titles: bool,
    /// The edition whose practices are looked at; the present one's if there is none.
    pub at: Option<Edition>,
}

/// Takes what is found.
pub trait Finder {
    /// Called before the practices of a segment.
    fn enter(&mut self, segment: &SegmentReader);
    /// Called for each practice that matches, in the order of the segment. The score is 0 if none is needed.
    fn take(&mut self, document: DocId, score: Score);
}

/// Hands over every practice that matches.
pub fn find_all(
    searcher: &Searcher,
    names: &NamedTerms,
    wanted: &Wanted,
    finder: &mut impl Finder,
) -> tantivy::Result<()> {
    if wanted.all {
        walk_all(searcher, finder);
        return Ok(());
    }
    if wanted.parts.is_empty() {
        return Ok(());
    }
    let lists = open_parts(searcher, names, wanted)?;
    for (segment, mut parts) in searcher.segment_readers().iter().zip(lists) {
        // Where the rarest part has no practice, nothing of the others is read.
        parts.sort_by_key(PartPostings::size);
        let is_hopeless = match wanted.mode {
            MatchMode::All => parts.iter().any(PartPostings::is_empty),
            MatchMode::Any => parts.iter().all(PartPostings::is_empty),
        };
        if !is_hopeless {
            finder.enter(segment);
            SegmentWalk::new(wanted, parts).walk(segment, finder);
        }
    }
    Ok(())
}

/// The postings of all parts of the query, for each segment.
fn open_parts(
    searcher: &Searcher,
    names: &NamedTerms,
    wanted: &Wanted,
) -> tantivy::Result<Vec<Vec<PartPostings>>> {
    let weighted = names.fields.weighted();
    let parts = wanted.parts.iter();
    if wanted.in_titles {
        let parts: Vec<NamedPart<'_>> = parts.map(NamedPart::without_terms).collect();
        return open_postings(searcher, &weighted[..1], &parts, wanted.scored);
    }
    let parts = parts.map(|part| {
        let terms = names.find(part)?;
        Ok(NamedPart { part, terms })
    });
    let parts = parts.collect::<tantivy::Result<Vec<_>>>()?;
    open_postings(searcher, &weighted, &parts, wanted.scored)
}

/// Hands over every practice.
fn walk_all(searcher: &Searcher, finder: &mut impl Finder) {
    for segment in searcher.segment_readers() {
        finder.enter(segment);
        for document in segment.doc_ids_alive() {
            finder.take(document, 0.0);
        }
    }
}

/// A walk through the windows of one segment.
struct SegmentWalk<'w> {
    wanted: &'w Wanted,
    parts: Vec<PartPostings>,
    /// The practices of the window that match so far, and the sum of their scores.
    found: Marks,
    scores: Vec<Score>,
    by_field: BestScores,
    by_form: BestScores,
}

impl<'w> SegmentWalk<'w> {
    fn new(wanted: &'w Wanted, parts: Vec<PartPostings>) -> Self {
        Self {
            wanted,
            parts,
            found: Marks::NONE,
            scores: vec![0.0; WIDTH as usize],
            by_field: BestScores::new(OTHER_FIELDS),
            by_form: BestScores::new(OTHER_FORMS),
        }
    }

    fn walk(&mut self, segment: &SegmentReader, finder: &mut impl Finder) {
        let end = segment.max_doc();
        let alive = segment.alive_bitset();
        for start in (0..end).step_by(WIDTH as usize) {
            let window = start..end.min(start.saturating_add(WIDTH));
            self.fill(&window);
            self.found.each(|at| {
                let document = start + at;
                if alive.is_none_or(|alive| alive.is_alive(document)) {
                    finder.take(document, self.scores[at as usize]);
                }
            });
        }
    }

    /// Finds what matches within a window.
    fn fill(&mut self, window: &Range<DocId>) {
        self.scores.fill(0.0);
        self.found = Marks::NONE;
        for number in 0..self.parts.len() {
            let marks = if self.wanted.scored {
                self.score_part(number, window)
            } else {
                self.mark_part(number, window)
            };
            match self.wanted.mode {
                MatchMode::Any => self.found.add_all(&marks),
                MatchMode::All if number == 0 => self.found = marks,
                MatchMode::All => self.found.keep(&marks),
            }
            if self.wanted.mode == MatchMode::All && self.found.is_none() {
                return;
            }
        }
    }

    fn mark_part(&mut self, number: usize, window: &Range<DocId>) -> Marks {
        let mut marks = Marks::NONE;
        for postings in self.parts[number].0.iter_mut().flatten() {
            postings.take(window.clone(), &mut |document| {
                marks.add(document - window.start);
            });
        }
        marks
    }

    fn score_part(&mut self, number: usize, window: &Range<DocId>) -> Marks {
        let (by_form, by_field) = (&mut self.by_form, &mut self.by_field);
        for field in &mut self.parts[number].0 {
            if let [only] = field.as_mut_slice() {
                only.take_scored(window.clone(), &mut |document, score| {
                    by_field.add(document - window.start, score);
                });
                continue;
            }
            for postings in field {
                postings.take_scored(window.clone(), &mut |document, score| {
                    by_form.add(document - window.start, score);
                });
            }
            by_form.drain(|at, score| by_field.add(at, score));
        }
        let marks = by_field.marks;
        by_field.drain(|at, score| self.scores[at as usize] += score);
        marks
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use tantivy::collector::TopDocs;
    use tantivy::query::{
        BooleanQuery, BoostQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur, PhraseQuery, Query,
        TermQuery,
    };
    use tantivy::schema::IndexRecordOption;
    use tantivy::{DocAddress, Term};

    use super::super::entry::Columns;
    use super::super::entry::tests::index_of;
    use super::super::schema::IndexFields;
    use super::*;

    const WORDS: [&str; 6] = ["births", "registry", "road", "roads", "visa", "work"];

    /// An index of these practices, each of which has the words of these numbers in its fields by turns.
    fn practices_with(words: &[Vec<usize>]) -> Searcher {
        let columns = words.iter().map(|words| {
            let mut columns = Columns::default();
            for word in words {
                let into = match word % 3 {
                    0 => &mut columns.title,
                    1 => &mut columns.text,
                    _ => &mut columns.names,
                };
                into.add_word(WORDS[word % WORDS.len()]);
            }
            columns
        });
        index_of(columns.collect(), |number| number % 5 == 4)
    }

    /// The same as a query of the index itself.
    fn reference(wanted: &Wanted, fields: IndexFields) -> Box<dyn Query> {
        let occur = match wanted.mode {
            MatchMode::All => Occur::Must,
            MatchMode::Any => Occur::Should,
        };
        let part = |part: &PartTerms| {
            let by_field = fields.weighted().map(|(field, weight)| {
                let exact = |text: &String| Term::from_field_text(field, text);
                let query: Box<dyn Query> = match part {
                    PartTerms::Beginning(letters) => {
                        Box::new(FuzzyTermQuery::new_prefix(exact(letters), 0, true))
                    }
                    PartTerms::AnyOf(rows) => {
                        let rows = rows.iter().map(|row| match row.as_slice() {
                            [term] => {
                                Box::new(TermQuery::new(exact(term), IndexRecordOption::WithFreqs))
                                    as Box<dyn Query>
                            }
                            row => Box::new(PhraseQuery::new(row.iter().map(exact).collect())),
                        });
                        Box::new(DisjunctionMaxQuery::with_tie_breaker(rows.collect(), 0.3))
                    }
                };
                Box::new(BoostQuery::new(query, weight)) as Box<dyn Query>
            });
            let best = DisjunctionMaxQuery::with_tie_breaker(by_field.into(), 0.1);
            (occur, Box::new(best) as Box<dyn Query>)
        };
        Box::new(BooleanQuery::new(wanted.parts.iter().map(part).collect()))
    }

    /// What is found, by its place in the index.
    #[derive(Default)]
    struct Found {
        segment: u32,
        scores: BTreeMap<DocAddress, Score>,
    }

    impl Finder for (Vec<tantivy::index::SegmentId>, Found) {
        fn enter(&mut self, segment: &SegmentReader) {
            let place = self.0.iter().position(|id| *id == segment.segment_id());
            self.1.segment = u32::try_from(place.unwrap()).unwrap();
        }

        fn take(&mut self, document: DocId, score: Score) {
            let address = DocAddress::new(self.1.segment, document);
            assert_eq!(self.1.scores.insert(address, score), None);
        }
    }

    fn found(
        searcher: &Searcher,
        names: &NamedTerms,
        wanted: &Wanted,
    ) -> BTreeMap<DocAddress, Score> {
        let segments = searcher.segment_readers().iter();
        let ids = segments.map(SegmentReader::segment_id).collect();
        let mut finder = (ids, Found::default());
        find_all(searcher, names, wanted, &mut finder).unwrap();
        finder.1.scores
    }

    fn any_part() -> impl Strategy<Value = PartTerms> {
        let word = || prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned);
        let row = prop::collection::vec(word(), 1..3);
        prop_oneof![
            4 => prop::collection::vec(row, 1..4).prop_map(PartTerms::AnyOf),
            1 => prop::sample::select(vec!["ro", "b", "none"])
                .prop_map(|letters| PartTerms::Beginning(letters.to_owned())),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn the_same_is_found_as_by_a_query_of_the_index(
            practices in prop::collection::vec(prop::collection::vec(0_usize..18, 0..9), 1..24),
            parts in prop::collection::vec(any_part(), 1..4),
            all in any::<bool>(),
        ) {
            let names = NamedTerms::of_vocabularies().unwrap();
            let searcher = practices_with(&practices);
            let mode = if all { MatchMode::All } else { MatchMode::Any };
            let mut wanted = Wanted { parts, mode, scored: true, all: false, in_titles: false, at: None };
            let best = TopDocs::with_limit(1_000).order_by_score();
            let expected = searcher.search(&*reference(&wanted, names.fields), &best).unwrap();
            let expected: BTreeMap<_, _> = expected.into_iter().map(|(score, at)| (at, score)).collect();
            let scored = found(&searcher, &names, &wanted);
            prop_assert!(scored.keys().eq(expected.keys()), "{scored:?} {expected:?}");
            for (at, score) in &scored {
                prop_assert!((score - expected[at]).abs() < 1e-4, "{score} {}", expected[at]);
            }
            wanted.scored = false;
            let counted = found(&searcher, &names, &wanted);
            prop_assert!(counted.keys().eq(scored.keys()), "{counted:?} {scored:?}");
            prop_assert!(counted.values().all(|score| *score == 0.0));
        }
    }
}
