//! The forms of the administrator's pages, read into typed values.

pub mod audit;
pub mod call;
pub mod circular;
pub mod label;
pub mod opinions;
pub mod owner;
pub mod reply;

pub use reply::reply;

use crate::account::actions::NewMember;
use crate::account::model::{Account, AccountId, Role, Scope};
use crate::account::{self, TypedPassword};
use crate::address::{self, Address};
use crate::app::App;
use crate::language::{Language, Message, Messages, TextLanguage};
use crate::taxonomy::ObjectiveNumber;
use crate::web::unsent::EARLIER;
use crate::web::{Problem, Reading, Refused, Typed};

use super::model::{AppealWords, SuspensionReason};

/// The label of an input of this room that people type into.
pub fn label(t: Messages, input: &str) -> Option<Message> {
    Some(match input {
        "reason" => t.say("admin-field-reason"),
        "answer" => t.say("admin-field-answer"),
        owner::WORDS => t.say("admin-owner-words"),
        _ => {
            return reply::reply_label(t, input)
                .or_else(|| label::label_label(t, input))
                .or_else(|| call::call_label(t, input))
                .or_else(|| circular::circular_label(t, input));
        }
    })
}

/// Whether an input of this room may be sent several times.
pub fn is_list(input: &str) -> bool {
    matches!(
        input,
        "scope" | "reads" | "mail" | circular::RECIPIENT | call::OBJECTIVES
    )
}

/// What an administrator may do at the page of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountPageDeed {
    /// Gives it a role, with its scope and languages.
    Save,
    /// Suspends it.
    Suspend,
    /// Ends its suspension, which answers its appeals with yes.
    Restore,
    /// Answers its appeals with no.
    Refuse,
    /// Says that it and another account are of one person.
    OnePerson(AccountId),
    /// Says that it and another account are of two persons.
    TwoPersons(AccountId),
}

/// The button that the administrator pressed at the page of an account.
pub enum AccountButton {
    /// The button of a deed.
    Deed(AccountPageDeed),
    /// Draws the page again with the typed words: Enter in a line.
    Stay,
    /// Goes to another page of the site. The words are kept.
    Go(Language, Address),
    /// Deletes the kept words.
    Clear,
}

impl AccountButton {
    /// Reads the button; `None` for a word that is no button of the page.
    pub fn read(typed: &Typed) -> Option<Self> {
        if let Some((language, to)) = address::parse_local(typed.get("go")) {
            return Some(Self::Go(language, to));
        }
        Some(match typed.get("deed") {
            "stay" => Self::Stay,
            "clear" => Self::Clear,
            "save" => Self::Deed(AccountPageDeed::Save),
            "suspend" => Self::Deed(AccountPageDeed::Suspend),
            "restore" => Self::Deed(AccountPageDeed::Restore),
            "refuse" => Self::Deed(AccountPageDeed::Refuse),
            word => Self::Deed(AccountPageDeed::of_other(word)?),
        })
    }
}

impl AccountPageDeed {
    /// Reads a deed that names another account.
    fn of_other(word: &str) -> Option<Self> {
        let (deed, other) = word.split_once(' ')?;
        let other = AccountId(other.parse().ok()?);
        match deed {
            "one_person" => Some(Self::OnePerson(other)),
            "two_persons" => Some(Self::TwoPersons(other)),
            _ => None,
        }
    }
}

/// The boxes of a role.
const OF_ROLE: [&str; 3] = ["role", "scope", "reads"];

/// The role, scope and languages of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleForm {
    /// The role that the account is to have.
    pub role: Role,
    /// The objectives on which it may decide; an empty scope is every objective.
    pub scope: Scope,
    /// The languages of the texts that it reads.
    pub reads: Vec<TextLanguage>,
}

