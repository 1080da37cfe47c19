//! One page of results by title. A segment of the index numbers its titles in their order, so that numbers are compared;
//! only the titles that come to the page are read.

use std::collections::BinaryHeap;
use std::ops::Bound;

use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentReader, TantivyError};

use super::find::Finder;
use super::schema::TITLE_ORDER;
use crate::language::fold_words;
use crate::web::paging::{Cursor, Direction};

/// A title as it is ordered, and the id of the practice.
pub type TitleKey = (String, u64);

/// The most bytes of a title that order it.
const LONGEST: usize = 120;

/// The title as it is ordered: without case, accents and signs.
pub fn title_order(title: &str) -> String {
    let mut folded = fold_words(title);
    folded.truncate(folded.floor_char_boundary(LONGEST));
    folded
}

/// What was found for a page.
#[derive(Debug, Default)]
pub struct FoundTitles {
    /// The results of the page, in the order of titles.
    pub keys: Vec<TitleKey>,
    /// The number of all results.
    pub count: usize,
    /// The number of results that are passed at the cursor: with its row if the page comes after it.
    pub passed: usize,
}

/// Takes the results of a page from all that is found.
pub struct TitleFinder {
    from: Option<Cursor<TitleKey>>,
    most: usize,
    segment: Option<TitledSegment>,
    found: FoundTitles,
    fault: Option<TantivyError>,
}

/// The titles of one segment.
struct TitledSegment {
    titles: StrColumn,
    ids: Column<u64>,
    bound: Option<TitleBound>,
    /// The results that may come to the page.
    kept: BinaryHeap<(u64, u64)>,
}

/// Where the cursor stands among the numbered titles of a segment.
struct TitleBound {
    way: Direction,
    /// The number of its title, or of the next one.
    number: u64,
    /// The id of the cursor, if the segment has its title.
    id: Option<u64>,
}

impl TitleBound {
    fn of(titles: &StrColumn, from: &Cursor<TitleKey>) -> tantivy::Result<Self> {
        let dictionary = titles.dictionary();
        let title = from.key.0.as_bytes();
        let (from_here, _) =
            dictionary.term_bounds_to_ord(Bound::Included(title), Bound::Unbounded)?;
        let has_title = dictionary.term_ord(title)?.is_some();
        Ok(Self {
            way: from.way,
            number: match from_here {
                Bound::Included(number) | Bound::Excluded(number) => number,
                Bound::Unbounded => 0,
            },
            id: has_title.then_some(from.key.1),
        })
    }

    /// Whether a result stands before the cursor, at it, or after it.
    fn compare(&self, (number, id): (u64, u64)) -> std::cmp::Ordering {
        match self.id {
            Some(own) => (number, id).cmp(&(self.number, own)),
            None if number < self.number => std::cmp::Ordering::Less,
            None => std::cmp::Ordering::Greater,
        }
    }
}

impl TitleFinder {
    /// Nothing is found yet.
    pub fn new(from: Option<Cursor<TitleKey>>, most: usize) -> Self {
        Self {
            from,
            most: most.max(1),
            segment: None,
            found: FoundTitles::default(),
            fault: None,
        }
    }

    fn is_back(&self) -> bool {
        Cursor::goes_back(self.from.as_ref())
    }

    fn open(&self, segment: &SegmentReader) -> tantivy::Result<Option<TitledSegment>> {
        let Some(titles) = segment.fast_fields().str(TITLE_ORDER)? else {
            return Ok(None);
        };
        let from = self.from.as_ref();
        Ok(Some(TitledSegment {
            ids: segment.fast_fields().u64("id")?,
            bound: from.map(|from| TitleBound::of(&titles, from)).transpose()?,
            titles,
            kept: BinaryHeap::new(),
        }))
    }

    /// Reads the titles of the segment that was walked.
    fn leave(&mut self) -> tantivy::Result<()> {
        let back = self.is_back();
        let Some(segment) = self.segment.take() else {
            return Ok(());
        };
        for (number, id) in segment.kept {
            let number = if back { !number } else { number };
            let mut title = String::new();
            segment.titles.ord_to_str(number, &mut title)?;
            self.found.keys.push((title, if back { !id } else { id }));
        }
        Ok(())
    }

    /// The page, in the order of titles.
    pub fn finish(mut self) -> tantivy::Result<FoundTitles> {
        self.leave()?;
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let (most, back) = (self.most, self.is_back());
        let keys = &mut self.found.keys;
        keys.sort_unstable();
        if back {
            keys.drain(..keys.len().saturating_sub(most));
        } else {
            keys.truncate(most);
        }
        Ok(self.found)
    }
}

impl Finder for TitleFinder {
    fn enter(&mut self, segment: &SegmentReader) {
        let opened = self.leave().and_then(|()| self.open(segment));
        match opened {
            Ok(opened) => self.segment = opened,
            Err(fault) => self.fault = Some(fault),
        }
    }

    fn take(&mut self, document: DocId, _: Score) {
        self.found.count += 1;
        let (back, most) = (self.is_back(), self.most);
        let Some(segment) = &mut self.segment else {
            return;
        };
        let number = segment.titles.ords().first(document).unwrap_or_default();
        let id = segment.ids.first(document).unwrap_or_default();
        if let Some(bound) = &segment.bound {
            let place = bound.compare((number, id));
            let passed = match bound.way {
                Direction::After => place.is_le(),
                Direction::Before => place.is_lt(),
            };
            self.found.passed += usize::from(passed);
            let is_beyond = match bound.way {
                Direction::After => place.is_gt(),
                Direction::Before => place.is_lt(),
            };
            if !is_beyond {
                return;
            }
        }
        // Before a cursor the greatest are kept: the complements order the other way round.
        let key = if back { (!number, !id) } else { (number, id) };
        if segment.kept.len() < most || segment.kept.peek().is_some_and(|last| key < *last) {
            segment.kept.push(key);
            if segment.kept.len() > most {
                segment.kept.pop();
            }
        }
    }
}
