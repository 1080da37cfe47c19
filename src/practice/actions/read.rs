//! What pages read of a practice: always for an account, never by id alone.

use std::collections::HashMap;

use super::Error;
use super::transition::claim_age;
use crate::account::model::{Account, AccountId, CreditedName, Role};
use crate::account::queries;
use crate::app::App;
use crate::db::{Engine, Fault};
use crate::practice::answers::Answers;
use crate::practice::ground::named_practice;
use crate::practice::model::{
    AuthorsSeq, Case, ClearanceRemark, CoAuthor, CoAuthorState, CommentReader, CommentThread,
    DeadLink, Event, ExpertAsk, GivenChecklist, ImportedNames, Practice, PracticeId, QueueStanding,
    Revision, RevisionId, Seq, Slug, StaleSaveId, comment_threads,
};
use crate::practice::store;
use crate::practice::store::{ReadSubmission, Versions};
use crate::workflow::{Actor, PublicStatus, Situation, State, Viewer};

/// A practice as this person stands to it, if they may see anything of it: authors their own; reviewers in scope
/// and administrators what was submitted.
pub async fn case(
    app: &App,
    db: &mut impl Engine,
    by: &Account,
    id: PracticeId,
) -> Result<Option<(Case, Situation, Actor)>, Fault> {
    let Some(case) = store::case(db, id).await? else {
        return Ok(None);
    };
    let actor = case.actor(by);
    if !viewable(&case, &actor, by) {
        return Ok(None);
    }
    let situation = case.situation(Some(by), app.clock.now(), claim_age(app));
    Ok(Some((case, situation, actor)))
}

/// A practice as its authors see it.
pub struct OwnCase {
    /// The practice with its revisions.
    pub case: Case,
    /// Where it stands.
    pub situation: Situation,
    /// Who asks.
    pub actor: Actor,
    /// The answers of the newest revision.
    pub answers: Answers,
    /// The links of the practice that do not answer.
    pub dead_links: Vec<DeadLink>,
    /// The comments that authors read.
    pub comments: Vec<CommentThread>,
    /// What readers of the open draft have remarked and no author has settled.
    pub remarks: Vec<ClearanceRemark>,
    /// The people in the list of authors beside the owner, in the owner's order.
    pub co_authors: Vec<CoAuthor>,
    /// How many events authors see: their forms are drawn up to the newest of them.
    pub authors_seq: AuthorsSeq,
}

/// The same for an author, with the answers of the newest revision and the comments that authors read.
pub async fn own_case(
    app: &App,
    db: &mut impl Engine,
    by: &Account,
    id: PracticeId,
) -> Result<Option<OwnCase>, Fault> {
    let Some(rows) = store::case_with_answers(db, id).await? else {
        return Ok(None);
    };
    let actor = rows.case.actor(by);
    if !actor.author {
        return Ok(None);
    }
    let now = app.clock.now();
    Ok(Some(OwnCase {
        situation: rows.case.situation(Some(by), now, claim_age(app)),
        case: rows.case,
        actor,
        answers: rows.answers,
        dead_links: rows.dead_links,
        comments: comment_threads(&rows.comments, CommentReader::AUTHOR),
        remarks: rows.remarks,
        co_authors: rows.co_authors,
        authors_seq: rows.authors_seq,
    }))
}

/// Where a submission stands in the queue, while its authors wait for the answer.
pub async fn queue_standing(
    app: &App,
    db: &mut impl Engine,
    revision: &Revision,
) -> Result<Option<QueueStanding>, Fault> {
    let waits = matches!(revision.state, State::InReview | State::Decided);
    let Some(queued_at) = revision.queued_at.filter(|_| waits) else {
        return Ok(None);
    };
    let times = (queued_at, app.clock.now());
    let (before, last) = store::queue_standing(db, times, QueueStanding::LAST).await?;
    Ok(Some(QueueStanding::new(before, &last)))
}

/// Whether an account may see the workflow of a practice at all.
pub fn viewable(case: &Case, actor: &Actor, by: &Account) -> bool {
    let submitted = case.practice.first_submitted_at.is_some();
    // Any reviewer may take down what the public reads; the decider may undo, even if the scope changed since.
    let concerned = actor.in_scope || actor.decider || case.practice.public != PublicStatus::Never;
    let reviews = by.may_review() && (concerned || by.role == Role::Administrator);
    actor.author || (submitted && reviews)
}

/// The answers of a revision, if this person may read them.
pub async fn answers(
    db: &mut impl Engine,
    actor: &Actor,
    revision: &Revision,
) -> Result<Answers, Error> {
    if !is_readable(revision, actor) {
        return Err(Error::NotFound);
    }
    Ok(store::content(db, revision.id).await?)
}

