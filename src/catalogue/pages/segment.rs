//! The last segment of an address that is a page or a feed, and the answer to a segment that names nothing.

use crate::address::{self, ListForm};
use crate::web::{Failure, WayOn};

/// Parts `9` or `9.atom` into the id and the form that is asked for.
pub fn split(segment: &str) -> Result<(&str, ListForm), Failure> {
    address::split_form(segment).ok_or_else(not_found)
}

/// “Not found”, with links to the lists where the practice may be.
pub fn not_found() -> Failure {
    let ways = [
        ("catalogue-way-objectives", address::objectives()),
        ("catalogue-way-places", address::explore()),
        ("catalogue-way-all", address::practices()),
    ];
    Failure::NotFoundNear(ways.map(|(says, to)| WayOn { says, to }).to_vec())
}
