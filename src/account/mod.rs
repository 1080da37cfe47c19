//! Accounts: who somebody is, how they prove it, and what they may do.
//!
//! Owns the accounts, their roles and scopes, pending registrations, mailed
//! links, device cookies, the account buckets of the throttle and appeals.
//! Says to every other room who is reading, by the extractors of [`reader`].
//! Knows nothing of practices: what a suspension or a lost role does to claims
//! and submissions is the administrator's room, which calls both.

pub mod actions;
mod browser;
pub mod check;
mod demo;
mod forms;
pub mod mails;
pub mod model;
pub mod named;
pub mod pages;
pub mod reader;
mod store;
mod views;

pub use forms::label;