/// The same with the links of the practice that do not answer, and the authors of the revision.
pub async fn read_submission(
    db: &mut impl Engine,
    actor: &Actor,
    revision: &Revision,
) -> Result<ReadSubmission, Error> {
    if !is_readable(revision, actor) {
        return Err(Error::NotFound);
    }
    Ok(store::read_submission(db, revision).await?)
}

/// The authors of a revision as they are named, in the owner's order: those of a draft are the present ones, those of a
/// submission are frozen with it. Empty where the account that submitted the practice first is the only one.
pub async fn named_authors(
    db: &mut impl Engine,
    case: &Case,
    revision: &Revision,
    co_authors: &[CoAuthor],
) -> Result<Vec<CreditedName>, Fault> {
    let accounts = if revision.submitted_at.is_some() {
        store::frozen_authors(db, revision.id).await?
    } else {
        let accepted = co_authors
            .iter()
            .filter(|one| one.state == CoAuthorState::Accepted)
            .filter_map(|one| one.account_id);
        let owner = case.practice.owner_id;
        let all: Vec<AccountId> = std::iter::once(owner).chain(accepted).collect();
        // A version of an imported practice names who revised it beside those whom the import names.
        if all == [case.practice.submitter()] && !case.practice.is_imported() {
            Vec::new()
        } else {
            all
        }
    };
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let mut names = queries::credited_of(db, &accounts).await?;
    Ok(accounts.iter().filter_map(|id| names.remove(id)).collect())
}

/// The names that a practice bears because an import brought it.
pub async fn imported_names(
    db: &mut impl Engine,
    practice: &Practice,
) -> Result<Option<ImportedNames>, Fault> {
    if practice.is_imported() {
        store::imported_names(db, practice.id).await
    } else {
        Ok(None)
    }
}

/// The newest revision, even one that was discarded: what an author reads when nothing else is there.
pub async fn newest(
    db: &mut impl Engine,
    actor: &Actor,
    id: PracticeId,
) -> Result<Option<Revision>, Fault> {
    if !actor.author {
        return Ok(None);
    }
    store::newest(db, id).await
}

/// The revisions of a practice that this person may read, oldest first: authors all, others no draft.
pub async fn revisions(
    db: &mut impl Engine,
    actor: &Actor,
    id: PracticeId,
) -> Result<Vec<Revision>, Fault> {
    let mut readable = store::revisions(db, id).await?;
    readable.retain(|one| is_readable(one, actor));
    Ok(readable)
}

