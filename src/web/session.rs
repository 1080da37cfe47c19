//! Who is signed in, by a cookie whose secret the database knows only as a hash. A session is made here and nowhere
//! else, under a secret of its own and in the transaction that proves who signs in; what a browser sends opens a
//! session or nothing, and never names a new one. Limits are judged at each request, and all sessions of a person
//! end in the transaction that gives the reason. Knows an account by its number.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::cookie::SameSite;
use tokio::sync::OnceCell;

use super::cookie;
use super::error::Failure;
use super::fresh::hex;
use super::layout::Standing;
use super::store;
use crate::app::{App, Token};
use crate::db::{Engine, Fault, Timestamp, Tx};

const COOKIE: &str = "praxis";
/// `last_seen_at` is written no more often than this.
const SEEN_EVERY: Duration = Duration::from_mins(5);
/// The most characters of words that a session keeps.
const KEPT_WORDS: usize = 10_000;
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);
/// How long a browser keeps the cookie: as long as the longest session lasts.
const COOKIE_SECONDS: i64 = 30 * 24 * 3_600;

/// How long somebody may stay away, and how long a session lasts at most (NIST SP 800-63B).
pub const fn limits(standing: Standing) -> (Duration, Duration) {
    match standing {
        Standing::Suspended | Standing::Submitter => {
            (Duration::from_hours(14 * 24), Duration::from_hours(30 * 24))
        }
        Standing::Reviewer | Standing::Administrator => (HOUR, DAY),
    }
}

/// The session that a request's cookie opens, if it opens one. It prints nothing of its secret.
#[derive(Clone)]
pub struct Session(Arc<Presented>);

/// What a browser sent. It is looked up once in a request, and only where a page asks.
struct Presented {
    app: App,
    sent_cookie: bool,
    key: Option<SessionKey>,
    account: OnceCell<Option<i64>>,
}

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

    /// The key of the session that this secret opens.
    pub fn of(secret: Token) -> Self {
        Self(secret.hash())
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
    fn presented(app: &App, headers: &HeaderMap) -> Self {
        let sent = cookie::read(headers, &app.settings, COOKIE);
        Self(Arc::new(Presented {
            app: app.clone(),
            sent_cookie: sent.is_some(),
            key: sent.and_then(Token::parse).map(SessionKey::of),
            account: OnceCell::new(),
        }))
    }

    /// The number of the account that is signed in.
    pub async fn account(&self) -> Result<Option<i64>, Failure> {
        let found = self.0.account.get_or_try_init(|| self.0.find()).await;
        found.copied().map_err(|fault| {
            tracing::warn!(%fault, "a session could not be read");
            Failure::Busy(Duration::from_secs(30))
        })
    }

    /// What the cookie of this browser is known by, whether or not it opens anything.
    pub fn key(&self) -> Option<SessionKey> {
        self.0.key.clone()
    }

    /// Signs out: the row is gone before the answer leaves.
    pub async fn sign_out(&self) -> Result<(), Failure> {
        let Some(key) = &self.0.key else {
            return Ok(());
        };
        let mut tx = self.0.app.db.write().await?;
        store::delete(&mut tx, &key.0).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Keeps words that were typed and not sent, under a name, until the session ends; no words are forgotten ones.
    pub async fn keep_words(&self, name: &str, words: &str) -> Result<(), Failure> {
        let Some(key) = &self.0.key else {
            return Ok(());
        };
        let mut tx = self.0.app.db.write().await?;
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
        let Some(key) = &self.0.key else {
            return Ok(None);
        };
        let mut conn = self.0.app.db.read().await?;
        Ok(store::words(&mut conn, &key.0, name).await?)
    }

    /// Whether the browser holds a cookie that opens nothing.
    fn is_dead(&self) -> bool {
        let unreadable = self.0.sent_cookie && self.0.key.is_none();
        unreadable || (self.0.key.is_some() && self.0.account.get() == Some(&None))
    }
}

impl Presented {
    async fn find(&self) -> Result<Option<i64>, Fault> {
        let Some(key) = &self.key else {
            return Ok(None);
        };
        let now = self.app.clock.now();
        let mut conn = self.app.db.read().await?;
        let row = store::load(&mut conn, &key.0).await?;
        drop(conn);
        let Some(row) = row.filter(|row| lasts(row, now)) else {
            return Ok(None);
        };
        if now.since(row.last_seen_at) >= SEEN_EVERY {
            self.see(key, now).await;
        }
        Ok(Some(row.account_id))
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
    pub account: i64,
    /// How long it will last.
    pub standing: Standing,
    /// What the browser calls itself.
    pub agent: &'a str,
    /// The session that this browser had until now: it ends.
    pub former: Option<&'a SessionKey>,
}

/// Makes a session, in the transaction that proves who signs in, and answers the secret that opens it. Every session
/// of the service begins here, and so under a secret that no browser held before.
pub async fn begin(
    tx: &mut Tx,
    app: &App,
    new: &NewSession<'_>,
    now: Timestamp,
) -> Result<Token, Fault> {
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
        let secret = app.random.token();
        let row = store::SessionRow {
            id: secret.hash(),
            account_id: new.account,
            standing: new.standing,
            agent: agent.clone(),
            created_at: now,
            last_seen_at: now,
        };
        if store::create(tx, &row).await? {
            return Ok(secret);
        }
    }
}

/// The words that are kept in a session of an account, by their names: for the one that takes its place.
pub async fn all_words(
    tx: &mut Tx,
    account: i64,
    key: &SessionKey,
) -> Result<Vec<(String, String)>, Fault> {
    store::all_words(tx, account, &key.0).await
}

/// Keeps such words in the session that takes the place of the former.
pub async fn hand_words_on(
    tx: &mut Tx,
    secret: Token,
    words: &[(String, String)],
) -> Result<(), Fault> {
    for (name, words) in words {
        store::keep_words(tx, &secret.hash(), name, words).await?;
    }
    Ok(())
}

/// Gives the browser the secret of its new session.
pub fn set_cookie(app: &App, response: &mut Response, secret: Token) {
    // Not Strict: links in mails must find the session. Said aloud: the default of browsers has an exception of two
    // minutes for POST.
    let made = cookie::make(
        &app.settings,
        COOKIE,
        secret.text(),
        SameSite::Lax,
        COOKIE_SECONDS,
    );
    cookie::add(response.headers_mut(), made);
}

/// Takes the cookie away.
pub fn end_cookie(app: &App, response: &mut Response) {
    let ended = cookie::end(&app.settings, COOKIE, SameSite::Lax);
    cookie::add(response.headers_mut(), ended);
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

/// Whether an account is signed in by this session, asked in the transaction that relies on it.
pub async fn is_open(
    tx: &mut Tx,
    account: i64,
    key: &SessionKey,
    now: Timestamp,
) -> Result<bool, Fault> {
    let row = store::load(tx, &key.0).await?;
    Ok(row.is_some_and(|row| row.account_id == account && lasts(&row, now)))
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

/// The layer that gives requests their session, and takes away a cookie that turned out to open none.
pub async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let session = Session::presented(&app, request.headers());
    request.extensions_mut().insert(session.clone());
    let mut response = next.run(request).await;
    if session.is_dead() && !cookie::is_set(response.headers(), &app.settings, COOKIE) {
        end_cookie(&app, &mut response);
    }
    response
}

fn lasts(row: &store::SessionRow, now: Timestamp) -> bool {
    let (idle, absolute) = limits(row.standing);
    now.since(row.last_seen_at) < idle && now.since(row.created_at) < absolute
}
