//! The cells of a row, the same for each form of file.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The text of each cell by the name of its column. A cell that is empty may be missing.
pub type Cells = BTreeMap<Arc<str>, String>;
