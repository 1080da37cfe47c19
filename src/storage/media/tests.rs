//! Files of each kind, whole and damaged, and what they are recognised as.

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;

const DOCX_TYPES: &str = r#"<?xml version="1.0"?><Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const ODT: &str = "application/vnd.oasis.opendocument.text";

fn seen(bytes: &[u8]) -> Result<MediaKind, NotRecognised> {
    recognise(&mut Cursor::new(bytes))
}

fn refusal(bytes: &[u8]) -> String {
    format!("{:?}", seen(bytes).unwrap_err())
}

/// A zip file of these parts. The first is stored as it is if it is the type of an `OpenDocument`.
fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let method = match *name {
            "mimetype" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn docx(more: &[(&str, &[u8])]) -> Vec<u8> {
    docx_of(DOCX_TYPES, more)
}

fn docx_of(types: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("word/document.xml", b"<w:document/>"),
    ];
    parts.extend(more);
    zip(&parts)
}

fn odt(more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("mimetype", ODT.as_bytes()),
        ("content.xml", b"<office:document-content/>"),
    ];
    if !more
        .iter()
        .any(|(name, _)| *name == "META-INF/manifest.xml")
    {
        parts.push(("META-INF/manifest.xml", b"<manifest:manifest/>"));
    }
    parts.extend(more);
    zip(&parts)
}

fn pdf(middle: &[u8]) -> Vec<u8> {
    [b"%PDF-1.7\n", middle, b"\nstartxref\n9\n%%EOF\n"].concat()
}

fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length[..], name, data, &[0; 4]].concat()
}

fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat()
}

#[test]
fn every_kind_is_recognised_by_its_content() {
    let main = |folder: &str, kind: MediaKind| {
        let types = format!(
            r#"<Types><Default Extension="xml" ContentType="{}.main+xml"/></Types>"#,
            kind.media_type()
        );
        zip(&[
            ("[Content_Types].xml", types.as_bytes()),
            (&format!("{folder}/a.xml"), b""),
        ])
    };
    let open = |kind: MediaKind| {
        zip(&[
            ("mimetype", kind.media_type().as_bytes()),
            ("META-INF/manifest.xml", b""),
            ("content.xml", b""),
        ])
    };
    let header = chunk(b"IHDR", &[0; 13]);
    for (bytes, kind) in [
        (pdf(b""), MediaKind::Pdf),
        (docx(&[]), MediaKind::Docx),
        (main("xl", MediaKind::Xlsx), MediaKind::Xlsx),
        (main("ppt", MediaKind::Pptx), MediaKind::Pptx),
        (odt(&[]), MediaKind::Odt),
        (open(MediaKind::Ods), MediaKind::Ods),
        (open(MediaKind::Odp), MediaKind::Odp),
        (png(&[header, chunk(b"IDAT", b"")]), MediaKind::Png),
        (b"\xff\xd8\xff\xe0".to_vec(), MediaKind::Jpeg),
        (b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(), MediaKind::Webp),
    ] {
        assert_eq!(seen(&bytes).unwrap(), kind);
    }
}

#[test]
fn other_files_are_refused_whatever_their_name_is() {
    for bytes in [
        &b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"[..],
        b"<!doctype html><script>alert(1)</script>",
        b"GIF89a\x01\0\x01\0",
        b"GIF89a/*\x01\0%PDF-1.4 %%EOF",
        b"\n%PDF-1.7\n%%EOF",
        b"MZ\x90\0",
        b"BM",
        b"RIFF\x10\0\0\0WAVEfmt ",
        b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
        b"plain text",
        b"\0",
    ] {
        assert_eq!(refusal(bytes), "UnknownType", "{bytes:?}");
    }
    assert_eq!(refusal(b""), "Empty");
    assert_eq!(
        refusal(&zip(&[("META-INF/MANIFEST.MF", b""), ("A.class", b"")])),
        "UnknownType"
    );
    assert_eq!(
        refusal(&zip(&[("mimetype", b"application/epub+zip")])),
        "UnknownType"
    );
    assert_eq!(refusal(&docx_of("<Types/>", &[])), "UnknownType");
}

#[test]
fn old_and_encrypted_documents_are_told_apart() {
    let compound = |stream: &str| {
        let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
        [COMPOUND_FILE.to_vec(), vec![0; 600_000], name.collect()].concat()
    };
    assert_eq!(refusal(&compound("WordDocument")), "OldOffice");
    assert_eq!(refusal(&compound("EncryptedPackage")), "Encrypted");
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    assert_eq!(
        refusal(&odt(&[("META-INF/manifest.xml", manifest)])),
        "Encrypted"
    );
    let mut flagged = docx(&[]);
    let list = flagged
        .windows(4)
        .position(|bytes| bytes == b"PK\x01\x02")
        .unwrap();
    flagged[list + 8] |= 1;
    assert_eq!(refusal(&flagged), "Encrypted");
}

#[test]
fn macros_are_found_by_name_and_by_type() {
    for part in [
        "word/vbaProject.bin",
        "word/VBAPROJECT.bin",
        "word/vbaData.xml",
        "word/activeX/activeX1.bin",
    ] {
        assert_eq!(refusal(&docx(&[(part, b"")])), "HasMacros", "{part}");
    }
    for part in [
        "Basic/Standard/Module1.xml",
        "Scripts/python/a.py",
        "Object 1/Basic/script-lc.xml",
    ] {
        assert_eq!(refusal(&odt(&[(part, b"")])), "HasMacros", "{part}");
    }
    for media_type in [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-office.vba&#80;roject",
        "application/vnd.ms-excel.macrosheet+xml",
    ] {
        let types = DOCX_TYPES.replace("application/xml", media_type);
        assert_eq!(refusal(&docx_of(&types, &[])), "HasMacros", "{media_type}");
    }
}

