//! British and American spellings of English words. Knows folded words only.

use std::sync::LazyLock;

/// Parts of words: British, American. A word that holds one means the same with the other. The words that
/// [`UNCHANGED`] begins with are left alone.
const PARTS: &[(&str, &str)] = &[
    ("labour", "labor"),
    ("colour", "color"),
    ("behaviour", "behavior"),
    ("neighbour", "neighbor"),
    ("harbour", "harbor"),
    ("favour", "favor"),
    ("honour", "honor"),
    ("endeavour", "endeavor"),
    ("rumour", "rumor"),
    ("humour", "humor"),
    ("flavour", "flavor"),
    ("vigour", "vigor"),
    ("rigour", "rigor"),
    ("splendour", "splendor"),
    ("fervour", "fervor"),
    ("armour", "armor"),
    ("saviour", "savior"),
    ("tumour", "tumor"),
    ("vapour", "vapor"),
    ("clamour", "clamor"),
    ("centred", "centered"),
    ("centring", "centering"),
    ("centre", "center"),
    ("metre", "meter"),
    ("litre", "liter"),
    ("theatre", "theater"),
    ("fibre", "fiber"),
    ("calibre", "caliber"),
    ("programme", "program"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("licence", "license"),
    ("pretence", "pretense"),
    ("practise", "practice"),
    ("dialogue", "dialog"),
    ("catalogue", "catalog"),
    ("analogue", "analog"),
    ("enrol", "enroll"),
    ("fulfil", "fulfill"),
    ("instalment", "installment"),
    ("skilful", "skillful"),
    ("wilful", "willful"),
    ("travell", "travel"),
    ("labell", "label"),
    ("cancell", "cancel"),
    ("counsell", "counsel"),
    ("modell", "model"),
    ("fuell", "fuel"),
    ("channell", "channel"),
    ("levell", "level"),
    ("signall", "signal"),
    ("marvell", "marvel"),
    ("councillor", "councilor"),
    ("judgement", "judgment"),
    ("acknowledgement", "acknowledgment"),
    ("ageing", "aging"),
    ("paediatr", "pediatr"),
    ("gynaec", "gynec"),
    ("anaem", "anem"),
    ("anaesth", "anesth"),
    ("haem", "hem"),
    ("foet", "fet"),
    ("diarrhoea", "diarrhea"),
    ("orthopaed", "orthoped"),
    ("encyclopaed", "encycloped"),
    ("manoeuv", "maneuv"),
    ("sceptic", "skeptic"),
    ("grey", "gray"),
    ("plough", "plow"),
    ("mould", "mold"),
    ("aluminium", "aluminum"),
    ("jewellery", "jewelry"),
    ("artefact", "artifact"),
    ("cheque", "check"),
    ("tyre", "tire"),
];

/// Endings: British, American.
const ENDINGS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("isations", "izations"),
    ("isational", "izational"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("iser", "izer"),
    ("isers", "izers"),
    ("ising", "izing"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("yses", "yzes"),
    ("yser", "yzer"),
    ("ysing", "yzing"),
];

/// Parts of words that hold a part or an ending of the tables by chance, and have one spelling.
const UNCHANGED: &[&str] = &[
    "laborat",
    "elaborat",
    "corroborat",
    "programm",
    "checking",
    "checklist",
    "checkpoint",
    "entire",
    "retire",
    "satire",
    "revis",
    "supervis",
    "advis",
    "devis",
    "televis",
    "improvis",
    "precis",
    "concis",
    "exercis",
    "compris",
    "enterpris",
    "surpris",
    "promis",
    "prais",
    "rais",
    "franchis",
    "merchandis",
    "expertis",
    "premis",
    "wise",
    "disguis",
    "excis",
    "paradis",
    "treatis",
    "demis",
    "cruis",
    "noise",
    "poise",
    "despis",
    "chastis",
];

/// Which of at most 128 patterns a word may hold: those whose first two and last two letters stand in it. A word is read
/// once, however many patterns there are.
struct PatternFilter {
    first: Vec<u128>,
    last: Vec<u128>,
}

/// The letters of the English alphabet.
const LETTERS: usize = 26;

impl PatternFilter {
    fn of<'a>(patterns: impl Iterator<Item = &'a str>) -> Self {
        let mut filter = Self {
            first: vec![0; LETTERS * LETTERS],
            last: vec![0; LETTERS * LETTERS],
        };
        for (number, pattern) in patterns.enumerate() {
            let bit = 1_u128 << number;
            let mut pairs = letter_pairs(pattern);
            if let Some(pair) = pairs.next() {
                filter.first[pair] |= bit;
                filter.last[pairs.last().unwrap_or(pair)] |= bit;
            }
        }
        filter
    }

    /// The numbers of the patterns that the word may hold, in their order.
    fn candidates(&self, word: &str) -> impl Iterator<Item = usize> + use<> {
        let (mut first, mut last) = (0, 0);
        for pair in letter_pairs(word) {
            first |= self.first[pair];
            last |= self.last[pair];
        }
        let mut left = first & last;
        std::iter::from_fn(move || {
            let next = (left != 0).then(|| left.trailing_zeros())?;
            left &= left - 1;
            usize::try_from(next).ok()
        })
    }
}

/// The pairs of small letters that stand side by side, as numbers.
fn letter_pairs(word: &str) -> impl Iterator<Item = usize> + '_ {
    let letters = word.as_bytes().windows(2);
    letters
        .filter(|pair| pair.iter().all(u8::is_ascii_lowercase))
        .map(|pair| usize::from(pair[0] - b'a') * LETTERS + usize::from(pair[1] - b'a'))
}

