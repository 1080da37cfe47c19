//! `/my/practices/{id}/compare`: what changed between two revisions, for an author.

use axum::extract::{Path, RawQuery, State};

use super::{OwnPractice, draw_frame, not_found};
use crate::account::reader::SignedIn;
use crate::address;
use crate::app::App;
use crate::drafting::views::comparison_page;
use crate::practice::actions;
use crate::showing::comparison::{AskedComparison, ComparisonPage};
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
    let compared = match chosen.two() {
        Some(two) => {
            let read = actions::answers_of_two(&mut db, &own.actor, &all, two).await?;
            Some(read.ok_or_else(not_found)?)
        }
        None => None,
    };
    drop(db);
    let address = chosen.address(address::my_practice_comparison(own.id()), asked.side);
    let frame = draw_frame(&app, &reader, language, address, None);
    let title = own.title(frame.t);
    let own = (own.id(), title);
    Ok(comparison_page(frame, own, (asked, chosen), &all, compared))
}
