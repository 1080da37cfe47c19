//! What the public sees changes here and nowhere else, and each change raises the edition.

use super::confirmation::asked_again;
use super::transition::Transition;
use super::{Error, arks, replications, translations};
use crate::edition;
use crate::practice::answers::Answers;
use crate::practice::harvest_sets::sets_of;
use crate::practice::model::{Confirmation, Practice, Slug, TakeDown};
use crate::practice::store;
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::{Deed, PublicStatus, State};

/// An approved revision becomes the public one; the one before it becomes an earlier version.
pub(super) async fn publish(transition: &mut Transition<'_>) -> Result<(), Error> {
    raise(transition).await?;
    let at = transition.now;
    let edition = transition.case.practice.edition;
    if transition.case.practice.public == PublicStatus::Live {
        store::unlist(transition.tx, transition.case.practice.id).await?;
    }
    if let Some(earlier) = transition.case.practice.public_revision_id
        && let Some(mut earlier) = store::revision(transition.tx, earlier).await?
    {
        earlier.state = State::Superseded;
        earlier.to_edition = edition;
        store::save_revision(transition.tx, &earlier).await?;
    }
    let revision = &mut transition.revision;
    let practice = &mut transition.case.practice;
    practice.versions += 1;
    practice.public = PublicStatus::Live;
    practice.public_revision_id = Some(revision.id);
    practice.confirmation = Confirmation::confirmed(at, asked_again(transition.app));
    practice.first_published_at = practice.first_published_at.or(Some(at));
    forget_taking_down(practice);
    revision.version = Some(practice.versions);
    revision.published_at = Some(at);
    revision.closed_at = Some(at);
    revision.from_edition = edition;
    revision.filed_objective = practice.objective;
    revision.filed_language = Some(practice.language);
    if practice.slug.is_none() {
        transition.case.practice.slug = Some(free_slug(transition).await?);
    }
    arks::name_published(transition).await?;
    list(transition).await
}

/// The public page changes beside its text: it says something else about whether it is still true, or about where else the
/// same was done.
pub(super) async fn change(transition: &mut Transition<'_>) -> Result<(), Error> {
    raise(transition).await?;
    store::mark_changed(transition.tx, &[transition.case.practice.id]).await?;
    if transition.details.replication.is_some() {
        return replications::change(transition).await;
    }
    let (now, deed) = (transition.now, transition.row.deed);
    let confirmation = &mut transition.case.practice.confirmation;
    match deed {
        Deed::SayEnded => *confirmation = Confirmation::ended(now),
        Deed::MarkUnconfirmed => confirmation.mark_unconfirmed(now),
        _ => *confirmation = Confirmation::confirmed(now, asked_again(transition.app)),
    }
    Ok(())
}

/// The practice is taken down in the kind that was chosen.
pub(super) async fn take_down(transition: &mut Transition<'_>) -> Result<(), Error> {
    raise(transition).await?;
    let at = transition.now;
    let by = transition.actor()?.id;
    let words = transition.words.clone();
    let practice = &mut transition.case.practice;
    practice.taken_down_at = Some(at);
    practice.taken_down_by = Some(by);
    practice.taken_down_reasons = words;
    practice.taken_down_on_request = practice.removal_asked_at.is_some();
    practice.removal_asked_at = None;
    practice.removal_reasons = None;
    store::unlist(transition.tx, practice.id).await?;
    translations::change_original(transition).await
}

/// It is live again.
pub(super) async fn restore(transition: &mut Transition<'_>) -> Result<(), Error> {
    raise(transition).await?;
    transition.case.practice.public = PublicStatus::Live;
    forget_taking_down(&mut transition.case.practice);
    list(transition).await
}

/// Sets how it is taken down; the rest is [`take_down`]'s.
pub(super) fn choose(transition: &mut Transition<'_>, how: TakeDown) {
    transition.case.practice.public = how.public();
    transition.details.kind = Some(how.public());
    if let TakeDown::Replaced(by) = how {
        transition.case.practice.replaced_by = Some(by);
        transition.details.other = Some(by);
    }
}

/// The next edition: something changes that the public can see.
pub(super) async fn raise(transition: &mut Transition<'_>) -> Result<(), Error> {
    let raised = edition::raise(transition.tx, &transition.app.clock).await?;
    transition.now = raised.date;
    transition.case.practice.edition = Some(raised.number);
    transition.case.practice.changed_at = Some(raised.date);
    transition.details.edition = Some(raised.number);
    Ok(())
}

fn forget_taking_down(practice: &mut Practice) {
    practice.taken_down_at = None;
    practice.taken_down_by = None;
    practice.taken_down_reasons = None;
    practice.taken_down_on_request = false;
    practice.replaced_by = None;
}

/// The edition's row is locked by now, so no other transaction can choose the same slug.
async fn free_slug(transition: &mut Transition<'_>) -> Result<Slug, Error> {
    let reference = transition
        .case
        .practice
        .reference
        .clone()
        .ok_or(Error::Unfit)?;
    let wanted = Slug::of(&transition.revision.title, &reference);
    let mut slug = wanted.clone();
    let mut number = 2;
    while store::slug_is_taken(transition.tx, slug.as_str()).await? {
        slug = wanted.numbered(number);
        number += 1;
    }
    Ok(slug)
}

/// Lists the public revision, which is not listed, under its filing, its countries and regions, and the regions that hold those.
/// Lists name a practice once, so a translation changes what they say of its original.
async fn list(transition: &mut Transition<'_>) -> Result<(), Error> {
    if transition.case.practice.translation_of.is_some() {
        return translations::change_original(transition).await;
    }
    let practice = &transition.case.practice;
    let (Some(public), Some(first)) = (practice.public_revision_id, practice.first_published_at)
    else {
        return Ok(());
    };
    let answers = store::content(transition.tx, public).await?;
    let objective = transition.revision.filed_objective.or(practice.objective);
    let terms = listed_terms(&answers, objective);
    let sets = sets_of(&answers, objective);
    store::list(transition.tx, practice.id, first, &terms, &sets).await?;
    Ok(())
}

/// The terms under which such answers are listed.
pub(super) fn listed_terms(
    answers: &Answers,
    objective: Option<ObjectiveNumber>,
) -> Vec<(&'static str, String)> {
    let countries = answers.countries().into_iter();
    let regions = answers.regions().into_iter();
    objective
        .map(|number| ("objective", number.to_string()))
        .into_iter()
        .chain(countries.map(|code| ("country", code.to_string())))
        .chain(regions.map(|id| ("region", id.to_string())))
        .collect()
}
