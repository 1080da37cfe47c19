//! The passage of a text that best matches a query, with the matching words marked. Pure.

use std::collections::HashSet;

use super::beginnings::Beginnings;
use super::query::{QueryPart, SearchQuery};
use super::terms::stem_terms;
use super::tokens::{joined_from, stem_term, stems};
use super::words::{Word, words};
use crate::language::{TextLanguage, american, british};

/// The length of a passage, in bytes.
const LENGTH: usize = 240;

/// A piece of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassagePiece {
    pub text: String,
    /// Whether it matches the query.
    pub marked: bool,
}

/// A passage of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    pub pieces: Vec<PassagePiece>,
    /// The number of different words of the query in it.
    pub matches: usize,
}

/// Finds the words of a query in texts.
pub struct QueryMarker {
    parts: Vec<WordForms>,
    beginnings: Beginnings,
}

/// The forms in which a text may hold one word of the query.
struct WordForms {
    exact: HashSet<String>,
    /// The beginning of each word that matches, if the query asks for a beginning.
    prefix: Option<String>,
    stems: HashSet<String>,
}

impl WordForms {
    fn of(part: &QueryPart, word: &Word) -> Self {
        let any_form = matches!(part, QueryPart::Word(_) | QueryPart::Joined(_));
        Self {
            exact: HashSet::from([
                american(&word.folded),
                british(&word.folded),
                word.folded.clone(),
            ]),
            prefix: matches!(part, QueryPart::Prefix(_)).then(|| word.folded.clone()),
            stems: if any_form {
                stem_terms(word).into_iter().collect()
            } else {
                HashSet::new()
            },
        }
    }

    fn matches(&self, folded: &str, stem: Option<&String>) -> bool {
        let begins = |prefix: &String| folded.starts_with(prefix.as_str());
        self.exact.contains(folded)
            || self.prefix.as_ref().is_some_and(begins)
            || stem.is_some_and(|stem| self.stems.contains(stem))
    }
}

impl QueryMarker {
    /// A marker for the words of this query.
    pub fn new(query: &SearchQuery) -> Self {
        let mut parts = Vec::new();
        for part in &query.parts {
            parts.extend(part.words().iter().map(|word| WordForms::of(part, word)));
            // A text may hold joined words as one.
            if let (QueryPart::Joined(words), Some(whole)) = (part, joined_from(part.words()).pop())
            {
                let folded = whole;
                let word = Word {
                    folded,
                    ..words[0].clone()
                };
                parts.push(WordForms::of(part, &word));
            }
        }
        let forms = parts.iter().flat_map(|part| {
            let exact = part.exact.iter().chain(&part.prefix);
            exact.chain(&part.stems).map(String::as_str)
        });
        Self {
            beginnings: Beginnings::of(forms),
            parts,
        }
    }

    /// The most different words of the query that a text can hold.
    pub fn most(&self) -> usize {
        self.parts.len()
    }

    /// No passage of this text matches more words of the query than this. The text is as it was typed: only its words that
    /// begin as one of the query's are folded, so a text without any costs little.
    pub fn bound(&self, text: &str, language: TextLanguage) -> usize {
        let Some(typed) = self.beginnings.find(text) else {
            return self.most();
        };
        let (mut matched, mut unmatched) = (HashSet::new(), Vec::new());
        for word in typed {
            match self.first_match(&word.folded, None) {
                Some(part) => {
                    matched.insert(part);
                }
                None if word.script.languages().contains(&language) => unmatched.push(word.folded),
                None => {}
            }
        }
        let folded: Vec<&str> = unmatched.iter().map(String::as_str).collect();
        for (stem, word) in stems(&folded, language).iter().zip(&folded) {
            matched.extend(self.first_match(word, Some(&stem_term(stem, language))));
        }
        matched.len()
    }

    /// The first word of the query that a word of a text matches.
    fn first_match(&self, folded: &str, stem: Option<&String>) -> Option<usize> {
        self.parts
            .iter()
            .position(|part| part.matches(folded, stem))
    }

