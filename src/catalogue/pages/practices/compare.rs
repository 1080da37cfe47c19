//! What changed between two published versions of a practice.

use axum::extract::Path;
use axum::response::Response;

use super::practice::{AskedPractice, Readable, readable};
use crate::catalogue::pages::segment::not_found;
use crate::catalogue::pages::visit::{PublicRequest, PublicVisit};
use crate::catalogue::store::{self, PublishedPractice};
use crate::catalogue::views::VersionComparison;
use crate::showing::comparison::AskedComparison;
use crate::web::Failure;

/// Compares the present version with the one before, or the two that the address names.
pub async fn compare(
    request: PublicRequest,
    Path(segment): Path<String>,
) -> Result<Response, Failure> {
    let [from, to, view] = ["from", "to", "view"].map(|name| request.query(name));
    let [from, to, view] = [from?, to?, view?].map(Option::unwrap_or_default);
    let asked = AskedComparison::parse([&from, &to, &view])?;
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let present = match readable(&mut visit, &AskedPractice::page(&segment)).await? {
        Readable::Text(present) => *present,
        Readable::Elsewhere(answer) => return Ok(answer),
    };
    let mut published = store::versions(&mut visit.db, present.id).await?;
    published.reverse();
    let numbers: Vec<i64> = published.iter().map(|one| one.version).collect();
    let chosen = asked.choose(&numbers)?;
    let compared = match chosen.two() {
        Some((older, newer)) => Some((
            read_version(&mut visit, &present, older).await?,
            read_version(&mut visit, &present, newer).await?,
        )),
        None => None,
    };
    let comparison = VersionComparison {
        present,
        versions: published,
        asked,
        chosen,
        compared,
    };
    let frame = visit.frame(comparison.address());
    visit.render(&comparison.page(frame)?)
}

/// The version with this number. The present one is read already.
async fn read_version(
    visit: &mut PublicVisit,
    present: &PublishedPractice,
    number: i64,
) -> Result<PublishedPractice, Failure> {
    if number == present.version {
        return Ok(present.clone());
    }
    let read = store::practice(&mut visit.db, &present.slug, Some(number)).await?;
    read.ok_or_else(not_found)
}
