//! Many practices as they are public now or as an edition showed them, read at the cost of one: for lists that hold whole records. Knows no page.

use std::collections::HashMap;

use super::publication::{Publication, public_answers};
use super::store::{self, PracticeSurroundings};
use crate::db::{Fault, PublicConn};
use crate::edition::Edition;
use crate::practice::model::PracticeId;

/// Those of these practices that are live, each with its present version or the one that an edition showed, in the order of
/// the ids. One whose answers
/// cannot be read is left out and logged: the others must stay readable.
pub async fn publications(
    db: &mut PublicConn,
    ids: &[PracticeId],
    at: Option<Edition>,
) -> Result<Vec<Publication>, Fault> {
    let published = match at {
        None => store::practices(db, ids).await?,
        Some(edition) => store::practices_at(db, ids, edition).await?,
    };
    let mut around = store::surroundings_of(db, &published, at).await?;
    let mut by_id: HashMap<PracticeId, Publication> = HashMap::new();
    for mut practice in published {
        let own = PracticeSurroundings {
            review: around.reviews.remove(&practice.id).unwrap_or_default(),
            authors: around
                .authors
                .remove(&practice.revision_id)
                .unwrap_or_default(),
            replications: around.replications.remove(&practice.id).unwrap_or_default(),
            texts: around.texts.remove(&practice.id).unwrap_or_default(),
            ..PracticeSurroundings::default()
        };
        match public_answers(&practice) {
            Ok(mut answers) => {
                if at.is_some() {
                    // An edition knows the versions up to its own, and names no person whom readers may ask.
                    practice.versions = practice.version;
                    answers = answers.without_people_to_ask();
                }
                by_id.insert(practice.id, Publication::of(practice, answers, own));
            }
            Err(fault) => tracing::error!(%fault, "a practice is left out of a list of records"),
        }
    }
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}
