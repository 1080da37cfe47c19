//! Counts the lines of a text while a parser reads it in blocks. The parser knows where a record may begin, in bytes; this knows
//! on which line that is, however the lines end.

use std::collections::VecDeque;
use std::io::{self, Read};

/// A text whose lines are counted while it is read.
#[derive(Debug)]
pub struct LinedText<R> {
    text: R,
    /// How many bytes were read.
    read: u64,
    /// The number of the line that is being read, from 1.
    line: u64,
    /// Whether nothing of this line was read.
    is_new: bool,
    /// Whether the last byte was a carriage return: a line feed after it ends no other line.
    returned: bool,
    /// The lines that are not empty and that no record was asked for yet: the place of the first byte, and the number.
    begun: VecDeque<(u64, u64)>,
}

impl<R> LinedText<R> {
    /// The text, of which nothing is read.
    pub fn new(text: R) -> Self {
        Self {
            text,
            read: 0,
            line: 1,
            is_new: true,
            returned: false,
            begun: VecDeque::new(),
        }
    }

    /// The number of the first line that begins at this byte or behind it and is not empty. A later question asks for no
    /// earlier byte.
    pub fn line_from(&mut self, at: u64) -> u64 {
        while self.begun.front().is_some_and(|(place, _)| *place < at) {
            self.begun.pop_front();
        }
        self.begun.front().map_or(self.line, |(_, line)| *line)
    }

    fn count(&mut self, block: &[u8]) {
        let mut at = 0;
        while let Some(rest) = block.get(at..).filter(|rest| !rest.is_empty()) {
            let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            if end != Some(0) {
                if self.is_new {
                    self.begun.push_back((self.read + at as u64, self.line));
                }
                self.is_new = false;
                self.returned = false;
            }
            let Some(end) = end else {
                break;
            };
            let is_return = rest[end] == b'\r';
            if is_return || !self.returned {
                self.line += 1;
            }
            self.is_new = true;
            self.returned = is_return;
            at += end + 1;
        }
        self.read += block.len() as u64;
    }
}

impl<R: Read> Read for LinedText<R> {
    fn read(&mut self, block: &mut [u8]) -> io::Result<usize> {
        let count = self.text.read(block)?;
        self.count(&block[..count]);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines are counted the same however they end, and wherever a block of the text ends.
    #[test]
    fn a_line_has_its_number() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["one", "", "", "four", "five", ""].join(end);
            let place = |word: &str| text.find(word).unwrap() as u64;
            for size in 1..=text.len() {
                let mut lined = LinedText::new(text.as_bytes());
                let mut block = vec![0; size];
                while lined.read(&mut block).unwrap() > 0 {}
                let asked = [0, 3, place("four"), place("four") + 1, place("five") + 4];
                let lines = asked.map(|at| lined.line_from(at));
                assert_eq!(lines, [1, 4, 4, 5, 6], "{end:?}, {size}");
            }
        }
    }
}
