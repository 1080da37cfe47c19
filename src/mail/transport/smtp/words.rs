//! What a mail server said, or why it said nothing, as one line for the log and the outbox.

use std::error::Error as _;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::response::Response;

/// The longest words of a server that are kept.
const WORDS: usize = 500;

/// An answer with its code.
pub(super) fn said(response: &Response) -> String {
    let words = response.message().collect::<Vec<_>>().join(" ");
    tidy(&format!("{} {words}", response.code()))
}

/// The answer that refused, or the reason why there is none.
pub(super) fn words_of(error: &Error) -> String {
    match (error.status(), error.source()) {
        (Some(code), Some(words)) => tidy(&format!("{code} {words}")),
        (Some(code), None) => code.to_string(),
        // The innermost cause names the reason; the outer errors only say that the connection failed.
        (None, _) => {
            let mut deepest: &dyn std::error::Error = error;
            while let Some(cause) = deepest.source() {
                deepest = cause;
            }
            tidy(&deepest.to_string())
        }
    }
}

/// A server's words as one line. Whole: what is to be taken out of them would not be found in a part.
pub(super) fn tidy(words: &str) -> String {
    let line = words
        .split(|c: char| c.is_control() || c == ' ')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>();
    line.join(" ")
}

/// The beginning of long words.
pub(super) fn shortened(words: &str) -> String {
    words.chars().take(WORDS).collect()
}

#[cfg(test)]
mod tests {
    use super::{shortened, tidy};

    #[test]
    fn a_servers_words_are_one_short_line() {
        assert_eq!(tidy("550 no\r\nsuch\u{7} user"), "550 no such user");
        assert_eq!(shortened(&"x".repeat(9_000)).len(), 500);
    }
}
