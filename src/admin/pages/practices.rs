//! `/admin` and `/admin/practices`: what needs a person, and what was taken down, asked to be removed, restored.
//! What is decided about a practice is decided at its desk.

use axum::extract::State;

use super::{READ, SIZE, Surroundings, named, names, surroundings};
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::model::Shown;
use crate::admin::store;
use crate::admin::views::{OverviewPage, PracticeRow, PracticesPage, needed};
use crate::app::App;
use crate::practice::actions::barred_as_focal_points;
use crate::practice::model::PracticeId;
use crate::web::paging::{Cursor, Slice};
use crate::web::{Failure, Flash, Lang, Queried};

/// What needs a person.
pub async fn overview(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Flash(notice): Flash,
) -> Result<OverviewPage, Failure> {
    let mut db = app.db.read().await?;
    let place = (language, address::admin());
    let around = surroundings(&app, &mut db, &reader, place, notice).await?;
    let Surroundings {
        frame,
        tabs,
        waiting,
        counts,
    } = around;
    Ok(OverviewPage {
        quiet: counts.dead + waiting.needs_a_person() == 0,
        lines: needed(&frame, &waiting, &counts),
        last_mail: counts.last_accepted_at.map(|at| frame.t.moment(at)),
        frame,
        tabs,
    })
}

/// Practices by what happened to them.
pub async fn practices(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Queried(asked): Queried,
    Flash(notice): Flash,
) -> Result<PracticesPage, Failure> {
    let shown = Shown::parse(asked.get("show")).unwrap_or(Shown::RemovalAsked);
    let cursor = Cursor::read(Some(asked.get("from")))?;
    let mut db = app.db.read().await?;
    let place = (language, address::admin_practices());
    let Surroundings { frame, tabs, .. } =
        surroundings(&app, &mut db, &reader, place, notice).await?;
    let rows = store::practices(&mut db, reader.id, shown, cursor.as_ref(), READ).await?;
    let slice = Slice::cut(rows, SIZE, cursor.as_ref(), |row| (row.at, row.id.0));
    let barred = match shown {
        Shown::NamesReviewer => {
            let listed: Vec<PracticeId> = slice.rows.iter().map(|row| row.id).collect();
            barred_as_focal_points(&mut db, &listed).await?
        }
        _ => Vec::new(),
    };
    let people = slice
        .rows
        .iter()
        .flat_map(|row| [Some(row.owner_id), row.actor].into_iter().flatten());
    let people = people.chain(barred.iter().map(|one| one.account_id));
    let names = names(&mut db, people).await?;
    let list = address::admin_practices().query("show", shown.as_str());
    Ok(PracticesPage {
        lists: Shown::ALL
            .into_iter()
            .map(|one| {
                let link = address::admin_practices().query("show", one.as_str());
                (
                    frame.t.of("admin-practices", one.as_str()).to_string(),
                    frame.to(&link),
                    one == shown,
                )
            })
            .collect(),
        pages: slice.pages(frame.t, &list),
        rows: slice
            .rows
            .iter()
            .map(|row| PracticeRow::of(row, &barred, named(&names), &frame))
            .collect(),
        shown,
        frame,
        tabs,
    })
}
