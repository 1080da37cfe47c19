//! Start and graceful stop: starts to listen last and stops it first, runs the workers in between, and gives the mail worker
//! each room's check whether a mail is still owed. Nothing is decided here.

mod connections;
mod stalling;

use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

pub use connections::{ConnectionLimits, accept};

use crate::account;
use crate::app::App;
use crate::attachment;
use crate::catalogue::Catalogue;
use crate::db::Fault;
use crate::follow;
use crate::mail::rooms::Rooms;
use crate::mail::transport::{SmtpUrlError, Transport};
use crate::mail::worker::Worker;
use crate::practice;
use crate::question;
use crate::router;
use crate::visitor::Visitor;
use crate::web::{forget_unfinished, session};

/// How often expired rows are deleted.
const SWEEP: Duration = Duration::from_hours(1);

/// Why the service did not start, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is in use, or the service may not listen there.
    #[error("The service cannot listen on {address}: {why}")]
    Listen {
        /// The address of the setting `listen`.
        address: std::net::SocketAddr,
        /// The error of the operating system.
        why: std::io::Error,
    },
    /// The mail server's address cannot be used.
    #[error(transparent)]
    Mail(#[from] SmtpUrlError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
    /// The process cannot receive signals.
    #[error("The service could not wait for signals: {0}")]
    Signals(std::io::Error),
}

/// Serves until SIGTERM or SIGINT, then waits for running requests and mails. `ready` is called with the address once the
/// service can be reached.
pub async fn serve(
    app: App,
    rooms: Rooms,
    ready: impl FnOnce(std::net::SocketAddr),
) -> Result<(), ServeError> {
    let listener = listen(&app).await?;
    let worker = Worker::new(app.clone(), Arc::new(rooms), Transport::of(&app.settings)?);
    let catalogue = Catalogue::new(&app);
    catalogue.name_repository().await?;
    if let Err(error) = forget_unfinished(&app.settings.data) {
        tracing::warn!(%error, "files that were received in part could not be removed");
    }
    fold_queue(&app).await?;
    chain_histories(&app).await?;
    let site = router::whole_site(&catalogue, Some(worker.pulse()));
    let reader = catalogue.reader.clone();
    let downloads = catalogue.downloads.clone();
    let views = catalogue.views.clone();
    let (stop, stopped) = watch::channel(false);
    let mut workers = JoinSet::new();
    workers.spawn(worker.run(stopped.clone()));
    workers.spawn(practice::worker::run(app.clone(), stopped.clone()));
    if app.settings.link_visits {
        match Visitor::new(&app) {
            Ok(visitor) => {
                workers.spawn(practice::link_worker::run(
                    app.clone(),
                    visitor,
                    stopped.clone(),
                ));
            }
            Err(error) => tracing::error!(%error, "the links of practices are not visited"),
        }
    }
    workers.spawn(follow::worker::run(catalogue.clone(), stopped.clone()));
    workers.spawn(practice::view_worker::run(
        app.clone(),
        views.clone(),
        stopped.clone(),
    ));
    workers.spawn(question::worker::run(app.clone(), stopped.clone()));
    workers.spawn(attachment::worker::run(app.clone(), stopped.clone()));
    workers.spawn(sweep(app.clone(), stopped.clone()));
    workers.spawn(follow_commits(app.clone(), stopped.clone()));
    let minted = mint_arks(app.clone(), stopped.clone());
    workers.spawn(index(catalogue, minted, stopped.clone()));
    warn_about_settings(&app);
    ready(listener.local_addr().unwrap_or(app.settings.listen));
    let serving = tokio::spawn(accept(listener, site, ConnectionLimits::default(), stopped));
    let outcome = stop_signal().await;
    tracing::info!("stopping: no new requests, those under way end");
    stop.send_replace(true);
    if let Err(error) = serving.await {
        tracing::error!(%error, "the listener ended badly");
    }
    downloads.close();
    while workers.join_next().await.is_some() {}
    // After the last requests.
    practice::view_worker::write_down(&app, &views).await;
    reader.close().await;
    app.db.close().await;
    tracing::info!("stopped");
    outcome.map_err(ServeError::Signals)
}

async fn listen(app: &App) -> Result<TcpListener, ServeError> {
    let address = app.settings.listen;
    TcpListener::bind(address)
        .await
        .map_err(|why| ServeError::Listen { address, why })
}

/// Folds the words of the queue that an update of the program left to it.
async fn fold_queue(app: &App) -> Result<(), Fault> {
    let folded = practice::actions::fold_queue(app).await?;
    if folded > 0 {
        tracing::info!(submissions = folded, "the queue's words were folded");
    }
    Ok(())
}

/// Chains the histories that an update of the program left to it.
async fn chain_histories(app: &App) -> Result<(), Fault> {
    let chained = practice::actions::chain_histories(app).await?;
    if chained > 0 {
        tracing::info!(practices = chained, "the histories were chained");
    }
    Ok(())
}

/// Warns the operator of settings that lower the security.
fn warn_about_settings(app: &App) {
    if !app.settings.rate_limits {
        tracing::warn!("rate limits and the time trap of forms are off: this is for tests only");
    }
    if !app.settings.demo {
        tracing::warn!(
            "reviewers and administrators sign in by password alone; second factors are not built yet"
        );
    }
}

/// Waits for SIGTERM or SIGINT.
async fn stop_signal() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// Waits until the service stops, or the sender of the stop is gone.
async fn stopping(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Gives persistent identifiers to the practices that were published before the site had its number. Pages are served
/// meanwhile.
async fn mint_arks(app: App, mut stop: watch::Receiver<bool>) {
    tokio::select! {
        minted = practice::actions::mint_missing_arks(&app) => match minted {
            Ok(0) => {}
            Ok(practices) => tracing::info!(practices, "persistent identifiers were minted"),
            Err(fault) => tracing::error!(%fault, "persistent identifiers could not be minted"),
        },
        () = stopping(&mut stop) => {}
    }
}

/// Follows the commits of other nodes and of commands.
async fn follow_commits(app: App, mut stop: watch::Receiver<bool>) {
    tokio::select! {
        () = app.db.follow() => {}
        () = stopping(&mut stop) => {}
    }
}

/// Mints the persistent identifiers that are missing, and then keeps the search index at the database's edition. Pages are
/// served from the start, even while the index is behind.
async fn index(
    catalogue: Catalogue,
    minted: impl Future<Output = ()>,
    mut stop: watch::Receiver<bool>,
) {
    tokio::select! {
        () = catalogue.follow(minted) => {}
        () = stopping(&mut stop) => {}
    }
}

/// Deletes expired rows: sessions and kept forms, registrations and links, full buckets, requests to follow a list, questions.
async fn sweep(app: App, mut stop: watch::Receiver<bool>) {
    loop {
        let swept = async {
            let mut tx = app.db.write().await?;
            session::sweep(&mut tx, app.clock.now()).await?;
            tx.commit().await?;
            account::actions::sweep(&app).await?;
            follow::actions::sweep(&app).await?;
            question::actions::sweep(&app).await
        };
        if let Err(fault) = swept.await {
            tracing::warn!(%fault, "expired rows could not be deleted");
        }
        tokio::select! {
            () = tokio::time::sleep(SWEEP) => {}
            () = stopping(&mut stop) => return,
        }
    }
}
