//! How much and how long: bodies, fields, the time of a request. The sizes of headers are `serve`'s.

use std::time::Duration;

/// The largest form, in bytes.
pub const BODY: usize = 1024 * 1024;

/// The most fields of one form.
pub const FIELDS: usize = 2_000;

/// The longest time in which a body must have come whole.
#[derive(Clone, Copy, Debug)]
pub struct BodyTime(pub Duration);

impl Default for BodyTime {
    fn default() -> Self {
        Self(Duration::from_secs(30))
    }
}

/// The longest time that a request may take before an answer begins.
pub const ANSWER: Duration = Duration::from_mins(1);
