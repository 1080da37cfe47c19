//! `/practices/{slug}/report`: a reader without an account tells the review team of a mistake in a public practice. The
//! public page itself can hold no form, because it is the same for every reader.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::address;
use crate::app::App;
use crate::practice::actions::{self, Error};
use crate::practice::model::{ReportablePractice, Slug};
use crate::review::forms::{REPORT_WORDS, read_report};
use crate::review::views::{ReportPage, ReportSentPage};
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{Failure, FormVisit, Posted, Problem, Redirect, Refused, Typed};

/// The form.
pub async fn show(
    State(app): State<App>,
    visit: FormVisit,
    Path(slug): Path<String>,
) -> Result<ReportPage, Failure> {
    let practice = load_reportable(&app, &slug).await?;
    let kept = visit.kept_form().map(Refused::only_typed);
    Ok(draw(&app, &visit, &practice, kept.as_ref()))
}

/// Keeps the report for the review team.
pub async fn send(
    State(app): State<App>,
    visit: FormVisit,
    throttle: Throttle,
    Path(slug): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let practice = load_reportable(&app, &slug).await?;
    let refused = match read_report(&app, &typed) {
        Ok(report) => {
            throttle.take(Attempt::Report)?;
            match actions::report_mistake(&app, &practice, &report).await {
                Ok(()) => {
                    let sent = address::report_sent(&practice.slug);
                    return Ok(Redirect::to(&sent, visit.language).into_response());
                }
                Err(Error::Unfit) => Refused::with_problem(
                    typed,
                    REPORT_WORDS,
                    Problem::own("review-problem-reports"),
                ),
                Err(Error::Fault(fault)) => return Err(fault.into()),
                Err(_) => return Err(Failure::NotFound),
            }
        }
        Err(refused) => refused,
    };
    let page = draw(&app, &visit, &practice, Some(&refused));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// What happens next.
pub async fn sent(
    State(app): State<App>,
    visit: FormVisit,
    Path(slug): Path<String>,
) -> Result<ReportSentPage, Failure> {
    let practice = load_reportable(&app, &slug).await?;
    let frame = visit.door_frame(&app, address::report_sent(&practice.slug));
    Ok(ReportSentPage::new(frame, &practice))
}

fn draw(
    app: &App,
    visit: &FormVisit,
    practice: &ReportablePractice,
    refused: Option<&Refused>,
) -> ReportPage {
    let frame = visit.door_frame(app, address::report_mistake(&practice.slug));
    ReportPage::new(frame, practice, refused)
}

async fn load_reportable(app: &App, slug: &str) -> Result<ReportablePractice, Failure> {
    let slug = Slug::parse(slug).ok_or(Failure::NotFound)?;
    let mut db = app.db.read().await?;
    let found = actions::reportable(&mut db, &slug).await?;
    found.ok_or(Failure::NotFound)
}
