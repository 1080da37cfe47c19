//! Search results by rank, page by page: a page continues from the rank of the last practice on the page before.
//! Counting visits every match in any case, so each page costs as much as the first.

use super::find::{Wanted, find_all};
use super::rank_page::{FoundPage, Rank, RankFinder, RankPage};
use super::{IndexSnapshot, SearchResult};
use crate::practice::model::PracticeId;
use crate::web::paging::{Cursor, Direction};

/// The best results from a rank on, and the number of all results.
pub fn best(
    snapshot: &IndexSnapshot,
    wanted: &Wanted,
    from: Option<Cursor<Rank>>,
    most: usize,
) -> tantivy::Result<SearchResult> {
    let mut page = RankPage { from, most };
    let found = find_page(snapshot, wanted, &page)?;
    let back = (page.from.as_ref()).is_some_and(|from| from.way == Direction::Before);
    if let Some(from) = &mut page.from
        && let Some(present) = found.linked_score
        && present != from.key.0
    {
        // A publication since the page before shifts every score a little. The page continues from the present rank
        // of that practice.
        from.key.0 = present;
        let moved = find_page(snapshot, wanted, &page)?;
        return Ok(search_result(moved, back));
    }
    Ok(search_result(found, back))
}

fn find_page(
    snapshot: &IndexSnapshot,
    wanted: &Wanted,
    page: &RankPage,
) -> tantivy::Result<FoundPage> {
    let mut finder = RankFinder::new(page.clone());
    find_all(&snapshot.searcher, snapshot.fields, wanted, &mut finder)?;
    Ok(finder.finish())
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
