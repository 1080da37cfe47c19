//! The addresses for programs. What they answer is the same for every reader, as the pages are.

use std::time::Duration;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};

use super::signposts::with_header;
use super::tombstone::tombstone;
use super::visit::{PublicRequest, PublicVisit};
use crate::address;
use crate::catalogue::api::{ApiCursor, ApiQuery, ApiVocabulary, BadParameter, openapi};
use crate::catalogue::index::{ResultPlace, ResultWindow, SearchError};
use crate::catalogue::listing;
use crate::catalogue::publication::{Publication, public_answers};
use crate::catalogue::publications::publications;
use crate::catalogue::record::PracticeRecord;
use crate::catalogue::store::{self, PageBeside, PublishedPractice};
use crate::edition::Edition;
use crate::language::Language;
use crate::practice::model::{PracticeId, Slug};
use crate::web::Failure;
use crate::web::problem_details::ProblemDetails;
use crate::workflow::PublicStatus;

/// When a program may ask again while the search index is being built.
const RETRY_AFTER: Duration = Duration::from_secs(5);

impl IntoResponse for BadParameter {
    fn into_response(self) -> Response {
        ProblemDetails::new(StatusCode::BAD_REQUEST, self.sentence)
            .with("parameter", self.name)
            .into_response()
    }
}

/// The practices that a question finds, as whole records.
pub async fn practices(mut request: PublicRequest) -> Result<Response, Failure> {
    let asked = match ApiQuery::read(request.raw_query()) {
        Ok(asked) => asked,
        Err(refused) => return Ok(refused.into_response()),
    };
    if let Err(Failure::NoSuchEdition) = request.edition().await {
        return Ok(no_such_edition());
    }
    if asked.is_plain() {
        all(request, &asked).await
    } else {
        search(request, &asked).await
    }
}

/// All practices are read from the database, so that they are there while the index is being built.
async fn all(request: PublicRequest, asked: &ApiQuery) -> Result<Response, Failure> {
    let cursor = asked.cursor.as_ref().map(ApiCursor::newest);
    let Some(cursor) = cursor.map_or(Some(None), |cursor| cursor.map(Some)) else {
        return Ok(no_such_page());
    };
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let most = i64::try_from(asked.limit + 1).unwrap_or(i64::MAX);
    let placed = store::newest(&mut visit.db, cursor.as_ref(), most).await?;
    let total = placed.first().map(|first| first.counts.total);
    let ids: Vec<PracticeId> = placed.iter().map(|one| one.id).collect();
    let shown = &ids[..ids.len().min(asked.limit)];
    let published = publications(&mut visit.db, shown, None).await?;
    let last = published.last().filter(|_| ids.len() > asked.limit);
    let last = last.map(|last| {
        let practice = &last.practice;
        ResultPlace::Newest(practice.first_published_at, practice.id)
    });
    let total = total.unwrap_or_default();
    Ok(write_page(visit, asked, &published, (last, total)))
}

async fn search(request: PublicRequest, asked: &ApiQuery) -> Result<Response, Failure> {
    let Some(order) = asked.order() else {
        return Ok(no_such_page());
    };
    let window = ResultWindow {
        order,
        most: asked.limit + 1,
    };
    let found = listing::find(&request.catalogue.index, asked.question(), window).await;
    let (found, edition) = found.map_err(|SearchError::NotReady| Failure::Busy(RETRY_AFTER))?;
    let mut visit = request.begin(Some(edition)).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let goes_on = found.places.len() > asked.limit;
    let mut places = found.places;
    places.truncate(asked.limit);
    let ids: Vec<PracticeId> = places.iter().map(ResultPlace::id).collect();
    let published = publications(&mut visit.db, &ids, asked.search.edition).await?;
    let last = places.pop().filter(|_| goes_on);
    let total = i64::try_from(found.count).unwrap_or(i64::MAX);
    Ok(write_page(visit, asked, &published, (last, total)))
}

