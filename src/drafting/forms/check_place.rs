//! The place of the Check page that an author left for a step. The step carries it, and saving returns there.

use crate::address::{self, Address};
use crate::practice::fields::Field;
use crate::practice::model::PracticeId;

/// A place of the Check page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckPlace {
    /// Its beginning, where the missing answers are listed.
    Top,
    /// The answer to this question.
    Answer(Field),
}

impl CheckPlace {
    /// The name in the query of a link to a step, and of the hidden input in the form.
    pub const NAME: &'static str = "check";

    /// The place with this word; `None` if the step was not opened from Check.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "top" => Some(Self::Top),
            word => Field::parse(word).map(Self::Answer),
        }
    }

    /// The word in the query and in the hidden input.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Top => "top",
            Self::Answer(field) => field.name(),
        }
    }

    /// Its address.
    pub fn address(self, id: PracticeId) -> Address {
        let page = address::my_practice_check(id);
        match self {
            Self::Top => page,
            Self::Answer(field) => page.at(field.name()),
        }
    }
}
