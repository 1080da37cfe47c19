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
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};

use super::compressed::AnswerEncoding;
use super::failure::Failure;
use super::fresh::{self, ModifiedAt};
use super::headers::{self, Public};
use super::page_views::PracticePage;
use crate::address;
use crate::app::App;
use crate::config::Settings;
use crate::db::Timestamp;

/// The size of a usual answer, from which the first size of the table follows.
const USUAL: u64 = 8 * 1_024;
/// What an entry costs besides its bytes: key, headers, bookkeeping.
const OVERHEAD: u64 = 1_024;
/// An answer of more than this share of the whole cache is not kept.
const SHARE: u64 = 8;

/// Which moment of the public content an answer shows: the edition first, then that of the search index. Two answers to
/// one address at one moment are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PublicMoment(pub [i64; 2]);

/// The edition of the rows that an answer shows: an extension of answers that depend on one.
#[derive(Clone, Copy, Debug)]
pub struct ShownEdition(pub i64);

impl PublicMoment {
    /// Whether this answer shows the edition of this moment.
    fn is_shown_by(self, answer: &Response) -> bool {
        let shown = answer.extensions().get::<ShownEdition>();
        shown.is_none_or(|shown| shown.0 == self.0[0])
    }
}

/// Says which moment it is.
#[async_trait]
pub trait PublicClock: Send + Sync {
    /// The present moment, if it is known without asking the database.
    fn known(&self) -> Option<PublicMoment>;

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

impl PublicContent {
    /// Whether the request is one for public content, which it does not change.
    pub fn is_asked_for_by(&self, request: &Request) -> bool {
        let (_, path) = address::split_language(request.uri().path());
        let path = path.strip_prefix('/').unwrap_or(path);
        let first_word = path.split('/').next().unwrap_or_default();
        matches!(*request.method(), Method::GET | Method::HEAD)
            && self.first_words.contains(&first_word)
    }
}

/// The answers that are kept.
pub struct PageCache {
    pages: Cache<PageKey, Arc<KeptAnswer>, AnswerWeight>,
    largest: u64,
    content: Arc<PublicContent>,
    app: App,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct PageKey {
    moment: PublicMoment,
    encoding: AnswerEncoding,
    address: String,
}

/// The key of a request, without a copy of its address. It has the hash of the [`PageKey`] that equals it.
#[derive(Hash)]
struct AskedKey<'a> {
    moment: PublicMoment,
    encoding: AnswerEncoding,
    address: &'a str,
}

impl Equivalent<PageKey> for AskedKey<'_> {
    fn equivalent(&self, key: &PageKey) -> bool {
        (self.moment, self.encoding, self.address) == (key.moment, key.encoding, &key.address)
    }
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
    pub fn new(app: &App, content: Arc<PublicContent>) -> Option<Self> {
        let room = app.settings.page_cache_mb.checked_mul(1 << 20)?;
        let answers = usize::try_from(room / USUAL).ok()?;
        (room > 0).then(|| Self {
            pages: Cache::with_weighter(answers, room, AnswerWeight),
            largest: room / SHARE,
            content,
            app: app.clone(),
        })
    }

    /// The kept answer to this request, with all its headers, if the moment is known.
    pub fn find(&self, request: &Request) -> Option<Response> {
        if !self.content.is_asked_for_by(request) {
            return None;
        }
        let moment = self.content.clock.known()?;
        let kept = self.pages.get(&AskedKey {
            moment,
            encoding: AnswerEncoding::asked(request.headers()),
            address: request.uri().path_and_query()?.as_str(),
        })?;
        let is_head = *request.method() == Method::HEAD;
        Some(kept.give(self.app.clock.now(), is_head, request.headers()))
    }