/// The answers of those of these revisions that this person may read, by revision.
pub async fn answers_of(
    db: &mut impl Engine,
    actor: &Actor,
    revisions: &[&Revision],
) -> Result<HashMap<RevisionId, Answers>, Fault> {
    let readable = revisions.iter().filter(|one| is_readable(one, actor));
    let ids: Vec<RevisionId> = readable.map(|one| one.id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(store::contents(db, &ids).await?.into_iter().collect())
}

/// The answers of the two revisions with these numbers, the older first; nothing if this person may not read one of them.
pub async fn answers_of_two(
    db: &mut impl Engine,
    actor: &Actor,
    revisions: &[Revision],
    (older, newer): (i64, i64),
) -> Result<Option<(Answers, Answers)>, Fault> {
    let with_number = |number| revisions.iter().find(|one| one.number == number);
    let (Some(old), Some(new)) = (with_number(older), with_number(newer)) else {
        return Ok(None);
    };
    let mut read = answers_of(db, actor, &[old, new]).await?;
    Ok(read.remove(&old.id).zip(read.remove(&new.id)))
}

/// Whether this person may read the answers of a revision: authors any of theirs, others none of a draft.
fn is_readable(revision: &Revision, actor: &Actor) -> bool {
    actor.author || !matches!(revision.state, State::Draft | State::Discarded)
}

/// The history that this person may read: authors not the decisions that never took effect. Comments stand beside the
/// answers and not in it.
pub async fn history(
    db: &mut impl Engine,
    actor: &Actor,
    id: PracticeId,
) -> Result<Vec<Event>, Fault> {
    let mut events = store::history(db, id).await?;
    keep_readable(&mut events, actor);
    Ok(events)
}

/// Whether this person reads every event: a reviewer who is no party.
fn reads_all(actor: &Actor) -> bool {
    (actor.reviewer || actor.administrator) && !actor.party
}

/// The events that a history shows to this person.
fn keep_readable(events: &mut Vec<Event>, actor: &Actor) {
    let is_readable = |event: &Event| reads_all(actor) || event.authors_see;
    events.retain(|event| !event.deed.is_of_comments() && is_readable(event));
}

/// A history as the desk shows it to one person.
pub struct DeskHistory {
    /// The events.
    pub events: Vec<Event>,
    /// The checklists that reviewers gave with them.
    pub checklists: Vec<GivenChecklist>,
    /// The comments beside the answers.
    pub comments: Vec<CommentThread>,
    /// The experts from outside who were asked for an opinion.
    pub experts: Vec<ExpertAsk>,
}

/// The history with the checklists that reviewers gave with the events, which only reviewers who are no party read, and
/// with the comments that this person reads. `revisions` are those that may be read at the desk. Opinions of others on the
/// revision in review are left out until the reader has given one.
pub async fn desk_history(
    db: &mut impl Engine,
    (case, actor): (&Case, &Actor),
    reader: AccountId,
    revisions: &[i64],
) -> Result<DeskHistory, Fault> {
    let id = case.practice.id;
    let (viewer, read) = if reads_all(actor) {
        let read = store::whole_history(db, id).await?;
        (Viewer::Reviewer, read)
    } else {
        (
            Viewer::Author,
            (store::history(db, id).await?, Vec::new(), Vec::new()),
        )
    };
    let (mut events, mut checklists, experts) = read;
    let is_hidden = |seq: Seq| case.round.hides(seq, reader);
    events.retain(|event| !is_hidden(event.seq));
    checklists.retain(|one| !is_hidden(one.seq));
    let comments_reader = CommentReader {
        viewer,
        revisions: Some(revisions),
    };
    let comments = comment_threads(&events, comments_reader);
    keep_readable(&mut events, actor);
    Ok(DeskHistory {
        events,
        checklists,
        comments,
        experts,
    })
}

/// Title and slug of the practices that these events name, where everybody can read them.
pub async fn referred_practices(
    db: &mut impl Engine,
    events: &[Event],
) -> Result<HashMap<PracticeId, (String, Slug)>, Fault> {
    let mut referred = HashMap::new();
    for id in events.iter().filter_map(|event| event.details.other) {
        if let Some(named) = named_practice(db, id).await? {
            referred.insert(id, named);
        }
    }
    Ok(referred)
}

/// The reviewers to whom an administrator may assign it.
pub async fn eligible_reviewers(
    db: &mut impl Engine,
    case: &Case,
) -> Result<Vec<EligibleReviewer>, Fault> {
    let mut eligible = queries::reviewers(db).await?;
    eligible.retain(|one| case.may_be_reviewed_by(one));
    let open = case.open.as_ref().map_or(RevisionId(0), |open| open.id);
    with_loads(db, eligible, open).await
}

/// All reviewers, for a page that is about several practices.
pub async fn all_reviewers(db: &mut impl Engine) -> Result<Vec<EligibleReviewer>, Fault> {
    let all = queries::reviewers(db).await?;
    with_loads(db, all, RevisionId(0)).await
}

/// These reviewers, those with the fewest submissions in hand first. One submission does not count.
async fn with_loads(
    db: &mut impl Engine,
    reviewers: Vec<Account>,
    besides: RevisionId,
) -> Result<Vec<EligibleReviewer>, Fault> {
    let loads = store::burdens(db, besides).await?;
    let load = |id: AccountId| loads.iter().find(|(account, ..)| *account == id);
    let mut eligible: Vec<EligibleReviewer> = reviewers
        .into_iter()
        .map(|account| EligibleReviewer {
            load: load(account.id).map_or(0, |(_, count, _)| *count),
            account,
        })
        .collect();
    eligible.sort_by_key(|one| (one.load, one.account.id));
    Ok(eligible)
}

/// The reviewers who may be asked for an opinion in this round: they have not given or read any, and are not asked yet.
pub async fn reviewers_to_ask(
    db: &mut impl Engine,
    case: &Case,
) -> Result<Vec<EligibleReviewer>, Fault> {
    let mut askable = eligible_reviewers(db, case).await?;
    let holder = case.open.as_ref().and_then(|open| open.claimed_by);
    let round = &case.round;
    askable.retain(|one| {
        let id = one.account.id;
        holder != Some(id) && !round.is_read_by(id) && !round.has_asked(id)
    });
    Ok(askable)
}

/// A reviewer to whom a practice may be assigned.
#[derive(Debug, Clone)]
pub struct EligibleReviewer {
    /// The reviewer.
    pub account: Account,
    /// How many other submissions the reviewer has claimed or is suggested for.
    pub load: i64,
}

/// This person's saves of a draft that came second, newest first.
pub async fn stale_saves(
    db: &mut impl Engine,
    by: &Account,
    draft: RevisionId,
) -> Result<Vec<(StaleSaveId, Answers)>, Fault> {
    let rows = store::stale_saves(db, draft, by.id).await?;
    let read =
        |(id, _, answers, _): store::StaleSave| Some((id, Answers::from_json(&answers.0).ok()?));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The practice with this slug and its published revisions: what the public may see, if anything.
pub async fn practice_by_slug(
    db: &mut impl Engine,
    slug: &str,
) -> Result<Option<(Practice, Versions)>, Fault> {
    let Some(practice) = store::by_slug(db, slug).await? else {
        return Ok(None);
    };
    let published = store::versions(db, practice.id).await?;
    Ok(Some((practice, published)))
}
