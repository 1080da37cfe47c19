//! Walks the tags of a page and writes it anew. The pages are our own: each element has its end tag, and `<` in a text is
//! written `&lt;`. Pure.

use std::borrow::Cow;

/// Elements without an end tag.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// Elements whose content is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// The attributes that hold an address.
const LINKS: [&str; 3] = ["href", "src", "poster"];

/// Marks an element that does nothing without the service.
const LIVE: &str = "data-live";

/// Holds the words that an element has in a copy.
const COPY: &str = "data-copy";

/// A tag that begins an element.
pub struct Tag<'p> {
    pub name: &'p str,
    attributes: Vec<Attribute<'p>>,
    is_closed: bool,
}

struct Attribute<'p> {
    name: &'p str,
    value: Option<&'p str>,
}

/// What becomes of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFate {
    /// It has this address.
    To(String),
    /// There is nothing to lead to: its words stay.
    Nowhere,
}

/// The page without forms, scripts and elements that do nothing without the service. `lead` says what becomes of each link;
/// `notice` is written at the end of the page's header.
pub fn copied(page: &str, notice: &str, lead: impl FnMut(&Tag<'_>, &str) -> LinkFate) -> String {
    let mut copy = PageCopy {
        lead,
        notice,
        out: String::with_capacity(page.len() + notice.len()),
        unwrapped: false,
    };
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        copy.out.push_str(&rest[..at]);
        rest = copy.step(&rest[at..]);
    }
    copy.out.push_str(rest);
    copy.out
}

struct PageCopy<'n, F> {
    lead: F,
    notice: &'n str,
    out: String,
    /// Whether the tag of the link that is open was left out.
    unwrapped: bool,
}

impl<F: FnMut(&Tag<'_>, &str) -> LinkFate> PageCopy<'_, F> {
    /// Copies what begins with `<`, and gives what follows it.
    fn step<'p>(&mut self, rest: &'p str) -> &'p str {
        if rest.starts_with("<!--") {
            let (_, after) = split_after(rest, "-->");
            return after;
        }
        if rest.starts_with("<!") {
            let (declaration, after) = split_after(rest, ">");
            self.out.push_str(declaration);
            return after;
        }
        if let Some(end) = rest.strip_prefix("</") {
            let (name, after) = split_after(end, ">");
            self.end(name.trim_end_matches('>').trim());
            return after;
        }
        if let Some((tag, after)) = Tag::read(rest) {
            return self.begin(&tag, after);
        }
        // No tag begins with this sign.
        self.out.push('<');
        &rest[1..]
    }

    fn end(&mut self, name: &str) {
        if name == "a" && std::mem::take(&mut self.unwrapped) {
            return;
        }
        if name == "header" {
            self.out.push_str(self.notice);
        }
        self.out.extend(["</", name, ">"]);
    }

    fn begin<'p>(&mut self, tag: &Tag<'_>, after: &'p str) -> &'p str {
        if tag.needs_service() {
            return tag.without_content(after);
        }
        let Some(written) = self.written(tag) else {
            self.unwrapped = tag.name == "a";
            return after;
        };
        self.out.push_str(&written);
        if let Some(words) = tag.value(COPY) {
            self.out.extend([words, "</", tag.name, ">"]);
            return tag.without_content(after);
        }
        if !RAW.contains(&tag.name) {
            return after;
        }
        let end = after.find(&format!("</{}", tag.name));
        let (text, after) = after.split_at(end.unwrap_or(after.len()));
        self.out.push_str(text);
        after
    }

    /// The tag with its links as they are in the copy. None if it leads nowhere.
    fn written(&mut self, tag: &Tag<'_>) -> Option<String> {
        let mut written = format!("<{}", tag.name);
        for attribute in &tag.attributes {
            // The picture of the attribute `src` is shown in each size.
            if matches!(attribute.name, COPY | "srcset") {
                continue;
            }
            written.extend([" ", attribute.name]);
            let Some(value) = attribute.value else {
                continue;
            };
            let value = if LINKS.contains(&attribute.name) {
                match (self.lead)(tag, &decoded(value)) {
                    LinkFate::To(address) => Cow::Owned(encoded(&address)),
                    LinkFate::Nowhere => return None,
                }
            } else {
                Cow::Borrowed(value)
            };
            written.extend(["=\"", &value, "\""]);
        }
        written.push_str(if tag.is_closed { "/>" } else { ">" });
        Some(written)
    }
}

