//! The result of one check of `praxis check`. Knows no table.

/// An invariant of the stored data, how many items were checked, and which of them break it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The invariant, as a sentence.
    pub promise: &'static str,
    /// How many items were checked.
    pub count: usize,
    /// What an operator should know although it breaks nothing.
    pub noted: Vec<String>,
    /// The items that break it.
    pub broken: Vec<String>,
}