    /// The best passage of a text.
    pub fn passage(&self, text: &str, language: TextLanguage) -> Passage {
        let text_words = words(text);
        let hits = self.hits(&text_words, language);
        let Some((start, end, matches)) = best_window(&text_words, &hits) else {
            return Passage::default();
        };
        let (from, to) = bounds(text, &text_words, start, end);
        let mut pieces = Pieces::default();
        if from > 0 {
            pieces.add("… ", false);
        }
        let mut at = from;
        for (place, word) in text_words.iter().enumerate() {
            if hits[place].is_some() && word.range.start >= at && word.range.end <= to {
                pieces.add(&text[at..word.range.start], false);
                pieces.add(&text[word.range.clone()], true);
                at = word.range.end;
            }
        }
        pieces.add(&text[at..to], false);
        if to < text.len() {
            pieces.add(" …", false);
        }
        Passage {
            pieces: pieces.0,
            matches,
        }
    }

    /// For each word of a text, the word of the query that it matches, by itself or joined with others.
    fn hits(&self, words: &[Word], language: TextLanguage) -> Vec<Option<usize>> {
        // Each word, and each row of joined words: its first word, their number, and their text as one.
        let mut rows: Vec<(usize, usize, String)> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            if !self.beginnings.may_begin(word) {
                continue;
            }
            rows.push((at, 1, word.folded.clone()));
            let joined = joined_from(&words[at..]);
            let elided = usize::from(!word.elided.is_empty());
            let lengths = (0..joined.len()).map(|place| place + 2 - elided);
            rows.extend(
                lengths
                    .zip(joined)
                    .map(|(length, whole)| (at, length, whole)),
            );
        }
        let is_stemmed = |at: usize| words[at].script.languages().contains(&language);
        let texts: Vec<&str> = rows
            .iter()
            .filter(|(at, ..)| is_stemmed(*at))
            .map(|(.., text)| text.as_str())
            .collect();
        let mut found_stems = stems(&texts, language).into_iter();
        let mut hits = vec![None; words.len()];
        for (at, length, text) in &rows {
            let stem = is_stemmed(*at).then(|| found_stems.next()).flatten();
            let stem = stem.map(|stem| stem_term(&stem, language));
            let hit = self.first_match(text, stem.as_ref());
            if hit.is_some() {
                for place in &mut hits[*at..at + length] {
                    *place = place.or(hit);
                }
            }
        }
        hits
    }
}

/// The first window with the most different words of the query: its first and last word, and that number.
fn best_window(words: &[Word], hits: &[Option<usize>]) -> Option<(usize, usize, usize)> {
    let places: Vec<usize> = (0..hits.len()).filter(|at| hits[*at].is_some()).collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for (number, start) in places.iter().enumerate() {
        let mut parts = HashSet::new();
        let mut end = *start;
        for place in &places[number..] {
            if words[*place].range.end > words[*start].range.start + LENGTH {
                break;
            }
            parts.extend(hits[*place]);
            end = *place;
        }
        if best.is_none_or(|(_, _, matches)| parts.len() > matches) {
            best = Some((*start, end, parts.len()));
        }
    }
    best
}

/// The bytes to show: the window and the text around it, cut between words.
fn bounds(text: &str, words: &[Word], start: usize, end: usize) -> (usize, usize) {
    let room = LENGTH.saturating_sub(words[end].range.end - words[start].range.start);
    let earliest = words[start].range.start.saturating_sub(room / 3);
    let from = if earliest == 0 {
        0
    } else {
        words[..=start]
            .iter()
            .map(|word| word.range.start)
            .find(|at| *at >= earliest)
            .unwrap_or(words[start].range.start)
    };
    let latest = from + LENGTH.max(words[end].range.end - from);
    if latest >= text.len() {
        return (from, text.len());
    }
    let to = words[end..]
        .iter()
        .map(|word| word.range.end)
        .take_while(|at| *at <= latest)
        .last()
        .unwrap_or(words[end].range.end);
    (from, to)
}

#[derive(Default)]
struct Pieces(Vec<PassagePiece>);

