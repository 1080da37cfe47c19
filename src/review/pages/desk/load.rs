//! Loads everything that the desk of a practice shows to one reviewer, at one moment. Two things change: once the reviewer
//! has become a party to the practice, the words kept at the desk are deleted; and a revision that is opened for the first
//! time is remembered as read.

use super::named::{accounts_named_in, load_names};
use crate::account::model::{Account, EmailAddress, Role};
use crate::account::queries;
use crate::account::reader::Reviewer;
use crate::address;
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::mail::actions as outbox;
use crate::mail::model::TimelineNotice;
use crate::practice::actions::{self, DeskHistory};
use crate::practice::answers::Answers;
use crate::practice::model::{Case, PracticeCall, PracticeId, Revision};
use crate::review::actions::{
    self as desks, Neighbours, forget_words, submitted_revisions, to_answer,
};
use crate::review::forms::{AskedRemark, QueuePlace};
use crate::review::views::{
    Desk, EarlierRevisions, OwnInterest, ReviewerChoices, ShownSubmission, SpamEffect,
};
use crate::showing::byline::BylineNames;
use crate::showing::face::Sender;
use crate::showing::referred::Referred;
use crate::web::{Failure, Typed, Unsent, posted};
use crate::workflow::{self, Actor, Deed, Situation, State as Revised};

/// What the address of a desk asks for.
#[derive(Clone, Debug)]
pub(super) struct DeskAddress {
    /// The revision to show; the newest one if there is none.
    pub(super) revision: Option<i64>,
    /// The answer to comment on, or the thread to reply to.
    pub(super) remark: Option<AskedRemark>,
    /// From where in the queue the desk was opened.
    pub(super) place: QueuePlace,
}

impl DeskAddress {
    pub(super) fn parse(query: Option<&str>) -> Result<Self, Failure> {
        let parameters = posted::query(query)?;
        let revision = match parameters.get("revision") {
            "" => None,
            number => Some(number.parse().map_err(|_| Failure::NotFound)?),
        };
        Ok(Self {
            revision,
            remark: AskedRemark::parse(&parameters),
            place: QueuePlace::parse(&parameters)?,
        })
    }

    /// The same address without its revision: a form is answered with the newest one.
    pub(super) fn newest(query: Option<&str>) -> Result<Self, Failure> {
        let parameters = posted::query(query)?;
        Ok(Self {
            revision: None,
            remark: None,
            place: QueuePlace::parse(&parameters)?,
        })
    }
}

/// The desk with this revision, or with the newest one. A practice that this reviewer may not see is not found.
pub(super) async fn load_desk(
    app: &App,
    reviewer: &Reviewer,
    id: PracticeId,
    asked: &DeskAddress,
) -> Result<Desk, Failure> {
    let mut db = app.db.read_moment().await?;
    let (case, situation, actor) = load_case(app, &mut db, reviewer, id).await?;
    let submission = ShownSubmission::load(&mut db, &case, &actor, asked.revision).await?;
    let stands = (&case, &actor);
    let (past, referred, mails) = load_history(&mut db, reviewer, stands, &submission).await?;
    let (earlier, own) = load_earlier(app, &mut db, reviewer, stands, (&submission, &past)).await?;
    let choices = ReviewerChoices::load(&mut db, &case, &situation, &actor, own).await?;
    let named = accounts_named_in(&case, &past, &mails, (&choices, &earlier));
    let people = load_names(&mut db, reviewer, &actor, (&named, &past)).await?;
    let (waiting, beside, unsent) = load_around(app, &mut db, reviewer, (&asked.place, id)).await?;
    let taken_back = load_taken_back(app, &mut db, reviewer, (&case, &past)).await?;
    drop(db);
    Ok(Desk {
        waiting,
        unsent: unless_party(app, reviewer, id, &actor, unsent).await?,
        case,
        situation,
        actor,
        submission,
        earlier,
        comments: past.comments,
        remark: asked.remark,
        history: past.events,
        experts: past.experts,
        checklists: past.checklists,
        referred,
        mails,
        choices,
        people,
        place: asked.place.clone(),
        beside,
        taken_back,
    })
}

