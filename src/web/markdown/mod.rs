//! Turns typed text into safe HTML: Markdown for long answers, paragraphs and lists for summaries, and both as plain text
//! for mails, feeds and search. Typed text reaches a page only through here or escaped. Knows text only; it must not know
//! which answer it shows.

mod bounds;
mod summary;

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::LazyLock;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use bounds::bounded;
pub use summary::{one_line, plain_summary, summary};

/// HTML that went through the sanitiser, or was built from escaped text. Askama prints it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// HTML that a sanitiser of this room has cleaned.
    pub(super) fn sanitised(html: String) -> Self {
        Self(html)
    }

    /// Whether the HTML is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for SafeHtml {}

/// Longer texts are shown as they were typed. No form accepts so long a text; a preview may contain one.
const LIMIT: usize = 100_000;

/// How deep quotes, lists and emphasis may be nested. Deeper ones keep their text only.
const DEPTH: usize = 12;

/// A long answer, whose page puts it under a heading of level `under`: its own headings follow below that one,
/// without gaps.
pub fn prose(text: &str, under: u8) -> SafeHtml {
    if text.len() > LIMIT {
        return summary(text);
    }
    let text = bounded(text);
    let mut html = String::with_capacity(text.len() * 5 / 4);
    pulldown_cmark::html::push_html(&mut html, Allowed::of(&text, under));
    SafeHtml(SANITISER.clean(&html).to_string())
}

/// The text of a long answer without markup: an empty line between paragraphs, a bullet before each item.
pub fn plain(text: &str) -> String {
    if text.len() > LIMIT {
        return text.to_owned();
    }
    let text = bounded(text);
    let mut words = String::with_capacity(text.len());
    let mut first = false;
    for event in Allowed::of(&text, 1) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push('\n'),
            Event::Start(Tag::List(_)) => first = true,
            Event::Start(Tag::Item) => {
                let begins = first && words.ends_with("\n\n");
                part(&mut words, if begins { "\n\n" } else { "\n" });
                words.push_str("• ");
                first = false;
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::List(_),
            ) => {
                part(&mut words, "\n\n");
            }
            _ => {}
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// Ends the text so far by one or two line ends, unless it ends so already or its end is a bullet.
fn part(words: &mut String, end: &str) {
    words.truncate(words.trim_end_matches('\n').len());
    if !words.is_empty() {
        words.push_str(end);
    }
}

static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut sanitiser = ammonia::Builder::empty();
    sanitiser
        .tags(HashSet::from([
            "a",
            "blockquote",
            "br",
            "code",
            "em",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "strong",
            "ul",
        ]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow ugc noopener"));
    sanitiser
});

/// The events of a text that may become HTML: no typed HTML, no pictures from other sites, headings below the page's, and
/// bounded nesting.
struct Allowed<'a> {
    parser: Parser<'a>,
    under: u8,
    /// The levels, as typed, of the headings that enclose the current place.
    levels: Vec<HeadingLevel>,
    /// For each open tag, whether it was let through.
    open: Vec<bool>,
}

impl<'a> Allowed<'a> {
    fn of(text: &'a str, under: u8) -> Self {
        Self {
            parser: Parser::new_ext(text, Options::empty()),
            under,
            levels: Vec::new(),
            open: Vec::new(),
        }
    }

    fn heading(&mut self, typed: HeadingLevel) -> HeadingLevel {
        self.levels.retain(|level| *level < typed);
        self.levels.push(typed);
        HeadingLevel::try_from(usize::from(self.under) + self.levels.len())
            .unwrap_or(HeadingLevel::H6)
    }

    fn shown_level(&self) -> HeadingLevel {
        HeadingLevel::try_from(usize::from(self.under) + self.levels.len())
            .unwrap_or(HeadingLevel::H6)
    }

    fn start(&mut self, tag: Tag<'a>) -> Option<Event<'a>> {
        let tag = match tag {
            Tag::Heading { level, .. } => Tag::Heading {
                level: self.heading(level),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            },
            // A picture from another site would reveal the reader to that site. Its description becomes a link to it.
            Tag::Link {
                link_type,
                dest_url,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url,
                ..
            } => link(link_type, dest_url),
            Tag::CodeBlock(_) => Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Indented),
            other => other,
        };
        let shown = self.open.iter().filter(|shown| **shown).count() < DEPTH
            && match &tag {
                Tag::Link { dest_url, .. } => leads_somewhere(dest_url),
                Tag::HtmlBlock => false,
                _ => true,
            };
        self.open.push(shown);
        shown.then_some(Event::Start(tag))
    }

    fn end(&mut self, tag: TagEnd) -> Option<Event<'a>> {
        let shown = self.open.pop().unwrap_or(false);
        let tag = match tag {
            TagEnd::Heading(_) => TagEnd::Heading(self.shown_level()),
            TagEnd::Image => TagEnd::Link,
            other => other,
        };
        shown.then_some(Event::End(tag))
    }
}

fn link(link_type: pulldown_cmark::LinkType, dest_url: CowStr<'_>) -> Tag<'_> {
    Tag::Link {
        link_type,
        dest_url,
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    }
}

/// Whether a link is drawn. The sanitiser decides in the end; a link that it would empty is not drawn at all.
fn leads_somewhere(address: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|start| {
        address
            .get(..start.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
            && address.len() > start.len()
    })
}

impl<'a> Iterator for Allowed<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let allowed = match self.parser.next()? {
                Event::Start(tag) => self.start(tag),
                Event::End(tag) => self.end(tag),
                // Typed HTML is shown as it was typed.
                Event::Html(typed) | Event::InlineHtml(typed) => Some(Event::Text(typed)),
                other => Some(other),
            };
            if allowed.is_some() {
                return allowed;
            }
        }
    }
}
