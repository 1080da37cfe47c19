//! `/review/reports`: what readers have reported, the oldest first, and how a reviewer closes a report.

use axum::extract::State;
use axum::response::{IntoResponse, Response};

use crate::account::reader::{self, Reviewer};
use crate::address;
use crate::app::App;
use crate::practice::actions;
use crate::review::forms::read_closing;
use crate::review::views::ReportsPage;
use crate::web::{Failure, FormVisit, Lang, Notice, Posted, Redirect, Typed};

/// The open reports.
pub async fn show(
    State(app): State<App>,
    reviewer: Reviewer,
    visit: FormVisit,
) -> Result<ReportsPage, Failure> {
    let mut db = app.db.read().await?;
    let open = actions::open_reports(&mut db).await?;
    let pending = reader::load_pending(&mut db, &reviewer).await?;
    drop(db);
    let here = address::review_reports();
    let page_frame = reader::frame(&app, &reviewer, visit.language, here, visit.notice);
    Ok(ReportsPage::new(page_frame.with_pending(pending), &open))
}

/// Closes a report.
pub async fn close(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let (id, outcome) = read_closing(&typed).ok_or(Failure::Unreadable("report"))?;
    let closed = actions::close_report(&app, &reviewer, id, outcome).await?;
    let says = if closed {
        "review-report-closed"
    } else {
        "review-report-was-closed"
    };
    let notice = Notice::good(app.words(language).say(says));
    let list = Redirect::to(&address::review_reports(), language);
    Ok(list.saying(notice).into_response())
}
