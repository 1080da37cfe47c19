//! From which server the public rows are read. Without a replica it is the database itself. A replica answers once it has
//! reached the edition that the primary has now, else the primary answers: so no page is older with a replica than without
//! one, and a page always says the edition of its own rows. While the primary is away, the replica answers with what it has.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::store;
use crate::app::App;
use crate::db::{Conn, Db, Fault, PublicConn, Replica, Timestamp};
use crate::edition::{Edition, EditionWatch};

/// How long a server may take to begin an answer, where another one could answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// For how long a server that was away is not asked again.
const AWAY: Duration = Duration::from_secs(2);

/// For how long a replica that was behind is not asked again.
const BEHIND: Duration = Duration::from_millis(50);

/// The public rows at one moment.
pub struct PublicRows {
    /// The connection that reads them.
    pub db: PublicConn,
    /// The edition of that moment, read with them.
    pub edition: Edition,
    /// The date on which it began.
    pub began: Timestamp,
}

impl PublicRows {
    async fn begin(mut db: PublicConn) -> Result<Self, Fault> {
        let (edition, began) = store::edition(&mut db).await?;
        Ok(Self { db, edition, began })
    }
}

/// How a replica was found when it was last asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplicaState {
    /// It has reached the edition of the primary.
    InStep,
    /// It has not: so many editions are missing.
    Behind(i64),
    /// It does not answer.
    Away,
}

/// Reads the public rows. Cheap to copy; one for each process.
#[derive(Clone)]
pub struct PublicReader(Arc<Servers>);

struct Servers {
    db: Db,
    /// The edition of the primary.
    edition: EditionWatch,
    primary_rests: Mutex<Option<Instant>>,
    replica: Option<FollowingReplica>,
    /// The only moment that is read, if there is one.
    moment: Option<OneMoment>,
}

/// One moment of the public rows, which its readers share one after the other.
struct OneMoment {
    conn: Arc<tokio::sync::Mutex<Conn>>,
    edition: Edition,
    began: Timestamp,
}

impl PublicReader {
    /// The reader of the service's database, and of its replica if the settings name one.
    pub fn new(app: &App) -> Self {
        let replica = app.settings.database_replica.as_ref();
        let replica = replica.and_then(|target| {
            let opened = Replica::at(target);
            let noted = opened.inspect_err(|fault| tracing::error!(%fault, "no replica is used"));
            noted.ok()
        });
        Self(Arc::new(Servers {
            db: app.db.clone(),
            edition: EditionWatch::new(&app.db),
            primary_rests: Mutex::default(),
            replica: replica.map(FollowingReplica::new),
            moment: None,
        }))
    }

    /// The reader of these rows alone, however long it is asked. None if they are those of such a reader.
    pub fn of_moment(app: &App, rows: PublicRows) -> Option<Self> {
        let moment = OneMoment {
            conn: rows.db.into_lendable()?,
            edition: rows.edition,
            began: rows.began,
        };
        Some(Self(Arc::new(Servers {
            db: app.db.clone(),
            edition: EditionWatch::new(&app.db),
            primary_rests: Mutex::default(),
            replica: None,
            moment: Some(moment),
        })))
    }

    /// The rows as they are now. `reached`: an edition that they must have.
    pub async fn moment(&self, reached: Option<Edition>) -> Result<PublicRows, Fault> {
        if let Some(moment) = &self.0.moment {
            return Ok(moment.rows().await);
        }
        match self.of_replica(reached).await {
            Some(rows) => Ok(rows),
            None => PublicRows::begin(self.0.db.read_moment().await?.into()).await,
        }
    }

    /// A connection to rows that have reached an edition which the primary has.
    pub async fn at_least(&self, reached: Edition) -> Result<PublicConn, Fault> {
        if let Some(moment) = &self.0.moment {
            return Ok(moment.rows().await.db);
        }
        match self.of_replica(Some(reached)).await {
            Some(rows) => Ok(rows.db),
            None => Ok(self.0.db.read().await?.into()),
        }
    }

    /// The rows of the replica, if it has the present edition and this one.
    async fn of_replica(&self, reached: Option<Edition>) -> Option<PublicRows> {
        let replica = self.0.replica.as_ref()?;
        if !replica.may_be_asked() {
            return None;
        }
        let wanted = self.of_primary().await.max(reached);
        replica.rows(wanted).await
    }

