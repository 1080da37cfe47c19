//! Public answers as finished bytes, so that a page which was drawn before costs no statement and no rendering. An answer
//! is kept under its address, its encoding and the moment of the public content that it shows: after a publication the
//! moment is another one, and what was kept is not found any more. Without this cache only the speed changes. Knows bytes
//! and headers, not pages.

use std::sync::Arc;

use async_trait::async_trait;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_LENGTH, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    LAST_MODIFIED,
};
use axum::http::response::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::compressed::AnswerEncoding;
use super::failure::Failure;
use super::fresh::{self, ModifiedAt};
use super::headers::Public;
use crate::address;
use crate::app::App;

/// The size of a usual answer, from which the first size of the table follows.
const USUAL: u64 = 8 * 1_024;
/// What an entry costs besides its bytes: key, headers, bookkeeping.
const OVERHEAD: u64 = 1_024;
/// An answer of more than this share of the whole cache is not kept.
const SHARE: u64 = 8;

/// Which moment of the public content an answer shows. Two answers to one address at one moment are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PublicMoment(pub [i64; 2]);

/// Says which moment it is.
#[async_trait]
pub trait PublicClock: Send + Sync {
    /// The present moment. None if it is not known: then no answer is found, and none is kept.
    async fn moment(&self) -> Option<PublicMoment>;
}

/// The public content of the site.
pub struct PublicContent {
    /// Says which moment it is.
    pub clock: Arc<dyn PublicClock>,
    /// The first words of the paths below which it stands, without a language. No other address is looked up.
    pub first_words: Vec<&'static str>,
}

/// The answers that are kept.
pub struct PageCache {
    pages: Cache<PageKey, Arc<KeptAnswer>, AnswerWeight>,
    largest: u64,
    content: PublicContent,
    app: App,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct PageKey {
    moment: PublicMoment,
    encoding: AnswerEncoding,
    address: String,
}

/// A request that a kept answer may serve.
pub struct PublicQuestion {
    encoding: AnswerEncoding,
    address: String,
    is_head: bool,
    /// The headers that the answer depends on: what the reader has already.
    conditions: HeaderMap,
}

impl PageCache {
    /// An empty cache of the size of the settings; none if that is zero.
    pub fn new(app: &App, content: PublicContent) -> Option<Self> {
        let room = app.settings.page_cache_mb.checked_mul(1 << 20)?;
        let answers = usize::try_from(room / USUAL).ok()?;
        (room > 0).then(|| Self {
            pages: Cache::with_weighter(answers, room, AnswerWeight),
            largest: room / SHARE,
            content,
            app: app.clone(),
        })
    }

    /// The question of this request. None if the request is none for public content.
    pub fn question(&self, request: &Request) -> Option<PublicQuestion> {
        let is_head = *request.method() == Method::HEAD;
        if !is_head && *request.method() != Method::GET {
            return None;
        }
        let (_, path) = address::split_language(request.uri().path());
        let first_word = path.trim_start_matches('/').split('/').next()?;
        if !self.content.first_words.contains(&first_word) {
            return None;
        }
        let mut conditions = HeaderMap::new();
        for name in [IF_NONE_MATCH, IF_MODIFIED_SINCE] {
            if let Some(value) = request.headers().get(&name) {
                conditions.insert(name, value.clone());
            }
        }
        Some(PublicQuestion {
            encoding: AnswerEncoding::asked(request.headers()),
            address: request.uri().path_and_query()?.as_str().to_owned(),
            is_head,
            conditions,
        })
    }

