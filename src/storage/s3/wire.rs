//! Carries the requests of the library over the HTTP client of the service, and gives up on a server that stops answering.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector as Connect, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody,
    HttpResponse, HttpResponseBody, HttpService,
};
use tokio::time::Sleep;

/// How long the client waits for a server.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// Until a connection stands.
    pub(super) connect: Duration,
    /// From the connection to the head of the answer, with the sending of at most one piece of a file.
    pub(super) answer: Duration,
    /// From one piece of an answer to the next.
    pub(super) piece: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            answer: Duration::from_mins(1),
            piece: Duration::from_secs(30),
        }
    }
}

/// Makes clients for the library.
#[derive(Clone, Copy, Debug)]
pub(super) struct Connector(pub(super) Patience);

impl Connect for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        let mut connector = HttpConnector::new();
        connector.enforce_http(false);
        connector.set_connect_timeout(Some(self.0.connect));
        let secured = HttpsConnectorBuilder::new()
            .with_native_roots()
            .map_err(|error| object_store::Error::Generic {
                store: "S3",
                source: Box::new(error),
            })?
            .https_or_http()
            .enable_http1()
            .wrap_connector(connector);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .timer(TokioTimer::new())
            .build(secured);
        Ok(HttpClient::new(Wire {
            client,
            patience: self.0,
        }))
    }
}

#[derive(Debug)]
struct Wire {
    client: Client<HttpsConnector<HttpConnector>, HttpRequestBody>,
    patience: Patience,
}

#[async_trait]
impl HttpService for Wire {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let answer = tokio::time::timeout(self.patience.answer, self.client.request(request)).await;
        let answer = answer.map_err(|_| silent())?.map_err(failed)?;
        let pause = self.patience.piece;
        Ok(answer.map(|body| {
            HttpResponseBody::new(Watched {
                body,
                pause,
                until: None,
            })
        }))
    }
}

fn silent() -> HttpError {
    HttpError::new(
        HttpErrorKind::Timeout,
        io::Error::from(io::ErrorKind::TimedOut),
    )
}

/// What the library needs to know of a failure: whether the request can be sent again.
fn failed(error: Error) -> HttpError {
    let kind = if error.is_connect() {
        HttpErrorKind::Connect
    } else {
        // Reading, writing and removing whole objects under names that are used once does the same if it is done twice.
        HttpErrorKind::Interrupted
    };
    HttpError::new(kind, error)
}

/// The body of an answer, which fails if the server pauses for too long. The time in which the receiver reads nothing does not count.
struct Watched {
    body: Incoming,
    pause: Duration,
    until: Option<Pin<Box<Sleep>>>,
}

impl Body for Watched {
    type Data = Bytes;
    type Error = HttpError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, HttpError>>> {
        let this = &mut *self;
        if let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(context) {
            this.until = None;
            let interrupted = |error| HttpError::new(HttpErrorKind::Interrupted, error);
            return Poll::Ready(frame.map(|frame| frame.map_err(interrupted)));
        }
        let pause = this.pause;
        let sleep = || Box::pin(tokio::time::sleep(pause));
        ready!(this.until.get_or_insert_with(sleep).as_mut().poll(context));
        Poll::Ready(Some(Err(silent())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
