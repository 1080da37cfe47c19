//! A harvester: asks as OAI-PMH says, and holds each answer to what every answer must have.

use std::time::Duration;

use praxis::db::Timestamp;

use crate::browser::Browser;
use crate::requests::stands_as_it_must;
use crate::xml_tree::XmlNode;

/// The address at which it asks.
pub const BASE: &str = "https://praxis.example/oai";

/// What it asks for all records.
pub const ALL: &str = "verb=ListRecords&metadataPrefix=oai_dc";

/// A harvester of one service.
pub struct Harvester<'b>(pub &'b Browser);

impl Harvester<'_> {
    /// The whole answer to a question.
    pub async fn ask(&self, query: &str) -> XmlNode {
        let page = self.0.visit(&format!("/oai?{query}")).await.status(200);
        assert_eq!(page.header("content-type"), Some("text/xml; charset=utf-8"));
        assert_eq!(page.header("cache-control"), Some("no-store"));
        stands_as_it_must(&page, query);
        let answer = XmlNode::parse(&page.body);
        assert_eq!(answer.name, "OAI-PMH");
        assert_eq!(answer.only("request").text, BASE);
        let names: Vec<&str> = answer
            .children
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        assert_eq!(names[..2], ["responseDate", "request"], "{query}");
        answer
    }

    /// The element of the answer that has the name of the verb.
    pub async fn found(&self, query: &str) -> XmlNode {
        let answer = self.ask(query).await;
        assert!(answer.all("error").is_empty(), "{query}: {answer:?}");
        let verb = answer.only("request").attribute("verb").unwrap().to_owned();
        answer.only(&verb).clone()
    }

    /// The code of the error.
    pub async fn refused(&self, query: &str) -> String {
        let answer = self.ask(query).await;
        let code = answer.only("error").attribute("code").unwrap().to_owned();
        let repeats = !answer.only("request").attributes.is_empty();
        let is_readable = !matches!(code.as_str(), "badVerb" | "badArgument");
        assert_eq!(repeats, is_readable, "{query}");
        assert!(answer.only("error").text.ends_with('.'), "{query}");
        code
    }

    /// Every header of a list, page after page, and the number of pages.
    pub async fn walk(&self, query: &str) -> (Vec<XmlNode>, usize) {
        let verb = query.trim_start_matches("verb=");
        let verb = verb.split('&').next().unwrap().to_owned();
        let (mut headers, mut pages, mut asked) = (Vec::new(), 0, query.to_owned());
        loop {
            let page = self.found(&asked).await;
            pages += 1;
            let records = page.all("record").into_iter();
            headers.extend(records.map(|one| one.only("header").clone()));
            headers.extend(page.all("header").into_iter().cloned());
            match page.texts("resumptionToken").as_slice() {
                [] => {
                    assert_eq!(
                        pages, 1,
                        "the last of several pages ends with an empty token"
                    );
                    break;
                }
                [""] => {
                    assert!(pages > 1, "a list of one page has no token");
                    break;
                }
                [token] => asked = format!("verb={verb}&resumptionToken={token}"),
                more => panic!("{more:?}"),
            }
        }
        (headers, pages)
    }

    /// The slugs of a list; of a deleted record with a mark.
    pub async fn slugs(&self, query: &str) -> Vec<String> {
        let (headers, _) = self.walk(query).await;
        headers.iter().map(slug).collect()
    }
}

/// The slug in a header, with a mark if the record is deleted.
pub fn slug(header: &XmlNode) -> String {
    let identifier = &header.only("identifier").text;
    let slug = identifier.strip_prefix("oai:praxis.example:").unwrap();
    match header.attribute("status") {
        None => slug.to_owned(),
        Some("deleted") => format!("{slug} †"),
        Some(other) => panic!("the status {other}"),
    }
}

/// A moment as the protocol writes it.
pub fn second(at: Timestamp) -> String {
    at.to_jiff().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The day of a moment.
pub fn day(at: Timestamp) -> String {
    at.to_jiff().strftime("%Y-%m-%d").to_string()
}

/// A second.
pub const SECOND: Duration = Duration::from_secs(1);
