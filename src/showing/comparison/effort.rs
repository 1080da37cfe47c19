//! How much work one comparison may be. It is counted in steps and not in time, so that a comparison is the same at every
//! drawing, on every machine.

/// The most steps of a comparison. A step is about a nanosecond's work, so that two practices of 100 kB each are compared
/// within a tenth of a second.
const MOST_STEPS: u64 = 24_000_000;

/// The steps that a comparison has left.
pub(super) struct Effort {
    left: u64,
}

impl Effort {
    /// All of them.
    pub(super) fn whole() -> Self {
        Self { left: MOST_STEPS }
    }

    /// Takes this many steps, or says that they are not left.
    pub(super) fn take(&mut self, steps: usize) -> bool {
        match self.left.checked_sub(steps as u64) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }
}
