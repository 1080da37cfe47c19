//! `/admin/practices`: practices that were taken down, restored or asked to be removed, those that name a reviewer, and those without an owner.
//! An administrator acts on a practice at its desk, and on one without an owner at a page of its own (`owner`).

pub(crate) mod owner;

use axum::extract::State;

use super::{AdminVisit, READ, SIZE, load_names, name_of};
use crate::account::model::AccountId;
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::model::{AdminPracticeList, PracticeLine};
use crate::admin::store::practices;
use crate::admin::views::practices::{PracticeRow, PracticesPage, draw_lists, list_address};
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::practice::actions::{accepted_co_authors, barred_as_focal_points};
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
    let concerned = load_concerned(&mut db, shown, &slice.rows).await?;
    let people = slice
        .rows
        .iter()
        .flat_map(|row| [Some(row.owner_id), row.actor].into_iter().flatten());
    let people = people.chain(concerned.iter().map(|(_, account)| *account));
    let names = load_names(&mut db, people).await?;
    let frame = &around.frame;
    let position = counts.position(cursor.as_ref(), slice.rows.len(), SIZE);
    Ok(PracticesPage {
        lists: draw_lists(frame, shown),
        pages: slice.pages(frame.t, &list_address(shown)),
        rows: slice
            .rows
            .iter()
            .map(|row| PracticeRow::of(row, (shown, &concerned), name_of(&names), frame))
            .collect(),
        title: position.title(frame.t, frame.t.say("admin-tab-practices").to_string()),
        position: position.words(frame.t),
        shown,
        tabs: around.tabs,
        frame: around.frame,
    })
}

/// The people whom the list is about: the reviewers who may not decide, or the co-authors.
async fn load_concerned(
    db: &mut Conn,
    shown: AdminPracticeList,
    lines: &[PracticeLine],
) -> Result<Vec<(PracticeId, AccountId)>, Fault> {
    let listed: Vec<PracticeId> = lines.iter().map(|line| line.id).collect();
    match shown {
        AdminPracticeList::NamesReviewer => {
            let barred = barred_as_focal_points(db, &listed).await?.into_iter();
            Ok(barred
                .map(|one| (one.practice_id, one.account_id))
                .collect())
        }
        AdminPracticeList::WithoutOwner => accepted_co_authors(db, &listed).await,
        AdminPracticeList::RemovalAsked
        | AdminPracticeList::TakenDown
        | AdminPracticeList::Restored => Ok(Vec::new()),
    }
}
