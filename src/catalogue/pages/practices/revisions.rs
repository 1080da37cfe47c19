//! The published versions of a practice, each at an address of its own.

use axum::extract::Path;
use axum::response::Response;

use super::practice::show;
use crate::catalogue::pages::segment::not_found;
use crate::catalogue::pages::visit::PublicRequest;
use crate::web::Failure;

/// The k-th published version. `k` has no sign and no leading zero.
pub async fn revision(
    request: PublicRequest,
    Path((slug, k)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let number = k
        .parse::<i64>()
        .ok()
        .filter(|number| *number > 0 && number.to_string() == k);
    match number {
        Some(number) => show(request, &slug, Some(number)).await,
        None => Err(not_found()),
    }
}
