//! A practice as an earlier edition showed it: the version that was public then, or why there is none.

use axum::http::StatusCode;
use axum::response::Response;

use super::practice::{AskedPractice, Readable, readable, show_text};
use crate::address;
use crate::catalogue::model::EDITION;
use crate::catalogue::pages::visit::{PublicVisit, failure_page};
use crate::catalogue::publication::PastReading;
use crate::catalogue::store::{self, PastEdition, PastVersion, PublishedPractice};
use crate::catalogue::views::NotYetPage;
use crate::edition::Edition;
use crate::practice::model::Slug;
use crate::web::{Failure, Frame};

/// The practice in this edition. Its other forms are those of the version, which has an address of its own.
pub(super) async fn show_at(
    mut visit: PublicVisit,
    asked: &AskedPractice<'_>,
    edition: Edition,
) -> Result<Response, Failure> {
    let shown = match Slug::parse(asked.name) {
        Some(slug) => store::past_version(&mut visit.db, &slug, edition).await?,
        None => None,
    };
    let version = shown.and_then(|shown| shown.version);
    let of_version = AskedPractice { version, ..*asked };
    let published = match readable(&mut visit, &of_version).await? {
        Readable::Text(published) => *published,
        Readable::Elsewhere(answer) => return Ok(answer),
    };
    let Some(edition) = visit.past(Some(edition)).await? else {
        return Err(Failure::NotFound);
    };
    let Some(shown) = shown else {
        return Err(Failure::NotFound);
    };
    if version.is_none() {
        return show_not_yet(&visit, &published, (&edition, &shown));
    }
    if asked.form.is_some() {
        let form = AskedPractice {
            edition: None,
            ..of_version
        };
        return visit.redirect(&form.address_of(&published.slug));
    }
    let past = PastReading {
        edition,
        renamed: shown.renamed,
    };
    show_text(visit, published, &of_version, (None, Some(past))).await
}

/// That the edition did not show the practice, and the way to its page of today.
fn show_not_yet(
    visit: &PublicVisit,
    practice: &PublishedPractice,
    (edition, shown): (&PastEdition, &PastVersion),
) -> Result<Response, Failure> {
    let address = address::practice(&practice.slug).query(EDITION, edition.number);
    let frame = Frame {
        translated: false,
        ..visit.frame(address)
    };
    let page = NotYetPage::new(frame, &practice.slug, edition, shown);
    failure_page(StatusCode::NOT_FOUND, &page)
}
