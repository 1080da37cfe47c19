//! `/my/practices/{id}/views.csv`: how often the public page was opened, by month, to keep.

use axum::extract::{Path, State};
use axum::response::Response;

use super::OwnPractice;
use crate::account::reader::SignedIn;
use crate::app::App;
use crate::practice::actions;
use crate::showing::page_views::{VIEW_COLUMNS, view_rows};
use crate::web::Failure;
use crate::web::csv_file::csv_file;

/// The file, the earliest month first.
pub async fn file(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find(&app, &reader, &id).await?;
    let mut db = app.db.read().await?;
    let views = actions::views_by_month(&mut db, own.id()).await?;
    let name = format!("practice-{}-views", own.id());
    csv_file(&name, VIEW_COLUMNS, view_rows(&views))
}
