//! This room's pages, cut by what somebody came for: registering, opening a link, signing
//! in, choosing another password, and the settings of the own account.

mod ask;
pub mod links;
pub mod register;
pub mod reset;
pub mod settings;
pub mod sign_in;
pub mod suspended;

use std::time::Duration;

use axum::http::StatusCode;
use axum::response::Response;

use super::actions::Error;
use super::views::{DeadLinkPage, SentPage, draw};
use crate::address::{self, Address};
use crate::app::App;
use crate::language::{Language, Message, Messages};
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{Failure, Frame, Notice, Problem, Refused, Typed};

/// Why a form did not go through, when its own page says so.
enum Hindrance {
    /// Problems at fields.
    Refused(Refused),
    /// Too many; what to say, with what was typed.
    Waiting(Message, Refused),
}

impl Hindrance {
    const fn status(&self) -> StatusCode {
        match self {
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Waiting(..) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    const fn refused(&self) -> &Refused {
        match self {
            Self::Refused(refused) | Self::Waiting(_, refused) => refused,
        }
    }

    fn waiting(&self) -> Option<Message> {
        match self {
            Self::Refused(_) => None,
            Self::Waiting(words, _) => Some(words.clone()),
        }
    }
}

/// One problem at one field, and everything as it was typed.
fn one_problem(typed: &Typed, field: &'static str, problem: Problem) -> Hindrance {
    let mut refused = Refused::only_typed(typed.clone());
    refused.add(field, problem);
    Hindrance::Refused(refused)
}

/// Everything as it was typed, under a sentence that says how long to wait.
fn wait(t: Messages, key: &'static str, length: Duration, typed: &Typed) -> Hindrance {
    // Half a minute is "one minute" to a person who waits.
    let shown = length.max(Duration::from_mins(1));
    let words = t.say(key).with("wait", t.length(shown));
    Hindrance::Waiting(words, Refused::only_typed(typed.clone()))
}

/// Asks the network's bucket; an empty one is said on the form's own page.
fn ask_network(
    t: Messages,
    key: &'static str,
    throttle: &Throttle,
    deed: Attempt,
    typed: &Typed,
) -> Result<(), Hindrance> {
    throttle.ask(deed).map_err(|failure| match failure {
        Failure::TooMany(length) => wait(t, key, length, typed),
        _ => wait(t, key, Duration::ZERO, typed),
    })
}

/// What an action's error means on a form: a wrong proof and an empty bucket have their
/// place there, everything else has a page of its own.
fn hindered(
    t: Messages,
    key: &'static str,
    error: Error,
    typed: &Typed,
    wrong: (&'static str, Problem),
) -> Result<Hindrance, Failure> {
    match error {
        Error::TooMany(length) | Error::Crowded(length) => Ok(wait(t, key, length, typed)),
        Error::WrongPair => Ok(one_problem(typed, wrong.0, wrong.1)),
        other => Err(other.into()),
    }
}

/// What to do next, once a mail is on its way, and where to ask for another.
fn sent(frame: Frame, words: Message, again: Address) -> Result<Response, Failure> {
    let page = SentPage {
        frame,
        words,
        again,
    };
    draw(StatusCode::OK, &page)
}

/// A page at the door: for nobody in particular.
fn door(app: &App, language: Language, address: Address, notice: Option<Notice>) -> Frame {
    Frame::public(app, language, address).saying(notice)
}

/// A link that no longer works, with a way to another one.
fn dead_link(
    app: &App,
    language: Language,
    way: Address,
    says: &'static str,
) -> Result<Response, Failure> {
    let frame = Frame {
        translated: false,
        ..door(app, language, address::home(), None)
    };
    let (lead, says) = (frame.t.say("account-dead-lead"), frame.t.say(says));
    let page = DeadLinkPage {
        frame,
        lead,
        way: Some((way, says)),
    };
    draw(StatusCode::GONE, &page)
}

/// A link that would stop a move, after there is none to stop.
fn nothing_to_stop(app: &App, language: Language) -> Result<Response, Failure> {
    let frame = Frame {
        translated: false,
        ..door(app, language, address::home(), None)
    };
    let lead = frame.t.say("account-stop-nothing");
    let page = DeadLinkPage {
        frame,
        lead,
        way: None,
    };
    draw(StatusCode::GONE, &page)
}
