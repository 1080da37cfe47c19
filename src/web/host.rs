//! Answers requests for the service's own host names only. Without this check a request could put a foreign host into
//! pages and caches, and another site's name could reach a demonstration on this machine. Knows no page.

use axum::extract::Request;
use axum::http::header::{HOST, REFERER};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Version};
use url::Url;

use super::failure::Failure;
use crate::config::{Settings, is_loopback};

/// The host names under which the service answers, with their ports as a browser writes them.
pub fn names(settings: &Settings) -> Vec<String> {
    let port = settings
        .public_url
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    let own = settings.public_url.host_str().unwrap_or_default();
    // Each name of this machine, because people type any of them.
    let hosts = if settings.demo || is_loopback(&settings.public_url) {
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

/// The host that a request names. RFC 9112, 3.2: a request without one, with several or with what is no host is bad.
fn one_host(request: &Request) -> Result<&str, Failure> {
    let mut hosts = request.headers().get_all(HOST).iter();
    match (hosts.next().map(HeaderValue::to_str), hosts.next()) {
        (Some(Ok(host)), None) if is_host(host) => Ok(host),
        // The header is younger than this version of the protocol.
        (None, _) if request.version() < Version::HTTP_11 => Err(Failure::Misdirected),
        _ => Err(Failure::Unreadable("the header Host")),
    }
}

/// Whether this is a host with or without a port, and without a user. An empty one is allowed.
fn is_host(written: &str) -> bool {
    if written.contains('@') {
        return false;
    }
    let Ok(authority) = written.parse::<Authority>() else {
        return written.is_empty();
    };
    let port = written.strip_prefix(authority.host());
    port.is_some_and(|port| {
        let digits = port.strip_prefix(':').unwrap_or(port);
        digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The host names of the service, read from its settings once.
pub struct OwnHosts {
    names: Vec<String>,
    /// The default port, if the public address names none: `https://host:443` and `https://host` are equal.
    usual_port: Option<&'static str>,
    /// Whether the host that a proxy names is judged too.
    judges_forwarded: bool,
}

impl OwnHosts {
    /// The names of these settings.
    pub fn of(settings: &Settings) -> Self {
        let usual = if settings.public_url.scheme() == "https" {
            ":443"
        } else {
            ":80"
        };
        Self {
            names: names(settings),
            usual_port: settings.public_url.port().is_none().then_some(usual),
            judges_forwarded: settings.demo,
        }
    }

    /// Refuses other hosts with 421, and a request that names no host or several with 400. `/health/*` and `/metrics` are
    /// exempt: monitors ask by the bare network address.
    pub fn check(&self, request: &Request) -> Result<(), Failure> {
        let path = request.uri().path();
        if path.starts_with("/health/") || path == "/metrics" {
            return Ok(());
        }
        let host = one_host(request)?;
        if self.are_asked(request, host) {
            Ok(())
        } else {
            Err(Failure::Misdirected)
        }
    }

    fn are_asked(&self, request: &Request, host: &str) -> bool {
        // A whole address on the request line contains a host too, which must be an own name as well.
        let on_the_line = request
            .uri()
            .authority()
            .is_none_or(|authority| self.contain(authority.as_str()));
        let mut forwarded = request.headers().get_all(FORWARDED_HOST).iter();
        let is_ours = self.contain(host);
        let forwarded_is_ours = !self.judges_forwarded
            || forwarded.all(|named| {
                named
                    .to_str()
                    .is_ok_and(|named| named.split(',').all(|host| self.contain(host.trim())))
            });
        on_the_line && is_ours && forwarded_is_ours
    }

    fn contain(&self, host: &str) -> bool {
        let bare = self
            .usual_port
            .and_then(|port| host.strip_suffix(port))
            .unwrap_or(host);
        self.names
            .iter()
            .any(|name| name.eq_ignore_ascii_case(bare))
    }
}
