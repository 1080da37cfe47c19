//! The bytes of pictures and files: recognises a file by its content, draws a picture anew, names a file safely, and keeps
//! bytes in a folder or in an S3 bucket. Knows no practice, no account, no page and no database.

mod file_name;
mod key;
mod media;
mod objects;
mod picture;
mod s3;

pub use file_name::{Disposition, FileName};
pub use key::StorageKey;
pub use media::{MediaKind, NotRecognised, recognise};
pub use objects::{Storage, StorageFault, StoredFile, StoredKey};
pub use picture::{PictureRefused, Rendition, RenditionSize, redraw};
