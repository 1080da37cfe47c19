//! This room's pages: one file for each address, named by the address's last word. This file holds what they share: how a
//! form that failed comes back to its page.

pub(crate) mod addresses;
mod asked_address;
pub(crate) mod away;
pub(crate) mod confirm;
pub(crate) mod desk;
pub(crate) mod email;
mod mailed_link;
pub(crate) mod password;
pub(crate) mod profile;
pub(crate) mod register;
pub(crate) mod reset;
pub(crate) mod sent;
pub(crate) mod sessions;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod suspended;
mod visit;

use std::time::Duration;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::actions::Error;
use super::views::draw;
use crate::language::{Message, Messages};
use crate::web::log::RefusalRule;
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{Failure, Problem, Refused, Typed};

/// What an owner, or the holder of a mailed link, is told after too many tries.
const PROOF_TOO_MANY: &str = "account-proof-waiting";

/// What a visitor is told for whom too many mails were asked.
const MAIL_TOO_MANY: &str = "account-mail-waiting";

/// Why a form did not go through, when its own page says so.
enum FormFailure {
    /// Some fields have problems.
    Refused(Refused),
    /// What should prove the owner is wrong.
    WrongProof(Refused),
    /// There were too many attempts: what the page says about the wait, and what was typed.
    TooMany(Message, Refused),
}

impl FormFailure {
    /// Nothing is wrong; the form is shown as it was typed.
    fn only_typed(typed: Typed) -> Self {
        Self::Refused(Refused::only_typed(typed))
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::Refused(_) | Self::WrongProof(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany(..) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    /// The form's page with this failure; the log names a wrong proof.
    fn draw(&self, page: &impl Template) -> Result<Response, Failure> {
        let response = draw(self.status(), page)?;
        Ok(match self {
            Self::WrongProof(_) => RefusalRule::WrongProof.refuse(response),
            Self::Refused(_) | Self::TooMany(..) => response,
        })
    }

    const fn refused(&self) -> &Refused {
        match self {
            Self::Refused(refused) | Self::WrongProof(refused) | Self::TooMany(_, refused) => {
                refused
            }
        }
    }

    /// What the page says about the wait.
    fn waiting(&self) -> Option<Message> {
        match self {
            Self::Refused(_) | Self::WrongProof(_) => None,
            Self::TooMany(words, _) => Some(words.clone()),
        }
    }
}

/// One problem at one field. The other fields show what was typed, except the passwords.
fn refuse_field(typed: &Typed, field: &'static str, problem: Problem) -> FormFailure {
    let mut refused = Refused::only_typed(typed.clone());
    refused.add(field, problem);
    FormFailure::Refused(refused)
}

/// A sentence that says how long to wait, above the form. The fields show what was typed, except the passwords.
fn too_many(t: Messages, key: &'static str, length: Duration, typed: &Typed) -> FormFailure {
    // The shortest wait that the sentence can name is one minute.
    let shown = length.max(Duration::from_mins(1));
    let words = t.say(key).with("wait", t.length(shown));
    FormFailure::TooMany(words, Refused::only_typed(typed.clone()))
}

/// Takes an attempt from the network's bucket; an empty bucket is said on the form's own page.
fn take_from_network(
    t: Messages,
    key: &'static str,
    throttle: &Throttle,
    deed: Attempt,
    typed: &Typed,
) -> Result<(), FormFailure> {
    throttle.take(deed).map_err(|failure| match failure {
        Failure::TooMany(length) => too_many(t, key, length, typed),
        _ => too_many(t, key, Duration::ZERO, typed),
    })
}

/// Where a form shows that a proof was wrong, and what it says there.
struct WrongProof {
    field: &'static str,
    problem: Problem,
}

impl WrongProof {
    const fn at(field: &'static str, problem: Problem) -> Self {
        Self { field, problem }
    }

    /// At the field of a signed-in owner's current password.
    const fn current_password() -> Self {
        Self::at("current_password", Problem::own("problem-wrong-password"))
    }
}

/// The problem at the field of a wrong proof, and everything as it was typed.
fn refuse_proof(typed: &Typed, wrong: WrongProof) -> FormFailure {
    let mut refused = Refused::only_typed(typed.clone());
    refused.add(wrong.field, wrong.problem);
    FormFailure::WrongProof(refused)
}

/// What an action's error means on a form. The form shows an empty bucket; every other error has a page of its own.
fn form_failure(
    t: Messages,
    key: &'static str,
    error: Error,
    typed: &Typed,
) -> Result<FormFailure, Failure> {
    match error {
        Error::TooMany(length) | Error::Crowded(length) => Ok(too_many(t, key, length, typed)),
        other => Err(other.into()),
    }
}

/// The same for a form with a password or another proof, which shows a wrong proof too.
fn proof_failure(
    t: Messages,
    key: &'static str,
    error: Error,
    typed: &Typed,
    wrong: WrongProof,
) -> Result<FormFailure, Failure> {
    match error {
        Error::WrongPair => Ok(refuse_proof(typed, wrong)),
        other => form_failure(t, key, other, typed),
    }
}
