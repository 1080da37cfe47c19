//! The submitter's deeds: start, save, submit, withdraw.

use std::time::Duration;

use sqlx::types::Json;

use super::transition::{Transition, claim_age};
use super::{Error, calls, opinions, parties, queue, review, translations};
use crate::account::model::{Account, AccountId};
use crate::account::queries;
use crate::app::App;
use crate::db::Tx;
use crate::practice::answers::{Answer, Answers};
use crate::practice::fields::{Field, Kind, Step};
use crate::practice::missing::missing_answers;
use crate::practice::model::{
    Bar, Details, Event, Party, PracticeId, Reference, Saves, Seq, StaleSaveId,
};
use crate::practice::store;
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::{self, Deed, OpenRevision, Situation, State};

/// For so long a withdrawn submission keeps its place in the queue.
pub const PLACE_KEPT: Duration = Duration::from_hours(168);

/// Starts a practice with its first draft. If the account has a draft with these answers which was never saved, the
/// button was pressed twice: then it answers with that draft.
pub async fn start(app: &App, by: &Account, answers: Answers) -> Result<PracticeId, Error> {
    let mut answers = answers;
    if answers.get(Field::Language).is_none() {
        answers.set(
            Field::Language,
            Some(Answer::One(by.language.as_str().to_owned())),
        );
    }
    let mut tx = app.db.write().await?;
    let id = start_within(app, &mut tx, by, (&answers, None)).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same within a transaction: a practice of its own, or the translation of another one.
pub(super) async fn start_within(
    app: &App,
    tx: &mut Tx,
    by: &Account,
    (answers, of): (&Answers, Option<PracticeId>),
) -> Result<PracticeId, Error> {
    let actor = workflow::Actor {
        suspended: by.is_suspended(),
        ..workflow::Actor::default()
    };
    workflow::step(Deed::Start, &Situation::NOTHING, &actor).map_err(Error::Denied)?;
    queries::lock(tx, by.id).await?.ok_or(Error::NotFound)?;
    if let Some(same) = store::unsaved_draft(tx, by.id, answers).await? {
        return Ok(same);
    }
    room_for_another(app, tx, by.id).await?;
    let now = app.clock.now();
    let language = answers.language().unwrap_or_default();
    let practice = store::insert_practice(tx, by.id, (language, of), now).await?;
    let draft = store::insert_draft(tx, practice.id, answers, None, now).await?;
    let party = Party {
        since_seq: Seq(0),
        ..Party::new(&practice, by.id, Bar::Author, now)
    };
    let event = Event {
        practice_id: practice.id,
        seq: practice.seq,
        revision_id: draft.id,
        number: draft.number,
        deed: Deed::Start,
        actor_id: Some(by.id),
        from_state: None,
        to_state: State::Draft,
        words: None,
        details: Json(Details::default()),
        authors_see: true,
        at: now,
    };
    store::write_start(tx, &event, &party).await?;
    Ok(practice.id)
}

/// Refuses a draft beyond the limit of its owner, whose account is locked, so that two requests at once are both counted.
pub(super) async fn room_for_another(
    app: &App,
    tx: &mut Tx,
    owner: AccountId,
) -> Result<(), Error> {
    let most = app.settings.open_drafts;
    if store::drafts_of(tx, owner).await? >= most {
        return Err(Error::TooManyDrafts { most });
    }
    Ok(())
}

/// What became of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is the newest.
    Stored(Saves),
    /// Another save of the same step came in between. This one is kept beside it, and the author can read both.
    Second {
        /// The save that is kept beside the newest one.
        id: StaleSaveId,
        /// The number of the save that the draft holds.
        newest: Saves,
    },
}

/// One step of a draft, to be saved.
#[derive(Debug, Clone, Copy)]
pub struct StepSave<'a> {
    /// The save that the form was drawn from.
    pub started_from: Saves,
    /// The step whose answers are saved.
    pub step: Step,
    /// The answers, of which only those of the step count.
    pub answers: &'a Answers,
    /// The save that came second, if the author has chosen between the two: it is dropped with this save.
    pub settles: Option<StaleSaveId>,
}

impl<'a> StepSave<'a> {
    /// A save that settles no choice.
    pub const fn new(started_from: Saves, step: Step, answers: &'a Answers) -> Self {
        Self {
            started_from,
            step,
            answers,
            settles: None,
        }
    }
}

