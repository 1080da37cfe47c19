//! What a signed-in person typed on a page and did not send: kept for that account at that page, shown in its boxes
//! at the next opening in any browser, until it is used, cleared or too old. Nothing is carried out by it. Lies beside
//! the forms of ended sessions (`kept`); knows an account by its number and a form as names and values.

use std::time::Duration;

use sha2::{Digest, Sha256};

use super::form::{Refused, Typed};
use super::limits::BODY;
use super::{posted, store};
use crate::address::Address;
use crate::db::ids::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::encoding::hex;
use crate::language::Words as Messages;

/// How long unsent words are kept after their writer last added to them.
pub const KEPT_FOR: Duration = Duration::from_hours(30 * 24);
/// The hidden field that tells with which kept words a page was drawn.
pub const DRAWN_WITH: &str = "drawn_with";
/// The field of texts that lost their box to a newer text.
pub const EARLIER: &str = "earlier";

/// The words kept for one account at one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    /// What was typed, in the order of the page.
    pub typed: Typed,
    /// Tells these words from earlier and later ones.
    pub version: String,
    /// When they are swept.
    pub until: Timestamp,
}

impl Unsent {
    /// What is kept for this account at this page.
    pub async fn read(
        db: &mut impl Engine,
        account: AccountId,
        page: &Address,
        now: Timestamp,
    ) -> Result<Option<Self>, Fault> {
        let row = store::kept(db, &place(account, page), account, now).await?;
        Ok(row.map(|row| Self::of(&row.body, row.expires_at)))
    }

    /// Keeps what a form held and did not use. A form drawn with the kept words replaces them; any other form, such as
    /// one of a second window, leaves none of them out. With nothing left to keep, nothing stays. The account is
    /// locked, so that two windows follow one another.
    ///
    /// The answer is nothing, too, where the words are more than one form may hold; earlier words then stay as they were.
    pub async fn keep(
        tx: &mut Tx,
        account: AccountId,
        page: &Address,
        form: Form<'_>,
        now: Timestamp,
    ) -> Result<Option<Self>, Fault> {
        let before = Self::read(tx, account, page, now).await?;
        let words = match before {
            Some(before) if before.version != form.drawn_with => {
                joined(&form.words, &before.typed, form.is_text)
            }
            _ => form.words,
        };
        let place = place(account, page);
        let body = words.to_body();
        if body.is_empty() {
            store::forget_kept(tx, &place, account).await?;
        }
        if body.is_empty() || body.len() > BODY {
            return Ok(None);
        }
        let until = now.plus(KEPT_FOR);
        store::keep_of_account(tx, &place, account, page.path(), &body, until).await?;
        Ok(Some(Self::of(&body, until)))
    }

    /// Forgets what is kept for this account at this page.
    pub async fn forget(tx: &mut Tx, account: AccountId, page: &Address) -> Result<(), Fault> {
        store::forget_kept(tx, &place(account, page), account).await
    }

    fn of(body: &str, until: Timestamp) -> Self {
        Self {
            // The table holds only what was written from a form that had been read.
            typed: posted::decode(body.as_bytes()).unwrap_or_default(),
            version: hex(&Sha256::digest(body)[..8]),
            until,
        }
    }
}

/// A form whose words are to be kept.
pub struct Form<'a> {
    /// The words.
    pub words: Typed,
    /// The version of the kept words that the form was drawn with.
    pub drawn_with: &'a str,
    /// Whether a person writes into the box of this name; anything else is chosen.
    pub is_text: fn(&str) -> bool,
}

/// Forgets what is kept for an account at every page below an address.
pub async fn forget_under(tx: &mut Tx, account: AccountId, pages: &Address) -> Result<(), Fault> {
    store::forget_kept_under(tx, account, &format!("{}/", pages.path())).await
}

/// Where an account's words of a page lie. Longer than a device's secret before it is hashed, so that no browser
/// has such a place.
fn place(account: AccountId, page: &Address) -> Vec<u8> {
    Sha256::digest(format!(
        "words that account {account} has not sent, at {}",
        page.path()
    ))
    .to_vec()
}

