//! The brief of a place on one page, to print: its practices by objective, and the objectives that have none.

use std::time::Duration;

use axum::response::Response;

use super::term;
use super::visit::PublicRequest;
use crate::catalogue::listing;
use crate::catalogue::model::PracticeList;
use crate::catalogue::views::BriefPage;
use crate::web::Failure;

/// The practices that are read for a brief, the newest first. The counts say how many there are besides.
const READ: usize = 500;

/// When a reader may ask again while the search index is being built.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// The brief of the place with this id. Another spelling of the id redirects to it.
pub async fn of_place(
    request: PublicRequest,
    id: &str,
    parse: impl Fn(&str) -> Option<PracticeList>,
) -> Result<Response, Failure> {
    let place = term::meant(id, &parse)?;
    let address = place.brief().ok_or(Failure::NotFound)?;
    if parse(id).is_none() {
        return request.begin(None).await?.redirect(&address);
    }
    let counted = listing::counts_of(&request.catalogue.index, &place).await;
    let (counts, edition) = counted.ok_or(Failure::Busy(RETRY_AFTER))?;
    let mut visit = request.begin(Some(edition)).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let language = Some(visit.request.language.as_text());
    let shown = (READ, language, false);
    let read = listing::read_slice(&mut visit.db, &place, None, shown).await?;
    let edition = visit.edition_words();
    let settings = &visit.request.catalogue.app.settings;
    let page = BriefPage::new(visit.frame(address), (&place, &read), &counts, settings);
    let page = page.with_edition(edition.map(|words| words.to_string()));
    visit.render(&page)
}
