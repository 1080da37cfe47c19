//! `/admin/calls`: the calls for practices, and the form of one. A form carries the version that it was drawn with, so that no
//! administrator overwrites what another one saved meanwhile.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::AdminVisit;
use crate::account::reader::Administrator;
use crate::address::{self, Address};
use crate::admin::forms::call as form;
use crate::admin::views::calls::{CallFormPage, CallListPage};
use crate::app::App;
use crate::db::ids::{CallId, CallVersion};
use crate::language::Language;
use crate::practice::actions as practices;
use crate::practice::model::PracticeCall;
use crate::web::{
    Failure, Flash, FormVisit, Lang, Notice, Posted, Problem, Redirect, Refused, Typed,
};

/// All calls.
pub async fn calls(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Flash(notice): Flash,
) -> Result<CallListPage, Failure> {
    let here = address::admin_calls();
    let visit = AdminVisit::new(&app, &reader, language, here, notice);
    let mut db = app.db.read().await?;
    let around = visit.load_surroundings(&mut db).await?;
    let all = practices::calls(&mut db).await?;
    Ok(CallListPage::new(around, &all, app.clock.now()))
}

/// The form of a new call.
pub async fn new(
    State(app): State<App>,
    reader: Administrator,
    visit: FormVisit,
) -> Result<CallFormPage, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    let here = address::admin_new_call();
    let visit = AdminVisit::new(&app, &reader, visit.language, here, visit.notice);
    load_form(visit, None, kept.as_ref()).await
}

/// Adds a call; a refused form is shown again as it was typed.
pub async fn create(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    require_save(&typed)?;
    match form::read_call(&app, &typed, None) {
        Ok(call) => {
            practices::add_call(&app, &reader, &call).await?;
            Ok(to_list(&app, language))
        }
        Err(refused) => refuse((&app, &reader, language), None, &refused).await,
    }
}

/// The form of one call.
pub async fn call(
    State(app): State<App>,
    reader: Administrator,
    Path(id): Path<i64>,
    visit: FormVisit,
) -> Result<CallFormPage, Failure> {
    let present = load_call(&app, CallId(id)).await?;
    let kept = visit.kept_form().map(Refused::only_typed);
    let here = address::admin_call(present.id);
    let visit = AdminVisit::new(&app, &reader, visit.language, here, visit.notice);
    load_form(visit, Some(&present), kept.as_ref()).await
}

/// Saves a call.
pub async fn save(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Path(id): Path<i64>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let present = load_call(&app, CallId(id)).await?;
    require_save(&typed)?;
    let drawn_with = typed.get(form::VERSION).parse().map(CallVersion);
    let drawn_with = drawn_with.map_err(|_| Failure::Unreadable("version"))?;
    let by = (&app, &reader, language);
    let drawn = (present.id, drawn_with);
    let mut refused = match form::read_call(&app, &typed, Some(&present)) {
        Ok(call) if practices::save_call(&app, &reader, drawn, &call).await? => {
            return Ok(to_list(&app, language));
        }
        Ok(_) => Refused::only_typed(typed),
        Err(refused) => return refuse(by, Some(&present), &refused).await,
    };
    // The next press replaces what another administrator saved, knowingly.
    refused
        .typed
        .set(form::VERSION, present.version.to_string());
    refused.add(form::TEXTS[0], Problem::own("admin-problem-call-overtaken"));
    refuse(by, Some(&present), &refused).await
}

fn require_save(typed: &Typed) -> Result<(), Failure> {
    match typed.get("deed") {
        "save" => Ok(()),
        _ => Err(Failure::Unreadable("deed")),
    }
}

fn to_list(app: &App, language: Language) -> Response {
    let notice = Notice::good(app.words(language).say("admin-call-saved"));
    let list = Redirect::to(&address::admin_calls(), language);
    list.saying(notice).into_response()
}

async fn load_call(app: &App, id: CallId) -> Result<PracticeCall, Failure> {
    let mut db = app.db.read().await?;
    let found = practices::practice_call(&mut db, id).await?;
    found.ok_or(Failure::NotFound)
}

/// The form as it was typed, with its problems.
async fn refuse(
    (app, reader, language): (&App, &Administrator, Language),
    present: Option<&PracticeCall>,
    refused: &Refused,
) -> Result<Response, Failure> {
    let visit = AdminVisit::new(app, reader, language, form_address(present), None);
    let page = load_form(visit, present, Some(refused)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn form_address(present: Option<&PracticeCall>) -> Address {
    present.map_or_else(address::admin_new_call, |call| address::admin_call(call.id))
}

async fn load_form(
    visit: AdminVisit<'_>,
    present: Option<&PracticeCall>,
    refused: Option<&Refused>,
) -> Result<CallFormPage, Failure> {
    let now = visit.app.clock.now();
    let mut db = visit.app.db.read().await?;
    let frame = visit.load_frame(&mut db).await?;
    Ok(CallFormPage::new(frame, present, refused, now))
}