/// A page of the list, and where the next one begins.
fn write_page(
    visit: PublicVisit,
    asked: &ApiQuery,
    published: &[Publication],
    (last, total): (Option<ResultPlace>, i64),
) -> Response {
    let catalogue = visit.request.catalogue.clone();
    let settings = &catalogue.app.settings;
    let t = visit.request.words();
    let records = published.iter();
    let records: Vec<PracticeRecord> = records
        .map(|one| PracticeRecord::of(one, settings, t))
        .collect();
    let next = last.as_ref().map(ApiCursor::of);
    let page = RecordsPage {
        items: records,
        next: next.as_ref().map(ApiCursor::write),
        total,
    };
    let response = respond(visit, &page);
    let Some(next) = next else {
        return response;
    };
    let address = address::api_practices().queries(asked.pairs_from(&next));
    let address = address.absolute(&settings.public_url, Language::default());
    with_header(response, LINK, &format!("<{address}>; rel=\"next\""))
}

#[derive(Serialize)]
struct RecordsPage {
    items: Vec<PracticeRecord>,
    next: Option<String>,
    total: i64,
}

/// One practice.
pub async fn practice(
    request: PublicRequest,
    Path(slug): Path<String>,
) -> Result<Response, Failure> {
    if let Err(refused) = BadParameter::refuse_all(request.raw_query()) {
        return Ok(refused.into_response());
    }
    let slug = Slug::parse(&slug).ok_or(Failure::NotFound)?;
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let found = store::practice(&mut visit.db, &slug, None).await?;
    let found = found.ok_or(Failure::NotFound)?;
    match (found.public, &found.replaced_by_slug) {
        (PublicStatus::Live | PublicStatus::NotCurrent, _) => show(visit, found).await,
        (PublicStatus::Replaced, Some(other))
            if found.replaced_by_public != Some(PublicStatus::Gone) =>
        {
            let address = address::api_practice(other);
            visit.redirect(&address)
        }
        _ => Ok(tombstone(&visit, &found)),
    }
}

async fn show(mut visit: PublicVisit, practice: PublishedPractice) -> Result<Response, Failure> {
    let answers = public_answers(&practice)?;
    let around = store::surroundings(&mut visit.db, &practice, &PageBeside::default()).await?;
    let publication = Publication::of(practice, answers, around);
    let settings = &visit.request.catalogue.app.settings;
    let record = PracticeRecord::of(&publication, settings, visit.request.words());
    Ok(respond(visit, &record))
}

/// The terms of a vocabulary, with the number of practices that have each.
pub async fn terms(
    request: PublicRequest,
    Path(vocabulary): Path<String>,
) -> Result<Response, Failure> {
    let vocabulary = ApiVocabulary::parse(&vocabulary).ok_or(Failure::NotFound)?;
    if let Err(refused) = BadParameter::refuse_all(request.raw_query()) {
        return Ok(refused.into_response());
    }
    let index = request.catalogue.index.clone();
    let not_ready = |SearchError::NotReady| Failure::Busy(RETRY_AFTER);
    let snapshot = index.snapshot().map_err(not_ready)?;
    let edition: Edition = snapshot.edition;
    let counts = index.counts_of_all(snapshot).await.map_err(not_ready)?;
    let visit = request.begin(Some(edition)).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let t = visit.request.words();
    let items: Vec<Value> = vocabulary
        .facet()
        .values()
        .map(|one| json!({"id": one.id(), "name": one.name(t), "practices": counts.of(one)}))
        .collect();
    Ok(respond(visit, &json!({"items": items, "next": null})))
}

/// The description of the interface.
pub async fn description(request: PublicRequest) -> Result<Response, Failure> {
    if let Err(refused) = BadParameter::refuse_all(request.raw_query()) {
        return Ok(refused.into_response());
    }
    let visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let document = openapi(&visit.request.catalogue.app.settings, visit.request.words());
    Ok(respond(visit, &document))
}

fn respond(visit: PublicVisit, answer: &impl Serialize) -> Response {
    match serde_json::to_string(answer) {
        Ok(body) => visit.respond("application/json", body),
        Err(error) => {
            tracing::error!(%error, "an answer cannot be written as JSON");
            Failure::Fault.into_response()
        }
    }
}

/// The answer to a place of another order.
fn no_such_page() -> Response {
    let detail = "No page of this list begins at this cursor: it is one of another order.";
    ProblemDetails::new(StatusCode::NOT_FOUND, detail)
        .with("parameter", "cursor")
        .into_response()
}

/// The answer to an edition that the catalogue does not have yet.
fn no_such_edition() -> Response {
    ProblemDetails::new(
        StatusCode::NOT_FOUND,
        "The catalogue does not have this edition yet.",
    )
    .with("parameter", "edition")
    .into_response()
}
