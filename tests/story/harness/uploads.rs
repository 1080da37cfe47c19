//! Forms that bring a file, sent as a browser sends them, and pictures and documents that are made for a story.

use std::io::Cursor;

use axum::http::Method;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use url::Url;

use crate::browser::{Browser, Page};

/// A file that is sent: the name that the browser gives it, and its bytes.
pub type Sent<'a> = (&'a str, &'a [u8]);

/// Sends the form of the files of a draft with these fields and this file.
pub async fn send_file(
    browser: &Browser,
    at: &str,
    fields: &[(&str, &str)],
    file: Option<Sent<'_>>,
) -> Page {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!(
            "--story\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        body.extend(part.as_bytes());
    }
    let (name, bytes) = file.unwrap_or_default();
    let name = name
        .replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A");
    let part = format!(
        "--story\r\nContent-Disposition: form-data; name=\"files_file\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"
    );
    body.extend(part.as_bytes());
    body.extend(bytes);
    body.extend(b"\r\n--story--\r\n");
    let url = Url::parse("https://praxis.example")
        .unwrap()
        .join(at)
        .unwrap();
    let request = browser
        .request(Method::POST, &url)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=story");
    let page = browser.send(request, body).await;
    match page.header("location").map(str::to_owned) {
        Some(to) => browser.visit(&to).await,
        None => page,
    }
}

/// Adds a file to a draft, with the description and the promise that it may be shown.
pub async fn add_file(browser: &Browser, at: &str, text: &str, file: Sent<'_>) -> Page {
    let fields = [
        ("files_text", text),
        ("files_permitted", "yes"),
        ("deed", "save"),
    ];
    send_file(browser, at, &fields, Some(file)).await
}

/// A photograph of this size, as JPEG, with the place where it was taken in its metadata.
pub fn photograph(width: u32, height: u32) -> Vec<u8> {
    let shades = RgbImage::from_fn(width, height, |x, y| {
        let shade = |n: u32| u8::try_from(n % 256).unwrap();
        Rgb([shade(x / 3), shade(y / 2), shade(x + y)])
    });
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(place()).unwrap();
    let colour = ExtendedColorType::Rgb8;
    encoder
        .write_image(shades.as_raw(), width, height, colour)
        .unwrap();
    bytes
}

/// Metadata that names a place, as a telephone writes it.
fn place() -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x0e\x01\x02\0\x15\0\0\0\x1a\0\0\0\0\0\0\0".to_vec();
    exif.extend(PLACE.as_bytes());
    exif.push(0);
    exif
}

/// The place in the metadata of [`photograph`].
pub const PLACE: &str = "38.5598 N, 68.7870 E";

/// A drawing of one colour, as PNG.
pub fn drawing(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let plain = RgbImage::from_pixel(width, height, Rgb([20, 90, 140]));
    plain.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A small document.
pub fn document() -> Vec<u8> {
    b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n".to_vec()
}
