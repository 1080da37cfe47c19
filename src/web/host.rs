//! Answers requests for the service's own host names only. Without this check a request could put a foreign host into
//! pages and caches, and another site's name could reach a demonstration on this machine. Knows no page.

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{HOST, REFERER};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use url::Url;

use super::failure::Failure;
use crate::app::App;
use crate::config::Settings;

/// The host names under which the service answers, with their ports as a browser writes them.
pub fn names(settings: &Settings) -> Vec<String> {
    let port = settings
        .public_url
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    let own = settings.public_url.host_str().unwrap_or_default();
    let hosts = if settings.demo {
        vec![own, "127.0.0.1", "localhost", "[::1]"]
    } else {
        vec![own]
    };
    hosts
        .into_iter()
        .map(|host| format!("{host}{port}"))
        .collect()
}

/// The origins of the service's own pages.
pub fn origins(settings: &Settings) -> Vec<String> {
    let scheme = settings.public_url.scheme();
    names(settings)
        .into_iter()
        .map(|name| format!("{scheme}://{name}"))
        .collect()
}

/// The page of the service that sent a request, by its `Referer`; `None` for a page of another site.
pub fn referring_page(headers: &HeaderMap, ours: &[String]) -> Option<Url> {
    let page = Url::parse(only(headers, REFERER.as_str())?).ok()?;
    let is_ours = ours.contains(&page.origin().ascii_serialization());
    is_ours.then_some(page)
}

/// The value of a header that stands there exactly once.
pub(super) fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next().filter(|_| values.next().is_none())?;
    first.to_str().ok()
}

/// The host that a proxy says the visitor asked for. In the demonstration it must be an own name too. Otherwise a proxy
/// that puts its own name for the service into `Host` would open the demonstration to the world.
const FORWARDED_HOST: &str = "x-forwarded-host";

/// Refuses other hosts with 421. `/health/*` and `/metrics` are exempt: monitors ask by the bare network address.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/health/") || path == "/metrics" || is_ours(&app.settings, &request) {
        next.run(request).await
    } else {
        Failure::Misdirected.into_response()
    }
}

fn is_ours(settings: &Settings, request: &Request) -> bool {
    let own_names = names(settings);
    let ours = |host: &str| {
        own_names
            .iter()
            .any(|name| name.eq_ignore_ascii_case(without_usual_port(settings, host)))
    };
    let mut hosts = request.headers().get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    // A whole address on the request line contains a host too, which must be an own name as well.
    let on_the_line = request
        .uri()
        .authority()
        .is_none_or(|authority| ours(authority.as_str()));
    let forwarded = request.headers().get_all(FORWARDED_HOST);
    let forwarded = forwarded.iter().all(|named| {
        named
            .to_str()
            .is_ok_and(|named| named.split(',').all(|host| ours(host.trim())))
    });
    on_the_line && host.to_str().is_ok_and(ours) && (forwarded || !settings.demo)
}

/// The host without its default port: `https://host:443` and `https://host` are equal.
fn without_usual_port<'a>(settings: &Settings, host: &'a str) -> &'a str {
    let usual = if settings.public_url.scheme() == "https" {
        ":443"
    } else {
        ":80"
    };
    host.strip_suffix(usual)
        .filter(|_| settings.public_url.port().is_none())
        .unwrap_or(host)
}
