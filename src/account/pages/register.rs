//! `/register`, and the page that follows.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Hindrance, ask_network, door, hindered};
use crate::account::browser::{self, Browser};
use crate::account::views::{RegisterPage, draw};
use crate::account::{actions, forms};
use crate::address;
use crate::app::App;
use crate::language::Language;
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{Failure, Flash, KeptForm, Lang, Posted, Problem, Redirect, Refused, Typed};

const TOO_MANY: &str = "account-mail-waiting";
const CROWDED: &str = "account-crowded";

/// The form, empty or as it failed.
pub async fn form(
    State(app): State<App>,
    Lang(language): Lang,
    Flash(notice): Flash,
    KeptForm(returned): KeptForm,
) -> Result<Response, Failure> {
    let frame = door(&app, language, address::register(), notice);
    let returned = returned.map(Refused::only_typed);
    let page = RegisterPage::new(&app, frame, returned.as_ref(), false);
    draw(StatusCode::OK, &page)
}

/// Somebody registers. The answer is the same whether the address has an account or not.
pub async fn register(
    State(app): State<App>,
    Lang(language): Lang,
    throttle: Throttle,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let form = match forms::registration(&typed, &app.settings) {
        Ok(form) => form,
        Err(refused) => return again(&app, language, &Hindrance::Refused(refused), false),
    };
    let watches = app.settings.rate_limits && !app.settings.demo;
    if watches && forms::trap(&typed, app.clock.now()).is_err() {
        tracing::info!("a registration looked as if a machine had sent it, and came back");
        let typed = Hindrance::Refused(Refused::only_typed(typed));
        return again(&app, language, &typed, true);
    }
    let t = app.words(language);
    if let Err(hindrance) = ask_network(t, TOO_MANY, &throttle, Attempt::Register, &typed) {
        return again(&app, language, &hindrance, false);
    }
    let asked = browser.asked.unwrap_or_else(|| app.random.token());
    throttle.count(Attempt::Register);
    if let Err(error) = actions::register(&app, asked, form).await {
        if matches!(error, actions::Error::Busy) {
            throttle.give_back(Attempt::Register);
        }
        let wrong = ("email", Problem::own("problem-address"));
        let key = match error {
            actions::Error::Crowded(_) => CROWDED,
            _ => TOO_MANY,
        };
        let hindrance = hindered(t, key, error, &typed, wrong)?;
        return again(&app, language, &hindrance, false);
    }
    let mut response = Redirect::to(&address::register_sent(), language).into_response();
    browser::set_asked(&app, &mut response, asked);
    Ok(response)
}

/// What to do next.
pub async fn sent(
    State(app): State<App>,
    Lang(language): Lang,
    Flash(notice): Flash,
) -> Result<Response, Failure> {
    let frame = door(&app, language, address::register_sent(), notice);
    let words = frame.t.say("account-sent-register");
    super::sent(frame, words, address::register())
}

fn again(
    app: &App,
    language: Language,
    hindrance: &Hindrance,
    trapped: bool,
) -> Result<Response, Failure> {
    let frame = door(app, language, address::register(), None);
    let page = RegisterPage::new(app, frame, Some(hindrance.refused()), trapped);
    let page = RegisterPage {
        waiting: hindrance.waiting(),
        ..page
    };
    draw(hindrance.status(), &page)
}
