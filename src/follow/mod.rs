//! Mails about new practices, for readers without an account: they ask at the page "Subscribe" of a list, confirm by the
//! mailed link, and get what is new in that list at once or on Mondays. The room knows addresses and lists. What a list is
//! and what is new in it the catalogue says ([`crate::catalogue::followed`]); the outbox delivers.
//!
//! A publication is told in two steps. A *round* asks each followed list once what is new in it; afterwards it is unfolded
//! into mails, in batches. The worker does both, on any number of nodes.

pub mod actions;
pub mod check;
mod ending;
mod forms;
mod mails;
pub mod model;
pub(crate) mod pages;
mod store;
mod views;
pub mod worker;

pub use ending::SubscriptionEndings;
pub use mails::{RULES, owe_one_of_each, tell};
