//! The overview of pending work, as its template draws it.

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use crate::address;
use crate::admin::model::{AdminPracticeList, PendingWork};
use crate::mail::model::{MailState, OutboxCounts};
use crate::web::Frame;

/// `/admin`: what waits for an administrator.
#[derive(Template, WebTemplate)]
#[template(path = "admin/overview.html")]
pub struct OverviewPage {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) tabs: Vec<AdminTab>,
    /// What waits, the most pressing first.
    pub(in crate::admin) lines: Vec<PendingLine>,
    /// Whether an administrator has nothing to act on.
    pub(in crate::admin) quiet: bool,
    /// The moment at which the mail server last accepted a mail.
    pub(in crate::admin) last_mail: Option<String>,
}

/// One kind of pending work, with the page where it is done.
pub struct PendingLine {
    name: String,
    link: String,
    count: i64,
}

/// The kinds of pending work; those with something to do come first.
pub fn draw_pending_lines(
    frame: &Frame,
    pending: &PendingWork,
    mails: &OutboxCounts,
) -> Vec<PendingLine> {
    let outbox = |state: MailState| address::admin_outbox().query("state", state.as_str());
    let suspended = address::admin_accounts().query("state", "suspended");
    let all = [
        ("admin-overview-dead", mails.dead, outbox(MailState::Dead)),
        ("admin-overview-appeals", pending.appeals, suspended.clone()),
        (
            "admin-overview-removals",
            pending.removals,
            address::admin_practices(),
        ),
        (
            "admin-overview-names-reviewer",
            pending.names_reviewer,
            address::admin_practices().query("show", AdminPracticeList::NamesReviewer.as_str()),
        ),
        (
            "admin-overview-unclaimed",
            pending.unclaimed,
            address::queue(),
        ),
        ("admin-overview-held", pending.held, suspended),
        (
            "admin-overview-waiting",
            mails.waiting,
            outbox(MailState::Waiting),
        ),
    ];
    let mut lines: Vec<PendingLine> = all
        .into_iter()
        .map(|(key, count, to)| PendingLine {
            name: frame.t.say(key).to_string(),
            link: frame.to(to),
            count,
        })
        .collect();
    lines.sort_by_key(|line| line.count == 0);
    lines
}
