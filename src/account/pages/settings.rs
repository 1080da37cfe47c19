//! `/account`: profile, password, address, and where one is signed in.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Hindrance, hindered, one_problem};
use crate::account::browser::{self, Browser};
use crate::account::model::Account;
use crate::account::named::Knows;
use crate::account::reader::{SignedIn, frame};
use crate::account::views::{
    ChangePage, ProfilePage, SessionRow, SessionsPage, draw, new_password_field, tabs,
};
use crate::account::{actions, forms};
use crate::address;
use crate::app::App;
use crate::language::Language;
use crate::web::kept::KeptForm;
use crate::web::session::{self, Session, SessionKey};
use crate::web::{
    Failure, Field, Flash, Frame, Lang, Notice, Posted, Problem, Redirect, Refused, Summary, Typed,
};

const TOO_MANY: &str = "account-proof-waiting";

/// The profile.
pub async fn profile(
    State(app): State<App>,
    reader: SignedIn,
    Lang(language): Lang,
    Flash(notice): Flash,
    KeptForm(returned): KeptForm,
) -> Result<Response, Failure> {
    let returned = returned.map(Refused::only_typed);
    let frame = frame(&app, &reader, language, address::account(), notice);
    let page = ProfilePage::new(frame, &reader, returned.as_ref());
    draw(StatusCode::OK, &page)
}

