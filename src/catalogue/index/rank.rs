//! The best of what was found, page by page: a page goes on from the rank of the last practice on the one before.
//! Every match is scored for the count anyway, so each page costs what the first one does.

use tantivy::collector::{Collector, Count, TopDocs};
use tantivy::query::Query;
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentReader};

use super::Found;
use crate::practice::model::PracticeId;
use crate::web::paging::{Cursor, Direction};

/// Where a practice stands among those found: how well it answers, as the bits of its score, and its id. Scores are
/// never negative, so their bits order as they do; the id parts those that answer equally well.
pub type Rank = (u32, u64);

/// The best from a rank on, and how many were found in all.
pub fn best(
    searcher: &Searcher,
    query: &dyn Query,
    from: Option<Cursor<Rank>>,
    most: usize,
) -> tantivy::Result<Found> {
    let Some(mut from) = from else {
        let (best, count) = searcher.search(query, &(page(None, most), Count))?;
        return Ok(found(best, count, false));
    };
    let back = from.way == Direction::Before;
    let (id, told) = (from.key.1, from.key.0);
    let all = (page(Some(from.clone()), most), score_of(id), Count);
    let (best, present, count) = searcher.search(query, &all)?;
    let present = present.first().and_then(|(score, _)| *score);
    match present.filter(|score| *score != told) {
        None => Ok(found(best, count, back)),
        // What was published meanwhile shifts every score a little: the page goes on from where that practice
        // stands now.
        Some(score) => {
            from.key.0 = score;
            let best = searcher.search(query, &page(Some(from), most))?;
            Ok(found(best, count, back))
        }
    }
}

/// The next so many from this rank on.
fn page(
    from: Option<Cursor<Rank>>,
    most: usize,
) -> impl Collector<Fruit = Vec<(Option<Rank>, DocAddress)>> {
    TopDocs::with_limit(most.max(1)).tweak_score(move |segment: &SegmentReader| {
        let id = ids(segment);
        let from = from.clone();
        move |document: DocId, score: Score| placed((score.to_bits(), id(document)), from.as_ref())
    })
}

/// The score of one practice, if it is among those found.
fn score_of(wanted: u64) -> impl Collector<Fruit = Vec<(Option<u32>, DocAddress)>> {
    TopDocs::with_limit(1).tweak_score(move |segment: &SegmentReader| {
        let id = ids(segment);
        move |document: DocId, score: Score| (id(document) == wanted).then_some(score.to_bits())
    })
}

/// The ids of a segment's practices.
fn ids(segment: &SegmentReader) -> impl Fn(DocId) -> u64 + use<> {
    let column = segment.fast_fields().u64("id").ok();
    move |document| {
        let id = column.as_ref().and_then(|column| column.first(document));
        id.unwrap_or_default()
    }
}

/// How a rank orders on a page that begins here: greater comes first, nothing is not on it. Backwards the nearest
/// comes first, which is the least.
fn placed(rank: Rank, from: Option<&Cursor<Rank>>) -> Option<Rank> {
    match from.map(|from| (from.way, from.key)) {
        None => Some(rank),
        Some((Direction::After, key)) => (rank < key).then_some(rank),
        Some((Direction::Before, key)) => (rank > key).then_some(turned(rank)),
    }
}

/// The same rank in the opposite order.
fn turned((score, id): Rank) -> Rank {
    (!score, !id)
}

fn found(best: Vec<(Option<Rank>, DocAddress)>, count: usize, back: bool) -> Found {
    let ranks = best.into_iter().filter_map(|(placed, _)| placed);
    let ranks: Vec<Rank> = ranks
        .map(|rank| if back { turned(rank) } else { rank })
        .collect();
    let ids = ranks.iter().map(|(_, id)| PracticeId(id.cast_signed()));
    Found {
        count,
        ids: ids.collect(),
        ranks,
        ..Found::default()
    }
}
