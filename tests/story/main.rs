//! One test binary: a file for each story, each story on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    reason = "a test that cannot go on should say where"
)]

mod addresses;
mod language;
mod messages;
mod taxonomy;
