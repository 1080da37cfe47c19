//! Chance that is the same in each run and on each machine: whole numbers only, from a seed.

/// A source of numbers that look random (`SplitMix64`). One seed gives one sequence.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The sequence of this seed. The seed is mixed first, or the sequence of the next seed would be this one without its
    /// first number.
    pub const fn of(seed: u64) -> Self {
        Self(mix(seed ^ 0x5052_4158_4953_2121))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// A number below this one; each is as likely as any other. Below zero and one there is only zero.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % limit).unwrap_or_default()
    }

    /// A number in this range, both ends included.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most.saturating_sub(least) + 1)
    }

    /// Whether something happens that happens once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// A number below this one, of which the first are by far the likeliest: the number n about half as often as n/2, as
    /// words are used in a language (Zipf).
    pub fn skewed(&mut self, limit: usize) -> usize {
        let octaves = usize::try_from(limit.max(1).ilog2()).unwrap_or_default() + 1;
        loop {
            let first = 1_usize << self.below(octaves);
            let rank = first + self.below(first);
            if rank <= limit.max(1) {
                return rank - 1;
            }
        }
    }

    /// One of these, each as likely as any other.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// One of these, the first by far the likeliest.
    pub fn skewed_one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.skewed(of.len()))
    }
}

const fn mix(number: u64) -> u64 {
    let mixed = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn one_seed_gives_one_sequence() {
        let rolled = |seed| {
            let mut dice = Dice::of(seed);
            (0..50).map(|_| dice.below(1_000)).collect::<Vec<_>>()
        };
        assert_eq!(rolled(7), rolled(7));
        assert_ne!(rolled(7)[1..], rolled(8)[..49]);
    }

    #[test]
    fn first_numbers_are_likeliest() {
        let mut dice = Dice::of(1);
        let mut found = vec![0_u32; 100];
        for _ in 0..10_000 {
            found[dice.skewed(100)] += 1;
        }
        assert!(
            found[0] > 3 * found[9] && found[9] > 3 * found[90],
            "{found:?}"
        );
        assert!(found.iter().all(|times| *times > 0), "{found:?}");
        assert_eq!((dice.skewed(1), dice.skewed(0), dice.below(0)), (0, 0, 0));
    }
}
