//! `/admin/audit`: the audit log of practices, narrowed by practice, account, deed and time.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{AdminVisit, READ, SIZE, load_names, name_of};
use crate::account::model::Account;
use crate::account::queries;
use crate::account::reader::Administrator;
use crate::address::{self, Address};
use crate::admin::forms::audit::{AuditSearch, INPUTS, audit_search};
use crate::admin::model::{AuditFilter, AuditKey, AuditLine};
use crate::admin::store::audit::read_audit;
use crate::admin::views::audit::{AuditPage, AuditRow, draw_audit_fields};
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::web::paging::{Cursor, Slice};
use crate::web::{Failure, Flash, Lang, Problem, Queried, Refused, Summary, Typed};

/// The log, newest first.
pub async fn audit(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Queried(asked): Queried,
    Flash(notice): Flash,
) -> Result<Response, Failure> {
    let cursor = Cursor::read(Some(asked.get("from")))?;
    let mut db = app.db.read().await?;
    let visit = AdminVisit::new(&app, &reader, language, address::admin_audit(), notice);
    let around = visit.load_surroundings(&mut db).await?;
    let (rows, refused) = find_lines(&app, &mut db, &reader, &asked, cursor.as_ref()).await?;
    let slice = Slice::cut(rows, SIZE, cursor.as_ref(), AuditLine::key);
    let people = slice.rows.iter().filter_map(|row| row.actor_id);
    let names = load_names(&mut db, people).await?;
    let frame = &around.frame;
    let status = match &refused {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let shown = refused.unwrap_or_else(|| Refused::only_typed(asked.clone()));
    let fields = draw_audit_fields(frame.t, &shown);
    let rows = slice.rows.iter();
    let page = AuditPage {
        pages: slice.pages(frame.t, &list_address(&asked)),
        rows: rows
            .map(|row| AuditRow::of(row, name_of(&names), frame))
            .collect(),
        title: frame.t.say("admin-audit-title").to_string(),
        summary: Summary::of(frame.t, &fields),
        fields,
        tabs: around.tabs,
        frame: around.frame,
    };
    Ok((status, page).into_response())
}

/// The lines that match, or the refused filter.
async fn find_lines(
    app: &App,
    db: &mut Conn,
    reader: &Account,
    asked: &Typed,
    cursor: Option<&Cursor<AuditKey>>,
) -> Result<(Vec<AuditLine>, Option<Refused>), Fault> {
    let found = match audit_search(asked, &app.settings.time_zone) {
        Ok(search) => find_person(db, search, asked).await?,
        Err(refused) => Err(refused),
    };
    Ok(match found {
        Ok(filter) => (
            read_audit(db, reader.id, &filter, cursor, READ).await?,
            None,
        ),
        Err(refused) => (Vec::new(), Some(refused)),
    })
}

/// The filter with the account that has the typed address.
async fn find_person(
    db: &mut Conn,
    search: AuditSearch,
    typed: &Typed,
) -> Result<Result<AuditFilter, Refused>, Fault> {
    let Some(address) = search.person else {
        return Ok(Ok(search.filter));
    };
    let Some(account) = queries::by_email(db, &address).await? else {
        let mut refused = Refused::only_typed(typed.clone());
        refused.add("person", Problem::own("admin-problem-no-account"));
        return Ok(Err(refused));
    };
    Ok(Ok(AuditFilter {
        person: Some(account.id),
        ..search.filter
    }))
}

/// The address of the list with this filter.
fn list_address(asked: &Typed) -> Address {
    INPUTS.iter().fold(address::admin_audit(), |list, name| {
        list.query(name, asked.get(name))
    })
}
