//! The cells of a row, the same for each form of file.

use std::collections::BTreeMap;

/// The text of each cell by the name of its column.
pub type Cells = BTreeMap<String, String>;
