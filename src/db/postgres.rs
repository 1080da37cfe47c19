//! Connects to a PostgreSQL server, and follows the commits of other nodes.

use std::net::IpAddr;
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions, PgSslMode};
use sqlx::{Connection, PgConnection, PgPool};

use super::signal::{Signal, Signals};
use super::{Fault, Options};

/// The channel on which nodes announce their commits.
const CHANNEL: &str = "praxis";

/// The most connections to a server.
const CONNECTIONS: u32 = 10;

/// How long the server may take to let the first connection in.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a replica may take to lend a connection. Then the primary answers instead.
const PATIENCE_WITH_REPLICA: Duration = Duration::from_secs(1);

/// Begins a transaction whose statements all read one snapshot.
pub(super) const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// What the operator reads when a server beyond this machine cannot be reached: the reason may be its certificate.
const VERIFIED: &str = "Praxis talks to a database server of another machine only if it encrypts and shows a certificate \
    for its name; the setting database_ca names the authority of the certificate.";

pub(super) async fn open(address: &str, options: Options) -> Result<PgPool, Fault> {
    let connect = own_options(address)?;
    let advice = if stays_here(&connect) {
        String::new()
    } else {
        format!(" {VERIFIED}")
    };
    knock(&connect)
        .await
        .map_err(|why| Fault::Unreachable(format!("cannot be reached: {why}.{advice}").into()))?;
    let pool = PgPoolOptions::new()
        .max_connections(options.connections.unwrap_or(CONNECTIONS))
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(connect)
        .await
        .map_err(|error| {
            Fault::Unreachable(format!("cannot be reached: {error}.{advice}").into())
        })?;
    warn_when_forgetful(&pool).await?;
    Ok(pool)
}

/// A pool that connects when it is first asked, and cannot write.
pub(super) fn open_later(address: &str) -> Result<PgPool, Fault> {
    let connect = own_options(address)?.options([("default_transaction_read_only", "on")]);
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE_WITH_REPLICA);
    Ok(pool.connect_lazy_with(connect))
}

/// Whether an address can be read.
pub(super) fn can_read(address: &str) -> bool {
    connect_options(address).is_ok()
}

fn own_options(address: &str) -> Result<PgConnectOptions, Fault> {
    let connect = connect_options(address)?
        .application_name("praxis")
        .statement_cache_capacity(256);
    Ok(connect.options([
        ("lock_timeout", "10s"),
        ("statement_timeout", "30s"),
        ("idle_in_transaction_session_timeout", "15s"),
    ]))
}

/// Connects once, and says at once why that fails: the pool would try again and again, and say at last that it has no
/// connection.
async fn knock(connect: &PgConnectOptions) -> Result<(), String> {
    let Ok(connected) = tokio::time::timeout(PATIENCE, PgConnection::connect_with(connect)).await
    else {
        return Err(format!("no answer within {} seconds", PATIENCE.as_secs()));
    };
    match connected {
        // The server has answered, so a failing goodbye changes nothing.
        Ok(connection) => drop(connection.close().await),
        Err(sqlx::Error::Database(refusal)) => return Err(refusal.message().to_owned()),
        Err(sqlx::Error::Io(error)) => return Err(error.to_string()),
        Err(error) => return Err(error.to_string()),
    }
    Ok(())
}

/// Reads the address. Over a network the connection is encrypted and the certificate must be the server's. Neither the
/// address nor the environment can weaken this: a weaker mode would give the password and every row to a machine between.
fn connect_options(address: &str) -> Result<PgConnectOptions, Fault> {
    // The address contains the password, so the error must not repeat it.
    let connect = PgConnectOptions::from_str(address).map_err(|_| {
        Fault::unfit(
            "The database address is not one of PostgreSQL: postgres://user:password@host/name.",
        )
    })?;
    Ok(if stays_here(&connect) {
        connect
    } else {
        connect.ssl_mode(PgSslMode::VerifyFull)
    })
}

/// Whether the server is on this machine: by a socket, or a loopback address.
fn stays_here(connect: &PgConnectOptions) -> bool {
    let host = connect.get_host();
    let bare = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(host);
    connect.get_socket().is_some()
        || host.starts_with('/')
        || host.eq_ignore_ascii_case("localhost")
        || bare
            .parse::<IpAddr>()
            .is_ok_and(|address| address.to_canonical().is_loopback())
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
    let _following = signals.begin_to_follow();
    while let Some(call) = listener.try_recv().await? {
        if let Some(signal) = Signal::parse(call.payload()) {
            signals.fire(signal);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use sqlx::postgres::PgSslMode;

    use super::connect_options;

    fn is_verified(address: &str) -> bool {
        let connect = connect_options(address).unwrap();
        matches!(connect.get_ssl_mode(), PgSslMode::VerifyFull)
    }

    #[test]
    fn over_a_network_the_certificate_is_always_checked() {
        for host in [
            "db.example",
            "10.0.0.5",
            "[2001:db8::5]",
            "localhost.example",
            "128.0.0.1",
        ] {
            for mode in [
                "",
                "?sslmode=disable",
                "?sslmode=prefer",
                "?sslmode=require",
                "?sslmode=verify-ca",
            ] {
                let address = format!("postgres://praxis:secret@{host}:5432/praxis{mode}");
                assert!(is_verified(&address), "{address}");
            }
        }
        assert!(is_verified("postgres://u@localhost/praxis?host=db.example"));
        assert!(is_verified(
            "postgres://u@localhost/praxis?hostaddr=10.0.0.5"
        ));
    }

    #[test]
    fn on_this_machine_the_address_decides() {
        for address in [
            "postgres://u@localhost/praxis",
            "postgres://u@127.0.0.1/praxis",
            "postgres://u@[::1]/praxis",
            "postgres://u@db.example/praxis?host=/run/postgresql",
            "postgres://u@%2Frun%2Fpostgresql/praxis",
        ] {
            assert!(!is_verified(address), "{address}");
        }
        assert!(is_verified(
            "postgres://u@localhost/praxis?sslmode=verify-full"
        ));
    }
}
