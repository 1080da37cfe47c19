//! `/admin/record`: what was done to accounts: roles, suspensions, sessions ended. Nothing can be changed here.

use axum::extract::State;

use super::{AdminVisit, READ, SIZE, load_names, name_of};
use crate::account::model::AccountRecordId;
use crate::account::queries;
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::views::record::{RecordPage, RecordRow};
use crate::app::App;
use crate::web::paging::{Cursor, Direction, Slice};
use crate::web::{Failure, Flash, Lang, Queried};

/// The record, newest first.
pub async fn record(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Queried(asked): Queried,
    Flash(notice): Flash,
) -> Result<RecordPage, Failure> {
    let cursor = Cursor::<AccountRecordId>::read(Some(asked.get("from")))?;
    let mut db = app.db.read().await?;
    let visit = AdminVisit::new(&app, &reader, language, address::admin_record(), notice);
    let around = visit.load_surroundings(&mut db).await?;
    let rows = match &cursor {
        Some(cursor) if cursor.way == Direction::Before => {
            queries::record_after(&mut db, cursor.key, READ).await?
        }
        Some(cursor) => queries::record_before(&mut db, cursor.key, READ).await?,
        None => queries::record_before(&mut db, AccountRecordId(i64::MAX), READ).await?,
    };
    let slice = Slice::cut(rows, SIZE, cursor.as_ref(), |row| row.id);
    let people = slice
        .rows
        .iter()
        .flat_map(|row| [Some(row.account_id), row.by_id].into_iter().flatten());
    let names = load_names(&mut db, people).await?;
    let frame = &around.frame;
    let rows = slice.rows.iter();
    Ok(RecordPage {
        pages: slice.pages(frame.t, &address::admin_record()),
        rows: rows
            .map(|row| RecordRow::of(row, name_of(&names), frame))
            .collect(),
        tabs: around.tabs,
        frame: around.frame,
    })
}
