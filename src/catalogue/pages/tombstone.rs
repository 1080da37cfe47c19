//! What is left of a practice whose text is gone, for programs: what its page says of it, too. The interface and the other forms
//! of the practice answer the same.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::visit::PublicVisit;
use crate::catalogue::store::PublishedPractice;
use crate::catalogue::withdrawal::WithdrawnFor;
use crate::web::problem_details::ProblemDetails;

/// The problem that says it.
pub fn tombstone(visit: &PublicVisit, practice: &PublishedPractice) -> Response {
    let t = visit.request.words();
    let wish = WithdrawnFor::of(practice.taken_down_on_request);
    let until = practice.taken_down_at.unwrap_or(practice.published_at);
    let detail = "This practice was published, and was taken down for good.";
    ProblemDetails::new(StatusCode::GONE, detail)
        .with(
            "practice",
            json!({
                "slug": practice.slug.as_str(),
                "title": practice.title.trim(),
                "published": t.iso(practice.first_published_at),
                "taken_down": t.iso(until),
                "status": practice.public.as_str(),
                "reason": wish.as_str(),
            }),
        )
        .into_response()
}
