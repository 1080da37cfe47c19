//! The address decides the language: its prefix is taken off before routing, and other spellings of an address are sent
//! to the one that counts. Knows no page.

use std::borrow::Cow;

use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use super::failure::Failure;
use super::location;
use crate::address::{self, LocalPath};
use crate::language::Language;

/// The language of the page that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lang(pub Language);

impl<S: Send + Sync> FromRequestParts<S> for Lang {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts
            .extensions
            .get::<Self>()
            .copied()
            .unwrap_or(Self(Language::default())))
    }
}

/// The language of a request's address before its prefix is taken off.
pub fn spoken(request: &Request) -> Language {
    address::split_language(request.uri().path()).0
}

/// Addresses for machines, which have no language.
const WITHOUT_LANGUAGE: [&str; 7] = [
    "/health",
    "/metrics",
    "/assets",
    "/favicon.ico",
    "/robots.txt",
    "/api",
    "/oai",
];

/// Reads the language from the path and routes the rest. `/fr/` and `/en/…` are other spellings of an address: GET and
/// HEAD are redirected to the one spelling. An error is the answer instead of the page.
pub fn take_off(request: &mut Request) -> Result<(), Box<Response>> {
    let uri = request.uri();
    let (language, path) = address::split_language(uri.path());
    let without_language = WITHOUT_LANGUAGE.iter().any(|own| {
        path.strip_prefix(own)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    if without_language && language != Language::default() {
        return Err(Box::new(Failure::NotFound.into_response()));
    }
    if let Some(spelling) = canonical(language, path).filter(|spelling| {
        spelling.as_str() != uri.path() && matches!(*request.method(), Method::GET | Method::HEAD)
    }) {
        let query = uri
            .query()
            .map(|query| format!("?{query}"))
            .unwrap_or_default();
        let target = LocalPath::parse(&format!("{}{query}", spelling.as_str()));
        return Err(Box::new(target.map_or_else(
            || Failure::Unreadable("path").into_response(),
            |target| location::redirect(StatusCode::PERMANENT_REDIRECT, &target),
        )));
    }
    let path = with_plain_colon(path);
    if path != uri.path() {
        let target = uri
            .query()
            .map_or_else(|| path.to_string(), |query| format!("{path}?{query}"));
        let uri = rewritten(uri, &target)
            .ok_or_else(|| Box::new(Failure::Unreadable("path").into_response()))?;
        *request.uri_mut() = uri;
    }
    request.extensions_mut().insert(Lang(language));
    Ok(())
}

/// The one spelling of an address. There is none if a browser would read the rest of the path as another host.
fn canonical(language: Language, path: &str) -> Option<LocalPath> {
    let default_tag = Language::default().as_str();
    let without_default = match path
        .strip_prefix('/')
        .and_then(|path| path.strip_prefix(default_tag))
    {
        Some("") if language == Language::default() => "/",
        Some(rest) if language == Language::default() && rest.starts_with('/') => rest,
        _ => path,
    };
    let trimmed = match without_default.trim_end_matches('/') {
        "" => "/",
        trimmed => trimmed,
    };
    let rest = LocalPath::parse(trimmed)?;
    match (language == Language::default(), trimmed) {
        (true, _) => Some(rest),
        (false, "/") => LocalPath::parse(&format!("/{language}")),
        (false, trimmed) => LocalPath::parse(&format!("/{language}{trimmed}")),
    }
}

/// The path of a persistent identifier as the routes know it: some programs escape its colon.
fn with_plain_colon(path: &str) -> Cow<'_, str> {
    let escaped = path.strip_prefix("/ark%3");
    match escaped.and_then(|rest| rest.strip_prefix(['A', 'a'])) {
        Some(rest) => Cow::Owned(format!("/ark:{rest}")),
        None => Cow::Borrowed(path),
    }
}

fn rewritten(uri: &Uri, target: &str) -> Option<Uri> {
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(target).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_has_one_address() {
        let cases = [
            ("/", None),
            ("/practices", None),
            ("/practices/", Some("/practices")),
            ("/en", Some("/")),
            ("/en/practices", Some("/practices")),
            ("/fr", None),
            ("/fr/", Some("/fr")),
            ("/fr/practices/", Some("/fr/practices")),
            ("/en/", Some("/")),
            ("//evil.example/", None),
            ("/en//evil.example", None),
            ("/fr//evil.example/", None),
            ("/english", None),
            ("/french", None),
            ("/en/\\evil.example", None),
            ("/en/\\evil.example/", None),
            ("/fr/\\evil.example/", None),
            ("/\\evil.example/", None),
            ("/en/\\/evil.example", None),
            ("/en/practices\\", Some("/practices\\")),
        ];
        for (asked, expected) in cases {
            let (language, path) = address::split_language(asked);
            let found = canonical(language, path);
            let found = found.as_ref().map(LocalPath::as_str);
            assert_eq!(found.filter(|found| *found != asked), expected, "{asked}");
        }
    }
}
