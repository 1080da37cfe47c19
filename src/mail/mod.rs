//! Everything that leaves the service by mail: what is owed to whom, the outbox, the worker that empties it and
//! the layout of every mail. The room knows envelopes, not practices. The other rooms say what a mail says, who is
//! owed one and whether it is still owed when it leaves, through [`model::NewNotice`] and [`rooms::Rooms`].
//!
//! A room calls `actions::owe(&mut tx, now, notice)` in the transaction of its change of state, so that both are
//! committed or neither. The text comes from a [`letter::Letter`], so that the plain part and the HTML part say the
//! same. The room's table of [`preferences::Rule`]s decides whether a mail goes now, in a digest or never.

pub mod actions;
pub mod bounces;
pub(crate) mod delivery;
pub mod demo;
pub(crate) mod destination;
pub(crate) mod digest;
pub mod eml;
pub(crate) mod ending;
pub(crate) mod framing;
pub(crate) mod gathering;
mod header;
pub mod letter;
pub(crate) mod message;
pub mod model;
pub(crate) mod pages;
pub mod preferences;
pub mod relation;
pub mod report;
pub mod rooms;
mod store;
pub mod transport;
pub mod turn;
pub mod unowed;
mod views;
pub mod worker;
