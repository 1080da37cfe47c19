//! The list of reply templates, as its template draws it.

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use crate::account::model::AccountId;
use crate::address;
use crate::review::model::ReplyTemplate;
use crate::web::Frame;

/// `/admin/replies`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/replies.html")]
pub struct RepliesPage {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) tabs: Vec<AdminTab>,
    /// Those that reviewers are offered.
    pub(in crate::admin) offered: Vec<ReplyRow>,
    pub(in crate::admin) archived: Vec<ReplyRow>,
}

/// A template in the list.
pub struct ReplyRow {
    name: String,
    /// The decision that it is for.
    purpose: String,
    /// The language of its text.
    language: &'static str,
    /// When it was last saved, and by whom.
    changed: String,
    link: String,
    is_archived: bool,
}

impl ReplyRow {
    /// The line in words.
    pub fn of(line: &ReplyTemplate, name: impl Fn(AccountId) -> String, frame: &Frame) -> Self {
        let t = frame.t;
        let day = t.day(line.changed_at);
        Self {
            name: line.name.clone(),
            purpose: t.of("reply-purpose", line.purpose.as_str()).to_string(),
            language: line.language.own_name(),
            changed: match line.changed_by.map(name) {
                Some(name) => {
                    let by = t.say("admin-reply-changed").with("day", day);
                    by.with("name", name).to_string()
                }
                None => day,
            },
            link: frame.to(address::admin_reply(line.id)),
            is_archived: line.archived_at.is_some(),
        }
    }

    /// Whether reviewers are offered it.
    pub fn is_offered(&self) -> bool {
        !self.is_archived
    }
}
