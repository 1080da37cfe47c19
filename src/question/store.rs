//! The room's SQL: the questions that are kept, the links in their mails, and the addresses that want none.

pub mod links;
pub mod questions;
