//! Who is signed in, by a cookie whose id the database knows only as a hash. The session library moves the cookie and
//! gives each request its session; [`rows`] is its store. A session is made in [`begin`] and nowhere else, under a
//! fresh id and in the transaction that proves who signs in; an id that a browser sends opens a session or nothing,
//! and never names a new one. Limits are judged at each request, and all sessions of an account end in the
//! transaction that gives the reason. Knows an account by its number.

mod rows;

use std::fmt;
use std::time::Duration;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{Entry, SET_COOKIE};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest, Sha256};
use tower::util::MapRequest;
use tower::{Layer, ServiceExt};
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time;
use tower_sessions::session::Id;
use tower_sessions::{Expiry, SessionManagerLayer};

use self::rows::SessionRows;
use super::cookie;
use super::error::Failure;
use super::layout::Standing;
use super::store;
use crate::app::App;
use crate::db::ids::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::encoding::{hex, parse_hex};

const COOKIE: &str = "praxis";
/// Under which name a request's session holds the number of its account.
const ACCOUNT: &str = "account";
/// `last_seen_at` is written no more often than this.
const SEEN_EVERY: Duration = Duration::from_mins(5);
/// The most characters of words that a session keeps.
const KEPT_WORDS: usize = 10_000;
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);
/// How long a browser keeps the cookie: as long as the longest session lasts.
const COOKIE_LASTS: time::Duration = time::Duration::days(30);

/// How long somebody may stay away, and how long a session lasts at most (NIST SP 800-63B).
pub const fn limits(standing: Standing) -> (Duration, Duration) {
    match standing {
        Standing::Suspended | Standing::Submitter => {
            (Duration::from_hours(14 * 24), Duration::from_hours(30 * 24))
        }
        Standing::Reviewer | Standing::Administrator => (HOUR, DAY),
    }
}

/// The session of a request. It prints nothing of its id.
#[derive(Clone)]
pub struct Session {
    library: tower_sessions::Session,
    rows: SessionRows,
    presented: Option<SessionKey>,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Session(…)")
    }
}

/// The id of a session that [`begin`] made, for the browser that signs in. Nothing else makes one, so none comes from
/// a browser. It prints nothing of the id.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SessionId(Id);

impl SessionId {
    /// The id as the cookie holds it: 22 letters for 128 random bits. Never log it.
    pub fn text(self) -> String {
        self.0.to_string()
    }

    /// What the session is known by in the database.
    pub fn key(self) -> SessionKey {
        SessionKey::of(self.0)
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionId(…)")
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
        parse_hex(text).filter(|key| key.len() == 32).map(Self)
    }

    /// The key of an id: its hash, without salt, because 128 random bits cannot be guessed.
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
    fn of_request(library: &tower_sessions::Session, rows: &SessionRows) -> Self {
        Self {
            library: library.clone(),
            rows: rows.clone(),
            presented: library.id().map(SessionKey::of),
        }
    }

    /// The number of the account that is signed in. The row is read once in a request, and only where a page asks.
    pub async fn account(&self) -> Result<Option<AccountId>, Failure> {
        self.library.get(ACCOUNT).await.map_err(|error| {
            tracing::warn!(%error, "a session could not be read");
            Failure::Busy(Duration::from_secs(30))
        })
    }

    /// What the cookie of this browser is known by, whether or not it opens anything.
    pub fn key(&self) -> Option<SessionKey> {
        self.presented.clone()
    }

    /// Gives the browser the session that its request began, once the transaction has been committed.
    pub async fn enter(&self, begun: SessionId, account: AccountId) -> Result<(), Failure> {
        if !self.rows.take_over(begun) {
            tracing::error!("one request began two sessions");
            return Err(Failure::Fault);
        }
        self.forget().await?;
        self.library
            .insert(ACCOUNT, account)
            .await
            .map_err(|error| self.failure(&error))
    }

    /// Signs out: the row is gone before the answer leaves.
    pub async fn sign_out(&self) -> Result<(), Failure> {
        self.forget().await
    }

    /// Lets go of what the browser brought, so that the library makes a session or takes the cookie away.
    async fn forget(&self) -> Result<(), Failure> {
        if self.library.id().is_none() {
            return Ok(());
        }
        let forgotten = self.library.flush().await;
        forgotten.map_err(|error| self.failure(&error))
    }

    fn failure(&self, error: &tower_sessions::session::Error) -> Failure {
        self.rows.fault().map_or_else(
            || {
                tracing::error!(%error, "the session library failed");
                Failure::Fault
            },
            Failure::from,
        )
    }

