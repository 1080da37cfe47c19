//! The record of accounts and that of calls, as their templates draw them.

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use crate::account::model::{AccountDeed, AccountId, AccountRecord, Role};
use crate::address;
use crate::language::Messages;
use crate::practice::model::CallRecord;
use crate::web::Frame;
use crate::web::paging::PageLinks;

/// `/admin/record`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/record.html")]
pub struct RecordPage {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) tabs: Vec<AdminTab>,
    pub(in crate::admin) rows: Vec<RecordRow>,
    pub(in crate::admin) pages: PageLinks,
    pub(in crate::admin) title: String,
    /// Which of the lines the page shows.
    pub(in crate::admin) position: Option<String>,
}

/// A line of the record, in words.
pub struct RecordRow {
    /// The name of the account that the line is about.
    account: String,
    /// The page of that account.
    link: String,
    /// What was done.
    deed: String,
    /// The new role, or the reason that was given.
    words: String,
    when: String,
    /// Who did it; at the command line no account acts.
    by: String,
}

impl RecordRow {
    /// The line in words.
    pub fn of(line: &AccountRecord, name: impl Fn(AccountId) -> String, frame: &Frame) -> Self {
        let t = frame.t;
        let by_command = || t.say("admin-record-command").to_string();
        Self {
            account: name(line.account_id),
            link: frame.to(address::admin_account(line.account_id)),
            deed: t.of("admin-record", line.deed.as_str()).to_string(),
            words: words(line, t),
            when: t.moment(line.made_at),
            by: line.by_id.map_or_else(by_command, name),
        }
    }
}

/// A role by its name; a reason as it was typed.
fn words(line: &AccountRecord, t: Messages) -> String {
    match line.deed {
        AccountDeed::Role | AccountDeed::Invited => {
            let roles = line.words.split(' ').filter_map(Role::parse);
            let names = roles.map(|role| t.of("admin-role", role.as_str()).to_string());
            names.collect::<Vec<_>>().join(" → ")
        }
        AccountDeed::Suspended if line.words == "spam" => {
            t.say("account-suspended-spam").to_string()
        }
        AccountDeed::Suspended
        | AccountDeed::Restored
        | AccountDeed::SignedOut
        | AccountDeed::Received
        | AccountDeed::OnePerson
        | AccountDeed::TwoPersons => line.words.clone(),
    }
}

/// `/admin/record/calls`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/call_record.html")]
pub struct CallRecordPage {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) tabs: Vec<AdminTab>,
    pub(in crate::admin) rows: Vec<CallRecordRow>,
    pub(in crate::admin) pages: PageLinks,
    pub(in crate::admin) title: String,
    /// Which of the lines the page shows.
    pub(in crate::admin) position: Option<String>,
}

/// A line of the record of calls, in words.
pub struct CallRecordRow {
    /// The present title of the call.
    call: String,
    /// The form of that call.
    link: String,
    /// What was done.
    deed: String,
    /// The parts that were changed.
    parts: String,
    when: String,
    /// Who did it.
    by: String,
}

impl CallRecordRow {
    /// The line in words.
    pub fn of(line: &CallRecord, name: impl Fn(AccountId) -> String, frame: &Frame) -> Self {
        let t = frame.t;
        let parts = line.parts.0.iter();
        let parts = parts.map(|part| t.of("admin-call-part", part.as_str()).to_string());
        Self {
            call: line.title(t.language()).to_owned(),
            link: frame.to(address::admin_call(line.call_id)),
            deed: t.of("admin-call-deed", line.deed.as_str()).to_string(),
            parts: parts.collect::<Vec<_>>().join(", "),
            when: t.moment(line.made_at),
            by: name(line.by_id),
        }
    }
}