/// A newer form with every kept word that it has no place for: in its own box where that is empty, else beside it.
/// A choice made anew needs no memory of the former one.
pub fn joined(newer: &Typed, kept: &Typed, is_text: fn(&str) -> bool) -> Typed {
    let is_empty = |name: &str| newer.all(name).all(|value| value.trim().is_empty());
    let has = |name: &str, value: &str| {
        newer.has(name, value) || (is_text(name) && newer.has_value(value))
    };
    let stays = newer
        .pairs()
        .filter(|(name, _)| !(is_empty(name) && kept.sent(name)));
    let comes = kept
        .pairs()
        .filter(|(name, value)| !has(name, value))
        .filter_map(|(name, value)| {
            if is_empty(name) {
                Some((name, value))
            } else {
                is_text(name).then_some((EARLIER, value))
            }
        });
    Typed::of(stays.chain(comes))
}

/// What a page shows: a form that came back with the kept words beside it, or these alone.
pub fn form_to_show(
    refused: Option<&Refused>,
    unsent: Option<&Unsent>,
    is_text: fn(&str) -> bool,
) -> Option<Refused> {
    let Some(refused) = refused else {
        return unsent.map(|unsent| Refused::only_typed(unsent.typed.clone()));
    };
    let typed = match unsent {
        Some(unsent) => joined(&refused.typed, &unsent.typed, is_text),
        None => refused.typed.clone(),
    };
    Some(Refused {
        problems: refused.problems.clone(),
        typed,
    })
}

/// What a page says of words that it was drawn with, and those of them that none of its boxes shows. Drawn by
/// `templates/web/unsent.html` inside the page's form, so that the form carries them on.
#[derive(Clone, Debug, Default)]
pub struct UnsentNotice {
    /// Where the words come from, and how long they are kept.
    pub says: Option<String>,
    /// How the button reads that forgets them.
    pub clear: Option<String>,
    /// That some have no box.
    pub no_box: Option<String>,
    /// Those words: name, label and text.
    pub texts: Vec<(String, String, String)>,
    /// Choices that no box shows.
    pub hidden: Vec<(String, String)>,
}

impl UnsentNotice {
    /// The notice of a page with these boxes. `typed` is what the page shows: the kept words, or a form that came back.
    /// `label` says what a text is called; what has no label was chosen.
    pub fn new(
        t: Messages,
        unsent: Option<&Unsent>,
        typed: Option<&Typed>,
        has_box: impl Fn(&str) -> bool,
        label: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let mut notice = Self {
            says: unsent.map(|unsent| {
                let says = t.say("unsent-kept").with("day", t.day(unsent.until));
                says.to_string()
            }),
            clear: unsent.map(|_| t.say("unsent-clear").to_string()),
            ..Self::default()
        };
        let version = unsent.map(|unsent| unsent.version.clone());
        let version = version.map(|version| (DRAWN_WITH.to_owned(), version));
        notice.hidden.extend(version);
        let all = typed.into_iter().flat_map(Typed::pairs);
        for (name, value) in all.filter(|(name, _)| !has_box(name)) {
            let (name, value) = (name.to_owned(), value.to_owned());
            match label(&name) {
                Some(label) => notice.texts.push((name, label, value)),
                None => notice.hidden.push((name, value)),
            }
        }
        let boxless = !notice.texts.is_empty();
        notice.no_box = boxless.then(|| t.say("unsent-no-box").to_string());
        notice
    }

    /// Whether there is anything for a person to read.
    pub fn is_shown(&self) -> bool {
        self.says.is_some() || !self.texts.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_window_takes_no_words_away() {
        let kept = Typed::of([
            ("decision", "return"),
            ("reasons", "An hour of thought"),
            ("earlier", "Half an hour"),
        ]);
        let rows = [
            (Typed::default(), kept.clone()),
            (
                Typed::of([("decision", "approve"), ("reasons", "One line more")]),
                Typed::of([
                    ("decision", "approve"),
                    ("reasons", "One line more"),
                    (EARLIER, "An hour of thought"),
                    (EARLIER, "Half an hour"),
                ]),
            ),
            (kept.clone(), kept.clone()),
            // The whole form, its empty boxes and what is no box among them.
            (
                Typed::of([("seq", "4"), ("reasons", " "), ("scope", "11")]),
                Typed::of([
                    ("seq", "4"),
                    ("scope", "11"),
                    ("decision", "return"),
                    ("reasons", "An hour of thought"),
                    ("earlier", "Half an hour"),
                ]),
            ),
        ];
        for (newer, expected) in rows {
            assert_eq!(joined(&newer, &kept, |name| name != "decision"), expected);
        }
    }
}
