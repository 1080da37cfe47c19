//! Takes connections and gives each its limits: how long a header, a body and a reader may take, how large a
//! header may be, how many there are at once. Knows the router as something that answers.
//!
//! What never becomes a request (no HTTP, two lengths, a header several times too large) is answered by hyper: a
//! bare status without a body, and the connection is closed. It offers no place for headers or a page of ours,
//! and a client that speaks no HTTP would read neither.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt;

use super::stalling::Stalling;
use super::told;
use crate::web::limits::{self, BodyTime};
use crate::web::proxy::Peer;

/// What one connection may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until a header has come whole, silence before it included.
    pub header: Duration,
    /// Until a body has come whole.
    pub body: Duration,
    /// While the other end takes nothing of an answer.
    pub stall: Duration,
    /// The bytes of a header above which not even a page answers. Below it, `web::limits` does.
    pub header_bytes: usize,
    /// The lines of a header, likewise.
    pub header_lines: usize,
    /// How many connections at once.
    pub connections: usize,
    /// For requests under way when the service stops.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            header: Duration::from_secs(10),
            body: BodyTime::default().0,
            stall: Duration::from_secs(30),
            header_bytes: 4 * limits::HEADER,
            header_lines: 4 * limits::LINES,
            connections: 4_096,
            farewell: Duration::from_secs(20),
        }
    }
}

/// Takes connections until told to stop, then waits for the requests under way.
pub async fn accept(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    mut stop: watch::Receiver<bool>,
) {
    let graceful = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.header)
        .max_header_size(limits.header_bytes)
        .max_headers(limits.header_lines);
    let places = Arc::new(Semaphore::new(limits.connections));
    loop {
        // Who finds every place taken waits in the system's line, not in our memory.
        let Ok(place) = places.clone().acquire_owned().await else {
            break;
        };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of files, most likely: rest a moment rather than spin.
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = told(&mut stop) => break,
        };
        // Small answers must not wait for a fuller packet; a socket that cannot do so is served all the same.
        let _ = stream.set_nodelay(true);
        let stream = TokioIo::new(Stalling::new(stream, limits.stall));
        let router = router.clone();
        let answer = service_fn(move |request| answer(router.clone(), request, peer, limits.body));
        let connection = graceful.watch(http.serve_connection(stream, answer));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(limits.farewell, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("requests under way were cut off");
    }
}

/// Hands a request to the router, with what only the connection knows.
async fn answer(
    router: Router,
    request: axum::http::Request<Incoming>,
    peer: SocketAddr,
    body: Duration,
) -> Result<Response, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(Peer(peer));
    request.extensions_mut().insert(BodyTime(body));
    router.oneshot(request).await
}
