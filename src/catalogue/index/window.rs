//! The scores of the practices in a small range of the index. A practice that holds several forms of a word counts by the
//! best, and a little by the others. Pure.

use tantivy::{DocId, Score};

/// The practices in a window.
pub const WIDTH: DocId = 2_048;

const WORDS: usize = WIDTH as usize / 64;

/// Some practices of a window.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Marks([u64; WORDS]);

impl Marks {
    pub const NONE: Self = Self([0; WORDS]);

    pub fn add(&mut self, at: DocId) {
        self.0[at as usize / 64] |= 1 << (at % 64);
    }

    pub fn is_none(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Keeps those that the others have, too.
    pub fn keep(&mut self, others: &Self) {
        self.0
            .iter_mut()
            .zip(others.0)
            .for_each(|(word, other)| *word &= other);
    }

    pub fn add_all(&mut self, others: &Self) {
        self.0
            .iter_mut()
            .zip(others.0)
            .for_each(|(word, other)| *word |= other);
    }

    /// In order.
    pub fn each(&self, mut visit: impl FnMut(DocId)) {
        for (word, first) in self.0.iter().zip((0..WIDTH).step_by(64)) {
            let mut left = *word;
            while left != 0 {
                visit(first + left.trailing_zeros());
                left &= left - 1;
            }
        }
    }
}

/// For each practice of a window the best of several scores, and their sum.
pub struct BestScores {
    pub marks: Marks,
    best: Vec<Score>,
    sum: Vec<Score>,
    /// The share of the other scores that counts beside the best.
    share: Score,
}

impl BestScores {
    pub fn new(share: Score) -> Self {
        Self {
            marks: Marks::NONE,
            best: vec![0.0; WIDTH as usize],
            sum: vec![0.0; WIDTH as usize],
            share,
        }
    }

    pub fn add(&mut self, at: DocId, score: Score) {
        self.marks.add(at);
        let best = &mut self.best[at as usize];
        *best = best.max(score);
        self.sum[at as usize] += score;
    }

    /// Hands over the score of each practice, and forgets them.
    pub fn drain(&mut self, mut visit: impl FnMut(DocId, Score)) {
        let marks = std::mem::replace(&mut self.marks, Marks::NONE);
        marks.each(|at| {
            let best = std::mem::take(&mut self.best[at as usize]);
            let sum = std::mem::take(&mut self.sum[at as usize]);
            visit(at, best + (sum - best) * self.share);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(marks: &Marks) -> Vec<DocId> {
        let mut places = Vec::new();
        marks.each(|at| places.push(at));
        places
    }

    #[test]
    fn practices_are_marked_and_kept() {
        let (mut one, mut other) = (Marks::NONE, Marks::NONE);
        for at in [0, 63, 64, 2_047] {
            one.add(at);
        }
        for at in [2_047, 63, 65] {
            other.add(at);
        }
        let mut either = one;
        either.add_all(&other);
        assert_eq!(places(&either), [0, 63, 64, 65, 2_047]);
        one.keep(&other);
        assert_eq!(places(&one), [63, 2_047]);
        assert!(Marks::NONE.is_none() && !one.is_none());
    }

    #[test]
    fn the_best_counts_and_a_share_of_the_others() {
        let mut scores = BestScores::new(0.5);
        for (at, score) in [(7, 1.0), (7, 4.0), (7, 2.0), (9, 3.0)] {
            scores.add(at, score);
        }
        let mut drained = Vec::new();
        scores.drain(|at, score| drained.push((at, score)));
        assert_eq!(drained, [(7, 5.5), (9, 3.0)]);
        scores.drain(|at, _| panic!("{at} is forgotten"));
    }
}
