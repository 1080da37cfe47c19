//! What `praxis check` found out about one promise. Knows no table.

/// A promise about what is stored, on how many things it was looked at, and where it is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The promise, as a sentence.
    pub promise: &'static str,
    /// On how many things it was checked.
    pub count: usize,
    /// Where it is broken.
    pub broken: Vec<String>,
}
