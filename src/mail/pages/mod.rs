//! The pages of mails, cut by address.

pub mod unsubscribe;
