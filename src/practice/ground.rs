//! The ground on which a practice was not taken up, as its authors read it in the mail and on its page: never by whom.
//! And the practices that deeds name: one that is there already, one that replaces another.

use super::model::{PracticeId, Revision, Slug};
use super::store;
use crate::db::{Engine, Fault};
use crate::language::{Message, Messages};
use crate::taxonomy::DeclineCode;
use crate::workflow::PublicStatus;

/// The ground, and the public practice that the catalogue has already.
#[derive(Debug, Clone)]
pub struct Ground {
    code: DeclineCode,
    /// Its title and address, while everybody can read it.
    pub other: Option<(String, Slug)>,
}

impl Ground {
    /// The ground of a revision; nothing where it was not declined.
    pub async fn of(db: &mut impl Engine, revision: &Revision) -> Result<Option<Self>, Fault> {
        let Some(code) = revision.code else {
            return Ok(None);
        };
        let other = match revision.duplicate_of {
            Some(id) => named_practice(db, id).await?,
            None => None,
        };
        Ok(Some(Self { code, other }))
    }

    /// The ground as a sentence to the authors, in other words than the reviewers' list. “Other” says nothing to them:
    /// then the reviewer's own words are the ground.
    pub fn says(&self, t: Messages) -> Option<Message> {
        (self.code != DeclineCode::Other).then(|| t.of("practice-ground", self.code.as_str()))
    }
}

/// Title and slug of a practice that a deed names, as the public reads them; nothing of one that is not live.
pub async fn named_practice(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<Option<(String, Slug)>, Fault> {
    let Some(practice) = store::practice(db, id).await? else {
        return Ok(None);
    };
    let (PublicStatus::Live, Some(slug), Some(id)) =
        (practice.public, practice.slug, practice.public_revision_id)
    else {
        return Ok(None);
    };
    let shown = store::revision(db, id).await?;
    Ok(shown.map(|one| (one.title.trim().to_owned(), slug)))
}
