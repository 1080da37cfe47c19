//! One struct for each of the administrator's templates. What is decided about a line is decided here.

mod practices;

use askama::Template;
use askama_web::WebTemplate;

pub use practices::{PracticeRow, PracticesPage};

use super::forms::{REASON, RoleForm};
use super::model::{AccountLine, Shown, Waiting};
use crate::account::model::{Account, AccountId, Role};
use crate::address;
use crate::db::Timestamp;
use crate::language::{Messages, TextLanguage};
use crate::mail::model::{Counts, Listed, MailId, MailState, Readable};
use crate::taxonomy::{ObjectiveNumber, objectives};
use crate::web::paging::PageLinks;
use crate::web::unsent::UnsentNotice;
use crate::web::{Choice, Field, Frame, Refused, Summary};

/// One place of the administrator's own navigation.
#[derive(Debug, Clone)]
pub struct Tab {
    /// Its name.
    pub name: String,
    /// Where it leads.
    pub link: String,
    /// Whether the reader is there.
    pub current: bool,
    /// How much needs a person there.
    pub urgent: Option<String>,
}

/// The administrator's own navigation.
pub fn tabs(frame: &Frame, waiting: &Waiting, dead: i64) -> Vec<Tab> {
    let tab = |name, to: address::Address, urgent: i64| Tab {
        name: frame.t.of("admin-tab", name).to_string(),
        link: frame.to(&to),
        current: frame.address == to,
        urgent: (urgent > 0).then(|| frame.t.number(urgent)),
    };
    vec![
        tab("overview", address::admin(), 0),
        tab("outbox", address::admin_outbox(), dead),
        tab("accounts", address::admin_accounts(), waiting.appeals),
        tab("practices", address::admin_practices(), waiting.removals),
    ]
}

/// `/admin`: what needs a person.
#[derive(Template, WebTemplate)]
#[template(path = "admin/overview.html")]
pub struct OverviewPage {
    /// The frame.
    pub frame: Frame,
    /// Where else to go.
    pub tabs: Vec<Tab>,
    /// What waits, the most pressing first.
    pub lines: Vec<Needed>,
    /// Whether nothing of it needs a person.
    pub quiet: bool,
    /// When the mail server last accepted something, written out.
    pub last_mail: Option<String>,
}

/// Something that may need a person.
pub struct Needed {
    /// What.
    pub name: String,
    /// Where it is seen to.
    pub link: String,
    /// How many.
    pub count: i64,
}

/// What may need a person: what does stands first.
pub fn needed(frame: &Frame, waiting: &Waiting, mails: &Counts) -> Vec<Needed> {
    let outbox = |state: MailState| address::admin_outbox().query("state", state.as_str());
    let suspended = address::admin_accounts().query("state", "suspended");
    let all = [
        ("admin-overview-dead", mails.dead, outbox(MailState::Dead)),
        ("admin-overview-appeals", waiting.appeals, suspended.clone()),
        (
            "admin-overview-removals",
            waiting.removals,
            address::admin_practices(),
        ),
        (
            "admin-overview-names-reviewer",
            waiting.names_reviewer,
            address::admin_practices().query("show", Shown::NamesReviewer.as_str()),
        ),
        (
            "admin-overview-unclaimed",
            waiting.unclaimed,
            address::queue(),
        ),
        ("admin-overview-held", waiting.held, suspended),
        (
            "admin-overview-waiting",
            mails.waiting,
            outbox(MailState::Waiting),
        ),
    ];
    let mut lines: Vec<Needed> = all
        .into_iter()
        .map(|(key, count, to)| Needed {
            name: frame.t.say(key).to_string(),
            link: frame.to(to),
            count,
        })
        .collect();
    lines.sort_by_key(|line| line.count == 0);
    lines
}

/// `/admin/accounts`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/accounts.html")]
pub struct AccountsPage {
    /// The frame.
    pub frame: Frame,
    /// Where else to go.
    pub tabs: Vec<Tab>,
    /// The filter's inputs.
    pub filter: Vec<Field>,
    /// The lines.
    pub rows: Vec<AccountRow>,
    /// Onward and back.
    pub pages: PageLinks,
}

/// A line of the list of accounts, in words.
pub struct AccountRow {
    /// Name, and its address.
    pub name: String,
    /// Where its mails go.
    pub email: String,
    /// Organisation.
    pub organisation: String,
    /// Role and scope.
    pub role: String,
    /// Last seen.
    pub seen: String,
    /// Suspended, with appeals.
    pub suspended: Option<String>,
    /// Its page.
    pub link: String,
}

impl AccountRow {
    /// The line in words.
    pub fn of(line: &AccountLine, frame: &Frame) -> Self {
        let t = frame.t;
        Self {
            name: line.name.clone(),
            email: line.email.clone(),
            organisation: line.organisation.clone().unwrap_or_default(),
            role: role_in_words(line.role, &line.objectives, t),
            seen: line.last_seen_at.map_or_else(
                || t.say("admin-accounts-never-seen").to_string(),
                |at| t.day(at),
            ),
            suspended: line.suspended.then(|| {
                t.say("admin-accounts-suspended")
                    .with("appeals", line.appeals)
                    .to_string()
            }),
            link: frame.to(address::admin_account(line.id)),
        }
    }
}

