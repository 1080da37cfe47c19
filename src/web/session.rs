//! Who is signed in, by a cookie whose id the database knows only as a hash. The library moves the cookie, this
//! store keeps the rows: saving never makes one, limits are judged at each request, and all sessions of a person
//! end in the transaction that gives the reason. Knows an account by its number.

use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{Entry, SET_COOKIE};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest, Sha256};
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::{self, OffsetDateTime};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result as Stored};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

use super::cookie;
use super::error::Failure;
use super::fresh::hex;
use super::layout::Standing;
use super::store;
use crate::app::App;
use crate::db::{Engine, Fault, Timestamp, Tx};

const COOKIE: &str = "praxis";
/// Under which name the session's data hold who is signed in.
const OWNER: &str = "owner";
const AGENT: &str = "agent";
/// `last_seen_at` is written no more often than this.
const SEEN_EVERY: Duration = Duration::from_mins(5);
/// The most characters of words that a session keeps.
const KEPT_WORDS: usize = 10_000;
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// How long somebody may stay away, and how long a session lasts at most (NIST SP 800-63B).
pub const fn limits(standing: Standing) -> (Duration, Duration) {
    match standing {
        Standing::Suspended | Standing::Submitter => {
            (Duration::from_hours(14 * 24), Duration::from_hours(30 * 24))
        }
        Standing::Reviewer | Standing::Administrator => (HOUR, DAY),
    }
}

#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
struct Owner {
    account: i64,
    standing: Standing,
}

/// The session of a request. It prints nothing of its id.
#[derive(Clone)]
pub struct Session(tower_sessions::Session);

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Session(…)")
    }
}

/// What a session is known by in the database: tells sessions apart, opens none.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionKey(Vec<u8>);

impl SessionKey {
    /// The key as it may stand in a form, to end one session of a list.
    pub fn text(&self) -> String {
        hex(&self.0)
    }

    /// Reads it back.
    pub fn parse(text: &str) -> Option<Self> {
        let is_hex = text.len() == 64 && text.bytes().all(|digit| digit.is_ascii_hexdigit());
        let bytes = (0..text.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok());
        is_hex
            .then(|| bytes.collect::<Option<Vec<u8>>>())
            .flatten()
            .map(Self)
    }

    fn of(id: Id) -> Self {
        Self(Sha256::digest(id.0.to_le_bytes()).to_vec())
    }
}

impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionKey(…)")
    }
}

/// One place where somebody is signed in.
#[derive(Clone, Debug)]
pub struct SignedInAt {
    /// Which session.
    pub key: SessionKey,
    /// What the browser called itself.
    pub agent: String,
    /// Since when.
    pub since: Timestamp,
    /// When it was last seen, to within five minutes.
    pub seen: Timestamp,
}

impl Session {
    /// The number of the account that is signed in.
    pub async fn account(&self) -> Result<Option<i64>, Failure> {
        let owner = self.0.get::<Owner>(OWNER).await.map_err(failed)?;
        Ok(owner.map(|owner| owner.account))
    }

    /// Signs somebody in under a fresh id, whatever this browser held before: an id that somebody planted is
    /// not adopted, and the former session of this browser ends.
    pub async fn sign_in(
        &self,
        account: i64,
        standing: Standing,
        agent: &str,
    ) -> Result<(), Failure> {
        self.0.flush().await.map_err(failed)?;
        let agent: String = agent
            .chars()
            .filter(|letter| !letter.is_control())
            .take(200)
            .collect();
        self.0.insert(AGENT, agent).await.map_err(failed)?;
        self.0
            .insert(OWNER, Owner { account, standing })
            .await
            .map_err(failed)?;
        // Here and not after the handler, so that a busy database is answered by its page.
        self.0.save().await.map_err(failed)
    }

    /// Signs out: the row is gone before the answer leaves.
    pub async fn sign_out(&self) -> Result<(), Failure> {
        self.0.flush().await.map_err(failed)
    }

    /// Keeps words that were typed and not sent, under a name, until the session ends; no words are forgotten ones.
    pub async fn keep_words(&self, name: &str, words: &str) -> Result<(), Failure> {
        if words.trim().is_empty() {
            self.0.remove::<String>(name).await.map_err(failed)?;
            return Ok(());
        }
        let words: String = words.chars().take(KEPT_WORDS).collect();
        self.0.insert(name, words).await.map_err(failed)
    }

    /// The words that are kept under a name.
    pub async fn kept_words(&self, name: &str) -> Result<Option<String>, Failure> {
        self.0.get::<String>(name).await.map_err(failed)
    }

    /// What this session is known by.
    pub fn key(&self) -> Option<SessionKey> {
        self.0.id().map(SessionKey::of)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn failed(error: tower_sessions::session::Error) -> Failure {
    tracing::warn!(%error, "a session could not be read or written");
    Failure::Busy(Duration::from_secs(30))
}

impl<S: Send + Sync> FromRequestParts<S> for Session {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let session = parts.extensions.get::<tower_sessions::Session>().cloned();
        session.map(Self).ok_or_else(|| {
            tracing::error!("a route that reads a session stands outside of its layer");
            Failure::Fault
        })
    }
}

/// Ends every session of an account, in the transaction that gives the reason.
pub async fn end_all(tx: &mut Tx, account: i64) -> Result<(), Fault> {
    store::delete_of(tx, account).await.map(drop)
}

/// Ends every session of an account but this one.
pub async fn end_others(tx: &mut Tx, account: i64, keep: &SessionKey) -> Result<(), Fault> {
    store::delete_others(tx, account, &keep.0).await.map(drop)
}

/// Ends one session of an account; `false` if there is no such session, or not of this account.
pub async fn end_one(tx: &mut Tx, account: i64, key: &SessionKey) -> Result<bool, Fault> {
    store::delete_one(tx, account, &key.0).await
}

/// Where an account is signed in, the latest seen first.
pub async fn list(
    db: &mut impl Engine,
    account: i64,
    now: Timestamp,
) -> Result<Vec<SignedInAt>, Fault> {
    let rows = store::of_account(db, account).await?;
    let lasting = rows.into_iter().filter(|row| lasts(row, now));
    Ok(lasting
        .map(|row| SignedInAt {
            agent: data(&row.data)
                .get(AGENT)
                .and_then(|agent| agent.as_str())
                .unwrap_or_default()
                .to_owned(),
            key: SessionKey(row.id),
            since: row.created_at,
            seen: row.last_seen_at,
        })
        .collect())
}

/// Sweeps out sessions and kept forms that are over.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Fault> {
    let (idle, absolute) = limits(Standing::Submitter);
    store::sweep_sessions(tx, now.minus(idle), now.minus(absolute)).await?;
    store::sweep_kept(tx, now.minus(super::kept::FOR)).await?;
    Ok(())
}

