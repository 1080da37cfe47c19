//! What makes a file a picture, and whether the picture moves. The pixels are none of this module's business.

use std::io::{self, Read, Seek, SeekFrom};

use super::{MediaKind, NotRecognised};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";

/// The most chunks of a PNG before its pixels. Editors write a few dozen.
const CHUNKS: usize = 1_000;

/// The kind of picture that begins like this.
pub(super) fn picture(head: &[u8]) -> Option<MediaKind> {
    if head.starts_with(PNG) {
        Some(MediaKind::Png)
    } else if head.starts_with(JPEG) {
        Some(MediaKind::Jpeg)
    } else if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        Some(MediaKind::Webp)
    } else {
        None
    }
}

/// Whether a picture has more than one frame.
pub(super) fn moves(
    file: &mut (impl Read + Seek),
    kind: MediaKind,
    head: &[u8],
) -> Result<bool, NotRecognised> {
    match kind {
        MediaKind::Png => png_moves(file),
        MediaKind::Webp => Ok(webp_moves(head)),
        _ => Ok(false),
    }
}

/// An animated PNG says so in a chunk before its pixels.
fn png_moves(file: &mut (impl Read + Seek)) -> Result<bool, NotRecognised> {
    file.seek(SeekFrom::Start(PNG.len() as u64))?;
    for _ in 0..CHUNKS {
        let (length, name) = chunk(file)?;
        match &name {
            b"acTL" => return Ok(true),
            b"IDAT" => return Ok(false),
            _ => {
                // The chunk is followed by its checksum.
                file.seek(SeekFrom::Current(i64::from(length) + 4))?;
            }
        }
    }
    Err(NotRecognised::Broken)
}

/// The length and the name of the chunk that begins here.
fn chunk(file: &mut impl Read) -> io::Result<(u32, [u8; 4])> {
    let (mut length, mut name) = ([0; 4], [0; 4]);
    file.read_exact(&mut length)?;
    file.read_exact(&mut name)?;
    Ok((u32::from_be_bytes(length), name))
}

/// An animated WebP has the extended header, and a bit in it.
fn webp_moves(head: &[u8]) -> bool {
    const ANIMATION: u8 = 0b10;
    head.get(12..16) == Some(b"VP8X") && head.get(20).is_some_and(|flags| flags & ANIMATION != 0)
}