    /// Keeps words that were typed and not sent, under a name, until the session ends; no words are forgotten ones.
    pub async fn keep_words(&self, name: &str, words: &str) -> Result<(), Failure> {
        let Some(key) = &self.presented else {
            return Ok(());
        };
        let mut tx = self.rows.app().db.write().await?;
        if words.trim().is_empty() {
            store::forget_words(&mut tx, &key.0, name).await?;
        } else {
            let words: String = words.chars().take(KEPT_WORDS).collect();
            store::keep_words(&mut tx, &key.0, name, &words).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The words that are kept under a name.
    pub async fn kept_words(&self, name: &str) -> Result<Option<String>, Failure> {
        let Some(key) = &self.presented else {
            return Ok(None);
        };
        let mut conn = self.rows.app().db.read().await?;
        Ok(store::words(&mut conn, &key.0, name).await?)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Session {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| {
            tracing::error!("a route that reads a session stands outside of its layer");
            Failure::Fault
        })
    }
}

/// A session that is about to be made.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// The number of the account.
    pub account: AccountId,
    /// How long it will last.
    pub standing: Standing,
    /// What the browser calls itself.
    pub agent: &'a str,
    /// The session that this browser had until now: it ends.
    pub former: Option<&'a SessionKey>,
}

/// Makes a session, in the transaction that proves who signs in, and answers the id that opens it. Every session of
/// the service begins here, and so under an id that no browser held before.
pub async fn begin(
    tx: &mut Tx,
    app: &App,
    new: &NewSession<'_>,
    now: Timestamp,
) -> Result<SessionId, Fault> {
    if let Some(former) = new.former {
        store::delete(tx, &former.0).await?;
    }
    let agent: String = new
        .agent
        .chars()
        .filter(|letter| !letter.is_control())
        .take(200)
        .collect();
    loop {
        let begun = SessionId(Id(i128::from_le_bytes(app.random.bytes())));
        let row = store::SessionRow {
            id: begun.key().0,
            account_id: new.account,
            standing: new.standing,
            agent: agent.clone(),
            created_at: now,
            last_seen_at: now,
        };
        if store::create(tx, &row).await? {
            return Ok(begun);
        }
    }
}

/// The words that are kept in a session of an account, by their names: for the one that takes its place.
pub async fn all_words(
    tx: &mut Tx,
    account: AccountId,
    key: &SessionKey,
) -> Result<Vec<(String, String)>, Fault> {
    store::all_words(tx, account, &key.0).await
}

/// Keeps such words in the session that takes the place of the former.
pub async fn hand_words_on(
    tx: &mut Tx,
    begun: SessionId,
    words: &[(String, String)],
) -> Result<(), Fault> {
    let key = begun.key();
    for (name, words) in words {
        store::keep_words(tx, &key.0, name, words).await?;
    }
    Ok(())
}

/// Ends every session of an account, in the transaction that gives the reason.
pub async fn end_all(tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
    store::delete_of(tx, account).await.map(drop)
}

/// Ends every session of an account but this one.
pub async fn end_others(tx: &mut Tx, account: AccountId, keep: &SessionKey) -> Result<(), Fault> {
    store::delete_others(tx, account, &keep.0).await.map(drop)
}

/// Ends one session of an account; `false` if there is no such session, or not of this account.
pub async fn end_one(tx: &mut Tx, account: AccountId, key: &SessionKey) -> Result<bool, Fault> {
    store::delete_one(tx, account, &key.0).await
}

/// Whether an account is signed in by this session, asked in the transaction that relies on it.
pub async fn is_open(
    tx: &mut Tx,
    account: AccountId,
    key: &SessionKey,
    now: Timestamp,
) -> Result<bool, Fault> {
    let row = store::load(tx, &key.0).await?;
    Ok(row.is_some_and(|row| row.account_id == account && lasts(&row, now)))
}

/// Where an account is signed in, the latest seen first.
pub async fn list(
    db: &mut impl Engine,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<SignedInAt>, Fault> {
    let rows = store::of_account(db, account).await?;
    let lasting = rows.into_iter().filter(|row| lasts(row, now));
    Ok(lasting
        .map(|row| SignedInAt {
            agent: row.agent,
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
    store::sweep_kept(tx, now).await?;
    Ok(())
}

/// The layer that gives a request its session, once: the sign-in page that answers a form without a session lies
/// behind a second layer. The library is set up for each request, because its store knows what this request began.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.extensions().get::<Session>().is_some() {
        return next.run(request).await;
    }
    let rows = SessionRows::new(&app);
    let gives = {
        let rows = rows.clone();
        move |mut request: Request| {
            if let Some(library) = request.extensions().get() {
                let session = Session::of_request(library, &rows);
                request.extensions_mut().insert(session);
            }
            request
        }
    };
    let Ok(mut response) = library(&app, rows)
        .layer(MapRequest::new(next, gives))
        .oneshot(request)
        .await;
    secure_removal(&app, &mut response);
    response
}

fn library(app: &App, rows: SessionRows) -> SessionManagerLayer<SessionRows> {
    SessionManagerLayer::new(rows)
        .with_name(cookie::name(&app.settings, COOKIE))
        .with_secure(cookie::is_secure(&app.settings))
        .with_http_only(true)
        .with_path("/")
        // Not Strict: links in mails must find the session. Said aloud: the default of browsers has an exception of
        // two minutes for POST.
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(COOKIE_LASTS))
}

/// Has the cookie taken away as it was set. The library leaves out `Secure`, and browsers pass over a line that names
/// a `__Host-` cookie without it.
fn secure_removal(app: &App, response: &mut Response) {
    let removes = format!("{}=;", cookie::name(&app.settings, COOKIE));
    if let Entry::Occupied(mut lines) = response.headers_mut().entry(SET_COOKIE) {
        for line in lines.iter_mut() {
            if line.as_bytes().starts_with(removes.as_bytes()) {
                *line = cookie::end(&app.settings, COOKIE, SameSite::Lax);
            }
        }
    }
}

fn lasts(row: &store::SessionRow, now: Timestamp) -> bool {
    let (idle, absolute) = limits(row.standing);
    now.since(row.last_seen_at) < idle && now.since(row.created_at) < absolute
}
