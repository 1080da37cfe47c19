//! The demonstration's mailbox: it reads the mails that the transport wrote into files, and shows them on pages. Only a
//! demonstration answers at these addresses.

pub(crate) mod mail;
pub mod mailbox;
mod views;
