//! The pages about the site: about, help, accessibility, privacy, terms. Their texts are compiled in, in both languages.
//! The operator's own text in `DATA/pages/<language>/<name>.md` replaces one of them. All are read once, at start.

pub(crate) mod about;
pub(crate) mod accessibility;
pub(crate) mod help;
pub(crate) mod privacy;
pub(crate) mod terms;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;
use pulldown_cmark::{Event, Options, Parser};

use super::failure::Failure;
use super::fresh;
use super::language::Lang;
use super::layout::Frame;
use crate::address::Address;
use crate::app::App;
use crate::language::Language;
use crate::written::SafeHtml;

#[derive(rust_embed::RustEmbed)]
#[folder = "locales/"]
struct Files;

/// The names of the pages: the last word of their addresses and the names of their files.
const NAMES: [&str; 5] = ["about", "help", "accessibility", "privacy", "terms"];

/// Every page in every language, as Markdown.
#[derive(Clone)]
pub struct SitePages(Arc<HashMap<(Language, &'static str), String>>);

impl SitePages {
    /// Reads every page: the operator's own text where there is one.
    pub fn read(app: &App) -> Self {
        let each = Language::ALL
            .into_iter()
            .flat_map(|language| NAMES.map(|name| (language, name)));
        Self(Arc::new(
            each.map(|(language, name)| ((language, name), read_text(app, language, name)))
                .collect(),
        ))
    }
}

/// The operator's own text of a page, or the compiled one.
fn read_text(app: &App, language: Language, name: &str) -> String {
    let file = format!("{language}/pages/{name}.md");
    let own = app
        .settings
        .data
        .join("pages")
        .join(language.as_str())
        .join(format!("{name}.md"));
    let markdown = std::fs::read_to_string(&own).unwrap_or_else(|error| {
        if error.kind() != std::io::ErrorKind::NotFound {
            tracing::warn!(file = %own.display(), %error, "a page of the operator's own cannot be read");
        }
        Files::get(&file).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
    });
    markdown
        .replace("{site}", &app.settings.site.name)
        .replace("{contact}", app.settings.contact.email.as_ref())
        .replace("{licence}", &app.settings.licence.name)
        .replace("{licence_url}", app.settings.licence.url.as_str())
}

#[derive(Template)]
#[template(path = "web/page.html")]
struct TextPage {
    frame: Frame,
    title: String,
    text: SafeHtml,
}

/// A request for one of the pages.
pub struct SitePage {
    app: App,
    pages: SitePages,
    language: Language,
    headers: HeaderMap,
}

impl FromRequestParts<App> for SitePage {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let Ok(Lang(language)) = Lang::from_request_parts(parts, app).await;
        let pages = parts
            .extensions
            .get::<SitePages>()
            .cloned()
            .ok_or_else(|| {
                tracing::error!("a route of the site's pages is outside of their layer");
                Failure::Fault
            })?;
        Ok(Self {
            app: app.clone(),
            pages,
            language,
            headers: parts.headers.clone(),
        })
    }
}

impl SitePage {
    /// Draws the page of this name at its address.
    fn draw(self, name: &'static str, address: Address) -> Result<Response, Failure> {
        let text = self.pages.0.get(&(self.language, name));
        let text = text.ok_or(Failure::NotFound)?;
        let frame = Frame::public(&self.app, self.language, address);
        let page = TextPage::new(frame, text).render()?;
        Ok(fresh::page(&self.headers, page))
    }
}

impl TextPage {
    /// The page of a Markdown text: its first heading is the title, the rest is the body.
    fn new(frame: Frame, text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        let (title, rest) = first
            .strip_prefix("# ")
            .map_or(("", text), |title| (title.trim(), rest));
        let title = if title.is_empty() {
            frame.site.clone()
        } else {
            title.to_owned()
        };
        let first_paragraph = rest
            .split("\n\n")
            .map(str::trim)
            .find(|paragraph| paragraph.starts_with(char::is_alphanumeric));
        let frame = match first_paragraph {
            Some(paragraph) => frame.described(&title, &plain(paragraph)),
            None => frame,
        };
        Self {
            title,
            text: html(rest),
            frame,
        }
    }
}

/// The words of a paragraph of Markdown on one line.
fn plain(paragraph: &str) -> String {
    let words = Parser::new(paragraph).filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.into_string()),
        Event::SoftBreak | Event::HardBreak => Some(" ".to_owned()),
        _ => None,
    });
    words.collect()
}

/// The operator's Markdown as HTML. Unlike the answers of submitters it may contain tables and links within the site.
fn html(text: &str) -> SafeHtml {
    static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
        let mut sanitiser = ammonia::Builder::default();
        sanitiser
            .rm_tags(["img"])
            .url_schemes(HashSet::from(["http", "https", "mailto"]))
            .link_rel(None);
        sanitiser
    });
    let events = Parser::new_ext(text, Options::ENABLE_TABLES);
    let events = events.filter(|event| !matches!(event, Event::Html(_) | Event::InlineHtml(_)));
    let mut html = String::with_capacity(text.len() * 5 / 4);
    pulldown_cmark::html::push_html(&mut html, events);
    SafeHtml::sanitised(SANITISER.clean(&html).to_string())
}
