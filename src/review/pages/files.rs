//! `/review/{practice}/files/{key}/{file}`: a picture or a file that a submission names, for reviewers.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::account::reader::Reviewer;
use crate::app::App;
use crate::attachment::{self, AskedFile};
use crate::practice::actions;
use crate::web::Failure;

/// The file, if this reviewer may read the practice.
pub async fn file(
    State(app): State<App>,
    reviewer: Reviewer,
    headers: HeaderMap,
    Path((id, key, segment)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let asked = AskedFile::parse(&key, segment)?;
    let id = super::parse_practice_id(&id)?;
    let mut db = app.db.read().await?;
    let readable = actions::case(&app, &mut db, &reviewer, id).await?;
    readable.ok_or(Failure::NotFound)?;
    let found = attachment::actions::submitted(&mut db, id, &asked.key).await?;
    drop(db);
    asked.answer(&app, found, &headers).await
}
