//! Accepts connections and limits each: the time for a header, a body and a slow client, the size of a header, the number of
//! connections at once. Knows the site as a service that answers.
//!
//! Input that never becomes a request (no HTTP, two lengths, a header several times too large) is answered by hyper: a bare
//! status without a body, and the connection is closed. Hyper offers no hook for headers or a page there, and a client that
//! speaks no HTTP would read neither.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
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
use super::stopping;
use crate::web::limits::{self, BodyTime};
use crate::web::pipeline::WholeSite;
use crate::web::proxy::Peer;

/// The limits of connections.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// The time until a whole header has arrived, including the silence before it.
    pub header: Duration,
    /// The time until a whole body has arrived.
    pub body: Duration,
    /// The time for which a client may read nothing of an answer.
    pub stall: Duration,
    /// The most bytes of a header. A larger one gets no page; the smaller limit of `web::limits` answers with a page.
    pub header_bytes: usize,
    /// The most lines of a header, likewise.
    pub header_lines: usize,
    /// The most connections at once.
    pub connections: usize,
    /// The time that running requests get when the service stops.
    pub farewell: Duration,
}

impl Default for ConnectionLimits {
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

/// What answers requests. Cheap to clone.
pub trait Answering: Clone + Send + Sync + 'static {
    /// Answers a request.
    fn answer(self, request: Request) -> impl Future<Output = Response> + Send;
}

impl Answering for WholeSite {
    async fn answer(self, request: Request) -> Response {
        Self::answer(&self, request).await
    }
}

impl Answering for Router {
    async fn answer(self, request: Request) -> Response {
        let Ok(response) = self.oneshot(request).await;
        response
    }
}

/// Accepts connections until the service stops, then waits for the running requests.
pub async fn accept(
    listener: TcpListener,
    site: impl Answering,
    limits: ConnectionLimits,
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
        // When every place is taken, new connections wait in the operating system's queue and use no memory here.
        let Ok(place) = places.clone().acquire_owned().await else {
            break;
        };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Most likely no file descriptors are left: pause for a moment instead of spinning.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = stopping(&mut stop) => break,
        };
        // Small answers must not wait for a fuller packet. A socket that refuses the option is served all the same.
        let _ = stream.set_nodelay(true);
        let stream = TokioIo::new(Stalling::new(stream, limits.stall));
        let site = site.clone();
        let service = service_fn(move |request| answer(site.clone(), request, peer, limits.body));
        let connection = graceful.watch(http.serve_connection(stream, service));
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

/// Gives a request to the service, with the peer's address and the time limit of the body.
async fn answer(
    site: impl Answering,
    request: axum::http::Request<Incoming>,
    peer: SocketAddr,
    body: Duration,
) -> Result<Response, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(Peer(peer));
    request.extensions_mut().insert(BodyTime(body));
    Ok(site.answer(request).await)
}
