//! What every room is given: database, clock, randomness, settings. Time and chance come in through here and
//! nowhere else, so tests can move the one and repeat the other.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rand::rngs::{StdRng, SysRng};
use rand::{Rng, SeedableRng, TryRng};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::config::Settings;
use crate::db::{Db, Timestamp};
use crate::encoding;
use crate::hashes::{HashQueue, NotHashed};
use crate::language::{Language, Words};

/// What every room is given. Cheap to copy.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// What time it is.
    pub clock: Clock,
    /// Where tokens and ids come from.
    pub random: Random,
    /// What the operator has decided.
    pub settings: Arc<Settings>,
    /// Where passwords are hashed, one queue for the whole process.
    pub hashes: HashQueue,
}

impl App {
    /// Everything together; fails only if the settings ask for a hash that cannot be computed.
    pub fn new(
        db: Db,
        clock: Clock,
        random: Random,
        settings: Arc<Settings>,
    ) -> Result<Self, NotHashed> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let hashes = HashQueue::new(settings.argon2, cores)?;
        Ok(Self {
            db,
            clock,
            random,
            settings,
            hashes,
        })
    }

    /// The words of a language, with days and times as the site's clocks show them.
    pub fn words(&self, language: Language) -> Words {
        Words::new(language).in_zone(&self.settings.time_zone)
    }
}

/// What time it is. Copies of a test's clock move together.
#[derive(Debug, Clone)]
pub struct Clock(Time);

#[derive(Debug, Clone)]
enum Time {
    System,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Time::System)
    }

    /// A clock that stands still until it is moved.
    pub fn standing(at: Timestamp) -> Self {
        Self(Time::Set(Arc::new(AtomicI64::new(at.0))))
    }

    /// Now.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place where the machine's clock comes in"
    )]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Time::System => jiff::Timestamp::now().into(),
            Time::Set(at) => Timestamp(at.load(Ordering::SeqCst)),
        }
    }

    /// Sets a standing clock; the machine's stays as it is.
    pub fn set(&self, to: Timestamp) {
        if let Time::Set(at) = &self.0 {
            at.store(to.0, Ordering::SeqCst);
        }
    }

    /// Moves a standing clock on; the machine's stays as it is.
    pub fn advance(&self, by: Duration) {
        self.set(self.now().plus(by));
    }
}

/// Where tokens and ids come from.
#[derive(Clone)]
pub struct Random(Source);

#[derive(Clone)]
enum Source {
    System,
    Seeded(Arc<Mutex<StdRng>>),
}

impl Random {
    /// The system's randomness.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// The same sequence each time, for tests and samples.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(
            seed,
        )))))
    }

    /// Bytes that nobody can guess.
    ///
    /// # Panics
    /// If the system has no randomness to give: nothing secret could be made then.
    #[expect(
        clippy::expect_used,
        reason = "a service that cannot make a secret must not go on"
    )]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.0 {
            Source::System => SysRng
                .try_fill_bytes(&mut bytes)
                .expect("the system gives randomness"),
            Source::Seeded(seeded) => seeded
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .fill_bytes(&mut bytes),
        }
        bytes
    }

    /// The secret of a link or a cookie.
    pub fn token(&self) -> Token {
        Token(self.bytes())
    }

    /// A public id that sorts by the time it was made.
    pub fn uuid(&self, now: Timestamp) -> Uuid {
        let millis = u64::try_from(now.0 / 1000).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }
}

/// 256 random bits that travel in a link or a cookie. The database keeps only their hash.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// Reads a token as [`Token::text`] writes it; anything else is none.
    pub fn parse(text: &str) -> Option<Self> {
        if text.bytes().any(|digit| digit.is_ascii_uppercase()) {
            return None;
        }
        encoding::parse_hex(text)?.try_into().ok().map(Self)
    }

    /// The token as it stands in a link: 64 digits. Never log it.
    pub fn text(&self) -> String {
        encoding::hex(&self.0)
    }

    /// What is stored: without salt, because 256 random bits cannot be guessed.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

impl std::fmt::Debug for Token {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}
