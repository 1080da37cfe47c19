//! `/desk`: leads each reader to where their work waits.

use axum::response::{IntoResponse, Response};

use super::visit::SignedInVisit;
use crate::account::model::Role;
use crate::address;

/// Leads a reviewer to the queue, and a submitter to their own practices.
pub async fn get(visit: SignedInVisit) -> Response {
    let to = if visit.reader.role >= Role::Reviewer {
        address::queue()
    } else {
        address::my_practices()
    };
    visit.redirect(&to).into_response()
}
