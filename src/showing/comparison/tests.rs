//! What a comparison promises of all texts, however their authors changed them: it loses nothing and makes nothing up.

use proptest::prelude::{Strategy, prop, prop_assert_eq, proptest};

use super::effort::Effort;
use super::paragraphs::{ComparedUnit, Place, Unit, compare_named, compare_units, units};
use super::words::{Fate, Piece, compare_words};

fn joined(pieces: &[Piece], without: Fate) -> String {
    let own = pieces.iter().filter(|piece| piece.fate != without);
    own.map(|piece| piece.text.as_str()).collect()
}

fn texts(units: &[Unit]) -> Vec<&str> {
    units.iter().map(|unit| unit.text.as_str()).collect()
}

fn compared(old: &str, new: &str) -> Vec<ComparedUnit> {
    compare_units(&units(old), &units(new), &mut Effort::whole())
}

/// The pieces of a comparison, each with a sign: `-` removed, `+` added, `=` kept.
fn signed(pieces: &[Piece]) -> Vec<String> {
    let sign = |piece: &Piece| match piece.fate {
        Fate::Kept => format!("={}", piece.text),
        Fate::Removed => format!("-{}", piece.text),
        Fate::Added => format!("+{}", piece.text),
    };
    pieces.iter().map(sign).collect()
}

fn signed_words(old: &str, new: &str) -> Vec<String> {
    signed(&compare_words(old, new, &mut Effort::whole()))
}

#[test]
fn changed_words_are_marked() {
    assert_eq!(
        signed_words("They meet twice a year.", "They meet three times a year."),
        ["=They meet ", "-twice", "+three times", "= a year."]
    );
    assert_eq!(
        signed_words(
            "The members of both states met in Geneva.",
            "The members of all the states met in Geneva."
        ),
        [
            "=The members of ",
            "-both",
            "+all the",
            "= states met in Geneva."
        ]
    );
    assert_eq!(signed_words("the same", "the same"), ["=the same"]);
}

#[test]
fn words_of_other_scripts_are_marked() {
    assert_eq!(
        signed_words("移民工人有权利获得服务", "移民儿童有权利获得服务"),
        ["=移民", "-工人", "+儿童", "=有权利获得服务"]
    );
    assert_eq!(
        signed_words("يجتمع الأعضاء مرتين في السنة", "يجتمع الأعضاء ثلاثا في السنة"),
        ["=يجتمع الأعضاء ", "-مرتين", "+ثلاثا", "= في السنة"]
    );
}

#[test]
fn a_text_that_was_written_anew_is_not_cut_into_words() {
    assert_eq!(
        signed_words(
            "It was a plan of the ministry.",
            "Nurses visit every village in a van."
        ),
        [
            "-It was a plan of the ministry.",
            "+Nurses visit every village in a van."
        ]
    );
}

#[test]
fn a_moved_paragraph_is_neither_removed_nor_added() {
    let old = "First we asked them.\n\nThen we built it.\n\nAt last it was checked by others.";
    let new = "At last it was checked by all others.\n\nFirst we asked them.\n\nThen we built it.";
    let found = compared(old, new);
    let places: Vec<Place> = found.iter().map(|unit| unit.place).collect();
    assert_eq!(
        places,
        [
            Place::MovedHere,
            Place::Stays,
            Place::Stays,
            Place::MovedAway
        ]
    );
    assert_eq!(
        signed(&found[0].pieces),
        ["=At last it was checked by ", "+all ", "=others."]
    );
    assert!(found[1].is_same() && found[2].is_same());
}

/// A picture that stands in the place of another with equal words is another picture.
#[test]
fn a_row_with_another_name_is_another_one_in_equal_words() {
    let row = |name: &str, text: &str| Unit {
        name: Some(name.to_owned()),
        text: text.to_owned(),
    };
    let old = [row("a", "A map"), row("b", "A plan")];
    let new = [row("c", "A map"), row("b", "A plan of the office")];
    let found = compare_named(&old, &new, &mut Effort::whole());
    let places: Vec<Place> = found.iter().map(|unit| unit.place).collect();
    assert_eq!(places, [Place::Removed, Place::Added, Place::Stays]);
    assert_eq!(signed(&found[2].pieces), ["=A plan", "+ of the office"]);
}

#[test]
fn each_item_of_a_list_is_compared_by_itself() {
    let old = "For whom:\n• women\n• children and their parents";
    let new = "For whom:\n• women\n• returnees in both countries\n• children and their parents";
    let found = compared(old, new);
    let added: Vec<&ComparedUnit> = found.iter().filter(|unit| !unit.is_same()).collect();
    assert_eq!(added.len(), 1);
    assert_eq!(signed(&added[0].pieces), ["+• returnees in both countries"]);
}

/// Fifty paragraphs of 2,000 letters, one word of each changed.
#[test]
fn a_hundred_kilobytes_are_compared_word_by_word() {
    let text = |changed: &str| -> String {
        let paragraph = |number: usize| {
            let words = (0..250).map(|word| format!("w{}", (number * 31 + word * word) % 997));
            let words: Vec<String> = words.collect();
            format!("{number} {} {changed} {}", words.join(" "), words.join(" "))
        };
        (0..50).map(paragraph).collect::<Vec<_>>().join("\n\n")
    };
    let (old, new) = (text("before"), text("after"));
    assert!(old.len() > 100_000, "{} bytes", old.len());
    let found = compared(&old, &new);
    assert_eq!(found.len(), 50);
    for unit in &found {
        assert_eq!(unit.place, Place::Stays);
        let changed = unit.pieces.iter().filter(|piece| piece.fate != Fate::Kept);
        let changed: Vec<&str> = changed.map(|piece| piece.text.as_str()).collect();
        assert_eq!(changed, ["before", "after"]);
    }
}

