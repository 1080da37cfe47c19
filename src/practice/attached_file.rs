//! A picture or another file that a practice shows, as its answers name it. What its bytes are is the attachment room's to
//! know; the words about it are typed by its authors.

use serde::{Deserialize, Serialize};

use crate::address::Address;
use crate::attachment::{Attachment, AttachmentKey, file_segment};
use crate::storage::{FileName, MediaKind, RenditionSize};

/// A picture or another file that the practice shows. The bytes of a key never change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachedFile {
    /// Under which name its bytes are kept.
    pub key: AttachmentKey,
    /// What its content was recognised as.
    pub kind: MediaKind,
    /// Its name for readers who keep it.
    pub name: FileName,
    /// Its size, of a picture that of the larger one.
    pub bytes: u64,
    /// The pixels of a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pixels: Option<PicturePixels>,
    /// What a picture shows, for readers who do not see it: at most [`Self::TEXT`] characters.
    #[serde(default)]
    pub text: String,
    /// What stands below it: at most [`Self::CAPTION`] characters.
    #[serde(default)]
    pub caption: String,
    /// Who made it: at most [`Self::CREDIT`] characters.
    #[serde(default)]
    pub credit: String,
}

/// The size of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PicturePixels {
    /// The width of the larger size.
    pub width: u32,
    /// The height of the larger size.
    pub height: u32,
    /// Whether it is kept in a smaller size besides.
    #[serde(default)]
    pub has_small: bool,
}

impl AttachedFile {
    /// The longest description.
    pub const TEXT: usize = 500;
    /// The longest caption.
    pub const CAPTION: usize = 300;
    /// The longest name of who made it.
    pub const CREDIT: usize = 200;

    /// An attachment with what its sender typed about it.
    pub fn new(attachment: &Attachment, words: FileWords) -> Self {
        let pixels = attachment.width.zip(attachment.height);
        Self {
            key: attachment.key.clone(),
            kind: attachment.kind,
            name: attachment.name.clone(),
            bytes: attachment.bytes.unsigned_abs(),
            pixels: pixels.and_then(|(width, height)| {
                Some(PicturePixels {
                    width: u32::try_from(width).ok()?,
                    height: u32::try_from(height).ok()?,
                    has_small: attachment.small_bytes.is_some(),
                })
            }),
            text: String::new(),
            caption: String::new(),
            credit: String::new(),
        }
        .with_words(words)
    }

    /// The same file with other words.
    #[must_use]
    pub fn with_words(self, words: FileWords) -> Self {
        let FileWords {
            text,
            caption,
            credit,
        } = words;
        Self {
            text,
            caption,
            credit,
            ..self
        }
    }

    /// What its sender typed about it.
    pub fn words(&self) -> FileWords {
        FileWords {
            text: self.text.clone(),
            caption: self.caption.clone(),
            credit: self.credit.clone(),
        }
    }

    /// Its address in this size, below the page that shows it.
    pub fn address(&self, page: &Address, size: RenditionSize) -> Address {
        page.attachment(&self.key, file_segment(self.kind, &self.name, size))
    }
}

/// What an author types about a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileWords {
    /// What a picture shows.
    pub text: String,
    /// What stands below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
}
