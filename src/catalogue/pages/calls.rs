//! Calls for practices: those that are open and those that are over, as a page and as a feed; and one with what was published in
//! answer.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;

use super::visit::PublicRequest;
use crate::address;
use crate::catalogue::feed::{self, FeedChannel};
use crate::catalogue::store;
use crate::catalogue::views::{CallPage, CallsPage};
use crate::practice::model::Slug;
use crate::web::Failure;

/// The most calls that the list and its feed show.
const CALLS: i64 = 100;

/// The most practices that the page of a call shows.
const PRACTICES: i64 = 100;

/// The open calls, and those that are over.
pub async fn calls(request: PublicRequest) -> Result<Response, Failure> {
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let all = store::calls(&mut visit.db, CALLS).await?;
    let frame = visit.frame(address::calls());
    visit.render(&CallsPage::new(frame, &all))
}

/// The same calls as an Atom feed. Each has an entry from its first day on, which stays when the call closes.
pub async fn calls_feed(request: PublicRequest) -> Result<Response, Failure> {
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let all = store::calls(&mut visit.db, CALLS).await?;
    let catalogue = visit.request.catalogue.clone();
    let repository = catalogue.repository(&mut visit.db).await?.to_owned();
    let t = visit.request.words();
    let (page, url) = (address::calls(), &catalogue.app.settings.public_url);
    let channel = FeedChannel {
        title: t.say("catalogue-calls").to_string(),
        own: visit.request.full_address(),
        first: page.clone().as_feed().absolute(url, t.language()),
        people: page.absolute(url, t.language()),
        next: None,
        previous: None,
        repository,
        authors: HashMap::new(),
        settings: &catalogue.app.settings,
        t,
    };
    let body = feed::write_calls(&channel, &all).ok_or(Failure::Fault)?;
    Ok(visit.respond(feed::MEDIA_TYPE, body))
}

/// One call.
pub async fn call(request: PublicRequest, Path(slug): Path<String>) -> Result<Response, Failure> {
    let slug = Slug::parse(&slug).ok_or(Failure::NotFound)?;
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let found = store::call(&mut visit.db, &slug).await?;
    let call = found.ok_or(Failure::NotFound)?;
    let (count, ids) = store::answers_to(&mut visit.db, call.id, PRACTICES).await?;
    let language = visit.request.language.as_text();
    let newest = store::in_order(&mut visit.db, &ids, (Some(language), false)).await?;
    let frame = visit.frame(address::call(&call.slug));
    visit.render(&CallPage::new(frame, &call, (count, &newest)))
}
