//! `/admin/letters/{id}`: a letter that was sent, who got it, and what became of each mail.

use axum::extract::{Path, State};

use super::{AdminVisit, load_names, name_of};
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::store::circulars as store;
use crate::admin::views::circulars::SentCircularPage;
use crate::app::App;
use crate::db::ids::CircularId;
use crate::practice::actions as practices;
use crate::practice::model::PracticeId;
use crate::web::{Failure, Flash, Lang};

/// The letter, with its recipients.
pub async fn circular(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Path(id): Path<i64>,
    Flash(notice): Flash,
) -> Result<SentCircularPage, Failure> {
    let id = CircularId(id);
    let mut db = app.db.read().await?;
    let found = store::read_circular(&mut db, id).await?;
    let circular = found.ok_or(Failure::NotFound)?;
    let letters = store::read_letters(&mut db, id).await?;
    let reached: Vec<PracticeId> = letters.iter().map(|one| one.practice_id).collect();
    let told = practices::told_by_letters(&mut db, &reached).await?;
    let people = letters.iter().map(|one| one.account_id);
    let people = people.chain(std::iter::once(circular.written_by));
    let names = load_names(&mut db, people).await?;
    let here = address::admin_circular(id);
    let visit = AdminVisit::new(&app, &reader, language, here, notice);
    let frame = visit.load_frame(&mut db).await?;
    let name = name_of(&names);
    Ok(SentCircularPage::new(
        frame, &circular, &letters, &told, name,
    ))
}
