//! The pictures and files of a practice as its pages show them. Each page has them below its own address, so that exactly
//! those who may read the page may read them.

use crate::address::Address;
use crate::language::Messages;
use crate::practice::answers::{AttachedFile, PicturePixels};
use crate::storage::RenditionSize;
use crate::web::Frame;

/// One file.
#[derive(Debug, Clone)]
pub struct FileLine {
    pub name: String,
    /// Its address, of a picture that of the larger one.
    pub link: String,
    pub picture: Option<PictureLine>,
    /// What stands below it, as its sender typed it.
    pub caption: String,
    /// “Made by: Ministry of Labour”.
    pub credit: Option<String>,
    /// “Description: Two officers at a border post”, for those who judge the description of a picture.
    pub described: Option<String>,
    /// Its kind and size: “PDF, 240 kB”.
    pub note: String,
}

/// A picture within a page.
#[derive(Debug, Clone)]
pub struct PictureLine {
    /// The address of the smaller size.
    pub source: String,
    /// The width of that size in pixels.
    pub width: u32,
    /// The height of that size in pixels.
    pub height: u32,
    /// What it shows.
    pub text: String,
}

impl FileLine {
    /// Whether words stand below the picture.
    pub fn has_words(&self) -> bool {
        !self.caption.is_empty() || self.credit.is_some() || self.described.is_some()
    }

    /// The same line with the description of a picture in words that everybody sees.
    #[must_use]
    pub(super) fn with_description(self, t: Messages) -> Self {
        let text = self.picture.as_ref().map(|picture| picture.text.as_str());
        let text = text.filter(|text| !text.is_empty());
        let described = text.map(|text| t.say("file-described").with("text", text).to_string());
        Self { described, ..self }
    }
}

/// The files of a practice, whose page is at this address.
pub fn file_lines(files: &[AttachedFile], frame: &Frame, page: &Address) -> Vec<FileLine> {
    let line = |file: &AttachedFile| {
        let at = |size| frame.to(file.address(page, size));
        let shown = file.pixels.map(|pixels| {
            let (size, width, height) = shown_size(pixels);
            PictureLine {
                source: at(size),
                width,
                height,
                text: file.text.clone(),
            }
        });
        FileLine {
            name: file.name.as_str().to_owned(),
            link: at(RenditionSize::Large),
            picture: shown,
            caption: file.caption.clone(),
            credit: (!file.credit.is_empty()).then(|| {
                let credit = frame.t.say("file-credit");
                credit.with("name", file.credit.as_str()).to_string()
            }),
            described: None,
            note: file_note(file, frame.t),
        }
    };
    files.iter().map(line).collect()
}

/// Which size a page shows, with its width and height.
fn shown_size(pixels: PicturePixels) -> (RenditionSize, u32, u32) {
    let PicturePixels {
        width,
        height,
        has_small,
    } = pixels;
    if !has_small {
        return (RenditionSize::Large, width, height);
    }
    let longest = width.max(height).max(1);
    let scaled = |side: u32| {
        let side =
            u64::from(side) * u64::from(RenditionSize::Small.side()) + u64::from(longest) / 2;
        u32::try_from(side / u64::from(longest)).unwrap_or(1).max(1)
    };
    (RenditionSize::Small, scaled(width), scaled(height))
}

/// “PDF, 240 kB”.
fn file_note(file: &AttachedFile, t: Messages) -> String {
    let kilobytes = file.bytes.div_ceil(1_000).max(1);
    let size = if kilobytes < 1_000 {
        t.say("file-kilobytes").with("count", count(kilobytes))
    } else {
        t.say("file-megabytes")
            .with("count", count(kilobytes.div_ceil(1_000)))
    };
    let note = t.say("file-note").with("size", size.to_string());
    note.with("kind", t.of("file-kind", file.kind.as_str()))
        .to_string()
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
