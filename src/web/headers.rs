//! The headers of every answer: pages, errors, refusals and files. They are set last, so that no answer is without them.
//! Knows no page.

use axum::http::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ALLOW,
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::readers::AnswerReaders;
use crate::config::Settings;

/// Scripts and styles come from the service's own files only, nothing comes from other sites, and no site may frame a page.
pub const POLICY: &str = "default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

/// Marks an answer as public: it is the same for every reader, so it may be cached as its own `Cache-Control` says. Every other
/// answer is `no-store`, even if its handler says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Public {
    /// A page for people.
    Page,
    /// Anything else, such as a table, a record, a feed or a picture. Scripts of other sites may read it.
    Data,
}

impl Public {
    /// An answer of this media type.
    pub fn of_type(media_type: &str) -> Self {
        if media_type.starts_with("text/html") {
            Self::Page
        } else {
            Self::Data
        }
    }

    /// What stands at this path, for an answer without a media type: a redirect, or that nothing has changed. What is no page
    /// has an ending, or stands among the addresses for programs.
    pub fn at(path: &str) -> Self {
        let last = path.rsplit('/').next().unwrap_or_default();
        let ending = last.rsplit_once('.').map(|(_, ending)| ending);
        let has_ending = ending.is_some_and(|ending| {
            !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        if has_ending || AnswerReaders::of(path) != AnswerReaders::People {
            Self::Data
        } else {
            Self::Page
        }
    }
}

/// Marks an answer whose bytes were sent by a user. A browser that opens it must run nothing of it, and must not count it as
/// part of this site.
#[derive(Clone, Copy, Debug)]
pub struct Sandboxed;

/// The policy of such an answer.
pub const SANDBOX: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// Marks an answer that scripts of other sites may read although it is not [`Public::Data`]: an error for programs, and what a
/// browser asks beforehand. No such answer allows a cookie: without credentials no script reads more than the public does.
#[derive(Clone, Copy, Debug)]
pub struct ReadElsewhere;

/// The headers that tell a browser so, and which headers of the answer such a script reads beside.
static FOR_OTHER_SITES: [(HeaderName, HeaderValue); 2] = [
    (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    (
        ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("allow, etag, link, retry-after, x-request-id"),
    ),
];

/// The answer to a browser that asks what a script of another site may do: read, with the headers of a conditional request.
pub fn preflight(allow: HeaderValue) -> Response {
    let headers = [
        (ALLOW, allow.clone()),
        (ACCESS_CONTROL_ALLOW_METHODS, allow),
        (
            ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("accept, if-modified-since, if-none-match"),
        ),
        (ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400")),
    ];
    let mut response = (StatusCode::NO_CONTENT, headers).into_response();
    response.extensions_mut().insert(ReadElsewhere);
    response
}

/// The headers that are the same in every answer.
static FIXED: [(HeaderName, HeaderValue); 4] = [
    (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // Never `no-referrer`: browsers would then send `Origin: null` with our own forms.
    (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

static RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Sets the headers.
pub fn set<B>(settings: &Settings, response: &mut Response<B>) {
    let public = response.extensions().get::<Public>().copied();
    let is_marked = response.extensions().get::<ReadElsewhere>().is_some();
    let is_sandboxed = response.extensions().get::<Sandboxed>().is_some();
    let fails = response.status().is_client_error() || response.status().is_server_error();
    let is_read_elsewhere = is_marked || (public == Some(Public::Data) && !fails);
    let public = public.is_some();
    let headers = response.headers_mut();
    if !public || fails || !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if public {
        // A cache must not give brotli to a browser that cannot read it. A 304 and a short answer need the header too,
        // because a cache stores them under the same address.
        headers.insert(VARY, ACCEPT_ENCODING.into());
    }
    for (name, value) in &FIXED {
        headers.insert(name, value.clone());
    }
    if is_sandboxed {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    }
    if is_read_elsewhere {
        for (name, value) in &FOR_OTHER_SITES {
            headers.insert(name, value.clone());
        }
    }
    let others = if public && !fails {
        "cross-origin"
    } else {
        "same-origin"
    };
    headers.insert(RESOURCE_POLICY.clone(), HeaderValue::from_static(others));
    if settings.public_url.scheme() == "https" {
        let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(STRICT_TRANSPORT_SECURITY, two_years);
    }
}

#[cfg(test)]
mod tests {
    use super::Public;

    #[test]
    fn an_ending_says_that_data_stands_there() {
        for path in [
            "/practices.csv",
            "/practices/almaty-process.csl.json",
            "/practices/almaty-process/revisions/1.bib",
            "/api/v1/practices",
            "/oai",
        ] {
            assert_eq!(Public::at(path), Public::Data, "{path}");
        }
        for path in ["/", "/practices", "/practices/almaty-process.", "/a.b/c"] {
            assert_eq!(Public::at(path), Public::Page, "{path}");
        }
        assert_eq!(Public::of_type("text/html; charset=utf-8"), Public::Page);
        assert_eq!(Public::of_type("text/csv; charset=utf-8"), Public::Data);
    }
}
