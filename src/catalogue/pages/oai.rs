//! The address of harvesters. A question by POST is the same as one by GET.

use std::collections::HashMap;
use std::time::Duration;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::visit::PublicRequest;
use crate::address;
use crate::app::App;
use crate::catalogue::oai::{
    HarvestPage, HarvestToken, OaiAnswer, OaiArguments, OaiError, OaiQuestion, OaiRecord,
    PAGE_RECORDS, RecordSelection, Repository, harvest_sets,
};
use crate::catalogue::publication::Publication;
use crate::catalogue::publications::publications;
use crate::catalogue::reader::PublicRows;
use crate::catalogue::store::{self, HarvestWindow, HarvestedKey};
use crate::db::{Fault, PublicConn, Timestamp};
use crate::edition::SKEW;
use crate::language::Language;
use crate::practice::harvest_sets::WHOLE;
use crate::practice::model::PracticeId;
use crate::web::headers::Public;
use crate::web::{Failure, posted};
use crate::workflow::PublicStatus;

/// The longest question by POST, in bytes.
const LONGEST: usize = 64 * 1024;

/// A question in the address.
pub async fn harvest(request: PublicRequest) -> Result<Response, Failure> {
    let arguments = OaiArguments::read(&[request.raw_query().as_bytes()]);
    answer(&request, &arguments).await
}

/// A question in a form. It changes nothing.
pub async fn harvest_by_post(
    State(app): State<App>,
    request: Request,
) -> Result<Response, Failure> {
    if !posted::is_form(request.headers())? {
        return Err(Failure::NotAForm);
    }
    let (mut parts, body) = request.into_parts();
    let asked = PublicRequest::from_request_parts(&mut parts, &app).await?;
    let form = posted::body(Request::from_parts(parts, body), LONGEST).await?;
    let arguments = OaiArguments::read(&[asked.raw_query().as_bytes(), &form]);
    answer(&asked, &arguments).await
}

async fn answer(request: &PublicRequest, arguments: &OaiArguments) -> Result<Response, Failure> {
    let catalogue = &request.catalogue;
    let PublicRows { mut db, .. } = catalogue.reader.moment(None).await?;
    let name = catalogue.repository(&mut db).await?.to_owned();
    let settings = &catalogue.app.settings;
    let repository = Repository {
        name: &name,
        base: address::oai().absolute(&settings.public_url, Language::default()),
        settings,
        t: request.words(),
    };
    let (edition_at, oldest) = store::harvest_times(&mut db).await?;
    // Up to this moment the answer is complete, so a harvester may ask for the changes since. Later changes have a later
    // time than the edition; and if that is long ago, the clock of another node is not further behind than this.
    let complete_until = edition_at.max(catalogue.app.clock.now().minus(SKEW));
    let answered = match arguments.question() {
        Ok(question) => answer_question(&mut db, &repository, question).await?,
        Err(error) => Err(error),
    };
    let begin = |asked| OaiAnswer::begin(&repository, complete_until, asked);
    let body = match answered {
        Ok(Answered::Identity) => begin(Some(arguments)).identify(oldest.unwrap_or(complete_until)),
        Ok(Answered::Formats) => begin(Some(arguments)).formats(),
        Ok(Answered::Sets) => begin(Some(arguments)).sets(&harvest_sets(repository.t)),
        Ok(Answered::Record(record)) => begin(Some(arguments)).record(&record),
        Ok(Answered::List(page)) => begin(Some(arguments)).list(&page),
        Err(error) => begin(OaiAnswer::repeats(&error).then_some(arguments)).error(&error),
    };
    let mut response = ([(CONTENT_TYPE, "text/xml; charset=utf-8")], body).into_response();
    // It may be compressed and read by other sites; as each answer says when it was made, no cache keeps it.
    response.extensions_mut().insert(Public::Data);
    Ok(response)
}

/// What was found for a question.
enum Answered {
    Identity,
    Formats,
    Sets,
    Record(Box<OaiRecord>),
    List(HarvestPage),
}

