//! `/admin/practices`: practices that were taken down, restored or asked to be removed, and those that name a reviewer.
//! An administrator acts on a practice at its desk.

use axum::extract::State;

use super::{AdminVisit, READ, SIZE, load_names, name_of};
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::model::{AdminPracticeList, PracticeLine};
use crate::admin::store::practices;
use crate::admin::views::practices::{PracticeRow, PracticesPage, draw_lists, list_address};
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::practice::actions::{BarredReviewer, barred_as_focal_points};
use crate::practice::model::PracticeId;
use crate::web::paging::{Cursor, Slice};
use crate::web::{Failure, Flash, Lang, Queried};

/// One list of practices, newest first.
pub async fn practices(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Queried(asked): Queried,
    Flash(notice): Flash,
) -> Result<PracticesPage, Failure> {
    let shown =
        AdminPracticeList::parse(asked.get("show")).unwrap_or(AdminPracticeList::RemovalAsked);
    let cursor = Cursor::read(Some(asked.get("from")))?;
    let mut db = app.db.read().await?;
    let visit = AdminVisit::new(&app, &reader, language, address::admin_practices(), notice);
    let around = visit.load_surroundings(&mut db).await?;
    let (rows, counts) =
        practices::read_practices(&mut db, reader.id, shown, cursor.as_ref(), READ).await?;
    let slice = Slice::cut(rows, SIZE, cursor.as_ref(), |row| (row.at, row.id.0));
    let barred = load_barred_reviewers(&mut db, shown, &slice.rows).await?;
    let people = slice
        .rows
        .iter()
        .flat_map(|row| [Some(row.owner_id), row.actor].into_iter().flatten());
    let people = people.chain(barred.iter().map(|one| one.account_id));
    let names = load_names(&mut db, people).await?;
    let frame = &around.frame;
    let position = counts.position(cursor.as_ref(), slice.rows.len(), SIZE);
    Ok(PracticesPage {
        lists: draw_lists(frame, shown),
        pages: slice.pages(frame.t, &list_address(shown)),
        rows: slice
            .rows
            .iter()
            .map(|row| PracticeRow::of(row, &barred, name_of(&names), frame))
            .collect(),
        title: position.title(frame.t, frame.t.say("admin-tab-practices").to_string()),
        position: position.words(frame.t),
        shown,
        tabs: around.tabs,
        frame: around.frame,
    })
}

/// The reviewers who may not decide on these practices, for the list that shows them.
async fn load_barred_reviewers(
    db: &mut Conn,
    shown: AdminPracticeList,
    lines: &[PracticeLine],
) -> Result<Vec<BarredReviewer>, Fault> {
    if shown != AdminPracticeList::NamesReviewer {
        return Ok(Vec::new());
    }
    let listed: Vec<PracticeId> = lines.iter().map(|line| line.id).collect();
    barred_as_focal_points(db, &listed).await
}
