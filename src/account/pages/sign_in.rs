//! `/sign-in`, by password, by mailed link, and in the demonstration by a button; `/sign-out`
//! and `/desk`.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Query;

use super::ask::{self, Wish};
use super::{Hindrance, ask_network, dead_link, door, hindered, links, one_problem};
use crate::account::actions::{self, Entered, Error, Opened};
use crate::account::browser::{self, Browser};
use crate::account::demo;
use crate::account::forms;
use crate::account::model::{Fate, Purpose, Role};
use crate::account::reader::SignedIn;
use crate::account::views::{PressPage, SignInPage, draw, email_field, password_field};
use crate::address;
use crate::app::App;
use crate::language::Language;
use crate::web::kept::Carried;
use crate::web::session::Session;
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{
    Failure, Field, Flash, KeptForm, Lang, Notice, Posted, Problem, Redirect, Refused, Summary,
    Typed,
};

const TOO_MANY: &str = "account-sign-in-waiting";

/// What the address of the sign-in page may carry.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Wanted {
    /// Where somebody wanted to go.
    #[serde(default)]
    next: String,
}

/// The sign-in page, empty or as its form failed. Whoever is signed in goes on at once.
pub async fn form(
    State(app): State<App>,
    Lang(language): Lang,
    Flash(notice): Flash,
    session: Session,
    carried: Carried,
    KeptForm(returned): KeptForm,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    if session.account().await?.is_some() {
        return Ok(Redirect::to(&address::desk(), language).into_response());
    }
    let (next, carried) = match &returned {
        Some(typed) => (typed.get("next").to_owned(), Carried::of(typed)),
        None => (wanted.next, carried),
    };
    let returned = returned.map(|typed| Hindrance::Refused(Refused::only_typed(typed)));
    let page = page(&app, language, next, carried, notice, returned.as_ref());
    draw(StatusCode::OK, &page)
}

/// Somebody signs in by address and password.
pub async fn sign_in(
    State(app): State<App>,
    Lang(language): Lang,
    throttle: Throttle,
    session: Session,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let outcome = try_sign_in(&app, language, &throttle, &browser, &typed).await?;
    match outcome {
        Ok(entered) => enter(&app, &session, &typed, entered).await,
        Err(hindrance) => {
            let next = typed.get("next").to_owned();
            let carried = Carried::of(&typed);
            let page = page(&app, language, next, carried, None, Some(&hindrance));
            draw(hindrance.status(), &page)
        }
    }
}

async fn try_sign_in(
    app: &App,
    language: Language,
    throttle: &Throttle,
    browser: &Browser,
    typed: &Typed,
) -> Result<Result<Entered, Hindrance>, Failure> {
    let t = app.words(language);
    let form = match forms::credentials(typed) {
        Ok(form) => form,
        Err(refused) => return Ok(Err(Hindrance::Refused(refused))),
    };
    if let Err(hindrance) = ask_network(t, TOO_MANY, throttle, Attempt::SignIn, typed) {
        return Ok(Err(hindrance));
    }
    match actions::sign_in(app, &form, browser, &Carried::of(typed)).await {
        Ok(entered) => Ok(Ok(entered)),
        Err(error) => {
            if matches!(error, Error::WrongPair) {
                throttle.count(Attempt::SignIn);
            }
            let wrong = ("email", forms::wrong_pair());
            hindered(t, TOO_MANY, error, typed, wrong).map(Err)
        }
    }
}

/// Somebody steps into the demonstration as one of its people.
pub async fn enter_demo(
    State(app): State<App>,
    session: Session,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let sample = demo::samples(&app)
        .into_iter()
        .find(|sample| sample.email == typed.get("account"))
        .ok_or(Failure::NotFound)?;
    let carried = Carried::of(&typed);
    let entered = actions::enter_demo(&app, &sample.email, &browser, &carried).await?;
    enter(&app, &session, &typed, entered).await
}

/// Gives the browser its session, and goes where somebody wanted to go.
async fn enter(
    app: &App,
    session: &Session,
    typed: &Typed,
    entered: Entered,
) -> Result<Response, Failure> {
    session.enter(entered.session, entered.account.id).await?;
    let (language, to) = entered
        .kept
        .or_else(|| address::parse_local(typed.get("next")))
        .unwrap_or_else(|| (entered.account.language, address::desk()));
    let mut response = Redirect::to(&to, language).into_response();
    browser::set_device(app, &mut response, entered.device);
    Ok(response)
}

/// Somebody signs out.
pub async fn sign_out(
    State(app): State<App>,
    Lang(language): Lang,
    session: Session,
) -> Result<Response, Failure> {
    session.sign_out().await?;
    let notice = Notice::plain(app.words(language).say("account-signed-out"));
    let mut response = Redirect::to(&address::sign_in(), language)
        .saying(notice)
        .into_response();
    // Not "cookies": the browser stays known.
    let clear = axum::http::HeaderValue::from_static("\"storage\"");
    response.headers_mut().insert("clear-site-data", clear);
    Ok(response)
}

