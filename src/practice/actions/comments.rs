//! Comments beside single answers: made, answered, resolved, asked again. Each is an event of the practice, which no caller
//! can change; the workflow's table says who may, and when.

use super::transition::Transition;
use super::{Error, Intent, act_within};
use crate::account::model::Account;
use crate::app::App;
use crate::practice::fields::Field;
use crate::practice::model::{
    AuthorsSeq, CommentAudience, CommentReader, CommentThread, Event, MOST_COMMENTS, PointAnswer,
    PracticeId, Seq, comment_threads,
};
use crate::practice::store;
use crate::workflow::Viewer;

/// Begins a thread beside an answer.
pub(super) async fn comment(
    transition: &mut Transition<'_>,
    field: Field,
    audience: CommentAudience,
) -> Result<(), Error> {
    lines(transition).await?;
    transition.details.field = Some(field);
    transition.details.audience = Some(audience);
    Ok(())
}

/// Adds a line of the review team to a thread.
pub(super) async fn continue_thread(
    transition: &mut Transition<'_>,
    thread: Seq,
) -> Result<(), Error> {
    let events = lines(transition).await?;
    let team = CommentReader {
        viewer: Viewer::Reviewer,
        revisions: None,
    };
    find(&comment_threads(&events, team), thread)?;
    transition.details.thread = Some(thread);
    Ok(())
}

/// Records what an author says to a point that the review team has asked.
pub(super) async fn answer(
    transition: &mut Transition<'_>,
    thread: Seq,
    answer: &PointAnswer,
) -> Result<(), Error> {
    let events = lines(transition).await?;
    let threads = comment_threads(&events, CommentReader::AUTHOR);
    if !find(&threads, thread)?.is_asked() {
        return Err(Error::Unfit);
    }
    transition.details.thread = Some(thread);
    transition.details.done = Some(answer.is_done());
    Ok(())
}

/// Answers several points of the review team: all of them or none.
pub async fn answer_points(
    app: &App,
    by: &Account,
    id: PracticeId,
    seen: AuthorsSeq,
    answers: Vec<(Seq, PointAnswer)>,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    for (thread, answer) in answers {
        let intent = Intent::Answer { thread, answer };
        act_within(app, &mut tx, by, id, seen, intent).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The lines of all comments, while there is room for another one.
async fn lines(transition: &mut Transition<'_>) -> Result<Vec<Event>, Error> {
    let events = store::comments(transition.tx, transition.case.practice.id).await?;
    let of_comments = events.iter().filter(|event| event.deed.is_of_comments());
    if of_comments.count() >= MOST_COMMENTS {
        return Err(Error::Unfit);
    }
    Ok(events)
}

fn find(threads: &[CommentThread], thread: Seq) -> Result<&CommentThread, Error> {
    let found = threads.iter().find(|one| one.seq == thread);
    found.ok_or(Error::Unfit)
}
