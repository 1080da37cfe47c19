//! Password hashes, counted and queued: at most one at a time for each core and for each address, in bounded lines
//! that take turns. It must not know accounts. It only ensures that an unknown account costs as much as a known one.

mod lines;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::oneshot;

use crate::config::Argon2Cost;
use lines::{HashLine, HashLines, QueuedCaller, TurnTicket};

/// By how much the priority of a thread that hashes is lower: it gets a quarter of a core that another thread wants too.
/// Much less would let a flood of sign-ins, each refused by the other threads, keep everybody out.
const HASHES_YIELD: i32 = 5;

/// Why a password was not hashed.
#[derive(Debug, thiserror::Error)]
pub enum NotHashed {
    /// Too many callers wait already. The caller can try again in a moment.
    #[error("too many password hashes are waiting")]
    Busy,
    /// The hash could not be computed (out of memory, a broken stored hash).
    #[error("a password could not be hashed: {0}")]
    Broken(String),
}

/// The caller that asks for a hash, with the address whose password it is: the typed address, whether or not it has an
/// account, or the account's address of a signed-in person. Each address has one hash at a time, and a few that wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller<'a> {
    /// A browser with this account's device cookie, or one that has signed in.
    Known(&'a str),
    /// Any other browser that proves a password.
    Stranger(&'a str),
    /// A browser that sets a password without proving one: a registration, a reset.
    NewPassword(&'a str),
}

impl From<Caller<'_>> for QueuedCaller {
    fn from(caller: Caller<'_>) -> Self {
        let (line, address) = match caller {
            Caller::Known(address) => (HashLine::Known, address),
            Caller::Stranger(address) => (HashLine::Stranger, address),
            Caller::NewPassword(address) => (HashLine::NewPassword, address),
        };
        Self {
            line,
            address: address.into(),
        }
    }
}

/// The result of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordVerdict {
    /// The password is the account's.
    pub right: bool,
    /// The stored hash was made at another cost. It should be replaced now, while the password is known.
    pub outdated: bool,
}

/// The one queue of a process. Cheap to clone.
#[derive(Clone)]
pub struct HashQueue(Arc<QueueState>);

struct QueueState {
    params: Params,
    /// The hash to compare with when there is no account, so that the answer takes as long.
    decoy: String,
    lines: Mutex<HashLines<oneshot::Sender<()>>>,
    total: AtomicU64,
}

impl HashQueue {
    /// How many places each line has for each core. A hash takes about 30 ms and each line has at least every fourth
    /// turn, so the last caller in a line waits for four seconds at most.
    const PLACES_FOR_EACH_CORE: usize = 32;

    /// A queue that hashes at this cost on this many cores.
    pub fn new(cost: Argon2Cost, cores: usize) -> Result<Self, NotHashed> {
        let cores = cores.max(1);
        let params = Params::new(cost.memory, cost.passes, cost.lanes, None)
            .map_err(|error| NotHashed::Broken(error.to_string()))?;
        let decoy = phc(&params, "nobody's password", &[7; 16])?;
        let lines = HashLines::new(cores, cores * Self::PLACES_FOR_EACH_CORE);
        Ok(Self(Arc::new(QueueState {
            params,
            decoy,
            lines: Mutex::new(lines),
            total: AtomicU64::new(0),
        })))
    }

    /// How many hashes this process has computed (`password_hashes_total`).
    pub fn total(&self) -> u64 {
        self.0.total.load(Ordering::Relaxed)
    }

    /// Takes a place in the queue, or refuses. A caller takes a place before any token of the throttle: a caller with a
    /// place will be served, and a refused caller has lost no token.
    pub fn take_place(&self, caller: Caller<'_>) -> Result<HashPlace, NotHashed> {
        let who = QueuedCaller::from(caller);
        if !self.0.lock_lines().take_place(&who) {
            return Err(NotHashed::Busy);
        }
        Ok(HashPlace {
            inner: self.0.clone(),
            who,
        })
    }
}

/// A place in the queue, for one hash after another. Dropping it frees the place.
pub struct HashPlace {
    inner: Arc<QueueState>,
    who: QueuedCaller,
}

impl HashPlace {
    /// The PHC string of a password, under a fresh salt.
    pub async fn hash(&mut self, password: &str, salt: [u8; 16]) -> Result<String, NotHashed> {
        let password = password.to_owned();
        self.run(move |inner| phc(&inner.params, &password, &salt))
            .await?
    }

    /// Whether a password is the stored one. Without a stored hash the cost is the same
    /// and the answer is no.
    pub async fn verify(
        &mut self,
        stored: Option<String>,
        password: &str,
    ) -> Result<PasswordVerdict, NotHashed> {
        let password = password.to_owned();
        self.run(move |inner| inner.compare(stored.as_deref(), &password))
            .await
    }

    async fn run<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&QueueState) -> T + Send + 'static,
    ) -> Result<T, NotHashed> {
        let turn = self.wait_for_turn().await?;
        let (send, hashed) = oneshot::channel();
        // The turn moves into the work: a caller that hangs up must not free a core that still hashes. A thread of its own
        // costs a thousandth of a hash, and the priority ends with it.
        let hash = move || {
            yield_to_readers();
            turn.inner.total.fetch_add(1, Ordering::Relaxed);
            // The caller may have hung up.
            let _ = send.send(work(&turn.inner));
        };
        let started = std::thread::Builder::new()
            .name("hash".to_owned())
            .spawn(hash);
        started.map_err(|error| NotHashed::Broken(error.to_string()))?;
        hashed
            .await
            .map_err(|_| NotHashed::Broken("the thread ended without a hash".to_owned()))
    }

    async fn wait_for_turn(&mut self) -> Result<HashTurn, NotHashed> {
        let (call, called) = oneshot::channel();
        let turn = {
            let mut lines = self.inner.lock_lines();
            let turn = HashTurn {
                inner: self.inner.clone(),
                who: self.who.clone(),
                ticket: lines.wait(&self.who, call),
            };
            call_all(&mut lines);
            turn
        };
        // The sender is dropped unused only when this turn itself is dropped.
        let called = called.await;
        called.map_err(|_| NotHashed::Broken("a turn in the queue was lost".to_owned()))?;
        Ok(turn)
    }
}

