//! What reference managers read in the head of a practice's page: `citation_title` and its siblings, and the elements of
//! Dublin Core.

use crate::catalogue::cite::{Citation, dublin_core};
use crate::language::Messages;
use crate::practice::answers::Answers;

/// The tags of the version at this address. The title is letter for letter the page's; honorifics never.
pub fn tags(citation: &Citation, answers: &Answers, t: Messages) -> Vec<(&'static str, String)> {
    let authors = citation
        .names()
        .map(|name| ("citation_author", name.without_honorific()));
    let day = citation.day.to_string().replace('-', "/");
    let others = [
        ("citation_publication_date", day),
        (
            "citation_technical_report_institution",
            citation.publisher.clone(),
        ),
        ("citation_language", citation.language.to_string()),
        ("citation_public_url", citation.address.clone()),
    ];
    let doi = citation.doi.as_ref();
    let doi = doi.map(|doi| ("citation_doi", doi.as_str().to_owned()));
    let pdf = citation.pdf.clone();
    let pdf = pdf.map(|pdf| ("citation_pdf_url", pdf));
    std::iter::once(("citation_title", citation.title.clone()))
        .chain(authors)
        .chain(others)
        .chain(doi)
        .chain(pdf)
        .chain(dublin_core(citation, answers, t))
        .collect()
}
