//! The routes with what guards each of them: a form gives a field one value, an answer comes in time, and a panic is a
//! failure. Knows no page.

use std::panic::AssertUnwindSafe;

use axum::Router;
use axum::extract::Request;
use axum::http::Method;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use tower::ServiceExt;

use super::failure::Failure;
use super::limits;
use super::posted;
use super::repeated::{self, IsList};

/// The routes. Cheap to clone.
#[derive(Clone)]
pub struct Routed {
    routes: Router,
    lists: &'static [IsList],
}

impl Routed {
    /// These routes. `lists` says which inputs may be sent several times.
    pub fn new(routes: Router, lists: &'static [IsList]) -> Self {
        Self { routes, lists }
    }

    /// The answer of the route that the request names.
    pub async fn answer(&self, request: Request) -> Response {
        match repeated::check(self.lists, request).await {
            Ok(request) => or_fault(self.answer_in_time(request)).await,
            Err(failure) => failure.into_response(),
        }
    }

    /// Ends a request that takes longer than a browser would wait.
    async fn answer_in_time(&self, request: Request) -> Response {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        let most = if posted::may_bring_a_file(request.headers()) {
            limits::UPLOAD
        } else {
            limits::ANSWER
        };
        let answer = self.routes.clone().oneshot(request);
        match tokio::time::timeout(most, answer).await {
            Ok(Ok(response)) => response,
            Ok(Err(never)) => match never {},
            // The deed may have been stored at the last moment.
            Err(_) if !reads => Failure::PerhapsDone.into_response(),
            Err(_) => Failure::Busy(limits::ANSWER).into_response(),
        }
    }
}

/// The answer, or a failure if drawing it panicked: a panic fails one request and not the service.
pub async fn or_fault(answer: impl Future<Output = Response>) -> Response {
    let answered = AssertUnwindSafe(answer).catch_unwind().await;
    answered.unwrap_or_else(|_| Failure::Fault.into_response())
}
