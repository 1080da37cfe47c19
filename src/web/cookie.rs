//! The service's cookies: how they are named, set, read and removed. Their names begin with `__Host-`, except on http at a
//! loopback address, where browsers would refuse such a cookie.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::cookie::{Cookie, SameSite};

use crate::config::{Settings, is_loopback};

/// Whether cookies are `Secure`: always, except on http at a loopback address.
pub fn is_secure(settings: &Settings) -> bool {
    settings.public_url.scheme() == "https" || !is_loopback(&settings.public_url)
}

/// The full name of a cookie of the service.
pub fn name(settings: &Settings, own: &str) -> String {
    if is_secure(settings) {
        format!("__Host-{own}")
    } else {
        own.to_owned()
    }
}

/// A cookie that scripts cannot read, for the whole site, for so many seconds.
pub fn make(
    settings: &Settings,
    own: &str,
    value: String,
    same_site: SameSite,
    seconds: i64,
) -> HeaderValue {
    let cookie = Cookie::build((name(settings, own), value))
        .http_only(true)
        .secure(is_secure(settings))
        .path("/")
        .same_site(same_site)
        .build();
    let cookie = format!("{cookie}; Max-Age={seconds}");
    // Names are constants and values are encoded by their callers, so the header is always valid.
    HeaderValue::from_str(&cookie).unwrap_or(HeaderValue::from_static(""))
}

/// The header that removes a cookie.
pub fn end(settings: &Settings, own: &str, same_site: SameSite) -> HeaderValue {
    make(settings, own, String::new(), same_site, 0)
}

/// Adds a cookie to an answer.
pub fn add(headers: &mut HeaderMap, cookie: HeaderValue) {
    if !cookie.is_empty() {
        headers.append(SET_COOKIE, cookie);
    }
}

/// The value of a cookie of the service, as the browser sent it.
pub fn read<'a>(headers: &'a HeaderMap, settings: &Settings, own: &str) -> Option<&'a str> {
    let full_name = name(settings, own);
    let lines = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (found, value) = pair.trim().split_once('=')?;
        (found == full_name).then_some(value)
    })
}
