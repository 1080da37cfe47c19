//! Reads the page on which a practice without an owner gets one.

use crate::account::model::AccountId;
use crate::account::parse_deliverable;
use crate::app::App;
use crate::practice::actions::Intent;
use crate::practice::model::{NewInvitation, Reasons, WordsProblem};
use crate::web::form::Reading;
use crate::web::unsent::EARLIER;
use crate::web::{Problem, Refused, Typed};
use crate::workflow::Deed;

/// The box of the address of a person.
pub const EMAIL: &str = "email";
/// The box of the words to the authors.
pub const WORDS: &str = "handover_words";

/// Whether the page has such a box.
pub fn is_of_owner(name: &str) -> bool {
    matches!(name, EMAIL | WORDS | EARLIER)
}

/// The value of the button that gives the practice to this account.
pub fn hand_over_button(to: AccountId) -> String {
    format!("{}-{to}", Deed::HandOver)
}

/// Reads the pressed button with all that belongs to it. `None` is a button that the page does not have.
pub fn new_owner(app: &App, typed: &Typed) -> Option<Result<Intent, Refused>> {
    let (word, account) = match typed.get("deed").split_once('-') {
        Some((word, account)) => (word, Some(account)),
        None => (typed.get("deed"), None),
    };
    let mut reading = Reading::of(typed);
    let whole = match Deed::parse(word)? {
        Deed::HandOver => {
            let to = AccountId(account?.parse().ok()?);
            let words = reading.field(WORDS, |typed| {
                Reasons::parse(typed).map_err(|why| problem_of_words(why, typed))
            });
            words.map(|words| Intent::HandOver { to, words })
        }
        Deed::InviteOwner => {
            let email = reading.field(EMAIL, |typed| parse_deliverable(app, typed));
            email.map(|email| {
                Intent::InviteOwner(NewInvitation {
                    email,
                    greeting: None,
                })
            })
        }
        _ => return None,
    };
    Some(reading.finish(whole))
}

fn problem_of_words(why: WordsProblem, typed: &str) -> Problem {
    match why {
        WordsProblem::Missing => Problem::Missing,
        WordsProblem::TooLong => Problem::TooLong {
            limit: Reasons::MOST,
            by: typed.trim().chars().count().saturating_sub(Reasons::MOST),
        },
    }
}
