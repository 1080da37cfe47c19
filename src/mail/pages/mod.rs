//! The pages of mails, cut by address.

pub(crate) mod unsubscribe;
