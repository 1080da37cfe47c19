//! Typed links in the header of an answer, by which programs find their way between a practice and its other forms:
//! FAIR Signposting, level 1.

use axum::http::header::{HeaderName, LINK};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use url::Url;

use super::visit::PublicVisit;
use crate::address::{self, Address};
use crate::catalogue::practice_form::PracticeForm;
use crate::catalogue::publication::Publication;
use crate::language::Language;
use crate::practice::doi::Doi;
use crate::storage::RenditionSize;

/// The most links of a kind.
const MOST: usize = 5;

/// The links of one answer.
pub struct Signposts<'a> {
    visit_language: Language,
    public_url: &'a Url,
    publication: &'a Publication,
    licence: Option<Url>,
}

impl<'a> Signposts<'a> {
    /// The links of an answer about this version.
    pub fn of(visit: &'a PublicVisit, publication: &'a Publication) -> Self {
        let settings = &visit.request.catalogue.app.settings;
        let licence = publication.licence(settings).link;
        Self {
            visit_language: visit.request.language,
            public_url: &settings.public_url,
            publication,
            licence: licence.and_then(|link| Url::parse(&link).ok()),
        }
    }

    /// Those of the page: the address by which its citation cites it, that of an identifier from elsewhere first and never
    /// the persistent identifier of the site; its other forms, what it is, its authors with an ORCID iD, and its licence.
    pub fn of_page(&self) -> Vec<String> {
        let page = self.publication.address();
        let doi = self.publication.answers.doi().map(Doi::link);
        let cited = doi.unwrap_or_else(|| page.absolute(self.public_url, Language::default()));
        let mut links = vec![link(&cited, "cite-as", None)];
        for form in PracticeForm::ALL {
            let at = self.absolute(&page.clone().with_ending(form.as_str()));
            links.push(link(&at, "describedby", Some(form.media_type())));
        }
        for kind in ["AboutPage", "Report"] {
            links.push(link(&format!("https://schema.org/{kind}"), "type", None));
        }
        links.extend(self.file_links());
        links.extend(self.author_links());
        links.extend(self.licence_link());
        links
    }

    /// Those of another form: the page that it describes, and the licence.
    pub fn of_form(&self) -> Vec<String> {
        let page = self.absolute(&self.publication.address());
        let back = link(&page, "describes", Some("text/html"));
        std::iter::once(back).chain(self.licence_link()).collect()
    }

    /// The first pictures and files, likewise.
    fn file_links(&self) -> impl Iterator<Item = String> {
        let page = address::practice(&self.publication.practice.slug);
        let files = self.publication.answers.files().iter().take(MOST);
        files.map(move |file| {
            let at = file.address(&page, RenditionSize::Large);
            let at = at.absolute(self.public_url, Language::default());
            link(&at, "item", Some(file.kind.media_type()))
        })
    }

    /// The first authors alone: a header must stay small, and the JSON-LD names all of them.
    fn author_links(&self) -> impl Iterator<Item = String> {
        let authors = self.publication.cited_authors().into_iter();
        let orcids = authors.filter_map(|author| author.orcid).take(MOST);
        orcids.map(|orcid| link(&orcid.link(), "author", None))
    }

    fn licence_link(&self) -> Option<String> {
        let licence = self.licence.as_ref()?;
        Some(link(licence.as_str(), "license", None))
    }

    /// In the language of the request: another form of a French page names its terms in French, too.
    fn absolute(&self, address: &Address) -> String {
        address.absolute(self.public_url, self.visit_language)
    }
}

fn link(target: &str, relation: &str, media_type: Option<&str>) -> String {
    match media_type {
        Some(kind) => format!("<{target}>; rel=\"{relation}\"; type=\"{kind}\""),
        None => format!("<{target}>; rel=\"{relation}\""),
    }
}

/// The way from a picture or a file back to the page of its practice. The identifiers of the practice name no file, so a file
/// has no `cite-as`.
pub fn link_of_file(page: &Address, public_url: &Url) -> String {
    let page = page.absolute(public_url, Language::default());
    link(&page, "collection", Some("text/html"))
}

/// The answer with these links in its header.
pub fn with_links(response: Response, links: &[String]) -> Response {
    with_header(response, LINK, &links.join(", "))
}

/// The answer with this header. An answer without a body repeats none that its reader has: it is that of a kept answer.
pub fn with_header(mut response: Response, name: HeaderName, value: &str) -> Response {
    // Addresses and keys are ASCII, so only a broken licence in the database could be unfit for a header.
    let value = HeaderValue::from_str(value);
    if let (Ok(value), StatusCode::OK) = (value, response.status()) {
        response.headers_mut().insert(name, value);
    }
    response
}