impl Pieces {
    fn add(&mut self, text: &str, marked: bool) {
        let text: String = text
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .collect();
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.marked == marked => last.text.push_str(&text),
            _ => self.0.push(PassagePiece { text, marked }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(query: &str, text: &str, language: TextLanguage) -> String {
        let passage = QueryMarker::new(&SearchQuery::parse(query)).passage(text, language);
        passage
            .pieces
            .into_iter()
            .map(|piece| {
                if piece.marked {
                    format!("[{}]", piece.text)
                } else {
                    piece.text
                }
            })
            .collect()
    }

    #[test]
    fn words_are_marked_in_all_their_forms() {
        let en = TextLanguage::En;
        assert_eq!(
            shown("labour agreement", "Each agreement on LABOUR.", en),
            "Each [agreement] on [LABOUR]."
        );
        assert_eq!(
            shown("agreements", "The agreement.", en),
            "The [agreement]."
        );
        assert_eq!(
            shown("consul*", "A consular officer.", en),
            "A [consular] officer."
        );
        assert_eq!(
            shown("acceder", "Accéder à l’emploi", TextLanguage::Fr),
            "[Accéder] à l’emploi"
        );
        assert_eq!(
            shown("移民", "国际移民法", TextLanguage::Zh),
            "国际[移民]法"
        );
        assert_eq!(shown("nothing", "The agreement.", en), "");
    }

    #[test]
    fn a_long_text_shows_its_best_passage() {
        let filler = "Messages that the query does not hold stand here. ".repeat(20);
        let text =
            format!("{filler}One visa. {filler}A visa on arrival, for seasonal work. {filler}");
        let passage = shown("visa seasonal", &text, TextLanguage::En);
        assert!(
            passage.starts_with("… ") && passage.ends_with(" …"),
            "{passage}"
        );
        assert!(
            passage.contains("A [visa] on arrival, for [seasonal] work"),
            "{passage}"
        );
        assert!(passage.len() < 300, "{}", passage.len());
    }

    #[test]
    fn a_passage_holds_no_more_words_than_its_text_may() {
        let texts = [
            (
                "Each agreement on LABOUR: l’accord, e-mail.",
                TextLanguage::En,
            ),
            (
                "The dying, lying and tying; ties that die.",
                TextLanguage::En,
            ),
            ("Tyres and tires, ageing, gray and grey", TextLanguage::En),
            ("l’accord d’emploi à l’étranger", TextLanguage::Fr),
            ("12 500 personnes, 12,500, 12\n500", TextLanguage::Fr),
            ("Мигранты и ещё йод, е\u{308}лка", TextLanguage::Ru),
            ("والمهاجرين في المدينة", TextLanguage::Ar),
            ("国际移民法 covid19", TextLanguage::Zh),
            ("mi**gra**tion and *co*-operation", TextLanguage::En),
            ("Nothing of that kind", TextLanguage::En),
        ];
        for query in [
            "agreements",
            "labor",
            "accord",
            "email",
            "die",
            "tie lying",
            "tire",
            "aging grey",
            "emploi accords",
            "12500",
            "мигрантов",
            "еще",
            "ёлка",
            "مهاجر",
            "移民",
            "covid-19",
            "consul* mig*",
            "cooperation",
            "migration",
        ] {
            let marker = QueryMarker::new(&SearchQuery::parse(query));
            for (text, language) in texts {
                let matches = marker.passage(text, language).matches;
                let bound = marker.bound(text, language);
                assert!(matches <= bound, "{query}, {text}: {matches} of {bound}");
                assert!(bound <= marker.most());
            }
            let (nothing, language) = texts[9];
            assert_eq!(marker.passage(nothing, language), Passage::default());
        }
        let marker = QueryMarker::new(&SearchQuery::parse("labour agreements"));
        assert_eq!(marker.bound("One agreement", TextLanguage::En), 1);
        assert_eq!(marker.bound("Later agreeable laments", TextLanguage::En), 0);
    }

    #[test]
    fn any_text_can_be_cut() {
        for text in [
            "",
            "é",
            "e\u{301}\u{301}",
            "👩‍👩‍👧 visa 👩‍👩‍👧",
            "visa\u{202e}visa",
            &"visaé ".repeat(500),
        ] {
            for query in ["visa", "visa*", "\"visa visa\"", "é", "👩"] {
                shown(query, text, TextLanguage::En);
            }
        }
    }
}
