//! The figures of the catalogue: a map, charts and tables of all practices, or of what a search finds.

use std::time::Duration;

use axum::response::Response;

use super::visit::PublicRequest;
use crate::catalogue::forms::AskedSearch;
use crate::catalogue::listing;
use crate::catalogue::model::PracticeList;
use crate::catalogue::views::ExplorePage;
use crate::web::Failure;

/// When a reader may ask again while the search index is being built.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// How many practices of those that the query finds each objective, year, region and country has. Other spellings of the
/// query redirect to the one that links have.
pub async fn explore(mut request: PublicRequest) -> Result<Response, Failure> {
    let asked = AskedSearch::read_figures(request.raw_query())?;
    let edition = request.edition().await?;
    if !asked.is_clean(request.raw_query()) {
        return request.begin(None).await?.redirect(&asked.address());
    }
    let counted = listing::count(&request.catalogue.index, &asked.search).await;
    let (result, reached) = counted.unzip();
    let mut visit = request.begin(reached).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    if let Some(result) = result {
        let frame = visit.frame(asked.address());
        let past = visit.past(edition).await?;
        return visit.render_list(&ExplorePage::found(&frame, &asked, &result, past.as_ref()));
    }
    // The index is being built. The figures of all practices are in the database, too.
    if !asked.search.is_everything() {
        return Err(Failure::Busy(RETRY_AFTER));
    }
    let figures = visit.figures().await?;
    let newest =
        listing::read_slice(&mut visit.db, &PracticeList::All, None, (1, None, false)).await?;
    let frame = visit.frame(asked.address());
    visit.render_list(&ExplorePage::uncounted(
        &frame,
        &asked,
        &figures,
        newest.total,
    ))
}
