//! The addresses below `/practices`: the list of all with its search, one practice, its earlier versions, and
//! what changed between two of them.

mod at_edition;
mod attached;
mod compare;
mod list;
mod other_forms;
mod practice;
mod related;
mod revisions;

pub use attached::attached_file;
pub use compare::compare;
pub use list::{practices, practices_csv, practices_feed, practices_jsonl};
pub use practice::practice;
pub use revisions::revision;
