//! Password hashes, counted and queued: at most one at once for each core, browsers
//! that somebody has signed in with before first, and a bounded line behind them.
//! It must not know accounts: it only sees to it that an unknown one costs the same as a known one.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::oneshot;

use crate::config::Argon2Cost;

/// Why a password was not hashed.
#[derive(Debug, thiserror::Error)]
pub enum NotHashed {
    /// Too many people wait already; try again in a moment.
    #[error("too many password hashes are waiting")]
    Busy,
    /// The machine could not (out of memory, a broken stored hash).
    #[error("a password could not be hashed: {0}")]
    Broken(String),
}

/// Who waits in which line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// A browser with this account's device cookie, or somebody signed in.
    Known,
    /// Everybody else.
    Stranger,
}

/// What a comparison found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The password is the account's.
    pub right: bool,
    /// The stored hash was made at another cost: hash anew while the password is at hand.
    pub outdated: bool,
}

/// The one queue of a process. Cheap to clone.
#[derive(Clone)]
pub struct HashQueue(Arc<Inner>);

struct Inner {
    params: Params,
    /// Compared against when there is no account, so that the answer takes as long.
    decoy: String,
    line: Mutex<Line>,
    longest: usize,
    total: AtomicU64,
}

struct Line {
    free: usize,
    known: VecDeque<oneshot::Sender<Permit>>,
    strangers: VecDeque<oneshot::Sender<Permit>>,
}

impl HashQueue {
    /// How many may wait for each core. A hash takes some 30 ms, so the last waits a second or two.
    const WAITING_FOR_EACH_CORE: usize = 48;

    /// A queue that hashes at this cost on so many cores.
    pub fn new(cost: Argon2Cost, cores: usize) -> Result<Self, NotHashed> {
        let cores = cores.max(1);
        let params = Params::new(cost.memory, cost.passes, cost.lanes, None)
            .map_err(|error| NotHashed::Broken(error.to_string()))?;
        let decoy = phc(&params, "nobody's password", &[7; 16])?;
        Ok(Self(Arc::new(Inner {
            params,
            decoy,
            line: Mutex::new(Line {
                free: cores,
                known: VecDeque::new(),
                strangers: VecDeque::new(),
            }),
            longest: cores * Self::WAITING_FOR_EACH_CORE,
            total: AtomicU64::new(0),
        })))
    }

    /// How many hashes this process has computed (`password_hashes_total`).
    pub fn total(&self) -> u64 {
        self.0.total.load(Ordering::Relaxed)
    }

    /// The PHC string of a password, under a fresh salt.
    pub async fn hash(
        &self,
        password: &str,
        salt: [u8; 16],
        caller: Caller,
    ) -> Result<String, NotHashed> {
        let password = password.to_owned();
        self.run(caller, move |inner| phc(&inner.params, &password, &salt))
            .await?
    }

