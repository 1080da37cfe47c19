//! How a PostgreSQL server is reached, and how its nodes hear of each other's commits.

use std::str::FromStr;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};

use super::signal::{Signal, Signals};
use super::{Fault, Options};

/// The channel on which nodes tell each other that something was stored.
const CHANNEL: &str = "praxis";

pub(super) async fn open(address: &str, options: Options) -> Result<PgPool, Fault> {
    // The address holds the password, so the error must not repeat it.
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

/// A server that answers before it has written may lose what people were told is stored.
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

/// Hears the other nodes. Whoever was cut off looks at everything again, since it may have missed a call.
pub(super) async fn follow(pool: &PgPool, signals: &Signals) {
    while !pool.is_closed() {
        if let Err(error) = listen(pool, signals).await {
            if pool.is_closed() {
                return;
            }
            tracing::warn!(%error, "cannot hear the other nodes; trying again");
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