/// The layer that gives requests their session.
pub fn layer(app: &App) -> SessionManagerLayer<Rows> {
    let (_, longest) = limits(Standing::Submitter);
    let longest = time::Duration::try_from(longest).unwrap_or(time::Duration::days(30));
    SessionManagerLayer::new(Rows::of(app))
        .with_name(cookie::name(&app.settings, COOKIE))
        .with_secure(cookie::is_secure(&app.settings))
        .with_http_only(true)
        .with_path("/")
        // Not Strict: links in mails must find the session. Said aloud: the default of browsers has an
        // exception of two minutes for POST.
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(longest))
}

/// Takes the cookie away as it was set. The library leaves `Secure` out when it ends one, and browsers pass over
/// whatever calls itself `__Host-` without it.
pub async fn end_cookie(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let ends = format!("{}=;", cookie::name(&app.settings, COOKIE));
    if let Entry::Occupied(mut lines) = response.headers_mut().entry(SET_COOKIE) {
        for line in lines
            .iter_mut()
            .filter(|line| line.as_bytes().starts_with(ends.as_bytes()))
        {
            *line = cookie::end(&app.settings, COOKIE, SameSite::Lax);
        }
    }
    response
}

/// The library's store, over our database.
#[derive(Clone)]
pub struct Rows {
    app: App,
}

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rows")
    }
}

#[async_trait::async_trait]
impl SessionStore for Rows {
    async fn create(&self, record: &mut Record) -> Stored<()> {
        let owner = record
            .data
            .get(OWNER)
            .cloned()
            .and_then(|owner| serde_json::from_value::<Owner>(owner).ok());
        let owner = owner
            .ok_or_else(|| Error::Backend("no session before somebody has signed in".into()))?;
        let data = written(record)?;
        let mut tx = self.app.db.write().await.map_err(backend)?;
        let now = self.app.clock.now();
        while !store::create(
            &mut tx,
            &SessionKey::of(record.id).0,
            owner.account,
            owner.standing,
            &data,
            now,
        )
        .await
        .map_err(backend)?
        {
            record.id = Id::default();
        }
        tx.commit().await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> Stored<()> {
        let mut tx = self.app.db.write().await.map_err(backend)?;
        store::save(&mut tx, &SessionKey::of(record.id).0, &written(record)?)
            .await
            .map_err(backend)?;
        tx.commit().await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Stored<Option<Record>> {
        let key = SessionKey::of(*id);
        let now = self.app.clock.now();
        let mut conn = self.app.db.read().await.map_err(backend)?;
        let row = store::load(&mut conn, &key.0).await.map_err(backend)?;
        drop(conn);
        let Some(row) = row.filter(|row| lasts(row, now)) else {
            return Ok(None);
        };
        if now.since(row.last_seen_at) >= SEEN_EVERY {
            self.see(&key, now).await;
        }
        let (_, absolute) = limits(row.standing);
        let expiry_date =
            OffsetDateTime::from_unix_timestamp(row.created_at.plus(absolute).0 / 1_000_000);
        Ok(Some(Record {
            id: *id,
            data: data(&row.data),
            expiry_date: expiry_date.unwrap_or(OffsetDateTime::UNIX_EPOCH),
        }))
    }

    async fn delete(&self, id: &Id) -> Stored<()> {
        let mut tx = self.app.db.write().await.map_err(backend)?;
        store::delete(&mut tx, &SessionKey::of(*id).0)
            .await
            .map_err(backend)?;
        tx.commit().await.map_err(backend)
    }
}

impl Rows {
    /// The store of this service.
    pub fn of(app: &App) -> Self {
        Self { app: app.clone() }
    }

    /// Writes down that somebody is there. If that fails, they are signed out a little early at worst.
    async fn see(&self, key: &SessionKey, now: Timestamp) {
        let seen = async {
            let mut tx = self.app.db.write().await?;
            store::see(&mut tx, &key.0, now).await?;
            tx.commit().await
        };
        if let Err(fault) = seen.await {
            tracing::warn!(%fault, "a session's last sight could not be written");
        }
    }
}

fn lasts(row: &store::SessionRow, now: Timestamp) -> bool {
    let (idle, absolute) = limits(row.standing);
    now.since(row.last_seen_at) < idle && now.since(row.created_at) < absolute
}

/// The data without the id, which must not stand in the database.
fn written(record: &Record) -> Stored<String> {
    serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))
}

fn data(written: &str) -> HashMap<String, serde_json::Value> {
    serde_json::from_str(written).unwrap_or_default()
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn backend(fault: Fault) -> Error {
    Error::Backend(fault.to_string())
}
