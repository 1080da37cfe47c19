//! `/confirm`: the button behind a link that confirms an address, moves an account to
//! another, or stops that. Opening the link consumes nothing and signs nobody in.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Hindrance, dead_link, door, hindered, nothing_to_stop};
use crate::account::actions::{self, Confirmed, Error, Opened, OwnerProof, Stopped};
use crate::account::browser::{self, Browser};
use crate::account::forms;
use crate::account::model::{Fate, Purpose};
use crate::account::named::Knows;
use crate::account::views::{PressPage, draw, password_field};
use crate::address::{self, Address};
use crate::app::{App, Token};
use crate::language::Language;
use crate::web::session::Session;
use crate::web::{
    Failure, Field, Flash, Frame, Lang, Notice, Posted, Problem, Redirect, Refused, Summary, Typed,
};

const PURPOSES: [Purpose; 3] = [Purpose::Confirm, Purpose::NewAddress, Purpose::StopAddress];

/// Takes the secret out of the address before any page shows, so that nothing on the way
/// writes it down.
pub async fn follow(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let to = address::confirming();
    take_out(&app, language, &token, &to).map_or_else(|| dead(&app, language), Ok)
}

/// The page with the button.
pub async fn page(
    State(app): State<App>,
    Lang(language): Lang,
    Flash(notice): Flash,
    browser: Browser,
    session: Session,
) -> Result<Response, Failure> {
    let Some(opened) = opened(&app, &browser, &session).await? else {
        return dead(&app, language);
    };
    match opened.request.fate {
        Fate::Used => return Ok(done(&app, language, &opened, Outcome::before(&opened))),
        Fate::Over => return over(&app, language, &opened),
        Fate::Open => {}
    }
    let frame = door(&app, language, address::confirming(), notice);
    draw(StatusCode::OK, &press(frame, &opened, None))
}

/// Somebody presses the button.
pub async fn confirm(
    State(app): State<App>,
    Lang(language): Lang,
    browser: Browser,
    session: Session,
    Extension(named): Extension<Knows>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let Some(opened) = opened(&app, &browser, &session).await? else {
        return dead(&app, language);
    };
    let proof = match forms::proof(&typed) {
        Ok(proof) => Some(proof),
        Err(refused) if asks_password(&opened) => {
            return again(&app, language, &opened, &Hindrance::Refused(refused));
        }
        Err(_) => None,
    };
    let request = &opened.request;
    let outcome = match request.purpose {
        Purpose::Confirm => actions::confirm(&app, request, opened.same_browser, proof, &*named.0)
            .await
            .map(Outcome::Confirmed),
        Purpose::NewAddress => {
            let here = session.key().filter(|_| opened.same_browser);
            let proof = here
                .map(OwnerProof::Session)
                .or(proof.map(OwnerProof::Password));
            actions::move_address(&app, request, proof, &*named.0)
                .await
                .map(|()| Outcome::Moved)
        }
        _ => actions::stop_move(&app, request, &*named.0)
            .await
            .map(Outcome::Stopped),
    };
    match outcome {
        Ok(outcome) => Ok(done(&app, language, &opened, outcome)),
        Err(Error::DeadLink) => over(&app, language, &opened),
        // The page asks anew, by what is so now.
        Err(Error::Overtaken) => Ok(Redirect::to(&address::confirming(), language).into_response()),
        Err(Error::Taken) => {
            let notice = Notice::bad(app.words(language).say("account-move-taken"));
            Ok(Redirect::to(&address::sign_in(), language)
                .saying(notice)
                .into_response())
        }
        Err(error) => {
            let wrong = ("password", Problem::own("problem-wrong-password"));
            let t = app.words(language);
            let hindrance = hindered(t, "account-proof-waiting", error, &typed, wrong)?;
            again(&app, language, &opened, &hindrance)
        }
    }
}

/// Swaps a link's address for a short cookie; nothing for what cannot be the secret of a link.
pub(super) fn take_out(
    app: &App,
    language: Language,
    token: &str,
    to: &Address,
) -> Option<Response> {
    let token = Token::parse(token)?;
    let mut response = Redirect::to(to, language).into_response();
    browser::set_link(app, &mut response, token);
    Some(response)
}

