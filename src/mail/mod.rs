//! Everything that leaves the service by mail: what is owed to whom, the outbox, the worker that empties it and
//! the frame that every mail wears. It knows envelopes, not practices: what a mail says, who is owed one and
//! whether it is still owed when it leaves is told by the rooms, through [`model::Notice`] and [`rooms::Rooms`].
//!
//! A room writes `actions::owe(&mut tx, now, notice)` beside its change of state: both are there or neither.
//! The text comes from a [`letter::Letter`], so that the plain part and the HTML part say the same, and whether
//! a mail goes now, in the daily digest or never is read off the room's table of [`preferences::Rule`]s.

pub mod actions;
pub mod commands;
pub mod delivery;
pub mod destination;
pub mod digest;
pub mod eml;
pub mod health;
pub mod letter;
pub mod mailbox;
pub mod message;
pub mod model;
pub mod pages;
pub mod preferences;
pub mod rooms;
mod store;
pub mod transport;
pub mod unowed;
pub mod views;
pub mod worker;
