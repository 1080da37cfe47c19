//! Within a line: emphasis, links and web addresses. Marks without a partner stay as they were typed. Knows no lines but
//! their ends.

use super::address::{begins_link, read_link};

/// Whether links and web addresses of a text become links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// They do.
    Shown,
    /// They stay text: in mails, where typed text must not lead anywhere, and in summaries.
    Text,
}

/// Stands for a link while emphasis is read. Word processors paste it for a picture, which a text cannot hold.
const PLACE: char = '\u{fffc}';

/// The longest words of a link, in bytes.
const LABEL: usize = 600;

/// The longest emphasised text, in bytes.
const EMPHASIS: usize = 2_000;

/// What stands between the cells of a row that was pasted from a table.
const BETWEEN_CELLS: &str = "\u{2003}";

struct Link<'a> {
    label: &'a str,
    /// Where it leads, complete.
    to: String,
}

impl Link<'_> {
    /// Whether its words are its address: on paper that is not printed a second time.
    fn says_its_address(&self) -> bool {
        self.to == self.label || self.to.strip_prefix("https://") == Some(self.label)
    }
}

/// The text as HTML, its line ends as `<br>`.
pub(super) fn html(text: &str, links: Links) -> String {
    let text = without_tabs(text);
    let (masked, found) = match links {
        Links::Shown => with_places(&text),
        Links::Text => (text.clone(), Vec::new()),
    };
    let mut html = String::with_capacity(text.len() * 5 / 4);
    emphasised(&masked, &mut found.iter(), &mut html, true);
    html
}

/// The text without marks.
pub(super) fn plain(text: &str) -> String {
    if may_hold_marks(text) {
        without_marks(text)
    } else {
        text.to_owned()
    }
}

fn without_marks(text: &str) -> String {
    let text = without_tabs(text);
    let (masked, found) = with_places(&text);
    let mut found = found.iter();
    let mut words = String::with_capacity(text.len());
    for letter in unemphasised(&masked, true).chars() {
        if letter != PLACE {
            words.push(letter);
        } else if let Some(link) = found.next() {
            words.push_str(link.label);
            let named = link.to.contains(link.label.trim_end_matches('/'));
            if !named {
                words.extend([" (", &link.to, ")"]);
            }
        }
    }
    words
}

/// Whether a text may hold a mark, a link, a tab or the character of a place. Most texts hold none.
fn may_hold_marks(text: &str) -> bool {
    let mut before = 0;
    text.bytes().any(|byte| {
        let may_begin = match byte {
            b'*' | b'_' | b'[' | b'<' | b'\t' => true,
            // Of `://` and of `www.`.
            b'/' => before == b':',
            b'.' => matches!(before, b'w' | b'W'),
            // The first byte of a place.
            byte => byte == 0xef,
        };
        before = byte;
        may_begin
    })
}

/// Tabs within a line part the cells of a table's row. No text holds the character of a place.
fn without_tabs(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| *letter != PLACE) {
        match letter {
            '\t' if plain.ends_with(BETWEEN_CELLS) => {}
            '\t' => plain.push_str(BETWEEN_CELLS),
            letter => plain.push(letter),
        }
    }
    plain
}

/// The text with a place for each link, and the links.
fn with_places(text: &str) -> (String, Vec<Link<'_>>) {
    let mut masked = String::with_capacity(text.len());
    let mut links = Vec::new();
    let mut at = 0;
    let mut before: Option<char> = None;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let begins =
            !before.is_some_and(|before| before.is_alphanumeric() || "/@.:".contains(before));
        let found = match letter {
            '[' => labelled(rest),
            '!' if rest.starts_with("![") => {
                labelled(&rest[1..]).map(|(length, link)| (length + 1, link))
            }
            '<' => bracketed(rest),
            'h' | 'H' | 'w' | 'W' if begins => bare(rest),
            _ => None,
        };
        let length = if let Some((length, link)) = found {
            masked.push(PLACE);
            links.push(link);
            length
        } else {
            masked.push(letter);
            letter.len_utf8()
        };
        before = text[at..at + length].chars().next_back();
        at += length;
    }
    (masked, links)
}

/// `[words](address)`, and its length.
fn labelled(text: &str) -> Option<(usize, Link<'_>)> {
    let end = bounded(text, LABEL)[1..].find([']', '[', '\n'])? + 1;
    let label = text[1..end].trim();
    let address = text[end..]
        .strip_prefix("](")
        .filter(|rest| begins_link(rest))?;
    let mut depth = 0_usize;
    let close = bounded(address, 2_000).find(|letter: char| {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return true,
            ')' => depth -= 1,
            _ => {}
        }
        letter.is_whitespace()
    })?;
    let to = read_link(&address[..close])?;
    let ends = address[close..].starts_with(')');
    (ends && !label.is_empty()).then_some((end + 2 + close + 1, Link { label, to }))
}