/// The boxes of a decision of this reviewer that was undone.
async fn load_taken_back(
    app: &App,
    db: &mut Conn,
    reviewer: &Reviewer,
    (case, past): (&Case, &DeskHistory),
) -> Result<Option<Typed>, Fault> {
    let given = (&*past.events, &*past.checklists);
    desks::decision_taken_back(app, db, reviewer.id, case, given).await
}

/// The newest desk, for its history.
pub(in crate::review::pages) async fn load_desk_history(
    app: &App,
    reviewer: &Reviewer,
    id: PracticeId,
) -> Result<Desk, Failure> {
    load_desk(app, reviewer, id, &DeskAddress::newest(None)?).await
}

/// The practice as this reviewer may see it.
async fn load_case(
    app: &App,
    db: &mut Conn,
    reviewer: &Reviewer,
    id: PracticeId,
) -> Result<(Case, Situation, Actor), Failure> {
    let found = actions::case(app, db, reviewer, id).await?;
    found.ok_or(Failure::NotFound)
}

/// The history with checklists and comments, the practices that it names, and the mails.
async fn load_history(
    db: &mut Conn,
    reviewer: &Reviewer,
    (case, actor): (&Case, &Actor),
    submission: &ShownSubmission,
) -> Result<(DeskHistory, Referred, Vec<TimelineNotice>), Fault> {
    let numbers: Vec<i64> = submission.revisions.iter().map(|one| one.number).collect();
    let mut past = actions::desk_history(db, (case, actor), reviewer.id, &numbers).await?;
    drop_declared_words(&mut past, reviewer);
    let referred = actions::referred_practices(db, &past.events).await?;
    let mails = outbox::timeline(db, case.practice.id, Some(reviewer.id)).await?;
    Ok((past, referred, mails))
}

/// How many submissions wait in the reviewer's queue, which practices stand beside this one, and what was typed here.
async fn load_around(
    app: &App,
    db: &mut Conn,
    reviewer: &Reviewer,
    (place, id): (&QueuePlace, PracticeId),
) -> Result<(i64, Neighbours, Option<Unsent>), Fault> {
    let waiting = to_answer(db, reviewer).await?;
    let beside = desks::neighbours(app, db, reviewer, place, id).await?;
    let unsent = Unsent::read(db, reviewer.id, &address::review(id), app.clock.now()).await?;
    Ok((waiting, beside, unsent))
}

/// The call for practices that a revision answers.
async fn load_call(db: &mut Conn, shown: &Revision) -> Result<Option<PracticeCall>, Fault> {
    match shown.call_id {
        Some(id) => actions::practice_call(db, id).await,
        None => Ok(None),
    }
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
        let read = actions::read_submission(db, actor, &shown).await;
        let read = read.map_err(super::into_failure)?;
        let (answers, dead_links) = (read.answers, read.dead_links);
        let owner_id = case.practice.owner_id;
        let mut ids = vec![owner_id, case.practice.submitter()];
        ids.extend(shown.submitted_by);
        ids.extend(&read.authors);
        let senders = queries::by_ids(db, &ids).await?;
        let account = |id| senders.iter().find(|one| one.id == id).cloned();
        let authors = read.authors.iter().filter_map(|id| account(*id));
        let authors = authors.map(|one| one.credited()).collect();
        let (owner, submitter) = (account(owner_id), account(case.practice.submitter()));
        let submitted_by = shown.submitted_by.and_then(account);
        let sent_by_owner = shown.submitted_by == Some(owner_id);
        let sender = submitted_by.as_ref().filter(|_| sent_by_owner).cloned();
        let told_with_approval = focal_point_to_tell(db, case, actor, (&shown, &answers)).await?;
        let imported = actions::imported_names(db, &case.practice).await?;
        Ok(Self {
            call: load_call(db, &shown).await?,
            original: actions::original_of(db, &case.practice).await?,
            names: BylineNames::of(submitter.as_ref(), authors, imported),
            submitter,
            submitted_by,
            owner: owner.filter(|_| !sent_by_owner),
            told_with_approval,
            revisions,
            shown,
            answers,
            dead_links,
            sender: sender.as_ref().map(Sender::from),
        })
    }
}

