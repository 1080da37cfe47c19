//! `/my/practices/{id}/compare`: what changed between two revisions, for an author.

use axum::extract::{Path, RawQuery, State};

use super::{OwnPractice, draw_frame, into_failure, not_found};
use crate::account::reader::SignedIn;
use crate::address;
use crate::app::App;
use crate::db::Conn;
use crate::drafting::views::comparison_page;
use crate::practice::actions;
use crate::practice::answers::Answers;
use crate::practice::model::Revision;
use crate::showing::comparison::{AskedComparison, ComparedRevision, ComparisonPage};
use crate::web::{Failure, Lang, posted};

/// Compares the newest revision with the one before, or the two that the address names. A draft is one of them.
pub async fn compare(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<ComparisonPage, Failure> {
    let asked_for = posted::query(query.as_deref())?;
    let asked = AskedComparison::parse(["from", "to", "view"].map(|name| asked_for.get(name)))?;
    let mut db = app.db.read_moment().await?;
    let own = OwnPractice::load(&app, &mut db, &reader, &id).await?;
    let all = actions::revisions(&mut db, &own.actor, own.id()).await?;
    let numbers: Vec<i64> = all.iter().map(|one| one.number).collect();
    let chosen = asked.choose(&numbers)?;
    let compared = match chosen {
        ComparedRevision::Two(older, newer) => Some((
            read_revision(&mut db, &own, &all, older).await?,
            read_revision(&mut db, &own, &all, newer).await?,
        )),
        ComparedRevision::Same(_) | ComparedRevision::Only(_) => None,
    };
    drop(db);
    let address = chosen.address(address::my_practice_comparison(own.id()), asked.side);
    let frame = draw_frame(&app, &reader, language, address, None);
    let title = own.title(frame.t);
    let own = (own.id(), title);
    Ok(comparison_page(frame, own, (asked, chosen), &all, compared))
}

/// The answers of the revision with this number.
async fn read_revision(
    db: &mut Conn,
    own: &OwnPractice,
    revisions: &[Revision],
    number: i64,
) -> Result<Answers, Failure> {
    let revision = revisions.iter().find(|one| one.number == number);
    let revision = revision.ok_or_else(not_found)?;
    let answered = actions::answers(db, &own.actor, revision).await;
    answered.map_err(into_failure)
}
