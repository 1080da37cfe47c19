//! Refuses forms of other sites, for every method that may change something. One check replaces a token in each form, so
//! that no form can omit it. Knows the one address to which other sites may post.

use axum::extract::Request;
use axum::http::header::ORIGIN;
use axum::http::{HeaderMap, Method};

use super::failure::Failure;
use super::host::{self, only};

/// Mail providers post one-click unsubscriptions here. The route reads no cookie: the token in its path authorises it.
const UNSUBSCRIBE: &str = "/unsubscribe/";

/// Harvesters may send their questions by POST, as their protocol says. The route reads no cookie and changes nothing, so a
/// foreign form learns and does no more here than by a link.
const HARVEST: &str = "/oai";

/// Refuses a request that another site has sent. `ours` are the service's own origins.
pub fn check(request: &Request, ours: &[String]) -> Result<(), Failure> {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let path = request.uri().path();
    let exempt = path.starts_with(UNSUBSCRIBE) || path == HARVEST;
    if safe || exempt || is_same(request.headers(), ours) {
        Ok(())
    } else {
        Err(Failure::Foreign)
    }
}

/// Whether the headers show that the request comes from one of the service's own pages, or directly from the reader.
///
/// 1. `Sec-Fetch-Site`, once: `same-origin` or `none`. 2. Without it `Origin`: an own origin, scheme included.
/// 3. Without both the origin of `Referer`: an attacker can hide it and cannot forge it. 4. With none of them: refused.
pub fn is_same(headers: &HeaderMap, ours: &[String]) -> bool {
    if headers.contains_key("sec-fetch-site") {
        return only(headers, "sec-fetch-site")
            .is_some_and(|site| matches!(site, "same-origin" | "none"));
    }
    if headers.contains_key(ORIGIN) {
        return only(headers, ORIGIN.as_str())
            .is_some_and(|origin| ours.iter().any(|own| own == origin));
    }
    host::referring_page(headers, ours).is_some()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    fn judged(lines: &[(&str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(
                HeaderName::try_from(*name).unwrap(),
                HeaderValue::from_str(value).unwrap(),
            );
        }
        is_same(&headers, &["https://practices.example".to_owned()])
    }

    #[test]
    fn only_our_own_pages_may_send_forms() {
        let (site, origin, referer) = ("sec-fetch-site", "origin", "referer");
        let ours = "https://practices.example";
        let table: &[(&[(&str, &str)], bool)] = &[
            (&[(site, "same-origin")], true),
            (&[(site, "none")], true),
            (&[(site, "same-site")], false),
            (&[(site, "cross-site")], false),
            (&[(site, "")], false),
            (&[(site, "Same-Origin")], false),
            (&[(site, "same-origin"), (site, "same-origin")], false),
            (&[(site, "same-origin, cross-site")], false),
            // What the browser says of the site counts more than an origin beside it.
            (&[(site, "cross-site"), (origin, ours)], false),
            (&[(site, "same-origin"), (origin, "null")], true),
            (&[(origin, ours)], true),
            (&[(origin, "http://practices.example")], false),
            (&[(origin, "https://practices.example:8443")], false),
            (&[(origin, "https://practices.example.evil.example")], false),
            (&[(origin, "null")], false),
            (&[(origin, "")], false),
            (&[(origin, ours), (origin, ours)], false),
            (
                &[
                    (origin, "https://evil.example"),
                    (referer, "https://practices.example/"),
                ],
                false,
            ),
            (&[(referer, "https://practices.example/sign-in?x=1")], true),
            (&[(referer, "https://practices.example:443/")], true),
            (&[(referer, "http://practices.example/")], false),
            (
                &[(referer, "https://practices.example@evil.example/")],
                false,
            ),
            (&[(referer, "/sign-in")], false),
            (
                &[
                    (referer, "https://practices.example/"),
                    (referer, "https://practices.example/"),
                ],
                false,
            ),
            (&[], false),
        ];
        for (lines, expected) in table {
            assert_eq!(judged(lines), *expected, "{lines:?}");
        }
    }
}
