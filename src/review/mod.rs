//! The reviewers' room: the queue, and the desk of one submission with claim, decision, letter and history.
//! Knows practices through their model and actions and never writes a state itself; which buttons stand on a
//! page is read off `workflow`, and the practice room composes the letter of a decision.
//!
//! Its pages belong to reviewers in scope. A reviewer who is a party to a practice sees what its authors see, so these
//! pages never show a reviewer's name to an author.

pub mod actions;
pub mod forms;
mod mails;
pub mod model;
pub(crate) mod pages;
mod store;
mod views;
