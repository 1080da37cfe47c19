//! We answer under our own name only. It keeps poisoned links out of pages and caches, and other sites' names
//! off a demonstration that listens on this machine. Knows no page.

use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::error::Failure;
use crate::app::App;
use crate::config::Settings;

/// The names under which the service answers, with their ports as a browser writes them.
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

/// The origins from which our own forms come.
pub fn origins(settings: &Settings) -> Vec<String> {
    let scheme = settings.public_url.scheme();
    names(settings)
        .into_iter()
        .map(|name| format!("{scheme}://{name}"))
        .collect()
}

/// What a proxy says that the visitor asked for. In the demonstration it must be one of our names too: a proxy that
/// puts its own name for us into `Host` would let the world in.
const FORWARDED_HOST: &str = "x-forwarded-host";

/// Refuses other hosts with 421; `/health/*` is asked by machines that know the address only.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/health/") || is_ours(&app.settings, &request) {
        next.run(request).await
    } else {
        Failure::Misdirected.into_response()
    }
}

fn is_ours(settings: &Settings, request: &Request) -> bool {
    let names = names(settings);
    let ours = |host: &str| {
        names
            .iter()
            .any(|name| name.eq_ignore_ascii_case(without_usual_port(settings, host)))
    };
    let mut hosts = request.headers().get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    // A whole address on the request line names a host too, and must name the same.
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

/// `https://host:443` and `https://host` are one place.
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