#[test]
fn a_picture_that_moves_is_refused() {
    let header = chunk(b"IHDR", &[0; 13]);
    let apng = png(&[header.clone(), chunk(b"acTL", &[0; 8]), chunk(b"IDAT", b"")]);
    assert_eq!(refusal(&apng), "Animated");
    assert_eq!(
        refusal(b"RIFF\x10\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0"),
        "Animated"
    );
    let chunks: Vec<_> = std::iter::repeat_n(chunk(b"tEXt", b"x"), 5_000).collect();
    assert_eq!(refusal(&png(&chunks)), "Broken");
    assert_eq!(refusal(&png(&[header])), "Broken");
    assert_eq!(refusal(&png(&[b"\xff\xff\xff\xfftEXt".to_vec()])), "Broken");
}

#[test]
fn a_pdf_must_end() {
    assert_eq!(refusal(b"%PDF-"), "Broken");
    assert_eq!(
        refusal(b"%PDF-<html><script>alert(1)</script></html>"),
        "Broken"
    );
    assert_eq!(refusal(&[pdf(b""), vec![0; 3_000]].concat()), "Broken");
    assert_eq!(
        seen(&[pdf(b""), vec![0; 1_000]].concat()).unwrap(),
        MediaKind::Pdf
    );
}

#[test]
fn a_file_of_two_kinds_is_refused() {
    let jar = zip(&[("META-INF/MANIFEST.MF", b"")]);
    assert_eq!(refusal(&[pdf(b""), jar.clone()].concat()), "TwoInOne");
    let mut commented = jar;
    commented.truncate(commented.len() - 2);
    commented.extend([5, 0, b'%', b'%', b'E', b'O', b'F']);
    assert_eq!(
        refusal(&[b"%PDF-1.4".to_vec(), commented].concat()),
        "TwoInOne"
    );
    let hidden = zip(&[("mimetype", b"%PDF-1.4"), ("content.xml", b"")]);
    assert_eq!(refusal(&hidden), "TwoInOne");
    // An archive within a PDF is an ordinary attachment of it.
    let inner = pdf(&zip(&[("a", b"")]));
    assert_eq!(seen(&inner).unwrap(), MediaKind::Pdf);
}

#[test]
fn an_archive_that_lies_is_refused() {
    let good = docx(&[]);
    for (bytes, why) in [
        (good[..good.len() - 5].to_vec(), "cut"),
        ([&good[..], b"x"].concat(), "something after the end"),
        (
            [b"PK\x03\x04".to_vec(), good.clone()].concat(),
            "something before the beginning",
        ),
        (changed(&good, 10, &[9, 0]), "more parts than there are"),
        (
            changed(&good, 12, &[0xff, 0, 0, 0]),
            "a longer list than there is",
        ),
        (changed(&good, 4, &[1, 0]), "another volume"),
    ] {
        assert_eq!(refusal(&bytes), "Broken", "{why}");
    }
    assert_eq!(refusal(&changed(&good, 10, &[0xff, 0xff])), "Oversized");
    assert_eq!(refusal(&changed(&good, 12, &[0xff; 4])), "Oversized");
}

/// The file with other bytes at this place of its end record.
fn changed(zip: &[u8], at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip.to_vec();
    let from = zip.len() - 22 + at;
    zip[from..from + bytes.len()].copy_from_slice(bytes);
    zip
}

#[test]
fn parts_are_few_named_shortly_and_no_bombs() {
    let names: Vec<String> = (0..5_001).map(|n| format!("word/{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(refusal(&docx(&parts)), "Oversized");
    assert_eq!(refusal(&docx(&[(&"n".repeat(600), b"")])), "Broken");
    // What a part declares is at another place of the list than what it has.
    let mut bomb = docx(&[]);
    let list = bomb
        .windows(4)
        .position(|bytes| bytes == b"PK\x01\x02")
        .unwrap();
    bomb[list + 24..list + 28].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    assert_eq!(refusal(&bomb), "Oversized");
    let types = format!("{DOCX_TYPES}{}", " ".repeat(3_000_000));
    assert_eq!(refusal(&docx_of(&types, &[])), "Oversized");
}

#[test]
fn a_document_with_two_main_parts_is_refused() {
    let other = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let types = DOCX_TYPES.replace("application/xml", other);
    assert_eq!(
        refusal(&docx_of(&types, &[("xl/workbook.xml", b"")])),
        "TwoInOne"
    );
    assert_eq!(
        refusal(&docx_of("<Types><Override ContentType=\"a", &[])),
        "Broken"
    );
}

#[test]
fn no_cut_and_no_flipped_bit_makes_recognition_panic() {
    for whole in [
        docx(&[]),
        odt(&[]),
        pdf(b"x"),
        png(&[chunk(b"IHDR", &[0; 13]), chunk(b"IDAT", b"")]),
    ] {
        for at in 0..whole.len() {
            let _ = seen(&whole[..at]);
            let mut flipped = whole.clone();
            flipped[at] ^= 0xff;
            let _ = seen(&flipped);
        }
    }
}

#[test]
fn a_disk_that_fails_is_not_the_senders_fault() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::Other.into())
        }
    }
    impl Seek for Failing {
        fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
            Ok(10)
        }
    }
    assert!(matches!(
        recognise(&mut Failing),
        Err(NotRecognised::Unreadable(_))
    ));
}
