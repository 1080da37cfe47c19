//! The reviewers' room: the queue, and the desk of one submission with claim, decision, letter and history.
//! Knows practices through their model and actions and never writes a state itself; which buttons stand on a
//! page is read off `workflow`, and what a decision sends is asked of the practice room.
//!
//! Its pages belong to reviewers in scope. To somebody who is a party to a practice they show what its authors
//! read, so no reviewer's name reaches an author by this door.

pub mod actions;
pub mod forms;
pub mod model;
pub mod pages;
mod store;
pub mod views;
