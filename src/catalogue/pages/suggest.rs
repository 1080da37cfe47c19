//! What a reader may mean who is typing: titles, and the names of countries, regions and objectives. Browsers and the search
//! box ask at each pause, so an answer is small, and costs one look at the titles and one read of a few rows.

use std::time::Duration;

use axum::response::Response;
use serde_json::json;

use super::visit::PublicRequest;
use crate::address::{self, Address};
use crate::catalogue::index::{SearchError, SearchQuery};
use crate::catalogue::model::PracticeList;
use crate::catalogue::store;
use crate::taxonomy::terms_beginning;
use crate::web::Failure;

/// The most names of terms.
const TERMS: usize = 3;

/// The most titles.
const TITLES: usize = 7;

/// When a reader may ask again while the search index is being built.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// The suggestions for what was typed so far, as browsers read them: the text, what it may become, nothing about each, and
/// the address of each.
pub async fn suggest(request: PublicRequest) -> Result<Response, Failure> {
    let typed = request.query("q")?.unwrap_or_default();
    let query = SearchQuery::parse_typing(&typed);
    let index = &request.catalogue.index;
    let not_ready = |SearchError::NotReady| Failure::Busy(RETRY_AFTER);
    let snapshot = index.snapshot().map_err(not_ready)?;
    let edition = snapshot.edition;
    let terms = terms_beginning(&query.typed, TERMS, request.words());
    let ids = index.titles_beginning(snapshot, query, TITLES).await;
    let ids = ids.map_err(not_ready)?;
    let mut visit = request.for_data().begin(Some(edition)).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let t = visit.request.words();
    let lists = terms.into_iter().filter_map(PracticeList::of_term);
    let lists = lists.map(|list| (list.title(t), list.address()));
    let language = Some(t.language().as_text());
    let rows = store::in_order(&mut visit.db, &ids, (language, false)).await?;
    let practices = rows
        .into_iter()
        .map(|row| (row.title, address::practice(row.slug)));
    let (names, addresses): (Vec<String>, Vec<Address>) = lists.chain(practices).unzip();
    let url = &visit.request.catalogue.app.settings.public_url;
    let links: Vec<String> = addresses
        .iter()
        .map(|address| address.absolute(url, t.language()))
        .collect();
    let said = vec![""; names.len()];
    let body = json!([typed, names, said, links]).to_string();
    Ok(visit.respond("application/x-suggestions+json", body))
}
