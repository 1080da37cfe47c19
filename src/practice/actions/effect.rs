//! What the public sees changes here and nowhere else, and each change raises the edition.

use super::Error;
use super::begin::Doing;
use crate::edition;
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::practice::model::{Slug, TakeDown};
use crate::practice::store;
use crate::taxonomy::{CountryCode, ObjectiveNumber, RegionId};
use crate::workflow::{PublicStatus, State};

/// An approved revision becomes the public one; the one before it becomes an earlier version.
pub(super) async fn publish(doing: &mut Doing<'_>) -> Result<(), Error> {
    raise(doing).await?;
    let at = doing.now;
    let edition = doing.case.practice.edition;
    if let Some(earlier) = doing.case.practice.public_revision_id
        && let Some(mut earlier) = store::revision(doing.tx, earlier).await?
    {
        earlier.state = State::Superseded;
        earlier.to_edition = edition;
        store::save_revision(doing.tx, &earlier).await?;
    }
    let revision = &mut doing.revision;
    let practice = &mut doing.case.practice;
    practice.versions += 1;
    practice.public = PublicStatus::Live;
    practice.public_revision_id = Some(revision.id);
    practice.confirmed_at = Some(at);
    practice.first_published_at = practice.first_published_at.or(Some(at));
    forget_taking_down(practice);
    revision.version = Some(practice.versions);
    revision.published_at = Some(at);
    revision.closed_at = Some(at);
    revision.from_edition = edition;
    revision.filed_objective = practice.objective;
    revision.filed_language = Some(practice.language);
    if practice.slug.is_none() {
        doing.case.practice.slug = Some(free_slug(doing).await?);
    }
    list(doing).await
}

/// A date or a mark on the public page changes.
pub(super) async fn change(doing: &mut Doing<'_>) -> Result<(), Error> {
    raise(doing).await?;
    doing.case.practice.confirmed_at = Some(doing.now);
    Ok(())
}

/// The practice is taken down in the kind that was chosen.
pub(super) async fn take_down(doing: &mut Doing<'_>) -> Result<(), Error> {
    raise(doing).await?;
    let at = doing.now;
    let by = doing.person()?.id;
    let words = doing.words.clone();
    let practice = &mut doing.case.practice;
    practice.taken_down_at = Some(at);
    practice.taken_down_by = Some(by);
    practice.taken_down_reasons = words;
    practice.taken_down_on_request = practice.removal_asked_at.is_some();
    practice.removal_asked_at = None;
    practice.removal_reasons = None;
    store::unlist(doing.tx, practice.id).await?;
    Ok(())
}

/// It is live again.
pub(super) async fn restore(doing: &mut Doing<'_>) -> Result<(), Error> {
    raise(doing).await?;
    doing.case.practice.public = PublicStatus::Live;
    forget_taking_down(&mut doing.case.practice);
    list(doing).await
}

/// Sets how it is taken down; the rest is [`take_down`]'s.
pub(super) fn choose(doing: &mut Doing<'_>, how: TakeDown) {
    doing.case.practice.public = how.public();
    doing.details.kind = Some(how.public());
    if let TakeDown::Replaced(by) = how {
        doing.case.practice.replaced_by = Some(by);
        doing.details.other = Some(by);
    }
}

/// The next edition: something changes that the public can see.
pub(super) async fn raise(doing: &mut Doing<'_>) -> Result<(), Error> {
    let (edition, at) = edition::raise(doing.tx, &doing.app.clock).await?;
    doing.now = at;
    doing.case.practice.edition = Some(edition);
    doing.case.practice.changed_at = Some(at);
    doing.details.edition = Some(edition);
    Ok(())
}

fn forget_taking_down(practice: &mut crate::practice::model::Practice) {
    practice.taken_down_at = None;
    practice.taken_down_by = None;
    practice.taken_down_reasons = None;
    practice.taken_down_on_request = false;
    practice.replaced_by = None;
}

/// The edition's row is locked by now, so nobody else can choose the same slug at the same time.
async fn free_slug(doing: &mut Doing<'_>) -> Result<Slug, Error> {
    let reference = doing.case.practice.reference.clone().ok_or(Error::Unfit)?;
    let wanted = Slug::of(&doing.revision.title, &reference);
    let mut slug = wanted.clone();
    let mut number = 2;
    while store::slug_is_taken(doing.tx, slug.as_str()).await? {
        slug = wanted.numbered(number);
        number += 1;
    }
    Ok(slug)
}

/// Lists the public revision under its filing, its countries and the regions that hold them.
async fn list(doing: &mut Doing<'_>) -> Result<(), Error> {
    let practice = &doing.case.practice;
    let (Some(public), Some(first)) = (practice.public_revision_id, practice.first_published_at)
    else {
        return Ok(());
    };
    let answers = store::content(doing.tx, public).await?;
    let objective = doing.revision.filed_objective.or(practice.objective);
    let terms = terms(&answers, objective);
    store::unlist(doing.tx, practice.id).await?;
    store::list(doing.tx, practice.id, first, &terms).await?;
    Ok(())
}

/// The terms under which such answers are listed.
fn terms(answers: &Answers, objective: Option<ObjectiveNumber>) -> Vec<(&'static str, String)> {
    let countries: Vec<CountryCode> = answers
        .terms(Field::Countries)
        .iter()
        .filter_map(|code| CountryCode::parse(code))
        .collect();
    let chosen = answers
        .terms(Field::Regions)
        .iter()
        .filter_map(|id| RegionId::parse(id));
    let around = countries.iter().flat_map(|country| country.regions());
    let mut regions: Vec<&str> = chosen.chain(around).map(RegionId::as_str).collect();
    regions.sort_unstable();
    regions.dedup();
    let mut codes: Vec<&str> = countries.iter().map(|country| country.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    objective
        .map(|number| ("objective", number.to_string()))
        .into_iter()
        .chain(codes.into_iter().map(|code| ("country", code.to_owned())))
        .chain(regions.into_iter().map(|id| ("region", id.to_owned())))
        .collect()
}
