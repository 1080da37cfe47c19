//! The service's cookies: how they are named, set, read and taken away. On https and everywhere else they are
//! `__Host-`; only on http at a loopback address the prefix drops, because browsers would refuse it there.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::cookie::{Cookie, SameSite};

use crate::config::Settings;

/// Whether cookies may travel without TLS: on http, and there at a loopback address only.
pub fn is_secure(settings: &Settings) -> bool {
    settings.public_url.scheme() == "https" || !is_loopback(settings)
}

/// Whether the site is this machine talking to itself.
pub fn is_loopback(settings: &Settings) -> bool {
    match settings.public_url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// The whole name of one of our cookies.
pub fn name(settings: &Settings, own: &str) -> String {
    if is_secure(settings) {
        format!("__Host-{own}")
    } else {
        own.to_owned()
    }
}

/// A cookie of ours: only for the server, for the whole site, for so many seconds.
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
    // Names are ours and values are encoded by their makers: such a header is always readable.
    HeaderValue::from_str(&cookie).unwrap_or(HeaderValue::from_static(""))
}

/// Takes a cookie away.
pub fn end(settings: &Settings, own: &str, same_site: SameSite) -> HeaderValue {
    make(settings, own, String::new(), same_site, 0)
}

/// Adds a cookie to an answer.
pub fn add(headers: &mut HeaderMap, cookie: HeaderValue) {
    if !cookie.is_empty() {
        headers.append(SET_COOKIE, cookie);
    }
}

/// The value of one of our cookies, as the browser sent it.
pub fn read<'a>(headers: &'a HeaderMap, settings: &Settings, own: &str) -> Option<&'a str> {
    let name = name(settings, own);
    let lines = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (found, value) = pair.trim().split_once('=')?;
        (found == name).then_some(value)
    })
}
