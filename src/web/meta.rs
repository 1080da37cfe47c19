//! What a public page says of itself to search engines, to sites that show a link to it, and to reference managers.
//! `templates/web/meta.html` draws it. Knows no page.

use crate::language::Language;

/// The most characters of a description. Search engines show about half of them.
const LONGEST: usize = 300;

/// What a page says of itself.
#[derive(Clone, Debug)]
pub struct PageAbout {
    /// The title without the name of the site.
    pub title: String,
    /// What the page is about, in a sentence or two.
    pub description: String,
    /// The whole address that search engines keep.
    pub canonical: String,
    /// A picture of the page: its whole address, and what it shows.
    pub picture: Option<(String, String)>,
    /// How a work is cited: `citation_title` and its siblings, with their contents. Empty on other pages.
    pub citation: Vec<(&'static str, String)>,
}

impl PageAbout {
    /// A page with this title at this address. A long description is cut between two words.
    pub fn new(title: &str, description: &str, canonical: String) -> Self {
        Self {
            title: title.to_owned(),
            description: shortened(description),
            canonical,
            picture: None,
            citation: Vec::new(),
        }
    }

    /// What kind of thing the page is, in the words of the Open Graph.
    pub fn kind(&self) -> &'static str {
        if self.citation.is_empty() {
            "website"
        } else {
            "article"
        }
    }
}

/// The language and country of a page, as the Open Graph names it.
pub fn locale(language: Language) -> &'static str {
    match language {
        Language::En => "en_GB",
        Language::Fr => "fr_FR",
    }
}

fn shortened(text: &str) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(LONGEST) else {
        return text.to_owned();
    };
    let within_a_word = text[end..].starts_with(char::is_alphanumeric);
    let last_blank = text[..end].rfind(char::is_whitespace);
    // A text without blanks is cut between two characters.
    let end = last_blank.filter(|_| within_a_word).unwrap_or(end);
    let kept = text[..end].trim_end_matches(|letter: char| !letter.is_alphanumeric());
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_description_ends_after_a_whole_word() {
        assert_eq!(shortened(" One, two. "), "One, two.");
        let fifty = "first ".repeat(50);
        let fifty = fifty.trim_end();
        assert_eq!(shortened(&format!("{fifty}, second")), format!("{fifty}…"));
        assert_eq!(
            shortened(&format!("{fifty}second")),
            format!("{}…", "first ".repeat(49).trim_end())
        );
        assert_eq!(
            shortened(&"移".repeat(400)),
            format!("{}…", "移".repeat(300))
        );
    }
}
