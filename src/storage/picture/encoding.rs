//! Writes a picture as a file: what has transparency as PNG, and anything else as JPEG or PNG, whichever is smaller.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageResult};

use super::{MediaKind, PictureRefused, Rendition, RenditionSize};

/// The quality of JPEG files, of 100.
const QUALITY: u8 = 82;

/// The format in which a picture is kept whose original was of this kind. All its sizes have the same.
pub(super) fn format(
    large: &DynamicImage,
    original: MediaKind,
) -> Result<MediaKind, PictureRefused> {
    if large.color().has_alpha() {
        return Ok(MediaKind::Png);
    }
    // The noise that JPEG leaves makes a PNG of the same picture larger, always.
    if original == MediaKind::Jpeg {
        return Ok(MediaKind::Jpeg);
    }
    let length = |kind| write(large, kind).map(|bytes| bytes.len());
    Ok(if length(MediaKind::Png)? <= length(MediaKind::Jpeg)? {
        MediaKind::Png
    } else {
        MediaKind::Jpeg
    })
}

/// The file of a picture in this format.
pub(super) fn encode(
    picture: &DynamicImage,
    size: RenditionSize,
    kind: MediaKind,
) -> Result<Rendition, PictureRefused> {
    Ok(Rendition {
        size,
        width: picture.width(),
        height: picture.height(),
        kind,
        bytes: write(picture, kind)?,
    })
}

fn write(picture: &DynamicImage, kind: MediaKind) -> Result<Vec<u8>, PictureRefused> {
    let written = match kind {
        MediaKind::Jpeg => jpeg(picture),
        _ => png(picture),
    };
    written.map_err(|_| PictureRefused::Broken)
}

fn jpeg(picture: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    Ok(bytes)
}

fn png(picture: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    picture.write_with_encoder(encoder)?;
    Ok(bytes)
}
