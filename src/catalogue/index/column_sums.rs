//! Counts in how many rows of bits each bit is set. The counts of 64 bits are held side by side, one word for each binary
//! digit, and eight rows are added together by carry-save adders: a row costs a few operations for each of its words, however
//! many of its bits are set. Pure.

use super::facet_rows::WORD;

/// How many rows are added together.
const TOGETHER: usize = 8;

/// The binary digits of a count.
const DIGITS: usize = u32::BITS as usize;

/// For each bit of a row, in how many rows it is set.
pub struct ColumnSums {
    /// By word of a row: this word of each row that waits to be added.
    waiting: Vec<[u64; TOGETHER]>,
    /// How many rows wait.
    waits: usize,
    /// By word of a row: bit by bit, the digits of the counts, the least one first.
    digits: Vec<[u64; DIGITS]>,
}

impl ColumnSums {
    /// No row of so many words is counted yet.
    pub fn of_width(width: usize) -> Self {
        Self {
            waiting: vec![[0; TOGETHER]; width],
            waits: 0,
            digits: vec![[0; DIGITS]; width],
        }
    }

    /// Counts a row.
    pub fn add(&mut self, row: impl Iterator<Item = u64>) {
        for (words, word) in self.waiting.iter_mut().zip(row) {
            words[self.waits] = word;
        }
        self.waits += 1;
        if self.waits == TOGETHER {
            self.add_waiting();
        }
    }

    fn add_waiting(&mut self) {
        for (digits, words) in self.digits.iter_mut().zip(&self.waiting) {
            add_words(digits, words);
        }
        self.waits = 0;
    }

    /// Hands over each bit that was set, and in how many rows.
    pub fn finish(mut self, mut counted: impl FnMut(usize, u32)) {
        for words in &mut self.waiting {
            words[self.waits..].fill(0);
        }
        self.add_waiting();
        for (word, digits) in self.digits.iter().enumerate() {
            let mut left = digits.iter().fold(0, |any, digit| any | digit);
            while left != 0 {
                let bit = left.trailing_zeros();
                let count = digits.iter().rev();
                let count = count.fold(0, |sum, digit| sum << 1 | u32::from(digit >> bit & 1 == 1));
                counted(word * WORD + bit as usize, count);
                left &= left - 1;
            }
        }
    }
}

/// Adds a word of each row that waits.
fn add_words(digits: &mut [u64; DIGITS], words: &[u64; TOGETHER]) {
    let [ones, twos, fours, more @ ..] = digits;
    let carried = [
        add_two(ones, words[0], words[1]),
        add_two(ones, words[2], words[3]),
        add_two(ones, words[4], words[5]),
        add_two(ones, words[6], words[7]),
    ];
    let carried = [
        add_two(twos, carried[0], carried[1]),
        add_two(twos, carried[2], carried[3]),
    ];
    let mut carried = add_two(fours, carried[0], carried[1]);
    for digit in more {
        if carried == 0 {
            break;
        }
        let next = *digit & carried;
        *digit ^= carried;
        carried = next;
    }
}

/// Adds two words to a digit, and answers what is carried to the next one.
fn add_two(digit: &mut u64, one: u64, other: u64) -> u64 {
    let sum = *digit ^ one;
    let carried = *digit & one | sum & other;
    *digit = sum ^ other;
    carried
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sums(width: usize, rows: &[Vec<u64>]) -> Vec<u32> {
        let mut sums = ColumnSums::of_width(width);
        for row in rows {
            sums.add(row.iter().copied());
        }
        let mut counts = vec![0; width * WORD];
        sums.finish(|bit, count| counts[bit] = count);
        counts
    }

    #[test]
    fn a_bit_of_every_row_is_counted_in_every_row() {
        for rows in [0, 1, 7, 8, 9, 1_000] {
            let counts = sums(1, &vec![vec![1 << 63 | 1]; rows]);
            let expected = u32::try_from(rows).unwrap();
            assert_eq!((counts[0], counts[1], counts[63]), (expected, 0, expected));
        }
    }

    proptest! {
        #[test]
        fn columns_are_added_up_as_one_by_one(
            rows in prop::collection::vec(prop::collection::vec(any::<u64>(), 3), 0..60),
        ) {
            let expected: Vec<u32> = (0..3 * WORD)
                .map(|bit| {
                    let of = rows.iter().filter(|row| row[bit / WORD] >> (bit % WORD) & 1 == 1);
                    u32::try_from(of.count()).unwrap()
                })
                .collect();
            prop_assert_eq!(sums(3, &rows), expected);
        }
    }
}
