//! What people wrote, as HTML that is safe to show: Markdown for long answers, paragraphs and lists for summaries,
//! and both as plain text for mails, feeds and search. Nothing that was typed reaches a page by another way. Knows
//! text only; which answer it shows, it must not know.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::LazyLock;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// HTML that went through the sanitiser, or was built from escaped text. Askama prints it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// HTML that a sanitiser of this room has gone through.
    pub(super) fn sanitised(html: String) -> Self {
        Self(html)
    }

    /// Whether there is nothing to show.
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

/// Longer texts are shown as they were typed. No form lets so much through; a preview might.
const LIMIT: usize = 100_000;

/// How deep quotes, lists and emphasis may lie in each other. Deeper ones keep their text only.
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

/// The words of a long answer without any markup: paragraphs parted by an empty line, items after a bullet.
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

/// Ends what was written so far by one or two line ends, unless it already ends so or stands behind its bullet.
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

/// The events of a text that may become HTML: no markup of the writer's own, no pictures from elsewhere, headings
/// below the page's, and nothing nested without end.
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
            // A picture from another site would tell that site who reads; its description leads there instead.
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

/// The sanitiser decides in the end; a link that it would empty is better not drawn.
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
                // Markup that somebody typed is shown as typed.
                Event::Html(typed) | Event::InlineHtml(typed) => Some(Event::Text(typed)),
                other => Some(other),
            };
            if allowed.is_some() {
                return allowed;
            }
        }
    }
}

/// The text with its nesting bounded before anything parses it: marks that would open one more quote, list,
/// bracket or emphasis than a writer can mean are escaped, so they stay readable and open nothing.
fn bounded(text: &str) -> String {
    const INDENT: usize = 24;
    const BRACKETS: usize = 8;
    const STARS: usize = 200;
    let mut bounded = String::with_capacity(text.len() + text.len() / 8);
    let (mut brackets, mut stars) = (0, 0);
    for line in text.lines() {
        if line.trim().is_empty() {
            (brackets, stars) = (0, 0);
            bounded.push('\n');
            continue;
        }
        let words = line.trim_start();
        let indent = &line[..line.len() - words.len()];
        bounded.extend(indent.chars().take(INDENT));
        let opened = containers(words);
        bounded.push_str(&words[..opened]);
        let rest = &words[opened..];
        if opens_container(rest) {
            bounded.push('\\');
        }
        for letter in rest.chars() {
            let too_many = match letter {
                '[' => {
                    brackets += 1;
                    brackets > BRACKETS
                }
                ']' => {
                    brackets = brackets.saturating_sub(1);
                    false
                }
                '*' | '_' | '`' | '<' | '~' => {
                    stars += 1;
                    stars > STARS
                }
                _ => false,
            };
            if too_many && !bounded.ends_with('\\') {
                bounded.push('\\');
            }
            bounded.push(letter);
        }
        bounded.push('\n');
    }
    bounded
}

/// How many bytes of the line open quotes and lists, up to the depth that is let through.
fn containers(line: &str) -> usize {
    let mut at = 0;
    for _ in 0..DEPTH / 2 {
        let Some(length) = container(&line[at..]) else {
            break;
        };
        at += length;
    }
    at
}

fn opens_container(line: &str) -> bool {
    container(line).is_some()
}

