//! Filters of the queue that a reviewer keeps under a name.

use crate::db::ids::SavedFilterId;
use crate::language::clean_line;
use crate::web::Problem;

/// How many filters one reviewer may keep.
pub const MOST_FILTERS: i64 = 20;

/// A filter that a reviewer keeps.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SavedFilter {
    /// Its number.
    pub id: SavedFilterId,
    /// How the reviewer calls it.
    pub name: String,
    /// The query of the queue's address.
    pub query: String,
}

/// The name of a saved filter: 1 to 40 characters in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterName(String);

impl FilterName {
    /// The most characters.
    pub const MOST: usize = 40;

    /// Reads what was typed.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let name = clean_line(typed);
        Problem::of_length(&name, 1, Self::MOST).map_or(Ok(Self(name)), Err)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
