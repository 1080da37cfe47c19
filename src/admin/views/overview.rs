//! The overview of pending work, as its template draws it.

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use super::outage::OutageNotice;
use crate::address::{self, Address};
use crate::admin::model::{AdminPracticeList, PendingWork};
use crate::mail::model::{MailState, OutboxCounts};
use crate::web::Frame;

/// `/admin`: what waits for an administrator.
#[derive(Template, WebTemplate)]
#[template(path = "admin/overview.html")]
pub struct OverviewPage {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) tabs: Vec<AdminTab>,
    /// That the mail server takes no mails.
    pub(in crate::admin) outage: Option<OutageNotice>,
    /// What waits for a person, the most pressing first.
    pub(in crate::admin) urgent: Vec<PendingLine>,
    /// What goes on by itself, and what there is none of.
    pub(in crate::admin) others: Vec<PendingLine>,
    /// How many lists are followed by mail, each subscription counted.
    pub(in crate::admin) followed: i64,
    /// The moment at which the mail server last accepted a mail.
    pub(in crate::admin) last_mail: Option<String>,
}

/// One kind of pending work, with the page where it is done.
pub struct PendingLine {
    name: String,
    link: String,
    count: i64,
}

/// The kinds of pending work: those that need a person now, and the others. Mails that wait for the mail server need no
/// person. `alike` accounts share name and organisation with another one.
pub fn draw_pending_lines(
    frame: &Frame,
    pending: &PendingWork,
    mails: &OutboxCounts,
    alike: usize,
) -> (Vec<PendingLine>, Vec<PendingLine>) {
    let outbox = |state: MailState| address::admin_outbox().query("state", state.as_str());
    let suspended = address::admin_accounts().query("state", "suspended");
    let for_a_person = [
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
            "admin-overview-without-owner",
            pending.without_owner,
            address::admin_practices().query("show", AdminPracticeList::WithoutOwner.as_str()),
        ),
        (
            "admin-overview-alike",
            i64::try_from(alike).unwrap_or(i64::MAX),
            address::admin_accounts().query("state", "alike"),
        ),
        (
            "admin-overview-unclaimed",
            pending.unclaimed,
            address::queue(),
        ),
        ("admin-overview-held", pending.held, suspended),
    ];
    let draw = |(key, count, to): (&'static str, i64, Address)| PendingLine {
        name: frame.t.say(key).to_string(),
        link: frame.to(to),
        count,
    };
    let (urgent, mut others): (Vec<_>, Vec<_>) = for_a_person
        .into_iter()
        .map(draw)
        .partition(|line| line.count > 0);
    let waiting = outbox(MailState::Waiting);
    others.push(draw(("admin-overview-waiting", mails.waiting, waiting)));
    (urgent, others)
}
