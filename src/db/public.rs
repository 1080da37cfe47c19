//! Public rows, of this database or of a replica that follows it with a delay. A [`PublicConn`] is no [`Engine`]: no
//! function that writes, or that reads what only some people may see, takes one. Knows no table.

use std::sync::Arc;

use sqlx::PgPool;
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::engine::ReadSide;
use super::side::{AskedCount, On};
use super::{Call, CallResults, Conn, Engine, Fault, Query, Record, Target, Value, postgres};

/// A connection to public rows, which reads and never writes.
pub struct PublicConn(Held);

enum Held {
    Own(Conn),
    /// Read by one holder after the other, all at the moment at which it was begun.
    Lent(OwnedMutexGuard<Conn>),
}

impl From<Conn> for PublicConn {
    fn from(conn: Conn) -> Self {
        Self(Held::Own(conn))
    }
}

impl PublicConn {
    /// Waits until no other holder has the connection. Dropping the answer gives it back.
    pub async fn lent(conn: Arc<Mutex<Conn>>) -> Self {
        Self(Held::Lent(conn.lock_owned().await))
    }

    /// The connection itself, to be lent. One that is lent already cannot be.
    pub fn into_lendable(self) -> Option<Arc<Mutex<Conn>>> {
        match self.0 {
            Held::Own(conn) => Some(Arc::new(Mutex::new(conn))),
            Held::Lent(_) => None,
        }
    }

    fn on(&mut self) -> On<'_> {
        match &mut self.0 {
            Held::Own(conn) => conn.on(),
            Held::Lent(conn) => conn.on(),
        }
    }

    /// A statement that both engines understand, as [`Engine::sql`].
    pub fn sql(&mut self, text: &'static str) -> Selection<'_> {
        Selection(Query::spelt(self.on(), text, text))
    }

    /// A statement where the engines differ, as [`Engine::sql_for`].
    pub fn sql_for(&mut self, sqlite: &'static str, postgres: &'static str) -> Selection<'_> {
        Selection(Query::spelt(self.on(), sqlite, postgres))
    }

    /// Several statements that are sent together, as [`Engine::call`].
    pub fn call(&mut self) -> PublicCall<'_> {
        PublicCall(Call::new(self.on()))
    }
}

/// Statements that read and are sent together.
pub struct PublicCall<'c>(Call<'c>);

impl PublicCall<'_> {
    /// One more statement that both engines understand.
    #[must_use]
    pub fn sql(self, text: &'static str) -> Self {
        Self(Call::sql(self.0, text))
    }

    /// Binds the value of the next placeholder of the last statement.
    #[must_use]
    pub fn bind<'v, T: Value<'v>>(self, value: T) -> Self {
        Self(self.0.bind(value))
    }

    /// Runs the statements and returns their results.
    pub async fn run(self) -> Result<CallResults, Fault> {
        self.0.run().await
    }
}

/// A statement that reads, with the values bound so far.
pub struct Selection<'c>(Query<'c>);

impl Selection<'_> {
    /// Binds the value of the next placeholder.
    #[must_use]
    pub fn bind<'v, T: Value<'v>>(self, value: T) -> Self {
        Self(self.0.bind(value))
    }

    /// The one row that must be there.
    pub async fn one<T: Record>(self) -> Result<T, Fault> {
        self.0.one().await
    }

    /// The row, if there is one.
    pub async fn optional<T: Record>(self) -> Result<Option<T>, Fault> {
        self.0.optional().await
    }

    /// All rows.
    pub async fn all<T: Record>(self) -> Result<Vec<T>, Fault> {
        self.0.all().await
    }
}

/// A server that follows the commits of the primary with a delay. Cheap to copy.
#[derive(Clone)]
pub struct Replica {
    pool: PgPool,
    asked: Arc<AskedCount>,
}

impl Replica {
    /// The replica at this address. It is connected to when it is first asked, so it may be away at the start.
    pub fn at(target: &Target) -> Result<Self, Fault> {
        let Target::Postgres(address) = target else {
            return Err(Fault::unfit("A file has no replica."));
        };
        Ok(Self {
            pool: postgres::open_later(address)?,
            asked: Arc::default(),
        })
    }

    /// A connection whose statements all read one snapshot.
    pub async fn moment(&self) -> Result<PublicConn, Fault> {
        let begun = self.pool.begin_with(postgres::SNAPSHOT).await?;
        let conn = Conn {
            inner: ReadSide::PostgresMoment(begun),
            count: self.asked.clone(),
        };
        Ok(conn.into())
    }

    /// The number of statements since the start.
    pub fn statements(&self) -> u64 {
        self.asked.statements()
    }

    /// Closes every connection.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
