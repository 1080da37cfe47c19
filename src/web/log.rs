//! Gives each request a number, which error pages show and the log contains. The log names routes by their template. It
//! never contains a path, a query, a cookie or a form, because those may contain secrets. Knows no page.

use std::fmt;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::app::App;

/// The number of a request: eight digits that a reader can dictate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestNumber(String);

impl fmt::Display for RequestNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The template of the route that answered, such as `/reset/{token}`.
#[derive(Clone)]
struct Template(MatchedPath);

/// Numbers the request, logs one line with its answer, and returns the number in a header.
pub async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let [a, b, c, d] = app.random.bytes();
    let number = RequestNumber(format!("{a:02x}{b:02x}-{c:02x}{d:02x}"));
    request.extensions_mut().insert(number.clone());
    let method = request.method().clone();
    let begun = Instant::now();
    let span = tracing::info_span!("request", %number);
    let mut response = next.run(request).instrument(span).await;
    let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    let route = response
        .extensions()
        .get::<Template>()
        .map_or("-", |template| template.0.as_str());
    tracing::info!(%number, %method, route, status, millis, "answered");
    if let Ok(number) = HeaderValue::from_str(&number.0) {
        response
            .headers_mut()
            .insert(HeaderName::from_static("x-request-id"), number);
    }
    response
}

/// Attaches the route's template to the answer. This layer is inside the router, where the template is known.
pub async fn route(request: Request, next: Next) -> Response {
    let template = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(template) = template {
        response.extensions_mut().insert(Template(template));
    }
    response
}
