//! The persistent identifier of a practice as an address: it leads to the practice's page, and says what it names.

use axum::extract::Path;
use axum::response::Response;

use super::segment;
use super::visit::{PublicRequest, PublicVisit};
use crate::address;
use crate::catalogue::ark_record::{ArkRecord, NamedPractice};
use crate::catalogue::store;
use crate::practice::model::{Ark, Slug};
use crate::web::Failure;

/// The queries that ask what an identifier names. They are the inflections of the ARK specification.
const INFLECTIONS: [&str; 2] = ["info", "?"];

/// The practice that this identifier names. Its page says it if it is replaced or gone.
pub async fn ark(
    request: PublicRequest,
    Path((naan, name)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let name = segment::as_copied(&name);
    let key = Ark::parse(&naan, &name).ok_or_else(segment::not_found)?;
    let says_what = INFLECTIONS.contains(&request.raw_query());
    let request = if says_what {
        request.for_data()
    } else {
        request
    };
    let mut visit = request.begin(None).await?;
    let slug = store::slug_of_ark(&mut visit.db, &key).await?;
    let slug = slug.ok_or_else(segment::not_found)?;
    if says_what {
        // Only here: a redirect is sent each time.
        if let Some(same) = visit.not_modified() {
            return Ok(same);
        }
        return say_what_it_names(visit, &key, &slug).await;
    }
    visit.redirect(&address::practice(&slug))
}

async fn say_what_it_names(
    mut visit: PublicVisit,
    key: &Ark,
    slug: &Slug,
) -> Result<Response, Failure> {
    let found = store::practice(&mut visit.db, slug, None).await?;
    let found = found.ok_or_else(segment::not_found)?;
    let versions = std::iter::once((found.revision_id, found.has_authors));
    let named = store::with_authors(versions);
    let mut by_version = store::authors(&mut visit.db, &named).await?;
    let record = ArkRecord {
        named: NamedPractice {
            authors: by_version.remove(&found.revision_id).unwrap_or_default(),
            practice: found,
        },
        key,
        settings: &visit.request.catalogue.app.settings,
        t: visit.request.words(),
    };
    let text = record.to_string();
    Ok(visit.respond("text/plain; charset=utf-8", text))
}
