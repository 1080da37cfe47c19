//! How a browser searches this site from its own search box.

use axum::response::Response;

use super::visit::PublicRequest;
use crate::address::{self, Address};
use crate::catalogue::views::OpenSearchDescription;
use crate::web::Failure;

/// The description, in the language of its address.
pub async fn opensearch(request: PublicRequest) -> Result<Response, Failure> {
    let visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let settings = &visit.request.catalogue.app.settings;
    let t = visit.request.words();
    let absolute = |address: Address| address.absolute(&settings.public_url, t.language());
    let search = |address: Address| format!("{}?q={{searchTerms}}", absolute(address));
    let description = OpenSearchDescription {
        // Longer names are refused.
        name: settings.site.name.chars().take(16).collect(),
        long_name: settings.site.name.chars().take(48).collect(),
        description: t
            .say("opensearch-description")
            .with("site", settings.site.name.as_str())
            .to_string(),
        language: t.language().as_str(),
        pages: search(address::practices()),
        feed: search(address::practices().as_feed()),
        suggestions: search(address::suggest()),
        own: absolute(address::opensearch()),
        icon: absolute(address::asset("icon.svg")),
        licence: settings.licence.name.clone(),
        licence_url: settings.licence.url.to_string(),
        right: "open",
        encoding: "UTF-8",
    };
    let xml = description.to_xml()?;
    Ok(visit.respond("application/opensearchdescription+xml; charset=utf-8", xml))
}