fn role_in_words(role: Role, objectives: &[ObjectiveNumber], t: Messages) -> String {
    let name = t.of("admin-role", role.as_str()).to_string();
    if objectives.is_empty() {
        return name;
    }
    let numbers = objectives
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ");
    t.say("admin-role-scoped")
        .with("role", name)
        .with("objectives", numbers)
        .to_string()
}

/// `/admin/accounts/{id}`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/account.html")]
pub struct AccountPage {
    /// The frame.
    pub frame: Frame,
    /// What keeps the form from going through.
    pub summary: Summary,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// Facts: label and value.
    pub facts: Vec<(String, String)>,
    /// Where the forms go.
    pub action: String,
    /// Role, scope, languages.
    pub fields: Vec<Field>,
    /// Why it is suspended.
    pub suspension: Option<String>,
    /// What its owner appealed, and when.
    pub appeals: Vec<(String, String)>,
    /// The reason's input, while it is not suspended.
    pub reason: Option<Field>,
    /// What a suspension or a lost role does.
    pub consequence: String,
    /// Whether it is the reader's own.
    pub own: bool,
    /// What is said of words that were typed before, and those without a box.
    pub unsent: UnsentNotice,
}

/// The inputs of role, scope and languages.
pub fn role_fields(t: Messages, account: &Account, refused: Option<&Refused>) -> Vec<Field> {
    let current = RoleForm {
        role: account.role,
        scope: account.scope.clone(),
        reads: account.reads.clone(),
    };
    let roles = Role::ALL
        .iter()
        .map(|role| {
            Choice::new(role.as_str(), t.of("admin-role", role.as_str()).to_string())
                .hint(t.of("admin-role-hint", role.as_str()).to_string())
        })
        .collect();
    let languages = TextLanguage::ALL
        .into_iter()
        .map(|language| Choice::new(language.as_str(), language.name(t).to_string()))
        .collect();
    let objectives = objectives()
        .map(|one| Choice::new(one.get().to_string(), one.line(t).to_string()))
        .collect();
    vec![
        Field::radios(t, "role", &t.say("admin-field-role"), roles)
            .holding(current.role.as_str())
            .refused(refused),
        Field::checks(t, "scope", &t.say("admin-field-scope"), objectives)
            .hint(t.say("admin-field-scope-hint"))
            .width("full")
            .columns("cols2 slimset")
            .optional()
            .holding_all(current.scope.objectives().map(|one| one.get().to_string()))
            .refused(refused),
        Field::checks(t, "reads", &t.say("admin-field-reads"), languages)
            .columns("cols3")
            .optional()
            .holding_all(current.reads.iter().map(|language| language.as_str()))
            .refused(refused),
    ]
}

/// The input of a suspension's reason.
pub fn reason_field(t: Messages, refused: Option<&Refused>) -> Field {
    Field::area(t, "reason", &t.say("admin-field-reason"), 3)
        .hint(t.say("admin-field-reason-hint"))
        .limit(REASON)
        .refused(refused)
}

/// `/admin/outbox`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/outbox.html")]
pub struct OutboxPage {
    /// The frame.
    pub frame: Frame,
    /// Where else to go.
    pub tabs: Vec<Tab>,
    /// How many stand where.
    pub counts: Counts,
    /// When the server last accepted one.
    pub last_mail: Option<String>,
    /// The lists by state: name, link, whether it is this one.
    pub lists: Vec<(String, String, bool)>,
    /// The lines.
    pub rows: Vec<MailRow>,
    /// Onward and back.
    pub pages: PageLinks,
}

/// A line of the outbox, in words.
pub struct MailRow {
    /// Which.
    pub id: MailId,
    /// To whom.
    pub to: String,
    /// About what.
    pub about: String,
    /// Where it stands.
    pub state: String,
    /// How often it was tried.
    pub tries: String,
    /// The server's last words.
    pub said: String,
    /// When.
    pub when: String,
    /// Its page.
    pub link: String,
    /// Whether it can be sent again.
    pub again: bool,
    /// Whether it can be settled.
    pub settle: bool,
}

/// How often it was tried; nothing of a mail that never was and never will be.
fn tries(mail: &Listed, t: Messages) -> String {
    if mail.state == MailState::NoLongerOwed && mail.tries == 0 {
        return String::new();
    }
    t.say("admin-outbox-tries")
        .with("count", mail.tries)
        .to_string()
}

impl MailRow {
    /// The line in words.
    pub fn of(mail: &Listed, name: impl Fn(AccountId) -> String, frame: &Frame) -> Self {
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
            tries: tries(mail, t),
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
    /// The frame.
    pub frame: Frame,
    /// The line.
    pub row: MailRow,
    /// What it says; nothing for account mails.
    pub letters: Vec<(String, String)>,
    /// Whether administrators may not read it.
    pub private: bool,
}

impl MailPage {
    /// The page of a mail.
    pub fn of(mail: Readable, name: impl Fn(AccountId) -> String, frame: Frame) -> Self {
        Self {
            row: MailRow::of(&mail.listed, name, &frame),
            private: mail.listed.private,
            letters: mail.letters,
            frame,
        }
    }
}
