//! Loads everything that the desk of a practice shows to one reviewer, at one moment. The only change: once the reviewer
//! has become a party to the practice, the words kept at the desk are deleted.

use crate::account::model::AccountId;
use crate::account::queries;
use crate::account::reader::Reviewer;
use crate::address;
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::mail::actions as outbox;
use crate::mail::model::TimelineNotice;
use crate::practice::actions::{self, BarredReviewer};
use crate::practice::model::{Case, Event, PracticeId, Revision};
use crate::review::actions::{counts, forget_words};
use crate::review::views::{Desk, ReviewerChoices, ShownSubmission};
use crate::showing::face::Sender;
use crate::showing::names::ShownNames;
use crate::web::{Failure, Unsent};
use crate::workflow::{self, Actor, Deed, Situation, State as Revised};

/// The desk with this revision, or with the newest one. A practice that this reviewer may not see is not found.
pub(super) async fn load_desk(
    app: &App,
    reviewer: &Reviewer,
    id: PracticeId,
    number: Option<i64>,
) -> Result<Desk, Failure> {
    let mut db = app.db.read_moment().await?;
    let found = actions::case(app, &mut db, reviewer, id).await?;
    let (case, situation, actor) = found.ok_or(Failure::NotFound)?;
    let submission = ShownSubmission::load(&mut db, &case, &actor, number).await?;
    let events = actions::history(&mut db, &actor, id).await?;
    let mails = outbox::timeline(&mut db, id, None).await?;
    let choices = ReviewerChoices::load(&mut db, &case, &situation, &actor).await?;
    let named = accounts_named_in(&case, &events, &mails, &choices.barred);
    let people = ShownNames {
        names: queries::names_of(&mut db, &named).await?,
        reader: reviewer.id,
        viewer: actor.viewer(),
    };
    let submitter = queries::by_id(&mut db, case.practice.submitter()).await?;
    let waiting = counts(app, &mut db, reviewer).await?.to_answer();
    let unsent = Unsent::read(&mut db, reviewer.id, &address::review(id), app.clock.now()).await?;
    drop(db);
    Ok(Desk {
        waiting,
        unsent: unless_party(app, reviewer, id, &actor, unsent).await?,
        case,
        situation,
        actor,
        submission,
        history: events,
        mails,
        choices,
        people,
        submitter,
    })
}

impl ShownSubmission {
    /// The revision of this number, or the newest one.
    async fn load(
        db: &mut Conn,
        case: &Case,
        actor: &Actor,
        number: Option<i64>,
    ) -> Result<Self, Failure> {
        let revisions = submitted_revisions(db, actor, case.practice.id).await?;
        let shown = shown_revision(&revisions, number).ok_or(Failure::NotFound)?;
        let answered = actions::answers(db, actor, &shown).await;
        let answers = answered.map_err(super::into_failure)?;
        let sender = match shown.submitted_by {
            Some(by) if by == case.practice.owner_id => queries::by_id(db, by).await?,
            _ => None,
        };
        Ok(Self {
            revisions,
            shown,
            answers,
            sender: sender.as_ref().map(Sender::from),
        })
    }
}

impl ReviewerChoices {
    /// The reviewers whom the deeds that are allowed may name.
    async fn load(
        db: &mut Conn,
        case: &Case,
        situation: &Situation,
        actor: &Actor,
    ) -> Result<Self, Fault> {
        let mut choices = Self::default();
        let allows = |deed| workflow::step(deed, situation, actor).is_ok();
        if allows(Deed::Assign) {
            choices.eligible = actions::eligible_reviewers(db, case).await?;
        }
        if allows(Deed::SetAsideBar) {
            choices.barred = actions::barred_as_focal_points(db, &[case.practice.id]).await?;
        }
        Ok(choices)
    }
}

/// The revisions that a desk may show, oldest first. Drafts are shown on the authors' pages only, even to an author who
/// is a reviewer.
async fn submitted_revisions(
    db: &mut Conn,
    actor: &Actor,
    id: PracticeId,
) -> Result<Vec<Revision>, Fault> {
    let mut readable = actions::revisions(db, actor, id).await?;
    readable.retain(|one| !matches!(one.state, Revised::Draft | Revised::Discarded));
    Ok(readable)
}

fn shown_revision(revisions: &[Revision], number: Option<i64>) -> Option<Revision> {
    let shown = match number {
        None => revisions.last(),
        Some(number) => revisions.iter().find(|one| one.number == number),
    };
    shown.cloned()
}

/// All accounts whose names the desk may show.
fn accounts_named_in(
    case: &Case,
    history: &[Event],
    mails: &[TimelineNotice],
    barred: &[BarredReviewer],
) -> Vec<AccountId> {
    let details = history.iter().map(|event| &event.details);
    let named = details.flat_map(|one| [one.account, one.former, one.suggested]);
    let mailed = mails.iter().map(|mail| mail.account);
    let mut ids: Vec<AccountId> = named.chain(mailed).flatten().collect();
    ids.extend(history.iter().filter_map(|event| event.actor_id));
    ids.push(case.practice.owner_id);
    ids.extend(case.practice.first_submitted_by);
    ids.extend(barred.iter().map(|one| one.account_id));
    ids
}

/// The kept words, unless the reviewer has become a party to the practice: then they are deleted.
async fn unless_party(
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
