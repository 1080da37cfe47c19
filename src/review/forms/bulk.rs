//! Reads the forms of a deed for several practices: what is ticked, the list that was uploaded, and what is to be done.

use std::collections::BTreeMap;

use crate::account::model::AccountId;
use crate::db::ids::{ReplyId, ReplyVersion};
use crate::practice::model::{PracticeId, Seq};
use crate::review::model::{BulkChoice, BulkDeed, MOST_CHOSEN};
use crate::web::{Problem, Reading, Refused, Typed};

/// The tick of a line.
pub const TICK: &str = "practice";
/// The practices that the page of the ticks shows.
pub const LISTED: &str = "listed";
/// The practices that are chosen, and for each the event up to which it was shown.
pub const CHOSEN: &str = "chosen";
/// The button that was pressed.
pub const STEP: &str = "step";

/// Whether an input may be sent several times.
pub fn is_list(input: &str) -> bool {
    input == TICK
}

/// What the pressed button asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BulkStep {
    /// To choose what is done with the lines of the queue.
    Choose,
    /// To show what would change.
    Foresee,
    /// To do it.
    Confirm,
}

impl BulkStep {
    /// Reads the button.
    pub fn read(typed: &Typed) -> Self {
        match typed.get(STEP) {
            "confirm" => Self::Confirm,
            "foresee" => Self::Foresee,
            _ => Self::Choose,
        }
    }
}

/// Which lines of the queue are chosen; the ticked ones if the form does not say.
pub fn read_choice(typed: &Typed) -> BulkChoice {
    BulkChoice::parse(typed.get("which")).unwrap_or(BulkChoice::Ticked)
}

/// The practices that are ticked, or all that the page shows.
pub fn ticked(typed: &Typed, choice: BulkChoice) -> Vec<PracticeId> {
    let listed = typed.get(LISTED).split_whitespace();
    let ids: Vec<&str> = match choice {
        BulkChoice::Ticked => typed.all(TICK).collect(),
        BulkChoice::Page => listed.collect(),
        BulkChoice::Found => Vec::new(),
    };
    let mut ids: Vec<PracticeId> = ids
        .into_iter()
        .filter_map(|one| Some(PracticeId(one.parse().ok()?)))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(MOST_CHOSEN);
    ids
}

/// The practices that a form carries, by rising id, each with the event up to which it was shown, if it says one.
pub fn carried(typed: &Typed) -> BTreeMap<PracticeId, Option<Seq>> {
    let one = |word: &str| {
        let (id, seq) = match word.split_once(':') {
            Some((id, seq)) => (id, Some(Seq(seq.parse().ok()?))),
            None => (word, None),
        };
        Some((PracticeId(id.parse().ok()?), seq))
    };
    let words = typed.get(CHOSEN).split_whitespace();
    words.filter_map(one).take(MOST_CHOSEN).collect()
}

/// The same as the form carries it.
pub fn written(chosen: impl IntoIterator<Item = (PracticeId, Option<Seq>)>) -> String {
    let word = |(id, seq): (PracticeId, Option<Seq>)| match seq {
        Some(seq) => format!("{id}:{seq}"),
        None => id.to_string(),
    };
    let words: Vec<String> = chosen.into_iter().map(word).collect();
    words.join(" ")
}

/// A list of references that was uploaded: a number in the first column of each line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct UploadedList {
    /// The references, as they are stored.
    pub references: Vec<String>,
    /// The lines that hold none: the number of each and its first column.
    pub unread: Vec<(usize, String)>,
    /// Whether it names more practices than one form may.
    pub too_many: bool,
}

/// Reads a list. A first line without a number is its heading.
pub fn read_list(text: &str) -> UploadedList {
    let mut list = UploadedList::default();
    for (at, line) in text.lines().enumerate() {
        let cell = line.split([',', ';', '\t']).next().unwrap_or_default();
        let cell = cell.trim().trim_matches('"').trim();
        let reference = cell.to_ascii_uppercase();
        if cell.is_empty() || list.references.contains(&reference) {
            continue;
        }
        if !is_reference(&reference) {
            if at > 0 {
                list.unread.push((at + 1, cell.chars().take(40).collect()));
            }
        } else if list.references.len() == MOST_CHOSEN {
            list.too_many = true;
        } else {
            list.references.push(reference);
        }
        list.unread.truncate(MOST_CHOSEN);
    }
    list
}

/// Whether this looks like `PX-2026-0417`.
fn is_reference(word: &str) -> bool {
    let mut parts = word.splitn(3, '-');
    let (prefix, year, number) = (parts.next(), parts.next(), parts.next());
    let digits = |part: Option<&str>| {
        part.is_some_and(|part| !part.is_empty() && part.bytes().all(|one| one.is_ascii_digit()))
    };
    prefix.is_some_and(|prefix| !prefix.is_empty()) && digits(year) && digits(number)
}

/// What is to be done, as the form says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedBulk {
    /// Nothing but the deed.
    Plain(BulkDeed),
    /// To whom each is assigned.
    Assign(AccountId),
    /// The template of the letters, and the version of it that was shown.
    Return(ReplyId, Option<ReplyVersion>),
}

/// Reads what is to be done.
pub fn read_asked(typed: &Typed) -> Result<AskedBulk, Refused> {
    let mut reading = Reading::of(typed);
    let deed = reading.field("deed", |word| {
        BulkDeed::parse(word).ok_or(Problem::NotChosen)
    });
    let asked = match deed {
        Some(BulkDeed::Assign) => {
            let reviewer = reading.field("reviewer", number);
            reviewer.map(|id| AskedBulk::Assign(AccountId(id)))
        }
        Some(BulkDeed::Return) => {
            let reply = reading.field("reply", number);
            let version = typed.get("version").parse().ok().map(ReplyVersion);
            reply.map(|id| AskedBulk::Return(ReplyId(id), version))
        }
        plain => plain.map(AskedBulk::Plain),
    };
    reading.finish(asked)
}

fn number(chosen: &str) -> Result<i64, Problem> {
    chosen.parse().map_err(|_| Problem::NotChosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_a_reference_in_the_first_column_of_each_line() {
        let list = read_list(
            "Number;Title\n\"px-2026-0001\";One\n\nPX-2026-0002,Two\nnonsense\nPX-2026-0001\n",
        );
        assert_eq!(list.references, ["PX-2026-0001", "PX-2026-0002"]);
        assert_eq!(list.unread, [(5, "nonsense".to_owned())]);
        let many: Vec<String> = (0..=MOST_CHOSEN)
            .map(|one| format!("PX-2026-{one:04}"))
            .collect();
        let list = read_list(&many.join("\n"));
        assert!(list.too_many && list.references.len() == MOST_CHOSEN);
    }

    #[test]
    fn what_a_form_carries_is_read_as_it_was_written() {
        let chosen = BTreeMap::from([(PracticeId(3), Some(Seq(7))), (PracticeId(12), None)]);
        let typed = Typed::of([(CHOSEN, written(chosen.clone()))]);
        assert_eq!(carried(&typed), chosen);
        let hostile = Typed::of([(CHOSEN, "x 4:y -: 5 5:9")]);
        assert_eq!(
            carried(&hostile),
            BTreeMap::from([(PracticeId(5), Some(Seq(9)))])
        );
    }
}
