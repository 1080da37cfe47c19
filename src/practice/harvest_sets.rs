//! In which sets a public practice is harvested: by its objective, its countries and its type, each below a set that holds all
//! of its kind. The names are a promise to harvesters. Pure.

use super::answers::Answers;
use super::fields::{Field, Vocabulary};
use crate::taxonomy::{ObjectiveNumber, Term};

/// The name of the set that holds everything, which no harvester asks for.
pub const WHOLE: &str = "";

/// A kind of sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetKind {
    /// The name of the set above them all.
    pub word: &'static str,
    /// The terms that the sets are named for.
    pub vocabulary: Vocabulary,
}

/// The kinds in the order in which they are listed.
pub const SET_KINDS: [SetKind; 3] = [
    SetKind {
        word: "objective",
        vocabulary: Vocabulary::Objective,
    },
    SetKind {
        word: "country",
        vocabulary: Vocabulary::Country,
    },
    SetKind {
        word: "type",
        vocabulary: Vocabulary::Type,
    },
];

impl SetKind {
    /// The set of a term: `objective:9`.
    pub fn of(self, term: Term) -> String {
        format!("{}:{}", self.word, term.id())
    }

    /// The terms of such answers that have a set of this kind.
    fn terms(self, answers: &Answers, objective: Option<ObjectiveNumber>) -> Vec<Term> {
        match self.vocabulary {
            Vocabulary::Objective => objective.map(Term::Objective).into_iter().collect(),
            Vocabulary::Country => {
                let countries = answers.countries().into_iter();
                countries.map(Term::Country).collect()
            }
            other => {
                let id = answers.term(Field::Type);
                id.and_then(|id| other.term(id)).into_iter().collect()
            }
        }
    }
}

/// Every set of such answers, the whole included.
pub fn sets_of(answers: &Answers, objective: Option<ObjectiveNumber>) -> Vec<String> {
    let mut sets = vec![WHOLE.to_owned()];
    for kind in SET_KINDS {
        let terms = kind.terms(answers, objective);
        if !terms.is_empty() {
            sets.push(kind.word.to_owned());
        }
        sets.extend(terms.into_iter().map(|term| kind.of(term)));
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, Messages};

    #[test]
    fn the_name_of_a_set_has_only_letters_that_harvesters_read() {
        let known = |c: char| c.is_ascii_alphanumeric() || "-_.!~*'():".contains(c);
        for kind in SET_KINDS {
            for term in kind.vocabulary.terms(Messages::new(Language::En)) {
                let spec = kind.of(term);
                assert!(spec.chars().all(known), "{spec}");
                assert_eq!(spec.matches(':').count(), 1, "{spec}");
            }
        }
    }
}
