//! Questions of readers to the person whom a public practice names. A reader without an account writes one, confirms the own
//! address by a mailed link, and the service relays it: the reader's address is the one that is answered, and the address of
//! the person asked stays hidden. The room keeps a question only until it has left; whom a practice names the room of
//! practices says, and the outbox delivers.

pub mod actions;
mod forms;
mod mails;
pub mod model;
pub(crate) mod pages;
mod store;
mod views;
pub mod worker;

pub use mails::{RULES, owe_one_of_each, tell};
