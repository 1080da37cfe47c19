//! How a practice is shown, and to whom: its face, its byline, the badge of a state, a line of its history, the names
//! that a viewer reads. The submitter's, the reviewer's and the public's rooms draw with these parts, so that one event
//! is never shown by two programs. It knows no form, and of pages only that of a comparison, which three rooms have. It reads
//! `practice` and changes nothing.

pub mod badge;
pub(crate) mod byline;
pub(crate) mod comments;
pub mod comparison;
pub(crate) mod face;
pub(crate) mod files;
pub(crate) mod findings;
pub(crate) mod history;
pub(crate) mod letter;
pub(crate) mod mail_fate;
pub(crate) mod names;
pub(crate) mod page_views;
pub(crate) mod reasons;
pub(crate) mod referred;
pub(crate) mod remark;
pub(crate) mod replication;
pub(crate) mod typed_address;
