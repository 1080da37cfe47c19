//! `/my/practices/{id}/call`: the call for practices that a draft answers. The submission keeps it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{OwnPractice, draw_frame, into_failure};
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address;
use crate::app::App;
use crate::db::ids::CallId;
use crate::drafting::views::{AnsweredCallPage, CALL};
use crate::language::{Language, Message, Messages};
use crate::practice::actions::{self, Error};
use crate::practice::model::PracticeCall;
use crate::web::{Failure, FormVisit, Lang, Notice, Posted, Problem, Redirect, Refused, Typed};

/// The open calls.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find_for_form(&app, &reader, &id, &visit).await?;
    if !own.is_draft() {
        return Ok(Redirect::to(&own.address(), visit.language).into_response());
    }
    let kept = visit.kept_form().map(Refused::only_typed);
    let asked = (visit.language, visit.notice);
    let page = draw((&app, &reader), asked, &own, kept.as_ref()).await?;
    Ok(page.into_response())
}

/// Names the call, or none.
pub async fn name(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Path(id): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find(&app, &reader, &id).await?;
    if typed.get("deed") != "name_call" {
        return Err(Failure::Unreadable("deed"));
    }
    let chosen = match typed.get(CALL) {
        "" => Ok(None),
        number => number.parse().map(|number| Some(CallId(number))),
    };
    let named = match chosen {
        Ok(call) => actions::name_call(&app, &reader, own.id(), call).await,
        Err(_) => Err(Error::Unfit),
    };
    match named {
        Ok(()) => {}
        Err(Error::Unfit) => {
            let mut refused = Refused::only_typed(typed);
            refused.add(CALL, Problem::own("drafting-problem-call"));
            let page = draw((&app, &reader), (language, None), &own, Some(&refused)).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(error) => return Err(into_failure(error)),
    }
    let own = OwnPractice::find(&app, &reader, &id).await?;
    let notice = Notice::good(named_line(app.words(language), own.call.as_ref()));
    let check = address::my_practice_check(own.id());
    Ok(Redirect::to(&check, language)
        .saying(notice)
        .into_response())
}

/// Which call the draft answers now.
fn named_line(t: Messages, call: Option<&PracticeCall>) -> Message {
    match call {
        Some(call) => {
            let named = t.say("drafting-call-named");
            named.with("title", call.title(t.language()))
        }
        None => t.say("drafting-call-none"),
    }
}

async fn draw(
    (app, reader): (&App, &Account),
    (language, notice): (Language, Option<Notice>),
    own: &OwnPractice,
    refused: Option<&Refused>,
) -> Result<AnsweredCallPage, Failure> {
    let mut db = app.db.read().await?;
    let open = actions::open_calls(&mut db, app.clock.now()).await?;
    drop(db);
    let here = address::my_practice_call(own.id());
    let frame = draw_frame(app, reader, language, here, notice);
    let title = own.title(frame.t);
    let check = address::my_practice_check(own.id());
    Ok(AnsweredCallPage::new(
        frame,
        (title, &check),
        (&open, own.call.as_ref()),
        refused,
    ))
}
