//! What the rank of a result is, and one page of results by rank: taken from the one walk that counts them all. Most
//! results are worse than the page, and cost no more than a comparison of scores.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentReader};

use super::find::Finder;
use crate::web::paging::{Cursor, Direction};

/// The rank of a result: the bits of its score, and its id. Scores are never negative, so their bits order as the scores
/// do. The id orders results of equal score.
pub type Rank = (u32, u64);

/// A page of results that begins after this rank, or before it; without a cursor from the best on.
#[derive(Clone, Debug)]
pub struct RankPage {
    pub from: Option<Cursor<Rank>>,
    /// The greatest number of results.
    pub most: usize,
}

/// What was found for a page.
#[derive(Debug, Default)]
pub struct FoundPage {
    /// The results of the page, best first.
    pub ranks: Vec<Rank>,
    /// The number of all results.
    pub count: usize,
    /// The number of results that are passed at the cursor: with its row if the page comes after it.
    pub passed: usize,
    /// The present score of the practice in the cursor, if it is a result.
    pub linked_score: Option<u32>,
}

/// Takes the results of a page from all that is found.
pub struct RankFinder {
    page: RankPage,
    /// The ids of the practices of the present segment.
    ids: Option<Column<u64>>,
    /// The results of the page, the one that a better one replaces on top.
    kept: KeptRanks,
    found: FoundPage,
}

/// The best ranks of a page: the greatest ones, or before a cursor the least ones.
enum KeptRanks {
    Greatest(BinaryHeap<Reverse<Rank>>),
    Least(BinaryHeap<Rank>),
}

impl RankPage {
    fn is_back(&self) -> bool {
        self.from
            .as_ref()
            .is_some_and(|from| from.way == Direction::Before)
    }

    fn most(&self) -> usize {
        self.most.max(1)
    }
}

impl RankFinder {
    /// Nothing is found yet.
    pub fn new(page: RankPage) -> Self {
        Self {
            kept: if page.is_back() {
                KeptRanks::Least(BinaryHeap::new())
            } else {
                KeptRanks::Greatest(BinaryHeap::new())
            },
            found: FoundPage::default(),
            ids: None,
            page,
        }
    }

    fn id(&self, document: DocId) -> u64 {
        let id = self.ids.as_ref().and_then(|ids| ids.first(document));
        id.unwrap_or_default()
    }

    /// Whether a result of this score can be on the page, as far as its score says.
    fn may_be_kept(&self, score: u32) -> bool {
        match &self.kept {
            KeptRanks::Greatest(kept) if kept.len() >= self.page.most() => {
                kept.peek().is_some_and(|Reverse(least)| score >= least.0)
            }
            KeptRanks::Least(kept) if kept.len() >= self.page.most() => {
                kept.peek().is_some_and(|greatest| score <= greatest.0)
            }
            _ => true,
        }
    }

    fn keep(&mut self, rank: Rank) {
        let most = self.page.most();
        match &mut self.kept {
            KeptRanks::Greatest(kept) => {
                kept.push(Reverse(rank));
                if kept.len() > most {
                    kept.pop();
                }
            }
            KeptRanks::Least(kept) => {
                kept.push(rank);
                if kept.len() > most {
                    kept.pop();
                }
            }
        }
    }

    /// Places a result before or after the cursor. Answers whether it is on the cursor's side of the page.
    fn pass(&mut self, from: &Cursor<Rank>, rank: Rank) -> bool {
        if rank.1 == from.key.1 {
            self.found.linked_score = Some(rank.0);
        }
        match from.way {
            Direction::After => {
                self.found.passed += usize::from(rank >= from.key);
                rank < from.key
            }
            Direction::Before => {
                self.found.passed += usize::from(rank > from.key);
                rank > from.key
            }
        }
    }
}

impl RankFinder {
    /// The page, best first.
    pub fn finish(mut self) -> FoundPage {
        self.found.ranks = match self.kept {
            KeptRanks::Greatest(kept) => kept.into_iter().map(|Reverse(rank)| rank).collect(),
            KeptRanks::Least(kept) => kept.into_vec(),
        };
        let ranks = &mut self.found.ranks;
        ranks.sort_unstable_by_key(|rank| Reverse(*rank));
        self.found
    }
}

impl Finder for RankFinder {
    fn enter(&mut self, segment: &SegmentReader) {
        self.ids = segment.fast_fields().u64("id").ok();
    }

    fn take(&mut self, document: DocId, score: Score) {
        self.found.count += 1;
        let bits = score.to_bits();
        match self.page.from.take() {
            None => {
                if self.may_be_kept(bits) {
                    self.keep((bits, self.id(document)));
                }
            }
            Some(from) => {
                let rank = (bits, self.id(document));
                if self.pass(&from, rank) && self.may_be_kept(bits) {
                    self.keep(rank);
                }
                self.page.from = Some(from);
            }
        }
    }
}
