//! The core: practices, their revisions, their history. Sole writer of those tables and of every state.
//! It has no pages. Other rooms read its `model`, `fields` and `answers` and call its `actions`; it must
//! not know who asks: a page, a command, the worker or an import.

pub mod actions;
pub(crate) mod alike;
mod already_read;
pub mod answer_checks;
pub mod answers;
pub mod attached_file;
pub mod boxes;
pub mod check;
pub mod columns;
pub mod doi;
pub mod entitled;
mod error;
pub mod fields;
pub(crate) mod ground;
pub(crate) mod harvest_sets;
pub(crate) mod link_worker;
pub(crate) mod links;
mod mails;
pub mod missing;
pub mod model;
pub mod named;
pub mod plain;
mod store;
pub(crate) mod view_worker;
pub(crate) mod worker;
mod year_month;

pub use mails::{RULES, gathered_samples, is_of_undelivered, owe_one_of_each};