/// The link that this browser holds. What concerns an account is at home where somebody is signed in to it, and
/// nowhere else: having asked in a browser says only who sat there then.
async fn opened(
    app: &App,
    browser: &Browser,
    session: &Session,
) -> Result<Option<Opened>, Failure> {
    let Some(token) = browser.link else {
        return Ok(None);
    };
    let mut opened = match actions::open(app, token, &PURPOSES, browser.asked).await {
        Ok(opened) => opened,
        Err(Error::DeadLink) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if let Some(owner) = opened.request.account {
        opened.same_browser = session.account().await? == Some(owner);
    }
    Ok(Some(opened))
}

/// The mail at the old address is proof enough to stop. A move wants a session of the account,
/// and a confirmation the browser that registered, or else the password.
fn asks_password(opened: &Opened) -> bool {
    !opened.same_browser
        && opened.request.fate == Fate::Open
        && opened.request.purpose != Purpose::StopAddress
}

fn press(frame: Frame, opened: &Opened, refused: Option<&Refused>) -> PressPage {
    let t = frame.t;
    let fields: Vec<Field> = asks_password(opened)
        .then(|| password_field(t, refused))
        .into_iter()
        .collect();
    let address = opened.request.email.as_str();
    let (title, lead, button, deed) = match opened.request.purpose {
        Purpose::NewAddress => (
            t.say("account-move-title"),
            if opened.same_browser {
                t.say("account-move-lead").with("address", address)
            } else {
                t.say("account-move-elsewhere")
            },
            t.say("account-move-button"),
            "move",
        ),
        Purpose::StopAddress => (
            t.say("account-stop-title"),
            t.say("account-stop-lead").with("address", address),
            t.say("account-stop-button"),
            "stop",
        ),
        _ => (
            t.say("account-confirm-title"),
            if opened.same_browser {
                t.say("account-confirm-lead")
            } else {
                t.say("account-confirm-elsewhere")
            },
            t.say("account-confirm-button"),
            "confirm",
        ),
    };
    PressPage {
        summary: Summary::of(t, &fields),
        frame,
        title,
        lead,
        fields,
        button,
        deed,
    }
}

fn again(
    app: &App,
    language: Language,
    opened: &Opened,
    hindrance: &Hindrance,
) -> Result<Response, Failure> {
    let notice = hindrance.waiting().map(Notice::warn);
    let frame = door(app, language, address::confirming(), notice);
    let page = press(frame, opened, Some(hindrance.refused()));
    draw(hindrance.status(), &page)
}

/// What pressing a button did.
#[derive(Clone, Copy)]
enum Outcome {
    Confirmed(Confirmed),
    Moved,
    Stopped(Stopped),
}

impl Outcome {
    /// What a link did that was used before.
    fn before(opened: &Opened) -> Self {
        match opened.request.purpose {
            Purpose::NewAddress => Self::Moved,
            Purpose::StopAddress => Self::Stopped(Stopped::Before),
            _ => Self::Confirmed(Confirmed::Before),
        }
    }
}

/// Where pressing leads, with what happened: to the sign-in page, or for somebody who is signed in to the account
/// to the page of its address.
fn done(app: &App, language: Language, opened: &Opened, outcome: Outcome) -> Response {
    let t = app.words(language);
    let next = if opened.request.account.is_some() && opened.same_browser {
        address::account_email()
    } else {
        address::sign_in()
    };
    let (to, notice) = match outcome {
        Outcome::Confirmed(Confirmed::Now) => (next, Notice::good(t.say("account-confirmed"))),
        Outcome::Confirmed(Confirmed::Before) => {
            (next, Notice::plain(t.say("account-confirm-used")))
        }
        Outcome::Moved => (next, Notice::good(t.say("account-moved"))),
        Outcome::Stopped(Stopped::Before) => (next, Notice::plain(t.say("account-stop-used"))),
        Outcome::Stopped(Stopped::InTime) => {
            (address::reset(), Notice::warn(t.say("account-stopped")))
        }
        Outcome::Stopped(Stopped::TakenBack) => (
            address::reset(),
            Notice::warn(t.say("account-stopped-choose")),
        ),
    };
    let mut response = Redirect::to(&to, language).saying(notice).into_response();
    browser::end_link(app, &mut response);
    response
}

/// A link that has been ended, replaced, or is too old.
fn over(app: &App, language: Language, opened: &Opened) -> Result<Response, Failure> {
    if opened.request.purpose == Purpose::StopAddress {
        return nothing_to_stop(app, language);
    }
    dead(app, language)
}

fn dead(app: &App, language: Language) -> Result<Response, Failure> {
    dead_link(app, language, address::register(), "account-dead-register")
}