    /// The present edition, if it is known without asking a server.
    pub fn known(&self) -> Option<Edition> {
        self.0.edition.known()
    }

    /// The present edition. While the primary is away, the edition of the replica.
    pub async fn present(&self) -> Option<Edition> {
        let Some(replica) = &self.0.replica else {
            return self.0.edition.current().await.ok();
        };
        match self.of_primary().await {
            Some(edition) => Some(edition),
            None if replica.may_be_asked() => Some(replica.rows(None).await?.edition),
            None => None,
        }
    }

    /// How the replica is found now. None if the settings name none.
    pub async fn replica_state(&self) -> Option<ReplicaState> {
        let replica = self.0.replica.as_ref()?;
        if replica.may_be_asked() {
            let wanted = self.of_primary().await;
            drop(replica.rows(wanted).await);
        }
        Some(replica.standing().state)
    }

    /// How many statements the replica has answered.
    pub fn replica_statements(&self) -> u64 {
        let replica = self.0.replica.as_ref();
        replica.map_or(0, |following| following.replica.statements())
    }

    /// Closes the connections to the replica.
    pub async fn close(&self) {
        if let Some(following) = &self.0.replica {
            following.replica.close().await;
        }
    }

    /// The edition of the primary. None if it does not answer.
    async fn of_primary(&self) -> Option<Edition> {
        let rests = || {
            let rests = self.0.primary_rests.lock();
            rests.unwrap_or_else(PoisonError::into_inner)
        };
        let is_resting = rests().is_some_and(|until| until > Instant::now());
        if is_resting {
            return None;
        }
        let asked = tokio::time::timeout(PATIENCE, self.0.edition.current()).await;
        let edition = asked.ok().and_then(Result::ok);
        *rests() = edition.is_none().then(|| Instant::now() + AWAY);
        edition
    }
}

impl OneMoment {
    async fn rows(&self) -> PublicRows {
        PublicRows {
            db: PublicConn::lent(self.conn.clone()).await,
            edition: self.edition,
            began: self.began,
        }
    }
}

/// The replica, and how it was found.
struct FollowingReplica {
    replica: Replica,
    standing: Mutex<Standing>,
}

#[derive(Clone, Copy)]
struct Standing {
    state: ReplicaState,
    /// Until when the primary answers in its place.
    rests: Option<Instant>,
}

impl FollowingReplica {
    fn new(replica: Replica) -> Self {
        let standing = Standing {
            state: ReplicaState::InStep,
            rests: None,
        };
        Self {
            replica,
            standing: Mutex::new(standing),
        }
    }

    fn standing(&self) -> Standing {
        *self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it can be asked now. Of a replica that was away one request finds out whether it is back.
    fn may_be_asked(&self) -> bool {
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        if standing.rests.is_some_and(|until| until > Instant::now()) {
            return false;
        }
        if standing.state == ReplicaState::Away {
            standing.rests = Some(Instant::now() + AWAY);
        }
        true
    }

    /// Its rows, if it has reached this edition.
    async fn rows(&self, wanted: Option<Edition>) -> Option<PublicRows> {
        let begin = async { PublicRows::begin(self.replica.moment().await?).await };
        match tokio::time::timeout(PATIENCE, begin).await {
            Ok(Ok(rows)) => {
                let missing = wanted.map_or(0, |wanted| wanted.0 - rows.edition.0);
                if missing > 0 {
                    self.note(ReplicaState::Behind(missing), Some(BEHIND));
                    return None;
                }
                self.note(ReplicaState::InStep, None);
                Some(rows)
            }
            Ok(Err(fault)) => self.note_away(&fault.to_string()),
            Err(_) => self.note_away("no answer within a second"),
        }
    }

    /// Logs an outage once, however many requests notice it.
    fn note_away(&self, why: &str) -> Option<PublicRows> {
        if self.note(ReplicaState::Away, Some(AWAY)) != ReplicaState::Away {
            tracing::warn!(
                why,
                "the replica is away: public pages are read from the primary"
            );
        }
        None
    }

    /// Notes how it is, and returns how it was.
    fn note(&self, state: ReplicaState, pause: Option<Duration>) -> ReplicaState {
        let rests = pause.map(|pause| Instant::now() + pause);
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *standing, Standing { state, rests }).state;
        if before == ReplicaState::Away && state != ReplicaState::Away {
            tracing::info!("the replica answers again");
        }
        before
    }
}
