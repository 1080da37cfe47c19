//! What makes a file a PDF document.

use std::io::{Read, Seek};

use super::{NotRecognised, contains, office, read_tail};

/// What every PDF begins with.
pub(super) const MARK: &[u8] = b"%PDF-";

/// What every PDF ends with, but for a few bytes that some programs append.
const END: &[u8] = b"%%EOF";

/// How many bytes at the end contain the mark of the end.
const ENDING: usize = 2_048;

/// Checks that a file that begins as a PDF also ends as one, and only as one.
pub(super) fn check(file: &mut (impl Read + Seek), length: u64) -> Result<(), NotRecognised> {
    let tail = read_tail(file, length, office::LONGEST_END)?;
    if !contains(&tail[tail.len().saturating_sub(ENDING)..], END) {
        return Err(NotRecognised::Broken);
    }
    if office::ends_as_zip(&tail) {
        return Err(NotRecognised::TwoInOne);
    }
    Ok(())
}
