//! Draws a picture anew: what is kept is made from the pixels alone, in the sizes that pages show. So neither the place
//! where a photograph was taken nor anything that was hidden in the file is ever published. Blocking, and bounded in memory
//! and time by limits that are checked before a pixel is decoded. Knows no storage.

mod colours;
mod encoding;
mod scans;

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::media::MediaKind;
use crate::closed_list::closed_list;

/// The most pixels of a side.
const SIDE: u32 = 12_000;
/// The most pixels of a picture.
const PIXELS: u64 = 40_000_000;
/// The most bytes that the pixels may take. 40 million pixels fit with 8 bits and transparency, fewer with 16 bits.
const DECODED: u64 = 4 * PIXELS;
/// The most bytes that a decoder may ask for besides.
const WORKING: u64 = 256 * 1_024 * 1_024;

closed_list! {
    /// The size in which a picture is kept.
    pub enum RenditionSize {
        /// For reading: at most 1,600 pixels a side.
        Large = "large",
        /// For pages that show several: at most 640 pixels a side.
        Small = "small",
    }
}

impl RenditionSize {
    /// The most pixels of a side.
    pub const fn side(self) -> u32 {
        match self {
            Self::Large => 1_600,
            Self::Small => 640,
        }
    }
}

/// A picture as it is kept and shown.
#[derive(Clone, Debug)]
pub struct Rendition {
    /// The size.
    pub size: RenditionSize,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// Either JPEG or PNG.
    pub kind: MediaKind,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why a picture is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureRefused {
    /// The picture has more pixels, or takes more memory, than the service allows.
    #[error("the picture has too many pixels")]
    TooLarge,
    /// The picture is damaged, incomplete or of an unusual kind.
    #[error("the picture cannot be read")]
    Broken,
}

/// Draws a picture anew. The first rendition is always the large one, which has never more pixels than the picture. The small
/// one follows in the same format, if the picture is larger than that and the file becomes smaller. An animated picture that
/// came so far is reduced to its first frame.
pub fn redraw(bytes: &[u8], kind: MediaKind) -> Result<Vec<Rendition>, PictureRefused> {
    // A decoder that panics has met a file that no one else will be able to read either.
    catch_unwind(AssertUnwindSafe(|| draw(bytes, kind))).unwrap_or(Err(PictureRefused::Broken))
}

fn draw(bytes: &[u8], kind: MediaKind) -> Result<Vec<Rendition>, PictureRefused> {
    let format = match kind {
        MediaKind::Jpeg if scans::is_whole(bytes) => ImageFormat::Jpeg,
        MediaKind::Png => ImageFormat::Png,
        MediaKind::Webp => ImageFormat::WebP,
        _ => return Err(PictureRefused::Broken),
    };
    let original = decode(bytes, format)?;
    let is_large = original.longest_side() > RenditionSize::Small.side();
    let large = original.reduced()?;
    let kind = encoding::format(&large, kind)?;
    let mut renditions = vec![encoding::encode(&large, RenditionSize::Large, kind)?];
    if is_large {
        let small = colours::shrink(large, RenditionSize::Small.side());
        let small = encoding::encode(&small, RenditionSize::Small, kind)?;
        // Fewer pixels of a drawing may have more colours, and then they save nothing.
        if small.bytes.len() < renditions[0].bytes.len() {
            renditions.push(small);
        }
    }
    Ok(renditions)
}

/// The pixels of a file, and what the file says about them.
struct Original {
    pixels: DynamicImage,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

impl Original {
    fn longest_side(&self) -> u32 {
        self.pixels.width().max(self.pixels.height())
    }

    /// The picture in its large size, upright and in sRGB. What remains to be done is done to the smaller picture.
    fn reduced(self) -> Result<DynamicImage, PictureRefused> {
        let plain = colours::to_bytes(self.pixels);
        let mut large = colours::shrink(plain, RenditionSize::Large.side());
        large.apply_orientation(self.orientation);
        if let Some(profile) = self.profile {
            colours::to_srgb(&mut large, &profile);
        }
        if large.width() == 0 || large.height() == 0 {
            return Err(PictureRefused::Broken);
        }
        Ok(large)
    }
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<Original, PictureRefused> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(DECODED + WORKING);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    let is_within = width <= SIDE
        && height <= SIDE
        && u64::from(width) * u64::from(height) <= PIXELS
        && decoder.total_bytes() <= DECODED;
    if !is_within {
        return Err(PictureRefused::TooLarge);
    }
    // A picture whose description cannot be read is drawn as it lies.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let pixels = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    Ok(Original {
        pixels,
        orientation,
        profile,
    })
}

fn refused(error: &ImageError) -> PictureRefused {
    match error {
        ImageError::Limits(_) => PictureRefused::TooLarge,
        _ => PictureRefused::Broken,
    }
}

#[cfg(test)]
mod tests;
