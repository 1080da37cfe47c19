//! `/review/{practice}/history.csv`: the history of a practice as this reviewer reads it, to keep.

use axum::extract::{Path, State};
use axum::response::Response;

use super::desk::load_desk_history;
use crate::account::reader::Reviewer;
use crate::app::App;
use crate::review::views::desk_history_rows;
use crate::showing::history::HISTORY_COLUMNS;
use crate::web::csv_file::csv_file;
use crate::web::{Failure, Lang};

/// The file, oldest event first.
pub async fn file(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let id = super::parse_practice_id(&id)?;
    let desk = load_desk_history(&app, &reviewer, id).await?;
    let rows = desk_history_rows(app.words(language), &desk);
    csv_file(&format!("practice-{id}-history"), HISTORY_COLUMNS, rows)
}