async fn answer_question(
    db: &mut PublicConn,
    repository: &Repository<'_>,
    question: OaiQuestion,
) -> Result<Result<Answered, OaiError>, Fault> {
    Ok(match question {
        OaiQuestion::Identify => Ok(Answered::Identity),
        OaiQuestion::Sets => Ok(Answered::Sets),
        OaiQuestion::Formats(None) => Ok(Answered::Formats),
        OaiQuestion::Formats(Some(identifier)) => {
            let known = find(db, repository, &identifier).await?;
            known.map(|_| Answered::Formats)
        }
        OaiQuestion::Record(identifier) => match find(db, repository, &identifier).await? {
            Ok(key) => {
                let record = read_records(db, &[key], false).await?.pop();
                let record = record.map(|record| Answered::Record(Box::new(record)));
                record.ok_or_else(|| OaiError::no_such_record(&identifier))
            }
            Err(error) => Err(error),
        },
        OaiQuestion::List(selection) => read_page(db, &selection).await?,
    })
}

/// The record with this identifier.
async fn find(
    db: &mut PublicConn,
    repository: &Repository<'_>,
    identifier: &str,
) -> Result<Result<HarvestedKey, OaiError>, Fault> {
    let found = match repository.slug(identifier) {
        Some(slug) => store::harvested_as(db, &slug).await?,
        None => None,
    };
    Ok(found.ok_or_else(|| OaiError::no_such_record(identifier)))
}

async fn read_page(
    db: &mut PublicConn,
    selection: &RecordSelection,
) -> Result<Result<Answered, OaiError>, Fault> {
    let first = (
        selection.from.minus(Duration::from_micros(1)),
        PracticeId(i64::MAX),
    );
    let after = selection.after.map(|(at, id)| (at, PracticeId(id)));
    let window = HarvestWindow {
        set: &selection.set,
        after: after.unwrap_or(first),
        until: selection.until,
        // One more than the page holds tells whether another page follows.
        most: i64::try_from(PAGE_RECORDS + 1).unwrap_or(i64::MAX),
    };
    let mut keys = store::harvested(db, &window).await?;
    let goes_on = keys.len() > PAGE_RECORDS;
    keys.truncate(PAGE_RECORDS);
    let is_continued = selection.after.is_some();
    if keys.is_empty() && !is_continued {
        return Ok(Err(OaiError::nothing_matches()));
    }
    let last = keys.last().filter(|_| goes_on);
    let next = last.map(|last| HarvestToken::after(selection, (last.changed_at, last.id.0)));
    Ok(Ok(Answered::List(HarvestPage {
        records: read_records(db, &keys, selection.headers_only).await?,
        headers_only: selection.headers_only,
        next,
        is_continued,
    })))
}

/// The records of these keys, in their order.
async fn read_records(
    db: &mut PublicConn,
    keys: &[HarvestedKey],
    headers_only: bool,
) -> Result<Vec<OaiRecord>, Fault> {
    let ids: Vec<PracticeId> = keys.iter().map(|key| key.id).collect();
    let headers = store::harvested_headers(db, &ids).await?;
    let changed_at: HashMap<PracticeId, Timestamp> =
        keys.iter().map(|key| (key.id, key.changed_at)).collect();
    let live = headers
        .iter()
        .filter(|one| one.public == PublicStatus::Live);
    let live: Vec<PracticeId> = live.map(|one| one.id).filter(|_| !headers_only).collect();
    let published = publications(db, &live, None).await?;
    let mut published: HashMap<PracticeId, Publication> = published
        .into_iter()
        .map(|one| (one.practice.id, one))
        .collect();
    let mut by_id: HashMap<PracticeId, OaiRecord> = HashMap::new();
    for header in headers {
        let is_live = header.public == PublicStatus::Live;
        let publication = published.remove(&header.id);
        if is_live && publication.is_none() && !headers_only {
            // It cannot be read, which is logged.
            continue;
        }
        let mut sets = header.sets.0;
        sets.retain(|set| set != WHOLE);
        sets.sort();
        let record = OaiRecord {
            slug: header.slug,
            changed_at: changed_at.get(&header.id).copied().unwrap_or_default(),
            sets,
            publication,
            is_live,
        };
        by_id.insert(header.id, record);
    }
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}
