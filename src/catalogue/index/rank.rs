//! Search results by rank, page by page: a page continues from the rank of the last practice on the page before.
//! Counting scores every match in any case, so each page costs as much as the first.

use tantivy::collector::{Collector, Count, TopDocs};
use tantivy::query::Query;
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentReader};

use super::SearchResult;
use super::rank_count::{Rank, RankCount, ids};
use crate::practice::model::PracticeId;
use crate::web::paging::{Cursor, Direction};

/// The best results from a rank on, and the number of all results.
pub fn best(
    searcher: &Searcher,
    query: &dyn Query,
    from: Option<Cursor<Rank>>,
    most: usize,
) -> tantivy::Result<SearchResult> {
    let Some(mut from) = from else {
        let (best, count) = searcher.search(query, &(page(None, most), Count))?;
        return Ok(search_result(best, count, 0, false));
    };
    let back = from.way == Direction::Before;
    let (linked_score, id) = from.key;
    let all = (
        page(Some(from.clone()), most),
        score_of(id),
        above(&from),
        Count,
    );
    let (best, present, passed, count) = searcher.search(query, &all)?;
    let present = present.first().and_then(|(score, _)| *score);
    match present.filter(|score| *score != linked_score) {
        None => Ok(search_result(best, count, passed, back)),
        // A publication since the page before shifts every score a little. The page continues from the present rank
        // of that practice.
        Some(score) => {
            from.key.0 = score;
            let moved = (page(Some(from.clone()), most), above(&from));
            let (best, passed) = searcher.search(query, &moved)?;
            Ok(search_result(best, count, passed, back))
        }
    }
}

/// Counts the results that are passed at this cursor: its row too if the page comes after it.
fn above(from: &Cursor<Rank>) -> RankCount {
    RankCount {
        key: from.key,
        with_key: from.way == Direction::After,
    }
}

/// Collects the results of a page that begins after this rank, or before it.
fn page(
    from: Option<Cursor<Rank>>,
    most: usize,
) -> impl Collector<Fruit = Vec<(Option<Rank>, DocAddress)>> {
    TopDocs::with_limit(most.max(1)).tweak_score(move |segment: &SegmentReader| {
        let id_of = ids(segment);
        let from = from.clone();
        move |document: DocId, score: Score| {
            sort_key((score.to_bits(), id_of(document)), from.as_ref())
        }
    })
}

/// Collects the score of one practice, if it is a result.
fn score_of(wanted: u64) -> impl Collector<Fruit = Vec<(Option<u32>, DocAddress)>> {
    TopDocs::with_limit(1).tweak_score(move |segment: &SegmentReader| {
        let id_of = ids(segment);
        move |document: DocId, score: Score| (id_of(document) == wanted).then_some(score.to_bits())
    })
}

/// The sort key of a result on a page that begins here: the greatest key comes first, and none is not on the page.
/// Backwards the nearest result comes first, which is the one of the least rank.
fn sort_key(rank: Rank, from: Option<&Cursor<Rank>>) -> Option<Rank> {
    match from.map(|from| (from.way, from.key)) {
        None => Some(rank),
        Some((Direction::After, key)) => (rank < key).then_some(rank),
        Some((Direction::Before, key)) => (rank > key).then_some(reversed(rank)),
    }
}

/// The same rank in the opposite order.
fn reversed((score, id): Rank) -> Rank {
    (!score, !id)
}

fn search_result(
    best: Vec<(Option<Rank>, DocAddress)>,
    count: usize,
    passed: usize,
    back: bool,
) -> SearchResult {
    let ranks = best.into_iter().filter_map(|(key, _)| key);
    let ranks: Vec<Rank> = ranks
        .map(|rank| if back { reversed(rank) } else { rank })
        .collect();
    let ids = ranks.iter().map(|(_, id)| PracticeId(id.cast_signed()));
    SearchResult {
        count,
        before: passed,
        ids: ids.collect(),
        ranks,
        ..SearchResult::default()
    }
}
