//! Compresses public answers, for readers on slow connections. Private answers are never compressed: an attacker who can
//! place chosen words beside a secret, and observe the length of the answer, can guess the secret letter by letter
//! (BREACH). A public answer contains no secret, because it is the same for every reader.

use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};

use super::headers::Public;

/// A smaller answer fits into one packet with or without compression.
const WORTH: u64 = 860;

/// Compresses answers that are marked as public, as the browser accepts it: brotli before gzip, both at levels that cost
/// a fraction of drawing the page. The `ETag`s of such answers are weak, so that they are valid for every encoding.
pub fn layer() -> CompressionLayer<impl Predicate> {
    let public = |_: StatusCode, _: Version, _: &HeaderMap, marks: &Extensions| {
        marks.get::<Public>().is_some()
    };
    CompressionLayer::new().compress_when(SizeAbove::new(WORTH).and(public))
}
