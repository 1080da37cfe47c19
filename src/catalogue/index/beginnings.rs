//! The first letters of the words that a query looks for. Most words of a text begin otherwise, and need no folding and no
//! stemming. Pure.

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::tokens::STEM;
use super::words::{Script, Word};
use crate::language::{fold_letters, is_ignorable};

/// The letters that are compared. A stemmer leaves them as they are, apart from [`CHANGED`].
const COMPARED: usize = 2;

/// English words of which the stemmer changes the second letter: their stem, and how they begin.
const CHANGED: [(&str, &str); 3] = [("die", "dy"), ("lie", "ly"), ("tie", "ty")];

/// The beginnings of all forms of a query's words.
pub struct Beginnings {
    /// None if words with any beginning may match: the Arabic stemmer takes beginnings away.
    known: Option<BTreeSet<String>>,
}

/// A word of a text that begins as one of the query's.
pub struct FoundWord {
    pub folded: String,
    pub script: Script,
}

/// The first letters of a folded word.
fn beginning(folded: &str) -> String {
    folded.chars().take(COMPARED).collect()
}

impl Beginnings {
    /// The beginnings of these folded words and terms of stems.
    pub fn of<'a>(forms: impl Iterator<Item = &'a str>) -> Self {
        let mut known = BTreeSet::new();
        for form in forms {
            // The language of a stem has two letters.
            let stem = form.strip_prefix(STEM).map(|stem| stem.split_at(2));
            match stem {
                Some(("ar", _)) => return Self { known: None },
                Some((_, stem)) => {
                    let changed = CHANGED.iter().filter(|(changed, _)| *changed == stem);
                    known.extend(changed.map(|(_, begins)| (*begins).to_owned()));
                    known.insert(beginning(stem));
                }
                None => {
                    known.insert(beginning(form));
                }
            }
        }
        Self { known: Some(known) }
    }

    fn may_begin_with(&self, folded: &str) -> bool {
        let Some(known) = &self.known else {
            return true;
        };
        let first = beginning(folded);
        // A single letter may be joined with the letters that follow it.
        known
            .iter()
            .any(|one| one.starts_with(&first) || first.starts_with(one.as_str()))
    }

    /// Whether the word, or joined words of which it is the first, may be one of the query's.
    pub fn may_begin(&self, word: &Word) -> bool {
        self.may_begin_with(&word.folded)
            || (!word.elided.is_empty() && self.may_begin_with(&word.elided))
    }

    /// The words of a typed text that begin as one of the query's. None if that cannot be said of the text as it was typed:
    /// its marks may join words or part them.
    pub fn find(&self, text: &str) -> Option<Vec<FoundWord>> {
        if self.known.is_none() || text.contains(['*', '_', '\\', '&', '<', '[', '`']) {
            return None;
        }
        let mut found = Vec::new();
        for range in typed_words(text) {
            let typed = &text[range.clone()];
            if !self.may_begin_with(&fold_letters(first_letters(typed))) {
                continue;
            }
            let script = typed.chars().next().map_or(Script::Other, Script::of);
            if may_be_joined(typed, script, &text[range.end..]) {
                return None;
            }
            found.push(FoundWord {
                folded: fold_letters(typed),
                script,
            });
        }
        Some(found)
    }
}

/// Where the words of a typed text stand. A character of a script without spaces is a word by itself.
fn typed_words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = letters.find(|(_, letter)| letter.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        if Script::of(first) != Script::Dense {
            while let Some((at, letter)) = letters.next_if(|(_, letter)| continues_word(*letter)) {
                end = at + letter.len_utf8();
            }
        }
        Some(start..end)
    })
}

/// Whether a character belongs to the word before it.
fn continues_word(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    let is_mark = || is_combining_mark(letter) || is_ignorable(letter);
    (letter.is_alphanumeric() && Script::of(letter) != Script::Dense) || is_mark()
}

/// The letters of a word that are compared; all of it if marks may follow, which change the letter before them.
fn first_letters(typed: &str) -> &str {
    let end = typed.char_indices().nth(COMPARED).map(|(at, _)| at);
    let first = end.map_or(typed, |end| &typed[..end]);
    if first.is_ascii() { first } else { typed }
}

/// Whether a word may be found as one with what follows it. The groups of a number may have a blank between them.
fn may_be_joined(typed: &str, script: Script, following: &str) -> bool {
    let mut following = following.chars();
    let is_apart = following.next().is_none_or(char::is_whitespace);
    let is_followed = !is_apart && following.next().is_some_and(char::is_alphanumeric);
    (is_followed && script != Script::Dense) || typed.ends_with(char::is_numeric)
}
