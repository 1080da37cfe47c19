//! The words of the review team beside those of the authors, on the page of a practice.

use crate::db::Conn;
use crate::drafting::pages::OwnPractice;
use crate::drafting::views::OfferedWords;
use crate::practice::actions;
use crate::web::{Failure, Frame};

/// What the review team rewrote, while the authors are asked for their consent, and in the draft that follows a refusal.
pub(super) async fn load_offered(
    db: &mut Conn,
    frame: &Frame,
    own: &OwnPractice,
) -> Result<Option<OfferedWords>, Failure> {
    let refused = own.case.latest.as_ref().filter(|_| own.is_draft());
    let rewritten = match refused.filter(|latest| latest.was_refused()) {
        Some(latest) => latest,
        None => &own.revision,
    };
    let Some(before) = rewritten.rewrites else {
        return Ok(None);
    };
    let all = actions::revisions(db, &own.actor, own.id()).await?;
    let number = all
        .iter()
        .find(|one| one.id == before)
        .map(|one| one.number);
    let two = number.map(|number| (number, rewritten.number));
    let Some(two) = two.filter(|_| own.is_draft() || rewritten.state.is_open()) else {
        return Ok(None);
    };
    let read = actions::answers_of_two(db, &own.actor, &all, two).await?;
    Ok(read.map(|read| OfferedWords::new(frame, own.id(), (two, own.is_draft()), &read)))
}
