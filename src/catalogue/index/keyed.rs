//! One page of results in the order of a key, such as the score or the first publication: taken from the one walk that
//! finds and counts them all. Most results do not come to the page, and cost no more than a comparison of keys.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentReader};

use super::find::Finder;
use crate::web::paging::{Cursor, Direction};

/// What orders results. Of equal ones the id decides.
pub trait ResultKey: Default {
    /// The key of a result; the greatest comes first.
    type Value: Ord + Copy;

    /// Called before the results of a segment.
    fn enter(&mut self, segment: &SegmentReader);

    /// The key of a result of the segment.
    fn of(&self, document: DocId, score: Score) -> Self::Value;
}

/// Orders by score: by its bits. Scores are never negative, so their bits order as the scores do.
#[derive(Default)]
pub struct ByScore;

impl ResultKey for ByScore {
    type Value = u32;

    fn enter(&mut self, _: &SegmentReader) {}

    fn of(&self, _: DocId, score: Score) -> u32 {
        score.to_bits()
    }
}

/// Orders by the first publication, in microseconds.
#[derive(Default)]
pub struct ByPublication(Option<Column<i64>>);

impl ResultKey for ByPublication {
    type Value = i64;

    fn enter(&mut self, segment: &SegmentReader) {
        self.0 = segment.fast_fields().i64("published").ok();
    }

    fn of(&self, document: DocId, _: Score) -> i64 {
        let published = self.0.as_ref().and_then(|column| column.first(document));
        published.unwrap_or_default()
    }
}

/// A page of results that begins after a key and its id, or before them; without a cursor from the first on.
#[derive(Clone, Debug)]
pub struct KeyedPage<V> {
    pub from: Option<Cursor<(V, u64)>>,
    /// The greatest number of results.
    pub most: usize,
}

/// What was found for a page.
#[derive(Debug)]
pub struct FoundPage<V> {
    /// The results of the page, the greatest first.
    pub keys: Vec<(V, u64)>,
    /// The number of all results.
    pub count: usize,
    /// The number of results that are passed at the cursor: with its row if the page comes after it.
    pub passed: usize,
    /// The present key of the practice in the cursor, if it is a result.
    pub linked: Option<V>,
}

/// Takes the results of a page from all that is found.
pub struct KeyedFinder<K: ResultKey> {
    key: K,
    page: KeyedPage<K::Value>,
    /// The ids of the practices of the present segment.
    ids: Option<Column<u64>>,
    /// The results of the page, the one that a better one replaces on top.
    kept: KeptKeys<K::Value>,
    found: FoundPage<K::Value>,
}

/// The first results of a page: the greatest ones, or before a cursor the least ones.
enum KeptKeys<V> {
    Greatest(BinaryHeap<Reverse<(V, u64)>>),
    Least(BinaryHeap<(V, u64)>),
}

impl<V> KeyedPage<V> {
    /// Whether the page comes before its cursor.
    pub fn is_back(&self) -> bool {
        Cursor::goes_back(self.from.as_ref())
    }

    fn most(&self) -> usize {
        self.most.max(1)
    }
}

impl<K: ResultKey> KeyedFinder<K> {
    /// Nothing is found yet.
    pub fn new(page: KeyedPage<K::Value>) -> Self {
        Self {
            key: K::default(),
            kept: if page.is_back() {
                KeptKeys::Least(BinaryHeap::new())
            } else {
                KeptKeys::Greatest(BinaryHeap::new())
            },
            found: FoundPage {
                keys: Vec::new(),
                count: 0,
                passed: 0,
                linked: None,
            },
            ids: None,
            page,
        }
    }

    fn id(&self, document: DocId) -> u64 {
        let id = self.ids.as_ref().and_then(|ids| ids.first(document));
        id.unwrap_or_default()
    }

    /// Whether a result with this key can be on the page, as far as its key says.
    fn may_be_kept(&self, key: K::Value) -> bool {
        match &self.kept {
            KeptKeys::Greatest(kept) if kept.len() >= self.page.most() => {
                kept.peek().is_some_and(|Reverse(least)| key >= least.0)
            }
            KeptKeys::Least(kept) if kept.len() >= self.page.most() => {
                kept.peek().is_some_and(|greatest| key <= greatest.0)
            }
            _ => true,
        }
    }

    fn keep(&mut self, result: (K::Value, u64)) {
        let most = self.page.most();
        match &mut self.kept {
            KeptKeys::Greatest(kept) => {
                kept.push(Reverse(result));
                if kept.len() > most {
                    kept.pop();
                }
            }
            KeptKeys::Least(kept) => {
                kept.push(result);
                if kept.len() > most {
                    kept.pop();
                }
            }
        }
    }

    /// Places a result before or after the cursor. Answers whether it is on the cursor's side of the page.
    fn pass(&mut self, from: &Cursor<(K::Value, u64)>, result: (K::Value, u64)) -> bool {
        if result.1 == from.key.1 {
            self.found.linked = Some(result.0);
        }
        match from.way {
            Direction::After => {
                self.found.passed += usize::from(result >= from.key);
                result < from.key
            }
            Direction::Before => {
                self.found.passed += usize::from(result > from.key);
                result > from.key
            }
        }
    }

    /// The page, the greatest first.
    pub fn finish(mut self) -> FoundPage<K::Value> {
        self.found.keys = match self.kept {
            KeptKeys::Greatest(kept) => kept.into_iter().map(|Reverse(key)| key).collect(),
            KeptKeys::Least(kept) => kept.into_vec(),
        };
        let keys = &mut self.found.keys;
        keys.sort_unstable_by_key(|key| Reverse(*key));
        self.found
    }
}

impl<K: ResultKey> Finder for KeyedFinder<K> {
    fn enter(&mut self, segment: &SegmentReader) {
        self.key.enter(segment);
        self.ids = segment.fast_fields().u64("id").ok();
    }

    fn take(&mut self, document: DocId, score: Score) {
        self.found.count += 1;
        let key = self.key.of(document, score);
        match self.page.from.take() {
            None => {
                if self.may_be_kept(key) {
                    self.keep((key, self.id(document)));
                }
            }
            Some(from) => {
                let result = (key, self.id(document));
                if self.pass(&from, result) && self.may_be_kept(key) {
                    self.keep(result);
                }
                self.page.from = Some(from);
            }
        }
    }
}
