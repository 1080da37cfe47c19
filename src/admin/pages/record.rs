//! `/admin/record`: what was done to accounts: roles, suspensions, sessions ended; and `/admin/record/calls`: what was done to
//! calls for practices. Nothing can be changed here.

use axum::extract::State;

use super::{AdminVisit, READ, SIZE, load_names, name_of};
use crate::account::model::AccountRecordId;
use crate::account::queries;
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::views::record::{RecordList, RecordPage, RecordRow};
use crate::app::App;
use crate::practice::actions as practices;
use crate::practice::model::CallRecordId;
use crate::web::paging::{Cursor, Slice};
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
    let newest = AccountRecordId(i64::MAX);
    let key = cursor.as_ref().map_or(newest, |cursor| cursor.key);
    let forth = cursor.as_ref().is_none_or(Cursor::goes_forth);
    let rows = if forth {
        queries::record_before(&mut db, key, READ).await?
    } else {
        queries::record_after(&mut db, key, READ).await?
    };
    let counts = queries::record_counts(&mut db, key, forth).await?;
    let slice = Slice::cut(rows, SIZE, cursor.as_ref(), |row| row.id);
    let people = slice
        .rows
        .iter()
        .flat_map(|row| [Some(row.account_id), row.by_id].into_iter().flatten());
    let names = load_names(&mut db, people).await?;
    let (frame, rows) = (&around.frame, slice.rows.iter());
    let position = counts.position(cursor.as_ref(), slice.rows.len(), SIZE);
    Ok(RecordPage {
        list: RecordList::Accounts,
        pages: slice.pages(frame.t, &address::admin_record()),
        rows: rows
            .map(|row| RecordRow::of_account(row, name_of(&names), frame))
            .collect(),
        title: position.title(frame.t, RecordList::Accounts.heading(frame.t).to_string()),
        position: position.words(frame.t),
        tabs: around.tabs,
        frame: around.frame,
    })
}

/// The record of calls, newest first.
pub async fn calls(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Queried(asked): Queried,
    Flash(notice): Flash,
) -> Result<RecordPage, Failure> {
    let cursor = Cursor::<CallRecordId>::read(Some(asked.get("from")))?;
    let here = address::admin_call_record();
    let mut db = app.db.read().await?;
    let visit = AdminVisit::new(&app, &reader, language, here.clone(), notice);
    let around = visit.load_surroundings(&mut db).await?;
    let newest = CallRecordId(i64::MAX);
    let key = cursor.as_ref().map_or(newest, |cursor| cursor.key);
    let forth = cursor.as_ref().is_none_or(Cursor::goes_forth);
    let (rows, counts) = practices::call_record(&mut db, key, forth, READ).await?;
    let slice = Slice::cut(rows, SIZE, cursor.as_ref(), |row| row.id);
    let names = load_names(&mut db, slice.rows.iter().map(|row| row.by_id)).await?;
    let frame = around.frame;
    let rows = slice.rows.iter();
    let position = counts.position(cursor.as_ref(), slice.rows.len(), SIZE);
    Ok(RecordPage {
        list: RecordList::Calls,
        pages: slice.pages(frame.t, &here),
        rows: rows
            .map(|row| RecordRow::of_call(row, name_of(&names), &frame))
            .collect(),
        title: position.title(frame.t, RecordList::Calls.heading(frame.t).to_string()),
        position: position.words(frame.t),
        tabs: around.tabs,
        frame,
    })
}
