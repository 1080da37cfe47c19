//! Whether an approval fits the words that the reviewer keeps for single answers.

use crate::account::model::Account;
use crate::db::Conn;
use crate::practice::actions::{self as practices, Error, Intent};
use crate::practice::missing::missing_answers;
use crate::practice::model::{Case, Decision};

/// The message of what is wrong with an approval that carries words: they are not kept any more, or the answers would lack
/// what a submission needs.
pub async fn own_words_problem(
    db: &mut Conn,
    by: &Account,
    case: &Case,
    intent: &Intent,
) -> Result<Option<&'static str>, Error> {
    let (Intent::Decide(Decision::ApproveReworded { .. })
    | Intent::DecideWith(Decision::ApproveReworded { .. }, _)) = intent
    else {
        return Ok(None);
    };
    let Some(open) = &case.open else {
        return Ok(None);
    };
    let Some((words, _)) = practices::kept_words(db, by, open.id).await? else {
        // A second press of what was decided before is answered as done.
        let decided = open.reworded;
        return Ok((!decided).then_some("review-problem-words-gone"));
    };
    let submitted = practices::answers(db, &case.actor(by), open).await?;
    let lacks = !missing_answers(&words.in_place(&submitted)).is_empty();
    Ok(lacks.then_some("review-problem-words-lack"))
}
