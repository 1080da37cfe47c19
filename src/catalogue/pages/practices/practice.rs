//! A practice's address: its present version, or what the address says when the practice is replaced or gone.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use crate::address;
use crate::catalogue::listing;
use crate::catalogue::model::PracticeList;
use crate::catalogue::pages::segment::{self, not_found};
use crate::catalogue::pages::visit::{PublicRequest, PublicVisit, failure_page};
use crate::catalogue::store::{self, PublishedPractice};
use crate::catalogue::views::{GonePage, PublicPracticePage, Publication};
use crate::practice::model::{Reference, Slug};
use crate::web::{Failure, Frame};
use crate::workflow::PublicStatus;

/// The practice as it is now.
pub async fn practice(
    request: PublicRequest,
    Path(segment): Path<String>,
) -> Result<Response, Failure> {
    show(request, &segment, None).await
}

/// The practice with this slug, at its present version or at the one with this number. Its reference, its slug in
/// capitals, and either with the punctuation of a sentence redirect to it.
pub async fn show(
    request: PublicRequest,
    segment: &str,
    version: Option<i64>,
) -> Result<Response, Failure> {
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    match readable(&mut visit, segment, version).await? {
        Readable::Text(published) => show_text(visit, *published, version.is_some()).await,
        Readable::Elsewhere(answer) => Ok(answer),
    }
}

/// What stands at a practice's address.
pub(super) enum Readable {
    /// A practice whose text is public.
    Text(Box<PublishedPractice>),
    /// The way to another address, or what remains of a practice.
    Elsewhere(Response),
}

/// The practice with this slug, if its text is public, at its present version or at the one with this number.
pub(super) async fn readable(
    visit: &mut PublicVisit,
    segment: &str,
    version: Option<i64>,
) -> Result<Readable, Failure> {
    let published = match Slug::parse(segment) {
        Some(slug) => store::practice(&mut visit.db, &slug, version).await?,
        None => None,
    };
    let Some(published) = published else {
        let way = lead_to_practice(visit, segment, version).await?;
        return Ok(Readable::Elsewhere(way));
    };
    Ok(match (published.public, &published.replaced_by_slug) {
        (PublicStatus::Live | PublicStatus::NotCurrent, _) => Readable::Text(Box::new(published)),
        (PublicStatus::Replaced, Some(other))
            if published.replaced_by_public != Some(PublicStatus::Gone) =>
        {
            Readable::Elsewhere(visit.redirect(&address::practice(other))?)
        }
        _ => Readable::Elsewhere(show_gone(visit, &published)?),
    })
}

/// Redirects to the practice that a copied slug or a printed reference means.
async fn lead_to_practice(
    visit: &mut PublicVisit,
    segment: &str,
    version: Option<i64>,
) -> Result<Response, Failure> {
    let copied = segment::as_copied(segment);
    let slug = Slug::parse(&copied.to_ascii_lowercase());
    let reference = Reference::parse(&copied);
    let meant = store::slug_of(&mut visit.db, slug.as_ref(), reference.as_ref()).await?;
    // A slug that names no version of a practice would lead to itself.
    let meant = meant
        .filter(|slug| slug.as_str() != segment)
        .ok_or_else(not_found)?;
    visit.redirect(&match version {
        Some(number) => address::practice_version(&meant, number),
        None => address::practice(&meant),
    })
}

async fn show_text(
    mut visit: PublicVisit,
    practice: PublishedPractice,
    at_version: bool,
) -> Result<Response, Failure> {
    let id = practice.revision_id;
    let named = store::with_authors(std::iter::once((id, practice.has_authors)));
    let mut by_version = store::authors(&mut visit.db, &named).await?;
    let publication = Publication {
        authors: by_version.remove(&id).unwrap_or_default(),
        versions: store::versions(&mut visit.db, practice.id).await?,
        practice,
        at_version,
    };
    let frame = visit.frame(publication.address());
    let frame = match publication.practice.filed_objective {
        Some(objective) => {
            let feed = listing::feed_link(&PracticeList::Objective(objective), frame.t);
            frame.with_feed(feed)
        }
        None => frame,
    };
    let settings = &visit.request.catalogue.app.settings;
    let page = PublicPracticePage::new(frame, &publication, settings)?;
    visit.render(&page)
}

/// What remains of a practice whose text is gone: its title, its dates and the kind of reason.
fn show_gone(visit: &PublicVisit, practice: &PublishedPractice) -> Result<Response, Failure> {
    let frame = Frame {
        translated: false,
        ..visit.frame(address::practice(&practice.slug))
    };
    failure_page(StatusCode::GONE, &GonePage::new(frame, practice))
}
