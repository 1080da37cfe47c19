//! The mails of a letter to many: one for each person, about all own practices that the letter reaches. The words are the
//! administrator's; the practice room adds the greeting and the list of practices.

use super::telling::Telling;
use super::{ForeseenLetter, rule_for};
use crate::address::{self, Address};
use crate::app::App;
use crate::db::{Timestamp, Tx};
use crate::mail::actions as outbox;
use crate::mail::letter::{Letter, LetterItem};
use crate::mail::model::{MailRecipient, NewNotice};
use crate::mail::preferences::Rule;
use crate::mail::relation::Relation;
use crate::practice::error::Error;
use crate::practice::model::{AuthorLetter, Reference, Seq};
use crate::practice::plain;
use crate::workflow::Deed;

/// What one person would read; nothing is owed.
pub(in crate::practice) fn foresee_letter(app: &App, letter: &AuthorLetter) -> ForeseenLetter {
    ForeseenLetter {
        to: MailRecipient::Account(letter.to.id),
        language: letter.to.language,
        letter: write(app, letter),
    }
}

/// Owes each person the own letter, because of the event of the first practice that it is about.
pub(in crate::practice) async fn owe_letters(
    app: &App,
    tx: &mut Tx,
    at: Timestamp,
    letters: &[(AuthorLetter, Seq)],
) -> Result<(), Error> {
    let rule = letter_rule().ok_or(Error::Unfit)?;
    let mut notices = Vec::with_capacity(letters.len());
    for (letter, seq) in letters {
        let first = letter.practices.first().ok_or(Error::Unfit)?;
        let t = app.words(letter.to.language);
        let rendered = write(app, letter).render(t, &app.settings);
        let to = MailRecipient::Account(letter.to.id);
        notices.push(NewNotice::new(rule, to, rendered).because_of(first.id, *seq));
    }
    outbox::owe_all(tx, at, &notices).await?;
    Ok(())
}

/// The rule of these mails, which the workflow's table gives.
pub(in crate::practice) fn letter_rule() -> Option<&'static Rule> {
    rule_for(Deed::Write.as_str(), Relation::Author)
}

fn write(app: &App, letter: &AuthorLetter) -> Letter {
    let t = app.words(letter.to.language);
    let absolute =
        |address: &Address| address.absolute(&app.settings.public_url, letter.to.language);
    let own_pages = letter.practices.iter().map(|practice| {
        let title = plain::shown_title(practice.title.trim(), t);
        let reference = practice.reference.as_ref().map(Reference::as_str);
        LetterItem {
            title,
            about: reference.unwrap_or_default().to_owned(),
            address: Some(absolute(&address::my_practice(practice.id))),
        }
    });
    let single = match letter.practices.as_slice() {
        [single] => Some(single),
        _ => None,
    };
    let leads_to = single.map_or_else(address::my_practices, |one| address::my_practice(one.id));
    let told = (Deed::Write.as_str(), Relation::Author);
    let telling = Telling {
        dear: Some(letter.to.name.greeting()),
        subject: Some(letter.subject.as_str()),
        practices: own_pages.collect(),
        words: Some(letter.words.as_str()),
        ..Telling::bare(app, told, absolute(&leads_to))
    };
    telling.letter(t)
}
