//! What changed between two revisions of a practice, and how it is shown: to its authors, to the review team and to the
//! public, each as much as they may read. `changes` walks the fields' table, `paragraphs` and `words` compare texts,
//! `drawn` says it in the reader's words, and `page` is the page of a comparison, which is the same in three rooms. `effort`
//! bounds the work; beyond it texts are compared by paragraph.

mod board;
mod changes;
mod drawn;
mod effort;
mod order;
mod page;
mod paragraphs;
mod words;

pub use board::{AskedComparison, ComparedRevision, ComparisonBoard};
pub use changes::Readership;
pub use drawn::{Comparison, DrawnUnits};
pub use page::ComparisonPage;

#[cfg(test)]
mod tests;