/// What this reviewer has read and declared before, the templates of letters and the labels, and the own words for answers.
/// A party to the practice does not review it.
async fn load_earlier(
    app: &App,
    db: &mut Conn,
    reviewer: &Reviewer,
    (case, actor): (&Case, &Actor),
    read: (&ShownSubmission, &DeskHistory),
) -> Result<(EarlierRevisions, ReviewerChoices), Failure> {
    let interest = load_interest(db, reviewer, (case, actor), read.0).await?;
    if actor.party {
        let none = EarlierRevisions {
            interest,
            ..EarlierRevisions::default()
        };
        return Ok((none, ReviewerChoices::default()));
    }
    let own = desks::own_notes(app, db, reviewer, case.practice.id).await?;
    let earlier = EarlierRevisions::load(db, &own.read, (case, actor), read).await?;
    let open = case.open.as_ref().map(|open| open.id);
    let words = own.words.filter(|_| open == Some(read.0.shown.id));
    let is_due = desks::is_opening_due(app, reviewer, &own.openings);
    let mut openings = own.openings;
    openings.retain(|one| one.account_id != reviewer.id);
    let earlier = EarlierRevisions {
        words,
        interest,
        openings,
        is_unremembered: earlier.is_unremembered || is_due,
        ..earlier
    };
    let offered = ReviewerChoices {
        replies: own.replies,
        labels: own.labels,
        ..ReviewerChoices::default()
    };
    Ok((earlier, offered))
}

impl EarlierRevisions {
    /// What this reviewer has read before the shown revision. A party to the practice does not review it.
    async fn load(
        db: &mut Conn,
        read: &[i64],
        (case, actor): (&Case, &Actor),
        (submission, past): (&ShownSubmission, &DeskHistory),
    ) -> Result<Self, Failure> {
        let shown = &submission.shown;
        let is_open = case.open.as_ref().is_some_and(|open| open.id == shown.id);
        let last = read.iter().rev().find(|number| **number < shown.number);
        let mut of_number = submission.revisions.iter();
        let last = last.and_then(|number| of_number.find(|one| one.number == *number));
        let last = last.filter(|_| is_open);
        let is_wanted = |one: &&Revision| {
            let is_commented = past
                .comments
                .iter()
                .any(|thread| thread.revision_id == one.id);
            one.id != shown.id && (is_commented || last.is_some_and(|last| last.id == one.id))
        };
        let wanted: Vec<&Revision> = submission.revisions.iter().filter(is_wanted).collect();
        let answers = actions::answers_of(db, actor, &wanted).await?;
        let read_before = last.and_then(|last| Some((last.number, answers.get(&last.id)?.clone())));
        Ok(Self {
            last_read: read_before,
            words: None,
            interest: OwnInterest::default(),
            answers,
            openings: Vec::new(),
            is_unremembered: !read.contains(&shown.number),
        })
    }
}

/// Remembers that the reviewer has opened the shown revision. A desk that cannot be remembered is shown all the same.
pub(super) async fn remember_opening(app: &App, reviewer: &Reviewer, desk: &Desk) {
    if !desk.earlier.is_unremembered {
        return;
    }
    let opened = (desk.case.practice.id, desk.submission.shown.id);
    if let Err(fault) = desks::remember_opening(app, reviewer, opened).await {
        tracing::warn!(%fault, "the service does not remember that a reviewer has opened a desk");
    }
}

