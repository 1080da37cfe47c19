//! A deed before it is done: the letters that it would send, word for word, and whom an approval tells beside the authors. Nothing is stored: the transaction is never committed.

use super::begin::{Started, begin};
use super::transition::Transition;
use super::{Error, Intent, publication};
use crate::account::model::{Account, EmailAddress};
use crate::account::queries;
use crate::app::App;
use crate::db::Tx;
use crate::practice::answers::Answers;
use crate::practice::mails::{self, ForeseenLetter, Occasion};
use crate::practice::model::{Practice, PracticeId, Seq};
use crate::workflow::{self, Deed, State};

/// What everybody who is mailed would read once the undo time of the decision that is intended is over. It is refused where the
/// decision itself would be.
pub async fn preview_letters(
    app: &App,
    by: &Account,
    id: PracticeId,
    seen: Seq,
    intent: Intent,
) -> Result<Vec<ForeseenLetter>, Error> {
    let mut tx = app.db.write().await?;
    let acting = queries::by_id(&mut tx, by.id)
        .await?
        .ok_or(Error::NotFound)?;
    foresee_within(app, &mut tx, acting, (id, seen), intent).await
}

/// The same of any deed, in a transaction that foresees several and is never committed. A deed that is no decision is told
/// at once. `by` was read in this transaction.
pub async fn foresee_within(
    app: &App,
    tx: &mut Tx,
    by: Account,
    (id, seen): (PracticeId, Seq),
    intent: Intent,
) -> Result<Vec<ForeseenLetter>, Error> {
    let acting = by.clone();
    let mut transition = match begin(app, tx, by, id, seen.into(), &intent).await? {
        Started::Transition(transition) => transition,
        Started::Already(_) => return Ok(Vec::new()),
    };
    let decides = intent.deed().verdict().is_some();
    intent.carry_out(&mut transition).await?;
    if decides {
        let row = workflow::rows_of(effect_of(&transition)).next();
        transition.row = row.ok_or(Error::NotFound)?;
    }
    transition.apply_row();
    if transition.revision.state == State::Published {
        publication::publish(&mut transition).await?;
    }
    let event = transition.event(None);
    let occasion = Occasion {
        row: transition.row,
        case: &transition.case,
        revision: &transition.revision,
        before: &transition.before,
        event: &event,
        by: Some(&acting).filter(|_| !decides),
        read: &transition.read,
    };
    mails::foresee(app, transition.tx, &occasion).await
}

/// What follows from a decision once its undo time is over.
fn effect_of(transition: &Transition<'_>) -> Deed {
    let revision = &transition.revision;
    if revision.reworded {
        Deed::OfferWords
    } else if revision.needs_consent() {
        Deed::AskConsent
    } else if revision.effective_at > revision.undo_until {
        Deed::Accept
    } else {
        Deed::TakeEffect
    }
}

/// The address of the focal point whom the publication of these answers would tell: only the first one tells anybody.
pub fn focal_point_to_tell(practice: &Practice, answers: &Answers) -> Option<EmailAddress> {
    let first = practice.versions == 0;
    mails::focal_point_address(answers).filter(|_| first)
}
