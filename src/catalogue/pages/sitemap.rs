//! The sitemap: every page that crawlers may know. One file while it can hold all practices; beyond that an index of
//! sitemaps, one for each range of ids, so that each costs the same and keeps its address.

use std::fmt::Write;

use axum::response::Response;

use super::visit::{PublicRequest, PublicVisit};
use crate::address::{self, Address};
use crate::catalogue::store::{self, SitemapCall, TermCount};
use crate::language::{Language, Messages};
use crate::taxonomy::{CountryCode, RegionId, objectives};
use crate::web::Failure;

/// The ids of one sitemap. It may hold 50,000 addresses: one for each practice and language, and the lists.
const PRACTICES: i64 = 20_000;

/// The first line of a file.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Every page that search engines may know, in each language; or the index of the sitemaps.
pub async fn sitemap(request: PublicRequest) -> Result<Response, Failure> {
    if request.language != Language::default() {
        return Err(Failure::NotFound);
    }
    let part = match request.query("part")? {
        Some(typed) => Some(typed.parse::<u32>().map_err(|_| Failure::NotFound)?),
        None => None,
    };
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let parts = store::greatest_practice_id(&mut visit.db).await? / PRACTICES + 1;
    let xml = match part.map(i64::from) {
        None if parts > 1 => sitemap_index(&visit, parts),
        None => sitemap_part(&mut visit, 0).await?,
        Some(part) if part < parts => sitemap_part(&mut visit, part).await?,
        Some(_) => return Err(Failure::NotFound),
    };
    Ok(visit.respond("application/xml; charset=utf-8", xml))
}

/// The sitemaps of all parts.
fn sitemap_index(visit: &PublicVisit, parts: i64) -> String {
    let mut xml =
        format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let url = &visit.request.catalogue.app.settings.public_url;
    for part in 0..parts {
        let address = address::sitemap().query("part", part.to_string());
        let address = escaped(&address.absolute(url, Language::default()));
        // Writing to a String cannot fail.
        let _ = writeln!(xml, "<sitemap><loc>{address}</loc></sitemap>");
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// The practices of one part. The first part begins with the lists.
async fn sitemap_part(visit: &mut PublicVisit, part: i64) -> Result<String, Failure> {
    let (lists, calls) = match part {
        0 => (
            list_addresses(&store::term_counts(&mut visit.db).await?),
            store::sitemap_calls(&mut visit.db).await?,
        ),
        _ => (Vec::new(), Vec::new()),
    };
    let ids = part * PRACTICES..(part + 1) * PRACTICES;
    let practices = store::sitemap_entries(&mut visit.db, ids).await?;
    let t = visit.request.words();
    // A page of the whole catalogue changes with each edition. When a list last lost a practice is not known, so lists of
    // one term have no date.
    let today = t.iso_day(visit.began);
    let whole = whole_catalogue().map(|address| (address, Some(today.clone())));
    let whole = whole.into_iter().filter(|_| part == 0);
    let lists = lists.into_iter().map(|address| (address, None));
    let lists = whole.chain(lists).chain(call_addresses(&calls, t));
    let practices = practices
        .into_iter()
        .map(|(slug, at)| (address::practice(slug), Some(t.iso_day(at))));
    let mut xml = format!("{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let url = &visit.request.catalogue.app.settings.public_url;
    for (address, changed) in lists.chain(practices) {
        for language in Language::ALL {
            let address = escaped(&address.absolute(url, language));
            let changed = changed
                .as_ref()
                .map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
            // Writing to a String cannot fail.
            let _ = writeln!(xml, "<url><loc>{address}</loc>{changed}</url>");
        }
    }
    xml.push_str("</urlset>\n");
    Ok(xml)
}

/// The lists of one term that are not empty.
fn list_addresses(counts: &[TermCount]) -> Vec<Address> {
    let terms = counts
        .iter()
        .filter_map(|count| match count.vocabulary.as_str() {
            "country" => Some(address::country(CountryCode::parse(&count.term)?)),
            "region" => Some(address::region(RegionId::parse(&count.term)?)),
            _ => None,
        });
    objectives().map(address::objective).chain(terms).collect()
}

/// The list of calls for practices with the day of the call that changed last, and each call. Nothing before the first call.
fn call_addresses(
    calls: &[SitemapCall],
    t: Messages,
) -> impl Iterator<Item = (Address, Option<String>)> {
    let last = calls.iter().map(SitemapCall::modified_at).max();
    let list = last.map(|at| (address::calls(), Some(t.iso_day(at))));
    let page = move |call: &SitemapCall| {
        let modified = t.iso_day(call.modified_at());
        (address::call(&call.slug), Some(modified))
    };
    list.into_iter().chain(calls.iter().map(page))
}

/// The pages of the whole catalogue.
fn whole_catalogue() -> [Address; 5] {
    [
        address::home(),
        address::objectives(),
        address::practices(),
        address::explore(),
        address::data(),
    ]
}

/// An address is already escaped, except for the one character that XML reserves.
fn escaped(address: &str) -> String {
    address.replace('&', "&amp;")
}
