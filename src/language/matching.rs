//! Whether a line holds what a reader searches for, however it is spelled. Knows lines of text only.

use super::folding::{fold_letters, fold_words};
use super::variants::american;

/// Whether the line holds each of the typed words, or a word that begins or goes on with it: regardless of case, accents,
/// apostrophes, hyphens and the script of digits, in British or American English.
pub fn holds_words(line: &str, typed: &str) -> bool {
    let all = forms(line);
    typed.split_whitespace().all(|word| {
        let word = forms(word);
        all.iter().zip(word).any(|(all, word)| all.contains(&word))
    })
}

/// A line as its words, in American English, and with what joins the parts of a word taken out: “email” for “e-mail”.
fn forms(line: &str) -> [String; 3] {
    let words = fold_words(line);
    let american = words.split(' ').map(american).collect::<Vec<_>>();
    let as_one = |word: &str| -> String {
        let letters = fold_letters(word);
        letters.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let joined = line.split_whitespace().map(as_one).collect::<Vec<_>>();
    [american.join(" "), joined.join(" "), words]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_however_it_is_spelled() {
        let line = "PX-2026-0417 E-mail for Nukuʻalofa: labour in 2019, Ms. Étienne";
        for typed in [
            "email",
            "e-mail",
            "nuku'alofa",
            "nukualofa",
            "LABOR",
            "labour",
            "٢٠١٩",
            "etienne",
            "2026-0417",
            "PX20260417",
            "mail labo",
            "",
        ] {
            assert!(holds_words(line, typed), "{typed}");
        }
        for typed in ["nelf", "labour 2020", "in2019"] {
            assert!(!holds_words(line, typed), "{typed}");
        }
    }
}