/// Two words that follow one another without a rule: nothing stands once, and every word of one text is in the other.
#[test]
fn what_is_too_much_work_is_compared_as_a_whole() {
    let text = |seed: u64| -> String {
        let mut state = seed;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            if state >> 63 == 0 { "one" } else { "two" }
        };
        (0..25_000).map(|_| next()).collect::<Vec<_>>().join(" ")
    };
    let (old, new) = (text(1), text(2));
    let mut effort = Effort::whole();
    let pieces = compare_words(&old, &new, &mut effort);
    assert_eq!(joined(&pieces, Fate::Added), old);
    assert_eq!(joined(&pieces, Fate::Removed), new);
    assert!(pieces.len() < 9, "{} pieces", pieces.len());
}

/// So many short paragraphs that comparing each with each is too much work: those that are equal are found all the same.
#[test]
fn paragraphs_that_are_too_many_are_compared_as_wholes() {
    let text = |from: usize| -> String {
        let line = |number: usize| format!("Line {number} of a long table in the annex");
        (from..from + 8_000)
            .map(line)
            .collect::<Vec<_>>()
            .join("\n\n")
    };
    let found = compared(&text(0), &text(6_000));
    let count = |place: Place| found.iter().filter(|unit| unit.place == place).count();
    assert_eq!(
        (
            count(Place::Removed),
            count(Place::Stays),
            count(Place::Added)
        ),
        (6_000, 2_000, 6_000)
    );
}

/// A text of paragraphs and of items, of few words, so that many are equal, alike or moved.
fn written() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "we",
        "they",
        "met",
        "in",
        "two",
        "states",
        "移民",
        "工人",
        "السنة",
        "–",
        "(2019)",
        "été",
    ]);
    let words = prop::collection::vec(word, 1..12).prop_map(|words| words.join(" "));
    let start = prop::sample::select(vec!["", "", "• ", "1. ", "- "]);
    let line = (start, words).prop_map(|(start, words)| format!("{start}{words}"));
    let gap = prop::sample::select(vec!["\n", "\n\n", "\n\n\n"]);
    prop::collection::vec((line, gap), 0..9).prop_map(|lines| {
        let lines = lines.into_iter().map(|(line, gap)| line + gap);
        lines.collect()
    })
}

/// The same text with some paragraphs moved and some left out.
fn moved(text: &str, keys: &[usize]) -> String {
    let mut all = units(text);
    for key in keys {
        if !all.is_empty() {
            let taken = all.remove(key % all.len());
            if key % 5 > 0 {
                all.insert(key / 7 % (all.len() + 1), taken);
            }
        }
    }
    texts(&all).join("\n\n")
}

/// Whether a comparison holds both texts, each in its own order.
fn holds_both(old: &str, new: &str) -> Result<(), proptest::test_runner::TestCaseError> {
    let found = compared(old, new);
    let (old, new) = (units(old), units(new));
    let of_new = found
        .iter()
        .filter(|unit| !matches!(unit.place, Place::Removed | Place::MovedAway));
    let of_new: Vec<String> = of_new
        .map(|unit| joined(&unit.pieces, Fate::Removed))
        .collect();
    prop_assert_eq!(&of_new, &texts(&new));
    let of_old = found
        .iter()
        .filter(|unit| !matches!(unit.place, Place::Added | Place::MovedHere));
    let of_old: Vec<String> = of_old
        .map(|unit| joined(&unit.pieces, Fate::Added))
        .collect();
    prop_assert_eq!(&of_old, &texts(&old));
    // What moved away stands elsewhere with every letter.
    let moved = |place: Place| {
        let units = found.iter().filter(|unit| unit.place == place);
        let mut texts: Vec<String> = units
            .map(|unit| joined(&unit.pieces, Fate::Added))
            .collect();
        texts.sort_unstable();
        texts
    };
    prop_assert_eq!(moved(Place::MovedAway), moved(Place::MovedHere));
    Ok(())
}

proptest! {
    /// Kept and removed words are the older wording, kept and added words the newer one.
    #[test]
    fn no_word_is_lost_and_none_is_made_up(old in written(), new in written()) {
        let pieces = compare_words(&old, &new, &mut Effort::whole());
        prop_assert_eq!(joined(&pieces, Fate::Added), old);
        prop_assert_eq!(joined(&pieces, Fate::Removed), new);
    }

    /// The same holds of whole texts, paragraph by paragraph.
    #[test]
    fn no_paragraph_is_lost_and_none_is_made_up(old in written(), new in written()) {
        holds_both(&old, &new)?;
    }

    /// Paragraphs that move lose no letter.
    #[test]
    fn moved_paragraphs_lose_no_letter(
        old in written(),
        keys in prop::collection::vec(0..1_000_usize, 0..6),
    ) {
        let new = moved(&old, &keys);
        holds_both(&old, &new)?;
        let found = compared(&old, &new);
        for unit in &found {
            if unit.place == Place::Added {
                prop_assert_eq!("nothing was added", joined(&unit.pieces, Fate::Removed));
            }
        }
    }
}
