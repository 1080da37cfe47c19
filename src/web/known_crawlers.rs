//! Networks that lately used up their budget of pages without end: what reads from there is taken for a program. In memory,
//! for an hour, and only few of them. Knows no budget.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use ipnet::IpNet;

use super::proxy;
use crate::db::Timestamp;

/// How long a network is taken for a crawler.
const HELD: Duration = Duration::from_hours(1);

/// The most networks that are known at once.
const MOST: usize = 10_000;

/// The networks of a process.
#[derive(Default)]
pub struct KnownCrawlers {
    /// Until when each is known.
    until: Mutex<HashMap<IpNet, Timestamp>>,
    /// Whether there may be any, so that a site without crawlers takes no lock.
    is_any: AtomicBool,
}

impl KnownCrawlers {
    /// Takes what comes from this visitor's network for a program.
    pub fn note(&self, client: IpAddr, now: Timestamp) {
        let mut until = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        if until.len() >= MOST {
            until.retain(|_, until| *until > now);
        }
        if until.len() < MOST {
            until.insert(proxy::network(client), now.plus(HELD));
            self.is_any.store(true, Ordering::Relaxed);
        }
    }

    /// Whether any network is known.
    pub fn is_any(&self) -> bool {
        self.is_any.load(Ordering::Relaxed)
    }

    /// Whether this visitor's network is known.
    pub fn knows(&self, client: IpAddr, now: Timestamp) -> bool {
        let mut until = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        let own = proxy::network(client);
        let is_known = until.get(&own).is_some_and(|until| *until > now);
        if !is_known && until.remove(&own).is_some() && until.is_empty() {
            self.is_any.store(false, Ordering::Relaxed);
        }
        is_known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_known_for_an_hour() {
        let crawlers = KnownCrawlers::default();
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        let (begun, later) = (Timestamp(0), Timestamp(0).plus(HELD));
        assert!(!crawlers.is_any());
        crawlers.note(address("2001:db8::1"), begun);
        assert!(crawlers.is_any());
        assert!(crawlers.knows(address("2001:db8::2"), begun));
        assert!(!crawlers.knows(address("2001:db8:1::2"), begun));
        assert!(!crawlers.knows(address("2001:db8::2"), later));
        assert!(!crawlers.is_any());
    }

    #[test]
    fn a_flood_of_networks_is_bounded() {
        let crawlers = KnownCrawlers::default();
        let address = |number: u32| IpAddr::from(number.to_be_bytes());
        for number in 0..20_000 {
            crawlers.note(address(number), Timestamp(0));
        }
        assert!(!crawlers.knows(address(19_999), Timestamp(0)));
        let later = Timestamp(0).plus(HELD);
        crawlers.note(address(19_999), later);
        assert!(crawlers.knows(address(19_999), later));
        assert!(!crawlers.knows(address(1), later));
    }
}
