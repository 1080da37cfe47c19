//! Pictures of many kinds, and what is kept of them.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// A picture with soft colours, as a photograph has.
fn photograph(width: u32, height: u32) -> DynamicImage {
    let noise_at = |x: u32, y: u32| {
        let mixed = x.wrapping_mul(374_761_393) ^ y.wrapping_mul(668_265_263);
        let mixed = (mixed ^ (mixed >> 13)).wrapping_mul(1_274_126_177);
        (mixed ^ (mixed >> 16)) & 31
    };
    let value = |n: u32| u8::try_from(n % 256).unwrap();
    RgbImage::from_fn(width, height, |x, y| {
        let noise = noise_at(x, y);
        Rgb([
            value(x / 8 + noise),
            value(y / 8 + noise),
            value((x + y) / 16 + noise),
        ])
    })
    .into()
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn jpeg(picture: &DynamicImage) -> Vec<u8> {
    file(picture, ImageFormat::Jpeg)
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    file(picture, ImageFormat::Png)
}

fn drawn(bytes: &[u8], kind: MediaKind) -> Vec<(Rendition, DynamicImage)> {
    let renditions = redraw(bytes, kind).unwrap();
    let open = |rendition: Rendition| {
        let format = match rendition.kind {
            MediaKind::Jpeg => ImageFormat::Jpeg,
            _ => ImageFormat::Png,
        };
        let picture = image::load_from_memory_with_format(&rendition.bytes, format).unwrap();
        assert_eq!(
            (picture.width(), picture.height()),
            (rendition.width, rendition.height)
        );
        (rendition, picture)
    };
    renditions.into_iter().map(open).collect()
}

fn sizes(picture: &DynamicImage) -> Vec<(RenditionSize, u32, u32)> {
    let all = drawn(&jpeg(picture), MediaKind::Jpeg);
    all.iter()
        .map(|(one, _)| (one.size, one.width, one.height))
        .collect()
}

/// A JPEG file with this orientation, and a place, in its description.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let tiff = [
        &b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"[..],
        &[orientation, 0, 0, 0, 0, 0, 0],
        b"GPSLatitude 46.2044 N",
    ]
    .concat();
    with_segment(jpeg, 0xe1, &[b"Exif\0\0", &tiff[..]].concat())
}

fn with_segment(jpeg: &[u8], marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, data, &jpeg[2..]].concat()
}