/// `<https://example.org>`, and its length.
fn bracketed(text: &str) -> Option<(usize, Link<'_>)> {
    if !begins_link(&text[1..]) {
        return None;
    }
    let end = bounded(text, 2_000).find(['>', '\n', ' '])?;
    let label = &text[1..end];
    let to = read_link(label)?;
    text[end..]
        .starts_with('>')
        .then_some((end + 1, Link { label, to }))
}

/// An address in a sentence, without the marks of the sentence, and its length.
fn bare(text: &str) -> Option<(usize, Link<'_>)> {
    let starts = ["https://", "http://", "www."].iter().any(|start| {
        text.get(..start.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    });
    if !starts {
        return None;
    }
    let text = bounded(text, 2_000);
    let ends = |letter: char| {
        letter.is_whitespace() || "<>\"“”„«»`|\\^{}[]，。、；：！？（）「」『』،؛؟".contains(letter)
    };
    let mut label = &text[..text.find(ends).unwrap_or(text.len())];
    loop {
        label = label.trim_end_matches(|letter| ".,:;!?'’‘*_…~".contains(letter));
        // A bracket that the address did not open belongs to the sentence.
        let is_open = label.matches(')').count() > label.matches('(').count();
        match label.strip_suffix(')').filter(|_| is_open) {
            Some(shorter) => label = shorter,
            None => break,
        }
    }
    let to = read_link(label)?;
    Some((label.len(), Link { label, to }))
}

/// The beginning of a text, of at most so many bytes.
fn bounded(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Adds a text with `**strong**`, `__strong__`, `*emphasis*` and `_emphasis_`.
fn emphasised<'a>(
    words: &str,
    links: &mut impl Iterator<Item = &'a Link<'a>>,
    html: &mut String,
    nests: bool,
) {
    for (mark, text) in emphases(words) {
        match mark {
            Some("**" | "__") if nests => {
                html.push_str("<strong>");
                emphasised(text, links, html, false);
                html.push_str("</strong>");
            }
            Some("**" | "__") => {
                html.push_str("<strong>");
                escaped(text, links, html);
                html.push_str("</strong>");
            }
            Some(_) => {
                html.push_str("<em>");
                escaped(text, links, html);
                html.push_str("</em>");
            }
            None => escaped(text, links, html),
        }
    }
}

fn unemphasised(words: &str, nests: bool) -> String {
    let parts = emphases(words).into_iter();
    let inner = |(mark, text): (Option<&str>, &str)| match mark {
        Some("**" | "__") if nests => unemphasised(text, false),
        _ => text.to_owned(),
    };
    parts.map(inner).collect()
}

fn emphases(words: &str) -> Vec<(Option<&'static str>, &str)> {
    const MARKS: [&str; 4] = ["**", "__", "*", "_"];
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    // If one mark has no partner further on, no later mark of its kind has one. So a text is searched a few times and not
    // once for each mark.
    let mut alone = [false; 4];
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
    if words[from..].starts_with(|first: char| first.is_whitespace() || "*_".contains(first)) {
        return None;
    }
    let end = bounded(&words[from..], EMPHASIS).find(mark)?;
    let text = &words[from..from + end];
    let goes_on = words[from + end + mark.len()..]
        .starts_with(|after: char| after.is_alphanumeric() || after == '*');
    let whole = !text.is_empty() && !text.ends_with(char::is_whitespace) && !goes_on;
    whole.then_some(from + end)
}

fn escaped<'a>(text: &str, links: &mut impl Iterator<Item = &'a Link<'a>>, html: &mut String) {
    for letter in text.chars() {
        if letter != PLACE {
            escape(letter, html);
        } else if let Some(link) = links.next() {
            html.push_str("<a href=\"");
            link.to.chars().for_each(|letter| escape(letter, html));
            html.push('"');
            if link.says_its_address() {
                html.push_str(" class=\"bare-address\"");
            }
            html.push_str(" rel=\"nofollow ugc noopener\">");
            link.label.chars().for_each(|letter| escape(letter, html));
            html.push_str("</a>");
        }
    }
}

fn escape(letter: char, html: &mut String) {
    match letter {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        '\0' => html.push('\u{fffd}'),
        '\n' => html.push_str("<br>"),
        letter => html.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_that_cannot_hold_a_mark_has_none(
            pieces in proptest::collection::vec(
                prop::sample::select(vec![
                    "http", "HTTPS", "ww", "W", "w.", ":", "/", ".", "!", "]", "(", ")", ">", "a",
                    "é", "\u{fffc}", " ", "\n", "*", "_", "[", "<", "\t", "example.org",
                ]),
                0..12,
            ),
        ) {
            let text = pieces.concat();
            prop_assert_eq!(plain(&text), without_marks(&text));
        }
    }
}
