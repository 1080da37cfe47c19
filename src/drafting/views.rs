//! One struct for each page of the room. They are made from what authors may know and nothing else: no view holds
//! an account that is not an author's.

use std::borrow::Borrow;

use crate::practice::fields::Field;
use crate::web::glyph::Glyph;

mod answers;
mod drawn;
mod list;
mod offered;
mod practice;
mod state;
mod step;
mod timeline;

pub use answers::{CheckPage, GivenStep, PreviewPage};
pub use drawn::Question;
pub use list::{Case, ListPage, Section, StartPage};
pub use practice::{DeedView, OvertakenPage, PracticePage, Receipt, Said, Task, TooManyDraftsPage};
pub use state::{Group, Stand, asks};
pub use step::{StepPage, problems_of_missing, steps};
pub use timeline::{OwnHistoryLine, authors_in, own_history_lines};

/// The id of the form that people write in.
pub const OPEN_FORM: &str = "open-form";

/// Whether a question is asked: what has changed since the last version, only from the second on.
fn asked(field: Field, again: bool) -> bool {
    again || field != Field::ChangeNote
}

/// The shapes of a practice's way, in order: the mark of the site.
pub fn of_step(index: impl Borrow<usize>) -> Glyph {
    let shapes = [Glyph::Half, Glyph::Half, Glyph::Full];
    shapes
        .get(*index.borrow())
        .copied()
        .unwrap_or(Glyph::Hollow)
}

/// A fact beside a page: what it is, and the fact.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// The fact.
    pub value: String,
}
