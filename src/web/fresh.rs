//! Public answers that a browser may cache and revalidate: each has an `ETag`, and an unchanged one is answered by 304.
//! Knows bytes, not pages.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::headers::Public;
use crate::db::Timestamp;
use crate::encoding::hex;

/// Whether an `If-None-Match` contains this tag, by the weak comparison that RFC 9110 asks for.
fn names(tags: &HeaderValue, etag: &str) -> bool {
    let Ok(tags) = tags.to_str() else {
        return false;
    };
    let strong = |tag: &'_ str| {
        tag.trim()
            .strip_prefix("W/")
            .unwrap_or(tag.trim())
            .to_owned()
    };
    tags.split(',').any(|tag| strong(tag) == strong(etag))
}

/// Whether the request is for any answer that the reader may have: `If-None-Match: *`.
pub fn asks_for_any(asked: &HeaderMap) -> bool {
    asked.get(IF_NONE_MATCH).is_some_and(|tags| tags == "*")
}

/// Whether the reader has this answer already, which exists: only such an answer may be judged so, because `*` matches each.
pub fn has_already(asked: &HeaderMap, etag: &str, modified: Option<&HeaderValue>) -> bool {
    asks_for_any(asked) || is_known(asked, etag, modified)
}

/// Whether the reader has an answer with this tag and this date already. `*` does not say so, because it is not known yet
/// whether there is an answer.
pub fn is_known(asked: &HeaderMap, etag: &str, modified: Option<&HeaderValue>) -> bool {
    match asked.get(IF_NONE_MATCH) {
        Some(tags) => names(tags, etag),
        None => asked
            .get(IF_MODIFIED_SINCE)
            .is_some_and(|since| modified.is_some_and(|modified| is_same_second(since, modified))),
    }
}

/// Whether two dates are equal, each in any of the three forms of RFC 9110, 5.6.7.
fn is_same_second(one: &HeaderValue, other: &HeaderValue) -> bool {
    let second = |date: &HeaderValue| httpdate::parse_http_date(date.to_str().ok()?).ok();
    one == other || second(one).is_some_and(|one| Some(one) == second(other))
}

/// When the content of an answer began, for its `Last-Modified`.
#[derive(Clone, Copy, Debug)]
pub struct ModifiedAt(pub Timestamp);

impl ModifiedAt {
    /// The header, in whole seconds. None while the content may change within the same second.
    pub fn header(self, now: Timestamp) -> Option<HeaderValue> {
        let shown = self.shown_from();
        shown
            .filter(|(from, _)| *from <= now)
            .map(|(_, header)| header)
    }

    /// The moment from which on an answer has the header, and the header.
    pub fn shown_from(self) -> Option<(Timestamp, HeaderValue)> {
        let written = self.0.to_jiff().strftime("%a, %d %b %Y %H:%M:%S GMT");
        let header = HeaderValue::from_str(&written.to_string()).ok()?;
        Some((self.0.plus(Duration::from_secs(2)), header))
    }
}

/// A public answer, which browsers and caches store and revalidate each time.
pub fn public(asked: &HeaderMap, kind: &'static str, body: impl Into<Bytes>) -> Response {
    let body = body.into();
    let hash = hex(&Sha256::digest(&body)[..12]);
    // Weak, because a proxy or the compression layer may change the bytes.
    let etag = format!("W/\"{hash}\"");
    let fixed = [(CACHE_CONTROL, "public, no-cache"), (ETAG, etag.as_str())];
    let mut response = if has_already(asked, &etag, None) {
        (StatusCode::NOT_MODIFIED, fixed).into_response()
    } else {
        (fixed, [(CONTENT_TYPE, kind)], body).into_response()
    };
    response.extensions_mut().insert(Public::of_type(kind));
    response
}

/// A public page of HTML.
pub fn page(asked: &HeaderMap, html: String) -> Response {
    public(asked, "text/html; charset=utf-8", html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_as_a_browser_sends_them() {
        let table = [
            ("\"a\"", true),
            ("W/\"a\"", true),
            ("\"b\", W/\"a\"", true),
            ("*", false),
            ("\"b\"", false),
            ("a", false),
            ("", false),
        ];
        for (tags, expected) in table {
            for etag in ["\"a\"", "W/\"a\""] {
                assert_eq!(
                    names(&HeaderValue::from_static(tags), etag),
                    expected,
                    "{tags} {etag}"
                );
            }
        }
    }

    #[test]
    fn dates_are_read_in_three_forms() {
        let modified = HeaderValue::from_static("Sun, 06 Nov 1994 08:49:37 GMT");
        for (since, known) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", true),
            ("Sunday, 06-Nov-94 08:49:37 GMT", true),
            ("Sun Nov  6 08:49:37 1994", true),
            ("Sun Nov  6 08:49:36 1994", false),
            ("yesterday", false),
        ] {
            let since = HeaderValue::from_static(since);
            let asked: HeaderMap = std::iter::once((IF_MODIFIED_SINCE, since)).collect();
            assert_eq!(is_known(&asked, "", Some(&modified)), known, "{asked:?}");
            assert!(!is_known(&asked, "", None));
        }
    }

    #[test]
    fn a_star_matches_each_answer_that_exists() {
        for (tags, known, has) in [
            ("*", false, true),
            ("\"a\"", true, true),
            ("\"b\"", false, false),
        ] {
            let tag = HeaderValue::from_static(tags);
            let asked: HeaderMap = std::iter::once((IF_NONE_MATCH, tag)).collect();
            assert_eq!(is_known(&asked, "\"a\"", None), known, "{tags}");
            assert_eq!(has_already(&asked, "\"a\"", None), has, "{tags}");
        }
        assert!(!has_already(&HeaderMap::new(), "\"a\"", None));
    }
}
