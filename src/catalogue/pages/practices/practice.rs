//! A practice's address: its present version, as a page or in another form, or what the address says when the practice is
//! replaced or gone.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::at_edition::show_at;
use super::other_forms;
use super::related::find_related;
use crate::address::{self, Address};
use crate::catalogue::index::IndexSnapshot;
use crate::catalogue::listing;
use crate::catalogue::model::{EDITION, PracticeList};
use crate::catalogue::pages::segment::{self, not_found};
use crate::catalogue::pages::signposts::{Signposts, with_links};
use crate::catalogue::pages::tombstone::tombstone;
use crate::catalogue::pages::visit::{PublicRequest, PublicVisit, failure_page};
use crate::catalogue::practice_form::PracticeForm;
use crate::catalogue::publication::{PastReading, Publication, public_answers};
use crate::catalogue::store::{self, PageBeside, PublishedPractice};
use crate::catalogue::views::{GonePage, PublicPracticePage};
use crate::edition::Edition;
use crate::practice::model::{Reference, Slug};
use crate::web::page_views::PracticePage;
use crate::web::{Failure, Frame};
use crate::workflow::PublicStatus;

/// The practice as it is now: `almaty-process`, or `almaty-process.bib`.
pub async fn practice(
    mut request: PublicRequest,
    Path(segment): Path<String>,
) -> Result<Response, Failure> {
    let (name, form) = PracticeForm::split(&segment);
    let asked = AskedPractice {
        form,
        edition: request.edition().await?,
        ..AskedPractice::page(name)
    };
    show(request, &asked).await
}

/// What an address asks for.
#[derive(Clone, Copy)]
pub(super) struct AskedPractice<'a> {
    /// The slug, or what was copied in its place.
    pub name: &'a str,
    /// The version with this number; else the present one.
    pub version: Option<i64>,
    /// The edition that shows it; else the present one.
    pub edition: Option<Edition>,
    /// The form; else the page.
    pub form: Option<PracticeForm>,
}

impl<'a> AskedPractice<'a> {
    /// The page of the practice with this name.
    pub const fn page(name: &'a str) -> Self {
        Self {
            name,
            version: None,
            edition: None,
            form: None,
        }
    }

    /// The same of the practice with this slug.
    pub(super) fn address_of(&self, slug: &Slug) -> Address {
        let page = match self.version {
            Some(number) => address::practice_version(slug, number),
            None => address::practice(slug),
        };
        let page = match self.form {
            Some(form) => page.with_ending(form.as_str()),
            None => page,
        };
        match self.edition {
            Some(edition) => page.query(EDITION, edition),
            None => page,
        }
    }
}

/// The practice that is asked for. Its reference, its slug in capitals, and either with the punctuation of a sentence
/// redirect to it.
pub(super) async fn show(
    request: PublicRequest,
    asked: &AskedPractice<'_>,
) -> Result<Response, Failure> {
    // The page of the present version names related practices, which the search index finds.
    let is_page = asked.form.is_none() && asked.version.is_none() && asked.edition.is_none();
    let snapshot = request.catalogue.index.snapshot().ok();
    let snapshot = snapshot.filter(|_| is_page);
    let reached = snapshot.as_ref().map(|snapshot| snapshot.edition);
    let mut visit = request.begin(reached).await?;
    if let Some(edition) = asked.edition {
        if let Some(same) = visit.not_modified() {
            return Ok(same);
        }
        return show_at(visit, asked, edition).await;
    }
    let published = match readable(&mut visit, asked).await? {
        Readable::Text(published) => published,
        Readable::Elsewhere(answer) => return Ok(answer),
    };
    // Not before: a redirect is sent each time.
    if let Some(mut same) = visit.not_modified() {
        if is_page {
            // A browser that shows the page from its own store opens it all the same.
            same.extensions_mut()
                .insert(PracticePage(asked.name.into()));
        }
        return Ok(same);
    }
    show_text(visit, *published, asked, (snapshot, None)).await
}

/// What stands at a practice's address.
pub(super) enum Readable {
    /// A practice whose text is public.
    Text(Box<PublishedPractice>),
    /// The way to another address, or what remains of a practice.
    Elsewhere(Response),
}

