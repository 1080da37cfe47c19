//! The name of a file, as it is shown and as a browser saves it. The name that the sender's browser gave is material only:
//! what leads elsewhere, hides something or breaks a header is taken out of it, and the ending follows the content.

use std::fmt::{self, Display};

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

use super::media::MediaKind;
use crate::closed_list::closed_list;
use crate::db::stored::stored_as_text;
use crate::language::{clean_line, is_ignorable};

/// The most characters of a name, with its ending.
const LENGTH: usize = 100;
/// The most bytes of a name, so that every file system can hold it.
const BYTES: usize = 200;

closed_list! {
    /// What a browser does with a file.
    pub enum Disposition {
        /// The browser shows it.
        Inline = "inline",
        /// The browser saves it.
        Attachment = "attachment",
    }
}

/// The safe name of a file. It is never empty, is no path, and ends as files of its kind do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    /// The name for a file of this kind that was sent under this name. A name of this type stays as it is.
    pub fn of(sent: &str, kind: MediaKind) -> Self {
        let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let safe: String = clean_line(last).chars().filter_map(safe).collect();
        let stem = trim(without_ending(safe.trim_end_matches(is_edge)));
        let stem = trim(cut(stem, kind.extension().len() + 1));
        let stem = if stem.is_empty() { "file" } else { stem };
        Self(format!("{stem}.{}", kind.extension()))
    }

    /// Reads a name as the database keeps it. `None` for a text that is no safe name.
    pub fn parse(text: &str) -> Option<Self> {
        let kinds = MediaKind::ALL.iter();
        let mut names = kinds.map(|kind| Self::of(text, *kind));
        names.find(|name| name.0 == text)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value of the header `Content-Disposition` (RFC 6266): the name in ASCII for old programs, and the whole name (RFC
    /// 8187). The value itself is ASCII.
    pub fn disposition(&self, disposition: Disposition) -> String {
        let plain: String = self.0.chars().map(plain).collect();
        let encoded: String = self.0.bytes().map(encoded).collect();
        let word = disposition.as_str();
        format!("{word}; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
    }
}

stored_as_text!(FileName);

impl Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The character as it stands in a name, if it does. Joiners stay out, although some scripts use them: a reader does not see them.
fn safe(letter: char) -> Option<char> {
    let category = CodePointMapData::<GeneralCategory>::new().get(letter);
    // Control, format, private, unassigned and lone surrogate characters.
    if GeneralCategoryGroup::Other.contains(category) || is_ignorable(letter) {
        return None;
    }
    match letter {
        // Operating systems give these a meaning.
        '<' | '>' | ':' | '"' | '|' | '?' | '*' | '/' | '\\' => Some('_'),
        letter => Some(letter),
    }
}

/// A name does not begin with a dot, because such files are hidden, and does not end with one.
fn trim(name: &str) -> &str {
    name.trim_matches(is_edge)
}

fn is_edge(letter: char) -> bool {
    letter == '.' || letter.is_whitespace()
}

/// The name without the ending of an accepted kind.
fn without_ending(name: &str) -> &str {
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return name;
    };
    let is_known = ending.eq_ignore_ascii_case("jpeg")
        || MediaKind::ALL
            .iter()
            .any(|kind| ending.eq_ignore_ascii_case(kind.extension()));
    if is_known { stem } else { name }
}

/// The beginning that leaves room for an ending of this length. No character loses its marks.
fn cut(name: &str, ending: usize) -> &str {
    let fits = |(at, letter): &(usize, char)| at + letter.len_utf8() <= BYTES - ending;
    let letters: Vec<(usize, char)> = name.char_indices().collect();
    let most = letters
        .iter()
        .take(LENGTH - ending)
        .take_while(|letter| fits(letter))
        .count();
    let is_split = |at: usize| letters.get(at).is_some_and(|(_, letter)| is_mark(*letter));
    let end = (1..=most).rev().find(|at| !is_split(*at)).unwrap_or(0);
    letters.get(end).map_or(name, |(at, _)| &name[..*at])
}

/// Whether a character belongs to the one before it.
fn is_mark(letter: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(letter);
    GeneralCategoryGroup::Mark.contains(category)
}

/// The character in a quoted text of ASCII. Some programs decode a `%` there.
fn plain(letter: char) -> char {
    match letter {
        ' ' | '!' | '#'..='$' | '&'..='[' | ']'..='~' => letter,
        _ => '_',
    }
}

/// The byte as it stands in an extended value (`attr-char` of RFC 8187).
fn encoded(byte: u8) -> String {
    let is_plain = byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte);
    if is_plain {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(sent: &str) -> String {
        FileName::of(sent, MediaKind::Pdf).0
    }

    #[test]
    fn an_ordinary_name_stays() {
        for (sent, name) in [
            ("Report 2026.pdf", "Report 2026.pdf"),
            ("Étude de cas.PDF", "Étude de cas.pdf"),
            ("报告.pdf", "报告.pdf"),
            ("notes.v2", "notes.v2.pdf"),
            ("Minutes 12.03.2026", "Minutes 12.03.2026.pdf"),
            ("photo.JPEG", "photo.pdf"),
        ] {
            assert_eq!(named(sent), name, "{sent}");
        }
    }

    #[test]
    fn a_hostile_name_becomes_harmless() {
        for (sent, name) in [
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
            ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie_ x=1.pdf"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe.pdf"),
            ("a\u{200b}b\u{2066}c\u{feff}.pdf", "abc.pdf"),
            ("\u{e000}\u{e0041}x.pdf", "x.pdf"),
            ("page.html", "page.html.pdf"),
            ("\"quoted\";.pdf", "_quoted_;.pdf"),
            (".htaccess", "htaccess.pdf"),
            ("...", "file.pdf"),
            (". . .pdf", "file.pdf"),
            ("..pdf", "file.pdf"),
            ("", "file.pdf"),
            ("folder/", "file.pdf"),
            ("\0\u{7}\u{1b}", "file.pdf"),
            ("\u{2800}\u{3164}", "file.pdf"),
        ] {
            assert_eq!(named(sent), name, "{sent:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        assert_eq!(named(&"x".repeat(300)).chars().count(), LENGTH);
        let wide = named(&"報".repeat(300));
        assert!(wide.len() <= BYTES && wide.ends_with("報.pdf"), "{wide}");
        // The last letter that fits has a mark that does not fit: both go.
        let marked = named(&format!("{}q\u{323}rest", "x".repeat(95)));
        assert_eq!(marked, format!("{}.pdf", "x".repeat(95)));
        assert_eq!(named(&format!("a{}", "\u{323}".repeat(200))), "file.pdf");
    }

    #[test]
    fn a_safe_name_stays_safe() {
        let long = "é. ".repeat(90);
        for sent in [
            "a.pdf.pdf",
            "a . pdf",
            "..a..",
            "x\u{202e}.docx",
            &long,
            "q\u{323}.jpg..",
        ] {
            let once = FileName::of(sent, MediaKind::Docx);
            assert_eq!(FileName::of(once.as_str(), MediaKind::Docx), once, "{sent}");
            assert_eq!(FileName::parse(once.as_str()), Some(once), "{sent}");
        }
        for other in [
            "",
            "x",
            "x.exe",
            "a/b.pdf",
            ".pdf",
            "a\n.pdf",
            "a\u{202e}.pdf",
        ] {
            assert_eq!(FileName::parse(other), None, "{other}");
        }
    }

    #[test]
    fn the_header_names_the_file_twice_and_in_ascii() {
        let header = |sent| FileName::of(sent, MediaKind::Pdf).disposition(Disposition::Attachment);
        assert_eq!(
            header("Étude 50%.pdf"),
            "attachment; filename=\"_tude 50_.pdf\"; filename*=UTF-8''%C3%89tude%2050%25.pdf"
        );
        assert_eq!(
            header("a'b(c)*;d\"e.pdf"),
            "attachment; filename=\"a'b(c)_;d_e.pdf\"; filename*=UTF-8''a%27b%28c%29_%3Bd_e.pdf"
        );
        for sent in [
            "a\r\nX: y",
            "\u{202e}\u{0}",
            "\u{1f600}\\\"",
            "\u{ff02}; filename=evil.exe",
        ] {
            let value = header(sent);
            assert!(
                value.bytes().all(|byte| matches!(byte, b' '..=b'~')),
                "{value}"
            );
            assert_eq!(value.matches('"').count(), 2, "{value}");
        }
    }
}
