//! The co-authors of a practice: who is invited, who accepted, who declined or left.

use std::borrow::Cow;
use std::time::Duration;

use super::{PracticeId, Seq};
use crate::account::model::{AccountId, EmailAddress, NotALine, line};
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::ids::CoAuthorId;
use crate::db::stored::stored_as_text;
use crate::language::Language;

/// The most co-authors of a practice, open invitations included.
pub const MOST_CO_AUTHORS: usize = 20;

/// How long the link of an invitation works. People who are away must find it.
pub const INVITED_FOR: Duration = Duration::from_hours(14 * 24);

closed_list! {
    /// How a person stands to the practice that they were invited to write.
    pub enum CoAuthorState {
        /// Invited; the link may have expired.
        Invited = "invited",
        /// A co-author.
        Accepted = "accepted",
        /// Did not want to be one.
        Declined = "declined",
        /// Was one, and left.
        Left = "left",
    }
}

stored_as_text!(CoAuthorState);

closed_list! {
    /// The same as pages say it.
    pub enum CoAuthorStanding {
        /// The link works.
        Invited = "invited",
        /// The link works no longer.
        Expired = "expired",
        /// A co-author.
        Accepted = "accepted",
        /// Did not want to be one.
        Declined = "declined",
        /// Was one, and left.
        Left = "left",
    }
}

/// A person in the list of authors, beside the owner.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct CoAuthor {
    /// The number of the row.
    pub id: CoAuthorId,
    /// The practice.
    pub practice_id: PracticeId,
    /// The place in the owner's order.
    pub place: i64,
    /// How the person stands to it.
    pub state: CoAuthorState,
    /// The address to which the invitation went.
    pub email: String,
    /// The same, as addresses are compared.
    pub email_key: String,
    /// How the mail greets.
    pub name: Option<String>,
    /// The language of the mail.
    pub language: Language,
    /// The account that accepted.
    pub account_id: Option<AccountId>,
    /// When the newest invitation was mailed.
    pub invited_at: Timestamp,
    /// Until when its link works.
    pub expires_at: Timestamp,
    /// When the state last changed.
    pub since: Timestamp,
    /// The event of the newest mail.
    pub mailed_seq: Seq,
    /// Until when the ownership is offered to the person.
    pub offered_until: Option<Timestamp>,
    /// Whether the owner who offers it does not stay as a co-author.
    pub offer_leaves: bool,
    /// Who offers it: the owner, or an administrator.
    pub offered_by: Option<AccountId>,
}

impl CoAuthor {
    /// How the person stands to the practice now.
    pub fn standing(&self, now: Timestamp) -> CoAuthorStanding {
        match self.state {
            CoAuthorState::Invited if self.expires_at <= now => CoAuthorStanding::Expired,
            CoAuthorState::Invited => CoAuthorStanding::Invited,
            CoAuthorState::Accepted => CoAuthorStanding::Accepted,
            CoAuthorState::Declined => CoAuthorStanding::Declined,
            CoAuthorState::Left => CoAuthorStanding::Left,
        }
    }

    /// Whether the ownership is offered to the person now.
    pub fn is_offered(&self, now: Timestamp) -> bool {
        self.offered_until.is_some_and(|until| until > now)
    }

    /// Whether the person has a place in the owner's order: is a co-author, or may become one.
    pub fn has_place(&self) -> bool {
        matches!(self.state, CoAuthorState::Invited | CoAuthorState::Accepted)
    }
}

/// A person who is to be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// Where the mail goes.
    pub email: EmailAddress,
    /// How it greets.
    pub greeting: Option<Greeting>,
}

/// To whom an owner offers the ownership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfferTo {
    /// A co-author.
    CoAuthor(CoAuthorId),
    /// A person who is invited with it.
    Person(NewInvitation),
}

/// An offer of the ownership.
#[derive(Debug, Clone)]
pub struct OwnershipOffer {
    /// The line of the person.
    pub to: CoAuthorId,
    /// The event of its mail.
    pub mailed: Seq,
    /// Until when it can be accepted.
    pub until: Timestamp,
    /// Whether the owner does not stay as a co-author.
    pub leaves: bool,
    /// Who offers it.
    pub by: AccountId,
}

/// The name by which an invitation greets: one line without a web or mail address, because it is mailed to a stranger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Greeting(String);

/// Why a typed name is none to greet by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAGreeting {
    /// It is no line, or too long.
    Line(NotALine),
    /// It holds a web or mail address.
    HoldsAddress,
}

impl Greeting {
    /// The longest name.
    pub const LIMIT: usize = 120;

    /// Reads a typed name; an empty one is none.
    pub fn parse_optional(typed: &str) -> Result<Option<Self>, NotAGreeting> {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let name = line(typed, Self::LIMIT).map_err(NotAGreeting::Line)?;
        if holds_address(&name) {
            return Err(NotAGreeting::HoldsAddress);
        }
        Ok(Some(Self(name)))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text, of which no mail program makes a link: it is mailed to a stranger.
pub fn unlinked(text: &str) -> Cow<'_, str> {
    if holds_address(text) {
        Cow::Owned(text.replace(['.', '/', '@', ':'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether mail programs would make a link of a part of this text.
fn holds_address(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '"'))
        .any(|word| {
            let word = word.trim_end_matches(['.', '!', '?', ':']);
            let ends_like_a_host = |(before, after): (&str, &str)| {
                let ending = after.split(['/', ':', '?', '#']).next().unwrap_or(after);
                !before.is_empty()
                    && ending.chars().count() >= 2
                    && ending.chars().all(char::is_alphabetic)
            };
            word.contains("//")
                || word.contains('@')
                || word.to_lowercase().starts_with("www.")
                || word.rsplit_once('.').is_some_and(ends_like_a_host)
                || word
                    .split_once('/')
                    .is_some_and(|(host, _)| host.contains('.'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_greeting_holds_no_address() {
        for name in [
            "Boris Lenz",
            "Dr. A. B. Nuñez",
            "Ms. Sadykova",
            "María-José O’Neill",
        ] {
            let read = Greeting::parse_optional(name).unwrap().unwrap();
            assert_eq!(read.as_str(), name);
        }
        for name in [
            "win at evil.example",
            "https://evil",
            "www.evil",
            "a@b",
            "evil.example/path",
            "(evil.com)",
            "look: evil.com!",
        ] {
            assert_eq!(
                Greeting::parse_optional(name),
                Err(NotAGreeting::HoldsAddress),
                "{name}"
            );
        }
        assert_eq!(Greeting::parse_optional("  "), Ok(None));
    }
}
