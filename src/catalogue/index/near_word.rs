//! Which words differ from a typed word by one or two letters: a letter more, a letter less, another letter, or two neighbours
//! in the wrong order. The dictionaries of the index walk it as an automaton. Its state is a few bytes, and making it costs
//! nothing, so a short walk stays short. Pure.

use std::sync::LazyLock;

use tantivy_fst::Automaton;

use super::words::Script;
use crate::language::fold_letters;

/// The most mistakes in a word.
const MOST: usize = 2;

/// The automaton of the words near to one.
pub struct NearWord {
    letters: Vec<u32>,
    mistakes: usize,
}

/// How far a reading of another word has come in the typed word.
#[derive(Clone, Copy, Debug)]
pub struct NearState {
    /// How many letters of the other word were read.
    read: u8,
    /// By number of mistakes, the places in the typed word that are reached. The bit [`MOST`] is the place of as many letters
    /// as were read; no place is further away than the mistakes.
    places: [u8; MOST + 1],
    /// The same, where two letters changed places and the second was read first.
    swapped: [u8; MOST + 1],
    /// The bits of a letter of several bytes, and how many bytes are missing.
    letter: u32,
    missing: u8,
}

impl NearWord {
    /// The words that differ from this one by so many mistakes at most.
    pub fn new(word: &str, mistakes: usize) -> Self {
        Self {
            letters: word.chars().map(u32::from).collect(),
            mistakes: mistakes.min(MOST),
        }
    }

    /// The places that the typed word has, in the window after so many letters.
    fn within(&self, read: u8) -> u8 {
        let last = (self.letters.len() + MOST).checked_sub(usize::from(read));
        match last {
            None => 0,
            Some(last @ 0..7) => (1 << (last + 1)) - 1,
            Some(_) => u8::MAX,
        }
    }

    /// The places of the window at which the typed word has this letter.
    fn places_of(&self, letter: u32, read: u8) -> u8 {
        let mut places = 0;
        for bit in 0..=2 * MOST + 1 {
            let place = (usize::from(read) + bit).checked_sub(MOST);
            if place.and_then(|place| self.letters.get(place)) == Some(&letter) {
                places |= 1 << bit;
            }
        }
        places
    }

    fn read(&self, state: &NearState, letter: u32) -> NearState {
        let same = self.places_of(letter, state.read);
        let mut next = NearState {
            read: state.read.saturating_add(1),
            places: [0; MOST + 1],
            swapped: [0; MOST + 1],
            letter: 0,
            missing: 0,
        };
        let within = self.within(next.read);
        for mistakes in 0..=self.mistakes {
            let mut places = state.places[mistakes] & same;
            if let Some(fewer) = mistakes.checked_sub(1) {
                let before = state.places[fewer];
                // Another letter; one that was not typed; typed letters that this word has not.
                places |= before | (before >> 1) | (next.places[fewer] << 1);
                places |= (state.swapped[mistakes] & same) << 1;
                next.swapped[mistakes] = (before & (same >> 1)) >> 1;
            }
            next.places[mistakes] = places & within;
        }
        next
    }
}

impl Automaton for NearWord {
    type State = NearState;

    fn start(&self) -> NearState {
        let mut places = [0; MOST + 1];
        for (mistakes, reached) in places.iter_mut().enumerate().take(self.mistakes + 1) {
            *reached = (1 << (MOST + mistakes)) & self.within(0);
        }
        NearState {
            read: 0,
            places,
            swapped: [0; MOST + 1],
            letter: 0,
            missing: 0,
        }
    }

    fn is_match(&self, state: &NearState) -> bool {
        let end = (self.letters.len() + MOST).checked_sub(usize::from(state.read));
        let at_end = |end| state.places.iter().any(|places| (places >> end) & 1 == 1);
        state.missing == 0 && end.is_some_and(|end| end < 8 && at_end(end))
    }

    fn can_match(&self, state: &NearState) -> bool {
        let all = state.places.iter().chain(&state.swapped);
        all.fold(0, |all, places| all | places) != 0
    }

    fn accept(&self, state: &NearState, byte: u8) -> NearState {
        let bits = u32::from(byte);
        let (letter, missing) = match byte {
            0x80..=0xbf => (
                (state.letter << 6) | (bits & 0x3f),
                state.missing.saturating_sub(1),
            ),
            0xc0..=0xdf => (bits & 0x1f, 1),
            0xe0..=0xef => (bits & 0x0f, 2),
            0xf0..=0xff => (bits & 0x07, 3),
            _ => (bits, 0),
        };
        if missing == 0 {
            return self.read(state, letter);
        }
        NearState {
            letter,
            missing,
            ..*state
        }
    }
}