fn has(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[test]
fn pictures_get_sensible_sizes_and_are_never_enlarged() {
    use RenditionSize::{Large, Small};
    for (width, height, expected) in [
        (1, 1, vec![(Large, 1, 1)]),
        (640, 100, vec![(Large, 640, 100)]),
        (720, 90, vec![(Large, 720, 90), (Small, 640, 80)]),
        (800, 1_000, vec![(Large, 800, 1_000), (Small, 512, 640)]),
        (1_800, 1_350, vec![(Large, 1_600, 1_200), (Small, 640, 480)]),
        (9_000, 300, vec![(Large, 1_600, 53), (Small, 640, 21)]),
        (12_000, 1, vec![(Large, 1_600, 1), (Small, 640, 1)]),
    ] {
        assert_eq!(
            sizes(&photograph(width, height)),
            expected,
            "{width} × {height}"
        );
    }
}

#[test]
fn every_orientation_becomes_upright() {
    // The upper left corner of the upright picture is red.
    for (orientation, corner) in [(1, (0, 0)), (2, (1, 0)), (3, (1, 1)), (4, (0, 1))] {
        check_corner(orientation, corner, (64, 32));
    }
    for (orientation, corner) in [(5, (0, 0)), (6, (0, 1)), (7, (1, 1)), (8, (1, 0))] {
        check_corner(orientation, corner, (32, 64));
    }
}

/// Draws a picture whose red corner lies in this corner of the file. It must come out upright, in this size.
fn check_corner(orientation: u8, (right, low): (u32, u32), size: (u32, u32)) {
    let picture = RgbImage::from_fn(64, 32, |x, y| {
        let is_corner = (x >= 32) == (right == 1) && (y >= 16) == (low == 1);
        Rgb(if is_corner { [255, 0, 0] } else { [0, 0, 255] })
    });
    let bytes = with_exif(&jpeg(&picture.into()), orientation);
    let (_, upright) = drawn(&bytes, MediaKind::Jpeg).remove(0);
    let upright = upright.to_rgb8();
    assert_eq!(upright.dimensions(), size, "{orientation}");
    assert!(upright.get_pixel(4, 4)[0] > 200, "{orientation}");
    let (x, y) = (size.0 - 4, size.1 - 4);
    assert!(upright.get_pixel(x, y)[2] > 200, "{orientation}");
}

#[test]
fn nothing_but_pixels_is_kept() {
    let plain = jpeg(&photograph(700, 500));
    let bytes = with_segment(&with_exif(&plain, 6), 0xfe, b"a comment <script>");
    let bytes = with_segment(&bytes, 0xed, b"Photoshop 3.0 IPTC author");
    let bytes = [
        &bytes[..],
        b"<html><script>alert(1)</script></html>PK\x05\x06",
    ]
    .concat();
    for (rendition, _) in drawn(&bytes, MediaKind::Jpeg) {
        for hidden in [
            &b"Exif"[..],
            b"GPS",
            b"comment",
            b"Photoshop",
            b"script",
            b"PK\x05\x06",
        ] {
            assert!(!has(&rendition.bytes, hidden), "{hidden:?}");
        }
    }
    let mut described = Vec::new();
    let mut encoder = PngEncoder::new(&mut described);
    encoder
        .set_exif_metadata(b"MM\0\x2a\0\0\0\x08\0\0GPSLatitude".to_vec())
        .unwrap();
    encoder
        .set_icc_profile(moxcms::ColorProfile::new_srgb().encode().unwrap())
        .unwrap();
    encoder
        .write_image(&[9; 12], 2, 2, image::ExtendedColorType::Rgb8)
        .unwrap();
    assert!(has(&described, b"eXIf") && has(&described, b"iCCP"));
    for (rendition, _) in drawn(&described, MediaKind::Png) {
        assert!(!has(&rendition.bytes, b"eXIf") && !has(&rendition.bytes, b"iCCP"));
    }
}

#[test]
fn the_smaller_format_is_chosen() {
    let chart: DynamicImage = RgbImage::from_fn(900, 600, |x, y| {
        Rgb(if x / 90 % 2 == 0 && y > x / 2 {
            [20, 60, 160]
        } else {
            [255; 3]
        })
    })
    .into();
    assert_eq!(
        drawn(&png(&chart), MediaKind::Png)[0].0.kind,
        MediaKind::Png
    );
    assert_eq!(
        drawn(&png(&photograph(900, 600)), MediaKind::Png)[0].0.kind,
        MediaKind::Jpeg
    );
    assert_eq!(
        drawn(&jpeg(&chart), MediaKind::Jpeg)[0].0.kind,
        MediaKind::Jpeg
    );
    let webp = file(&photograph(900, 600), ImageFormat::WebP);
    assert_eq!(drawn(&webp, MediaKind::Webp)[0].0.kind, MediaKind::Jpeg);
    let stripes = |x: u32| Rgb([if x.is_multiple_of(2) { 0 } else { 255 }; 3]);
    for size in [700, 900] {
        let lines = png(&RgbImage::from_fn(size, size, |x, _| stripes(x)).into());
        let all = drawn(&lines, MediaKind::Png);
        assert!(all.iter().all(|(one, _)| one.kind == all[0].0.kind));
        assert!(
            all.windows(2)
                .all(|two| two[1].0.bytes.len() < two[0].0.bytes.len())
        );
    }
}

#[test]
fn transparency_stays_and_has_no_dark_edge() {
    // A white disc whose invisible surroundings are black.
    let disc = RgbaImage::from_fn(1_000, 1_000, |x, y| {
        let (x, y) = (f64::from(x) - 500.0, f64::from(y) - 500.0);
        Rgba(if x.hypot(y) < 450.0 { [255; 4] } else { [0; 4] })
    });
    for (rendition, picture) in drawn(&png(&disc.into()), MediaKind::Png) {
        assert_eq!(rendition.kind, MediaKind::Png);
        let dark = picture
            .to_rgba8()
            .pixels()
            .filter(|pixel| pixel[3] > 8 && pixel[0] < 230)
            .count();
        assert_eq!(dark, 0);
        assert_eq!(picture.to_rgba8().get_pixel(0, 0)[3], 0);
    }
    let opaque = RgbaImage::from_pixel(20, 20, Rgba([1, 2, 3, 255]));
    assert!(
        !drawn(&png(&opaque.into()), MediaKind::Png)[0]
            .1
            .color()
            .has_alpha()
    );
}

#[test]
fn unusual_pixels_become_usual_ones() {
    let soft = photograph(100, 80);
    for picture in [
        DynamicImage::from(soft.to_luma8()),
        soft.to_luma16().into(),
        soft.to_luma_alpha8().into(),
        soft.to_luma_alpha16().into(),
        soft.to_rgb16().into(),
        soft.to_rgba16().into(),
    ] {
        let (_, redrawn) = drawn(&png(&picture), MediaKind::Png).remove(0);
        let (was, is) = (picture.to_rgb8(), redrawn.to_rgb8());
        let difference = |(a, b): (&Rgb<u8>, &Rgb<u8>)| a[1].abs_diff(b[1]) < 40;
        assert!(
            was.pixels().zip(is.pixels()).all(difference),
            "{:?}",
            picture.color()
        );
    }
    let grey = jpeg(&soft.to_luma8().into());
    assert_eq!(drawn(&grey, MediaKind::Jpeg).len(), 1);
}

#[test]
fn a_profile_is_converted_and_a_wrong_one_is_left_aside() {
    let green = || DynamicImage::from(RgbImage::from_pixel(8, 8, Rgb([60, 200, 60])));
    let pixel = |profile: Vec<u8>| {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 100);
        encoder.set_icc_profile(profile).unwrap();
        encoder.encode_image(&green()).unwrap();
        let (_, picture) = drawn(&bytes, MediaKind::Jpeg).remove(0);
        picture.to_rgb8().get_pixel(4, 4).0
    };
    let plain = pixel(moxcms::ColorProfile::new_srgb().encode().unwrap());
    let wide = pixel(moxcms::ColorProfile::new_display_p3().encode().unwrap());
    assert!(
        plain[0].abs_diff(60) < 4 && plain[1].abs_diff(200) < 4,
        "{plain:?}"
    );
    // The same numbers mean a stronger green on a wide screen.
    assert!(wide[0] < 30 && wide[1] > 198, "{wide:?}");
    let grey = moxcms::ColorProfile::new_gray_with_gamma(2.2)
        .encode()
        .unwrap();
    for wrong in [b"no profile".to_vec(), vec![0xff; 5_000], grey] {
        assert_eq!(pixel(wrong), plain);
    }
}

