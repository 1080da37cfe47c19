//! A decision that its reviewer made and that was undone: as it was typed, so that nothing is chosen and typed twice.

use jiff::tz::TimeZone;

use crate::account::model::AccountId;
use crate::app::App;
use crate::db::{Conn, Fault, Timestamp};
use crate::practice::model::{Case, Checklist, Event, GivenChecklist};
use crate::review::forms::{box_name, checklist_boxes};
use crate::review::store;
use crate::web::Typed;
use crate::workflow::{Deed, State};

/// The boxes of the decision that this reviewer last made on the open revision, if the revision is back in review without
/// that decision having taken effect.
pub async fn decision_taken_back(
    app: &App,
    db: &mut Conn,
    by: AccountId,
    case: &Case,
    (history, checklists): (&[Event], &[GivenChecklist]),
) -> Result<Option<Typed>, Fault> {
    let open = case.open.as_ref();
    let Some(open) = open.filter(|open| open.state == State::InReview) else {
        return Ok(None);
    };
    let of_open: Vec<&Event> = history
        .iter()
        .filter(|event| event.revision_id == open.id)
        .collect();
    let Some(place) = of_open
        .iter()
        .rposition(|event| event.deed.verdict().is_some())
    else {
        return Ok(None);
    };
    let (decision, since) = (of_open[place], &of_open[place + 1..]);
    let took_effect = since.iter().any(|event| event.deed == Deed::TakeEffect);
    if decision.actor_id != Some(by) || took_effect {
        return Ok(None);
    }
    let duplicate = match decision.details.other {
        Some(other) => store::reference_of(db, other).await?,
        None => None,
    };
    let day = last_date(decision, since).and_then(|at| day_of(at, &app.settings.time_zone));
    let given = checklists.iter().find(|one| one.seq == decision.seq);
    let marked = given.map(|given| &given.checklist);
    Ok(Some(boxes(decision, marked, day, duplicate)))
}

/// The boxes of a decision as they were filled in.
fn boxes(
    decision: &Event,
    marked: Option<&Checklist>,
    day: Option<String>,
    duplicate: Option<String>,
) -> Typed {
    let details = &decision.details;
    let yes = |chosen: bool| chosen.then(|| "yes".to_owned());
    let code = details.code.map(|code| code.as_str().to_owned());
    let filled = [
        ("decision", Some(decision.deed.as_str().to_owned())),
        ("minor", yes(details.minor)),
        ("effective_on", day),
        ("code", code),
        ("duplicate_of", duplicate),
        ("final", yes(details.last)),
        ("reasons", decision.words.clone()),
        ("to_team", details.to_team.clone()),
    ];
    let filled = filled
        .into_iter()
        .filter_map(|(field, value)| Some((box_name(decision.deed, field), value?)));
    Typed::of(filled.chain(marked.into_iter().flat_map(checklist_boxes)))
}

/// The date of publication: the one that was chosen last.
fn last_date(decision: &Event, since: &[&Event]) -> Option<Timestamp> {
    let changed = since
        .iter()
        .rev()
        .find(|event| event.deed == Deed::ChangeDate);
    changed.map_or(decision.details.on, |event| event.details.on)
}

/// The day that begins at this time; no other time was chosen as a date.
fn day_of(at: Timestamp, zone: &TimeZone) -> Option<String> {
    let chosen = at.to_jiff().to_zoned_datetime(zone.clone());
    Some(chosen)
        .filter(|at| at.time() == jiff::civil::Time::midnight())
        .map(|at| at.date().to_string())
}
