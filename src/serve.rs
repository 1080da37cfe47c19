//! Start-up and graceful stop: opens the door last and closes it first, keeps the workers going in between, and
//! hands the mail worker each room's "is it still owed". Nothing is decided here.

mod connections;
mod stalling;

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

pub use connections::{Limits, accept};

use crate::account;
use crate::app::App;
use crate::catalogue::Catalogue;
use crate::db::Fault;
use crate::mail::rooms::Rooms;
use crate::mail::transport::{Transport, Wrong};
use crate::mail::worker::Worker;
use crate::practice;
use crate::router;
use crate::web::session;

/// How often what is over is swept out of the tables.
const SWEEP: Duration = Duration::from_hours(1);

/// Why the service could not start, or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// Somebody else listens there, or nobody may.
    #[error("The service cannot listen on {address}: {why}")]
    Listen {
        /// Where it was to listen.
        address: std::net::SocketAddr,
        /// The system's words.
        why: std::io::Error,
    },
    /// The mail server's address is of no use.
    #[error(transparent)]
    Mail(#[from] Wrong),
    /// The database said no.
    #[error(transparent)]
    Database(#[from] Fault),
    /// The system gives no signals.
    #[error("The service could not wait for signals: {0}")]
    Signals(std::io::Error),
}

/// Serves until SIGTERM or SIGINT, then lets requests and mails under way end. `ready` is called when the
/// service can be reached, with the address where it listens.
pub async fn serve(
    app: App,
    rooms: Rooms,
    ready: impl FnOnce(std::net::SocketAddr),
) -> Result<(), Stopped> {
    let listener = listen(&app).await?;
    let worker = Worker::new(app.clone(), Arc::new(rooms), Transport::of(&app.settings)?);
    let catalogue = Catalogue::new(&app);
    catalogue.found().await?;
    let router = router::build_with(&catalogue).layer(Extension(worker.pulse()));
    let (stop, stopped) = watch::channel(false);
    let mut workers = JoinSet::new();
    workers.spawn(worker.run(stopped.clone()));
    workers.spawn(practice::worker::run(app.clone(), stopped.clone()));
    workers.spawn(sweep(app.clone(), stopped.clone()));
    workers.spawn(follow(app.clone(), stopped.clone()));
    workers.spawn(index(catalogue, stopped.clone()));
    warn(&app);
    ready(listener.local_addr().unwrap_or(app.settings.listen));
    let serving = tokio::spawn(accept(listener, router, Limits::default(), stopped));
    let outcome = signal().await;
    tracing::info!("stopping: no new requests, those under way end");
    stop.send_replace(true);
    if let Err(error) = serving.await {
        tracing::error!(%error, "the listener ended badly");
    }
    while workers.join_next().await.is_some() {}
    app.db.close().await;
    tracing::info!("stopped");
    outcome.map_err(Stopped::Signals)
}

async fn listen(app: &App) -> Result<TcpListener, Stopped> {
    let address = app.settings.listen;
    TcpListener::bind(address)
        .await
        .map_err(|why| Stopped::Listen { address, why })
}

/// What an operator should know of this start.
fn warn(app: &App) {
    if !app.settings.rate_limits {
        tracing::warn!("rate limits and the time trap of forms are off: this is for tests only");
    }
    if !app.settings.demo {
        tracing::warn!(
            "reviewers and administrators sign in by password alone; second factors are not built yet"
        );
    }
}

/// Waits to be told to stop.
async fn signal() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// Waits until the service is told to stop, or nobody is left who could tell.
async fn told(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Hears what other nodes and commands commit.
async fn follow(app: App, mut stop: watch::Receiver<bool>) {
    tokio::select! {
        () = app.db.follow() => {}
        () = told(&mut stop) => {}
    }
}

/// Keeps the search index at the database's edition; pages serve from the start, whatever state it is in.
async fn index(catalogue: Catalogue, mut stop: watch::Receiver<bool>) {
    tokio::select! {
        () = catalogue.follow() => {}
        () = told(&mut stop) => {}
    }
}

/// Sweeps out what is over: sessions and kept forms, registrations and links, full buckets.
async fn sweep(app: App, mut stop: watch::Receiver<bool>) {
    loop {
        let swept = async {
            let mut tx = app.db.write().await?;
            session::sweep(&mut tx, app.clock.now()).await?;
            tx.commit().await?;
            account::actions::sweep(&app).await
        };
        if let Err(fault) = swept.await {
            tracing::warn!(%fault, "what is over could not be swept out");
        }
        tokio::select! {
            () = tokio::time::sleep(SWEEP) => {}
            () = told(&mut stop) => return,
        }
    }
}
