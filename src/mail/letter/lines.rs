//! How words stand in the plain part of a mail: what typed text may hold, where a line breaks, what marks a quotation.

use std::fmt::Display;

use super::SECRET_PLACE;

/// The most characters in a line.
const WIDTH: usize = 72;

/// Typed text as mails may carry it: without control characters but tabs, and without the secret's
/// placeholder.
pub(super) fn plain(typed: &str) -> String {
    let kept = |c: char| (matches!(c, '\n' | '\t') || !c.is_control()) && !SECRET_PLACE.contains(c);
    typed
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| kept(*c))
        .collect()
}

/// Typed text on one line, as a header, a heading or a paragraph may hold it.
pub(super) fn line(words: impl Display) -> String {
    breakable(&plain(&words.to_string()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Splits a text at the blanks where a line may break. A no-break space stays within its word.
fn breakable(text: &str) -> impl Iterator<Item = &str> {
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    text.split(breaks).filter(|word| !word.is_empty())
}

/// The lines of a text with the mark of a quotation before each, and their indentation kept.
pub(super) fn quoted_lines(text: &str) -> String {
    let quoted = text.lines().map(|line| {
        let words = line.trim_start();
        match &line[..line.len() - words.len()] {
            _ if words.is_empty() => ">".to_owned(),
            indent => wrapped(words, &format!("> {indent}")),
        }
    });
    quoted.collect::<Vec<_>>().join("\n")
}

/// Wraps one paragraph at its blanks, with the same mark before each line. A text without blanks stays whole.
pub(super) fn wrapped(words: &str, mark: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in breakable(words) {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(last) if length < room => {
                last.push(' ');
                last.push_str(word);
                room -= length + 1;
            }
            _ => {
                lines.push(format!("{mark}{word}"));
                room = WIDTH.saturating_sub(mark.len() + length);
            }
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{line, plain, quoted_lines, wrapped};

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(
            line("Almaty\r\nBcc: all@example.org"),
            "Almaty Bcc: all@example.org"
        );
        assert_eq!(line("  two \t blanks\u{0}\u{7} "), "two blanks");
        assert_eq!(line("\u{2028}"), "");
        assert_eq!(
            line("Vraiment\u{202f}?  Oui\u{a0}: "),
            "Vraiment\u{202f}? Oui\u{a0}:"
        );
    }

    #[test]
    fn typed_text_holds_no_placeholder_of_a_secret() {
        assert_eq!(plain("before\u{E000}after"), "beforeafter");
    }

    #[test]
    fn words_break_at_blanks_only() {
        let text = wrapped(&"seven letters ".repeat(12), "> ");
        assert!(
            text.lines()
                .all(|line| line.starts_with("> ") && line.chars().count() <= super::WIDTH)
        );
        assert_eq!(text.lines().count(), 3);
        assert_eq!(wrapped("", "> "), "");
        assert_eq!(wrapped(&"没".repeat(200), "").lines().count(), 1);
    }

    #[test]
    fn a_quotation_keeps_its_lines() {
        let typed = plain("One.\r\n\r\nTwo.\rThree.\n\n• A\n  • B\tC");
        assert_eq!(
            quoted_lines(&typed),
            "> One.\n>\n> Two.\n> Three.\n>\n> • A\n>   • B C"
        );
    }
}