/// Somebody changes their profile. The page comes back in the language chosen.
pub async fn change_profile(
    State(app): State<App>,
    reader: SignedIn,
    Lang(language): Lang,
    Extension(named): Extension<Knows>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let profile = match forms::profile(&typed) {
        Ok(profile) => profile,
        Err(refused) => {
            let frame = frame(&app, &reader, language, address::account(), None);
            let page = ProfilePage::new(frame, &reader, Some(&refused));
            return draw(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    actions::change_profile(&app, &reader, &profile, &*named.0).await?;
    let language = profile.language;
    let notice = Notice::good(app.words(language).say("account-profile-saved"));
    Ok(Redirect::to(&address::account(), language)
        .saying(notice)
        .into_response())
}

/// The form for another password.
pub async fn password(
    State(app): State<App>,
    reader: SignedIn,
    Lang(language): Lang,
    Flash(notice): Flash,
) -> Result<Response, Failure> {
    let frame = frame(&app, &reader, language, address::account_password(), notice);
    draw(StatusCode::OK, &password_page(&app, frame, None))
}

/// Somebody changes their password.
pub async fn change_password(
    State(app): State<App>,
    reader: SignedIn,
    Lang(language): Lang,
    session: Session,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let t = app.words(language);
    let hindrance = match forms::password_change(&typed, &app.settings, &reader.name, &reader.email)
    {
        Err(refused) => Hindrance::Refused(refused),
        Ok(change) => match actions::change_password(&app, &reader, &change, &browser).await {
            Ok(entered) => {
                session.enter(entered.session, reader.id).await?;
                let notice = Notice::good(t.say("account-password-changed"));
                let to = Redirect::to(&address::account_password(), language).saying(notice);
                let mut response = to.into_response();
                browser::set_device(&app, &mut response, entered.device);
                return Ok(response);
            }
            Err(error) => hindered(t, TOO_MANY, error, &typed, wrong_password())?,
        },
    };
    let frame = frame(&app, &reader, language, address::account_password(), None);
    draw(
        hindrance.status(),
        &password_page(&app, frame, Some(&hindrance)),
    )
}

/// The form for another address.
pub async fn email(
    State(app): State<App>,
    reader: SignedIn,
    Lang(language): Lang,
    Flash(notice): Flash,
    KeptForm(returned): KeptForm,
) -> Result<Response, Failure> {
    let returned = returned.map(|typed| Hindrance::Refused(Refused::only_typed(typed)));
    let page = email_page(&app, &reader, language, notice, returned.as_ref()).await?;
    draw(StatusCode::OK, &page)
}

/// Somebody asks to move to another address.
pub async fn change_email(
    State(app): State<App>,
    reader: SignedIn,
    Lang(language): Lang,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let t = app.words(language);
    let hindrance = match forms::email_change(&typed) {
        Err(refused) => Hindrance::Refused(refused),
        Ok(change) if change.email == reader.email => {
            one_problem(&typed, "email", Problem::own("problem-same-address"))
        }
        Ok(change) => {
            let asked = browser.asked.unwrap_or_else(|| app.random.token());
            match actions::ask_move(&app, &reader, asked, &change).await {
                Ok(()) => {
                    let notice = Notice::good(t.say("account-email-sent"));
                    let to = Redirect::to(&address::account_email(), language).saying(notice);
                    let mut response = to.into_response();
                    browser::set_asked(&app, &mut response, asked);
                    return Ok(response);
                }
                Err(error) => hindered(t, TOO_MANY, error, &typed, wrong_password())?,
            }
        }
    };
    let page = email_page(&app, &reader, language, None, Some(&hindrance)).await?;
    draw(hindrance.status(), &page)
}

/// Where one is signed in.
pub async fn sessions(
    State(app): State<App>,
    reader: SignedIn,
    Lang(language): Lang,
    Flash(notice): Flash,
    session: Session,
) -> Result<Response, Failure> {
    let mut conn = app.db.read().await?;
    let all = session::list(&mut conn, reader.id, app.clock.now()).await?;
    drop(conn);
    let frame = frame(&app, &reader, language, address::account_sessions(), notice);
    let t = frame.t;
    let here = session.key();
    let rows = all
        .into_iter()
        .map(|one| SessionRow {
            here: here.as_ref() == Some(&one.key),
            key: one.key.text(),
            browser: one.agent,
            since: t.moment(one.since.to_jiff()),
            seen: t.moment(one.seen.to_jiff()),
        })
        .collect();
    let page = SessionsPage {
        tabs: tabs(t),
        rows,
        frame,
    };
    draw(StatusCode::OK, &page)
}

/// Somebody ends one session of their own, or all but this one.
pub async fn end_sessions(
    State(app): State<App>,
    reader: SignedIn,
    Lang(language): Lang,
    session: Session,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    if typed.get("deed") == "end_others" {
        let keep = session.key().ok_or(Failure::Fault)?;
        actions::end_other_sessions(&app, reader.id, &keep).await?;
    } else if let Some(key) = SessionKey::parse(typed.get("session")) {
        actions::end_session(&app, reader.id, &key).await?;
    }
    let notice = Notice::good(app.words(language).say("account-sessions-ended"));
    let to = Redirect::to(&address::account_sessions(), language);
    Ok(to.saying(notice).into_response())
}

fn wrong_password() -> (&'static str, Problem) {
    ("current_password", Problem::own("problem-wrong-password"))
}

fn current_password(frame: &Frame, refused: Option<&Refused>) -> Field {
    let t = frame.t;
    Field::password(t, "current_password", &t.say("account-password-current"))
        .autocomplete("current-password")
        .refused(refused)
}

fn password_page(app: &App, frame: Frame, hindrance: Option<&Hindrance>) -> ChangePage {
    let t = frame.t;
    let refused = hindrance.map(Hindrance::refused);
    let current = current_password(&frame, refused);
    let new = new_password_field(app, t, &t.say("account-password-new"), refused);
    let fields = vec![current, new];
    ChangePage {
        tabs: tabs(t),
        summary: Summary::of(t, &fields),
        title: t.say("account-password-title"),
        stands: Vec::new(),
        fields,
        consequence: Some(t.say("account-password-consequence")),
        button: t.say("account-password-button"),
        deed: "change_password",
        waiting: hindrance.and_then(Hindrance::waiting),
        frame,
    }
}

async fn email_page(
    app: &App,
    reader: &Account,
    language: Language,
    notice: Option<Notice>,
    hindrance: Option<&Hindrance>,
) -> Result<ChangePage, Failure> {
    let mut conn = app.db.read().await?;
    let planned = actions::planned_move(&mut conn, app, reader.id).await?;
    drop(conn);
    let frame = frame(app, reader, language, address::account_email(), notice);
    let t = frame.t;
    let refused = hindrance.map(Hindrance::refused);
    let mut stands = vec![format!("{} {}", t.say("account-email-now"), reader.email)];
    if let Some(planned) = planned {
        let under_way = t
            .say("account-email-planned")
            .with("address", planned.as_str());
        stands.push(under_way.to_string());
    }
    let new = Field::email(t, "email", &t.say("account-email-new"))
        .hint(t.say("account-email-new-hint"))
        .autocomplete("email")
        .refused(refused);
    let fields = vec![new, current_password(&frame, refused)];
    Ok(ChangePage {
        tabs: tabs(t),
        summary: Summary::of(t, &fields),
        title: t.say("account-email-title"),
        stands,
        fields,
        consequence: None,
        button: t.say("account-email-button"),
        deed: "change_email",
        waiting: hindrance.and_then(Hindrance::waiting),
        frame,
    })
}
