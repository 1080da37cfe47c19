//! Many practices as they are public now, read at the cost of one: for lists that hold whole records. Knows no page.

use std::collections::HashMap;

use super::publication::{Publication, public_answers};
use super::review_record::ReviewRecord;
use super::store::{self, PublishedPractice};
use crate::db::{Fault, PublicConn};
use crate::practice::model::PracticeId;

/// Those of these practices that are live, each with its present version, in the order of the ids. One whose answers
/// cannot be read is left out and logged: the others must stay readable.
pub async fn publications(
    db: &mut PublicConn,
    ids: &[PracticeId],
) -> Result<Vec<Publication>, Fault> {
    let published = store::practices(db, ids).await?;
    let mut around = store::surroundings_of(db, &published).await?;
    let mut by_id: HashMap<PracticeId, Publication> = HashMap::new();
    for practice in published {
        let reviewed = around.reviews.remove(&practice.id).unwrap_or_default();
        let authors = around.authors.remove(&practice.revision_id);
        if let Some(publication) = publication_of(practice) {
            let publication = Publication {
                authors: authors.unwrap_or_default(),
                review: ReviewRecord::of(&reviewed),
                ..publication
            };
            by_id.insert(publication.practice.id, publication);
        }
    }
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}

/// The practice with its answers, and nothing around it.
fn publication_of(practice: PublishedPractice) -> Option<Publication> {
    let answers = match public_answers(&practice) {
        Ok(answers) => answers,
        Err(fault) => {
            tracing::error!(%fault, "a practice is left out of a list of records");
            return None;
        }
    };
    Some(Publication {
        practice,
        answers,
        authors: Vec::new(),
        versions: Vec::new(),
        review: None,
        related: Vec::new(),
        at_version: false,
    })
}
