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

/// The letter to each of these authors. `None`: with the placeholders filled in, the words of one letter, or what the
/// history of a practice keeps of it, would be longer than they may be.
pub fn letters_to(
    app: &App,
    new: &NewCircular,
    found: Vec<CircularRecipient>,
) -> Option<Vec<AuthorLetter>> {
    let letters = found.into_iter().map(|to| letter_to(app, new, to));
    let letters: Vec<AuthorLetter> = letters.collect::<Option<_>>()?;
    let mut practices = letters.iter().flat_map(|letter| &letter.practices);
    let fit = practices.all(|practice| words_in_history(app, new, practice).is_ok());
    fit.then_some(letters)
}

fn letter_to(app: &App, new: &NewCircular, to: CircularRecipient) -> Option<AuthorLetter> {
    let t = app.words(to.account.language);
    let words = fill(new.text.as_str(), |placeholder| {
        let of_reader = placeholder.of_reader(&to.account.name);
        of_reader.unwrap_or_else(|| of_practices(app, t, placeholder, &to.practices))
    });
    Some(AuthorLetter {
        subject: new.subject.as_str().to_owned(),
        words: Reasons::parse(&words).ok()?,
        to: to.account,
        practices: to.practices,
    })
}

/// What a placeholder says of several practices: the different values, one after the other.
fn of_practices(
    app: &App,
    t: Messages,
    placeholder: Placeholder,
    practices: &[AddressedPractice],
) -> String {
    let site = app.settings.site.name.as_str();
    let mut values: Vec<String> = Vec::new();
    let said = practices.iter();
    let said = said.filter_map(|practice| placeholder.of_practice(practice, t, site));
    for value in said.filter(|value| !value.is_empty()) {
        if !values.contains(&value) {
            values.push(value);
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
    let site = app.settings.site.name.as_str();
    let text = fill(new.text.as_str(), |placeholder| {
        let said = placeholder.of_practice(practice, t, site);
        said.unwrap_or_else(|| "…".to_owned())
    });
    let words = format!("{}\n\n{text}", new.subject.as_str());
    Reasons::parse(&words).map_err(|_| practices::Error::Unfit)
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
    let Some(mut letters) = letters_to(app, new, found) else {
        return Ok(Sending::Changed);
    };
    letters.retain(|letter| chosen.contains(&letter.to.id));
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
