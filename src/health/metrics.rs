//! `/metrics`: figures for monitoring, in the text format of Prometheus. For programs of this machine only: how many
//! passwords are compared tells a stranger how a site is used.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::web::Failure;
use crate::web::proxy::Peer;

/// Headers by which a proxy of this machine shows that it asks for another one.
const FORWARDED: [&str; 2] = ["x-forwarded-for", "forwarded"];

/// The figures; for everyone else nothing is there.
pub async fn get(State(app): State<App>, request: Request) -> Response {
    let peer = request.extensions().get::<Peer>();
    let is_here = peer.is_some_and(|peer| is_loopback(peer.0.ip()));
    let is_forwarded = FORWARDED
        .iter()
        .any(|name| request.headers().contains_key(*name));
    if !is_here || is_forwarded {
        return Failure::NotFound.into_response();
    }
    let hashes = app.hashes.total();
    let text = format!(
        "# HELP password_hashes_total Password hashes computed since the service started.\n\
         # TYPE password_hashes_total counter\n\
         password_hashes_total {hashes}\n"
    );
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

fn is_loopback(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}
