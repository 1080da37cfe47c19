//! What somebody typed into the search box, as words, prefixes and phrases, and as a query of the index. There is
//! no syntax to get wrong: whatever is no word and no quotation mark parts words. Pure.

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery,
    Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::schema::Fields;
use super::words::{Script, Word, pair, stem_term, stems, words};

/// A query of people is shorter; what is longer is cut, so that nobody can make a search dear.
pub const LONGEST: usize = 300;
/// As many parts are looked up.
const MOST_PARTS: usize = 24;
/// A prefix of fewer letters would name half the dictionary.
const SHORTEST_PREFIX: usize = 2;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// As it was typed, cut to what was looked at.
    pub typed: String,
    /// What must be found.
    pub parts: Vec<Part>,
}

/// One thing that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word, in any of its forms.
    Word(Word),
    /// `consul*`: whatever begins so.
    Prefix(Word),
    /// Words side by side, as they are written.
    Phrase(Vec<Word>),
}

impl Sought {
    /// Reads what was typed.
    pub fn parse(typed: &str) -> Self {
        let typed: String = typed
            .chars()
            .filter(|letter| !letter.is_control())
            .take(LONGEST)
            .collect();
        let typed = typed.trim().to_owned();
        let mut parts = Vec::new();
        // Every second piece stands within quotation marks; a mark without its partner counts for nothing.
        let pieces: Vec<&str> = typed.split(['"', '“', '”', '„', '«', '»']).collect();
        let mut offset = 0;
        for (number, piece) in pieces.iter().enumerate() {
            let quoted = number % 2 == 1 && number + 1 < pieces.len();
            let found = if quoted {
                Vec::from_iter(quotation(piece))
            } else {
                loose(piece)
            };
            parts.extend(found.into_iter().map(|part| part.moved(offset)));
            let mark = typed[offset + piece.len()..].chars().next();
            offset += piece.len() + mark.map_or(0, char::len_utf8);
        }
        parts.truncate(MOST_PARTS);
        Self { typed, parts }
    }

    /// Whether there is anything to look for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// What was typed, with other words in the places of some.
    pub fn with(&self, corrections: &[(&Word, String)]) -> String {
        let mut text = self.typed.clone();
        for (word, correction) in corrections.iter().rev() {
            text.replace_range(word.range.clone(), correction);
        }
        text
    }

    /// The query for practices in which everything is found, or anything of it.
    pub fn query(&self, fields: Fields, needs: Needs) -> Box<dyn Query> {
        if self.parts.is_empty() {
            return Box::new(EmptyQuery);
        }
        let occur = match needs {
            Needs::Everything => Occur::Must,
            Needs::Anything => Occur::Should,
        };
        let clauses = self.parts.iter().map(|part| (occur, part.query(fields)));
        Box::new(BooleanQuery::new(clauses.collect()))
    }
}

/// How much of what is sought a practice must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// All of it.
    Everything,
    /// Some of it.
    Anything,
}

fn quotation(piece: &str) -> Option<Part> {
    let mut words = words(piece);
    words.truncate(MOST_PARTS);
    match words.len() {
        0 => None,
        1 => words.pop().map(Part::Word),
        _ => Some(Part::Phrase(words)),
    }
}

