//! What reference managers read in the head of a practice's page: `citation_title` and its siblings.

use crate::account::model::Name;
use crate::address::Address;
use crate::catalogue::store::PublishedPractice;
use crate::db::Timestamp;
use crate::language::Language;
use crate::web::Frame;

/// The tags of the version at this address, published then. The title is letter for letter the page's; honorifics never.
pub fn tags(
    (practice, authors): (&PublishedPractice, Vec<&Name>),
    address: &Address,
    published: Timestamp,
    frame: &Frame,
) -> Vec<(&'static str, String)> {
    let authors = authors
        .into_iter()
        .map(|name| ("citation_author", name.without_honorific()));
    let language = practice.filed_language.unwrap_or_default();
    let own = [
        ("citation_title", practice.title.trim().to_owned()),
        (
            "citation_publication_date",
            frame.t.iso_day(published).replace('-', "/"),
        ),
        ("citation_technical_report_institution", frame.site.clone()),
        ("citation_language", language.to_string()),
        (
            "citation_public_url",
            address.absolute(&frame.public_url, Language::default()),
        ),
    ];
    let [title, rest @ ..] = own;
    std::iter::once(title).chain(authors).chain(rest).collect()
}