    /// Whether a password is the stored one. Without a stored one the cost is the same
    /// and the answer is no.
    pub async fn verify(
        &self,
        stored: Option<String>,
        password: &str,
        caller: Caller,
    ) -> Result<Verdict, NotHashed> {
        let password = password.to_owned();
        self.run(caller, move |inner| {
            inner.compare(stored.as_deref(), &password)
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        caller: Caller,
        work: impl FnOnce(&Inner) -> T + Send + 'static,
    ) -> Result<T, NotHashed> {
        let permit = self.enter(caller).await?;
        let inner = self.0.clone();
        // The permit goes with the work: a reader who hangs up does not free a core that still hashes.
        tokio::task::spawn_blocking(move || {
            inner.total.fetch_add(1, Ordering::Relaxed);
            let result = work(&inner);
            drop(permit);
            result
        })
        .await
        .map_err(|error| NotHashed::Broken(error.to_string()))
    }

    async fn enter(&self, caller: Caller) -> Result<Permit, NotHashed> {
        let turn = {
            let mut line = self.0.line();
            if line.free > 0 {
                line.free -= 1;
                return Ok(Permit(Some(self.0.clone())));
            }
            let waiting = match caller {
                Caller::Known => &mut line.known,
                Caller::Stranger => &mut line.strangers,
            };
            waiting.retain(|turn| !turn.is_closed());
            if waiting.len() >= self.0.longest {
                return Err(NotHashed::Busy);
            }
            let (call, turn) = oneshot::channel();
            waiting.push_back(call);
            turn
        };
        turn.await.map_err(|_| NotHashed::Busy)
    }
}

impl Inner {
    fn line(&self) -> MutexGuard<'_, Line> {
        // Nothing panics while the lock is held; were it so, the numbers would still be right.
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn compare(&self, stored: Option<&str>, password: &str) -> Verdict {
        let known = stored.and_then(|stored| PasswordHash::new(stored).ok());
        let is_known = known.is_some();
        let Some(hash) = known.or_else(|| PasswordHash::new(&self.decoy).ok()) else {
            return Verdict {
                right: false,
                outdated: false,
            };
        };
        // The parameters are those of the stored string, whatever the site's are today.
        let right = Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok();
        Verdict {
            right: right && is_known,
            outdated: Params::try_from(&hash).is_ok_and(|made| {
                (made.m_cost(), made.t_cost(), made.p_cost())
                    != (
                        self.params.m_cost(),
                        self.params.t_cost(),
                        self.params.p_cost(),
                    )
            }),
        }
    }
}

fn phc(params: &Params, password: &str, salt: &[u8; 16]) -> Result<String, NotHashed> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
        .hash_password_with_salt(password.as_bytes(), salt)
        .map(|hash| hash.to_string())
        .map_err(|error| NotHashed::Broken(error.to_string()))
}

/// The right to use one core. Passed on to the next in line when it is dropped.
struct Permit(Option<Arc<Inner>>);

impl Drop for Permit {
    fn drop(&mut self) {
        let Some(inner) = self.0.take() else { return };
        loop {
            let next = {
                let mut line = inner.line();
                let next = line
                    .known
                    .pop_front()
                    .or_else(|| line.strangers.pop_front());
                if next.is_none() {
                    line.free += 1;
                }
                next
            };
            let Some(next) = next else { return };
            match next.send(Permit(Some(inner.clone()))) {
                Ok(()) => return,
                // Who waited has gone: disarm the returned permit and call the next one.
                Err(mut returned) => drop(returned.0.take()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Argon2Cost = Argon2Cost {
        memory: 64,
        passes: 1,
        lanes: 1,
    };

    #[tokio::test]
    async fn a_hash_verifies_and_an_unknown_account_costs_the_same() {
        let queue = HashQueue::new(CHEAP, 1).unwrap();
        let stored = queue.hash("a b c", [1; 16], Caller::Known).await.unwrap();
        assert!(
            stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"),
            "{stored}"
        );
        assert_eq!(queue.total(), 1);
        for (stored, typed, right) in [
            (Some(stored.clone()), "a b c", true),
            (Some(stored.clone()), "a b c ", false),
            (None, "a b c", false),
            (None, "nobody's password", false),
            (Some("not a hash".to_owned()), "nobody's password", false),
        ] {
            let before = queue.total();
            let verdict = queue.verify(stored, typed, Caller::Stranger).await.unwrap();
            assert_eq!((verdict.right, verdict.outdated), (right, false), "{typed}");
            assert_eq!(queue.total(), before + 1, "{typed}");
        }
    }

    #[tokio::test]
    async fn an_older_hash_is_known_as_such() {
        let old = HashQueue::new(CHEAP, 1).unwrap();
        let stored = old.hash("a b c", [1; 16], Caller::Known).await.unwrap();
        let new = HashQueue::new(
            Argon2Cost {
                memory: 128,
                ..CHEAP
            },
            1,
        )
        .unwrap();
        let verdict = new
            .verify(Some(stored), "a b c", Caller::Known)
            .await
            .unwrap();
        assert_eq!(
            verdict,
            Verdict {
                right: true,
                outdated: true
            }
        );
    }

    #[tokio::test]
    async fn the_line_is_bounded_and_known_browsers_go_first() {
        let queue = HashQueue::new(CHEAP, 1).unwrap();
        let held = queue.enter(Caller::Stranger).await.unwrap();
        let strangers: Vec<_> = (0..HashQueue::WAITING_FOR_EACH_CORE)
            .map(|_| {
                let queue = queue.clone();
                tokio::spawn(async move { queue.enter(Caller::Stranger).await })
            })
            .collect();
        tokio::task::yield_now().await;
        assert!(matches!(
            queue.enter(Caller::Stranger).await,
            Err(NotHashed::Busy)
        ));
        let known = {
            let queue = queue.clone();
            tokio::spawn(async move { queue.enter(Caller::Known).await })
        };
        tokio::task::yield_now().await;
        drop(held);
        let permit = known.await.unwrap().unwrap();
        assert!(strangers.iter().all(|turn| !turn.is_finished()));
        // Half of those who wait hang up: nobody behind them is forgotten.
        for gone in strangers.iter().step_by(2) {
            gone.abort();
        }
        drop(permit);
        for turn in strangers.into_iter().skip(1).step_by(2) {
            drop(turn.await.unwrap().unwrap());
        }
        let _ = queue.enter(Caller::Stranger).await.unwrap();
    }
}
