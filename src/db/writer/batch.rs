//! The shared transaction on the connection that writes: begun, committed, lost, and started anew. Knows its members as
//! channels that wait for an answer.

use std::time::Instant;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tokio::sync::oneshot;

use crate::db::Fault;

/// The shared transaction.
pub(super) struct Batch {
    /// `None` once the writer is closed.
    pub(super) connection: Option<SqliteConnection>,
    pub(super) options: SqliteConnectOptions,
    pub(super) open: bool,
    /// Set while the shared transaction is being changed. If the next transaction finds it set, the change was cut short.
    pub(super) unsure: bool,
    pub(super) since: Instant,
    pub(super) members: Vec<oneshot::Sender<Result<(), Fault>>>,
}

impl Batch {
    pub(super) async fn run(&mut self, text: &'static str) -> sqlx::Result<()> {
        let connection = self.connection.as_mut().ok_or(sqlx::Error::PoolClosed)?;
        sqlx::raw_sql(text).execute(connection).await.map(drop)
    }

    /// Commits the shared transaction and answers every member.
    pub(super) async fn commit(&mut self) {
        if self.open {
            self.end_by("COMMIT").await;
        }
    }

    /// The same with the last member, whose savepoint is still open: one call for both.
    pub(super) async fn release_and_commit(&mut self) {
        self.end_by("RELEASE one; COMMIT").await;
    }

    async fn end_by(&mut self, text: &'static str) {
        self.unsure = true;
        match self.run(text).await {
            Ok(()) => {
                self.open = false;
                self.unsure = false;
                for member in self.members.drain(..) {
                    // A member whose caller was dropped does not listen; its work is stored all the same.
                    drop(member.send(Ok(())));
                }
            }
            Err(error) => self.fail(&Fault::at_commit(error)).await,
        }
    }

    /// Reports the loss of the shared transaction to every member.
    pub(super) async fn fail(&mut self, fault: &Fault) {
        tracing::error!(%fault, members = self.members.len(), "a shared transaction failed");
        for member in self.members.drain(..) {
            drop(member.send(Err(fault.clone())));
        }
        if let Err(fault) = self.renew().await {
            tracing::error!(%fault, "the connection that writes could not be opened again");
        }
    }

    /// Replaces a connection whose transaction state is unknown.
    pub(super) async fn mend(&mut self) -> Result<(), Fault> {
        if self.connection.is_none() {
            return Err(Fault::Busy("the service is stopping".into()));
        }
        if self.unsure {
            // A change was cut short. Whether it was stored is unknown, so the members get no answer.
            self.members.clear();
            self.renew().await?;
        }
        Ok(())
    }

    /// Opens a new connection; the open transaction of the old one ends with it.
    async fn renew(&mut self) -> Result<(), Fault> {
        self.unsure = true;
        let fresh = self.options.connect().await?;
        if let Some(old) = self.connection.replace(fresh) {
            close_quietly(old).await;
        }
        self.open = false;
        self.unsure = false;
        Ok(())
    }
}

/// Closes a connection. One that cannot be closed ends with the process.
pub(super) async fn close_quietly(connection: SqliteConnection) {
    if let Err(error) = connection.close().await {
        tracing::warn!(%error, "the connection that writes was not closed cleanly");
    }
}
