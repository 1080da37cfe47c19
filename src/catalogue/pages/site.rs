//! What crawlers are told: which pages there are. One sitemap while it can hold them all; from then on an index of
//! sitemaps, each a range of ids, so that every one of them costs the same and keeps its place.

use std::fmt::Write;

use axum::response::Response;

use super::Asked;
use super::asked::Visit;
use crate::address::{self, Address};
use crate::catalogue::store;
use crate::language::Language;
use crate::taxonomy::{CountryCode, RegionId, objectives};
use crate::web::Failure;

/// One sitemap holds 50,000 addresses; each practice has one in each language, and the lists need room too.
const PRACTICES: i64 = 20_000;

/// What begins a file of the protocol.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Every page that search engines may know, in each language, or where to find them.
pub async fn sitemap(asked: Asked) -> Result<Response, Failure> {
    if asked.language != Language::default() {
        return Err(Failure::NotFound);
    }
    let part = match asked.query("part") {
        Some(typed) => Some(typed.parse::<u32>().map_err(|_| Failure::NotFound)?),
        None => None,
    };
    let mut visit = asked.begin(None).await?;
    if let Some(same) = visit.unchanged() {
        return Ok(same);
    }
    let parts = store::last_practice(&mut visit.db).await? / PRACTICES + 1;
    let xml = match part.map(i64::from) {
        None if parts > 1 => index(&visit, parts),
        None => pages(&mut visit, 0).await?,
        Some(part) if part < parts => pages(&mut visit, part).await?,
        Some(_) => return Err(Failure::NotFound),
    };
    Ok(visit.sent("application/xml; charset=utf-8", xml))
}

/// The sitemaps of all parts.
fn index(visit: &Visit, parts: i64) -> String {
    let mut xml =
        format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let url = &visit.asked.catalogue.app.settings.public_url;
    for part in 0..parts {
        let address = address::sitemap().query("part", part.to_string());
        let address = escaped(&address.absolute(url, Language::default()));
        // Writing to a String cannot fail.
        let _ = writeln!(xml, "<sitemap><loc>{address}</loc></sitemap>");
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// The practices of one part; the first one begins with the lists.
async fn pages(visit: &mut Visit, part: i64) -> Result<String, Failure> {
    let lists = match part {
        0 => lists(&store::counts(&mut visit.db).await?),
        _ => Vec::new(),
    };
    let ids = part * PRACTICES..(part + 1) * PRACTICES;
    let practices = store::mapped(&mut visit.db, ids).await?;
    let t = visit.asked.words();
    let lists = lists.into_iter().map(|address| (address, None));
    let practices = practices
        .into_iter()
        .map(|(slug, at)| (address::practice(slug), Some(t.iso_day(at))));
    let mut xml = format!("{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let url = &visit.asked.catalogue.app.settings.public_url;
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

/// The lists that have something in them, and the pages that lead to them.
fn lists(counts: &[(String, String, i64)]) -> Vec<Address> {
    let fixed = [
        address::home(),
        address::objectives(),
        address::practices(),
        address::explore(),
    ];
    let terms = counts
        .iter()
        .filter_map(|(vocabulary, term, _)| match vocabulary.as_str() {
            "country" => Some(address::country(CountryCode::parse(term)?)),
            "region" => Some(address::region(RegionId::parse(term)?)),
            _ => None,
        });
    fixed
        .into_iter()
        .chain(objectives().map(address::objective))
        .chain(terms)
        .collect()
}

/// Addresses are escaped already, but for the one sign that XML reads.
fn escaped(address: &str) -> String {
    address.replace('&', "&amp;")
}
