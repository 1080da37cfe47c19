//! The page on which authors name the day before which a draft must not be published.

use askama::Template;
use askama_web::WebTemplate;

use super::OPEN_FORM;
use crate::language::Message;
use crate::web::unsent::UnsentNotice;
use crate::web::{FormField, Frame, Summary};

/// `/my/practices/{id}/not-before`.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/not_before.html")]
pub struct NotBeforePage {
    pub frame: Frame,
    pub summary: Summary,
    pub title: String,
    /// The day that is named.
    pub named: Option<Message>,
    /// The box of the day.
    pub day: FormField,
    /// What was typed here before and not sent.
    pub unsent: UnsentNotice,
    /// The address to which the form is sent.
    pub action: String,
    /// All answers.
    pub back: String,
}
