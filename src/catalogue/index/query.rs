//! The text of the search box, as words, prefixes and phrases, and what a text must hold to match them. No text is a syntax error:
//! every character that belongs to no word and is no quotation mark separates words. Pure.

use super::common::is_common;
use super::terms::{PartTerms, joined_forms, phrases, word_terms};
use super::words::{Word, words};
use crate::language::clean;

/// The most characters of a query. A longer text is cut, which bounds the cost of a search.
pub const LONGEST: usize = 300;
/// The most parts of a query.
const MOST_PARTS: usize = 24;
/// The fewest letters of a prefix: a shorter one would match much of the dictionary.
const SHORTEST_PREFIX: usize = 2;

/// What a reader searches for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// The typed text, cut to the length that is searched for.
    pub typed: String,
    /// Words, prefixes and phrases, in the order of the text.
    pub parts: Vec<QueryPart>,
}

/// One part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryPart {
    /// A word, in any of its forms.
    Word(Word),
    /// `consul*`: every word that begins with it.
    Prefix(Word),
    /// Words that must stand side by side.
    Phrase(Vec<Word>),
    /// `one-stop-shop`: joined words, in any of their forms, joined or apart.
    Joined(Vec<Word>),
}

impl SearchQuery {
    /// Reads the typed text.
    pub fn parse(typed: &str) -> Self {
        let typed: String = clean(typed).chars().take(LONGEST).collect();
        let typed = typed.trim().to_owned();
        let mut parts = Vec::new();
        // Every second piece is quoted; the last piece is not, if the closing mark is missing.
        let pieces: Vec<&str> = typed.split(['"', '“', '”', '„', '«', '»']).collect();
        let mut offset = 0;
        for (number, piece) in pieces.iter().enumerate() {
            let quoted = number % 2 == 1 && number + 1 < pieces.len();
            let found = if quoted {
                Vec::from_iter(read_quotation(piece))
            } else {
                read_unquoted(piece)
            };
            parts.extend(found.into_iter().map(|part| part.moved(offset)));
            let mark = typed[offset + piece.len()..].chars().next();
            offset += piece.len() + mark.map_or(0, char::len_utf8);
        }
        parts.truncate(MOST_PARTS);
        Self { typed, parts }
    }

    /// Reads a text that is being typed: its last word is a beginning, unless a blank or a sign ends it.
    pub fn parse_typing(typed: &str) -> Self {
        let mut query = Self::parse(typed);
        let is_open = typed.ends_with(char::is_alphanumeric);
        if let Some(last) = query.parts.last_mut().filter(|_| is_open)
            && let QueryPart::Word(word) = last
            && word.folded.chars().count() >= SHORTEST_PREFIX
        {
            *last = QueryPart::Prefix(word.clone());
        }
        query
    }

    /// Whether the text holds no word.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The typed text with some words replaced. The corrections are in the order of the text.
    pub fn corrected(&self, corrections: &[(&Word, String)]) -> String {
        let mut text = self.typed.clone();
        for (word, correction) in corrections.iter().rev() {
            text.replace_range(word.range.clone(), correction);
        }
        text
    }

    /// What a practice must hold to match each part of the query.
    pub fn part_terms(&self, mode: MatchMode) -> Vec<PartTerms> {
        // Every text holds an “of”: it finds nothing by itself.
        let counts = |part: &&QueryPart| match part {
            QueryPart::Word(word) => mode == MatchMode::All || !is_common(&word.folded),
            _ => true,
        };
        let parts = self.parts.iter().filter(counts);
        parts.map(QueryPart::terms).collect()
    }
}

/// How many parts of a query a practice must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchMode {
    /// Every part.
    All,
    /// At least one part.
    Any,
}

fn read_quotation(piece: &str) -> Option<QueryPart> {
    let mut quoted = words(piece);
    quoted.truncate(MOST_PARTS);
    match quoted.len() {
        0 => None,
        1 => quoted.pop().map(QueryPart::Word),
        _ => Some(QueryPart::Phrase(quoted)),
    }
}

/// Words without blanks between them become one part: joined words such as `PX-2026-0417`, or a phrase such as a line of
/// Chinese. The groups of a number may have blanks between them.
fn read_unquoted(piece: &str) -> Vec<QueryPart> {
    let mut found = words(piece).into_iter().peekable();
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(first) = found.next() {
        at = at.max(first.range.start);
        let mut chunk = vec![first];
        let mut end = end_of_chunk(piece, at);
        while let Some(word) = found.next_if(|word| word.range.start < end || word.joined) {
            end = end.max(end_of_chunk(piece, word.range.start));
            chunk.push(word);
        }
        chunk.truncate(MOST_PARTS);
        let is_prefix = piece[..end].ends_with('*')
            && chunk.last().is_some_and(|word| word.range.end + 1 == end);
        parts.push(match chunk.len() {
            1 => {
                let word = chunk.remove(0);
                if is_prefix && word.folded.chars().count() >= SHORTEST_PREFIX {
                    QueryPart::Prefix(word)
                } else {
                    QueryPart::Word(word)
                }
            }
            _ if chunk.iter().skip(1).all(|word| word.joined) => QueryPart::Joined(chunk),
            _ => QueryPart::Phrase(chunk),
        });
        at = end;
    }
    parts
}

