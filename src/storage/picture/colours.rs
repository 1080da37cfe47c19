//! What happens to the pixels of a picture: fewer of them, eight bits each, and in the colours that every browser assumes.

use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView, Pixel, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// The longest profile that is read. Those of cameras and screens have a few kilobytes.
const PROFILE: usize = 4 * 1_024 * 1_024;

/// The same picture in eight bits of red, green and blue, with transparency if it has some. Greys become colours, so that one
/// way leads through all that follows.
pub(super) fn to_bytes(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8().into();
    }
    let pixels = picture.into_rgba8();
    if pixels.pixels().all(|pixel| pixel[3] == u8::MAX) {
        return DynamicImage::from(pixels).into_rgb8().into();
    }
    pixels.into()
}

/// The picture with sides of at most this many pixels.
pub(super) fn shrink(picture: DynamicImage, side: u32) -> DynamicImage {
    let longest = picture.width().max(picture.height());
    if longest <= side {
        return picture;
    }
    let (width, height) = (scaled(&picture, side, false), scaled(&picture, side, true));
    let picture = weighted(picture);
    // Averages of whole pixels are fast, and exact enough far above the size; the slow filter does the rest.
    let picture = if longest > 4 * side {
        picture.thumbnail_exact(
            scaled(&picture, 2 * side, false),
            scaled(&picture, 2 * side, true),
        )
    } else {
        picture
    };
    unweighted(picture.resize_exact(width, height, FilterType::Lanczos3))
}

/// A side of a picture whose longer side gets this many pixels.
fn scaled(picture: &DynamicImage, side: u32, is_height: bool) -> u32 {
    let (width, height) = picture.dimensions();
    let own = u64::from(if is_height { height } else { width });
    let longest = u64::from(width.max(height)).max(1);
    let exact = (own * u64::from(side) + longest / 2) / longest;
    u32::try_from(exact).unwrap_or(side).max(1)
}

/// Colours by their opacity, so that the colour of an invisible pixel does not run into its neighbours.
fn weighted(picture: DynamicImage) -> DynamicImage {
    change_transparent(picture, |value, opacity| value * opacity / 255)
}

/// The opposite of [`weighted`].
fn unweighted(picture: DynamicImage) -> DynamicImage {
    change_transparent(picture, |value, opacity| match opacity {
        0 => 0,
        _ => ((value * 255 + opacity / 2) / opacity).min(255),
    })
}

/// Changes the colours of a picture that has transparency.
fn change_transparent(picture: DynamicImage, change: impl Fn(u16, u16) -> u16) -> DynamicImage {
    let DynamicImage::ImageRgba8(mut pixels) = picture else {
        return picture;
    };
    for pixel in pixels.pixels_mut() {
        let opacity = pixel[3].into();
        pixel.apply_without_alpha(|value| {
            u8::try_from(change(value.into(), opacity)).unwrap_or(u8::MAX)
        });
    }
    pixels.into()
}

/// Converts the colours of a picture with a profile to sRGB. Where the profile cannot be used, the colours stay.
pub(super) fn to_srgb(picture: &mut DynamicImage, profile: &[u8]) {
    let layout = match picture {
        DynamicImage::ImageRgb8(_) => Layout::Rgb,
        DynamicImage::ImageRgba8(_) => Layout::Rgba,
        _ => return,
    };
    if profile.len() > PROFILE {
        return;
    }
    let Some(source) = ColorProfile::new_from_slice(profile)
        .ok()
        .filter(|profile| profile.color_space == DataColorSpace::Rgb)
    else {
        return;
    };
    let target = ColorProfile::new_srgb();
    let Ok(transform) =
        source.create_transform_8bit(layout, &target, layout, TransformOptions::default())
    else {
        return;
    };
    let before = picture.as_bytes();
    let mut after = vec![0; before.len()];
    if transform.transform(before, &mut after).is_ok() {
        replace(picture, after);
    }
}

/// Puts other values into a picture.
fn replace(picture: &mut DynamicImage, values: Vec<u8>) {
    let (width, height) = picture.dimensions();
    let replaced = if picture.color().has_alpha() {
        RgbaImage::from_raw(width, height, values).map(DynamicImage::from)
    } else {
        image::RgbImage::from_raw(width, height, values).map(DynamicImage::from)
    };
    if let Some(replaced) = replaced {
        *picture = replaced;
    }
}