/// Words that are written together, such as `PX-2026-0417` or a line of Chinese, belong together.
fn loose(piece: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    for chunk in piece.split(char::is_whitespace) {
        let mut found = words(chunk);
        found.truncate(MOST_PARTS);
        let prefix = chunk.ends_with('*')
            && found
                .last()
                .is_some_and(|word| word.range.end + 1 == chunk.len());
        let part = match (found.len(), prefix) {
            (0, _) => None,
            (1, true) if found[0].folded.chars().count() >= SHORTEST_PREFIX => {
                found.pop().map(Part::Prefix)
            }
            (1, _) => found.pop().map(Part::Word),
            _ => Some(Part::Phrase(found)),
        };
        parts.extend(part.map(|part| part.moved(at)));
        at += chunk.len()
            + piece[at + chunk.len()..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
    }
    parts
}

impl Part {
    /// The words of it.
    pub fn words(&self) -> &[Word] {
        match self {
            Self::Word(word) | Self::Prefix(word) => std::slice::from_ref(word),
            Self::Phrase(words) => words,
        }
    }

    fn moved(mut self, by: usize) -> Self {
        let words = match &mut self {
            Self::Word(word) | Self::Prefix(word) => std::slice::from_mut(word),
            Self::Phrase(words) => words.as_mut_slice(),
        };
        for word in words {
            word.range = word.range.start + by..word.range.end + by;
        }
        self
    }

    fn query(&self, fields: Fields) -> Box<dyn Query> {
        let weighted = fields.weighted().map(|(field, weight)| {
            let query = self.query_in(field);
            Box::new(BoostQuery::new(query, weight)) as Box<dyn Query>
        });
        // The best field counts, the others a little: a word in the title is worth more than five in the text.
        Box::new(DisjunctionMaxQuery::with_tie_breaker(weighted.into(), 0.1))
    }

    fn query_in(&self, field: Field) -> Box<dyn Query> {
        let exact = |text: &str| Term::from_field_text(field, text);
        match self {
            Self::Word(word) => {
                let terms = std::iter::once(word.folded.clone()).chain(stem_terms(word));
                let either = terms.map(|text| {
                    let query = TermQuery::new(exact(&text), IndexRecordOption::WithFreqs);
                    Box::new(query) as Box<dyn Query>
                });
                Box::new(DisjunctionMaxQuery::with_tie_breaker(either.collect(), 0.3))
            }
            Self::Prefix(word) => {
                Box::new(FuzzyTermQuery::new_prefix(exact(&word.folded), 0, true))
            }
            Self::Phrase(words) => {
                let mut terms: Vec<Term> = Vec::with_capacity(words.len());
                for (at, word) in words.iter().enumerate() {
                    match words.get(at + 1).and_then(|next| pair(word, next)) {
                        Some(pair) => terms.push(exact(&pair)),
                        // The last sign is part of the pair before it.
                        None if at > 0
                            && pair(&words[at - 1], word).is_some()
                            && words.len() == at + 1 => {}
                        None => terms.push(exact(&word.folded)),
                    }
                }
                match terms.len() {
                    1 => Box::new(TermQuery::new(
                        terms.remove(0),
                        IndexRecordOption::WithFreqs,
                    )),
                    _ => Box::new(PhraseQuery::new(terms)),
                }
            }
        }
    }
}

/// The terms of a word's stems in each language of its script.
pub fn stem_terms(word: &Word) -> Vec<String> {
    if word.script == Script::Dense {
        return Vec::new();
    }
    let languages = word.script.languages().iter();
    languages
        .flat_map(|language| {
            let stems = stems(&[word.folded.as_str()], *language);
            stems.into_iter().map(|stem| stem_term(&stem, *language))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Vec<String> {
        let sought = Sought::parse(typed);
        for word in sought.parts.iter().flat_map(Part::words) {
            assert_eq!(
                super::super::words::fold(&sought.typed[word.range.clone()]),
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
        sought
            .parts
            .iter()
            .map(|part| match part {
                Part::Word(word) => word.folded.clone(),
                Part::Prefix(word) => format!("{}*", word.folded),
                Part::Phrase(words) => join(words),
            })
            .collect()
    }

    #[test]
    fn words_prefixes_and_phrases_are_read() {
        let table: [(&str, &[&str]); 11] = [
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
            ("PX-2026-0417", &["px+2026+0417"]),
            ("one-stop", &["one+stop"]),
            ("移民法 x", &["移+民+法", "x"]),
            ("\"unclosed words", &["unclosed", "words"]),
            ("\"one\"", &["one"]),
            ("", &[]),
        ];
        for (typed, expected) in table {
            assert_eq!(read(typed), expected, "{typed}");
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
        let long = Sought::parse(&"wörd ".repeat(10_000));
        assert_eq!((long.parts.len(), long.typed.chars().count()), (24, 299));
        assert_eq!(Sought::parse(&"x".repeat(1_000_000)).parts, []);
        assert_eq!(Sought::parse(&"\"".repeat(10_000)).parts, []);
    }

    #[test]
    fn a_correction_stands_where_the_word_stood() {
        let sought = Sought::parse("“almaty proces” réfugiés*");
        let words: Vec<&Word> = sought.parts.iter().flat_map(Part::words).collect();
        let corrected = sought.with(&[
            (words[1], "process".to_owned()),
            (words[2], "réfugié".to_owned()),
        ]);
        assert_eq!(corrected, "“almaty process” réfugié*");
    }
}
