//! What an HTML part or a page says, as an outline to be read in a review: headings, lists, links, forms with the names
//! of their fields and buttons, and every text. Styling is left out.
//!
//! An element that means something has a line of its own, with its text behind the colon or its content indented below.
//! `div`, layout tables and the like are left out, and their content stands in their place.

use std::fmt::Write as _;

use scraper::{ElementRef, Html, Selector};

/// Elements inside a line of text.
const INLINE: &str =
    "a abbr b bdi br cite code dfn em i img kbd mark q s small span strong sub sup time u wbr";

/// Elements that group other elements for the style sheet alone.
const GROUPS: &str = "body div head html tbody";

/// The most choices of a list that stand in an outline.
const MOST_CHOICES: usize = 30;

/// Attributes that a reader of the outline needs, in this order.
const ATTRIBUTES: [&str; 19] = [
    "method",
    "action",
    "role",
    "type",
    "name",
    "value",
    "for",
    "href",
    "form",
    "checked",
    "selected",
    "disabled",
    "required",
    "hidden",
    "open",
    "lang",
    "dir",
    "aria-label",
    "aria-hidden",
];

/// The outline of the first element that the selector finds.
#[track_caller]
pub fn outline(html: &str, selector: &str) -> String {
    let html = Html::parse_document(html);
    let selector = Selector::parse(selector).unwrap();
    let element = html.select(&selector).next().expect("such an element");
    let mut outline = Outline::default();
    outline.element(element, 0);
    outline.lines.join("\n") + "\n"
}

#[derive(Default)]
struct Outline {
    lines: Vec<String>,
}

impl Outline {
    fn element(&mut self, element: ElementRef, depth: usize) {
        let name = element.value().name();
        match name {
            "script" | "style" | "svg" | "template" | "meta" => {}
            _ if is_group(element) => self.children(element, depth),
            "textarea" | "pre" => {
                let text: String = element.text().collect();
                self.line(depth, &opening(element));
                text.trim_end()
                    .lines()
                    .for_each(|line| self.line(depth + 1, &format!("> {line}")));
            }
            "select" => self.select(element, depth),
            _ => {
                let before = self.lines.len();
                self.line(depth, &opening(element));
                self.children(element, depth + 1);
                // One line of text and nothing else stands behind its element.
                if let [own, text] = &self.lines[before..]
                    && let Some(words) = text.trim_start().strip_prefix("| ")
                {
                    let joined = format!("{own}: {words}");
                    self.lines.truncate(before);
                    self.lines.push(joined);
                }
            }
        }
    }

    /// A list of countries would hide what stands around it: the first choices stand for all.
    fn select(&mut self, element: ElementRef, depth: usize) {
        self.line(depth, &opening(element));
        let before = self.lines.len();
        self.children(element, depth + 1);
        let choices = self.lines.len() - before;
        if choices > MOST_CHOICES {
            self.lines.truncate(before + 3);
            self.line(depth + 1, &format!("(and {} more)", choices - 3));
        }
    }

    fn children(&mut self, element: ElementRef, depth: usize) {
        let mut text = String::new();
        for child in element.children() {
            if let Some(words) = child.value().as_text() {
                text.push_str(words);
            } else if let Some(inner) = ElementRef::wrap(child) {
                if is_inline(inner) {
                    speak(inner, &mut text);
                } else {
                    self.text(depth, &mut text);
                    self.element(inner, depth);
                }
            }
        }
        self.text(depth, &mut text);
    }

    fn text(&mut self, depth: usize, text: &mut String) {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.line(depth, &format!("| {words}"));
        }
        text.clear();
    }

    fn line(&mut self, depth: usize, line: &str) {
        self.lines.push("  ".repeat(depth) + line);
    }
}

/// Whether the element groups others for the style sheet alone.
fn is_group(element: ElementRef) -> bool {
    let layout_table = element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .chain([element])
        .any(|around| {
            around.value().name() == "table" && around.attr("role") == Some("presentation")
        });
    let name = element.value().name();
    let of_table = matches!(name, "table" | "tr" | "td");
    (of_table && layout_table)
        || (is_in(GROUPS, name)
            && !["role", "lang", "hidden", "aria-hidden", "aria-label"]
                .iter()
                .any(|attribute| element.attr(attribute).is_some()))
}

/// Whether the element and all within it stand in a line of text.
fn is_inline(element: ElementRef) -> bool {
    is_in(INLINE, element.value().name())
        && element
            .descendants()
            .filter_map(ElementRef::wrap)
            .all(|inner| is_in(INLINE, inner.value().name()) || is_picture(inner))
}

/// Whether the element is a drawing or a part of one.
fn is_picture(element: ElementRef) -> bool {
    let mut around = element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .chain([element]);
    around.any(|around| around.value().name() == "svg")
}

fn is_in(list: &str, name: &str) -> bool {
    list.split(' ').any(|known| known == name)
}

/// The element's name with the attributes that mean something.
fn opening(element: ElementRef) -> String {
    let mut opening = element.value().name().to_owned();
    for name in ATTRIBUTES {
        match element.attr(name) {
            Some("") if !matches!(name, "value" | "name" | "href" | "action") => {
                opening.extend([" ", name]);
            }
            Some(value) => write!(opening, " {name}={value:?}").unwrap(),
            None => {}
        }
    }
    opening
}

/// A piece of a line of text: links with where they lead, pictures by their words.
fn speak(element: ElementRef, text: &mut String) {
    let (before, after) = match element.value().name() {
        "a" => (
            "[",
            format!("]({})", element.attr("href").unwrap_or("nowhere")),
        ),
        "br" => (" / ", String::new()),
        "img" => (
            "[picture: ",
            format!("{}]", element.attr("alt").unwrap_or("without words")),
        ),
        "svg" => return,
        _ => ("", String::new()),
    };
    text.push_str(before);
    for child in element.children() {
        if let Some(words) = child.value().as_text() {
            text.push_str(words);
        } else if let Some(inner) = ElementRef::wrap(child) {
            speak(inner, text);
        }
    }
    text.push_str(&after);
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn an_outline_keeps_what_means_something() {
        let html = r#"<main><div class="wide"><h1 id="top">A <b>bold</b> title</h1>
            <p>Read <a href="/help">the <svg><path/></svg>help</a>, then<br>go on.</p>
            <form method="post" action="/x"><label for="n">Name</label> <input id="n" name="n" value="">
            <textarea name="words">
two
lines</textarea><button name="deed" value="save">Save</button></form>
            <ul><li>One<ul><li>Below</ul></ul></main>"#;
        assert_eq!(
            outline(html, "main"),
            "main
  h1: A bold title
  p: Read [the help](/help), then / go on.
  form method=\"post\" action=\"/x\"
    label for=\"n\": Name
    input name=\"n\" value=\"\"
    textarea name=\"words\"
      > two
      > lines
    button name=\"deed\" value=\"save\": Save
  ul
    li
      | One
      ul
        li: Below
"
        );
    }
}
