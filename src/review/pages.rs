//! The addresses of the reviewers' room.

pub mod desk;
pub mod queue;

use crate::practice::model::PracticeId;
use crate::web::Failure;

/// The practice that an address names; anything that is no number names none.
fn practice(segment: &str) -> Result<PracticeId, Failure> {
    let id = segment.parse().map_err(|_| Failure::NotFound)?;
    Ok(PracticeId(id))
}
