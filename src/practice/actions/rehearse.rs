//! A decision before it is made: the letters that it would send, word for word. Nothing is stored.

use super::begin::{Begun, begin};
use super::{Error, Intent};
use crate::account::model::{Account, AccountId};
use crate::app::App;
use crate::language::Language;
use crate::mail::letter::Letter;
use crate::practice::mails::{self, Occasion};
use crate::practice::model::{Decision, PracticeId, Seq};
use crate::workflow::{self, Deed};

/// A letter that would go to somebody.
#[derive(Debug, Clone)]
pub struct Foreseen {
    /// To whom.
    pub to: AccountId,
    /// In which language.
    pub language: Language,
    /// What it says.
    pub letter: Letter,
}

/// What the authors would read once the undo time of this decision is over. It is refused where the decision
/// itself would be, and writes nothing: the transaction is only the lock under which it looks.
pub async fn rehearse(
    app: &App,
    by: &Account,
    id: PracticeId,
    seen: Seq,
    decision: Decision,
) -> Result<Vec<Foreseen>, Error> {
    let mut tx = app.db.write().await?;
    let intent = Intent::Decide(decision);
    let mut doing = match begin(app, &mut tx, by, id, seen, &intent).await? {
        Begun::Doing(doing) => doing,
        Begun::Already(_) => return Ok(Vec::new()),
    };
    intent.carry_out(&mut doing).await?;
    let later = doing.revision.effective_at > doing.revision.undo_until;
    let effect = if later {
        Deed::Accept
    } else {
        Deed::TakeEffect
    };
    let row = workflow::rows_of(effect).next();
    doing.row = row.ok_or(Error::NotFound)?;
    doing.follow_the_row();
    let event = doing.event(None);
    let occasion = Occasion {
        row: doing.row,
        case: &doing.case,
        revision: &doing.revision,
        before: &doing.before,
        event: &event,
        by: None,
    };
    mails::to_authors(app, doing.tx, &occasion).await
}
