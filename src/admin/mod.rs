//! The administrator's room: accounts and roles, the outbox, practices that were taken down or asked to be removed.
//! Its actions change accounts and practices together, in one transaction. The rules of each stay in their rooms.

pub mod actions;
mod forms;
mod model;
pub(crate) mod pages;
mod store;
mod views;

pub use forms::{is_list, label};
pub use model::SuspensionReason;