impl Drop for HashPlace {
    fn drop(&mut self) {
        self.inner.lock_lines().give_place_back(&self.who);
    }
}

/// A turn to hash, waited for or running. Dropping it passes the turn to the next caller.
struct HashTurn {
    inner: Arc<QueueState>,
    who: QueuedCaller,
    ticket: TurnTicket,
}

impl Drop for HashTurn {
    fn drop(&mut self) {
        let mut lines = self.inner.lock_lines();
        lines.leave(&self.who, self.ticket);
        call_all(&mut lines);
    }
}

/// Lowers the priority of this thread, so that it computes while no page is drawn or sent.
fn yield_to_readers() {
    if let Err(error) = rustix::process::nice(HASHES_YIELD) {
        tracing::debug!(%error, "passwords are hashed at the priority of pages");
    }
}

/// Calls as many callers as there are free cores. A caller that hangs up at this moment misses the call, and its dropped
/// turn goes to the next one.
fn call_all(lines: &mut HashLines<oneshot::Sender<()>>) {
    while let Some(call) = lines.call_next() {
        let _ = call.send(());
    }
}

impl QueueState {
    fn lock_lines(&self) -> MutexGuard<'_, HashLines<oneshot::Sender<()>>> {
        // No code panics while it holds the lock. If it did, the counts would still be right.
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn compare(&self, stored: Option<&str>, password: &str) -> PasswordVerdict {
        let known = stored.and_then(|stored| PasswordHash::new(stored).ok());
        let is_known = known.is_some();
        let Some(hash) = known.or_else(|| PasswordHash::new(&self.decoy).ok()) else {
            return PasswordVerdict {
                right: false,
                outdated: false,
            };
        };
        // The parameters come from the stored string and may differ from the current settings.
        let right = Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok();
        PasswordVerdict {
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

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    const CHEAP: Argon2Cost = Argon2Cost {
        memory: 64,
        passes: 1,
        lanes: 1,
    };

    fn place_of(queue: &HashQueue, address: &str) -> HashPlace {
        queue.take_place(Caller::Stranger(address)).unwrap()
    }

    #[tokio::test]
    async fn a_hash_verifies_and_an_unknown_account_costs_the_same() {
        let queue = HashQueue::new(CHEAP, 1).unwrap();
        let mut place = place_of(&queue, "amina@example.org");
        let stored = place.hash("a b c", [1; 16]).await.unwrap();
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
            let verdict = place.verify(stored, typed).await.unwrap();
            assert_eq!((verdict.right, verdict.outdated), (right, false), "{typed}");
            assert_eq!(queue.total(), before + 1, "{typed}");
        }
    }

    #[tokio::test]
    async fn an_older_hash_is_known_as_such() {
        let old = HashQueue::new(CHEAP, 1).unwrap();
        let mut first = place_of(&old, "amina@example.org");
        let stored = first.hash("a b c", [1; 16]).await.unwrap();
        let cost = Argon2Cost {
            memory: 128,
            ..CHEAP
        };
        let new = HashQueue::new(cost, 1).unwrap();
        let mut place = place_of(&new, "amina@example.org");
        let verdict = place.verify(Some(stored), "a b c").await.unwrap();
        assert_eq!(
            verdict,
            PasswordVerdict {
                right: true,
                outdated: true
            }
        );
    }

    #[tokio::test]
    async fn a_caller_who_hangs_up_passes_the_turn_on() {
        let queue = HashQueue::new(CHEAP, 1).unwrap();
        let [mut first, mut second, mut third] =
            ["first", "second", "third"].map(|address| place_of(&queue, address));
        let held = first.wait_for_turn().await.unwrap();
        let mut second = Box::pin(second.wait_for_turn());
        let mut third = Box::pin(third.wait_for_turn());
        assert!((&mut second).now_or_never().is_none());
        assert!((&mut third).now_or_never().is_none());
        // The second is called, and is gone before it notices.
        drop(held);
        drop(second);
        let served = third.await.unwrap();
        drop(served);
        assert!(place_of(&queue, "d").hash("a b c", [1; 16]).await.is_ok());
    }

    #[tokio::test]
    async fn a_full_line_refuses_at_once_and_a_place_that_is_dropped_is_free() {
        let queue = HashQueue::new(CHEAP, 1).unwrap();
        let address = |number: usize| format!("p{number}@example.org");
        let mut places: Vec<_> = (0..HashQueue::PLACES_FOR_EACH_CORE)
            .map(|number| place_of(&queue, &address(number)))
            .collect();
        let refused = queue.take_place(Caller::Stranger("one@too.many"));
        assert!(matches!(refused, Err(NotHashed::Busy)));
        assert!(queue.take_place(Caller::Known("one@too.many")).is_ok());
        assert!(
            queue
                .take_place(Caller::NewPassword("one@too.many"))
                .is_ok()
        );
        places.pop();
        assert!(queue.take_place(Caller::Stranger("one@too.many")).is_ok());
    }
}