    /// The kept answer, or the one that is drawn now. While one request draws it, others with the same question wait.
    pub async fn answer<F: Future<Output = Response>>(
        &self,
        mut question: PublicQuestion,
        request: Request,
        draw: impl FnOnce(Request) -> F,
    ) -> Response {
        let Some(moment) = self.content.clock.moment().await else {
            return draw(request).await;
        };
        let key = PageKey {
            moment,
            encoding: question.encoding,
            address: std::mem::take(&mut question.address),
        };
        let place = match self.pages.get_value_or_guard_async(&key).await {
            Ok(kept) => return self.give(&kept, &question),
            Err(place) => place,
        };
        let drawn = draw(question.whole(request)).await;
        match KeptAnswer::read(drawn).await {
            Ok(answer) => {
                let answer = Arc::new(answer);
                if answer.size() <= self.largest {
                    // Another entry of this key can only be the same answer.
                    let _ = place.insert(Arc::clone(&answer));
                }
                self.give(&answer, &question)
            }
            Err(response) => *response,
        }
    }

    fn give(&self, kept: &KeptAnswer, question: &PublicQuestion) -> Response {
        let mut parts = kept.parts.clone();
        let modified = parts.extensions.get::<ModifiedAt>();
        let modified = modified.and_then(|modified| modified.header(self.app.clock.now()));
        if let Some(modified) = modified {
            parts.headers.insert(LAST_MODIFIED, modified);
        }
        if is_known(&question.conditions, &parts) {
            return not_modified(&parts);
        }
        let body = if question.is_head {
            Body::empty()
        } else {
            Body::from(kept.body.clone())
        };
        Response::from_parts(parts, body)
    }
}

impl PublicQuestion {
    /// The request for the whole answer in the encoding of the key, as it is drawn for all readers.
    fn whole(&self, mut request: Request) -> Request {
        *request.method_mut() = Method::GET;
        let headers = request.headers_mut();
        for name in [IF_NONE_MATCH, IF_MODIFIED_SINCE] {
            headers.remove(name);
        }
        headers.insert(ACCEPT_ENCODING, self.encoding.header());
        request
    }
}

/// A finished answer.
struct KeptAnswer {
    parts: Parts,
    body: Bytes,
}

impl KeptAnswer {
    /// Reads the body of an answer that may be kept. Any other answer is given back.
    async fn read(response: Response) -> Result<Self, Box<Response>> {
        let may_be_kept = matches!(response.status(), StatusCode::OK | StatusCode::FOUND)
            && response.extensions().get::<Public>().is_some()
            && response.headers().contains_key(CACHE_CONTROL);
        if !may_be_kept {
            return Err(Box::new(response));
        }
        let (mut parts, body) = response.into_parts();
        let whole = body.collect().await;
        let whole = whole.map_err(|_| Box::new(Failure::Fault.into_response()))?;
        let body = whole.to_bytes();
        parts
            .headers
            .insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        Ok(Self { parts, body })
    }

    fn size(&self) -> u64 {
        self.body.len() as u64 + OVERHEAD
    }
}

/// Whether the reader has this answer already. `*` is any page that exists.
fn is_known(conditions: &HeaderMap, kept: &Parts) -> bool {
    if conditions.is_empty() {
        return false;
    }
    let any = conditions
        .get(IF_NONE_MATCH)
        .is_some_and(|tags| tags == "*");
    let etag = kept.headers.get(ETAG).and_then(|etag| etag.to_str().ok());
    let modified = kept.headers.get(LAST_MODIFIED);
    let is_same = etag.is_some_and(|etag| fresh::is_known(conditions, etag, modified));
    is_same || (any && kept.status == StatusCode::OK)
}

/// The answer to a reader who has the kept one already.
fn not_modified(kept: &Parts) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    for name in [CACHE_CONTROL, ETAG, LAST_MODIFIED] {
        if let Some(value) = kept.headers.get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    *response.extensions_mut() = kept.extensions.clone();
    response
}

/// An answer weighs what it takes of the memory.
#[derive(Clone)]
struct AnswerWeight;

impl Weighter<PageKey, Arc<KeptAnswer>> for AnswerWeight {
    fn weight(&self, key: &PageKey, answer: &Arc<KeptAnswer>) -> u64 {
        answer.size() + key.address.len() as u64
    }
}
