//! The administrator's room: accounts and roles, the outbox, practices that were taken down or asked to be removed.
//! Its deeds touch accounts and practices together, in one transaction; the rules of each stay in their rooms.

pub mod actions;
mod forms;
mod model;
pub mod pages;
mod store;
mod views;

pub use forms::label;
