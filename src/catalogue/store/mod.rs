//! All SQL of the catalogue. It reads what is public, and writes only the name of the repository. Each statement
//! itself demands that the revision is published, so no page can ask for another. What reads takes a `PublicConn`, which may
//! be one of a replica.

mod attachments;
mod authors;
mod calls;
mod changes;
mod files;
mod harvest;
mod lists;
mod past;
mod practices;
mod reviews;
mod site;
mod surroundings;
mod translations;
mod views;

pub use attachments::attachment;
pub use authors::{authors, with_authors};
pub use calls::{SitemapCall, answers_to, call, calls, open_calls, sitemap_calls};
pub use changes::{
    ChangedPractice, ChangedText, IndexChange, IndexedPractice, IndexedRow, IndexedTranslation,
    changed_since, index_changes, renamed_since, told_between,
};
pub use files::{oldest, oldest_of, oldest_texts};
pub use harvest::{
    HarvestWindow, HarvestedKey, harvest_times, harvested, harvested_as, harvested_headers,
};
pub use lists::{
    ListKey, ListedPractice, TermCount, count_of, in_order, newest, newest_of, term_counts,
};
pub use past::{PastEdition, PastVersion, in_order_at, past_edition, past_version};
pub use practices::{
    ImportedReviewRow, PublishedPractice, practice, practices, practices_at, slug_of, slug_of_ark,
};
pub use reviews::ReviewEvent;
pub use site::{
    CataloguedPractice, WithdrawnPractice, catalogued, count_catalogued, edition,
    greatest_practice_id, name_repository, repository, sitemap_entries, withdrawn,
};
pub use surroundings::{
    PageBeside, PracticeSurroundings, PublishedVersion, RelatedPractice, surroundings,
    surroundings_of, versions,
};
pub use translations::TextInLanguage;
pub use views::{PublicViews, ViewsBefore, views_before};

use crate::account::model::{CreditedName, Name, Orcid};

/// The name and the organisation of the submitter: of the account `a`, or, of a practice that no account submitted here, as
/// the import `i` has them.
macro_rules! submitter_columns {
    () => {
        "a.honorific, COALESCE(a.given_name, i.given_name) AS given_name,
                COALESCE(a.family_name, i.family_name) AS family_name,
                COALESCE(a.institution, i.institution) AS institution,
                COALESCE(a.organisation, i.organisation) AS organisation, COALESCE(a.orcid, i.orcid) AS orcid"
    };
}

/// Where these columns are read, for a practice `p`.
macro_rules! submitter_joins {
    () => {
        " LEFT JOIN account a ON a.id = p.first_submitted_by
             LEFT JOIN imported i ON i.practice_id = p.id "
    };
}

/// Whether a revision `r` has other authors than the account that submitted its practice.
macro_rules! has_authors {
    () => {
        "(EXISTS (SELECT 1 FROM revision_author b WHERE b.revision_id = r.id)
                 OR EXISTS (SELECT 1 FROM imported y WHERE y.practice_id = r.practice_id AND y.has_authors = TRUE))"
    };
}

use {has_authors, submitter_columns, submitter_joins};

/// A name, joined to a practice when it is read.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct JoinedName {
    honorific: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    institution: Option<String>,
}

/// The same with the ORCID iD, where the public reads the person as an author.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct JoinedCredit {
    #[sqlx(flatten)]
    name: JoinedName,
    orcid: Option<Orcid>,
}

impl JoinedCredit {
    /// The name alone; none if no account is known.
    pub fn name(self) -> Option<Name> {
        self.name.name()
    }

    /// The name with the iD; none if no account is known.
    pub fn credited(self) -> Option<CreditedName> {
        let name = self.name.name()?;
        Some(CreditedName {
            name,
            orcid: self.orcid,
        })
    }
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