static BRITISH_PARTS: LazyLock<PatternFilter> =
    LazyLock::new(|| PatternFilter::of(PARTS.iter().map(|(british, _)| *british)));
static AMERICAN_PARTS: LazyLock<PatternFilter> =
    LazyLock::new(|| PatternFilter::of(PARTS.iter().map(|(_, american)| *american)));
static UNCHANGED_PARTS: LazyLock<PatternFilter> =
    LazyLock::new(|| PatternFilter::of(UNCHANGED.iter().copied()));

/// The word as an American writes it; the same word if that makes no difference.
pub fn american(word: &str) -> String {
    respelled(word, &BRITISH_PARTS, |(british, american)| {
        (british, american)
    })
}

/// The word as a Briton writes it; the same word if that makes no difference.
pub fn british(word: &str) -> String {
    respelled(word, &AMERICAN_PARTS, |(british, american)| {
        (american, british)
    })
}

fn respelled(
    word: &str,
    parts: &PatternFilter,
    way: impl Fn((&'static str, &'static str)) -> (&'static str, &'static str),
) -> String {
    // “Programming” is spelled in one way, “programme” in two.
    let programme = ["programme", "programmes"].contains(&word);
    if word.len() < 4 || !word.is_ascii() {
        return word.to_owned();
    }
    let mut unchanged = UNCHANGED_PARTS.candidates(word);
    if !programme && unchanged.any(|number| word.contains(UNCHANGED[number])) {
        return word.to_owned();
    }
    for number in parts.candidates(word) {
        let (from, to) = way(PARTS[number]);
        if let Some(at) = word.find(from)
            && (to.len() < from.len() || !word[at..].starts_with(to))
        {
            return word.replacen(from, to, 1);
        }
    }
    let ending = ENDINGS.iter().copied().map(way);
    ending
        .filter_map(|(from, to)| Some((word.strip_suffix(from)?, to)))
        .find(|(stem, _)| stem.len() > 1)
        .map_or_else(|| word.to_owned(), |(stem, to)| format!("{stem}{to}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pattern_is_passed_over() {
        assert!(PARTS.len() <= 128 && UNCHANGED.len() <= 128);
        for (british, american) in PARTS {
            // A search for the first two letters must find either spelling of a word that begins with a part.
            assert_eq!(british[..1], american[..1]);
            for (filter, part) in [(&BRITISH_PARTS, british), (&AMERICAN_PARTS, american)] {
                let word = format!("un{part}s");
                let found: Vec<_> = filter.candidates(&word).collect();
                let standing = PARTS.iter().position(|pair| pair == &(*british, *american));
                assert!(found.contains(&standing.unwrap()), "{word}: {found:?}");
            }
        }
        for (number, part) in UNCHANGED.iter().enumerate() {
            let mut found = UNCHANGED_PARTS.candidates(&format!("x{part}x"));
            assert!(found.any(|one| one == number), "{part}");
        }
        let common = BRITISH_PARTS.candidates("registration").count();
        assert_eq!(common, 0, "a common word is compared with no pattern");
    }

    #[test]
    fn both_spellings_of_a_word_lead_to_each_other() {
        for (one, other) in [
            ("labour", "labor"),
            ("labourers", "laborers"),
            ("organisation", "organization"),
            ("organisations", "organizations"),
            ("recognised", "recognized"),
            ("analyse", "analyze"),
            ("centre", "center"),
            ("centres", "centers"),
            ("programme", "program"),
            ("programmes", "programs"),
            ("travellers", "travelers"),
            ("counselling", "counseling"),
            ("enrolment", "enrollment"),
            ("licence", "license"),
            ("neighbourhood", "neighborhood"),
            ("unfavourable", "unfavorable"),
            ("kilometres", "kilometers"),
            ("tyres", "tires"),
            ("dialogue", "dialog"),
            ("paediatrician", "pediatrician"),
        ] {
            assert_eq!(american(one), other);
            assert_eq!(british(other), one);
            assert_eq!(american(other), other);
            assert_eq!(british(one), one);
        }
        for same in [
            "laboratory",
            "collaboration",
            "migration",
            "size",
            "rise",
            "precise",
            "supervision",
            "install",
            "programming",
            "visa",
        ] {
            assert_eq!((american(same), british(same)), (same.into(), same.into()));
        }
    }
}
