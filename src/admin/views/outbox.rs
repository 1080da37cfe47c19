//! The lists of mails and the page of one mail, as their templates draw them.

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use super::outage::OutageNotice;
use super::surroundings::Surroundings;
use crate::account::model::AccountId;
use crate::address::{self, Address};
use crate::db::Timestamp;
use crate::language::Messages;
use crate::mail::model::{MailId, MailState, OutboxCounts, OutboxMail, OutboxRow};
use crate::mail::rooms::SAMPLE;
use crate::mail::unowed::Unowed;
use crate::web::paging::{PageLinks, Position};
use crate::web::{FormField, Frame, Typed};

/// `/admin/outbox`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/outbox.html")]
pub struct OutboxPage {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) tabs: Vec<AdminTab>,
    /// That the mail server takes no mails.
    pub(in crate::admin) outage: Option<OutageNotice>,
    pub(in crate::admin) counts: OutboxCounts,
    /// The moment at which the mail server last accepted a mail.
    pub(in crate::admin) last_mail: Option<String>,
    /// The field for the words of a person, beside the state that stays.
    pub(in crate::admin) words: FormField,
    pub(in crate::admin) state: &'static str,
    /// The lists by state: name, link, whether it is this one.
    pub(in crate::admin) lists: Vec<(String, String, bool)>,
    /// The same list with every mail chosen, or with none.
    pub(in crate::admin) choose: (String, String),
    /// Whether every mail is chosen.
    pub(in crate::admin) chosen: bool,
    pub(in crate::admin) rows: Vec<MailRow>,
    pub(in crate::admin) pages: PageLinks,
    pub(in crate::admin) title: String,
    /// Which of the mails the page shows.
    pub(in crate::admin) position: Option<String>,
}

/// A page of mails, as it is drawn.
pub struct ListedMails {
    pub(in crate::admin) rows: Vec<MailRow>,
    pub(in crate::admin) pages: PageLinks,
    pub(in crate::admin) position: Position,
    /// The same page with every mail chosen, or with none.
    pub(in crate::admin) choose: (String, String),
}

impl OutboxPage {
    /// The page of these mails.
    pub(in crate::admin) fn new(
        around: Surroundings,
        outage: Option<OutageNotice>,
        filter: &OutboxFilter,
        list: ListedMails,
    ) -> Self {
        let t = around.frame.t;
        Self {
            outage,
            words: filter.words_field(t),
            state: filter.state_word(),
            lists: filter.draw_lists(&around.frame),
            choose: list.choose,
            chosen: filter.chosen,
            rows: list.rows,
            pages: list.pages,
            title: list
                .position
                .title(t, t.say("admin-tab-outbox").to_string()),
            position: list.position.words(t),
            last_mail: around.counts.last_accepted_at.map(|at| t.moment(at)),
            counts: around.counts,
            tabs: around.tabs,
            frame: around.frame,
        }
    }
}

/// Which mails a list shows.
#[derive(Clone, Debug, Default)]
pub struct OutboxFilter {
    /// The state, or any.
    pub state: Option<MailState>,
    /// Words of the recipient's name or address.
    pub words: String,
    /// Whether every mail of the page is chosen.
    pub chosen: bool,
}

impl OutboxFilter {
    /// Reads what the address asks for.
    pub fn read(asked: &Typed) -> Self {
        Self {
            state: MailState::parse(asked.get("state")),
            words: asked.get("q").trim().chars().take(100).collect(),
            chosen: asked.get("choose") == "all",
        }
    }

    /// The word of the state, as the address has it.
    pub fn state_word(&self) -> &'static str {
        self.state.map_or("all", MailState::as_str)
    }

    /// The address of the list, with no mail chosen.
    pub fn address(&self) -> Address {
        let list = address::admin_outbox().query("state", self.state_word());
        match self.words.as_str() {
            "" => list,
            words => list.query("q", words),
        }
    }

    /// The field for the words of a person.
    pub fn words_field(&self, t: Messages) -> FormField {
        FormField::text(t, "q", &t.say("admin-outbox-words")).holding(self.words.as_str())
    }

    /// The links to the lists by state: name, link, whether it is this one.
    pub fn draw_lists(&self, frame: &Frame) -> Vec<(String, String, bool)> {
        std::iter::once(None)
            .chain(MailState::ALL.iter().copied().map(Some))
            .map(|state| {
                let list = Self {
                    state,
                    ..self.clone()
                };
                (
                    frame
                        .t
                        .of("admin-outbox-list", list.state_word())
                        .to_string(),
                    frame.to(list.address()),
                    state == self.state,
                )
            })
            .collect()
    }

    /// The link to this page with every mail chosen, or with none.
    pub fn draw_choose(&self, frame: &Frame, from: &str) -> (String, String) {
        let page = match from {
            "" => self.address(),
            from => self.address().query("from", from),
        };
        let (key, there) = if self.chosen {
            ("admin-outbox-choose-none", page)
        } else {
            ("admin-outbox-choose-all", page.query("choose", "all"))
        };
        (frame.t.say(key).to_string(), frame.to(there))
    }
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
    /// Whether it was not sent because mails to its address did not arrive.
    stopped: bool,
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
        let stopped = mail.unowed == Some(Unowed::AddressStopped);
        let about = match (&mail.subject, mail.private, &mail.kind) {
            (None, true, Some(kind)) if kind == SAMPLE.kind => {
                t.say("admin-outbox-sample").to_string()
            }
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
            again: mail.state != MailState::NoLongerOwed || stopped,
            stopped,
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
