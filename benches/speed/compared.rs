//! Two revisions of 100 kB each, compared: the time of the slowest kind of change. Nothing of the service runs but the
//! comparison itself.

use std::time::Instant;

use praxis::language::{Language, Messages};
use praxis::practice::answers::{Answer, Answers};
use praxis::practice::fields::{FIELDS, Kind};
use praxis::showing::comparison::{Comparison, Readership};

/// What a comparison is asked for with.
pub const COMMAND: &str = "compared";
/// The most time of a comparison, in milliseconds.
const LIMIT: f64 = 100.0;
/// How many words each of the six long answers has: together they have more than 100 kB.
const WORDS: u64 = 2_400;

/// Which word of the newer text stands where the older one has this word.
type Change = fn(u64) -> u64;

/// How the newer text differs from the older one.
const KINDS: [(&str, Change); 4] = [
    ("one word of each paragraph", |word| {
        if word % 50 == 7 { word + 1 } else { word }
    }),
    ("every third word", |word| {
        if word % 3 == 0 { word + 1 } else { word }
    }),
    ("every word", |word| word + 500_000),
    ("paragraphs in another order", |word| {
        (word / 50 + 1) * 50 - 1 - word % 50
    }),
];

/// Compares the two so many times and prints the median and the slowest time of each kind of change.
pub fn print(rounds: usize) {
    let t = Messages::new(Language::En);
    let old = revision(|word| word);
    for (kind, change) in KINDS {
        let new = revision(change);
        let mut times: Vec<f64> = (0..rounds)
            .map(|_| {
                let begun = Instant::now();
                let comparison = Comparison::of(&old, &new, Readership::Team, t);
                let time = begun.elapsed().as_secs_f64() * 1e3;
                assert!(!comparison.changes.is_empty());
                time
            })
            .collect();
        times.sort_unstable_by(f64::total_cmp);
        let (median, most) = (times[times.len() / 2], times[times.len() - 1]);
        println!("{kind}: {median:.1} ms, at most {most:.1} ms, limit {LIMIT} ms");
    }
}

/// A revision of 100 kB: paragraphs of fifty words in each long answer. `change` says which word stands at a place.
fn revision(change: Change) -> Answers {
    let mut answers = Answers::default();
    let mut bytes = 0;
    let long = FIELDS
        .iter()
        .filter(|one| matches!(one.kind, Kind::Prose { .. }));
    for declaration in long {
        let words: Vec<String> = (0..WORDS).map(|place| word(change(place))).collect();
        let paragraphs: Vec<String> = words.chunks(50).map(|some| some.join(" ")).collect();
        let text = paragraphs.join("\n\n");
        bytes += text.len();
        answers.set(declaration.field, Some(Answer::Text(text)));
    }
    assert!(bytes > 100_000, "{bytes} bytes");
    answers
}

/// The word with this number.
fn word(number: u64) -> String {
    format!("w{:06}", number.wrapping_mul(2_654_435_761) % 1_000_000)
}
