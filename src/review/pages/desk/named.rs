//! The names that a desk shows: whose they are, and as what this reviewer reads them.

use crate::account::model::AccountId;
use crate::account::queries;
use crate::account::reader::Reviewer;
use crate::db::{Conn, Fault};
use crate::mail::model::TimelineNotice;
use crate::practice::actions::DeskHistory;
use crate::practice::model::Case;
use crate::review::views::{EarlierRevisions, ReviewerChoices};
use crate::showing::names::ShownNames;
use crate::workflow::Actor;

/// The names that the desk may show to this reviewer.
pub(super) async fn load_names(
    db: &mut Conn,
    reviewer: &Reviewer,
    actor: &Actor,
    (named, past): (&[AccountId], &DeskHistory),
) -> Result<ShownNames, Fault> {
    let experts = past.experts.iter();
    let experts = experts.map(|ask| (ask.id, ask.name.clone()));
    Ok(ShownNames {
        names: queries::names_of(db, named).await?,
        experts: experts.collect(),
        reader: reviewer.id,
        viewer: actor.viewer(),
    })
}

/// All accounts whose names the desk may show.
pub(super) fn accounts_named_in(
    case: &Case,
    past: &DeskHistory,
    mails: &[TimelineNotice],
    (choices, earlier): (&ReviewerChoices, &EarlierRevisions),
) -> Vec<AccountId> {
    let details = past.events.iter().map(|event| &event.details);
    let named = details.flat_map(|one| [one.account, one.former, one.suggested]);
    let mailed = mails.iter().map(|mail| mail.account);
    let mut ids: Vec<AccountId> = named.chain(mailed).flatten().collect();
    ids.extend(past.events.iter().filter_map(|event| event.actor_id));
    let lines = past.comments.iter().flat_map(|thread| &thread.lines);
    ids.extend(lines.filter_map(|line| line.actor_id));
    ids.push(case.practice.owner_id);
    ids.extend(case.practice.first_submitted_by);
    ids.extend(choices.barred.iter().map(|one| one.account_id));
    ids.extend(earlier.openings.iter().map(|one| one.account_id));
    ids
}
