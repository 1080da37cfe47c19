//! The pages of subscriptions by mail.

mod ask;
mod following;

pub use ask::{send, sent, show};
pub use following::{act, follow};
