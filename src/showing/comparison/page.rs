//! The page of a comparison: of an author, of a reviewer, and of the public. They differ in what is compared, and in the way
//! back.

use askama::Template;
use askama_web::WebTemplate;

use super::board::{BoardResult, ComparisonBoard};
use super::drawn::DrawnUnits;
use crate::web::Frame;

/// What changed between two revisions of a practice.
#[derive(Template, WebTemplate)]
#[template(path = "showing/compare.html")]
pub struct ComparisonPage {
    /// The frame of the page.
    pub frame: Frame,
    /// The title of the practice.
    pub title: String,
    /// The name and the address of the page that leads here.
    pub back: (String, String),
    /// The choice and the comparison.
    pub board: ComparisonBoard,
}