#[test]
fn a_damaged_picture_is_refused() {
    let (photo, drawing) = (jpeg(&photograph(300, 200)), png(&photograph(300, 200)));
    let webp = file(&photograph(300, 200), ImageFormat::WebP);
    for (bytes, kind) in [
        (&photo, MediaKind::Jpeg),
        (&drawing, MediaKind::Png),
        (&webp, MediaKind::Webp),
    ] {
        for kept in [3, 12, 40, bytes.len() / 2, bytes.len() - 20] {
            assert_eq!(
                redraw(&bytes[..kept], kind).unwrap_err(),
                PictureRefused::Broken,
                "{kept} {kind:?}"
            );
        }
    }
    for (bytes, kind) in [
        (&photo, MediaKind::Png),
        (&drawing, MediaKind::Jpeg),
        (&photo, MediaKind::Pdf),
    ] {
        assert_eq!(redraw(bytes, kind).unwrap_err(), PictureRefused::Broken);
    }
}

#[test]
fn a_picture_that_declares_too_much_is_refused_before_it_is_decoded() {
    let declared = |width: u32, height: u32| {
        let mut bytes = png(&photograph(2, 2));
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.to_be_bytes());
        bytes
    };
    for (width, height) in [
        (50_000, 50_000),
        (12_001, 1),
        (1, 12_001),
        (6_325, 6_325),
        (u32::MAX, u32::MAX),
    ] {
        let outcome = redraw(&declared(width, height), MediaKind::Png);
        assert_eq!(
            outcome.unwrap_err(),
            PictureRefused::TooLarge,
            "{width} × {height}"
        );
    }
    // The size fits, but the pixels are missing.
    assert_eq!(
        redraw(&declared(6_000, 6_000), MediaKind::Png).unwrap_err(),
        PictureRefused::Broken
    );
    let mut wide = jpeg(&photograph(16, 16));
    let frame = wide
        .windows(2)
        .position(|pair| pair == [0xff, 0xc0])
        .unwrap();
    wide[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(
        redraw(&wide, MediaKind::Jpeg).unwrap_err(),
        PictureRefused::TooLarge
    );
}

/// The checksum of a PNG chunk.
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32| (0..8).fold(sum, |sum, _| (sum >> 1) ^ (0xedb8_8320 * (sum & 1)));
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        step((sum ^ u32::from(*byte)) & 0xff) ^ (sum >> 8)
    })
}

#[test]
fn no_flipped_byte_makes_a_decoder_panic() {
    let small = photograph(24, 16);
    for (bytes, kind) in [
        (with_exif(&jpeg(&small), 6), MediaKind::Jpeg),
        (png(&small), MediaKind::Png),
        (file(&small, ImageFormat::WebP), MediaKind::Webp),
    ] {
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0xff;
            let _ = redraw(&flipped, kind);
        }
    }
}
