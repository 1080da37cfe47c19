//! `/review/{practice}/compare`: what changed between two revisions that the reviewer may read.

use axum::extract::{Path, RawQuery, State};

use crate::account::reader::{self, Reviewer};
use crate::app::App;
use crate::practice::actions;
use crate::review::actions::submitted_revisions;
use crate::review::forms::QueuePlace;
use crate::review::views::RevisionComparison;
use crate::showing::comparison::{AskedComparison, ComparisonPage, Readership};
use crate::web::{Failure, Lang, posted};
use crate::workflow::Actor;

/// Compares the newest revision with the one before, or the two that the address names.
pub async fn compare(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<ComparisonPage, Failure> {
    let id = super::parse_practice_id(&id)?;
    let asked_for = posted::query(query.as_deref())?;
    let asked = AskedComparison::parse(["from", "to", "view"].map(|name| asked_for.get(name)))?;
    let mut db = app.db.read_moment().await?;
    let found = actions::case(&app, &mut db, &reviewer, id).await?;
    let (case, _, actor) = found.ok_or(Failure::NotFound)?;
    let revisions = submitted_revisions(&mut db, &actor, id).await?;
    let numbers: Vec<i64> = revisions.iter().map(|one| one.number).collect();
    let chosen = asked.choose(&numbers)?;
    let compared = match chosen.two() {
        Some(two) => {
            let read = actions::answers_of_two(&mut db, &actor, &revisions, two).await?;
            Some(read.ok_or(Failure::NotFound)?)
        }
        None => None,
    };
    drop(db);
    let comparison = RevisionComparison {
        practice: case.practice,
        revisions,
        asked,
        chosen,
        compared,
        readership: readership(&actor),
        place: QueuePlace::parse_carried(&asked_for)?,
    };
    let page = comparison.place.comparison(id);
    let address = chosen.address(page, asked.side);
    let page_frame = reader::frame(&app, &reviewer, language, address, None);
    Ok(comparison.page(page_frame))
}

/// A reviewer who is a party to the practice reads at the desk what the public would.
fn readership(actor: &Actor) -> Readership {
    if actor.party {
        Readership::Public
    } else {
        Readership::Team
    }
}