/// The practice that is asked for, if its text is public.
pub(super) async fn readable(
    visit: &mut PublicVisit,
    asked: &AskedPractice<'_>,
) -> Result<Readable, Failure> {
    let published = match Slug::parse(asked.name) {
        Some(slug) => store::practice(&mut visit.db, &slug, asked.version).await?,
        None => None,
    };
    let Some(published) = published else {
        let way = lead_to_practice(visit, asked).await?;
        return Ok(Readable::Elsewhere(way));
    };
    Ok(match (published.public, &published.replaced_by_slug) {
        (PublicStatus::Live | PublicStatus::NotCurrent, _) => Readable::Text(Box::new(published)),
        (PublicStatus::Replaced, Some(other))
            if published.replaced_by_public != Some(PublicStatus::Gone) =>
        {
            // The versions of the one are not those of the other.
            let instead = AskedPractice {
                version: None,
                edition: None,
                ..*asked
            };
            Readable::Elsewhere(visit.redirect(&instead.address_of(other))?)
        }
        _ if asked.form.is_some() => Readable::Elsewhere(tombstone(visit, &published)),
        _ => Readable::Elsewhere(show_gone(visit, &published)?),
    })
}

/// Redirects to the practice that a copied slug or a printed reference means.
async fn lead_to_practice(
    visit: &mut PublicVisit,
    asked: &AskedPractice<'_>,
) -> Result<Response, Failure> {
    let copied = segment::as_copied(asked.name);
    let (name, form) = PracticeForm::split(&copied);
    let slug = Slug::parse(&name.to_ascii_lowercase());
    let reference = Reference::parse(name);
    let meant = store::slug_of(&mut visit.db, slug.as_ref(), reference.as_ref()).await?;
    // A slug that names no version of a practice would lead to itself.
    let meant = meant
        .filter(|slug| slug.as_str() != asked.name)
        .ok_or_else(not_found)?;
    let form = asked.form.or(form);
    visit.redirect(&AskedPractice { form, ..*asked }.address_of(&meant))
}

/// The text in the form that is asked for: the present one with what the index relates to it, or that of an edition.
pub(super) async fn show_text(
    mut visit: PublicVisit,
    practice: PublishedPractice,
    asked: &AskedPractice<'_>,
    (snapshot, past): (Option<IndexSnapshot>, Option<PastReading>),
) -> Result<Response, Failure> {
    let mut answers = public_answers(&practice)?;
    if past.is_some() {
        answers = answers.without_people_to_ask();
    }
    let index = visit.request.catalogue.index.clone();
    let is_page = asked.form.is_none() && asked.version.is_none();
    let beside = PageBeside {
        related: find_related(&index, snapshot, (&practice, &answers)).await,
        views_before: visit.views_before().filter(|_| is_page),
        at: past.map(|past| past.edition.number),
    };
    let around = store::surroundings(&mut visit.db, &practice, &beside).await?;
    let publication = Publication {
        at_version: asked.version.is_some(),
        past,
        ..Publication::of(practice, answers, around)
    };
    match asked.form {
        Some(form) => other_forms::answer(visit, &publication, form),
        None => show_page(visit, &publication),
    }
}

fn show_page(visit: PublicVisit, publication: &Publication) -> Result<Response, Failure> {
    let address = match &publication.past {
        None => publication.address(),
        Some(past) => {
            let own = address::practice(&publication.practice.slug);
            own.query(EDITION, past.edition.number)
        }
    };
    let frame = visit.frame(address);
    let frame = match publication.practice.filed_objective {
        Some(objective) => {
            let feed = listing::feed_link(&PracticeList::Objective(objective), frame.t);
            frame.with_feed(feed)
        }
        None => frame,
    };
    let settings = &visit.request.catalogue.app.settings;
    let page = PublicPracticePage::new(frame, publication, settings);
    let links = Signposts::of(&visit, publication).of_page();
    let mut response = with_links(visit.render(&page)?, &links);
    if !publication.at_version {
        let slug = publication.practice.slug.as_str();
        response.extensions_mut().insert(PracticePage(slug.into()));
    }
    Ok(response)
}

/// What remains of a practice whose text is gone: its title, its dates and the kind of reason.
fn show_gone(visit: &PublicVisit, practice: &PublishedPractice) -> Result<Response, Failure> {
    let frame = Frame {
        translated: false,
        ..visit.frame(address::practice(&practice.slug))
    };
    failure_page(StatusCode::GONE, &GonePage::new(frame, practice))
}
