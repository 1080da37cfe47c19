//! `/review`: the queue.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::account::reader::{self, Reviewer};
use crate::app::App;
use crate::review::actions::{self, Decided};
use crate::review::forms::QueuePlace;
use crate::review::views::QueuePage;
use crate::web::{Failure, Flash, Lang, posted};

/// Shows the queue with the filter of the address.
pub async fn queue(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Flash(notice): Flash,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let asked = posted::query(query.as_deref())?;
    let place = QueuePlace::parse(&asked)?;
    let mut db = app.db.read().await?;
    let queue = actions::load_queue(&app, &mut db, &reviewer, &place).await?;
    let decided = super::parse_practice_id(asked.get("decided")).ok();
    let decided = Decided::load(&app, &mut db, &reviewer, &queue.place, decided).await?;
    let pending = reader::load_pending(&mut db, &reviewer).await?;
    drop(db);
    let status = if queue.place.filter.is_understood() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let address = queue.place.queue();
    let page_frame = reader::frame(&app, &reviewer, language, address, notice)
        .with_waiting(queue.counts.to_answer())
        .with_pending(pending);
    let page = QueuePage::new(&app, page_frame, &reviewer, queue, &decided);
    Ok((status, Html(page.render()?)).into_response())
}
