//! Which addresses of the network are public. A name that leads to any other address is treated as if it did not exist, at
//! the moment at which the connection is made: so a name that changes its address meanwhile leads nowhere else.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::sync::LazyLock;
use std::task::{Context, Poll};
use std::vec;

use hyper_util::client::legacy::connect::dns::Name;
use ipnet::IpNet;
use tower::Service;

/// What is not reached from everywhere, or is not one machine (the special-purpose registries of IANA).
const SPECIAL: [&str; 29] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.31.196.0/24",
    "192.52.193.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "192.175.48.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",
    "::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/23",
    "2001:db8::/32",
    "3fff::/20",
    "5f00::/16",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
    "2620:4f:8000::/48",
];

static NETWORKS: LazyLock<Vec<IpNet>> = LazyLock::new(|| {
    SPECIAL
        .iter()
        .filter_map(|network| network.parse().ok())
        .collect()
});

/// How far a visitor reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Public addresses.
    Public,
    /// Every address, for tests on this machine.
    Any,
}

impl Reach {
    pub(super) fn includes(self, address: IpAddr) -> bool {
        self == Self::Any || is_public(address)
    }
}

/// Whether an address belongs to the public internet. An address of version 6 that carries one of version 4 is judged by
/// both.
fn is_public(address: IpAddr) -> bool {
    let within = |address: IpAddr| NETWORKS.iter().any(|network| network.contains(&address));
    let carried = match address {
        IpAddr::V4(_) => None,
        IpAddr::V6(address) => carried(address),
    };
    match (address, carried) {
        // A mapped address is the one that it carries.
        (IpAddr::V6(address), Some(carried)) if address.to_ipv4_mapped().is_some() => {
            !within(carried.into())
        }
        (_, Some(carried)) => !within(address) && !within(carried.into()),
        (_, None) => !within(address),
    }
}

/// The address of version 4 that one of version 6 leads to: mapped (RFC 4291), by NAT64 (RFC 6052) or by 6to4 (RFC 3056).
fn carried(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let bytes = address.octets();
    let four = |at: usize| Ipv4Addr::new(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]);
    match bytes {
        [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..] => Some(four(12)),
        [0x20, 0x02, ..] => Some(four(2)),
        _ => address.to_ipv4_mapped(),
    }
}

/// Looks up the addresses of a host and keeps those within reach.
#[derive(Clone, Copy)]
pub(super) struct HostLookup(pub(super) Reach);

impl Service<Name> for HostLookup {
    type Response = vec::IntoIter<SocketAddr>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let reach = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let reached = found.filter(|one| reach.includes(one.ip()));
            let reached: Vec<SocketAddr> = reached.collect();
            if reached.is_empty() {
                return Err(io::ErrorKind::NotFound.into());
            }
            Ok(reached.into_iter())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_special_network_is_read() {
        assert_eq!(NETWORKS.len(), SPECIAL.len());
    }

    #[test]
    fn only_public_addresses_are_reached() {
        let public = [
            "8.8.8.8",
            "93.184.216.34",
            "2606:2800:220:1::1",
            "2a00:1450::5",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
        ];
        let others = [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.31.255.255",
            "192.168.0.1",
            "198.19.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "2002:7f00:1::",
            "2002:a00:1::1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
        ];
        for (addresses, expected) in [(&public[..], true), (&others[..], false)] {
            for address in addresses {
                assert_eq!(is_public(address.parse().unwrap()), expected, "{address}");
            }
        }
    }
}
