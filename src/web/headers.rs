//! The headers of every answer: pages, errors, refusals and files. They are set last, so that no answer is without them.
//! Knows no page.

use axum::http::HeaderValue;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::Response;

use crate::config::Settings;

/// Scripts and styles come from the service's own files only, nothing comes from other sites, and no site may frame a page.
pub const POLICY: &str = "default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

/// Marks an answer as public: it is the same for every reader, so it may be cached as its own `Cache-Control` says, and
/// read by other sites. Every other answer is `no-store`, even if its handler says otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Public;

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
    let public = response.extensions().get::<Public>().is_some();
    let fails = response.status().is_client_error() || response.status().is_server_error();
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