    /// The question of a request for public content. None for a file, which is sent while it is read and is never whole
    /// in memory.
    pub fn question(request: &Request) -> Option<PublicQuestion> {
        if address::is_file(request.uri().path()) {
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
            is_head: *request.method() == Method::HEAD,
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
        // Another edition began meanwhile, or another server drew it.
        let is_of_moment = moment.is_shown_by(&drawn);
        match KeptAnswer::read(&self.app.settings, drawn).await {
            Ok(answer) => {
                let answer = Arc::new(answer);
                if is_of_moment && answer.size() <= self.largest {
                    // Another entry of this key can only be the same answer.
                    let _ = place.insert(Arc::clone(&answer));
                }
                self.give(&answer, &question)
            }
            Err(response) => *response,
        }
    }

    fn give(&self, kept: &KeptAnswer, question: &PublicQuestion) -> Response {
        let mut response = kept.give(self.app.clock.now(), question.is_head, &question.conditions);
        // The pipeline sets the headers once more, and would set those of a private answer without this mark.
        response.extensions_mut().insert(kept.public);
        response
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

/// A finished answer, with the headers that every answer gets.
struct KeptAnswer {
    public: Public,
    status: StatusCode,
    headers: HeaderMap,
    /// The headers of the answer to a reader who has it already.
    not_modified: HeaderMap,
    /// From when on the answer says when its content began, and how.
    modified: Option<(Timestamp, HeaderValue)>,
    /// The practice whose page it is, for who counts its views.
    practice: Option<PracticePage>,
    body: Bytes,
}

impl KeptAnswer {
    /// Reads the body of an answer that may be kept. Any other answer is given back.
    async fn read(settings: &Settings, response: Response) -> Result<Self, Box<Response>> {
        let may_be_kept = matches!(response.status(), StatusCode::OK | StatusCode::FOUND)
            && response.headers().contains_key(CACHE_CONTROL);
        let public = response.extensions().get::<Public>().copied();
        let Some(public) = public.filter(|_| may_be_kept) else {
            return Err(Box::new(response));
        };
        let (parts, body) = response.into_parts();
        let whole = body.collect().await;
        let whole = whole.map_err(|_| Box::new(Failure::Fault.into_response()))?;
        let body = whole.to_bytes();
        let modified = parts.extensions.get::<ModifiedAt>();
        let modified = modified.and_then(|modified| modified.shown_from());
        let practice = parts.extensions.get::<PracticePage>().cloned();
        let mut whole = Response::from_parts(parts, ());
        let length = HeaderValue::from(body.len());
        whole.headers_mut().insert(CONTENT_LENGTH, length);
        let mut not_modified = Response::new(());
        *not_modified.status_mut() = StatusCode::NOT_MODIFIED;
        *not_modified.extensions_mut() = whole.extensions().clone();
        for name in [CACHE_CONTROL, ETAG] {
            if let Some(value) = whole.headers().get(&name) {
                not_modified.headers_mut().insert(name, value.clone());
            }
        }
        headers::set(settings, &mut whole);
        headers::set(settings, &mut not_modified);
        Ok(Self {
            public,
            status: whole.status(),
            headers: std::mem::take(whole.headers_mut()),
            not_modified: std::mem::take(not_modified.headers_mut()),
            modified,
            practice,
            body,
        })
    }

    /// The answer to a reader with these conditions.
    fn give(&self, now: Timestamp, is_head: bool, conditions: &HeaderMap) -> Response {
        let modified = self.modified.as_ref();
        let modified = modified.filter(|(from, _)| *from <= now);
        let modified = modified.map(|(_, modified)| modified);
        let is_known = self.is_known(conditions, modified);
        let (status, headers, body) = if is_known {
            (StatusCode::NOT_MODIFIED, &self.not_modified, Body::empty())
        } else if is_head {
            (self.status, &self.headers, Body::empty())
        } else {
            (self.status, &self.headers, Body::from(self.body.clone()))
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers.clone();
        if let Some(practice) = &self.practice {
            response.extensions_mut().insert(practice.clone());
        }
        if let Some(modified) = modified {
            response
                .headers_mut()
                .insert(LAST_MODIFIED, modified.clone());
        }
        response
    }

    /// Whether the reader has this page already. A redirect is sent each time: conditions are about pages.
    fn is_known(&self, conditions: &HeaderMap, modified: Option<&HeaderValue>) -> bool {
        if self.status != StatusCode::OK {
            return false;
        }
        if !conditions.contains_key(IF_NONE_MATCH) && !conditions.contains_key(IF_MODIFIED_SINCE) {
            return false;
        }
        let etag = self.headers.get(ETAG).and_then(|etag| etag.to_str().ok());
        etag.is_some_and(|etag| fresh::has_already(conditions, etag, modified))
            || fresh::asks_for_any(conditions)
    }

    fn size(&self) -> u64 {
        self.body.len() as u64 + OVERHEAD
    }
}

/// An answer weighs what it takes of the memory.
#[derive(Clone)]
struct AnswerWeight;

impl Weighter<PageKey, Arc<KeptAnswer>> for AnswerWeight {
    fn weight(&self, key: &PageKey, answer: &Arc<KeptAnswer>) -> u64 {
        answer.size() + key.address.len() as u64
    }
}
