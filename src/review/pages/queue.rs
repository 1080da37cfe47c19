//! `/review`: the queue.

use axum::extract::{RawQuery, State};
use axum::response::{Html, IntoResponse, Response};

use askama::Template;

use crate::account::reader::{Reviewer, frame};
use crate::app::App;
use crate::review::views::QueuePage;
use crate::review::{actions, forms};
use crate::web::paging::Cursor;
use crate::web::{Failure, Flash, Lang, posted};

/// The queue, as the address narrows it.
pub async fn queue(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Flash(notice): Flash,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let asked = posted::decode(query.unwrap_or_default().as_bytes())?;
    let narrowing = forms::narrowing(&asked);
    let cursor = Cursor::read(Some(asked.get("from")))?;
    let decided = super::practice(asked.get("decided")).ok();
    let mut db = app.db.read().await?;
    let queue = actions::queue(&app, &mut db, &reviewer, &narrowing, cursor.as_ref()).await?;
    drop(db);
    let address = crate::review::views::here(&narrowing);
    let frame =
        frame(&app, &reviewer, language, address, notice).with_waiting(queue.counts.waiting);
    let page = QueuePage::new(&app, frame, &reviewer, &narrowing, queue, decided);
    Ok(Html(page.render()?).into_response())
}
