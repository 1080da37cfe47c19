//! The session library's store over the service's rows, created for each request. It reads a row and checks its limits,
//! and it deletes a row. It never inserts one: `create` takes over the id of the row that [`super::begin`] inserted.

use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tower_sessions::SessionStore;
use tower_sessions::cookie::time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result as Stored};

use super::{ACCOUNT, SEEN_EVERY, SessionId, SessionKey, SessionTimes, limits};
use crate::app::App;
use crate::db::{Fault, Timestamp};
use crate::web::store::{self, SessionRow};

/// The store of one request.
#[derive(Clone)]
pub(super) struct SessionRows(Arc<RequestState>);

struct RequestState {
    app: App,
    begun: OnceLock<SessionId>,
    fault: Mutex<Option<Fault>>,
}

impl SessionRows {
    pub fn new(app: &App) -> Self {
        Self(Arc::new(RequestState {
            app: app.clone(),
            begun: OnceLock::new(),
            fault: Mutex::new(None),
        }))
    }

    /// The database and clock of the service.
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// Takes over the session that this request began; `false` if the request began another one before. The transaction that
    /// inserted its row has ended the browser's former session.
    pub fn take_over(&self, begun: SessionId) -> bool {
        self.0.begun.set(begun).is_ok()
    }

    /// Takes the fault behind the library's last error, which contains its text only.
    pub fn fault(&self) -> Option<Fault> {
        let mut fault = self.0.fault.lock().unwrap_or_else(PoisonError::into_inner);
        fault.take()
    }

    fn failed(&self, fault: Fault) -> Error {
        let error = Error::Backend(fault.to_string());
        *self.0.fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(fault);
        error
    }

    async fn read(&self, key: &SessionKey) -> Result<Option<SessionRow>, Fault> {
        let mut conn = self.0.app.db.read().await?;
        let row = store::load(&mut conn, &key.0).await?;
        drop(conn);
        let Some(row) = row else {
            return Ok(None);
        };
        if !self.note_use(key, row.times).await {
            // A session that was refused once stays refused, even if the clock is set back.
            if let Err(fault) = self.end(key).await {
                tracing::warn!(%fault, "an expired session could not be deleted");
            }
            return Ok(None);
        }
        Ok(Some(row))
    }

    /// Whether a session of these times lasts. From time to time its use is recorded.
    pub async fn note_use(&self, key: &SessionKey, times: SessionTimes) -> bool {
        let now = self.0.app.clock.now();
        let lasts = times.last_until(now);
        if lasts && now.since(times.last_seen_at) >= SEEN_EVERY {
            self.see(key, now).await;
        }
        lasts
    }

    /// Records that the session was used. If that fails, the session may end a little early.
    async fn see(&self, key: &SessionKey, now: Timestamp) {
        let seen = async {
            let mut tx = self.0.app.db.write().await?;
            store::see(&mut tx, &key.0, now).await?;
            tx.commit().await
        };
        if let Err(fault) = seen.await {
            tracing::warn!(%fault, "a session's last use could not be written");
        }
    }

    async fn end(&self, key: &SessionKey) -> Result<(), Fault> {
        let mut tx = self.0.app.db.write().await?;
        store::delete(&mut tx, &key.0).await?;
        tx.commit().await
    }
}

#[async_trait::async_trait]
impl SessionStore for SessionRows {
    /// Replaces the id of the record, which after `flush` is the browser's, by that of the session that was begun.
    async fn create(&self, record: &mut Record) -> Stored<()> {
        let begun = self.0.begun.get();
        let begun = begun.ok_or_else(|| Error::Backend("no session was begun".to_owned()))?;
        record.id = begun.0;
        Ok(())
    }

    /// Writes nothing: a session has no values beside its row, and a request must not restore a deleted row.
    async fn save(&self, _: &Record) -> Stored<()> {
        Ok(())
    }

    async fn load(&self, id: &Id) -> Stored<Option<Record>> {
        let row = self.read(&SessionKey::of(*id)).await;
        let row = row.map_err(|fault| self.failed(fault))?;
        Ok(row.map(|row| {
            let (_, longest) = limits(row.times.standing);
            let ends = row.times.created_at.plus(longest).0 / 1_000_000;
            Record {
                id: *id,
                data: [(ACCOUNT.to_owned(), row.account_id.0.into())].into(),
                expiry_date: OffsetDateTime::from_unix_timestamp(ends)
                    .unwrap_or(OffsetDateTime::UNIX_EPOCH),
            }
        }))
    }

    async fn delete(&self, id: &Id) -> Stored<()> {
        if self.0.begun.get().is_some() {
            return Ok(());
        }
        let ended = self.end(&SessionKey::of(*id)).await;
        ended.map_err(|fault| self.failed(fault))
    }
}

impl fmt::Debug for SessionRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionRows(…)")
    }
}
