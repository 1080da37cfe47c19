//! The lists of mails and the page of one mail, as their templates draw them.

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use crate::account::model::AccountId;
use crate::address::{self, Address};
use crate::db::Timestamp;
use crate::language::Messages;
use crate::mail::model::{MailId, MailState, OutboxCounts, OutboxMail, OutboxRow};
use crate::web::Frame;
use crate::web::paging::PageLinks;

/// `/admin/outbox`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/outbox.html")]
pub struct OutboxPage {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) tabs: Vec<AdminTab>,
    pub(in crate::admin) counts: OutboxCounts,
    /// The moment at which the mail server last accepted a mail.
    pub(in crate::admin) last_mail: Option<String>,
    /// The lists by state: name, link, whether it is this one.
    pub(in crate::admin) lists: Vec<(String, String, bool)>,
    pub(in crate::admin) rows: Vec<MailRow>,
    pub(in crate::admin) pages: PageLinks,
}

/// The address of the outbox with the mails of one state, or of all.
pub fn list_address(state: Option<MailState>) -> Address {
    address::admin_outbox().query("state", state.map_or("all", MailState::as_str))
}

/// The links to the lists by state: name, link, whether it is this one.
pub fn draw_lists(frame: &Frame, current: Option<MailState>) -> Vec<(String, String, bool)> {
    std::iter::once(None)
        .chain(MailState::ALL.iter().copied().map(Some))
        .map(|state| {
            let word = state.map_or("all", MailState::as_str);
            (
                frame.t.of("admin-outbox-list", word).to_string(),
                frame.to(list_address(state)),
                state == current,
            )
        })
        .collect()
}

/// A line of the outbox, in words.
pub struct MailRow {
    id: MailId,
    to: String,
    about: String,
    state: String,
    tries: String,
    /// The mail server's last reply, or the reason why the mail is no longer owed.
    said: String,
    when: String,
    link: String,
    /// Whether it can be sent again.
    again: bool,
    /// Whether it can be settled.
    settle: bool,
}

/// The number of attempts; empty for a mail that was not attempted and never will be.
fn tries_label(mail: &OutboxRow, t: Messages) -> String {
    if mail.state == MailState::NoLongerOwed && mail.tries == 0 {
        return String::new();
    }
    t.say("admin-outbox-tries")
        .with("count", mail.tries)
        .to_string()
}

impl MailRow {
    /// The line in words.
    pub fn of(mail: &OutboxRow, name: impl Fn(AccountId) -> String, frame: &Frame) -> Self {
        let t = frame.t;
        let at: Timestamp = mail.settled_at.unwrap_or(mail.at);
        let about = match (&mail.subject, mail.private, &mail.kind) {
            (Some(subject), ..) => subject.clone(),
            (None, true, _) => t.say("admin-outbox-private").to_string(),
            (None, false, _) => t
                .say("admin-outbox-digest")
                .with("count", mail.notices)
                .to_string(),
        };
        Self {
            id: mail.id,
            to: mail
                .account
                .map(name)
                .filter(|name| !name.is_empty())
                .or_else(|| mail.address.clone())
                .unwrap_or_default(),
            about,
            state: t.of("admin-outbox-state", mail.state.as_str()).to_string(),
            tries: tries_label(mail, t),
            said: match mail.unowed {
                Some(why) => why.reason(t).to_string(),
                None => mail.said.clone().unwrap_or_default(),
            },
            when: t.moment(at),
            link: frame.to(address::admin_mail(mail.id)),
            again: mail.state != MailState::NoLongerOwed,
            settle: mail.state == MailState::Dead,
        }
    }
}

/// `/admin/outbox/{id}`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/mail.html")]
pub struct MailPage {
    frame: Frame,
    row: MailRow,
    /// Subject and text of each notice; empty for account mails.
    letters: Vec<(String, String)>,
    /// Whether its text is hidden from administrators.
    private: bool,
}

impl MailPage {
    /// The page of a mail.
    pub fn of(mail: OutboxMail, name: impl Fn(AccountId) -> String, frame: Frame) -> Self {
        Self {
            row: MailRow::of(&mail.listed, name, &frame),
            private: mail.listed.private,
            letters: mail.letters,
            frame,
        }
    }
}
