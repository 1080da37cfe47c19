//! Pictures and files of practices: takes them in, keeps their bytes in the storage and what is known of them in the
//! database, and sends them. Which revision names an attachment is the practice room's to decide; it tells this room, and
//! from that follows who may read the bytes and when they are no longer needed. Knows no page and no answer.

pub mod actions;
pub mod check;
mod model;
mod sending;
mod store;
pub mod worker;

pub use model::{Attachment, AttachmentKey, file_segment};
pub use sending::AskedFile;
