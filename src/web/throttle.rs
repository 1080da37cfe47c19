//! Rate limits by network: how many attempts one network, and the larger one around it, may make before it must wait. One
//! moment for each bucket, in memory. Pages of which there is no end have a budget besides. The limits of an account belong to the account room. Knows no account.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use ipnet::IpNet;

use super::failure::Failure;
use super::known_crawlers::KnownCrawlers;
use super::proxy::{self, Client};
use crate::app::Clock;
use crate::db::Timestamp;

/// An attempt that is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attempt {
    /// A sign-in that failed.
    SignIn,
    /// A registration.
    Register,
    /// A request for a mailed link.
    Reset,
    /// A report of a mistake.
    Report,
    /// An entry about a replication.
    Replication,
    /// A question about a practice.
    Question,
    /// A public page of which there is no end, drawn anew.
    EndlessPage,
    /// A request for mails about a list.
    Follow,
}

/// How many attempts are allowed at once, and after how long one more.
#[derive(Clone, Copy, Debug)]
struct Rate {
    burst: u32,
    every: Duration,
}

impl Rate {
    /// So many at once, and as many in a minute.
    fn by_minute(most: u32) -> Self {
        let burst = most.max(1);
        Self {
            burst,
            every: Duration::from_mins(1) / burst,
        }
    }
}

/// How many public pages of which there is no end are drawn in a minute.
#[derive(Clone, Copy, Debug)]
pub struct PageBudget {
    /// For one network.
    pub network: u32,
    /// For all of them together.
    pub total: u32,
}

impl Attempt {
    const fn rate(self, budget: PageRates) -> Rate {
        match self {
            Self::EndlessPage => budget.network,
            Self::SignIn => Rate {
                burst: 20,
                every: Duration::from_secs(10),
            },
            Self::Register => Rate {
                burst: 30,
                every: Duration::from_mins(6),
            },
            Self::Reset => Rate {
                burst: 10,
                every: Duration::from_mins(12),
            },
            Self::Follow => Rate {
                burst: 20,
                every: Duration::from_mins(6),
            },
            Self::Report | Self::Replication | Self::Question => Rate {
                burst: 5,
                every: Duration::from_mins(10),
            },
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct PageRates {
    network: Rate,
    total: Rate,
}

/// Which bucket: that of one network, or of the larger one around it, whose bucket is ten times as large; or that of all.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct BucketKey {
    network: IpNet,
    wide: bool,
    deed: Attempt,
}

/// Above so many buckets the full ones are removed for the first time: a full bucket equals a missing one.
const MANY: usize = 50_000;

/// The buckets of one process.
#[derive(Clone)]
pub struct Buckets {
    clock: Clock,
    on: bool,
    pages: PageRates,
    kept: Arc<Mutex<KeptBuckets>>,
    crawlers: Arc<KnownCrawlers>,
}

struct KeptBuckets {
    /// When each bucket is full again (a leaky bucket needs no more than this moment).
    full_at: HashMap<BucketKey, Timestamp>,
    /// Above so many buckets the full ones are removed.
    most: usize,
}

impl Default for KeptBuckets {
    fn default() -> Self {
        Self {
            full_at: HashMap::new(),
            most: MANY,
        }
    }
}

impl KeptBuckets {
    /// How long one must wait for a token of a bucket; none if it has one.
    fn wait(
        &self,
        (key, Rate { burst, every }): &(BucketKey, Rate),
        now: Timestamp,
    ) -> Option<Duration> {
        let empty_for = self.full_at.get(key)?.since(now) + *every;
        let wait = empty_for.checked_sub(*every * *burst);
        wait.filter(|wait| !wait.is_zero())
    }

    /// Removes the full buckets once there are too many. Where none is full, the next look is at twice as many, so that a
    /// flood from ever new networks does not pay for a look at all buckets each time.
    fn forget_full(&mut self, now: Timestamp) {
        if self.full_at.len() > self.most {
            self.full_at.retain(|_, at| *at > now);
            self.most = MANY.max(2 * self.full_at.len());
        }
    }
}

impl Buckets {
    /// Empty buckets; with rate limits off they never refuse.
    pub fn new(clock: Clock, on: bool, pages: PageBudget) -> Self {
        Self {
            clock,
            on,
            pages: PageRates {
                network: Rate::by_minute(pages.network),
                total: Rate::by_minute(pages.total),
            },
            kept: Arc::default(),
            crawlers: Arc::default(),
        }
    }

    /// The networks that lately used up their budget of pages without end.
    pub fn crawlers(&self) -> &KnownCrawlers {
        &self.crawlers
    }

    /// The buckets of a visitor, each with its rate: of an IPv4 address and its /24, or of an IPv6 /64 and its /48. Pages
    /// without end have one bucket more, which all visitors share.
    fn limits(&self, client: IpAddr, deed: Attempt) -> Vec<(BucketKey, Rate)> {
        let address = client.to_canonical();
        let (narrow, wide) = if address.is_ipv4() {
            (32, 24)
        } else {
            (64, 48)
        };
        let key = |network: Result<IpNet, _>, wide| BucketKey {
            network: network.unwrap_or(address.into()).trunc(),
            wide,
            deed,
        };
        let rate = deed.rate(self.pages);
        let around = Rate {
            burst: rate.burst * 10,
            every: rate.every / 10,
        };
        let mut limits = vec![
            (key(IpNet::new(address, narrow), false), rate),
            (key(IpNet::new(address, wide), true), around),
        ];
        if deed == Attempt::EndlessPage {
            let everywhere = IpNet::new(Ipv4Addr::UNSPECIFIED.into(), 0);
            limits.push((key(everywhere, true), self.pages.total));
        }
        limits
    }

    /// Takes a page without end from the budget of a visitor's network and from that of all.
    pub fn take_page(&self, client: IpAddr) -> Result<(), Failure> {
        let taken = self.take(client, Attempt::EndlessPage);
        taken.map_err(|wait| {
            // Not one that is refused because all networks together used up theirs.
            if self.has_used_up(client, Attempt::EndlessPage) {
                self.crawlers.note(client, self.clock.now());
            }
            Failure::EndlessPages(wait)
        })
    }

    /// Whether the bucket of the network itself is empty.
    fn has_used_up(&self, client: IpAddr, deed: Attempt) -> bool {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let own = self.limits(client, deed).into_iter().next();
        own.is_some_and(|limit| kept.wait(&limit, self.clock.now()).is_some())
    }

    /// Takes a token from each of a network's buckets, or none if one of them is empty: then the error is how long to wait.
    /// Both happen under one lock, so that parallel attempts cannot all see the last token.
    fn take(&self, client: IpAddr, deed: Attempt) -> Result<(), Duration> {
        if !self.on {
            return Ok(());
        }
        let now = self.clock.now();
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let limits = self.limits(client, deed);
        let waits = limits.iter().filter_map(|limit| kept.wait(limit, now));
        if let Some(wait) = waits.max() {
            return Err(wait);
        }
        kept.forget_full(now);
        for (key, rate) in limits {
            let at = kept.full_at.entry(key).or_insert(now);
            *at = (*at).max(now).plus(rate.every);
        }
        Ok(())
    }

    fn give_back(&self, client: IpAddr, deed: Attempt) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, rate) in self.limits(client, deed) {
            if let Some(at) = kept.full_at.get_mut(&key) {
                *at = at.minus(rate.every);
            }
        }
    }
}

