//! Reads everything that the desk of a practice shows to one reviewer, at one moment. Changes nothing, but that words
//! kept at the desk end once their writer has become a party to the practice.

use crate::account::model::AccountId;
use crate::account::queries;
use crate::account::reader::Reviewer;
use crate::address;
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::mail::actions as outbox;
use crate::mail::model::InTimeline;
use crate::practice::actions;
use crate::practice::model::{Case, Event, PracticeId, Revision};
use crate::review::actions::{counts, forget_words};
use crate::review::views::Desk;
use crate::showing::face::Sender;
use crate::showing::names::ShownNames;
use crate::web::{Failure, Unsent};
use crate::workflow::{self, Actor, Deed, State as Revised};

/// The desk with this revision, or with the newest one. What is not for this reviewer is not found.
pub(super) async fn load_desk(
    app: &App,
    reviewer: &Reviewer,
    id: PracticeId,
    number: Option<i64>,
) -> Result<Desk, Failure> {
    let mut db = app.db.read_moment().await?;
    let found = actions::case(app, &mut db, reviewer, id).await?;
    let (case, situation, actor) = found.ok_or(Failure::NotFound)?;
    let revisions = submitted_revisions(&mut db, &actor, id).await?;
    let shown = shown_revision(&revisions, number).ok_or(Failure::NotFound)?;
    let answers = actions::answers(&mut db, &actor, &shown).await;
    let answers = answers.map_err(super::into_failure)?;
    let sender = match shown.submitted_by {
        Some(by) if by == case.practice.owner_id => queries::by_id(&mut db, by).await?,
        _ => None,
    };
    let history = actions::history(&mut db, &actor, id).await?;
    let mails = outbox::timeline(&mut db, id, None).await?;
    let eligible = if workflow::step(Deed::Assign, &situation, &actor).is_ok() {
        actions::eligible_reviewers(&mut db, &case).await?
    } else {
        Vec::new()
    };
    let barred = if workflow::step(Deed::SetAsideBar, &situation, &actor).is_ok() {
        actions::barred_as_focal_points(&mut db, &[id]).await?
    } else {
        Vec::new()
    };
    let mut named = accounts_named_in(&case, &history, &mails);
    named.extend(barred.iter().map(|one| one.account_id));
    let people = ShownNames {
        names: queries::names_of(&mut db, &named).await?,
        reader: reviewer.id,
        viewer: actor.viewer(),
    };
    let submitter = queries::by_id(&mut db, case.practice.submitter()).await?;
    let waiting = counts(app, &mut db, reviewer).await?.waiting;
    let unsent = Unsent::read(&mut db, reviewer.id, &address::review(id), app.clock.now()).await?;
    drop(db);
    Ok(Desk {
        waiting,
        unsent: for_a_judge(app, reviewer, id, &actor, unsent).await?,
        case,
        situation,
        actor,
        revisions,
        shown,
        answers,
        sender: sender.as_ref().map(Sender::from),
        history,
        mails,
        eligible,
        barred,
        people,
        submitter,
    })
}

/// The revisions that a desk may show, oldest first. Drafts belong to their authors' own pages, even if one of them
/// reviews.
async fn submitted_revisions(
    db: &mut Conn,
    actor: &Actor,
    id: PracticeId,
) -> Result<Vec<Revision>, Fault> {
    let mut revisions = actions::revisions(db, actor, id).await?;
    revisions.retain(|one| !matches!(one.state, Revised::Draft | Revised::Discarded));
    Ok(revisions)
}

fn shown_revision(revisions: &[Revision], number: Option<i64>) -> Option<Revision> {
    let shown = match number {
        None => revisions.last(),
        Some(number) => revisions.iter().find(|one| one.number == number),
    };
    shown.cloned()
}

/// Everybody whose name the desk may show.
fn accounts_named_in(case: &Case, history: &[Event], mails: &[InTimeline]) -> Vec<AccountId> {
    let details = history.iter().map(|event| &event.details);
    let named = details.flat_map(|one| [one.account, one.former, one.suggested]);
    let mailed = mails.iter().map(|mail| mail.account);
    let mut ids: Vec<AccountId> = named.chain(mailed).flatten().collect();
    ids.extend(history.iter().filter_map(|event| event.actor_id));
    ids.push(case.practice.owner_id);
    ids.extend(case.practice.first_submitted_by);
    ids
}

/// Words that were typed as a judge of the practice end for good with that.
async fn for_a_judge(
    app: &App,
    reviewer: &Reviewer,
    id: PracticeId,
    actor: &Actor,
    unsent: Option<Unsent>,
) -> Result<Option<Unsent>, Fault> {
    if unsent.is_some() && actor.party {
        forget_words(app, reviewer, id).await?;
        return Ok(None);
    }
    Ok(unsent)
}
