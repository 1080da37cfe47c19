//! Reads a typed list of names of places. A name may itself hold commas and an “and”, so the longest known name is taken
//! first, and a name is never found inside a longer one. Knows names, not places.

use std::collections::HashMap;
use std::ops::Range;

use crate::language::{american, fold_words};

/// What a typed list of names means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamesRead<P> {
    /// The named places, each once, in the order of the list.
    pub places: Vec<P>,
    /// Parts that are no place's name, as they were typed.
    pub unknown: Vec<String>,
    /// Names that several places share, as they were typed, with those places.
    pub shared: Vec<(String, Vec<P>)>,
}

impl<P> NamesRead<P> {
    /// The places of a text that is one name: several if they share it, none if the text is anything else.
    pub(super) fn whole(mut self) -> Vec<P> {
        match (self.places.len(), self.shared.len(), self.unknown.len()) {
            (1, 0, 0) => self.places,
            (0, 1, 0) => self.shared.remove(0).1,
            _ => Vec::new(),
        }
    }

    /// Whether every word of the list is understood.
    pub fn is_whole(&self) -> bool {
        self.unknown.is_empty() && self.shared.is_empty()
    }
}

/// The words that join the last two names of a list, in the six languages.
const JOINING: [&str; 7] = ["and", "et", "y", "e", "и", "و", "&"];
/// “And” without a blank after it: Arabic writes it as the first letter of the next word, Chinese without any blanks. These
/// characters may also begin a name or stand inside one.
const ATTACHED: [char; 4] = ['و', '和', '与', '及'];

/// Whether a character always ends a name: no name holds one.
fn ends_name(c: char) -> bool {
    matches!(c, ';' | '；' | '؛' | '|' | '•' | '\n' | '\r' | '\t')
}

/// Whether a character may end a name, but may also stand inside one.
fn may_end_name(c: char) -> bool {
    matches!(c, ',' | '،' | '，' | '、' | '/')
}

/// Every known name, with the places that it may mean.
#[derive(Debug)]
pub(super) struct NameIndex<P> {
    places: HashMap<String, Vec<P>>,
    /// The most parts of a name: no longer run of parts is looked up.
    most_parts: usize,
}

impl<P: Copy + PartialEq> NameIndex<P> {
    /// An index of these names. A name that is given for two places is shared by both.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = (&'a str, P)>) -> Self {
        let mut index = Self {
            places: HashMap::new(),
            most_parts: 1,
        };
        for (name, place) in names {
            let with_commas = key(name);
            // A name typed without its comma means the same.
            for written in [with_commas.replace(',', " "), with_commas] {
                let sharing = index.places.entry(written).or_default();
                if !sharing.contains(&place) {
                    sharing.push(place);
                }
            }
            index.most_parts = index.most_parts.max(parts(name).len());
        }
        index
    }

    /// The places that this name may mean: none, one, or several that share it.
    pub(super) fn meant_by(&self, name: &str) -> &[P] {
        self.places.get(&key(name)).map_or(&[], Vec::as_slice)
    }

    /// Reads a list of names.
    pub(super) fn read(&self, typed: &str) -> NamesRead<P> {
        let mut read = NamesRead {
            places: Vec::new(),
            unknown: Vec::new(),
            shared: Vec::new(),
        };
        for stretch in typed.split(ends_name) {
            self.read_stretch(stretch, &mut read);
        }
        read
    }

    /// Reads the text between two characters that always end a name: from each part on, the longest name.
    fn read_stretch(&self, stretch: &str, read: &mut NamesRead<P>) {
        let stretch_parts = parts(stretch);
        let mut at = 0;
        while let Some(part) = stretch_parts.get(at) {
            let last = stretch_parts.len().min(at + self.most_parts);
            let longest = (at + 1..=last).rev().find_map(|end| {
                let name = &stretch[part.start..stretch_parts[end - 1].end];
                let places = self.meant_in_list(name, at > 0);
                (!places.is_empty()).then_some((end, name, places))
            });
            match longest {
                Some((end, _, [place])) => {
                    if !read.places.contains(place) {
                        read.places.push(*place);
                    }
                    at = end;
                }
                Some((end, name, places)) => {
                    read.shared.push((name.to_owned(), places.to_vec()));
                    at = end;
                }
                None => {
                    let unknown = &stretch[part.clone()];
                    read.unknown
                        .extend(holds_a_word(unknown).then(|| unknown.to_owned()));
                    at += 1;
                }
            }
        }
    }

    /// The same for a name that may begin with an attached “and”, because another name comes before it.
    fn meant_in_list(&self, name: &str, after_another: bool) -> &[P] {
        let places = self.meant_by(name);
        match name.strip_prefix(ATTACHED) {
            Some(rest) if places.is_empty() && after_another => self.meant_by(rest),
            _ => places,
        }
    }
}

/// A name as it is compared: folded, in American English, “&” as “and”, without “the”. Commas are kept: “Guinea, Bissau” is not
/// “Guinea-Bissau”.
fn key(name: &str) -> String {
    let name = name.replace('&', " and ");
    let stretches = name.split(may_end_name).map(|stretch| {
        let folded = fold_words(stretch);
        let words = folded.split(' ').filter(|word| *word != "the");
        words.map(american).collect::<Vec<_>>().join(" ")
    });
    let not_empty = stretches.filter(|stretch| !stretch.is_empty());
    not_empty.collect::<Vec<_>>().join(",")
}

