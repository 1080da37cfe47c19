//! Sessions, by a cookie whose id the database stores only as a hash. The session library reads and sets the cookie and
//! gives each request its session; [`rows`] is its store. Only [`begin`] creates a session, under a fresh id and in the
//! transaction that authenticates the account; an id that a browser sends opens an existing session or none. The limits
//! are checked at each request, and all sessions of an account end in the transaction that gives the reason. Knows an
//! account by its number.

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
use super::failure::Failure;
use super::layout::Standing;
use super::log::ActingAccount;
pub use super::session_times::{SessionTimes, limits};
use super::store;
use crate::app::App;
use crate::db::ids::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::encoding::{hex, parse_hex};

const COOKIE: &str = "praxis";
/// The key of the account's number in the library's session.
const ACCOUNT: &str = "account";
/// `last_seen_at` is written no more often than this.
const SEEN_EVERY: Duration = Duration::from_mins(5);
/// The most characters of a text that a session keeps.
const KEPT_WORDS: usize = 10_000;
/// How long a browser keeps the cookie: as long as the longest session lasts.
const COOKIE_LASTS: time::Duration = time::Duration::days(30);

/// The session of a request. Its `Debug` hides the id.
#[derive(Clone)]
pub struct Session {
    library: tower_sessions::Session,
    rows: SessionRows,
    presented: Option<SessionKey>,
    /// Where the log reads the account of the request.
    acting: ActingAccount,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Session(…)")
    }
}

/// The id of a session that [`begin`] created, for the browser that signs in. Only `begin` creates one, so it never comes
/// from a browser. Its `Debug` hides the id.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SessionId(Id);

impl SessionId {
    /// The id as the cookie contains it: 22 letters for 128 random bits. Never log it.
    pub fn text(self) -> String {
        self.0.to_string()
    }

    /// The key of the session in the database.
    pub fn key(self) -> SessionKey {
        SessionKey::of(self.0)
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionId(…)")
    }
}

/// The key of a session in the database. It identifies a session and opens none.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionKey(Vec<u8>);

impl SessionKey {
    /// The key as the database has it.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The key as text, for the form that ends one session of a list.
    pub fn text(&self) -> String {
        hex(&self.0)
    }

    /// Reads a key from a form.
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

/// One open session of an account, as the account's page lists it.
#[derive(Clone, Debug)]
pub struct SignedInAt {
    /// The key of the session in the database.
    pub key: SessionKey,
    /// The `User-Agent` of the browser that signed in.
    pub agent: String,
    /// When the account signed in.
    pub since: Timestamp,
    /// When the session was last used, to within five minutes.
    pub seen: Timestamp,
}

impl Session {
    fn of_request(
        library: &tower_sessions::Session,
        rows: &SessionRows,
        acting: ActingAccount,
    ) -> Self {
        Self {
            acting,
            library: library.clone(),
            rows: rows.clone(),
            presented: library.id().map(SessionKey::of),
        }
    }

    /// The account that is signed in. The row is read once in a request, and only if a handler asks.
    pub async fn account(&self) -> Result<Option<AccountId>, Failure> {
        let account = self.library.get(ACCOUNT).await.map_err(|error| {
            tracing::warn!(%error, "a session could not be read");
            Failure::Busy(Duration::from_secs(30))
        })?;
        if let Some(account) = account {
            self.acting.note(account);
        }
        Ok(account)
    }

    /// Whether the account that was read together with its session's row is signed in. `false`: the session has ended, and
    /// [`Session::account`] deletes its row.
    pub async fn resume(&self, times: SessionTimes, account: AccountId) -> bool {
        let Some(key) = self.presented.as_ref() else {
            return false;
        };
        let lasts = self.rows.note_use(key, times).await;
        if lasts {
            self.acting.note(account);
        }
        lasts
    }

    /// The key of this browser's cookie, whether or not it opens a session.
    pub fn key(&self) -> Option<SessionKey> {
        self.presented.clone()
    }

    /// Gives the browser the session that its request began, after the transaction was committed.
    pub async fn enter(&self, begun: SessionId, account: AccountId) -> Result<(), Failure> {
        if !self.rows.take_over(begun) {
            tracing::error!("one request began two sessions");
            return Err(Failure::Fault);
        }
        self.forget().await?;
        self.acting.note(account);
        self.library
            .insert(ACCOUNT, account)
            .await
            .map_err(|error| self.failure(&error))
    }

    /// Signs out: the row is deleted before the answer is sent.
    pub async fn sign_out(&self) -> Result<(), Failure> {
        self.forget().await
    }

    /// Drops the session that the browser sent, so that the library creates one or removes the cookie.
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

