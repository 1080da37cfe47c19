//! The visitor's network address: the peer of the connection, or what a trusted proxy says of it. Forwarding headers from
//! any other peer are ignored. `X-Forwarded-Host` says nothing of the visitor; `host` judges it. Knows no throttle.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{FromRequestParts, Request};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use ipnet::IpNet;

use crate::config::Settings;

/// The peer of the connection, as `serve` accepted it.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// The visitor's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client(pub IpAddr);

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts
            .extensions
            .get::<Self>()
            .copied()
            .unwrap_or(Self(IpAddr::V4(Ipv4Addr::LOCALHOST))))
    }
}

/// Finds the visitor's address, once for each request, and notes it.
pub fn note(settings: &Settings, request: &mut Request) -> IpAddr {
    let address = visitor(settings, request);
    request.extensions_mut().insert(Client(address));
    address
}

/// The visitor's address.
pub fn visitor(settings: &Settings, request: &Request) -> IpAddr {
    let peer = request
        .extensions()
        .get::<Peer>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
    client(peer, request.headers(), &settings.trusted_proxies)
}

/// The network of an address: an IPv4 address alone, or the /64 of an IPv6 address.
pub fn network(client: IpAddr) -> IpNet {
    let address = client.to_canonical();
    let length = if address.is_ipv4() { 32 } else { 64 };
    IpNet::new(address, length)
        .unwrap_or(address.into())
        .trunc()
}

/// Follows the chain of proxies from the nearest outwards, and stops at the first address that is no trusted proxy or
/// cannot be read. The chain is read as bytes: what a visitor wrote before a proxy's entry need not be text.
pub fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_ours = |address: IpAddr| trusted.iter().any(|network| network.contains(&address));
    let mut nearest = peer.to_canonical();
    if !is_ours(nearest) {
        return nearest;
    }
    let lines: Vec<_> = headers.get_all("x-forwarded-for").iter().collect();
    let from_the_right = lines.into_iter().rev();
    for entry in from_the_right.flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b',')) {
        let Some(address) = parse(entry) else {
            return nearest;
        };
        nearest = address;
        if !is_ours(address) {
            return nearest;
        }
    }
    nearest
}

/// An address as proxies write it, with or without a port.
fn parse(entry: &[u8]) -> Option<IpAddr> {
    let entry = std::str::from_utf8(entry).ok()?.trim();
    let bare = entry
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let address = bare.unwrap_or(entry).parse::<IpAddr>().ok();
    address
        .or_else(|| entry.parse::<SocketAddr>().ok().map(|whole| whole.ip()))
        .map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_our_own_proxies_are_believed() {
        let table: &[(&str, &[&str], &str)] = &[
            // Nobody in between, or a stranger who lies: the connection counts.
            ("198.51.100.7", &[], "198.51.100.7"),
            ("198.51.100.7", &["203.0.113.1"], "198.51.100.7"),
            ("198.51.100.7", &["127.0.0.1"], "198.51.100.7"),
            // One proxy of ours.
            ("10.0.0.1", &["203.0.113.1"], "203.0.113.1"),
            ("10.0.0.1", &["203.0.113.1:4711"], "203.0.113.1"),
            ("10.0.0.1", &["  203.0.113.1 "], "203.0.113.1"),
            ("10.0.0.1", &[], "10.0.0.1"),
            // What the visitor wrote in front of it is not read.
            ("10.0.0.1", &["1.2.3.4, 203.0.113.1"], "203.0.113.1"),
            ("10.0.0.1", &["1.2.3.4", "203.0.113.1"], "203.0.113.1"),
            ("10.0.0.1", &["10.0.0.9, 203.0.113.1"], "203.0.113.1"),
            (
                "10.0.0.1",
                &["1.2.3.4, 203.0.113.1, 10.0.0.2"],
                "203.0.113.1",
            ),
            // What cannot be read ends the walk at the last address that could.
            ("10.0.0.1", &["203.0.113.1, unknown"], "10.0.0.1"),
            ("10.0.0.1", &["203.0.113.1, , 10.0.0.2"], "10.0.0.2"),
            ("10.0.0.1", &["203.0.113.1, <script>, 10.0.0.2"], "10.0.0.2"),
            ("10.0.0.1", &[""], "10.0.0.1"),
            // IPv6, with brackets, ports, and IPv4 in its clothes.
            ("::ffff:10.0.0.1", &["[2001:db8::1]:443"], "2001:db8::1"),
            ("10.0.0.1", &["[2001:db8::1]"], "2001:db8::1"),
            ("10.0.0.1", &["::ffff:203.0.113.1"], "203.0.113.1"),
            ("fd00::1", &["2001:db8::1"], "2001:db8::1"),
            // A whole chain of our own.
            ("10.0.0.1", &["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ];
        let trusted = ["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()];
        for (peer, lines, expected) in table {
            let mut headers = HeaderMap::new();
            for line in *lines {
                headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
            }
            let found = client(peer.parse().unwrap(), &headers, &trusted);
            assert_eq!(
                found,
                expected.parse::<IpAddr>().unwrap(),
                "{peer} {lines:?}"
            );
        }
    }
    #[test]
    fn bytes_that_are_no_text_hide_nothing() {
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        let table: &[(&[&[u8]], &str)] = &[
            (&[b"\xff, 203.0.113.1"], "203.0.113.1"),
            (&[b"\xff", b"203.0.113.1"], "203.0.113.1"),
            (&[b"\xc3\xa9, 203.0.113.1, 10.0.0.2"], "203.0.113.1"),
            (&[b"203.0.113.1, \xff"], "10.0.0.1"),
            (&[b"203.0.113.1", b"\xff, 10.0.0.2"], "10.0.0.2"),
        ];
        for (lines, expected) in table {
            let mut headers = HeaderMap::new();
            for line in *lines {
                headers.append("x-forwarded-for", HeaderValue::from_bytes(line).unwrap());
            }
            let found = client("10.0.0.1".parse().unwrap(), &headers, &trusted);
            assert_eq!(found, expected.parse::<IpAddr>().unwrap(), "{lines:?}");
        }
    }
}
