//! A letter to many authors. It is an event of each practice that it reaches, and one mail for each person, however many
//! own practices it is about. All of it is one transaction.

use std::collections::BTreeMap;

use super::{Error, Intent, act_within};
use crate::account::model::Account;
use crate::app::App;
use crate::db::{Engine, Fault, Tx};
use crate::mail::actions as outbox;
use crate::mail::model::TimelineNotice;
use crate::practice::mails::{self, ForeseenLetter};
use crate::practice::model::{AddressedPractice, AuthorLetter, PracticeId, Reasons, Seq};

/// Up to this event every form is drawn: a letter changes no state, so none overtakes it.
const EVERYTHING: Seq = Seq(i64::MAX);

/// What one person would read.
pub fn preview_letter(app: &App, letter: &AuthorLetter) -> ForeseenLetter {
    mails::foresee_letter(app, letter)
}

/// The notices of letters to many about these practices, and what became of each.
pub async fn told_by_letters(
    db: &mut impl Engine,
    ids: &[PracticeId],
) -> Result<Vec<(PracticeId, TimelineNotice)>, Fault> {
    match mails::letter_rule() {
        Some(rule) => outbox::told(db, rule.kind, ids).await,
        None => Ok(Vec::new()),
    }
}

/// Records the letter in the history of each practice and owes the mails. The practices' events are returned by practice.
/// `words` says what the history of a practice keeps.
///
/// # Errors
/// If the account may not write about one of the practices, nothing is written.
pub async fn write_letters(
    app: &App,
    tx: &mut Tx,
    by: &Account,
    letters: Vec<AuthorLetter>,
    words: impl Fn(&AddressedPractice) -> Result<Reasons, Error>,
) -> Result<BTreeMap<PracticeId, Seq>, Error> {
    let reached: BTreeMap<PracticeId, &AddressedPractice> = letters
        .iter()
        .flat_map(|letter| &letter.practices)
        .map(|practice| (practice.id, practice))
        .collect();
    let mut events = BTreeMap::new();
    for (id, practice) in reached {
        let intent = Intent::Write(words(practice)?);
        let done = act_within(app, tx, by, id, EVERYTHING, intent).await?;
        events.insert(id, done.seq);
    }
    let mut owed = Vec::with_capacity(letters.len());
    for letter in letters {
        let first = letter.practices.first().map(|practice| practice.id);
        let seq = first.and_then(|id| events.get(&id)).ok_or(Error::Unfit)?;
        owed.push((letter, *seq));
    }
    mails::owe_letters(app, tx, app.clock.now(), &owed).await?;
    Ok(events)
}
