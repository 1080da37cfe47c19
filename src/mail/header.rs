//! Words of people in a mail's header (RFC 2047). An encoded word that a person typed must not be decoded by the recipient's
//! program: it may hold a line end and a header. So words are sent as they are only if they are plain ASCII without `=?`;
//! otherwise all of them are encoded, and nothing typed is left outside. Knows no header by its meaning.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lettre::message::Mailbox;
use lettre::message::header::{HeaderName, HeaderValue};

/// The most bytes in one encoded word: with the longest name of such a header, its line has at most 76 characters.
const IN_ONE_WORD: usize = 39;

/// A header whose value consists of words. Controls become spaces, because a header is one line.
pub(super) fn words(name: &'static str, text: &str) -> HeaderValue {
    let line = one_line(text);
    if is_plain(text) {
        return HeaderValue::new(HeaderName::new_from_ascii_str(name), line);
    }
    let written = encoded(&line);
    bare(name, line, written)
}

/// A header whose value is an address with the name of its owner.
pub(super) fn mailbox(name: &'static str, mailbox: &Mailbox) -> Option<HeaderValue> {
    let owner = mailbox.name.as_deref().filter(|owner| !is_plain(owner))?;
    let value = format!("{} <{}>", encoded(&one_line(owner)), mailbox.email);
    Some(bare(name, mailbox.to_string(), value))
}

/// A header whose value is written as it is: no words, and folding would break it.
pub(super) fn machine(name: &'static str, value: &str) -> HeaderValue {
    let line = one_line(value);
    bare(name, line.clone(), line)
}

fn bare(name: &'static str, value: String, written: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value, written)
}

/// Whether no mail program reads anything else in these words than what is written.
fn is_plain(text: &str) -> bool {
    !text.contains("=?") && text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

fn one_line(text: &str) -> String {
    text.split(char::is_control)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// All of a text as encoded words, one on each line. No character is divided between two words.
fn encoded(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.floor_char_boundary(IN_ONE_WORD));
        words.push(format!("=?utf-8?b?{}?=", STANDARD.encode(word)));
        rest = after;
    }
    words.join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn no_character_is_divided_between_two_words() {
        for text in ["é".repeat(100), "a😀".repeat(40), "漢".repeat(70)] {
            for word in encoded(&text).split("\r\n ") {
                assert!(word.len() <= 64, "{word}");
                let eml = crate::mail::eml::Eml::read(format!("Subject: {word}\n\n").as_bytes());
                assert!(!eml.subject().contains('\u{fffd}'), "{word}");
                assert!(text.contains(eml.subject()), "{word}");
            }
        }
    }
}
