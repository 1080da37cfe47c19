//! The addresses below `/practices`: the list of all with its search, one practice, and its earlier versions.

mod list;
mod practice;
mod revisions;

pub use list::{practices, practices_feed};
pub use practice::practice;
pub use revisions::revision;
