//! `/confirm`: the button behind a link that confirms an address, moves an account to
//! another, or stops that. Opening the link consumes nothing and signs nobody in.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Hindrance, dead_link, door, hindered};
use crate::account::actions::{self, Confirmed, Error, Moved, Opened};
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
    Failure, Field, Frame, Lang, Notice, Posted, Problem, Redirect, Refused, Summary, Typed,
    Waiting,
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
    Waiting(notice): Waiting,
    browser: Browser,
    session: Session,
) -> Result<Response, Failure> {
    let Some(opened) = opened(&app, &browser, &session).await? else {
        return dead(&app, language);
    };
    if opened.request.fate == Fate::Used && opened.request.purpose != Purpose::StopAddress {
        let here = session.account().await?.is_some();
        return Ok(done(&app, language, &opened, (true, here)));
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
    let (asks, named) = (asks_password(&opened), named.0.as_ref());
    let proof = match forms::proof(&typed) {
        Ok(proof) => Some(proof),
        Err(refused) if asks => {
            return again(&app, language, &opened, &Hindrance::Refused(refused));
        }
        Err(_) => None,
    };
    let request = &opened.request;
    let outcome = match request.purpose {
        Purpose::Confirm => actions::confirm(&app, request, opened.same_browser, proof, named)
            .await
            .map(|confirmed| confirmed == Confirmed::Before),
        Purpose::NewAddress => {
            actions::move_address(&app, request, opened.same_browser, proof, named)
                .await
                .map(|moved| moved == Moved::Before)
        }
        _ => actions::stop_move(&app, request, named)
            .await
            .map(|moved| moved == Moved::Before),
    };
    match outcome {
        Ok(before) => {
            let here = session.account().await?.is_some();
            Ok(done(&app, language, &opened, (before, here)))
        }
        Err(Error::DeadLink) => dead(&app, language),
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

/// The link that this browser holds. Whoever is signed in to the account is at home, too.
async fn opened(
    app: &App,
    browser: &Browser,
    session: &Session,
) -> Result<Option<Opened>, Failure> {
    let Some(token) = browser.link else {
        return Ok(None);
    };
    let mut opened = match actions::open(app, token, &PURPOSES, browser.asked).await {
        Ok(opened) if opened.request.fate == Fate::Over => return Ok(None),
        Ok(opened) => opened,
        Err(Error::DeadLink) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let owner = opened.request.account.map(|account| account.0);
    if owner.is_some() && session.account().await? == owner {
        opened.same_browser = true;
    }
    Ok(Some(opened))
}

/// The mail at the old address is proof enough to stop; everything else wants the browser
/// that asked, or the password.
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

/// Where pressing leads, with what happened: to the sign-in page, or for somebody who is signed in to the page of
/// their address.
fn done(app: &App, language: Language, opened: &Opened, (before, here): (bool, bool)) -> Response {
    let t = app.words(language);
    let next = if here {
        address::account_email()
    } else {
        address::sign_in()
    };
    let (to, notice) = match (opened.request.purpose, before) {
        (Purpose::Confirm, false) => (address::sign_in(), Notice::good(t.say("account-confirmed"))),
        (Purpose::Confirm, true) => (
            address::sign_in(),
            Notice::plain(t.say("account-confirm-used")),
        ),
        (Purpose::NewAddress, _) => (next, Notice::good(t.say("account-moved"))),
        (_, true) => (next, Notice::good(t.say("account-stopped"))),
        (_, false) => (
            address::reset(),
            Notice::warn(t.say("account-stopped-choose")),
        ),
    };
    let mut response = Redirect::to(&to, language).saying(notice).into_response();
    browser::end_link(app, &mut response);
    response
}

fn dead(app: &App, language: Language) -> Result<Response, Failure> {
    dead_link(app, language, address::register(), "account-dead-register")
}
