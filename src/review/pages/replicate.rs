//! `/practices/{slug}/replication`: a reader without an account registers who did the same as a live practice. The public
//! page itself can hold no form, because it is the same for every reader.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::address;
use crate::app::App;
use crate::practice::actions::{self, Error};
use crate::practice::model::{ReportablePractice, Slug};
use crate::review::forms::{ENTRY_ORGANISATION, read_entry};
use crate::review::views::{EntrySentPage, ReplicatePage};
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{Failure, FormVisit, Posted, Problem, Redirect, Refused, Typed};

/// The form.
pub async fn show(
    State(app): State<App>,
    visit: FormVisit,
    Path(slug): Path<String>,
) -> Result<ReplicatePage, Failure> {
    let practice = load_live(&app, &slug).await?;
    let kept = visit.kept_form().map(Refused::only_typed);
    Ok(draw(&app, &visit, &practice, kept.as_ref()))
}

/// Keeps the entry for the review team.
pub async fn send(
    State(app): State<App>,
    visit: FormVisit,
    throttle: Throttle,
    Path(slug): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let practice = load_live(&app, &slug).await?;
    let refused = match read_entry(&app, &typed, super::this_year(&app)) {
        Ok(entry) => {
            throttle.take(Attempt::Replication)?;
            match actions::register_replication(&app, &practice, &entry).await {
                Ok(()) => {
                    let sent = address::replicate_sent(&practice.slug);
                    return Ok(Redirect::to(&sent, visit.language).into_response());
                }
                Err(Error::Unfit) => Refused::with_problem(
                    typed,
                    ENTRY_ORGANISATION,
                    Problem::own("review-problem-replications"),
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
) -> Result<EntrySentPage, Failure> {
    let practice = load_live(&app, &slug).await?;
    let frame = visit.door_frame(&app, address::replicate_sent(&practice.slug));
    Ok(EntrySentPage::new(frame, &practice))
}

fn draw(
    app: &App,
    visit: &FormVisit,
    practice: &ReportablePractice,
    refused: Option<&Refused>,
) -> ReplicatePage {
    let frame = visit.door_frame(app, address::replicate(&practice.slug));
    ReplicatePage::new(frame, practice, &app.settings.licence.name, refused)
}

async fn load_live(app: &App, slug: &str) -> Result<ReportablePractice, Failure> {
    let slug = Slug::parse(slug).ok_or(Failure::NotFound)?;
    let mut db = app.db.read().await?;
    let found = actions::live_practice(&mut db, &slug).await?;
    found.ok_or(Failure::NotFound)
}
