//! Whether a JPEG picture is whole. The decoder fills what is missing with grey, and passes over the whole picture once for
//! each scan, of which a small file can declare hundreds of thousands.

/// The most scans. Programs write about ten into a progressive picture.
const SCANS: usize = 40;

const MARKER: u8 = 0xff;
const START_OF_SCAN: u8 = 0xda;
const END_OF_IMAGE: u8 = 0xd9;

/// Whether the file has a first scan, not too many more, and an end after it.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let Some(scans) = first_scan(bytes).and_then(|at| bytes.get(at..)) else {
        return false;
    };
    // Within the data of a scan, a marker's first byte is always followed by another one.
    let markers = |name: u8| scans.windows(2).filter(move |pair| *pair == [MARKER, name]);
    markers(START_OF_SCAN).count() <= SCANS && markers(END_OF_IMAGE).next().is_some()
}

/// Where the first scan begins. Before it, each segment says how long it is; a preview in one of them has an end of its own.
fn first_scan(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        match bytes.get(at..at + 2)? {
            [MARKER, START_OF_SCAN] => return Some(at),
            // Markers may be preceded by more of their first byte.
            [MARKER, MARKER] => at += 1,
            [MARKER, _] => {
                let length = bytes.get(at + 2..at + 4)?;
                at += 2 + usize::from(u16::from_be_bytes([length[0], length[1]]));
            }
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &[u8] = b"\xff\xd8\xff\xe1\x00\x06\xff\xda\xff\xd9\xff\xff\xdb\x00\x03x";

    fn file(rest: &[u8]) -> Vec<u8> {
        [HEADER, rest].concat()
    }

    #[test]
    fn a_picture_ends_after_its_first_scan() {
        assert!(is_whole(&file(b"\xff\xda\x00\x02abc\xff\xd9")));
        assert!(is_whole(&file(b"\xff\xda\x00\x02abc\xff\xd9 and more")));
        for rest in [
            &b""[..],
            b"\xff\xda\x00\x02abc",
            b"\xff\xd9",
            b"\xff\xdb\xff\xff",
            b"x",
        ] {
            assert!(!is_whole(&file(rest)), "{rest:?}");
        }
        assert!(!is_whole(b""));
    }

    #[test]
    fn a_picture_has_few_scans() {
        let scans =
            |count| file(&[b"\xff\xda\x00\x02a".repeat(count), b"\xff\xd9".to_vec()].concat());
        assert!(is_whole(&scans(SCANS)));
        assert!(!is_whole(&scans(SCANS + 1)));
    }
}
