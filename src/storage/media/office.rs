//! What makes a file an office document: a zip file with certain parts. The end record is judged before the library opens
//! the file, so that no archive of a million parts is ever read into memory. Of the parts, two at most are unpacked, each
//! up to a limit.

use std::io::{Read, Seek, SeekFrom};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::{MediaKind, NotRecognised, contains, pdf, read_tail};

/// What every zip file begins with that has a part.
pub(super) const LOCAL_HEADER: &[u8] = b"PK\x03\x04";

const END_RECORD: &[u8] = b"PK\x05\x06";
const ZIP64_LOCATOR: &[u8] = b"PK\x06\x07";

/// The length of an end record without a comment.
const END: usize = 22;
/// The length of an end record with the longest comment.
pub(super) const LONGEST_END: usize = END + u16::MAX as usize;
/// The length of the record that may stand before the end record, in large archives.
const LOCATOR: usize = 20;

/// The most parts of a document.
const PARTS: u16 = 5_000;
/// The most bytes of the list of parts.
const LIST: u32 = 4 * 1_024 * 1_024;
/// The most bytes of a part's name.
const NAME: usize = 512;
/// The most bytes that all parts together may unpack to.
const UNPACKED: u64 = 1_024 * 1_024 * 1_024;
/// The most bytes of a part that is unpacked here.
const PART: u64 = 2 * 1_024 * 1_024;

/// The parts of a Microsoft document by their types.
const TYPES: &str = "[Content_Types].xml";
/// The parts of an `OpenDocument` by their types.
const MANIFEST: &str = "META-INF/manifest.xml";
/// The first part of an `OpenDocument`: its type.
const MIMETYPE: &str = "mimetype";

/// Whether the last bytes of a file are, up to the very end, those of a zip file.
pub(super) fn ends_as_zip(tail: &[u8]) -> bool {
    tail.windows(END).enumerate().any(|(at, record)| {
        let comment = usize::from(u16::from_le_bytes([record[20], record[21]]));
        record.starts_with(END_RECORD) && at + END + comment == tail.len()
    })
}

/// The kind of the document that a zip file is.
pub(super) fn recognise(
    file: &mut (impl Read + Seek),
    length: u64,
    head: &[u8],
) -> Result<MediaKind, NotRecognised> {
    if contains(head, pdf::MARK) {
        return Err(NotRecognised::TwoInOne);
    }
    let expected = number_of_parts(file, length)?;
    let mut archive = ZipArchive::new(file).map_err(of_zip)?;
    let is_plain = archive.len() == expected && archive.offset() == 0;
    if !is_plain || archive.has_duplicate_names() {
        return Err(NotRecognised::Broken);
    }
    let names = part_names(&archive, length)?;
    // An OpenDocument tells its type in plain bytes after the first header.
    let is_open = head.get(30..38) == Some(MIMETYPE.as_bytes());
    let kind = if is_open {
        open_document(&mut archive)
    } else {
        microsoft_document(&mut archive, &names)
    }?;
    if names.iter().any(|name| is_program(name)) {
        return Err(NotRecognised::HasMacros);
    }
    Ok(kind)
}

