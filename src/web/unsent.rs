//! Texts that a signed-in reader typed on a page and did not send: kept for that account at that page, and shown in its
//! inputs at the next opening in any browser, until they are used, cleared or too old. Keeping them carries nothing out.
//! They share a table with the forms of ended sessions (`kept`). Knows an account by its number and a form as names and
//! values.

use std::time::Duration;

use sha2::{Digest, Sha256};

use super::form::{Refused, Typed};
use super::limits::BODY;
use super::{posted, store};
use crate::address::Address;
use crate::db::ids::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::encoding::hex;
use crate::language::Messages;

/// How long unsent texts are kept after the last change.
pub const KEPT_FOR: Duration = Duration::from_hours(30 * 24);
/// The hidden field with the version of the kept texts that the page was drawn with.
pub const DRAWN_WITH: &str = "drawn_with";
/// The field of earlier texts whose input contains a newer text.
pub const EARLIER: &str = "earlier";

/// The texts kept for one account at one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    /// The values in the order of the page.
    pub typed: Typed,
    /// Identifies this state of the texts.
    pub version: String,
    /// When they are deleted.
    pub until: Timestamp,
}

impl Unsent {
    /// Reads the texts kept for this account at this page.
    pub async fn read(
        db: &mut impl Engine,
        account: AccountId,
        page: &Address,
        now: Timestamp,
    ) -> Result<Option<Self>, Fault> {
        let row = store::kept(db, &place(account, page), account, now).await?;
        Ok(row.map(|row| Self::of(&row.body, row.expires_at)))
    }

    /// Keeps the values of a form that were not used. A form that was drawn with the kept texts replaces them; any other
    /// form, such as one of a second window, is joined with them. If no value remains, the kept texts are deleted. The
    /// caller has locked the account, so that two windows cannot interleave.
    ///
    /// The result is `None` if nothing is kept, and if the texts exceed the size of a form: then the earlier ones stay.
    pub async fn keep(
        tx: &mut Tx,
        account: AccountId,
        page: &Address,
        form: Form<'_>,
        now: Timestamp,
    ) -> Result<Option<Self>, Fault> {
        let before = Self::read(tx, account, page, now).await?;
        let is_any_kept = before.is_some();
        let words = match before {
            Some(before) if before.version != form.drawn_with => {
                joined(&form.words, &before.typed, form.is_text)
            }
            _ => form.words,
        };
        let stored_at = place(account, page);
        let body = words.to_body();
        if body.is_empty() && is_any_kept {
            store::forget_kept(tx, &stored_at, account).await?;
        }
        if body.is_empty() || body.len() > BODY {
            return Ok(None);
        }
        let until = now.plus(KEPT_FOR);
        store::keep_of_account(tx, &stored_at, account, page.path(), &body, until).await?;
        Ok(Some(Self::of(&body, until)))
    }

    /// Deletes the texts kept for this account at this page.
    pub async fn forget(tx: &mut Tx, account: AccountId, page: &Address) -> Result<(), Fault> {
        store::forget_kept(tx, &place(account, page), account).await
    }

    fn of(body: &str, until: Timestamp) -> Self {
        Self {
            // The table contains only bodies that were written from decoded forms.
            typed: posted::decode(body.as_bytes()).unwrap_or_default(),
            version: hex(&Sha256::digest(body)[..8]),
            until,
        }
    }
}

/// A form whose values are to be kept.
pub struct Form<'a> {
    /// The values to keep.
    pub words: Typed,
    /// The version of the kept texts that the form was drawn with.
    pub drawn_with: &'a str,
    /// Whether the input of this name is a text. Any other value is a choice.
    pub is_text: fn(&str) -> bool,
}

/// Deletes the texts kept for an account at every page below an address.
pub async fn forget_under(tx: &mut Tx, account: AccountId, pages: &Address) -> Result<(), Fault> {
    store::forget_kept_under(tx, account, &format!("{}/", pages.path())).await
}

/// The key under which an account's texts of a page are stored. The hashed text is longer than a device's secret, so that
/// no browser's key can equal it.
fn place(account: AccountId, page: &Address) -> Vec<u8> {
    Sha256::digest(format!(
        "words that account {account} has not sent, at {}",
        page.path()
    ))
    .to_vec()
}

/// A newer form joined with the kept texts that it does not contain: each goes into its own input if that is empty,
/// otherwise beside it. The former value of a choice that was made anew is dropped.
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

/// The values that a page shows: a refused form joined with the kept texts, or the kept texts alone.
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

/// The notice about the kept texts of a page, and those of them that no input of the page shows.
/// `templates/web/unsent.html` draws it inside the page's form, so that the form sends them again.
#[derive(Clone, Debug, Default)]
pub struct UnsentNotice {
    /// The sentence that says where the texts come from, and how long they are kept.
    pub says: Option<String>,
    /// The label of the button that deletes them.
    pub clear: Option<String>,
    /// The sentence that says that some have no input.
    pub no_box: Option<String>,
    /// The texts without an input: name, label and text.
    pub texts: Vec<(String, String, String)>,
    /// The choices without an input, as hidden inputs.
    pub hidden: Vec<(String, String)>,
}

impl UnsentNotice {
    /// The notice of a page. `typed` are the values that the page shows: the kept texts, or a form that came back. `label`
    /// returns the label of a text; a value without a label is a choice.
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

    /// Whether the notice contains anything that the reader sees.
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
