//! One struct for each of the administrator's templates, with the words of each line.

pub(crate) mod appeal;
pub(crate) mod audit;
pub(crate) mod calls;
pub(crate) mod circular;
pub(crate) mod circulars;
pub(crate) mod invite;
pub(crate) mod labels;
pub(crate) mod opinions;
pub(crate) mod outage;
pub(crate) mod outbox;
pub(crate) mod overview;
pub(crate) mod owner;
pub(crate) mod persons;
pub(crate) mod practices;
pub(crate) mod record;
pub(crate) mod replies;
pub(crate) mod reply;
pub(crate) mod statistics;
pub(crate) mod surroundings;

use askama::Template;
use askama_web::WebTemplate;

use appeal::{AppealLine, SpamRow};
use persons::PersonRow;

use super::model::{AccountLine, PendingWork, SuspensionReason};
use crate::account::model::{Account, Role, Scope};
use crate::address;
use crate::language::{Messages, TextLanguage};
use crate::taxonomy::{ObjectiveNumber, objectives};
use crate::web::paging::PageLinks;
use crate::web::unsent::UnsentNotice;
use crate::web::{Choice, FormField, Frame, Refused, Summary};

/// One tab of the administrator's navigation.
#[derive(Debug, Clone)]
pub struct AdminTab {
    pub(super) name: String,
    pub(super) link: String,
    pub(super) current: bool,
    /// The number of things there on which an administrator is to act.
    pub(super) urgent: Option<String>,
}

/// The administrator's navigation.
pub fn draw_tabs(frame: &Frame, pending: &PendingWork, dead: i64) -> Vec<AdminTab> {
    let tab = |name, to: address::Address, urgent: i64| AdminTab {
        name: frame.t.of("admin-tab", name).to_string(),
        link: frame.to(&to),
        current: frame.address == to || (name == "record" && is_of_record(&frame.address)),
        urgent: (urgent > 0).then(|| frame.t.number(urgent)),
    };
    vec![
        tab("overview", address::admin(), 0),
        tab("outbox", address::admin_outbox(), dead),
        tab("accounts", address::admin_accounts(), pending.appeals),
        tab("practices", address::admin_practices(), pending.removals),
        tab("opinions", address::admin_opinions(), 0),
        tab("labels", address::admin_labels(), 0),
        tab("calls", address::admin_calls(), 0),
        tab("replies", address::admin_replies(), 0),
        tab("letters", address::admin_circulars(), 0),
        tab("statistics", address::admin_statistics(), 0),
        tab("record", address::admin_record(), 0),
    ]
}

/// Whether it is one of the other lists of the record.
fn is_of_record(address: &address::Address) -> bool {
    [address::admin_audit(), address::admin_call_record()].contains(address)
}

/// `/admin/accounts`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/accounts.html")]
pub struct AccountsPage {
    pub(super) frame: Frame,
    pub(super) tabs: Vec<AdminTab>,
    pub(super) filter: Vec<FormField>,
    pub(super) rows: Vec<AccountRow>,
    pub(super) pages: PageLinks,
    pub(super) title: String,
    /// Which of the accounts the page shows.
    pub(super) position: Option<String>,
}

/// A line of the list of accounts, in words.
pub struct AccountRow {
    name: String,
    email: String,
    organisation: String,
    /// The role with its scope.
    role: String,
    /// The day of the last use of a session.
    seen: String,
    /// That it is suspended, with the number of its appeals.
    suspended: Option<String>,
    link: String,
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
    pub(super) frame: Frame,
    /// The problems of a refused form.
    pub(super) summary: Summary,
    pub(super) name: String,
    pub(super) email: String,
    /// Label and value of each fact.
    pub(super) facts: Vec<(String, String)>,
    /// The address to which the forms are posted.
    pub(super) action: String,
    /// The inputs of role, scope and languages.
    pub(super) fields: Vec<FormField>,
    /// The reason for which it is suspended.
    pub(super) suspension: Option<String>,
    pub(super) appeals: Vec<AppealLine>,
    /// The accounts that are of the same person, and those that may be.
    pub(super) persons: Vec<PersonRow>,
    /// Whether an appeal waits for an answer.
    pub(super) waits: bool,
    /// What of it was marked as spam.
    pub(super) spam: Vec<SpamRow>,
    /// The input of the reason, while it is not suspended.
    pub(super) reason: Option<FormField>,
    /// The input of the answer to an appeal, while it is suspended.
    pub(super) answer: Option<FormField>,
    /// The effect of a suspension or a lost role.
    pub(super) consequence: String,
    /// Whether it is the reader's own account.
    pub(super) own: bool,
    /// The notice about words that were typed earlier, and words without a box.
    pub(super) unsent: UnsentNotice,
}

/// The inputs of role, scope and languages.
pub fn draw_role_fields(
    t: Messages,
    account: &Account,
    refused: Option<&Refused>,
) -> Vec<FormField> {
    vec![
        draw_role_field(t, account.role).refused(refused),
        draw_scope_field(t, &account.scope).refused(refused),
        draw_reads_field(t, &account.reads).refused(refused),
    ]
}

fn draw_role_field(t: Messages, role: Role) -> FormField {
    let roles = Role::ALL
        .iter()
        .map(|role| {
            Choice::new(role.as_str(), t.of("admin-role", role.as_str()).to_string())
                .hint(t.of("admin-role-hint", role.as_str()).to_string())
        })
        .collect();
    FormField::radios(t, "role", &t.say("admin-field-role"), roles).holding(role.as_str())
}

fn draw_scope_field(t: Messages, scope: &Scope) -> FormField {
    let choices = objectives()
        .map(|one| Choice::new(one.get().to_string(), one.line(t).to_string()))
        .collect();
    FormField::checks(t, "scope", &t.say("admin-field-scope"), choices)
        .hint(t.say("admin-field-scope-hint"))
        .width("full")
        .columns("cols2 slimset")
        .optional()
        .holding_all(scope.objectives().map(|one| one.get().to_string()))
}

fn draw_reads_field(t: Messages, reads: &[TextLanguage]) -> FormField {
    let languages = TextLanguage::ALL
        .into_iter()
        .map(|language| Choice::new(language.as_str(), language.name(t).to_string()))
        .collect();
    FormField::checks(t, "reads", &t.say("admin-field-reads"), languages)
        .columns("cols3")
        .optional()
        .holding_all(reads.iter().map(|language| language.as_str()))
}

/// The input of the administrator's own password.
pub fn draw_password_field(t: Messages, refused: Option<&Refused>) -> FormField {
    FormField::password(t, "current_password", &t.say("admin-field-password"))
        .hint(t.say("admin-field-password-hint"))
        .autocomplete("current-password")
        .optional()
        .refused(refused)
}

/// The input of a suspension's reason.
pub fn draw_reason_field(t: Messages, refused: Option<&Refused>) -> FormField {
    FormField::area(t, "reason", &t.say("admin-field-reason"), 3)
        .hint(t.say("admin-field-reason-hint"))
        .limit(SuspensionReason::LIMIT)
        .refused(refused)
}
