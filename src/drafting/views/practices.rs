//! “My practices”, and the page that starts one.

use askama::Template;
use askama_web::WebTemplate;

use super::OPEN_FORM;
use super::drawn::{Question, QuestionBody};
use crate::drafting::forms::HELD;
use crate::showing::badge::StateBadge;
use crate::web::paging::PageLinks;
use crate::web::{Frame, Summary};

/// The account's practices, grouped by the side that acts next.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/list.html")]
pub struct OwnPracticesPage {
    pub frame: Frame,
    /// The title in the browser: on which page it is, from the second one on.
    pub title: String,
    /// Which part of the list the page shows.
    pub position: Option<String>,
    /// The address of the page that starts a practice.
    pub start: String,
    /// The groups that are not empty.
    pub sections: Vec<PracticeSection>,
    /// Whether the account has no practice at all.
    pub nothing: bool,
    pub pages: PageLinks,
}

/// One group.
#[derive(Debug, Clone)]
pub struct PracticeSection {
    /// The id of its heading.
    pub id: &'static str,
    pub heading: String,
    pub cases: Vec<OwnPracticeLine>,
}

/// One practice in the list.
#[derive(Debug, Clone)]
pub struct OwnPracticeLine {
    pub title: String,
    pub link: String,
    /// Its state and what to do next.
    pub sentence: String,
    /// Reference and a date.
    pub fine: String,
    /// Whose practice it is, where the reader is a co-author.
    pub owner: Option<String>,
    /// The call for practices that its draft or submission answers.
    pub call: Option<ListedCall>,
    pub state: StateBadge,
    /// The label of the link beside it.
    pub action: String,
    /// Whether that link is the main action.
    pub pressing: bool,
    pub public: Option<String>,
    /// The event up to which it was drawn, if it has a button that confirms it.
    pub confirm: Option<i64>,
}

/// A call for practices in the row of a practice.
#[derive(Debug, Clone)]
pub struct ListedCall {
    /// That the practice answers it, or that the call has closed.
    pub said: String,
    pub title: String,
    /// Its public page, once it has one.
    pub page: Option<String>,
}

/// The page that starts a practice.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/start.html")]
pub struct NewPracticePage {
    pub frame: Frame,
    pub summary: Summary,
    pub questions: Vec<Question>,
    /// The address to which the form is sent.
    pub action: String,
    /// The list of practices.
    pub back: String,
    /// The slug of the call for practices that the draft will answer, and a sentence that says so.
    pub call: Option<(String, String)>,
}
