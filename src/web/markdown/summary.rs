//! Summaries: paragraphs, lists and emphasis, read without a Markdown parser, because a summary contains no headings, links
//! or code. Knows text only.

use super::SafeHtml;

/// A summary: empty lines between paragraphs, lines that begin with •, –, - or * as a list, and emphasis.
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

/// The text of a summary: an empty line between paragraphs, a bullet before each item.
pub fn plain_summary(text: &str) -> String {
    let drawn: Vec<String> = blocks(text)
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
    drawn.join("\n\n")
}

/// A summary on one line: for descriptions in a page's head, subjects and teasers.
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
        match (blocks.last_mut(), item(line)) {
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

/// The text after the mark of a list item.
fn item(line: &str) -> Option<&str> {
    let words = line.strip_prefix(['•', '–', '-', '*'])?;
    let blank = line.starts_with('•') || words.starts_with([' ', '\t', '\u{a0}']);
    let words = words.trim();
    (blank && !words.is_empty()).then_some(words)
}

/// Splits a line at `**strong**`, `*emphasis*` and `_emphasis_`. Marks without a partner stay as they were typed.
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
    // If one mark has no partner further on, no later mark of its kind has one. So a text is searched a few times and not
    // once for each mark.
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

/// The end of the emphasis that begins here: its text neither begins nor ends with a blank, and no word continues after it.
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
