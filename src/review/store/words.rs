//! The words by which submissions are found, as an index of beginnings.

use crate::db::{Engine, Fault};
use crate::practice::actions::COUNTRY_SIGN;

/// How many words a search looks for at most: the longest of those that were typed.
pub const MOST_WORDS: usize = 6;

/// A word of which at most so many are kept is read from the index of words; a list is searched for others row by row.
const GATHERED: i64 = 5_000;

/// The rows of a list are counted so far, and those with common words only so far, because they are read to be counted.
const COUNTED: (i64, i64) = (10_000, 1_000);

/// The beginnings of words that rows must have.
#[derive(Clone, Debug, Default)]
pub struct SoughtWords {
    /// All of them, at most [`MOST_WORDS`].
    pub all: Vec<String>,
    /// The rarest, if it is rare enough that the index of words leads to the rows.
    pub rare: Option<String>,
}

impl SoughtWords {
    /// How many of the rows that have these words are counted at most.
    pub const fn most_counted(&self) -> i64 {
        if self.all.is_empty() || self.rare.is_some() {
            COUNTED.0
        } else {
            COUNTED.1
        }
    }
}

/// How many kept words begin with each of these, at most [`MOST_WORDS`] of them; each is counted only as far as it
/// matters.
pub async fn count_words(db: &mut impl Engine, beginnings: &[String]) -> Result<Vec<i64>, Fault> {
    let mut query = db.sql(
        "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM queue_word WHERE word >= $1 AND word < $2
                       LIMIT CAST($13 AS BIGINT)) a),
                (SELECT COUNT(*) FROM (SELECT 1 FROM queue_word WHERE word >= $3 AND word < $4
                       LIMIT CAST($13 AS BIGINT)) b),
                (SELECT COUNT(*) FROM (SELECT 1 FROM queue_word WHERE word >= $5 AND word < $6
                       LIMIT CAST($13 AS BIGINT)) c),
                (SELECT COUNT(*) FROM (SELECT 1 FROM queue_word WHERE word >= $7 AND word < $8
                       LIMIT CAST($13 AS BIGINT)) d),
                (SELECT COUNT(*) FROM (SELECT 1 FROM queue_word WHERE word >= $9 AND word < $10
                       LIMIT CAST($13 AS BIGINT)) e),
                (SELECT COUNT(*) FROM (SELECT 1 FROM queue_word WHERE word >= $11 AND word < $12
                       LIMIT CAST($13 AS BIGINT)) f)",
    );
    for number in 0..MOST_WORDS {
        let word = beginnings.get(number);
        query = query.bind(word).bind(word.map(|word| past(word)));
    }
    let counted = query
        .bind(GATHERED + 1)
        .one::<(i64, i64, i64, i64, i64, i64)>()
        .await?;
    let counts = [
        counted.0, counted.1, counted.2, counted.3, counted.4, counted.5,
    ];
    Ok(counts.into_iter().take(beginnings.len()).collect())
}

/// Whether the index of words leads to the rows of a word that is kept so often.
pub const fn is_rare(count: i64) -> bool {
    count <= GATHERED
}

/// The word of a line that stands for a country.
pub fn country_word(code: &str) -> String {
    format!("{COUNTRY_SIGN}{code}")
}

/// The end of the words that begin with this one.
pub(super) fn past(word: &str) -> String {
    format!("{word}\u{10ffff}")
}
