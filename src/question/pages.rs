//! The pages of questions: the form about a practice, and the page behind the links in mails.

mod ask;
mod link;

pub use ask::{send, sent, show};
pub use link::{act, follow};
