//! The tokens of one field of a practice, as one text: the tokens that the index takes need no list of strings.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Before a token at the position after the word before.
const NEXT: char = '\u{4}';
/// Before another token at the same position.
const SAME: char = '\u{5}';
/// After a text: a phrase never spans two texts.
const GAP: char = '\u{6}';

/// The positions that are left empty after a text.
const GAP_LENGTH: usize = 10;

/// The tokens of one field, each behind a mark that says where it stands. No token holds such a mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenText(String);

impl TokenText {
    /// Adds the token of the next word.
    pub fn add_word(&mut self, token: &str) {
        self.0.push(NEXT);
        self.0.push_str(token);
    }

    /// Adds another token of the same word, which consists of these parts.
    pub fn add_form(&mut self, parts: &[&str]) {
        self.0.push(SAME);
        self.0.extend(parts.iter().copied());
    }

    /// Adds another token of the same word, if there is one.
    pub fn add_forms(&mut self, token: Option<&str>) {
        if let Some(token) = token {
            self.add_form(&[token]);
        }
    }

    /// Ends a text.
    pub fn end_text(&mut self) {
        self.0.push(GAP);
    }

    /// Adds tokens that were written before, as [`Self::as_str`] gives them.
    pub fn add_written(&mut self, tokens: &str) {
        self.0.push_str(tokens);
    }

    /// The text that [`TokenReader`] reads.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads such a text for the index.
#[derive(Clone, Default)]
pub struct TokenReader {
    token: Token,
}

/// The tokens that were not read yet.
pub struct UnreadTokens<'a> {
    unread: &'a str,
    /// The position of the next word.
    next: usize,
    token: &'a mut Token,
}

impl Tokenizer for TokenReader {
    type TokenStream<'a> = UnreadTokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> UnreadTokens<'a> {
        self.token.reset();
        UnreadTokens {
            unread: text,
            next: 0,
            token: &mut self.token,
        }
    }
}

impl TokenStream for UnreadTokens<'_> {
    fn advance(&mut self) -> bool {
        loop {
            let mut letters = self.unread.chars();
            match letters.next() {
                Some(GAP) => self.next += GAP_LENGTH,
                Some(NEXT) => self.next += 1,
                Some(_) => {}
                None => return false,
            }
            let from_token = letters.as_str();
            let is_mark = |byte: u8| matches!(char::from(byte), NEXT | SAME | GAP);
            let end = from_token.bytes().position(is_mark);
            let (token, unread) = from_token.split_at(end.unwrap_or(from_token.len()));
            self.unread = unread;
            if !token.is_empty() {
                self.token.position = self.next.saturating_sub(1);
                self.token.text.clear();
                self.token.text.push_str(token);
                return true;
            }
        }
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// The tokens of a text and their positions.
    pub fn read_tokens(text: &TokenText) -> Vec<(usize, String)> {
        let mut reader = TokenReader::default();
        let mut stream = reader.token_stream(text.as_str());
        let mut found = Vec::new();
        while let Some(token) = stream.next() {
            found.push((token.position, token.text.clone()));
        }
        found
    }

    #[test]
    fn tokens_are_read_at_the_positions_where_they_were_written() {
        let mut whole = TokenText::default();
        for gaps in [2, 1] {
            whole.add_word("covid");
            whole.add_form(&["\u{2}", "covid", "19"]);
            whole.add_word("19");
            (0..gaps).for_each(|_| whole.end_text());
        }
        let token = |position, token: &str| (position, token.to_owned());
        assert_eq!(
            read_tokens(&whole),
            [
                token(0, "covid"),
                token(0, "\u{2}covid19"),
                token(1, "19"),
                token(22, "covid"),
                token(22, "\u{2}covid19"),
                token(23, "19"),
            ]
        );
        assert_eq!(read_tokens(&TokenText::default()), []);
    }
}
