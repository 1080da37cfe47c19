//! The pages about the site: about, help, accessibility, privacy, terms; and what crawlers may read. Their
//! words are compiled in, in both languages; the operator's own in `DATA/pages/<language>/<name>.md` go first.
//! They are read once, at start.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use pulldown_cmark::{Event, Options, Parser};

use super::error::Failure;
use super::fresh;
use super::language::Lang;
use super::layout::Frame;
use super::markdown::SafeHtml;
use crate::address::{self, Address};
use crate::app::App;
use crate::language::Language;

#[derive(rust_embed::RustEmbed)]
#[folder = "locales/"]
struct Files;

/// The names of the pages, which are their addresses and their files.
pub const NAMES: [&str; 5] = ["about", "help", "accessibility", "privacy", "terms"];

/// Every page in every language, as Markdown.
#[derive(Clone)]
pub struct Pages(Arc<HashMap<(Language, &'static str), String>>);

impl Pages {
    /// Reads them: the operator's own where there is one.
    pub fn read(app: &App) -> Self {
        let each = Language::ALL
            .into_iter()
            .flat_map(|language| NAMES.map(|name| (language, name)));
        Self(Arc::new(
            each.map(|(language, name)| ((language, name), text(app, language, name)))
                .collect(),
        ))
    }
}

fn text(app: &App, language: Language, name: &str) -> String {
    let file = format!("{language}/pages/{name}.md");
    let own = app
        .settings
        .data
        .join("pages")
        .join(language.as_str())
        .join(format!("{name}.md"));
    let text = std::fs::read_to_string(&own).unwrap_or_else(|error| {
        if error.kind() != std::io::ErrorKind::NotFound {
            tracing::warn!(file = %own.display(), %error, "a page of the operator's own cannot be read");
        }
        Files::get(&file).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
    });
    text.replace("{site}", &app.settings.site.name)
        .replace("{contact}", app.settings.contact.email.as_ref())
}

#[derive(Template)]
#[template(path = "web/page.html")]
struct TextPage {
    frame: Frame,
    title: String,
    text: SafeHtml,
}

/// One of the pages.
pub async fn page(
    State(app): State<App>,
    Extension(pages): Extension<Pages>,
    Lang(language): Lang,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let (address, text) = NAMES
        .into_iter()
        .zip([
            address::about(),
            address::help(),
            address::accessibility(),
            address::privacy(),
            address::terms(),
        ])
        .find(|(_, address)| address.path() == uri.path())
        .and_then(|(name, address)| Some((address, pages.0.get(&(language, name))?)))
        .ok_or(Failure::NotFound)?;
    Ok(fresh::page(
        &headers,
        TextPage::new(Frame::public(&app, language, address), text).render()?,
    ))
}

impl TextPage {
    /// The first heading is the page's title, the rest its text.
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
        Self {
            title,
            text: html(rest),
            frame,
        }
    }
}

/// The operator's Markdown as HTML: tables and links within the site too, which people's answers may not have.
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

/// What crawlers may read: the collection, and nothing that needs a person.
pub async fn robots(State(app): State<App>, headers: HeaderMap) -> Response {
    const CLOSED: [fn() -> Address; 6] = [
        address::desk,
        address::sign_in,
        address::register,
        address::reset,
        address::my_practices,
        address::queue,
    ];
    let lines = Language::ALL
        .into_iter()
        .flat_map(|language| CLOSED.map(|closed| closed().in_language(language)));
    let lines: Vec<_> = lines.map(|path| format!("Disallow: {path}")).collect();
    let sitemap = address::sitemap().absolute(&app.settings.public_url, Language::default());
    fresh::public(
        &headers,
        "text/plain; charset=utf-8",
        format!("User-agent: *\n{}\nSitemap: {sitemap}\n", lines.join("\n")),
    )
}
