//! The description of the search for browsers.

use askama::Template;

use crate::web::Failure;

/// What the description says. All addresses are whole.
#[derive(Template)]
#[template(path = "catalogue/opensearch.xml")]
pub struct OpenSearchDescription {
    pub name: String,
    pub long_name: String,
    pub description: String,
    pub language: &'static str,
    /// The templates of addresses, in which `{searchTerms}` stands for the typed words.
    pub pages: String,
    pub feed: String,
    pub suggestions: String,
    /// The address of the description itself.
    pub own: String,
    pub icon: String,
    pub licence: String,
    pub licence_url: String,
    /// In the words of the format: everybody may show and send on what is found.
    pub right: &'static str,
    pub encoding: &'static str,
}

impl OpenSearchDescription {
    /// The description as XML.
    pub fn to_xml(&self) -> Result<String, Failure> {
        Ok(self.render()?)
    }
}
