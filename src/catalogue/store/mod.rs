//! All SQL of the catalogue. It reads what is public, and writes only the name of the repository. Each statement
//! itself demands that the revision is published, so no page can ask for another. What reads takes a `PublicConn`, which may
//! be one of a replica.

mod calls;
mod changes;
mod files;
mod harvest;
mod lists;
mod practices;
mod reviews;
mod site;

pub use calls::{answers_to, call, calls, open_calls};
pub use changes::{
    ChangedPractice, IndexedPractice, IndexedRow, changed_since, index_changes, renamed_since,
    told_between,
};
pub use files::{oldest, oldest_of};
pub use harvest::{
    HarvestWindow, HarvestedKey, harvest_times, harvested, harvested_as, harvested_headers,
};
pub use lists::{
    ListKey, ListedPractice, TermCount, count_of, in_order, newest, newest_of, term_counts,
};
pub use practices::{
    PracticeSurroundings, PublishedPractice, PublishedVersion, RelatedPractice, authors, practice,
    practices, slug_of, slug_of_ark, surroundings, surroundings_of, versions, with_authors,
};
pub use reviews::ReviewEvent;
pub use site::{
    WithdrawnPractice, edition, greatest_practice_id, name_repository, repository, sitemap_entries,
    withdrawn,
};

use crate::account::model::Name;

/// The submitter's name, joined to a practice when it is read.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct JoinedName {
    honorific: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    institution: Option<String>,
}

impl JoinedName {
    /// The name; none if no account is known as the submitter.
    pub fn name(self) -> Option<Name> {
        Name::of_parts(
            self.honorific,
            self.given_name,
            self.family_name,
            self.institution,
        )
    }
}