/// The length of one mark that opens a quote or a list item, with the blanks after it.
fn container(line: &str) -> Option<usize> {
    let digits = line.len()
        - line
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let after = &line[digits..];
    let mark = match after.as_bytes() {
        [b'>', ..] | [b'-' | b'*' | b'+', b' ' | b'\t', ..] if digits == 0 => 1,
        [b'.' | b')', b' ' | b'\t', ..] if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    let blanks = line[mark..].len() - line[mark..].trim_start_matches([' ', '\t']).len();
    Some(mark + blanks)
}

/// A summary: paragraphs parted by empty lines, lines that begin with •, –, - or * as a list, and emphasis.
pub fn summary(text: &str) -> SafeHtml {
    let mut html = String::with_capacity(text.len() * 5 / 4);
    for block in blocks(text) {
        match block {
            Block::Paragraph(words) => {
                html.push_str("<p>");
                emphasised(&words, &mut html);
                html.push_str("</p>\n");
            }
            Block::Items(items) => {
                html.push_str("<ul>");
                for item in items {
                    html.push_str("<li>");
                    emphasised(item, &mut html);
                    html.push_str("</li>");
                }
                html.push_str("</ul>\n");
            }
        }
    }
    SafeHtml(html)
}

/// The words of a summary: paragraphs parted by an empty line, items after a bullet.
pub fn plain_summary(text: &str) -> String {
    let blocks: Vec<String> = blocks(text)
        .into_iter()
        .map(|block| match block {
            Block::Paragraph(words) => unemphasised(&words),
            Block::Items(items) => items
                .into_iter()
                .map(|item| format!("• {}", unemphasised(item)))
                .collect::<Vec<_>>()
                .join("\n"),
        })
        .collect();
    blocks.join("\n\n")
}

/// A summary for places that have one line: descriptions in a page's head, subjects, teasers.
pub fn one_line(text: &str) -> String {
    plain_summary(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

enum Block<'a> {
    Paragraph(String),
    Items(Vec<&'a str>),
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut ended = true;
    for line in text.lines().map(str::trim) {
        let item = item(line);
        match (blocks.last_mut(), item) {
            _ if line.is_empty() => {
                ended = true;
                continue;
            }
            (Some(Block::Items(items)), Some(item)) => items.push(item),
            (_, Some(item)) => blocks.push(Block::Items(vec![item])),
            (Some(Block::Paragraph(words)), None) if !ended => {
                words.push(' ');
                words.push_str(line);
            }
            (_, None) => blocks.push(Block::Paragraph(line.to_owned())),
        }
        ended = false;
    }
    blocks
}

/// The words behind the mark of a list item.
fn item(line: &str) -> Option<&str> {
    let words = line.strip_prefix(['•', '–', '-', '*'])?;
    let blank = line.starts_with('•') || words.starts_with([' ', '\t', '\u{a0}']);
    let words = words.trim();
    (blank && !words.is_empty()).then_some(words)
}

/// Parts a line at `**strong**`, `*emphasis*` and `_emphasis_`; marks that close nothing stay as typed.
fn emphasised(words: &str, html: &mut String) {
    for (mark, text) in emphases(words) {
        let (open, close) = match mark {
            Some("**") => ("<strong>", "</strong>"),
            Some(_) => ("<em>", "</em>"),
            None => ("", ""),
        };
        html.push_str(open);
        escape(text, html);
        html.push_str(close);
    }
}

fn unemphasised(words: &str) -> String {
    emphases(words).into_iter().map(|(_, text)| text).collect()
}

fn emphases(words: &str) -> Vec<(Option<&'static str>, &str)> {
    const MARKS: [&str; 3] = ["**", "*", "_"];
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    // Once a mark has no partner further on, none of its kind has: each text is searched a few times, not once a mark.
    let mut alone = [false; 3];
    while let Some(next) = words[at..].find(['*', '_']) {
        at += next;
        let begins = words[..at]
            .chars()
            .next_back()
            .is_none_or(|before| !before.is_alphanumeric());
        let kind = MARKS
            .iter()
            .position(|mark| words[at..].starts_with(mark))
            .filter(|kind| begins && !alone[*kind]);
        let Some(kind) = kind else {
            at += 1;
            continue;
        };
        let mark = MARKS[kind];
        let inside = at + mark.len();
        if let Some(end) = partner(words, inside, mark) {
            parts.push((None, &words[from..at]));
            parts.push((Some(mark), &words[inside..end]));
            at = end + mark.len();
            from = at;
        } else {
            alone[kind] = !words[inside..].contains(mark);
            at = inside;
        }
    }
    parts.push((None, &words[from..]));
    parts
}

/// Where the emphasis that begins here ends: neither side of its text is a blank, and no word goes on behind it.
fn partner(words: &str, from: usize, mark: &str) -> Option<usize> {
    const FURTHEST: usize = 400;
    if words[from..].starts_with([' ', '*', '_']) {
        return None;
    }
    let end = words[from..].find(mark)?;
    let text = &words[from..from + end];
    let goes_on = words[from + end + mark.len()..]
        .starts_with(|after: char| after.is_alphanumeric() || after == '*');
    let whole = !text.is_empty() && text.len() <= FURTHEST && !text.ends_with(' ') && !goes_on;
    whole.then_some(from + end)
}

fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\0' => html.push('\u{fffd}'),
            letter => html.push(letter),
        }
    }
}