/// Whether a part holds more than the punctuation of lists.
fn holds_a_word(part: &str) -> bool {
    let is_punctuation = |c: char| c.is_whitespace() || ",.:*-–—•·…。".contains(c);
    !part.chars().all(is_punctuation)
}

/// The parts of a stretch: the text between commas and joining words, without the blanks around it.
fn parts(stretch: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for (at, word) in words(stretch) {
        if word.chars().all(may_end_name) {
            parts.extend(open.take());
            continue;
        }
        let joins = JOINING.contains(&word.to_lowercase().as_str());
        let follows = open.is_some() || !parts.is_empty();
        if joins && follows && at + word.len() < stretch.trim_end().len() {
            parts.extend(open.take());
            continue;
        }
        if word.starts_with(ATTACHED) {
            parts.extend(open.take());
        }
        let start = open.map_or(at, |part| part.start);
        open = Some(start..at + word.len());
    }
    parts.extend(open);
    parts
}

/// The words of a stretch with their offsets. A character that may end a name is a word by itself; a Chinese “and” begins
/// a word.
fn words(stretch: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = stretch.get(at..)?;
        let start = at + rest.find(|c: char| !c.is_whitespace())?;
        let word = stretch.get(start..)?;
        let first = word.chars().next()?;
        let ends = |c: char| c.is_whitespace() || may_end_name(c) || is_chinese_and(c);
        let length = if may_end_name(first) {
            first.len_utf8()
        } else {
            let after = first.len_utf8();
            word[after..]
                .find(ends)
                .map_or(word.len(), |end| after + end)
        };
        at = start + length;
        Some((start, &word[..length]))
    })
}

/// Whether this is an attached “and” that needs no blank before it.
fn is_chinese_and(c: char) -> bool {
    ATTACHED[1..].contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> NameIndex<u8> {
        NameIndex::of([
            ("Guinea", 1),
            ("Equatorial Guinea", 2),
            ("Guinea, Equatorial", 2),
            ("Trinidad and Tobago", 3),
            ("Bonaire, Sint Eustatius and Saba", 4),
            ("Congo", 5),
            ("Congo", 6),
            ("Congo, The Democratic Republic of the", 5),
            ("特立尼达和多巴哥", 3),
            ("几内亚", 1),
            ("埃及", 9),
            ("واليس وفوتونا", 7),
            ("كينيا", 8),
        ])
    }

    fn places(typed: &str) -> Option<Vec<u8>> {
        let read = index().read(typed);
        read.is_whole().then_some(read.places)
    }

    #[test]
    fn the_longest_name_is_taken_out_first() {
        for (typed, wanted) in [
            ("Guinea, Equatorial", vec![2]),
            ("Guinea, Equatorial Guinea", vec![1, 2]),
            ("Guinea, Equatorial, Guinea", vec![2, 1]),
            (
                "bonaire, sint eustatius & saba and Trinidad and Tobago",
                vec![4, 3],
            ),
            ("Trinidad & Tobago, and Guinea", vec![3, 1]),
            ("Congo, the Democratic Republic of the, Guinea", vec![5, 1]),
            ("Guinea; Guinea\nguinea", vec![1]),
            ("Guinea Equatorial", vec![2]),
            ("几内亚和特立尼达和多巴哥", vec![1, 3]),
            ("特立尼达和多巴哥、几内亚", vec![3, 1]),
            ("埃及及几内亚与埃及", vec![9, 1]),
            ("几内亚和 埃及", vec![1, 9]),
            ("كينيا وواليس وفوتونا", vec![8, 7]),
            ("كينيا، واليس وفوتونا", vec![8, 7]),
            ("واليس وفوتونا و كينيا", vec![7, 8]),
            (" , ;; - ", vec![]),
        ] {
            assert_eq!(places(typed), Some(wanted), "{typed}");
        }
    }

    #[test]
    fn a_word_that_is_left_over_is_named() {
        for (typed, unknown) in [
            ("Guinea Conakry, Guinea", vec!["Guinea Conakry"]),
            ("Guinea Equatorial Guinea", vec!["Guinea Equatorial Guinea"]),
            ("Equatorial and Guinea", vec!["Equatorial"]),
            ("Guinea, Trinidad", vec!["Trinidad"]),
            ("Equatorial, Guinea", vec!["Equatorial"]),
            ("Guinea; Equatorial", vec!["Equatorial"]),
            ("🇬🇳", vec!["🇬🇳"]),
            ("]]>", vec!["]]>"]),
            ("几内亚和", vec!["和"]),
            (
                "and Guinea of Trinidad and",
                vec!["and Guinea of Trinidad and"],
            ),
        ] {
            assert_eq!(index().read(typed).unknown, unknown, "{typed}");
        }
    }

    #[test]
    fn a_shared_name_is_never_guessed() {
        let read = index().read("Guinea, Congo");
        assert_eq!(read.shared, [("Congo".to_owned(), vec![5, 6])]);
        assert!(!read.is_whole());
    }
}