impl<'p> Tag<'p> {
    /// Reads the tag at the beginning, and gives what follows it.
    fn read(rest: &'p str) -> Option<(Self, &'p str)> {
        let inner = rest.strip_prefix('<')?;
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        let length = inner.find(|letter| !is_name(letter)).unwrap_or(inner.len());
        let (name, mut rest) = inner.split_at(length);
        if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return None;
        }
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start();
            let closed = rest.strip_prefix("/>");
            if let Some(after) = closed.or_else(|| rest.strip_prefix('>')) {
                let is_closed = closed.is_some();
                let tag = Self {
                    name,
                    attributes,
                    is_closed,
                };
                return Some((tag, after));
            }
            let (attribute, after) = Attribute::read(rest)?;
            attributes.push(attribute);
            rest = after;
        }
    }

    /// The value of an attribute as it is written.
    pub fn value(&self, name: &str) -> Option<&'p str> {
        let found = self.attributes.iter().find(|one| one.name == name)?;
        found.value
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|one| one.name == name)
    }

    fn needs_service(&self) -> bool {
        self.has(LIVE) || self.name == "form" || (self.name == "script" && self.has("src"))
    }

    /// What follows the element.
    fn without_content<'r>(&self, after: &'r str) -> &'r str {
        if self.is_closed || VOID.contains(&self.name) {
            return after;
        }
        let (begin, end) = (format!("<{}", self.name), format!("</{}>", self.name));
        let (mut open, mut rest) = (1_u32, after);
        while open > 0 {
            let Some(at) = rest.find(&end) else {
                return "";
            };
            open += Self::begun(&rest[..at], &begin);
            open -= 1;
            rest = &rest[at + end.len()..];
        }
        rest
    }

    /// How many elements of this name begin in a text.
    fn begun(text: &str, begin: &str) -> u32 {
        let after = |(at, _): &(usize, &str)| text[at + begin.len()..].chars().next();
        let begins = text.match_indices(begin).filter_map(|found| after(&found));
        let begins = begins.filter(|letter| letter.is_whitespace() || *letter == '>');
        u32::try_from(begins.count()).unwrap_or(u32::MAX)
    }
}

impl<'p> Attribute<'p> {
    fn read(rest: &'p str) -> Option<(Self, &'p str)> {
        let ends = |letter: char| letter.is_whitespace() || matches!(letter, '=' | '>' | '/');
        let length = rest.find(ends).filter(|length| *length > 0)?;
        let (name, after) = rest.split_at(length);
        let Some(written) = after.strip_prefix('=') else {
            return Some((Self { name, value: None }, after));
        };
        let quote = written
            .chars()
            .next()
            .filter(|sign| matches!(sign, '"' | '\''))?;
        let (value, after) = written[1..].split_once(quote)?;
        let value = Some(value);
        Some((Self { name, value }, after))
    }
}

fn split_after<'p>(text: &'p str, end: &str) -> (&'p str, &'p str) {
    let at = text.find(end).map_or(text.len(), |at| at + end.len());
    text.split_at(at)
}

/// An address as an attribute has it, read. Templates write these signs alone as codes.
fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    // The sign of the codes comes last, so that no code is made by reading another one.
    let codes = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&#60;", "<"),
        ("&gt;", ">"),
        ("&#62;", ">"),
        ("&amp;", "&"),
        ("&#38;", "&"),
    ];
    let plain = codes.iter().fold(value.to_owned(), |text, (code, sign)| {
        text.replace(code, sign)
    });
    Cow::Owned(plain)
}

fn encoded(address: &str) -> String {
    let safe = address.replace('&', "&amp;").replace('"', "&quot;");
    safe.replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(page: &str) -> String {
        copied(page, "<p>A copy.</p>", |_, link| match link {
            "/sign-in" => LinkFate::Nowhere,
            local if local.starts_with('/') => LinkFate::To(format!("..{local}")),
            other => LinkFate::To(other.to_owned()),
        })
    }

    #[test]
    fn links_lead_from_file_to_file() {
        for (page, copy) in [
            ("<a href=\"/x\">x</a>", "<a href=\"../x\">x</a>"),
            (
                "<a class='b' href='/x?a=1&#38;b=2'>x</a>",
                "<a class=\"b\" href=\"../x?a=1&amp;b=2\">x</a>",
            ),
            (
                "<p>Now <a href=\"/sign-in\"><b>sign in</b></a>.</p>",
                "<p>Now <b>sign in</b>.</p>",
            ),
            (
                "<link rel=\"icon\" href=\"/i\"><img src=\"/p\" srcset=\"/q 2x\">",
                "<link rel=\"icon\" href=\"../i\"><img src=\"../p\">",
            ),
            ("<path d=\"M0 0\"/>1 &lt; 2", "<path d=\"M0 0\"/>1 &lt; 2"),
            (
                "<script type=\"application/ld+json\">{\"a\":\"<b>\"}</script>",
                "<script type=\"application/ld+json\">{\"a\":\"<b>\"}</script>",
            ),
            ("<!doctype html><!-- a <b> -->x", "<!doctype html>x"),
            ("<input disabled>", "<input disabled>"),
            ("1 < 2 <", "1 < 2 <"),
        ] {
            assert_eq!(rewritten(page), copy, "{page}");
        }
    }

    #[test]
    fn what_needs_the_service_is_left_out() {
        for (page, copy) in [
            ("a<form action=\"/x\"><input name=\"q\"></form>b", "ab"),
            ("a<script src=\"/x.js\" defer></script>b", "ab"),
            ("a<p data-live>c</p>b", "ab"),
            (
                "a<div data-live><div>c</div><divan>d</divan><div class=\"e\"></div></div>b",
                "ab",
            ),
            ("a<input data-live>b", "ab"),
            (
                "<h1 data-copy=\"All &amp; some\">Find <b>x</b></h1>b",
                "<h1>All &amp; some</h1>b",
            ),
            ("<header>a</header>b", "<header>a<p>A copy.</p></header>b"),
            ("a<nav data-live>never closed", "a"),
        ] {
            assert_eq!(rewritten(page), copy, "{page}");
        }
    }
}
