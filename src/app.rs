//! What every room is given: database, clock, randomness, settings. Time and randomness enter only here, so that tests can
//! move the clock and repeat the random numbers.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
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
use crate::language::{Language, Messages};
use crate::storage::Storage;

/// The parts of the service that every room uses. Cheap to copy.
#[derive(Clone)]
pub struct App {
    /// The database of the service.
    pub db: Db,
    /// The clock, which only tests set.
    pub clock: Clock,
    /// The source of tokens and ids.
    pub random: Random,
    /// The settings that the operator chose.
    pub settings: Arc<Settings>,
    /// The queue in which passwords are hashed, one for the whole process.
    pub hashes: HashQueue,
    /// What the mail server is known to take.
    pub mail_server: MailServerTraits,
    /// Where the bytes of pictures and files are.
    pub storage: Storage,
}

/// What the mail server is known to take. Copies share it. Before the first conversation nothing is known.
#[derive(Clone, Debug, Default)]
pub struct MailServerTraits(Arc<AtomicBool>);

impl MailServerTraits {
    /// Records whether it takes addresses with other letters than those of ASCII before the @ (SMTPUTF8).
    pub fn note_other_letters(&self, are_taken: bool) {
        self.0.store(!are_taken, Ordering::Relaxed);
    }

    /// Whether it is known to refuse such addresses.
    pub fn refuses_other_letters(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl App {
    /// Builds the parts. Fails only if the settings ask for a hash that cannot be computed.
    pub fn new(
        db: Db,
        clock: Clock,
        random: Random,
        settings: Arc<Settings>,
    ) -> Result<Self, NotHashed> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let storage = Storage::at(&settings.files);
        let hashes = HashQueue::new(settings.argon2, cores)?;
        Ok(Self {
            db,
            clock,
            random,
            settings,
            hashes,
            storage,
            mail_server: MailServerTraits::default(),
        })
    }

    /// The messages of a language, with days and times in the site's time zone.
    pub fn words(&self, language: Language) -> Messages {
        Messages::new(language).in_zone(&self.settings.time_zone)
    }
}

/// A clock. Copies of a test's clock move together.
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

    /// A clock for tests, which stands still until it is moved.
    pub fn standing(at: Timestamp) -> Self {
        Self(Time::Set(Arc::new(AtomicI64::new(at.0))))
    }

    /// The present moment.
    #[expect(
        clippy::disallowed_methods,
        reason = "the only place that reads the machine's clock"
    )]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Time::System => jiff::Timestamp::now().into(),
            Time::Set(at) => Timestamp(at.load(Ordering::SeqCst)),
        }
    }

    /// Sets a standing clock. Has no effect on the machine's clock.
    pub fn set(&self, to: Timestamp) {
        if let Time::Set(at) = &self.0 {
            at.store(to.0, Ordering::SeqCst);
        }
    }

    /// Advances a standing clock. Has no effect on the machine's clock.
    pub fn advance(&self, by: Duration) {
        self.set(self.now().plus(by));
    }
}

/// The source of tokens and ids.
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

    /// Bytes that cannot be guessed.
    ///
    /// # Panics
    /// If the system provides no randomness: without it no secret can be created.
    #[expect(
        clippy::expect_used,
        reason = "a service that cannot create a secret must stop"
    )]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.0 {
            Source::System => SysRng
                .try_fill_bytes(&mut bytes)
                .expect("the system provides randomness"),
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

    /// A public id that sorts by its time of creation.
    pub fn uuid(&self, now: Timestamp) -> Uuid {
        let millis = u64::try_from(now.0 / 1000).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }
}

/// A secret of 256 random bits for a link or a cookie. The database stores only its hash.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// Reads a token as [`Token::text`] writes it; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        if text.bytes().any(|digit| digit.is_ascii_uppercase()) {
            return None;
        }
        encoding::parse_hex(text)?.try_into().ok().map(Self)
    }

    /// The token as a link contains it: 64 digits. Never log it.
    pub fn text(&self) -> String {
        encoding::hex(&self.0)
    }

    /// The hash that is stored. It needs no salt, because 256 random bits cannot be guessed.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

impl std::fmt::Debug for Token {
    /// Prints no secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}
