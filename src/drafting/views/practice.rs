//! The page of one practice for its authors: the steps of a draft, the receipt of a submission, what was decided,
//! every deed that is theirs, and the history.

use askama::Template;
use askama_web::WebTemplate;

use super::answers::GivenStep;
use super::step::StepLine;
use super::timeline::OwnHistoryLine;
use super::{Fact, OPEN_FORM};
use crate::showing::badge::StateBadge;
use crate::web::{Field, Frame};

/// One practice.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/practice.html")]
pub struct PracticePage {
    /// The frame.
    pub frame: Frame,
    /// Where it stands.
    pub state: StateBadge,
    /// Its title.
    pub title: String,
    /// Where it stands and what to do next, in a sentence.
    pub sentence: String,
    /// The help page, where something may be a mistake of ours.
    pub help: Option<String>,
    /// The receipt, while it is with the review team.
    pub receipt: Option<Receipt>,
    /// The words of the review team that count now.
    pub said: Option<Said>,
    /// What is to be written, while a draft is open.
    pub task: Option<Task>,
    /// The link to a save that came second, and when that was.
    pub second: Option<String>,
    /// What can be done, each with its button.
    pub deeds: Vec<DeedView>,
    /// Where the buttons are sent.
    pub action: String,
    /// The event that the page was drawn at.
    pub seq: i64,
    /// The history, newest first.
    pub history: Vec<OwnHistoryLine>,
    /// Facts beside it.
    pub facts: Vec<Fact>,
    /// Links beside it.
    pub links: Vec<(String, String)>,
    /// What was sent, step by step; nothing while a draft is open.
    pub sent: Vec<GivenStep>,
    /// The list of practices.
    pub back: String,
}

/// The receipt of a submission.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The number to say on the phone.
    pub reference: String,
    /// What was sent to whom.
    pub sent: String,
    /// What happens next.
    pub next: Vec<String>,
}

/// Words of the review team.
#[derive(Debug, Clone)]
pub struct Said {
    /// What they were said with, and when.
    pub heading: String,
    /// Word for word.
    pub words: String,
    /// The ground, where it was not taken up.
    pub ground: Option<String>,
    /// The public practice that is there already: its title and link.
    pub other: Option<(String, String)>,
}

/// An open draft.
#[derive(Debug, Clone)]
pub struct Task {
    /// “3 of 5 steps are ready to submit”.
    pub done: String,
    /// The same in hundredths.
    pub share: usize,
    /// The steps.
    pub steps: Vec<StepLine>,
    /// Where everything can be checked.
    pub check: String,
    /// How far that is.
    pub check_status: String,
    /// What the review team looks at.
    pub checklist: Vec<String>,
}

/// A deed with its button.
#[derive(Debug, Clone)]
pub struct DeedView {
    /// The table's word.
    pub word: &'static str,
    /// What the button says.
    pub label: String,
    /// What it does.
    pub about: String,
    /// The button's class.
    pub class: &'static str,
    /// The words that may go with it.
    pub words: Option<Field>,
}

/// What came first when a deed was not done.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/overtaken.html")]
pub struct OvertakenPage {
    /// The frame.
    pub frame: Frame,
    /// What happened.
    pub heading: String,
    /// That nothing was changed, and what to do.
    pub lead: String,
    /// What was typed, if anything.
    pub words: String,
    /// Its page.
    pub back: String,
}

/// One draft more than may be open was asked for.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/full.html")]
pub struct TooManyDraftsPage {
    /// The frame.
    pub frame: Frame,
    /// How many may be, and what to do.
    pub lead: String,
    /// What was typed, if anything.
    pub words: String,
    /// “My practices”.
    pub back: String,
}
