//! Public answers travel compressed, for whoever reads over a slow line. Private ones never do: an attacker who
//! can have words of his choice drawn beside a secret, and watch how long the answer is, guesses the secret
//! letter by letter (BREACH). A public answer holds no secret: it is the same for everybody.

use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};

use super::headers::Public;

/// Below this many bytes an answer fits one packet either way.
const WORTH: u64 = 860;

/// Compresses what is marked as public, as the reader's browser asks: brotli before gzip, both at the levels that
/// cost a fraction of drawing the page. The marks that answers carry for a later visit are weak, so they stay
/// true for every encoding.
pub fn layer() -> CompressionLayer<impl Predicate> {
    let public = |_: StatusCode, _: Version, _: &HeaderMap, marks: &Extensions| {
        marks.get::<Public>().is_some()
    };
    CompressionLayer::new().compress_when(SizeAbove::new(WORTH).and(public))
}