/// Saves one step of a draft. Saving is no event.
pub async fn save(
    app: &App,
    by: &Account,
    id: PracticeId,
    save: StepSave<'_>,
) -> Result<Saved, Error> {
    let StepSave {
        started_from,
        step,
        answers,
        settles,
    } = save;
    let mut tx = app.db.write().await?;
    store::lock(&mut tx, id).await?;
    let found = store::case_with_draft(&mut tx, id).await?;
    let (found, content) = found.ok_or(Error::NotFound)?;
    let actor = found.actor(by);
    if !actor.author || actor.suspended {
        return Err(Error::NotFound);
    }
    let now = app.clock.now();
    let situation = found.situation(Some(by), now, claim_age(app));
    let (Some(draft), Some(OpenRevision::Draft { .. }), Some((stored, mut writers))) =
        (found.open, situation.open, content)
    else {
        return Err(Error::Denied(workflow::Denied::NotNow));
    };
    let mut merged = stored.clone();
    // Files are saved on their own, so this save must not bring back the list that its page was drawn with.
    for declaration in step.fields().filter(|one| one.kind != Kind::Files) {
        merged.set(declaration.field, answers.get(declaration.field).cloned());
    }
    let last_written = writers.get(step.as_str()).copied().unwrap_or_default();
    // The repeat of a save whose answer was lost: all of it is stored already.
    if last_written > started_from.0 && merged == stored {
        drop_settled(&mut tx, by, settles).await?;
        tx.commit().await?;
        return Ok(Saved::Stored(draft.saves));
    }
    // A `started_from` beyond the newest save cannot be genuine: the save is kept beside the newest, as a stale one is.
    let saved = if last_written > started_from.0 || started_from > draft.saves {
        let id =
            store::keep_stale_save(&mut tx, draft.id, by.id, started_from, &merged, now).await?;
        Saved::Second {
            id,
            newest: draft.saves,
        }
    } else {
        let newest = Saves(draft.saves.0 + 1);
        writers.insert(step.as_str().to_owned(), newest.0);
        if !store::save_draft(&mut tx, &draft, (&merged, &writers), by.id, now).await? {
            return Err(Error::Denied(workflow::Denied::NotNow));
        }
        if draft.saved_by != Some(by.id) {
            let party = Party::new(&found.practice, by.id, Bar::SavedDraft, now);
            store::insert_party(&mut tx, &party).await?;
        }
        drop_settled(&mut tx, by, settles).await?;
        Saved::Stored(newest)
    };
    tx.commit().await?;
    Ok(saved)
}

/// Drops a save of this account that came second, once it is settled.
async fn drop_settled(
    tx: &mut Tx,
    by: &Account,
    settled: Option<StaleSaveId>,
) -> Result<(), Error> {
    if let Some(id) = settled {
        store::drop_stale_save(tx, id, by.id).await?;
    }
    Ok(())
}

/// Freezes the draft and sends it to the review team. `show_first`: an approval waits for the authors' consent.
pub(super) async fn submit(transition: &mut Transition<'_>, show_first: bool) -> Result<(), Error> {
    let answers = store::content(transition.tx, transition.revision.id).await?;
    let mut missing = missing_answers(&answers);
    missing.extend(translations::lacks_language(transition, &answers).await?);
    if !missing.is_empty() {
        return Err(Error::Incomplete(missing));
    }
    let most = transition.app.settings.open_submissions;
    let (open, published) =
        store::owned_by(transition.tx, transition.case.practice.owner_id).await?;
    if published == 0 && open >= most {
        return Err(Error::TooMany { most });
    }
    let by = transition.actor()?.id;
    file(transition, &answers);
    number(transition).await?;
    parties::name(transition, &answers).await?;
    let now = transition.now;
    let keeps_place = transition.case.latest.as_ref().is_some_and(|latest| {
        latest.state == State::Withdrawn
            && latest.closed_at.is_some_and(|at| at.plus(PLACE_KEPT) > now)
    });
    let revision = &mut transition.revision;
    revision.submitted_at = Some(now);
    revision.submitted_by = Some(by);
    revision.show_first = show_first;
    transition.details.show_first = show_first;
    // A day that has come asks for nothing any more.
    revision.not_before = revision.not_before_ahead(now);
    transition.details.not_before = revision.not_before;
    revision.queued_at = revision.queued_at.filter(|_| keeps_place).or(Some(now));
    revision.licence = Some(transition.app.settings.licence.name.clone());
    calls::answer(transition).await?;
    opinions::take_policy(transition, false).await?;
    freeze_authors(transition).await?;
    queue::keep_words(transition, &answers).await?;
    transition.read.answers = Some(answers);
    review::suggest(transition).await
}

/// Who the authors are is part of what is submitted.
async fn freeze_authors(transition: &mut Transition<'_>) -> Result<(), Error> {
    let practice = &transition.case.practice;
    let of = (practice.id, practice.owner_id, practice.first_submitted_by);
    let co_authors = &transition.case.co_authors;
    store::freeze_authors(transition.tx, transition.revision.id, of, co_authors).await?;
    Ok(())
}

/// The filing follows the answers; what the public sees follows with publication only.
fn file(transition: &mut Transition<'_>, answers: &Answers) {
    let practice = &mut transition.case.practice;
    let objective = answers
        .term(Field::PrimaryObjective)
        .and_then(ObjectiveNumber::parse);
    if let Some(objective) = objective
        && practice.objective != Some(objective)
    {
        transition.details.objective = Some((practice.objective, objective));
        practice.objective = Some(objective);
    }
    if let Some(language) = answers.language()
        && practice.language != language
    {
        transition.details.language = Some((practice.language, language));
        practice.language = language;
    }
}

/// The first submission gives the reference and says who submitted it.
async fn number(transition: &mut Transition<'_>) -> Result<(), Error> {
    if transition.case.practice.reference.is_some() {
        return Ok(());
    }
    let zone = transition.app.settings.time_zone.clone();
    let year = zone.to_datetime(transition.now.to_jiff()).year();
    let number = store::next_reference(transition.tx, year).await?;
    let by = transition.actor()?.id;
    let practice = &mut transition.case.practice;
    practice.reference = Some(Reference::new(year, number));
    practice.first_submitted_by = Some(by);
    practice.first_submitted_at = Some(transition.now);
    Ok(())
}