/// The words with one mistake, in the first letter, which begin with another one. None if the script has too many letters to try
/// them all.
pub fn first_letter_mistaken(word: &str) -> Option<Vec<String>> {
    let mut letters = word.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    // A letter of another keyboard looks the same, so the letters behind it say what the script is.
    let script = rest.chars().find(|letter| letter.is_alphabetic());
    let alphabet = Alphabet::of(Script::of(script.unwrap_or(first)))?;
    let mut words = vec![rest.to_owned()];
    if let Some(second) = letters.next() {
        words.push(format!("{second}{first}{}", letters.as_str()));
    }
    for letter in alphabet.0.chars() {
        words.extend([format!("{letter}{rest}"), format!("{letter}{word}")]);
    }
    words.retain(|other| !other.starts_with(first));
    words.sort();
    words.dedup();
    Some(words)
}

/// The letters and digits of which the folded words of a script consist.
struct Alphabet(String);

impl Alphabet {
    fn of(script: Script) -> Option<&'static Self> {
        static LATIN: LazyLock<Alphabet> = LazyLock::new(|| Alphabet::read(Script::Latin));
        static CYRILLIC: LazyLock<Alphabet> = LazyLock::new(|| Alphabet::read(Script::Cyrillic));
        static ARABIC: LazyLock<Alphabet> = LazyLock::new(|| Alphabet::read(Script::Arabic));
        match script {
            Script::Latin => Some(&LATIN),
            Script::Cyrillic => Some(&CYRILLIC),
            Script::Arabic => Some(&ARABIC),
            Script::Dense | Script::Other => None,
        }
    }

    fn read(script: Script) -> Self {
        let is_plain = |letter: char| {
            let mut bytes = [0; 4];
            let written = &*letter.encode_utf8(&mut bytes);
            letter.is_alphanumeric() && fold_letters(written) == written
        };
        let of_script = |letter: &char| letter.is_ascii_digit() || Script::of(*letter) == script;
        let letters = ('\0'..='\u{1eff}').filter(of_script);
        Self(letters.filter(|letter| is_plain(*letter)).collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tantivy::Term;
    use tantivy::query::FuzzyTermQuery;
    use tantivy::schema::Field;

    use super::*;

    /// Whether the automaton takes a word, and whether it gave the word up before its end.
    fn taken<A: Automaton>(automaton: &A, word: &str) -> (bool, bool) {
        let mut state = automaton.start();
        let mut given_up = false;
        for byte in word.bytes() {
            state = automaton.accept(&state, byte);
            given_up |= !automaton.can_match(&state);
        }
        (automaton.is_match(&state), given_up)
    }

    #[test]
    fn one_mistake_is_a_letter_or_two_neighbours() {
        let near = NearWord::new("visa", 1);
        for word in [
            "visa", "isa", "vsa", "vis", "xvisa", "vissa", "visas", "viza", "ivsa", "vias", "viсa",
        ] {
            assert_eq!(taken(&near, word), (true, false), "{word}");
        }
        for word in ["", "sa", "visaxx", "avis", "ivas", "vиса"] {
            assert!(!taken(&near, word).0, "{word}");
        }
    }

    #[test]
    fn a_mistaken_first_letter_is_any_other_of_the_script() {
        let others = first_letter_mistaken("visa").unwrap();
        for word in ["isa", "ivsa", "bisa", "avisa", "3isa"] {
            assert!(others.contains(&word.to_owned()), "{word}");
        }
        assert!(others.iter().all(|other| !other.starts_with('v')));
        // The letter of another keyboard that looks like the first one.
        let others = first_letter_mistaken("cтрана");
        let country = "страна".to_owned();
        assert!(others.unwrap().contains(&country));
        assert_eq!(first_letter_mistaken("βιζα"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn the_same_words_are_near_as_for_the_automaton_of_the_index(
            typed in "[abвг法🐟]{0,9}",
            other in "[abвг法🐟]{0,9}",
            mistakes in 0_u8..3,
        ) {
            let term = Term::from_field_text(Field::from_field_id(0), &typed);
            let reference = FuzzyTermQuery::new(term, mistakes, true).automaton().unwrap();
            let near = NearWord::new(&typed, usize::from(mistakes));
            let expected = taken(&reference, &other).0;
            let (found, given_up) = taken(&near, &other);
            prop_assert_eq!(found, expected);
            prop_assert!(!(found && given_up));
        }
    }
}
