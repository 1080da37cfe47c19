//! All SQL of the catalogue. It reads what is public and writes one thing, the name of the repository; that a
//! revision is published stands in each statement, so that no page can ask for another.

mod changes;
mod lists;
mod practices;
mod site;

pub use changes::{Change, Changed, changed_since, changes, renamed_since};
pub use lists::{Key, Listed, counts, in_order, newest, newest_of};
pub use practices::{Told, Version, practice, versions};
pub use site::{edition, found_repository, last_practice, mapped, repository};

use crate::account::model::Name;

/// A name as it is joined to what its owner published.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Joined {
    honorific: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    institution: Option<String>,
}

impl Joined {
    /// The name; none where nobody is known to have submitted it.
    pub fn name(self) -> Option<Name> {
        Name::of_parts(
            self.honorific,
            self.given_name,
            self.family_name,
            self.institution,
        )
    }
}
