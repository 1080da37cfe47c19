//! The record of accounts and that of calls, as their templates draw them.

use std::borrow::Borrow;

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use crate::account::model::{AccountDeed, AccountId, AccountRecord, Role};
use crate::address;
use crate::language::{Message, Messages};
use crate::practice::model::CallRecord;
use crate::web::Frame;
use crate::web::paging::PageLinks;

/// A list of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordList {
    /// What was done to accounts.
    Accounts,
    /// What was done to calls for practices.
    Calls,
}

impl RecordList {
    /// The heading of its page.
    pub fn heading(self, t: impl Borrow<Messages>) -> Message {
        let t = t.borrow();
        match self {
            Self::Accounts => t.say("admin-tab-record"),
            Self::Calls => t.say("admin-record-calls"),
        }
    }

    fn lead(self, t: impl Borrow<Messages>) -> Message {
        let t = t.borrow();
        match self {
            Self::Accounts => t.say("admin-record-lead"),
            Self::Calls => t.say("admin-record-calls-lead"),
        }
    }

    /// The heading of the column that says what a line is about.
    fn subject(self, t: impl Borrow<Messages>) -> Message {
        let t = t.borrow();
        match self {
            Self::Accounts => t.say("admin-record-account"),
            Self::Calls => t.say("admin-record-call"),
        }
    }

    /// Its word in the links to all lists.
    const fn current(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Calls => "calls",
        }
    }
}

/// `/admin/record` and `/admin/record/calls`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/record.html")]
pub struct RecordPage {
    pub(in crate::admin) list: RecordList,
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
    /// The name of the account that the line is about, or the present title of the call.
    subject: String,
    /// The page of that account, or the form of that call.
    link: String,
    /// What was done.
    deed: String,
    /// The new role, the reason that was given, or the parts that were changed.
    words: String,
    when: String,
    /// Who did it; at the command line no account acts.
    by: String,
}

impl RecordRow {
    /// A line of the record of accounts in words.
    pub fn of_account(
        line: &AccountRecord,
        name: impl Fn(AccountId) -> String,
        frame: &Frame,
    ) -> Self {
        let t = frame.t;
        let by_command = || t.say("admin-record-command").to_string();
        Self {
            subject: name(line.account_id),
            link: frame.to(address::admin_account(line.account_id)),
            deed: t.of("admin-record", line.deed.as_str()).to_string(),
            words: words(line, t),
            when: t.moment(line.made_at),
            by: line.by_id.map_or_else(by_command, name),
        }
    }

    /// A line of the record of calls in words.
    pub fn of_call(line: &CallRecord, name: impl Fn(AccountId) -> String, frame: &Frame) -> Self {
        let t = frame.t;
        let parts = line.parts.0.iter();
        let parts = parts.map(|part| t.of("admin-call-part", part.as_str()).to_string());
        Self {
            subject: line.title(t.language()).to_owned(),
            link: frame.to(address::admin_call(line.call_id)),
            deed: t.of("admin-call-deed", line.deed.as_str()).to_string(),
            words: parts.collect::<Vec<_>>().join(", "),
            when: t.moment(line.made_at),
            by: name(line.by_id),
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
