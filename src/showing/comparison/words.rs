//! Two wordings of one paragraph, word by word. Words are those of Unicode, so Chinese is compared sign by sign. Words that
//! both wordings hold once divide the paragraph; the library compares what stands between them.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffTag, DiffableStr, capture_diff_slices};

use super::effort::Effort;
use super::order::mark_rising;

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both wordings.
    Kept,
    /// Only the older wording has it.
    Removed,
    /// Only the newer wording has it.
    Added,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub fate: Fate,
    pub text: String,
}

impl Piece {
    /// A piece with this fate.
    pub(super) fn new(fate: Fate, text: &str) -> Self {
        Self {
            fate,
            text: text.to_owned(),
        }
    }

    /// Whether only the newer wording has it.
    pub fn is_added(&self) -> bool {
        self.fate == Fate::Added
    }

    /// Whether only the older wording has it.
    pub fn is_removed(&self) -> bool {
        self.fate == Fate::Removed
    }
}

/// The words of a text, with what stands between them.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.tokenize_unicode_words()
}

/// Whether it is a word, and not what stands between words.
pub(super) fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

/// The pieces of both wordings, in order: those kept and removed are the older one, those kept and added the newer one.
pub(super) fn compare_words(old: &str, new: &str, effort: &mut Effort) -> Vec<Piece> {
    let compared = Wordings {
        old: &words(old),
        new: &words(new),
    };
    let mut pieces = Pieces::default();
    compared.divide(&mut pieces, effort);
    let pieces = join_changes(&pieces.0);
    if is_rewritten(&pieces) {
        return vec![Piece::new(Fate::Removed, old), Piece::new(Fate::Added, new)];
    }
    pieces
}

/// Whether so little was kept that single words say nothing: less than a fifth of the longer wording.
fn is_rewritten(pieces: &[Piece]) -> bool {
    let letters = |fate: Fate| -> usize {
        let of_fate = pieces.iter().filter(|piece| piece.fate == fate);
        let letters = of_fate.flat_map(|piece| piece.text.chars());
        letters.filter(|letter| letter.is_alphanumeric()).count()
    };
    let kept = letters(Fate::Kept);
    let changed = letters(Fate::Removed).max(letters(Fate::Added));
    kept * 4 < changed
}

/// Pieces in order; neighbours with the same fate are one.
#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, fate: Fate, text: &str) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.fate == fate => last.text.push_str(text),
            _ => self.0.push(Piece::new(fate, text)),
        }
    }

    fn push_all(&mut self, fate: Fate, words: &[&str]) {
        for word in words {
            self.push(fate, word);
        }
    }
}

/// The words of both wordings.
struct Wordings<'a> {
    old: &'a [&'a str],
    new: &'a [&'a str],
}

impl Wordings<'_> {
    /// Compares what stands between the words that both hold once.
    fn divide(&self, pieces: &mut Pieces, effort: &mut Effort) {
        let start = common(self.old.iter(), self.new.iter());
        let rest = (&self.old[start..], &self.new[start..]);
        let end = common(rest.0.iter().rev(), rest.1.iter().rev());
        let (old_end, new_end) = (self.old.len() - end, self.new.len() - end);
        pieces.push_all(Fate::Kept, &self.old[..start]);
        let mut from = (start, start);
        for (old_at, new_at) in self.anchors(start..old_end, start..new_end) {
            self.compare(from.0..old_at, from.1..new_at, pieces, effort);
            pieces.push(Fate::Kept, self.old[old_at]);
            from = (old_at + 1, new_at + 1);
        }
        self.compare(from.0..old_end, from.1..new_end, pieces, effort);
        pieces.push_all(Fate::Kept, &self.old[old_end..]);
    }

    /// The words that stand once in both ranges and in the same order, as their places.
    fn anchors(&self, old: Range<usize>, new: Range<usize>) -> Vec<(usize, usize)> {
        let (old_once, new_once) = (
            once(&self.old[old.clone()], old.start),
            once(&self.new[new.clone()], new.start),
        );
        let mut both: Vec<(usize, usize)> = old_once
            .into_iter()
            .filter_map(|(word, at)| Some((at, *new_once.get(word)?)))
            .collect();
        both.sort_unstable();
        let places: Vec<usize> = both.iter().map(|(_, new_at)| *new_at).collect();
        let marks = mark_rising(&places);
        let in_order = both.into_iter().zip(marks).filter(|(_, marked)| *marked);
        in_order.map(|(places, _)| places).collect()
    }

    /// Compares two ranges word by word; as a whole where that is too much work.
    fn compare(
        &self,
        old: Range<usize>,
        new: Range<usize>,
        pieces: &mut Pieces,
        effort: &mut Effort,
    ) {
        let (old, new) = (&self.old[old], &self.new[new]);
        let length = old.len() + new.len();
        let one_is_empty = old.is_empty() || new.is_empty();
        if one_is_empty || !effort.take(length * length) {
            pieces.push_all(Fate::Removed, old);
            pieces.push_all(Fate::Added, new);
            return;
        }
        for step in capture_diff_slices(Algorithm::Myers, old, new) {
            let (tag, of_old, of_new) = step.as_tag_tuple();
            if tag == DiffTag::Equal {
                pieces.push_all(Fate::Kept, &old[of_old]);
            } else {
                pieces.push_all(Fate::Removed, &old[of_old]);
                pieces.push_all(Fate::Added, &new[of_new]);
            }
        }
    }
}

/// How many words are the same from the beginning on.
fn common<'a>(
    old: impl Iterator<Item = &'a &'a str>,
    new: impl Iterator<Item = &'a &'a str>,
) -> usize {
    old.zip(new).take_while(|(old, new)| old == new).count()
}

/// The words that stand once among these, each with its place; the first one has the place `start`.
fn once<'a>(tokens: &[&'a str], start: usize) -> HashMap<&'a str, usize> {
    let mut places: HashMap<&str, Option<usize>> = HashMap::new();
    for (at, token) in tokens.iter().enumerate() {
        if is_word(token) {
            let known = places.entry(*token);
            known
                .and_modify(|place| *place = None)
                .or_insert(Some(start + at));
        }
    }
    let single = |(word, place): (&'a str, Option<usize>)| Some((word, place?));
    places.into_iter().filter_map(single).collect()
}

/// The same pieces, with words that were replaced one after the other as one replacement: blanks between them go with both.
fn join_changes(pieces: &[Piece]) -> Vec<Piece> {
    let mut joined = Pieces::default();
    let mut replaced = (String::new(), String::new());
    for (at, piece) in pieces.iter().enumerate() {
        let is_blank = piece.text.chars().all(char::is_whitespace);
        let is_between = !replaced.0.is_empty() && !replaced.1.is_empty();
        match piece.fate {
            Fate::Removed => replaced.0.push_str(&piece.text),
            Fate::Added => replaced.1.push_str(&piece.text),
            Fate::Kept if is_blank && is_between && at + 1 < pieces.len() => {
                replaced.0.push_str(&piece.text);
                replaced.1.push_str(&piece.text);
            }
            Fate::Kept => {
                joined.flush(&mut replaced);
                joined.push(Fate::Kept, &piece.text);
            }
        }
    }
    joined.flush(&mut replaced);
    joined.0
}

impl Pieces {
    /// Pushes a replacement and empties it.
    fn flush(&mut self, (removed, added): &mut (String, String)) {
        self.push(Fate::Removed, &std::mem::take(removed));
        self.push(Fate::Added, &std::mem::take(added));
    }
}
