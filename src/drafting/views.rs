//! One struct for each page of the room. They hold only what authors may know: no view holds an account that is not an
//! author's.

use std::borrow::Borrow;

use crate::practice::fields::Field;
use crate::web::glyph::Glyph;

mod authors;
mod call;
mod check;
mod checklist;
mod clearance;
mod compare;
mod drawn;
mod files;
mod not_before;
mod offered;
mod ownership;
mod points;
mod practice;
mod practices;
mod state;
mod step;
mod timeline;
mod translations;
mod wanted;

pub use authors::{
    AuthorPeople, AuthorsPage, AuthorsSection, InvitationOverPage, InvitationPage, InviteBoxes,
};
pub use call::{AnsweredCallPage, CALL};
pub use check::{AnsweredCall, AnsweredStep, CheckPage, PreviewPage};
pub use checklist::checklist_hints;
pub use clearance::{
    ClearanceLine, ClearancePage, ReadingOverPage, ReadingPage, clearance_address,
    clearance_fields, remark_fields, remark_lines, remark_ways, shown_remark,
};
pub use compare::comparison_page;
pub use drawn::Question;
pub use files::{FilesPage, ShownFiles};
pub use not_before::NotBeforePage;
pub use ownership::{OfferBoxes, OfferedByLink, OwnershipPage};
pub use points::{AskedPoints, PointBoxes, PointsDrawer, PointsPage};
pub use practice::{
    DeedButton, DraftTask, OfferedWords, OvertakenPage, OwnPracticePage, StillTrueQuestion,
    SubmissionReceipt, TeamWords, TooManyDraftsPage,
};
pub use practices::{
    ListedCall, NewPracticePage, OwnPracticeLine, OwnPracticesPage, PracticeSection,
};
pub use state::{AskedConsent, PracticeGroup, PracticeStanding};
pub use step::{ReturnedWords, StepPage, mark_missing, step_lines};
pub use timeline::{OwnHistoryLine, authors_in, own_history_lines, own_history_rows};
pub use translations::{LANGUAGE, TranslationLine, TranslationsPage};

/// The id of the form that holds typed text.
pub const OPEN_FORM: &str = "open-form";

/// Whether a question is asked. The note on changes is asked from the second version on.
fn is_asked(field: Field, again: bool) -> bool {
    again || field != Field::ChangeNote
}

/// The glyph of a step of the receipt: the shapes of the site's mark, in order.
pub fn step_glyph(index: impl Borrow<usize>) -> Glyph {
    let shapes = [Glyph::Half, Glyph::Half, Glyph::Full];
    shapes
        .get(*index.borrow())
        .copied()
        .unwrap_or(Glyph::Hollow)
}

/// A fact in the margin of a page.
#[derive(Debug, Clone)]
pub struct SideFact {
    pub name: String,
    pub value: String,
}
