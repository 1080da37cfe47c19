//! The addresses of the mail server's host. The transport remembers which of them did not answer lately, and tries the
//! others first.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long an address that did not answer is tried after the others.
const REMEMBERED: Duration = Duration::from_mins(5);

/// The addresses that did not answer, and when. Copies share them.
#[derive(Clone, Debug, Default)]
pub(super) struct Relay(Arc<Mutex<HashMap<SocketAddr, Instant>>>);

impl Relay {
    /// The addresses in the order in which they are tried: as the name service returned them, and last those that did
    /// not answer lately, the longest ago first.
    pub(super) fn in_order(&self, mut addresses: Vec<SocketAddr>) -> Vec<SocketAddr> {
        let mut silent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        silent.retain(|_, since| since.elapsed() < REMEMBERED);
        // `None` sorts before every moment, and the sort is stable.
        addresses.sort_by_key(|address| silent.get(address).copied());
        addresses
    }

    pub(super) fn answered(&self, address: SocketAddr) {
        let mut silent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        silent.remove(&address);
    }

    pub(super) fn kept_silent(&self, address: SocketAddr) {
        let mut silent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        silent.insert(address, Instant::now());
    }
}

#[cfg(test)]
mod tests {
    use super::Relay;
    use std::net::SocketAddr;

    #[test]
    fn an_address_that_kept_silent_is_tried_last() {
        let addresses: Vec<SocketAddr> = ["192.0.2.1:25", "192.0.2.2:25", "[2001:db8::1]:25"]
            .iter()
            .map(|address| address.parse().expect("an address"))
            .collect();
        let relay = Relay::default();
        let order = |expected: [usize; 3]| {
            let found = relay.in_order(addresses.clone());
            assert_eq!(found, expected.map(|place| addresses[place]));
        };
        order([0, 1, 2]);
        relay.kept_silent(addresses[0]);
        order([1, 2, 0]);
        relay.kept_silent(addresses[1]);
        order([2, 0, 1]);
        relay.answered(addresses[0]);
        order([0, 2, 1]);
    }
}