/// The limits of the visitor's network.
#[derive(Clone)]
pub struct Throttle {
    buckets: Buckets,
    client: IpAddr,
}

impl Throttle {
    /// Takes one attempt, or refuses because a bucket is empty. Call it before an account is looked up; an attempt that
    /// is not to count is given back afterwards.
    pub fn take(&self, deed: Attempt) -> Result<(), Failure> {
        let taken = self.buckets.take(self.client, deed);
        taken.map_err(Failure::TooMany)
    }

    /// The visitor's network, by which mails to an address are counted.
    pub fn network(&self) -> IpNet {
        proxy::network(self.client)
    }

    /// Gives one attempt back: it succeeded, or the site was too busy to carry it out.
    pub fn give_back(&self, deed: Attempt) {
        self.buckets.give_back(self.client, deed);
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Throttle {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Ok(Client(client)) = Client::from_request_parts(parts, state).await;
        let buckets = parts.extensions.get::<Buckets>().cloned().ok_or_else(|| {
            tracing::error!("a route that throttles is outside of the throttle's layer");
            Failure::Fault
        })?;
        Ok(Self { buckets, client })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGET: PageBudget = PageBudget {
        network: 60,
        total: 90,
    };

    /// A network gets its pages, and all networks together get theirs; both fill up in a minute.
    #[test]
    fn pages_without_end_have_a_budget_by_network_and_in_total() {
        let clock = Clock::standing(Timestamp(0));
        let buckets = Buckets::new(clock.clone(), true, BUDGET);
        let drawn = |client: &str| {
            let client: IpAddr = client.parse().unwrap();
            (0..200)
                .take_while(|_| buckets.take_page(client).is_ok())
                .count()
        };
        assert_eq!(drawn("203.0.113.1"), 60);
        assert_eq!(drawn("2001:db8::1"), 30);
        assert_eq!(drawn("198.51.100.1"), 0);
        clock.advance(Duration::from_secs(10));
        assert_eq!(drawn("203.0.113.1"), 10);
        assert_eq!(drawn("198.51.100.1"), 5);
        clock.advance(Duration::from_mins(1));
        assert_eq!(drawn("198.51.100.1"), 60);
    }

    fn throttle(buckets: &Buckets, client: &str) -> Throttle {
        Throttle {
            buckets: buckets.clone(),
            client: client.parse().unwrap(),
        }
    }

    fn fails(throttle: &Throttle, times: usize) -> usize {
        (0..times)
            .take_while(|_| throttle.take(Attempt::SignIn).is_ok())
            .count()
    }

    #[test]
    fn a_network_waits_its_neighbours_do_not() {
        let clock = Clock::standing(Timestamp(1_000_000_000));
        let buckets = Buckets::new(clock.clone(), true, BUDGET);
        let one = throttle(&buckets, "203.0.113.1");
        assert_eq!(fails(&one, 100), 20);
        assert_eq!(
            one.take(Attempt::SignIn),
            Err(Failure::TooMany(Duration::from_secs(10)))
        );
        assert_eq!(one.take(Attempt::Register), Ok(()));
        assert_eq!(fails(&throttle(&buckets, "203.0.113.2"), 5), 5);
        clock.advance(Duration::from_secs(10));
        assert_eq!(fails(&one, 100), 1);
        clock.advance(Duration::from_secs(10_000));
        assert_eq!(fails(&one, 100), 20);
    }

    #[test]
    fn a_neighbourhood_has_ten_times_as_much() {
        let buckets = Buckets::new(Clock::standing(Timestamp(0)), true, BUDGET);
        let failed: usize = (0..=255)
            .map(|last| fails(&throttle(&buckets, &format!("203.0.113.{last}")), 100))
            .sum();
        assert_eq!(failed, 200);
        let in_64: usize = (0..50)
            .map(|last| fails(&throttle(&buckets, &format!("2001:db8::{last}")), 100))
            .sum();
        assert_eq!(in_64, 20);
    }

    #[test]
    fn what_is_given_back_can_be_taken_again() {
        let buckets = Buckets::new(Clock::standing(Timestamp(0)), true, BUDGET);
        let one = throttle(&buckets, "203.0.113.1");
        for _ in 0..100 {
            assert_eq!(one.take(Attempt::SignIn), Ok(()));
            one.give_back(Attempt::SignIn);
        }
        assert_eq!(fails(&one, 100), 20);
        one.give_back(Attempt::SignIn);
        assert_eq!(fails(&one, 100), 1);
    }

    #[test]
    fn parallel_attempts_share_the_bucket() {
        let buckets = Buckets::new(Clock::standing(Timestamp(0)), true, BUDGET);
        let taken: usize = std::thread::scope(|scope| {
            let all: Vec<_> = (0..90)
                .map(|_| {
                    let one = throttle(&buckets, "203.0.113.1");
                    scope.spawn(move || usize::from(one.take(Attempt::SignIn).is_ok()))
                })
                .collect();
            all.into_iter().map(|one| one.join().unwrap()).sum()
        });
        assert_eq!(taken, 20);
    }

    /// Each look at all buckets is followed by as many new networks as it looked at.
    #[test]
    fn a_flood_of_networks_is_looked_through_seldom() {
        let clock = Clock::standing(Timestamp(0));
        let buckets = Buckets::new(clock.clone(), true, BUDGET);
        let count = || {
            let kept = buckets.kept.lock().unwrap();
            (kept.full_at.len(), kept.most)
        };
        let flood = |networks: std::ops::Range<u32>| {
            for number in networks {
                // Every second address: a neighbourhood has fewer tries than its networks together.
                let [a, b, c, d] = (2 * number).to_be_bytes();
                let address = format!("{a}.{b}.{c}.{d}");
                assert_eq!(throttle(&buckets, &address).take(Attempt::SignIn), Ok(()));
            }
        };
        flood(0..60_000);
        let (kept, most) = count();
        assert!(kept > 60_000 && most > 2 * MANY, "{kept} {most}");
        // All are full now, and go at the next look.
        clock.advance(Duration::from_hours(1));
        flood(1_000_000..1_045_000);
        let (kept, most) = count();
        assert!(kept < MANY && most < 2 * MANY, "{kept} {most}");
    }

    #[test]
    fn off_means_off() {
        let buckets = Buckets::new(Clock::standing(Timestamp(0)), false, BUDGET);
        assert_eq!(fails(&throttle(&buckets, "203.0.113.1"), 1_000), 1_000);
    }
}
