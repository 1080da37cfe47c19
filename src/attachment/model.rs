//! What is known of an attachment. Pure.

use crate::app::Random;
use crate::db::ids::PracticeId;
use crate::db::stored::travels_as_text;
use crate::encoding::hex;
use crate::storage::{FileName, MediaKind, RenditionSize, StorageKey};

/// The name of an attachment for good: 32 hexadecimal digits, drawn by chance. It stands in addresses, and is no secret
/// that gives access.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttachmentKey(String);

impl AttachmentKey {
    const BYTES: usize = 16;

    /// A new key.
    pub fn draw(random: &Random) -> Self {
        Self(hex(&random.bytes::<{ Self::BYTES }>()))
    }

    /// Reads a key as it is written. `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
        let is_key = text.len() == 2 * Self::BYTES && text.bytes().all(is_digit);
        is_key.then(|| Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the storage keeps the bytes of this size.
    pub fn stored(&self, size: RenditionSize) -> StorageKey {
        StorageKey::of(&self.0, size)
    }
}

travels_as_text!(AttachmentKey);

/// An attachment, as the database knows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Attachment {
    /// Its name for good.
    pub key: AttachmentKey,
    /// The practice to whose draft it was sent.
    pub practice_id: PracticeId,
    /// What its content was recognised as.
    pub kind: MediaKind,
    /// A safe file name with the ending of its kind.
    pub name: FileName,
    /// The size of the file, or of the larger one of the two sizes of a picture.
    pub bytes: i64,
    /// The width of a picture in pixels.
    pub width: Option<i64>,
    /// The height of a picture in pixels.
    pub height: Option<i64>,
    /// The size of the smaller picture, if there is one besides.
    pub small_bytes: Option<i64>,
}

impl Attachment {
    /// The size that the last part of an address names; none if it is not an address of this attachment.
    pub fn size_at(&self, segment: &str) -> Option<RenditionSize> {
        let has =
            |size: &RenditionSize| *size == RenditionSize::Large || self.small_bytes.is_some();
        let sizes = [RenditionSize::Large, RenditionSize::Small].into_iter();
        sizes
            .filter(has)
            .find(|size| file_segment(self.kind, &self.name, *size) == segment)
    }
}

/// The last part of the address of an attachment: its name, or the size of a picture.
pub fn file_segment(kind: MediaKind, name: &FileName, size: RenditionSize) -> String {
    if kind.is_picture() {
        format!("{}.{}", size.as_str(), kind.extension())
    } else {
        name.as_str().to_owned()
    }
}
