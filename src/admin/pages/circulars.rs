//! `/admin/letters`: the letters that administrators have written to many authors.

pub(crate) mod sent;
pub(crate) mod write;

use axum::extract::State;

use super::{AdminVisit, READ, SIZE, load_names, name_of};
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::store::circulars as store;
use crate::admin::views::circulars::{CircularRow, CircularsPage};
use crate::app::App;
use crate::web::paging::{Cursor, Slice};
use crate::web::{Failure, Flash, Lang, Queried};

/// The letters, newest first.
pub async fn circulars(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Queried(asked): Queried,
    Flash(notice): Flash,
) -> Result<CircularsPage, Failure> {
    let cursor = Cursor::read(Some(asked.get("from")))?;
    let mut db = app.db.read().await?;
    let here = address::admin_circulars();
    let visit = AdminVisit::new(&app, &reader, language, here.clone(), notice);
    let around = visit.load_surroundings(&mut db).await?;
    let rows = store::read_circulars(&mut db, cursor.as_ref(), READ).await?;
    let slice = Slice::cut(rows, SIZE, cursor.as_ref(), |row| row.id.0);
    let names = load_names(&mut db, slice.rows.iter().map(|row| row.written_by)).await?;
    let frame = &around.frame;
    Ok(CircularsPage {
        pages: slice.pages(frame.t, &here),
        rows: slice
            .rows
            .iter()
            .map(|row| CircularRow::of(row, name_of(&names), frame))
            .collect(),
        tabs: around.tabs,
        frame: around.frame,
    })
}