impl ReviewerChoices {
    /// The reviewers whom the deeds that are allowed may name.
    async fn load(
        db: &mut Conn,
        case: &Case,
        situation: &Situation,
        actor: &Actor,
        offered: Self,
    ) -> Result<Self, Fault> {
        let mut choices = offered;
        let allows = |deed| workflow::step(deed, situation, actor).is_ok();
        if allows(Deed::Assign) {
            choices.eligible = actions::eligible_reviewers(db, case).await?;
        }
        if allows(Deed::AskOpinion) {
            choices.askable = actions::reviewers_to_ask(db, case).await?;
        }
        if allows(Deed::MarkSpam) {
            choices.spam = spam_effect(db, case).await?;
        }
        if allows(Deed::SetAsideBar) {
            choices.barred = actions::barred_reviewers(db, case.practice.id).await?;
        }
        Ok(choices)
    }
}

/// Why a reviewer declared a conflict of interest only administrators read, and that reviewer.
fn drop_declared_words(past: &mut DeskHistory, reviewer: &Reviewer) {
    if reviewer.role == Role::Administrator {
        return;
    }
    let declared = past.events.iter_mut();
    for event in declared.filter(|event| event.deed == Deed::DeclareConflict) {
        if event.actor_id != Some(reviewer.id) {
            event.words = None;
        }
    }
}

/// What the reviewer has declared, or is asked about.
async fn load_interest(
    db: &mut Conn,
    reviewer: &Reviewer,
    (case, actor): (&Case, &Actor),
    submission: &ShownSubmission,
) -> Result<OwnInterest, Fault> {
    if actor.party {
        let bar = actions::bar_of(db, case.practice.id, reviewer.id).await?;
        return Ok(OwnInterest {
            bar,
            ..OwnInterest::default()
        });
    }
    let waits = case
        .open
        .as_ref()
        .is_some_and(|open| open.state == Revised::InReview);
    if !waits {
        return Ok(OwnInterest::default());
    }
    let known = [
        &submission.submitter,
        &submission.submitted_by,
        &submission.owner,
    ];
    let known: Vec<&Account> = known.into_iter().flatten().collect();
    let read = (case, &submission.answers);
    Ok(OwnInterest {
        shared: actions::organisation_shared_with(db, read, &known, reviewer).await?,
        ..OwnInterest::default()
    })
}

/// The focal point whom an approval of the revision in review would tell. `read` is the revision whose answers are read
/// already.
async fn focal_point_to_tell(
    db: &mut Conn,
    case: &Case,
    actor: &Actor,
    read: (&Revision, &Answers),
) -> Result<Option<EmailAddress>, Failure> {
    let open = case.open.as_ref();
    let Some(open) = open.filter(|open| open.state == Revised::InReview) else {
        return Ok(None);
    };
    let (shown, answers) = read;
    if shown.id == open.id {
        return Ok(actions::focal_point_to_tell(&case.practice, answers));
    }
    let answered = actions::answers(db, actor, open).await;
    let answers = answered.map_err(super::into_failure)?;
    Ok(actions::focal_point_to_tell(&case.practice, &answers))
}

/// What a mark of spam would lead to for the owner's account.
async fn spam_effect(db: &mut Conn, case: &Case) -> Result<SpamEffect, Fault> {
    let owner = queries::by_id(db, case.practice.owner_id).await?;
    Ok(match owner {
        Some(owner) if owner.is_suspended() => SpamEffect::Suspended,
        Some(owner) if actions::spam_suspends(db, &owner).await? => SpamEffect::Suspends,
        _ => SpamEffect::Stays,
    })
}

fn shown_revision(revisions: &[Revision], number: Option<i64>) -> Option<Revision> {
    let shown = match number {
        None => revisions.last(),
        Some(number) => revisions.iter().find(|one| one.number == number),
    };
    shown.cloned()
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
