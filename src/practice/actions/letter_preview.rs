//! A decision before it is made: the letters that it would send, word for word. Nothing is stored.

use super::begin::{Started, begin};
use super::{Error, Intent};
use crate::account::model::Account;
use crate::app::App;
use crate::practice::mails::{self, ForeseenLetter, Occasion};
use crate::practice::model::{Decision, PracticeId, Seq};
use crate::workflow::{self, Deed};

/// What the authors would read once the undo time of this decision is over. It is refused where the decision
/// itself would be, and writes nothing: the transaction is only the lock under which it looks.
pub async fn preview_letters(
    app: &App,
    by: &Account,
    id: PracticeId,
    seen: Seq,
    decision: Decision,
) -> Result<Vec<ForeseenLetter>, Error> {
    let mut tx = app.db.write().await?;
    let intent = Intent::Decide(decision);
    let mut transition = match begin(app, &mut tx, by, id, seen, &intent).await? {
        Started::Transition(transition) => transition,
        Started::Already(_) => return Ok(Vec::new()),
    };
    intent.carry_out(&mut transition).await?;
    let later = transition.revision.effective_at > transition.revision.undo_until;
    let effect = if later {
        Deed::Accept
    } else {
        Deed::TakeEffect
    };
    let row = workflow::rows_of(effect).next();
    transition.row = row.ok_or(Error::NotFound)?;
    transition.apply_row();
    let event = transition.event(None);
    let occasion = Occasion {
        row: transition.row,
        case: &transition.case,
        revision: &transition.revision,
        before: &transition.before,
        event: &event,
        by: None,
    };
    mails::to_authors(app, transition.tx, &occasion).await
}
