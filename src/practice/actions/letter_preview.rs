//! A decision before it is made: the letters that it would send, word for word, and whom an approval tells beside the
//! authors. Nothing is stored: the transaction is never committed.

use super::begin::{Started, begin};
use super::{Error, Intent, publication};
use crate::account::model::{Account, EmailAddress};
use crate::account::queries;
use crate::app::App;
use crate::practice::answers::Answers;
use crate::practice::mails::{self, ForeseenLetter, Occasion};
use crate::practice::model::{Practice, PracticeId, Seq};
use crate::workflow::{self, Deed, State};

/// What everybody who is mailed would read once the undo time of the decision that is intended is over. It is refused where the decision
/// itself would be.
pub async fn preview_letters(
    app: &App,
    by: &Account,
    id: PracticeId,
    seen: Seq,
    intent: Intent,
) -> Result<Vec<ForeseenLetter>, Error> {
    let mut tx = app.db.write().await?;
    let deciding = queries::by_id(&mut tx, by.id)
        .await?
        .ok_or(Error::NotFound)?;
    let mut transition = match begin(app, &mut tx, deciding, id, seen.into(), &intent).await? {
        Started::Transition(transition) => transition,
        Started::Already(_) => return Ok(Vec::new()),
    };
    intent.carry_out(&mut transition).await?;
    let later = transition.revision.effective_at > transition.revision.undo_until;
    let effect = if transition.revision.reworded {
        Deed::OfferWords
    } else if transition.revision.needs_consent() {
        Deed::AskConsent
    } else if later {
        Deed::Accept
    } else {
        Deed::TakeEffect
    };
    let row = workflow::rows_of(effect).next();
    transition.row = row.ok_or(Error::NotFound)?;
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
        by: None,
        read: &transition.read,
    };
    mails::foresee(app, transition.tx, &occasion).await
}

/// The address of the focal point whom the publication of these answers would tell: only the first one tells anybody.
pub fn focal_point_to_tell(practice: &Practice, answers: &Answers) -> Option<EmailAddress> {
    let first = practice.versions == 0;
    mails::focal_point_address(answers).filter(|_| first)
}
