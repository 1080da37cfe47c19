//! What crawlers are told: which pages there are.

use std::fmt::Write;

use axum::response::Response;

use super::Asked;
use crate::address;
use crate::catalogue::store;
use crate::language::Language;
use crate::taxonomy::{CountryCode, RegionId, objectives};
use crate::web::Failure;

/// One sitemap holds 50,000 addresses; each practice has one in each language.
const PRACTICES: i64 = 20_000;

/// Every page that search engines may know, in each language.
pub async fn sitemap(asked: Asked) -> Result<Response, Failure> {
    if asked.language != Language::default() {
        return Err(Failure::NotFound);
    }
    let mut visit = asked.begin(None).await?;
    if let Some(same) = visit.unchanged() {
        return Ok(same);
    }
    let counts = store::counts(&mut visit.db).await?;
    let practices = store::mapped(&mut visit.db, PRACTICES).await?;
    let t = visit.asked.words();
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
    let lists = fixed
        .into_iter()
        .chain(objectives().map(address::objective))
        .chain(terms);
    let lists = lists.map(|address| (address, None));
    let practices = practices
        .into_iter()
        .map(|(slug, at)| (address::practice(slug), Some(t.iso_day(at))));
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (address, changed) in lists.chain(practices) {
        for language in Language::ALL {
            let url = &visit.asked.catalogue.app.settings.public_url;
            line(
                &mut xml,
                &address.absolute(url, language),
                changed.as_deref(),
            );
        }
    }
    xml.push_str("</urlset>\n");
    Ok(visit.sent("application/xml; charset=utf-8", xml))
}

/// Addresses are escaped already, but for the one sign that XML reads.
fn line(xml: &mut String, address: &str, changed: Option<&str>) {
    let address = address.replace('&', "&amp;");
    let changed = changed
        .map(|day| format!("<lastmod>{day}</lastmod>"))
        .unwrap_or_default();
    // Writing to a String cannot fail.
    let _ = writeln!(xml, "<url><loc>{address}</loc>{changed}</url>");
}