/// Wherever somebody's work waits.
pub async fn desk(reader: SignedIn, Lang(language): Lang) -> Response {
    let to = if reader.role >= Role::Reviewer {
        address::queue()
    } else {
        address::my_practices()
    };
    Redirect::to(&to, language).into_response()
}

/// The form that asks for a link.
pub async fn ask_form(
    State(app): State<App>,
    Lang(language): Lang,
    Flash(notice): Flash,
    KeptForm(returned): KeptForm,
) -> Result<Response, Failure> {
    ask::form(&app, language, notice, returned, Wish::SignIn)
}

/// Somebody asks for a link.
pub async fn ask(
    State(app): State<App>,
    Lang(language): Lang,
    throttle: Throttle,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    ask::ask(&app, language, (&throttle, &browser), &typed, Wish::SignIn).await
}

/// What to do next.
pub async fn sent(
    State(app): State<App>,
    Lang(language): Lang,
    Flash(notice): Flash,
) -> Result<Response, Failure> {
    ask::sent(&app, language, notice, Wish::SignIn)
}

/// Takes the secret of a sign-in link out of the address.
pub async fn follow(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let to = address::sign_in_link();
    links::take_out(&app, language, &token, &to).map_or_else(|| dead(&app, language), Ok)
}

/// The button of a sign-in link; elsewhere than in the browser that asked, the address first.
pub async fn link_page(
    State(app): State<App>,
    Lang(language): Lang,
    Flash(notice): Flash,
    KeptForm(returned): KeptForm,
    browser: Browser,
) -> Result<Response, Failure> {
    let Some(opened) = opened(&app, &browser).await? else {
        return dead(&app, language);
    };
    let frame = door(&app, language, address::sign_in_link(), notice);
    let returned = returned.map(Refused::only_typed);
    draw(StatusCode::OK, &press(frame, &opened, returned.as_ref()))
}

/// Somebody signs in by a mailed link.
pub async fn enter_by_link(
    State(app): State<App>,
    Lang(language): Lang,
    throttle: Throttle,
    session: Session,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let Some(opened) = opened(&app, &browser).await? else {
        return dead(&app, language);
    };
    let email = forms::address(&typed).ok();
    throttle.ask(Attempt::SignIn)?;
    let outcome = actions::enter_by_link(
        &app,
        &opened.request,
        opened.same_browser,
        email.as_ref(),
        &browser,
    );
    match outcome.await {
        Ok(entered) => {
            let mut response = enter(&app, &session, &typed, entered).await?;
            browser::end_link(&app, &mut response);
            Ok(response)
        }
        Err(Error::DeadLink) => dead(&app, language),
        Err(Error::WrongPair) => {
            throttle.count(Attempt::SignIn);
            let problem = Problem::own("problem-wrong-address");
            let hindrance = one_problem(&typed, "email", problem);
            let frame = door(&app, language, address::sign_in_link(), None);
            let page = press(frame, &opened, Some(hindrance.refused()));
            draw(hindrance.status(), &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn opened(app: &App, browser: &Browser) -> Result<Option<Opened>, Failure> {
    let Some(token) = browser.link else {
        return Ok(None);
    };
    match actions::open(app, token, &[Purpose::SignIn], browser.asked).await {
        Ok(opened) => Ok(Some(opened).filter(|opened| opened.request.fate == Fate::Open)),
        Err(Error::DeadLink) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn dead(app: &App, language: Language) -> Result<Response, Failure> {
    dead_link(
        app,
        language,
        address::sign_in_by_mail(),
        "account-dead-reset",
    )
}

fn press(frame: crate::web::Frame, opened: &Opened, refused: Option<&Refused>) -> PressPage {
    let t = frame.t;
    let fields: Vec<Field> = (!opened.same_browser)
        .then(|| email_field(t, refused))
        .into_iter()
        .collect();
    let lead = if opened.same_browser {
        t.say("account-link-lead")
    } else {
        t.say("account-link-elsewhere")
    };
    PressPage {
        summary: Summary::of(t, &fields),
        frame,
        title: t.say("account-link-title"),
        lead,
        fields,
        button: t.say("account-sign-in-button"),
        deed: "sign_in",
    }
}

fn page(
    app: &App,
    language: Language,
    next: String,
    carried: Carried,
    notice: Option<Notice>,
    hindrance: Option<&Hindrance>,
) -> SignInPage {
    let frame = door(app, language, address::sign_in(), notice);
    let t = frame.t;
    let refused = hindrance.map(Hindrance::refused);
    let email = email_field(t, refused);
    let password = password_field(t, refused);
    SignInPage {
        summary: Summary::of(t, [&email, &password]),
        samples: demo::buttons(app, t),
        email,
        password,
        next,
        carried,
        waiting: hindrance.and_then(Hindrance::waiting),
        frame,
    }
}
