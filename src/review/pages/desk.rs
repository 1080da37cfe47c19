//! `/review/{practice}`: the desk of one submission, and every deed on it, all by one form. Each button keeps the words
//! in the other boxes, and the desk shows them again.

mod answer;
mod compose;
mod deed;
mod load;
mod named;

pub(super) use load::load_desk_history;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use answer::PostedDesk;
use deed::{Opened, PostedForm};
use load::{DeskAddress, load_desk, remember_opening};

use crate::account::reader::{self, Reviewer};
use crate::app::App;
use crate::practice::actions::Error;
use crate::practice::model::Seq;
use crate::review::forms::{self, Pressed};
use crate::review::views::{Desk, DeskPage};
use crate::web::{Failure, FormVisit, Frame, Lang, Posted, Refused, Typed};
use crate::workflow::{self, Deed};

/// Shows the desk, with a form that was kept during sign-in if there is one.
pub async fn desk(
    State(app): State<App>,
    reviewer: Reviewer,
    visit: FormVisit,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let id = super::parse_practice_id(&id)?;
    let asked = DeskAddress::parse(query.as_deref())?;
    let mut desk = load_desk(&app, &reviewer, id, &asked).await?;
    remember_opening(&app, &reviewer, &desk).await;
    // The page of a form whose deed failed carries on the number that the form had.
    desk.case.practice.seq = visit.drawn_up_to().map_or(desk.case.practice.seq, Seq);
    let kept = visit.kept_form();
    let language = visit.language;
    let page_frame = reader::frame(&app, &reviewer, language, desk.address(), visit.notice)
        .with_waiting(desk.waiting);
    let Some(typed) = kept.map(forms::as_of_desk) else {
        return draw_desk(&app, page_frame, &desk, None, StatusCode::OK);
    };
    if let Some(deed) = deed_without_form(&desk, &typed) {
        let refused = Refused::only_typed(typed.clone());
        let form = PostedForm {
            app: &app,
            reviewer: &reviewer,
            language,
            id,
            asked,
            frame: page_frame,
            typed,
        };
        return PostedDesk { form, desk }.refuse(deed, refused).await;
    }
    let typed = Refused::only_typed(typed);
    draw_desk(&app, page_frame, &desk, Some(&typed), StatusCode::OK)
}

/// The deed of a form that has words, if the workflow no longer allows it.
fn deed_without_form(desk: &Desk, typed: &Typed) -> Option<Deed> {
    let (Pressed::Deed(deed) | Pressed::Letter(Some(deed))) = Pressed::read(typed)? else {
        return None;
    };
    let over = workflow::step(deed, &desk.situation, &desk.actor).is_err();
    let words = typed.get(&forms::box_name(deed, "reasons"));
    (over && !words.trim().is_empty()).then_some(deed)
}

/// Answers a button: carries out a deed, previews its letter, keeps the words or deletes them.
pub async fn act(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let id = super::parse_practice_id(&id)?;
    let asked = DeskAddress::newest(query.as_deref())?;
    let here = asked.place.desk(id);
    let typed = forms::as_of_desk(forms::with_named_thread(typed));
    let pressed = Pressed::read(&typed).ok_or(Failure::Unreadable("deed"))?;
    let page_frame = reader::frame(&app, &reviewer, language, here.clone(), None);
    let form = PostedForm {
        app: &app,
        reviewer: &reviewer,
        language,
        id,
        asked,
        frame: page_frame,
        typed,
    };
    if let Pressed::Deed(deed) = pressed {
        return form.carry_out(deed).await;
    }
    let posted = match form.open_desk().await? {
        Opened::Desk(posted) => posted,
        Opened::Lost(answer) => return Ok(answer),
    };
    match pressed {
        Pressed::Letter(Some(deed)) => posted.preview_letter(deed).await,
        Pressed::Letter(None) => posted.refuse_choice().await,
        Pressed::Write(from) => posted.write_letter(from, &here).await,
        Pressed::Stay => posted.keep_and_go_to(&here, language).await,
        Pressed::Go(language, to) => posted.keep_and_go_to(&to, language).await,
        Pressed::Clear => posted.forget_words().await,
        Pressed::Deed(_) => Err(Failure::NotFound),
    }
}

/// Draws the desk with a refused form, or else with the words that are kept there.
fn draw_desk(
    app: &App,
    frame: Frame,
    desk: &Desk,
    refused: Option<&Refused>,
    status: StatusCode,
) -> Result<Response, Failure> {
    let page = DeskPage::new(app, frame, desk, refused);
    Ok((status, Html(page.render()?)).into_response())
}

/// Errors that no form of the desk can show.
pub(super) fn into_failure(error: Error) -> Failure {
    match error {
        Error::NotFound | Error::Denied(workflow::Denied::NotYours) => Failure::NotFound,
        Error::Fault(fault) => fault.into(),
        Error::Overtaken(_) | Error::Denied(_) => Failure::Overtaken,
        Error::Unfit
        | Error::Incomplete(_)
        | Error::TooMany { .. }
        | Error::TooManyDrafts { .. }
        | Error::TooManyAuthors { .. }
        | Error::InvitedAlready(_) => {
            tracing::error!(%error, "unexpected error from a deed at the desk");
            Failure::Fault
        }
    }
}
