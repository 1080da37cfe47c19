//! Connects to a PostgreSQL server, and follows the commits of other nodes.

use std::str::FromStr;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};

use super::signal::{Signal, Signals};
use super::{Fault, Options};

/// The channel on which nodes announce their commits.
const CHANNEL: &str = "praxis";

pub(super) async fn open(address: &str, options: Options) -> Result<PgPool, Fault> {
    // The address contains the password, so the error must not repeat it.
    let connect = PgConnectOptions::from_str(address)
        .map_err(|_| Fault::unfit("The database address is not one of PostgreSQL: postgres://user:password@host/name."))?
        .application_name("praxis")
        .statement_cache_capacity(256)
        .options([
            ("lock_timeout", "10s"),
            ("statement_timeout", "30s"),
            ("idle_in_transaction_session_timeout", "15s"),
        ]);
    let pool = PgPoolOptions::new()
        .max_connections(options.connections.unwrap_or(10))
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(connect)
        .await
        .map_err(|error| {
            Fault::unfit(format!("The database server cannot be reached: {error}."))
        })?;
    warn_when_forgetful(&pool).await?;
    Ok(pool)
}

/// A server that acknowledges a commit before it is on the disk can lose work that was reported as saved.
async fn warn_when_forgetful(pool: &PgPool) -> Result<(), Fault> {
    let (fsync, commit): (String, String) =
        sqlx::query_as("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
            .fetch_one(pool)
            .await?;
    if fsync == "off" {
        tracing::warn!(
            "the database server runs with fsync off: a power cut can destroy the database"
        );
    }
    if commit == "off" {
        tracing::warn!(
            "the database server runs with synchronous_commit off: a crash can lose what was just saved"
        );
    }
    Ok(())
}

/// Listens to the other nodes. After a lost connection all signals fire, because a call may have been missed.
pub(super) async fn follow(pool: &PgPool, signals: &Signals) {
    while !pool.is_closed() {
        if let Err(error) = listen(pool, signals).await {
            if pool.is_closed() {
                return;
            }
            tracing::warn!(%error, "cannot listen to the other nodes; retrying");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

async fn listen(pool: &PgPool, signals: &Signals) -> sqlx::Result<()> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    signals.fire_all();
    while let Some(call) = listener.try_recv().await? {
        if let Some(signal) = Signal::parse(call.payload()) {
            signals.fire(signal);
        }
    }
    Ok(())
}
