//! `/review/{practice}`: the desk of one submission, and every deed on it by one form. Whatever is pressed, what stands
//! in other boxes is kept and shown again.

mod answer;
mod load;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use answer::Asked;
use load::load_desk;

use crate::account::reader::{Reviewer, frame};
use crate::address;
use crate::app::App;
use crate::practice::actions::Error;
use crate::practice::model::Seq;
use crate::review::forms::{self, DESK, Pressed};
use crate::review::views::{ConflictPage, Desk, DeskPage};
use crate::web::kept::{DrawnUpTo, KeptForm};
use crate::web::{Failure, Flash, Frame, Lang, Posted, Refused, Typed, posted};
use crate::workflow::{self, Deed};

/// The desk.
pub async fn desk(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Flash(notice): Flash,
    (KeptForm(returned), DrawnUpTo(drawn)): (KeptForm, DrawnUpTo),
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let id = super::practice(&id)?;
    let mut desk = load_desk(&app, &reviewer, id, revision_in(query)?).await?;
    // The page of a form whose deed failed carries on the number that the form had.
    desk.case.practice.seq = drawn.map_or(desk.case.practice.seq, Seq);
    let frame =
        frame(&app, &reviewer, language, address::review(id), notice).with_waiting(desk.waiting);
    let Some(typed) = returned.map(forms::as_of_desk) else {
        return draw_desk(&app, frame, &desk, None, StatusCode::OK);
    };
    if let Some(deed) = deed_without_form(&desk, &typed) {
        let refused = Refused::only_typed(typed.clone());
        let asked = Asked {
            app: &app,
            reviewer: &reviewer,
            language,
            frame,
            desk,
            typed,
        };
        return asked.refuse(deed, refused).await;
    }
    let typed = Refused::only_typed(typed);
    draw_desk(&app, frame, &desk, Some(&typed), StatusCode::OK)
}

/// The revision that an address asks for.
fn revision_in(query: Option<String>) -> Result<Option<i64>, Failure> {
    let asked = posted::decode(query.unwrap_or_default().as_bytes())?;
    match asked.get("revision") {
        "" => Ok(None),
        number => Ok(Some(number.parse().map_err(|_| Failure::NotFound)?)),
    }
}

/// The deed that a form was sent for, if it has words and the deed cannot be done any more.
fn deed_without_form(desk: &Desk, typed: &Typed) -> Option<Deed> {
    let (Pressed::Deed(deed) | Pressed::Letter(Some(deed))) = Pressed::read(typed)? else {
        return None;
    };
    let over = workflow::step(deed, &desk.situation, &desk.actor).is_err();
    let words = typed.get(&forms::box_name(deed, "reasons"));
    (over && !words.trim().is_empty()).then_some(deed)
}

/// A reviewer does something, asks for the letter first, or goes on from here.
pub async fn act(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Path(id): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let id = super::practice(&id)?;
    let pressed = Pressed::read(&typed).ok_or(Failure::Unreadable("deed"))?;
    let typed = forms::as_of_desk(typed);
    let frame = frame(&app, &reviewer, language, address::review(id), None);
    let desk = match load_desk(&app, &reviewer, id, None).await {
        // A reviewer who lost the practice while writing about it still gets the words back.
        Err(Failure::NotFound) if forms::has_text(&typed) => {
            let page = ConflictPage::not_yours(frame, &typed);
            return Ok((StatusCode::NOT_FOUND, Html(page.render()?)).into_response());
        }
        loaded => loaded?,
    };
    let asked = Asked {
        app: &app,
        reviewer: &reviewer,
        language,
        frame: frame.with_waiting(desk.waiting),
        desk,
        typed,
    };
    match pressed {
        Pressed::Deed(deed) if DESK.contains(&deed) => asked.carry_out(deed).await,
        Pressed::Deed(_) => Err(Failure::NotFound),
        Pressed::Letter(Some(deed)) => asked.preview_letter(deed).await,
        Pressed::Letter(None) => asked.refuse_choice().await,
        Pressed::Stay => asked.keep_and_go_to(&address::review(id), language).await,
        Pressed::Go(language, to) => asked.keep_and_go_to(&to, language).await,
        Pressed::Clear => asked.clear().await,
    }
}

/// Draws the desk with a form that came back, or else with the words that are kept there.
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
fn into_failure(error: Error) -> Failure {
    match error {
        Error::NotFound | Error::Denied(workflow::Denied::NotYours) => Failure::NotFound,
        Error::Fault(fault) => fault.into(),
        Error::Overtaken(_) | Error::Denied(_) => Failure::Overtaken,
        Error::Unfit
        | Error::Incomplete(_)
        | Error::TooMany { .. }
        | Error::TooManyDrafts { .. } => {
            tracing::error!(%error, "unexpected error from a deed at the desk");
            Failure::Fault
        }
    }
}