/// The next blank from here on, or the end of the text.
fn end_of_chunk(piece: &str, from: usize) -> usize {
    piece[from..]
        .find(char::is_whitespace)
        .map_or(piece.len(), |length| from + length)
}

impl QueryPart {
    /// Its words.
    pub fn words(&self) -> &[Word] {
        match self {
            Self::Word(word) | Self::Prefix(word) => std::slice::from_ref(word),
            Self::Phrase(words) | Self::Joined(words) => words,
        }
    }

    fn moved(mut self, by: usize) -> Self {
        let words = match &mut self {
            Self::Word(word) | Self::Prefix(word) => std::slice::from_mut(word),
            Self::Phrase(words) | Self::Joined(words) => words.as_mut_slice(),
        };
        for word in words {
            word.range = word.range.start + by..word.range.end + by;
        }
        self
    }

    fn terms(&self) -> PartTerms {
        match self {
            Self::Word(word) => {
                let terms = word_terms(word).into_iter();
                PartTerms::AnyOf(terms.map(|term| vec![term]).collect())
            }
            Self::Prefix(word) => PartTerms::Beginning(word.folded.clone()),
            Self::Phrase(words) => PartTerms::AnyOf(phrases(words)),
            Self::Joined(words) => PartTerms::AnyOf(joined_forms(words)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Vec<String> {
        let query = SearchQuery::parse(typed);
        for word in query.parts.iter().flat_map(QueryPart::words) {
            assert_eq!(
                crate::language::fold_letters(&query.typed[word.range.clone()]),
                word.folded,
                "{typed}"
            );
        }
        let join = |words: &[Word]| {
            words
                .iter()
                .map(|word| word.folded.as_str())
                .collect::<Vec<_>>()
                .join("+")
        };
        query
            .parts
            .iter()
            .map(|part| match part {
                QueryPart::Word(word) => word.folded.clone(),
                QueryPart::Prefix(word) => format!("{}*", word.folded),
                QueryPart::Phrase(words) => join(words),
                QueryPart::Joined(words) => join(words).replace('+', "-"),
            })
            .collect()
    }

    #[test]
    fn words_prefixes_and_phrases_are_read() {
        let table: &[(&str, &[&str])] = &[
            (
                "labour agreement Pacific",
                &["labour", "agreement", "pacific"],
            ),
            (
                "“labour agreement” Pacific",
                &["labour+agreement", "pacific"],
            ),
            (
                "« accord de travail » Fidji",
                &["accord+de+travail", "fidji"],
            ),
            ("consul* Sahel", &["consul*", "sahel"]),
            ("a* *", &["a"]),
            ("PX-2026-0417", &["px-2026-0417"]),
            ("one-stop-shop* one-stop", &["one-stop-shop", "one-stop"]),
            ("12 500 people, 12,500", &["12-500", "people", "12-500"]),
            ("title:x l’accueil", &["title+x", "accueil"]),
            ("移民法 x", &["移+民+法", "x"]),
            ("\"unclosed words", &["unclosed", "words"]),
            ("\"one\"", &["one"]),
            ("", &[]),
        ];
        for (typed, expected) in table {
            assert_eq!(read(typed), *expected, "{typed}");
        }
    }

    #[test]
    fn the_last_word_of_what_is_typed_is_a_beginning() {
        for (typed, expected) in [
            ("labour agr", &["Word", "Prefix"][..]),
            ("labour ", &["Word"]),
            ("v", &["Word"]),
            ("one-stop-sh", &["Joined"]),
            ("“labour agr", &["Word", "Prefix"]),
            ("", &[]),
        ] {
            let query = SearchQuery::parse_typing(typed);
            let kind = |part: &QueryPart| match part {
                QueryPart::Word(_) => "Word",
                QueryPart::Prefix(_) => "Prefix",
                QueryPart::Phrase(_) => "Phrase",
                QueryPart::Joined(_) => "Joined",
            };
            let kinds: Vec<&str> = query.parts.iter().map(kind).collect();
            assert_eq!(kinds, expected, "{typed}");
        }
    }

    #[test]
    fn hostile_queries_are_words_or_nothing() {
        for typed in [
            "\"*^NEAR(",
            "!&|<->",
            "' or 1=1--",
            "q[x' or 1=1--]=",
            "\u{0}\u{feff}\u{202e}",
            "{{7*7}}",
            "((((((((",
            "\"\"\"\"\"",
            "title:x AND NOT (y OR z)~2^9 [a TO b]",
        ] {
            read(typed);
        }
        let long = SearchQuery::parse(&"wörd ".repeat(10_000));
        assert_eq!((long.parts.len(), long.typed.chars().count()), (24, 299));
        assert_eq!(SearchQuery::parse(&"x".repeat(1_000_000)).parts, []);
        assert_eq!(SearchQuery::parse(&"\"".repeat(10_000)).parts, []);
    }

    #[test]
    fn a_correction_stands_where_the_word_stood() {
        let query = SearchQuery::parse("“almaty proces” réfugiés*");
        let words: Vec<&Word> = query.parts.iter().flat_map(QueryPart::words).collect();
        let corrected = query.corrected(&[
            (words[1], "process".to_owned()),
            (words[2], "réfugié".to_owned()),
        ]);
        assert_eq!(corrected, "“almaty process” réfugié*");
    }
}
