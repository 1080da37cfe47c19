//! `/invitation`: the page behind the link by which a person is invited to be a co-author. Opening it changes nothing,
//! because mail scanners open links too; a button accepts or refuses. It is at the door: a person without an account
//! registers first and comes back.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::draw_frame;
use crate::account::browser::{self, Browser};
use crate::account::model::Account;
use crate::account::queries;
use crate::address;
use crate::app::{App, Token};
use crate::drafting::views::{InvitationOverPage, InvitationPage, OfferedByLink};
use crate::practice::actions::{self, Error, FoundInvitation, OpenInvitation};
use crate::practice::plain;
use crate::web::log::RefusalRule;
use crate::web::{Failure, FormVisit, Frame, Notice, Posted, Redirect, Session, Typed};
use crate::workflow::Deed;

/// Takes the secret of the link out of the address.
pub async fn follow(
    State(app): State<App>,
    visit: FormVisit,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let Some(token) = Token::parse(&token) else {
        return draw_over(&app, &visit);
    };
    let mut response = Redirect::to(&address::invitation(), visit.language).into_response();
    browser::set_invitation(&app, &mut response, token);
    Ok(response)
}

/// Shows who invites to what, and which account would accept.
pub async fn show(
    State(app): State<App>,
    visit: FormVisit,
    browser: Browser,
    session: Session,
) -> Result<Response, Failure> {
    let guest = Guest::load(&app, &browser, &session).await?;
    if let Some(suspended) = guest.suspended(&visit) {
        return Ok(suspended);
    }
    match guest.found {
        FoundInvitation::Open(open) => draw_open(&app, &visit, guest.reader.as_ref(), &open),
        FoundInvitation::Accepted(practice) => Ok(leave(
            &app,
            Redirect::to(&address::my_practice(practice), visit.language),
        )),
        FoundInvitation::Over => draw_over(&app, &visit),
    }
}

/// Accepts or refuses.
pub async fn answer(
    State(app): State<App>,
    visit: FormVisit,
    browser: Browser,
    session: Session,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let guest = Guest::load(&app, &browser, &session).await?;
    if let Some(suspended) = guest.suspended(&visit) {
        return Ok(suspended);
    }
    let open = match guest.found {
        FoundInvitation::Open(open) => open,
        FoundInvitation::Accepted(_) => return Ok(back(&visit)),
        FoundInvitation::Over => return draw_over(&app, &visit),
    };
    match (Deed::parse(typed.get("deed")), &guest.reader) {
        (Some(Deed::Join | Deed::TakeOwnership), Some(reader)) if !open.is_author => {
            join(&app, &visit, reader, &open).await
        }
        // The page says what is missing: an account.
        (Some(Deed::Join | Deed::TakeOwnership), _) => Ok(back(&visit)),
        (Some(Deed::RefuseInvitation), reader) => {
            refuse(&app, &visit, reader.as_ref(), &open).await
        }
        _ => Err(Failure::Unreadable("deed")),
    }
}

/// The account accepts, and goes on to the practice.
async fn join(
    app: &App,
    visit: &FormVisit,
    reader: &Account,
    open: &OpenInvitation,
) -> Result<Response, Failure> {
    let (deed, done) = if open.ownership.is_some() {
        let done = actions::take_ownership(app, reader, open).await;
        (Deed::TakeOwnership, done)
    } else {
        (Deed::Join, actions::join(app, reader, &open.held).await)
    };
    if let Err(error) = done {
        return answer_error(visit, error);
    }
    let joined = app.words(visit.language).of("drafting-done", deed);
    let practice = address::my_practice(open.held.practice);
    let onward = Redirect::to(&practice, visit.language).saying(Notice::good(joined));
    Ok(leave(app, onward))
}

/// The person refuses, with or without an account.
async fn refuse(
    app: &App,
    visit: &FormVisit,
    reader: Option<&Account>,
    open: &OpenInvitation,
) -> Result<Response, Failure> {
    if let Err(error) = actions::refuse_invitation(app, &open.held).await {
        return answer_error(visit, error);
    }
    let t = app.words(visit.language);
    let refused = Notice::good(t.of("drafting-done", Deed::RefuseInvitation));
    let to = match reader {
        Some(_) => address::my_practices(),
        None => address::sign_in(),
    };
    Ok(leave(
        app,
        Redirect::to(&to, visit.language).saying(refused),
    ))
}

/// The reader who has opened the link.
struct Guest {
    reader: Option<Account>,
    found: FoundInvitation,
}

impl Guest {
    async fn load(app: &App, browser: &Browser, session: &Session) -> Result<Self, Failure> {
        let signed_in = session.account().await?;
        let mut db = app.db.read().await?;
        let reader = match signed_in {
            Some(id) => queries::by_id(&mut db, id).await?,
            None => None,
        };
        let found = match browser.invitation {
            Some(token) => actions::held_invitation(app, &mut db, token, reader.as_ref()).await?,
            None => FoundInvitation::Over,
        };
        Ok(Self { reader, found })
    }

    /// A suspended account has one page.
    fn suspended(&self, visit: &FormVisit) -> Option<Response> {
        let reader = self.reader.as_ref()?;
        let suspended = address::account_suspended();
        let refused = || RefusalRule::Suspended.refuse(Redirect::to(&suspended, visit.language));
        reader.is_suspended().then(refused)
    }
}

/// Another press came first: the page says what there is now.
fn answer_error(visit: &FormVisit, error: Error) -> Result<Response, Failure> {
    match error {
        Error::Fault(fault) => Err(fault.into()),
        _ => Ok(back(visit)),
    }
}

fn back(visit: &FormVisit) -> Response {
    Redirect::to(&address::invitation(), visit.language).into_response()
}

/// Leads on; the browser forgets the link.
fn leave(app: &App, to: Redirect) -> Response {
    let mut response = to.into_response();
    browser::end_invitation(app, &mut response);
    response
}

fn draw_open(
    app: &App,
    visit: &FormVisit,
    reader: Option<&Account>,
    open: &OpenInvitation,
) -> Result<Response, Failure> {
    let around = frame(app, visit, reader);
    let t = around.t;
    let back_here = around.to(address::invitation());
    let page = InvitationPage {
        title: plain::shown_title(&open.title, t),
        owner: open.owner.name.display(),
        until: t.day(open.until),
        account: reader.map(|reader| {
            let named = t.say("drafting-invitation-account-of");
            let named = named.with("name", reader.name.display());
            named.with("email", reader.email.to_string()).to_string()
        }),
        ownership: open.ownership.map(|then| OfferedByLink::new(t, then)),
        is_author: open.is_author,
        sign_in: around.to(address::sign_in().query("next", &back_here)),
        register: around.to(address::register()),
        action: back_here,
        frame: around,
    };
    Ok(Html(page.render()?).into_response())
}

fn draw_over(app: &App, visit: &FormVisit) -> Result<Response, Failure> {
    let page = InvitationOverPage {
        frame: Frame {
            translated: false,
            ..frame(app, visit, None)
        },
    };
    let mut response = (StatusCode::GONE, Html(page.render()?)).into_response();
    browser::end_invitation(app, &mut response);
    Ok(RefusalRule::DeadLink.refuse(response))
}

fn frame(app: &App, visit: &FormVisit, reader: Option<&Account>) -> Frame {
    let here = address::invitation();
    match reader {
        Some(reader) => draw_frame(app, reader, visit.language, here, visit.notice.clone()),
        None => visit.door_frame(app, here),
    }
}
