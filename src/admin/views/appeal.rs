//! The parts of an account's page about its suspension: the appeals with their answers, and what was marked as spam.

use crate::account::model::AccountId;
use crate::account::queries::Appeal;
use crate::address;
use crate::admin::model::{AppealWords, SpamLine};
use crate::language::Messages;
use crate::web::{FormField, Frame, Refused};
use crate::written::{self, Links, SafeHtml};

/// An appeal, and its answer.
pub struct AppealLine {
    pub(in crate::admin) at: String,
    pub(in crate::admin) words: SafeHtml,
    /// Which answer was given, when and by whom.
    pub(in crate::admin) answered: Option<String>,
    /// The words of the answer.
    pub(in crate::admin) answer: Option<SafeHtml>,
}

impl AppealLine {
    /// The line in words.
    pub fn of(t: Messages, appeal: &Appeal, name: impl Fn(AccountId) -> String) -> Self {
        let granted = if appeal.granted == Some(true) {
            "yes"
        } else {
            "no"
        };
        let by = appeal
            .answered_by
            .map_or_else(|| t.say("admin-record-command").to_string(), name);
        let answered = appeal.answered_at.map(|at| {
            let says = t.say("admin-account-answered").with("granted", granted);
            let says = says.with("moment", t.moment(at)).with("name", by.as_str());
            says.to_string()
        });
        Self {
            at: t.moment(appeal.made_at),
            words: written::html(&appeal.words, Links::Text),
            answered,
            answer: appeal
                .answer
                .as_deref()
                .map(|words| written::html(words, Links::Text)),
        }
    }
}

/// A submission that was marked as spam.
pub struct SpamRow {
    pub(in crate::admin) title: String,
    /// Its desk.
    pub(in crate::admin) link: String,
    /// The reference, the reviewer who marked it, and the day.
    pub(in crate::admin) facts: String,
    /// Why.
    pub(in crate::admin) words: SafeHtml,
}

impl SpamRow {
    /// The line in words.
    pub fn of(frame: &Frame, line: &SpamLine, name: impl Fn(AccountId) -> String) -> Self {
        let t = frame.t;
        let reference = line.reference.as_ref().map(ToString::to_string);
        let facts = t
            .say("admin-account-spam-facts")
            .with("reference", reference.unwrap_or_default())
            .with("name", line.actor_id.map(name).unwrap_or_default())
            .with("day", t.day(line.at));
        Self {
            title: line.title.clone(),
            link: frame.to(address::review(line.practice_id)),
            facts: facts.to_string(),
            words: written::html(line.words.as_deref().unwrap_or_default(), Links::Text),
        }
    }
}

/// The input of the words with which an account is restored or an appeal refused.
pub fn draw_answer_field(t: Messages, waits: bool, refused: Option<&Refused>) -> FormField {
    let hint = if waits {
        t.say("admin-field-answer-hint")
    } else {
        t.say("admin-field-answer-hint-alone")
    };
    FormField::area(t, "answer", &t.say("admin-field-answer"), 4)
        .hint(hint)
        .limit(AppealWords::LIMIT)
        .refused(refused)
}
