//! A practice, its revisions and its events as typed values, and how a person stands to them.
//! The rules of the workflow are asked of `workflow`; nothing here knows a database or a page.

mod case;
mod decision;
mod ids;
mod parties;
mod rows;

/// Within so many days of its submission a first answer is promised.
pub const TARGET_DAYS: i64 = 14;

pub use case::Case;
pub use decision::{Decision, DeclineCode, Reasons, TakeDown, WordsProblem};
pub use ids::{PracticeId, Reference, RevisionId, Saves, Seq, Slug};
pub use parties::{Bar, Parties, Party};
pub use rows::{Details, Event, Practice, Revision};
