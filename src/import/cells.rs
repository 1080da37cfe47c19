//! The cells of a row, whatever the form of its file.

use std::collections::BTreeMap;

/// The text of each cell by the name of its column.
pub type Cells = BTreeMap<String, String>;
