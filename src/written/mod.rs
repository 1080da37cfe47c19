//! Reads what people typed or pasted as they mean it, and shows it as HTML or as plain text. The writer's preview, public
//! pages, the desk, histories, mails and feeds all read texts through here. The writers have never heard of Markdown, so
//! lines, lists, numbers and indentation count as they look; ARCHITECTURE.md has the rules. Knows text only; it must not
//! know which answer it shows.

mod address;
mod inline;
mod lines;

use std::fmt;

pub use address::{NotAWebAddress, read_web_address};
pub use inline::Links;
use lines::{Block, ListItem};

/// HTML that consists of our own elements and escaped text, or that went through a sanitiser. Askama prints it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// HTML that a sanitiser has cleaned.
    pub(crate) fn sanitised(html: String) -> Self {
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

/// A text as HTML: paragraphs whose line ends stay, lists, emphasis, and links.
pub fn html(text: &str, links: Links) -> SafeHtml {
    SafeHtml(parts(text, links).iter().map(WrittenPart::whole).collect())
}

/// A part of a text as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenPart {
    /// What stands within a paragraph.
    Paragraph(SafeHtml),
    /// A whole list.
    List(SafeHtml),
}

impl WrittenPart {
    fn whole(&self) -> String {
        match self {
            Self::Paragraph(words) => format!("<p>{words}</p>\n"),
            Self::List(list) => format!("{list}\n"),
        }
    }
}

/// The paragraphs and lists of a text, for a page or mail that draws paragraphs in its own way.
pub fn parts(text: &str, links: Links) -> Vec<WrittenPart> {
    lines::blocks(text)
        .into_iter()
        .map(|block| match block {
            Block::Paragraph(words) => {
                WrittenPart::Paragraph(SafeHtml(inline::html(&words, links)))
            }
            Block::List(items) => WrittenPart::List(SafeHtml(list_html(&items, links))),
        })
        .collect()
}

/// A list and the lists within it. An item that is deeper than the one before opens a list within that item.
fn list_html(items: &[ListItem], links: Links) -> String {
    let mut html = String::new();
    // The closing tags of the open lists, the innermost last.
    let mut open: Vec<&str> = Vec::new();
    for item in items {
        let mut same = false;
        while open.len() > item.depth + 1 {
            html.push_str("</li>");
            html.push_str(open.pop().unwrap_or_default());
        }
        let (start, end) = match item.number {
            Some(1) => ("<ol>".to_owned(), "</ol>"),
            Some(number) => (format!("<ol start=\"{number}\">"), "</ol>"),
            None => ("<ul>".to_owned(), "</ul>"),
        };
        if open.len() == item.depth + 1 {
            html.push_str("</li>");
            if open.last() == Some(&end) {
                same = true;
            } else {
                html.push_str(open.pop().unwrap_or_default());
            }
        }
        if !same {
            html.push_str(&start);
            open.push(end);
        }
        html.push_str("<li>");
        html.push_str(&inline::html(&item.words, links));
    }
    while let Some(end) = open.pop() {
        html.push_str("</li>");
        html.push_str(end);
    }
    html
}

/// Whether a line begins with the sign or the number of an item.
pub fn begins_item(line: &str) -> bool {
    lines::has_mark(line)
}

/// A text without markup: an empty line between paragraphs, a bullet or the number before each item, and the address of
/// a link behind its words.
pub fn plain(text: &str) -> String {
    let plain_blocks = lines::blocks(text).into_iter().map(|block| match block {
        Block::Paragraph(words) => inline::plain(&words),
        Block::List(items) => items.iter().map(plain_item).collect::<Vec<_>>().join("\n"),
    });
    plain_blocks.collect::<Vec<_>>().join("\n\n")
}

fn plain_item(item: &ListItem) -> String {
    let indent = "  ".repeat(item.depth);
    let mark = item
        .number
        .map_or_else(|| "•".to_owned(), |number| format!("{number}."));
    let words = inline::plain(&item.words).replace('\n', &format!("\n{indent}  "));
    format!("{indent}{mark} {words}")
}

/// The beginning of a text: at most so many characters, and a sign that there are more.
pub fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// A text on one line: for descriptions in a page's head, subjects and teasers.
pub fn one_line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
