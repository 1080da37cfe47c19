//! What reference managers read in the head of a practice's page: `citation_title` and its siblings.

use super::practice::Publication;
use crate::language::Language;
use crate::web::Frame;

/// The tags of this version. The title is letter for letter the page's; honorifics never.
pub fn tags(publication: &Publication, frame: &Frame) -> Vec<(&'static str, String)> {
    let practice = &publication.practice;
    let author = practice.submitter.clone().name();
    let author = author.map(|name| ("citation_author", name.without_honorific()));
    let published = if publication.at_version {
        practice.published_at
    } else {
        practice.first_published_at
    };
    let address = publication.address();
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
    std::iter::once(title).chain(author).chain(rest).collect()
}
