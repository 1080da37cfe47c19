//! `/follow`: a reader asks for mails about the list that the query names. The form stands on the page "Subscribe" of each
//! list; this page shows it when it was refused. The answer is the same for every address.

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::follow::actions;
use crate::follow::forms::read_wish;
use crate::follow::model::{FollowedList, NewSubscription};
use crate::follow::views::{FollowPage, FollowSentPage};
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{Failure, FormVisit, Posted, Redirect, Refused, Typed};

/// The form.
pub async fn show(
    State(app): State<App>,
    visit: FormVisit,
    RawQuery(query): RawQuery,
) -> Result<FollowPage, Failure> {
    let list = read_list(query.as_deref())?;
    let kept = visit.kept_form().map(Refused::only_typed);
    Ok(draw(&app, &visit, &list, kept.as_ref()))
}

/// Sends the mail that asks for the confirmation.
pub async fn send(
    State(app): State<App>,
    visit: FormVisit,
    throttle: Throttle,
    RawQuery(query): RawQuery,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let list = read_list(query.as_deref())?;
    let (email, rhythm) = match read_wish(&app, &typed) {
        Ok(wish) => wish,
        Err(refused) => {
            let page = draw(&app, &visit, &list, Some(&refused));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    throttle.take(Attempt::Follow)?;
    let sent = list.sent();
    let asked = NewSubscription {
        email,
        list,
        rhythm,
        language: visit.language,
    };
    actions::ask(&app, throttle.network(), &asked).await?;
    Ok(Redirect::to(&sent, visit.language).into_response())
}

/// What to do next.
pub async fn sent(
    State(app): State<App>,
    visit: FormVisit,
    RawQuery(query): RawQuery,
) -> Result<FollowSentPage, Failure> {
    let list = read_list(query.as_deref())?;
    let frame = visit.door_frame(&app, list.sent());
    Ok(FollowSentPage::new(frame, &list))
}

fn draw(
    app: &App,
    visit: &FormVisit,
    list: &FollowedList,
    refused: Option<&Refused>,
) -> FollowPage {
    FollowPage::new(visit.door_frame(app, list.form()), list, refused)
}

fn read_list(query: Option<&str>) -> Result<FollowedList, Failure> {
    let list = FollowedList::read(query.unwrap_or_default())?;
    if list.can_be_kept() {
        Ok(list)
    } else {
        Err(Failure::Unreadable("a query that is too long to be kept"))
    }
}
