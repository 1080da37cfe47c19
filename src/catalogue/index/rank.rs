//! Search results by rank, page by page: a page continues from the rank of the last practice on the page before.
//! Counting visits every match in any case, so each page costs as much as the first.

use tantivy::Searcher;
use tantivy::query::Query;

use super::SearchResult;
use super::rank_page::{FoundPage, Rank, RankPage};
use crate::practice::model::PracticeId;
use crate::web::paging::{Cursor, Direction};

/// The best results from a rank on, and the number of all results.
pub fn best(
    searcher: &Searcher,
    query: &dyn Query,
    from: Option<Cursor<Rank>>,
    most: usize,
) -> tantivy::Result<SearchResult> {
    let mut page = RankPage { from, most };
    let found = searcher.search(query, &page)?;
    let back = (page.from.as_ref()).is_some_and(|from| from.way == Direction::Before);
    if let Some(from) = &mut page.from
        && let Some(present) = found.linked_score
        && present != from.key.0
    {
        // A publication since the page before shifts every score a little. The page continues from the present rank
        // of that practice.
        from.key.0 = present;
        let moved = searcher.search(query, &page)?;
        return Ok(search_result(moved, back));
    }
    Ok(search_result(found, back))
}

fn search_result(found: FoundPage, back: bool) -> SearchResult {
    let mut ranks = found.ranks;
    if back {
        // Before a key the nearest comes first.
        ranks.reverse();
    }
    let ids = ranks.iter().map(|(_, id)| PracticeId(id.cast_signed()));
    SearchResult {
        count: found.count,
        before: found.passed,
        ids: ids.collect(),
        ranks,
        ..SearchResult::default()
    }
}
