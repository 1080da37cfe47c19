//! Accounts: who a person is, how the person proves it, and what they may do.
//!
//! Owns the accounts, their roles and scopes, pending registrations, mailed
//! links, device cookies, the account buckets of the throttle and appeals.
//! The extractors of [`reader`] tell every other room who is reading;
//! [`queries`] is what other rooms may read of the accounts.
//! Knows nothing of practices. The administrator's room calls both, and decides
//! what a suspension or a lost role does to claims and submissions.

pub mod actions;
pub(crate) mod boxes;
pub(crate) mod browser;
pub mod check;
mod demo;
mod forms;
pub mod mails;
pub mod model;
pub mod named;
pub(crate) mod pages;
pub mod queries;
pub(crate) mod reader;
mod store;
mod views;

pub use forms::{
    InvitedPerson, TypedPassword, current_password, invited_person, is_of_invitation, label,
    parse_deliverable, problem_of_line,
};
pub(crate) use views::WhoFields;
