//! `/review`: the queue.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::{Html, IntoResponse, Response};

use crate::account::reader::{self, Reviewer};
use crate::app::App;
use crate::review::views::{QueuePage, queue_address};
use crate::review::{actions, forms};
use crate::web::paging::Cursor;
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
    let filter = forms::parse_filter(&asked);
    let cursor = Cursor::read(Some(asked.get("from")))?;
    let decided = super::parse_practice_id(asked.get("decided")).ok();
    let mut db = app.db.read().await?;
    let queue = actions::load_queue(&app, &mut db, &reviewer, &filter, cursor.as_ref()).await?;
    let pending = reader::load_pending(&mut db, &reviewer).await?;
    drop(db);
    let address = queue_address(&filter);
    let page_frame = reader::frame(&app, &reviewer, language, address, notice)
        .with_waiting(queue.counts.to_answer())
        .with_pending(pending);
    let page = QueuePage::new(&app, page_frame, &reviewer, &filter, queue, decided);
    Ok(Html(page.render()?).into_response())
}
