//! `/my/practices/{id}/history.csv`: the history of a practice as this author reads it, to keep.

use axum::extract::{Path, State};
use axum::response::Response;

use super::OwnPractice;
use super::practice::load_past;
use crate::account::reader::SignedIn;
use crate::app::App;
use crate::drafting::views::own_history_rows;
use crate::showing::history::HISTORY_COLUMNS;
use crate::web::csv_file::csv_file;
use crate::web::{Failure, Lang};

/// The file, oldest event first.
pub async fn file(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find(&app, &reader, &id).await?;
    let mut db = app.db.read().await?;
    let past = load_past(&mut db, &reader, &own).await?;
    drop(db);
    let t = app.words(language);
    let site = &app.settings.site.name;
    let rows = own_history_rows(t, &past.names, site, (&past.events, &past.mails));
    csv_file(
        &format!("practice-{}-history", own.id()),
        HISTORY_COLUMNS,
        rows,
    )
}
