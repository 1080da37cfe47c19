//! What is typed at a page of an account and not sent: the page keeps it while the reader is elsewhere.

use super::profile;
use crate::account::model::Account;
use crate::address::{self, Address};
use crate::language::Language;
use crate::web::form::Typed;
use crate::web::unsent::EARLIER;

/// The boxes of the profile that are typed into.
const TEXTS: [&str; 6] = [
    "form_of_address",
    "given_name",
    "family_name",
    "institution",
    "organisation",
    "orcid",
];
/// Its choices.
const CHOICES: [&str; 3] = ["kind", "country", "language"];

/// The button that was pressed at a page which keeps what is typed.
pub enum KeepingButton {
    /// The page's own button: Enter, too.
    Own,
    /// Goes to another page of the site. What is typed is kept.
    Go(Language, Address),
    /// Deletes what is kept.
    Clear,
}

impl KeepingButton {
    /// Reads the button.
    pub fn read(typed: &Typed) -> Self {
        match (address::parse_local(typed.get("go")), typed.get("deed")) {
            (Some((language, to)), _) => Self::Go(language, to),
            (None, "clear") => Self::Clear,
            (None, _) => Self::Own,
        }
    }
}

/// Whether the profile has this box.
pub fn is_of_profile(name: &str) -> bool {
    TEXTS.contains(&name) || CHOICES.contains(&name)
}

/// Whether this value was typed, not chosen.
pub fn is_profile_text(name: &str) -> bool {
    TEXTS.contains(&name) || name == EARLIER
}

/// What the account does not have yet of a form of the profile; nothing if it has all of it.
pub fn unsaved_profile(typed: &Typed, account: &Account) -> Typed {
    let is_saved = profile(typed).is_ok_and(|read| {
        read.profile.name == account.name
            && read.orcid == account.orcid
            && read.profile.organisation == account.organisation
            && read.profile.country == account.country
            && read.profile.language == account.language
    });
    typed.only(|name, value| match name {
        EARLIER => !value.trim().is_empty(),
        _ => is_of_profile(name) && !is_saved,
    })
}

/// The boxes that are kept of the page which moves an account to another address.
pub fn is_of_move(name: &str) -> bool {
    matches!(name, "email" | EARLIER)
}

/// The boxes that are kept of an appeal.
pub fn is_of_appeal(name: &str) -> bool {
    matches!(name, "words" | EARLIER)
}

/// The boxes that are kept of an invitation, whose name has the boxes of a profile.
pub fn is_of_invitation(name: &str) -> bool {
    is_profile_text(name) || name == "email"
}
