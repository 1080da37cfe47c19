//! Letters to many authors: whom they reach, what each would read, and their sending as one transaction.

use std::collections::{BTreeMap, BTreeSet};

use super::Error;
use crate::account::model::{Account, AccountId};
use crate::account::queries;
use crate::admin::model::{
    CircularRecipient, CircularSearch, MOST_REACHED, NewCircular, circular_digest,
};
use crate::admin::store::circulars as store;
use crate::app::App;
use crate::db::ids::CircularId;
use crate::db::{Engine, Fault};
use crate::language::{Language, Messages};
use crate::practice::actions as practices;
use crate::practice::model::{AddressedPractice, AuthorLetter, PracticeId, Reasons};
use crate::practice::plain::shown_title;
use crate::review::model::{Placeholder, fill};

/// The most rows of a search: more practices than a letter may reach, each with as many authors as it may have.
const MOST_READ: i64 = 301 * 21;

/// What a search found.
#[derive(Debug)]
pub enum Found {
    /// The authors, each once.
    Recipients(Vec<CircularRecipient>),
    /// More practices than one letter may reach.
    TooMany,
}

/// What a press of “Send” led to.
#[derive(Debug)]
pub enum Sending {
    /// The letters are owed, now or by an earlier press of the same form.
    Sent(CircularId),
    /// The letters would not be those that the administrator has seen: nothing was sent.
    Changed,
}

/// Finds the authors that a letter would reach, by rising account.
pub async fn find_recipients(
    db: &mut impl Engine,
    by: &Account,
    search: &CircularSearch,
) -> Result<Found, Fault> {
    let found = store::find_practices(db, by.id, search, MOST_READ).await?;
    let reached: BTreeSet<PracticeId> = found.iter().map(|one| one.practice.id).collect();
    if reached.len() > MOST_REACHED {
        return Ok(Found::TooMany);
    }
    let mut by_author: BTreeMap<AccountId, Vec<AddressedPractice>> = BTreeMap::new();
    for one in found {
        by_author
            .entry(one.account_id)
            .or_default()
            .push(one.practice);
    }
    let ids: Vec<AccountId> = by_author.keys().copied().collect();
    let accounts = queries::by_ids(db, &ids).await?;
    let recipients = accounts.into_iter().filter_map(|account| {
        let practices = by_author.remove(&account.id)?;
        Some(CircularRecipient { account, practices })
    });
    Ok(Found::Recipients(recipients.collect()))
}

/// The digest of what an administrator is about to see.
pub async fn digest_of(
    db: &mut impl Engine,
    by: &Account,
    new: &NewCircular,
    found: &[CircularRecipient],
) -> Result<String, Fault> {
    let newest = store::newest_by(db, by.id).await?;
    Ok(circular_digest(by.id, newest, new, found))
}

/// The letter to one author, or `None` if its words are longer than a letter may be once they are filled in.
pub fn letter_to(app: &App, new: &NewCircular, to: &CircularRecipient) -> Option<AuthorLetter> {
    let t = app.words(to.account.language);
    let name = &to.account.name;
    let reads = |placeholder: Placeholder| match placeholder {
        Placeholder::Given => name.called(),
        Placeholder::Name => name.display(),
        of_practices => in_place_of(app, t, of_practices, &to.practices),
    };
    Some(AuthorLetter {
        to: to.account.clone(),
        subject: new.subject.as_str().to_owned(),
        words: Reasons::parse(&fill(new.text.as_str(), reads)).ok()?,
        practices: to.practices.clone(),
    })
}

/// What a placeholder says of several practices: the different values, one after the other.
fn in_place_of(
    app: &App,
    t: Messages,
    placeholder: Placeholder,
    practices: &[AddressedPractice],
) -> String {
    let value = |practice: &AddressedPractice| match placeholder {
        Placeholder::Title => Some(shown_title(practice.title.trim(), t)),
        Placeholder::Reference => practice.reference.as_ref().map(ToString::to_string),
        Placeholder::Objective => practice.objective.map(|one| one.heading(t).to_string()),
        Placeholder::Site => Some(app.settings.site.name.clone()),
        // The history of a practice names no author of a letter's greeting.
        Placeholder::Given | Placeholder::Name => Some("…".to_owned()),
    };
    let mut values: Vec<String> = Vec::new();
    for said in practices.iter().filter_map(value) {
        if !values.contains(&said) {
            values.push(said);
        }
    }
    values.join(", ")
}

/// What the history of a practice keeps of a letter: its subject and its text, without the names of its readers.
fn words_in_history(
    app: &App,
    new: &NewCircular,
    practice: &AddressedPractice,
) -> Result<Reasons, practices::Error> {
    let t = app.words(Language::default());
    let practices = std::slice::from_ref(practice);
    let text = fill(new.text.as_str(), |placeholder| {
        in_place_of(app, t, placeholder, practices)
    });
    let words = format!("{}\n\n{text}", new.subject.as_str());
    Reasons::parse(&words).map_err(|_| practices::Error::Unfit)
}

/// Whether every letter and every history can hold its words.
pub fn words_fit(app: &App, new: &NewCircular, found: &[CircularRecipient]) -> bool {
    let in_histories = || found.iter().flat_map(|one| &one.practices);
    found.iter().all(|one| letter_to(app, new, one).is_some())
        && in_histories().all(|practice| words_in_history(app, new, practice).is_ok())
}

/// Sends the letters to the chosen ones of the authors that the administrator has seen: all of them or none.
pub async fn send_circular(
    app: &App,
    by: &Account,
    new: &NewCircular,
    (seen, chosen): (&str, &[AccountId]),
) -> Result<Sending, Error> {
    let mut tx = app.db.write().await?;
    queries::lock(&mut tx, by.id).await?;
    if let Some(sent) = store::with_digest(&mut tx, by.id, seen).await? {
        return Ok(Sending::Sent(sent));
    }
    let Found::Recipients(found) = find_recipients(&mut tx, by, &new.search).await? else {
        return Ok(Sending::Changed);
    };
    if digest_of(&mut tx, by, new, &found).await? != seen {
        return Ok(Sending::Changed);
    }
    let letters = found
        .iter()
        .filter(|one| chosen.contains(&one.account.id))
        .map(|one| letter_to(app, new, one).ok_or(practices::Error::Unfit))
        .collect::<Result<Vec<_>, _>>()?;
    let reached: Vec<_> = letters
        .iter()
        .flat_map(|one| {
            one.practices
                .iter()
                .map(|practice| (one.to.id, practice.id))
        })
        .collect();
    let words = |practice: &AddressedPractice| words_in_history(app, new, practice);
    let events = match practices::write_letters(app, &mut tx, by, letters, words).await {
        // What was found has changed since it was read.
        Err(practices::Error::Denied(_) | practices::Error::NotFound) => {
            return Ok(Sending::Changed);
        }
        events => events?,
    };
    let written = (by.id, app.clock.now());
    let id = store::insert_circular(&mut tx, new, seen, written).await?;
    let rows = reached.into_iter().filter_map(|(account, practice)| {
        let seq = events.get(&practice)?;
        Some((account, practice, *seq))
    });
    store::insert_letters(&mut tx, id, rows).await?;
    tx.commit().await?;
    Ok(Sending::Sent(id))
}
