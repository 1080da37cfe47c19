//! Where the links of a page lead in the copy: to another file, to the site itself, or nowhere. Pure.

use std::collections::BTreeSet;

use url::Url;

use super::file_names::{file_of, page_of, way};
use super::markup::LinkFate;
use crate::address::{self, is_attachment};
use crate::language::Language;
use crate::web::robots;

/// A page of the copy.
#[derive(Clone, Debug)]
pub struct CopiedPage {
    pub language: Language,
    /// The path of its address, without the language.
    pub path: String,
    /// The query of its address: the place in a list.
    pub query: String,
    /// Its number in that list, from 1.
    pub number: u32,
    /// Its file.
    pub file: String,
}

impl CopiedPage {
    /// The next page of its list, at this address.
    pub fn next(&self, address: &str) -> Option<Self> {
        let number = self.number + 1;
        let (_, query) = address.split_once('?')?;
        Some(Self {
            query: query.to_owned(),
            number,
            file: page_of(self.language, &self.path, number)?,
            ..self.clone()
        })
    }
}

/// The links of a page.
pub struct CopiedLinks<'s> {
    pub page: &'s CopiedPage,
    pub public_url: &'s Url,
    /// The address of the next page of the list, once its link was met.
    pub next: Option<String>,
    /// The addresses of the pictures and files that the page shows.
    pub attached: BTreeSet<String>,
}

impl CopiedLinks<'_> {
    /// The whole address of this page of the site; of a later page of a list that of the first one.
    pub fn of_page(&self) -> String {
        let page = self.page;
        let home = page.path == "/";
        let path = match (page.language == Language::default(), home) {
            (true, _) => page.path.clone(),
            (false, true) => format!("/{}", page.language),
            (false, false) => format!("/{}{}", page.language, page.path),
        };
        self.on_site(&path)
    }

    /// What becomes of a link with this relation.
    pub fn lead(&mut self, link: &str, relation: Option<&str>) -> LinkFate {
        let is_local = link.starts_with('/') && !link.starts_with("//");
        if !is_local && !link.starts_with('?') {
            return LinkFate::To(link.to_owned());
        }
        let (whole, fragment) = match link.split_once('#') {
            Some((whole, fragment)) => (whole, format!("#{fragment}")),
            None => (link, String::new()),
        };
        let (path, query) = whole.split_once('?').unwrap_or((whole, ""));
        let (language, path) = if path.is_empty() {
            (self.page.language, self.page.path.as_str())
        } else {
            address::split_language(path)
        };
        let number = self.number(path, query, relation);
        if relation == Some("next") && number == Some(self.page.number + 1) {
            self.next = Some(whole.to_owned());
        }
        let file = number.and_then(|number| page_of(language, path, number));
        if file.is_some() && is_attachment(path) {
            self.attached.insert(path.to_owned());
        }
        match file {
            Some(file) => LinkFate::To(format!("{}{fragment}", way(&self.page.file, &file))),
            None if robots::is_closed(path) => LinkFate::Nowhere,
            None => LinkFate::To(self.on_site(link)),
        }
    }

    /// Which page of the list at this path a query names. None if the copy has no page for it.
    fn number(&self, path: &str, query: &str, relation: Option<&str>) -> Option<u32> {
        let page = self.page;
        if query.is_empty() || path.starts_with("/assets/") {
            return Some(1);
        }
        if path != page.path || !query.starts_with("from=") {
            return None;
        }
        match relation {
            Some("next") => Some(page.number + 1),
            Some("prev") => page.number.checked_sub(1).filter(|number| *number > 0),
            _ => (query == page.query).then_some(page.number),
        }
    }

    fn on_site(&self, link: &str) -> String {
        let site = self.public_url.as_str().trim_end_matches('/');
        if link.starts_with('?') {
            return format!("{site}{}{link}", self.page.path);
        }
        format!("{site}{link}")
    }
}

/// The page at this address, if the copy has it.
pub fn copied_page(language: Language, path: &str) -> Option<CopiedPage> {
    Some(CopiedPage {
        language,
        path: path.to_owned(),
        query: String::new(),
        number: 1,
        file: file_of(language, path)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_file_to_the_site_or_nowhere() {
        let public_url = Url::parse("https://praxis.example/").unwrap();
        let page = CopiedPage {
            query: "from=a01".to_owned(),
            number: 2,
            file: "objectives/9/page-2.html".to_owned(),
            ..copied_page(Language::En, "/objectives/9").unwrap()
        };
        let mut links = CopiedLinks {
            page: &page,
            public_url: &public_url,
            next: None,
            attached: BTreeSet::new(),
        };
        for (link, relation, lead) in [
            ("/", None, Some("../../index.html")),
            ("/fr", None, Some("../../fr/index.html")),
            (
                "/assets/praxis.css?v=1",
                None,
                Some("../../assets/praxis.css"),
            ),
            ("/objectives/9?from=a02", Some("next"), Some("page-3.html")),
            ("/objectives/9?from=b01", Some("prev"), Some("../9.html")),
            (
                "/fr/objectives/9?from=a01",
                None,
                Some("../../fr/objectives/9/page-2.html"),
            ),
            ("/objectives/8#found", None, Some("../8.html#found")),
            (
                "/objectives/9.csv",
                None,
                Some("https://praxis.example/objectives/9.csv"),
            ),
            (
                "/practices?objective=9",
                None,
                Some("https://praxis.example/practices?objective=9"),
            ),
            ("#main", None, Some("#main")),
            ("https://orcid.org/1", None, Some("https://orcid.org/1")),
            ("mailto:a@b.example", None, Some("mailto:a@b.example")),
            ("/sign-in", None, None),
            ("/fr/my/practices/new", None, None),
            ("/practices/x/report", None, None),
        ] {
            let expected = lead.map_or(LinkFate::Nowhere, |lead| LinkFate::To(lead.to_owned()));
            assert_eq!(links.lead(link, relation), expected, "{link}");
        }
        assert_eq!(links.next.as_deref(), Some("/objectives/9?from=a02"));
    }
}
