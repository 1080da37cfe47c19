//! The kinds of files that a practice may have, and how a file is recognised: by its content alone, never by its name or by
//! what the browser says. It reads a bounded part of a file, and trusts no size that the file declares.

mod office;
mod pdf;
mod still;

use std::io::{self, Read, Seek, SeekFrom};

use crate::closed_list::closed_list;
use crate::db::stored::stored_as_text;

closed_list! {
    /// The kind of a file, by its content.
    pub enum MediaKind {
        /// A JPEG picture.
        Jpeg = "jpeg",
        /// A PNG picture.
        Png = "png",
        /// A WebP picture.
        Webp = "webp",
        /// A PDF document.
        Pdf = "pdf",
        /// A text document of Microsoft Office.
        Docx = "docx",
        /// A spreadsheet of Microsoft Office.
        Xlsx = "xlsx",
        /// A presentation of Microsoft Office.
        Pptx = "pptx",
        /// A text document in `OpenDocument`.
        Odt = "odt",
        /// A spreadsheet in `OpenDocument`.
        Ods = "ods",
        /// A presentation in `OpenDocument`.
        Odp = "odp",
    }
}

impl MediaKind {
    /// The media type, as IANA lists it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
        }
    }

    /// The usual ending of a file's name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            other => other.as_str(),
        }
    }

    /// Whether this is a picture, which is drawn anew before it is kept.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }
}

stored_as_text!(MediaKind);

/// Why a file is not accepted. Each variant is a message of its own to the person who sent the file.
#[derive(Debug, thiserror::Error)]
pub enum NotRecognised {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file is of no accepted kind.
    #[error("the file is of no accepted kind")]
    UnknownType,
    /// The file is a document of Microsoft Office from before 2007 (`.doc`, `.xls`, `.ppt`).
    #[error("the file is an old office document")]
    OldOffice,
    /// The document contains macros, scripts or other programs.
    #[error("the document contains macros")]
    HasMacros,
    /// The document opens with a password only.
    #[error("the document is encrypted")]
    Encrypted,
    /// The picture moves.
    #[error("the picture is animated")]
    Animated,
    /// The file can be read as two kinds: programs would disagree about what it is.
    #[error("the file is of two kinds at once")]
    TwoInOne,
    /// The document has too many parts, or unpacks to too many bytes.
    #[error("the document unpacks to too much")]
    Oversized,
    /// The file is damaged or incomplete.
    #[error("the file is damaged")]
    Broken,
    /// The service could not read its own copy of the file: the sender is not at fault.
    #[error("the file could not be read: {0}")]
    Unreadable(io::Error),
}

impl From<io::Error> for NotRecognised {
    /// A file that ends too early is damaged.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput => Self::Broken,
            _ => Self::Unreadable(error),
        }
    }
}

/// How many bytes at the beginning show the kind. Many programs accept the mark of a PDF anywhere in them.
const HEAD: usize = 1_024;

/// What every Compound File begins with: an office document from before 2007, or an encrypted one of today.
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The kind of a file. The file is left at an arbitrary place.
pub fn recognise(file: &mut (impl Read + Seek)) -> Result<MediaKind, NotRecognised> {
    let length = file.seek(SeekFrom::End(0))?;
    let head = part(file, 0, HEAD)?;
    if head.is_empty() {
        return Err(NotRecognised::Empty);
    }
    if head.starts_with(pdf::MARK) {
        return pdf::check(file, length).map(|()| MediaKind::Pdf);
    }
    if head.starts_with(office::LOCAL_HEADER) {
        return office::recognise(file, length, &head);
    }
    if head.starts_with(COMPOUND_FILE) {
        return Err(judge_compound_file(file, length)?);
    }
    let Some(picture) = still::picture(&head) else {
        return Err(NotRecognised::UnknownType);
    };
    if still::moves(file, picture, &head)? {
        return Err(NotRecognised::Animated);
    }
    Ok(picture)
}

/// At most this many bytes from this place on.
fn part(file: &mut (impl Read + Seek), from: u64, most: usize) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// At most this many bytes at the end.
fn read_tail(file: &mut (impl Read + Seek), length: u64, most: usize) -> io::Result<Vec<u8>> {
    part(file, length.saturating_sub(most as u64), most)
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Why a Compound File is not accepted. The list of its streams stands near one of its ends.
fn judge_compound_file(
    file: &mut (impl Read + Seek),
    length: u64,
) -> Result<NotRecognised, NotRecognised> {
    const SEARCHED: usize = 256 * 1_024;
    let stream: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let is_encrypted = contains(&part(file, 0, SEARCHED)?, &stream)
        || contains(&read_tail(file, length, SEARCHED)?, &stream);
    Ok(if is_encrypted {
        NotRecognised::Encrypted
    } else {
        NotRecognised::OldOffice
    })
}

#[cfg(test)]
mod tests;