/// Reads role, scope and languages.
pub fn role(typed: &Typed) -> Result<RoleForm, Refused> {
    let mut reading = Reading::of(typed);
    let role = reading.field("role", |word| Role::parse(word).ok_or(Problem::NotOffered));
    let scope = reading.note("scope", objectives(typed.all("scope")));
    let reads: Option<Vec<_>> = typed.all("reads").map(TextLanguage::parse).collect();
    let reads = reading.note("reads", reads.ok_or(Problem::NotOffered));
    let whole = role
        .zip(scope)
        .zip(reads)
        .map(|((role, scope), reads)| RoleForm { role, scope, reads });
    reading.finish(whole)
}

/// A person whom an administrator invites, with the role of the new account.
pub struct Invitation {
    /// The account to be made.
    pub member: NewMember,
    /// The administrator's own password.
    pub current: TypedPassword,
}

/// Reads an invitation.
pub fn invitation(typed: &Typed, app: &App) -> Result<Invitation, Refused> {
    match (account::invited_person(typed, app), role(typed)) {
        (Ok(person), Ok(form)) => Ok(Invitation {
            member: NewMember {
                name: person.profile.name,
                email: person.email,
                organisation: person.profile.organisation,
                country: person.profile.country,
                language: person.profile.language,
                role: form.role,
                scope: form.scope,
                reads: form.reads,
            },
            current: person.current,
        }),
        (Err(mut refused), Err(other)) => {
            refused.problems.extend(other.problems);
            Err(refused)
        }
        (Err(refused), Ok(_)) | (Ok(_), Err(refused)) => Err(refused),
    }
}

/// The content of the account page's boxes that is not stored yet: a role that differs from the account's, a reason, an
/// answer.
pub fn unsent_words(typed: &Typed, account: &Account) -> Typed {
    let stored = RoleForm {
        role: account.role,
        scope: account.scope.clone(),
        reads: account.reads.clone(),
    };
    let is_stored = role(typed).is_ok_and(|chosen| chosen == stored);
    typed.only(|name, value| match name {
        "reason" | "answer" | EARLIER => !value.trim().is_empty(),
        _ => OF_ROLE.contains(&name) && !is_stored,
    })
}

/// The words that stay unsent once a deed has used its own boxes.
pub fn words_left(deed: AccountPageDeed, words: &Typed) -> Typed {
    words.only(|name, _| match deed {
        AccountPageDeed::Save => !OF_ROLE.contains(&name),
        AccountPageDeed::Suspend => name != "reason",
        AccountPageDeed::Restore | AccountPageDeed::Refuse => name != "answer",
        AccountPageDeed::OnePerson(_) | AccountPageDeed::TwoPersons(_) => true,
    })
}

/// Whether an administrator types text into this box.
pub fn is_written(name: &str) -> bool {
    matches!(name, "reason" | "answer" | EARLIER)
}

/// Numbers of objectives, ticked or typed with commas or blanks between them; no number is every objective.
fn objectives<'a>(typed: impl Iterator<Item = &'a str>) -> Result<Scope, Problem> {
    let numbers = typed
        .flat_map(|typed| typed.split([',', ';', ' ']))
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let parsed: Option<Vec<_>> = numbers.take(100).map(ObjectiveNumber::parse).collect();
    parsed
        .map(Scope::of)
        .ok_or(Problem::own("admin-problem-scope"))
}

/// Reads why an account is suspended.
pub fn reason(typed: &Typed) -> Result<SuspensionReason, Refused> {
    let mut reading = Reading::of(typed);
    let reason = reading.field("reason", SuspensionReason::parse);
    reading.finish(reason)
}

/// Reads the words that go with the end of a suspension, if there are any.
pub fn granting_words(typed: &Typed) -> Result<Option<AppealWords>, Refused> {
    if typed.get("answer").trim().is_empty() {
        return Ok(None);
    }
    refusing_words(typed).map(Some)
}

/// Reads why an appeal is answered with no.
pub fn refusing_words(typed: &Typed) -> Result<AppealWords, Refused> {
    let mut reading = Reading::of(typed);
    let words = reading.field("answer", AppealWords::parse);
    reading.finish(words)
}