/// How many parts the end record of a zip file declares, if the file is laid out as office programs do it: no comment,
/// nothing before the first part, nothing between the list of parts and the end, and no 64-bit records.
fn number_of_parts(file: &mut (impl Read + Seek), length: u64) -> Result<usize, NotRecognised> {
    let tail = read_tail(file, length, END + LOCATOR)?;
    let (before, end) = tail
        .split_at_checked(tail.len().saturating_sub(END))
        .filter(|(_, end)| end.starts_with(END_RECORD) && end.len() == END)
        .ok_or(NotRecognised::Broken)?;
    let short = |at: usize| u16::from_le_bytes([end[at], end[at + 1]]);
    let long = |at: usize| u32::from_le_bytes([end[at], end[at + 1], end[at + 2], end[at + 3]]);
    let (parts, list, start) = (short(10), long(12), long(16));
    let is_one_piece = short(4) == 0 && short(6) == 0 && short(8) == parts && short(20) == 0;
    if parts > PARTS || list > LIST {
        return Err(NotRecognised::Oversized);
    }
    let ends_here = u64::from(list) + u64::from(start) + END as u64 == length;
    if !is_one_piece || !ends_here || parts == 0 || before.starts_with(ZIP64_LOCATOR) {
        return Err(NotRecognised::Broken);
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(parts.into())
}

/// The names of all parts, in lower case. Their sizes are those of a document and not of a bomb.
fn part_names(
    archive: &ZipArchive<impl Read + Seek>,
    length: u64,
) -> Result<Vec<String>, NotRecognised> {
    let (mut names, mut packed, mut unpacked) = (Vec::new(), 0_u64, 0_u64);
    for index in 0..archive.len() {
        let part = archive.by_index_data(index).map_err(of_zip)?;
        if part.encrypted() {
            return Err(NotRecognised::Encrypted);
        }
        packed = packed.saturating_add(part.compressed_size());
        unpacked = unpacked.saturating_add(part.size());
        let name = std::str::from_utf8(part.name_raw()).ok();
        let name = name.filter(|name| name.len() <= NAME);
        names.push(name.ok_or(NotRecognised::Broken)?.to_ascii_lowercase());
    }
    if unpacked > UNPACKED {
        return Err(NotRecognised::Oversized);
    }
    // Parts that together are longer than the file overlap.
    if packed > length {
        return Err(NotRecognised::Broken);
    }
    Ok(names)
}

/// Whether a part of this name is a macro, or belongs to one.
fn is_program(name: &str) -> bool {
    const FOLDERS: [&str; 5] = ["basic", "scripts", "macrosheets", "activex", "dialogs"];
    let mut folders: Vec<&str> = name.split('/').collect();
    let last = folders.pop().unwrap_or_default();
    last.starts_with("vbaproject")
        || last.starts_with("vbadata")
        || folders.iter().any(|folder| FOLDERS.contains(folder))
}

/// The kind that the first part of an `OpenDocument` names.
fn open_document(archive: &mut ZipArchive<impl Read + Seek>) -> Result<MediaKind, NotRecognised> {
    let first = archive.by_name(MIMETYPE).map_err(of_zip)?;
    let is_first = first.header_start() == 0 && first.compression() == CompressionMethod::Stored;
    drop(first);
    if !is_first {
        return Err(NotRecognised::Broken);
    }
    let media_type = unpack(archive, MIMETYPE)?;
    let kinds = [MediaKind::Odt, MediaKind::Ods, MediaKind::Odp];
    let kind = kinds
        .into_iter()
        .find(|kind| kind.media_type().as_bytes() == media_type)
        .ok_or(NotRecognised::UnknownType)?;
    if contains(&unpack(archive, MANIFEST)?, b"encryption-data") {
        return Err(NotRecognised::Encrypted);
    }
    archive.by_name("content.xml").map_err(of_zip)?;
    Ok(kind)
}

/// The kind that the list of types of a Microsoft document names.
fn microsoft_document(
    archive: &mut ZipArchive<impl Read + Seek>,
    names: &[String],
) -> Result<MediaKind, NotRecognised> {
    if archive.index_for_name(TYPES).is_none() {
        return Err(NotRecognised::UnknownType);
    }
    let types = content_types(&unpack(archive, TYPES)?)?;
    if types.iter().any(|of_part| is_program_type(of_part)) {
        return Err(NotRecognised::HasMacros);
    }
    let kinds = [
        (MediaKind::Docx, "word/"),
        (MediaKind::Xlsx, "xl/"),
        (MediaKind::Pptx, "ppt/"),
    ];
    let mut found = kinds.into_iter().filter(|(kind, folder)| {
        let main = format!("{}.main+xml", kind.media_type());
        types.contains(&main) && names.iter().any(|name| name.starts_with(folder))
    });
    match (found.next(), found.next()) {
        (Some((kind, _)), None) => Ok(kind),
        (Some(_), Some(_)) => Err(NotRecognised::TwoInOne),
        (None, _) => Err(NotRecognised::UnknownType),
    }
}

/// Whether a part of this type is a macro, or may contain one.
fn is_program_type(media_type: &str) -> bool {
    let lower = media_type.to_ascii_lowercase();
    ["macro", "vbaproject", "vbadata", "activex"]
        .iter()
        .any(|program| lower.contains(program))
}

/// The types in the list of a Microsoft document.
fn content_types(xml: &[u8]) -> Result<Vec<String>, NotRecognised> {
    let mut reader = Reader::from_reader(xml);
    let mut types = Vec::new();
    loop {
        match reader.read_event().map_err(|_| NotRecognised::Broken)? {
            Event::Start(element) | Event::Empty(element) => {
                types.extend(content_type(&element)?);
            }
            Event::Eof => return Ok(types),
            _ => {}
        }
    }
}

/// The type that one element of the list names.
fn content_type(element: &BytesStart<'_>) -> Result<Option<String>, NotRecognised> {
    let found = element
        .try_get_attribute("ContentType")
        .map_err(|_| NotRecognised::Broken)?;
    let Some(found) = found else {
        return Ok(None);
    };
    let value = std::str::from_utf8(&found.value).map_err(|_| NotRecognised::Broken)?;
    let value = quick_xml::escape::unescape(value).map_err(|_| NotRecognised::Broken)?;
    Ok(Some(value.into_owned()))
}

/// A whole part, if it is not too long.
fn unpack(
    archive: &mut ZipArchive<impl Read + Seek>,
    name: &str,
) -> Result<Vec<u8>, NotRecognised> {
    let mut bytes = Vec::new();
    let part = archive.by_name(name).map_err(of_zip)?;
    part.take(PART + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > PART {
        return Err(NotRecognised::Oversized);
    }
    Ok(bytes)
}

fn of_zip(error: ZipError) -> NotRecognised {
    match error {
        ZipError::Io(error) => error.into(),
        _ => NotRecognised::Broken,
    }
}
