//! “My practices”, and the page on which one begins.

use askama::Template;
use askama_web::WebTemplate;

use super::OPEN_FORM;
use super::drawn::{Body, Question};
use crate::drafting::forms::HELD;
use crate::showing::badge::StateBadge;
use crate::web::paging::PageLinks;
use crate::web::{Frame, Summary};

/// The reader's practices, grouped by who must act.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// Where a new one begins.
    pub start: String,
    /// The groups that have any.
    pub sections: Vec<Section>,
    /// Whether this is the first page and nothing is there at all.
    pub nothing: bool,
    /// Onward and back.
    pub pages: PageLinks,
}

/// One group.
#[derive(Debug, Clone)]
pub struct Section {
    /// The id of its heading.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// Its practices.
    pub cases: Vec<Case>,
}

/// One practice in the list.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its title.
    pub title: String,
    /// Its page.
    pub link: String,
    /// Where it stands and what to do next.
    pub sentence: String,
    /// Reference and a date.
    pub fine: String,
    /// Its state.
    pub state: StateBadge,
    /// What the link beside it says.
    pub action: String,
    /// Whether that link is the thing to do.
    pub pressing: bool,
    /// The public page.
    pub public: Option<String>,
    /// The event it was drawn at, where it can be confirmed by a button here.
    pub confirm: Option<i64>,
}

/// The page on which a practice begins.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/start.html")]
pub struct StartPage {
    /// The frame.
    pub frame: Frame,
    /// What is wrong.
    pub summary: Summary,
    /// Title and language.
    pub questions: Vec<Question>,
    /// Where the form is sent.
    pub action: String,
    /// The list of practices.
    pub back: String,
}
