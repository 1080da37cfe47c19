//! What the pages of a comparison have in common: which two revisions, in which view, and what changed between them.

use super::drawn::Comparison;
use crate::address::Address;
use crate::language::Messages;
use crate::web::layout::NavigationLink;
use crate::web::{Choice, Failure, FormField, Frame};

/// What the address of a comparison asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AskedComparison {
    /// The number of the older revision.
    from: Option<i64>,
    /// The number of the newer revision.
    to: Option<i64>,
    /// Whether the two stand side by side.
    pub side: bool,
}

/// Which revisions are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedRevision {
    /// These two, the older first.
    Two(i64, i64),
    /// The same one was chosen twice.
    Same(i64),
    /// There is only one.
    Only(i64),
}

impl AskedComparison {
    /// Reads the values of `from`, `to` and `view` in the query of an address. A number that is none is not found.
    pub fn parse([from, to, view]: [&str; 3]) -> Result<Self, Failure> {
        let number = |typed: &str| match typed {
            "" => Ok(None),
            typed => typed
                .parse::<i64>()
                .map(Some)
                .map_err(|_| Failure::NotFound),
        };
        Ok(Self {
            from: number(from)?,
            to: number(to)?,
            side: view == "side",
        })
    }

    /// Which of these revisions, in rising order, are meant: if the address names none, the newest and the one before.
    pub fn choose(&self, numbers: &[i64]) -> Result<ComparedRevision, Failure> {
        let known = |asked: Option<i64>| asked.is_none_or(|number| numbers.contains(&number));
        let newest = *numbers.last().ok_or(Failure::NotFound)?;
        if !known(self.from) || !known(self.to) {
            return Err(Failure::NotFound);
        }
        if numbers.len() < 2 {
            return Ok(ComparedRevision::Only(newest));
        }
        let to = self.to.unwrap_or(newest);
        let before = numbers.iter().rev().find(|number| **number < to);
        let from = self.from.or(before.copied()).unwrap_or(newest);
        Ok(if from == to {
            ComparedRevision::Same(to)
        } else {
            ComparedRevision::Two(from.min(to), from.max(to))
        })
    }
}

impl ComparedRevision {
    /// The older and the newer revision, if two are compared.
    pub fn two(self) -> Option<(i64, i64)> {
        match self {
            Self::Two(older, newer) => Some((older, newer)),
            Self::Same(_) | Self::Only(_) => None,
        }
    }

    /// The older and the newer revision; the same one twice if there are no two.
    pub fn numbers(self) -> (i64, i64) {
        match self {
            Self::Two(older, newer) => (older, newer),
            Self::Same(only) | Self::Only(only) => (only, only),
        }
    }

    /// The address of the comparison below this one, in this view.
    pub fn address(self, page: Address, side: bool) -> Address {
        let (older, newer) = self.numbers();
        let page = page.query("from", older).query("to", newer);
        if side {
            page.query("view", "side")
        } else {
            page
        }
    }
}

/// A comparison with the choice of its revisions and of its view.
pub struct ComparisonBoard {
    /// Where the choice is sent.
    pub action: String,
    /// The choice of the two revisions; none if there is only one.
    pub choice: Vec<FormField>,
    /// What the choice sends besides, as names and values.
    pub kept: Vec<(&'static str, String)>,
    /// The two views, the present one marked.
    pub views: Vec<NavigationLink>,
    /// Whether the two stand side by side.
    pub side: bool,
    /// What the comparison led to.
    pub result: BoardResult,
}

/// What a comparison led to.
pub enum BoardResult {
    /// What changed between the two.
    Compared {
        older: String,
        newer: String,
        /// The authors' note on what they have changed.
        note: Option<String>,
        comparison: Comparison,
    },
    /// Why there is nothing to compare.
    Nothing(String),
}

impl ComparisonBoard {
    /// The board of the page at this address. `labels` names each revision, `compared` is what changed with the note of
    /// the newer one, where two are compared.
    pub fn new(
        frame: &Frame,
        page: &Address,
        (asked, chosen): (AskedComparison, ComparedRevision),
        labels: &[(i64, String)],
        compared: Option<(Comparison, Option<String>)>,
    ) -> Self {
        let t = frame.t;
        let label = |number: i64| {
            let found = labels.iter().find(|(other, _)| *other == number);
            found.map(|(_, label)| label.clone()).unwrap_or_default()
        };
        let (older, newer) = chosen.numbers();
        let only = matches!(chosen, ComparedRevision::Only(_));
        let result = match compared {
            Some((comparison, note)) => BoardResult::Compared {
                older: label(older),
                newer: label(newer),
                note: note.map(|note| noted(t, &label(newer), &note)),
                comparison,
            },
            None if only => BoardResult::Nothing(t.say("comparison-only-one").to_string()),
            None => {
                let twice = t.say("comparison-twice").with("which", label(newer));
                BoardResult::Nothing(twice.to_string())
            }
        };
        let has_views = matches!(result, BoardResult::Compared { .. });
        Self {
            action: frame.to(page),
            choice: if only {
                Vec::new()
            } else {
                choice(t, labels, chosen)
            },
            kept: asked
                .side
                .then(|| ("view", "side".to_owned()))
                .into_iter()
                .collect(),
            views: if has_views {
                views(frame, page, (asked, chosen))
            } else {
                Vec::new()
            },
            side: asked.side,
            result,
        }
    }
}

impl ComparisonBoard {
    /// The same board, whose choice sends this too.
    #[must_use]
    pub fn keeping(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.kept.push((name, value.into()));
        self
    }
}

fn noted(t: Messages, which: &str, note: &str) -> String {
    let says = t.say("comparison-note").with("which", which.to_owned());
    says.with("note", note.to_owned()).to_string()
}

fn choice(t: Messages, labels: &[(i64, String)], chosen: ComparedRevision) -> Vec<FormField> {
    let (older, newer) = chosen.numbers();
    let choices = || {
        let one = |(number, label): &(i64, String)| Choice::new(number.to_string(), label);
        labels.iter().map(one).collect()
    };
    vec![
        FormField::select(t, "from", &t.say("comparison-from"), choices())
            .holding(older.to_string()),
        FormField::select(t, "to", &t.say("comparison-to"), choices()).holding(newer.to_string()),
    ]
}

fn views(
    frame: &Frame,
    page: &Address,
    (asked, chosen): (AskedComparison, ComparedRevision),
) -> Vec<NavigationLink> {
    let view = |side: bool, key: &'static str| NavigationLink {
        name: frame.t.say(key).to_string(),
        link: frame.to(chosen.address(page.clone(), side)),
        current: asked.side == side,
        within: false,
        waiting: None,
    };
    vec![
        view(false, "comparison-inline"),
        view(true, "comparison-side"),
    ]
}
