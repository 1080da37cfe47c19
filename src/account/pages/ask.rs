//! Asking for a mailed link, whatever it is for: the form, the answer that is the same for every address, and what
//! to do next.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Hindrance, ask_network, door, hindered};
use crate::account::browser::{self, Browser};
use crate::account::views::{AskPage, draw, email_field};
use crate::account::{actions, forms};
use crate::address::{self, Address};
use crate::app::{App, Token};
use crate::language::{Language, Message, Messages};
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{Failure, Frame, Notice, Problem, Redirect, Refused, Summary, Typed};

/// What somebody wants a link for.
#[derive(Clone, Copy)]
pub(super) enum Wish {
    /// To choose another password.
    Reset,
    /// To sign in.
    SignIn,
}

/// Asks for a link, and answers the token by which the browser that asked is told apart.
async fn ask_link(
    app: &App,
    language: Language,
    throttle: &Throttle,
    browser: &Browser,
    typed: &Typed,
    wish: Wish,
) -> Result<Result<Token, Hindrance>, Failure> {
    const TOO_MANY: &str = "account-mail-waiting";
    let t = app.words(language);
    let email = match forms::address(typed) {
        Ok(email) => email,
        Err(refused) => return Ok(Err(Hindrance::Refused(refused))),
    };
    if let Err(hindrance) = ask_network(t, TOO_MANY, throttle, Attempt::Reset, typed) {
        return Ok(Err(hindrance));
    }
    throttle.count(Attempt::Reset);
    let asked = browser.asked.unwrap_or_else(|| app.random.token());
    let outcome = match wish {
        Wish::Reset => actions::ask_reset(app, asked, &email, language).await,
        Wish::SignIn => actions::ask_sign_in(app, asked, &email, language).await,
    };
    match outcome {
        Ok(()) => Ok(Ok(asked)),
        Err(error) => {
            let wrong = ("email", Problem::own("problem-address"));
            let key = match error {
                actions::Error::Crowded(_) => "account-links-crowded",
                _ => TOO_MANY,
            };
            hindered(t, key, error, typed, wrong).map(Err)
        }
    }
}

impl Wish {
    /// Where the form is.
    fn form(self) -> Address {
        match self {
            Self::Reset => address::reset(),
            Self::SignIn => address::sign_in_by_mail(),
        }
    }

    /// Where its answer is.
    fn answer(self) -> Address {
        match self {
            Self::Reset => address::reset_sent(),
            Self::SignIn => address::sign_in_sent(),
        }
    }

    /// What its answer says.
    fn sent(self, t: Messages) -> Message {
        match self {
            Self::Reset => t.say("account-sent-reset"),
            Self::SignIn => t.say("account-sent-link"),
        }
    }

    /// Title, lead and button of the form.
    fn words(self, t: Messages) -> [Message; 3] {
        match self {
            Self::Reset => [
                t.say("account-reset-title"),
                t.say("account-reset-lead"),
                t.say("account-reset-button"),
            ],
            Self::SignIn => [
                t.say("account-by-mail-title"),
                t.say("account-by-mail-lead"),
                t.say("account-by-mail-button"),
            ],
        }
    }
}

/// The form that asks for a link.
pub(super) fn form(
    app: &App,
    language: Language,
    notice: Option<Notice>,
    returned: Option<Typed>,
    wish: Wish,
) -> Result<Response, Failure> {
    let frame = door(app, language, wish.form(), notice);
    let returned = returned.map(|typed| Hindrance::Refused(Refused::only_typed(typed)));
    draw(StatusCode::OK, &page(frame, wish, returned.as_ref()))
}

/// Somebody asks for a link. The answer is the same for every address.
pub(super) async fn ask(
    app: &App,
    language: Language,
    (throttle, browser): (&Throttle, &Browser),
    typed: &Typed,
    wish: Wish,
) -> Result<Response, Failure> {
    match ask_link(app, language, throttle, browser, typed, wish).await? {
        Ok(asked) => {
            let mut response = Redirect::to(&wish.answer(), language).into_response();
            browser::set_asked(app, &mut response, asked);
            Ok(response)
        }
        Err(hindrance) => {
            let frame = door(app, language, wish.form(), None);
            draw(hindrance.status(), &page(frame, wish, Some(&hindrance)))
        }
    }
}

/// What to do next.
pub(super) fn sent(
    app: &App,
    language: Language,
    notice: Option<Notice>,
    wish: Wish,
) -> Result<Response, Failure> {
    let frame = door(app, language, wish.answer(), notice);
    let words = wish.sent(frame.t);
    super::sent(frame, words, wish.form())
}

fn page(frame: Frame, wish: Wish, hindrance: Option<&Hindrance>) -> AskPage {
    let t = frame.t;
    let email = email_field(t, hindrance.map(Hindrance::refused));
    let [title, lead, button] = wish.words(t);
    AskPage {
        summary: Summary::of(t, [&email]),
        frame,
        title,
        lead,
        email,
        button,
        waiting: hindrance.and_then(Hindrance::waiting),
    }
}