    /// Keeps texts that were typed and not sent, each under its name, until the session ends. An empty text deletes the
    /// kept one. All of them are kept, or none.
    pub async fn keep_words(&self, words_by_name: &[(String, String)]) -> Result<(), Failure> {
        let Some(key) = self
            .presented
            .as_ref()
            .filter(|_| !words_by_name.is_empty())
        else {
            return Ok(());
        };
        if words_by_name
            .iter()
            .all(|(_, words)| words.trim().is_empty())
        {
            // Most forms have no words, and nothing is kept. To read that costs less than to write.
            let names: Vec<String> = words_by_name.iter().map(|(name, _)| name.clone()).collect();
            if self.kept_words(&names).await?.iter().all(Option::is_none) {
                return Ok(());
            }
        }
        let mut tx = self.rows.app().db.write().await?;
        for (name, words) in words_by_name {
            if words.trim().is_empty() {
                store::forget_words(&mut tx, &key.0, name).await?;
            } else {
                let words: String = words.chars().take(KEPT_WORDS).collect();
                store::keep_words(&mut tx, &key.0, name, &words).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// The texts that are kept under these names, in their order.
    pub async fn kept_words(&self, names: &[String]) -> Result<Vec<Option<String>>, Failure> {
        let Some(key) = self.presented.as_ref().filter(|_| !names.is_empty()) else {
            return Ok(vec![None; names.len()]);
        };
        let mut conn = self.rows.app().db.read().await?;
        let mut kept = store::words(&mut conn, &key.0, names).await?;
        Ok(names.iter().map(|name| kept.remove(name)).collect())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Session {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| {
            tracing::error!("a route that reads a session is outside of its layer");
            Failure::Fault
        })
    }
}

/// A session to create.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// The account that signs in.
    pub account: AccountId,
    /// Decides how long the session lasts.
    pub standing: Standing,
    /// The `User-Agent` of the browser.
    pub agent: &'a str,
    /// The former session of this browser, which ends.
    pub former: Option<&'a SessionKey>,
}

/// Creates a session in the transaction that authenticates the account, and returns the id that opens it. Every session
/// begins here, and so under an id that no browser had before.
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
            agent: agent.clone(),
            times: SessionTimes {
                standing: new.standing,
                created_at: now,
                last_seen_at: now,
            },
        };
        if store::create(tx, &row).await? {
            return Ok(begun);
        }
    }
}

/// The texts that a session of an account keeps, with their names, for the session that replaces it.
pub async fn all_words(
    tx: &mut Tx,
    account: AccountId,
    key: &SessionKey,
) -> Result<Vec<(String, String)>, Fault> {
    store::all_words(tx, account, &key.0).await
}

/// Keeps the texts of a session in the one that replaces it.
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
    store::delete_of(tx, account).await
}

/// Ends every session of an account but this one.
pub async fn end_others(tx: &mut Tx, account: AccountId, keep: &SessionKey) -> Result<(), Fault> {
    store::delete_others(tx, account, &keep.0).await
}

/// Ends one session of an account, if the account has this session.
pub async fn end_one(tx: &mut Tx, account: AccountId, key: &SessionKey) -> Result<(), Fault> {
    store::delete_one(tx, account, &key.0).await
}

/// Whether this session signs the account in, checked in the transaction that relies on it.
pub async fn is_open(
    tx: &mut Tx,
    account: AccountId,
    key: &SessionKey,
    now: Timestamp,
) -> Result<bool, Fault> {
    let row = store::load(tx, &key.0).await?;
    Ok(row.is_some_and(|row| row.account_id == account && row.times.last_until(now)))
}

/// The open sessions of an account, the one used last first.
pub async fn list(
    db: &mut impl Engine,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<SignedInAt>, Fault> {
    let rows = store::of_account(db, account).await?;
    let lasting = rows.into_iter().filter(|row| row.times.last_until(now));
    Ok(lasting
        .map(|row| SignedInAt {
            agent: row.agent,
            key: SessionKey(row.id),
            since: row.times.created_at,
            seen: row.times.last_seen_at,
        })
        .collect())
}

/// Deletes expired sessions, each standing by its own limits, and kept forms.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Fault> {
    for standing in Standing::ALL {
        let (idle, absolute) = limits(standing);
        store::sweep_sessions(tx, standing, now.minus(idle), now.minus(absolute)).await?;
    }
    store::sweep_kept(tx, now).await?;
    Ok(())
}

/// The layer that gives a request its session. It does so once, although the sign-in page that answers a form without a
/// session is behind a second such layer. The library is set up for each request, because its store contains the session
/// that this request began.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.extensions().get::<Session>().is_some() {
        return next.run(request).await;
    }
    let rows = SessionRows::new(&app);
    let own = rows.clone();
    let add_session = move |mut request: Request| {
        if let Some(library) = request.extensions().get() {
            let acting = request.extensions().get::<ActingAccount>();
            let acting = acting.cloned().unwrap_or_default();
            let session = Session::of_request(library, &own, acting);
            request.extensions_mut().insert(session);
        }
        request
    };
    let Ok(mut response) = library(&app, rows)
        .layer(MapRequest::new(next, add_session))
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
        // Not Strict, because links in mails must find the session. Explicit, because the browsers' default allows POST
        // for two minutes.
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(COOKIE_LASTS))
}

/// Removes the cookie with the attributes that it was set with. The library omits `Secure`, and browsers ignore a line for
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
