//! The audit log of practices, as its template draws it.

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use crate::account::model::AccountId;
use crate::address;
use crate::admin::forms::audit::INPUTS;
use crate::admin::model::AuditLine;
use crate::language::Messages;
use crate::practice::plain;
use crate::web::paging::PageLinks;
use crate::web::{Choice, FormField, Frame, Refused, Summary};
use crate::workflow::{Deed, State, Verdict};

/// `/admin/audit`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/audit.html")]
pub struct AuditPage {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) tabs: Vec<AdminTab>,
    /// The problems of the filter.
    pub(in crate::admin) summary: Summary,
    pub(in crate::admin) fields: Vec<FormField>,
    pub(in crate::admin) rows: Vec<AuditRow>,
    pub(in crate::admin) pages: PageLinks,
    pub(in crate::admin) title: String,
}

/// An event, in words.
pub struct AuditRow {
    /// The title of the practice.
    title: String,
    reference: String,
    /// The desk.
    link: String,
    what: String,
    when: String,
    /// Who did it.
    by: String,
}

impl AuditRow {
    /// The event in words.
    pub fn of(line: &AuditLine, name: impl Fn(AccountId) -> String, frame: &Frame) -> Self {
        let t = frame.t;
        Self {
            title: plain::shown_title(&line.title, t),
            link: frame.to(address::review(line.practice_id)),
            reference: line.reference.to_string(),
            what: what(t, line),
            when: t.moment(line.at),
            by: match (line.actor_id, line.deed) {
                (Some(id), _) => name(id),
                (None, Deed::GiveOpinion | Deed::RefuseOpinion) => {
                    t.say("admin-audit-expert").to_string()
                }
                (None, _) => frame.site.clone(),
            },
        }
    }
}

/// The event in words: the effect of a decision by the state that it led to.
fn what(t: Messages, line: &AuditLine) -> String {
    let verdict = match (line.deed, line.to_state) {
        (Deed::TakeEffect | Deed::PublishNow, State::Returned) => Verdict::Return,
        (Deed::TakeEffect | Deed::PublishNow, State::Declined) => Verdict::Decline,
        (Deed::TakeEffect | Deed::PublishNow, _) => Verdict::Approve,
        (deed, _) => return deed_label(t, deed),
    };
    t.of("event-effect", verdict.as_str()).to_string()
}

/// The words of a deed, without its outcome.
fn deed_label(t: Messages, deed: Deed) -> String {
    match deed {
        Deed::TakeEffect => t.say("admin-audit-effect").to_string(),
        Deed::PublishNow => t.say("admin-audit-hastened").to_string(),
        deed => t.of("event", deed.as_str()).to_string(),
    }
}

/// The inputs with what was typed.
pub fn draw_audit_fields(t: Messages, refused: &Refused) -> Vec<FormField> {
    let any = Choice::new("", t.say("admin-accounts-any").to_string());
    let deeds = Deed::ALL
        .iter()
        .map(|deed| Choice::new(deed.as_str(), deed_label(t, *deed)));
    let deeds = std::iter::once(any).chain(deeds).collect();
    let [practice, person, deed, since, until] = INPUTS;
    vec![
        FormField::text(t, practice, &t.say("admin-audit-practice")),
        FormField::text(t, person, &t.say("admin-audit-person")),
        FormField::select(t, deed, &t.say("admin-audit-deed"), deeds),
        FormField::date(t, since, &t.say("admin-audit-since")),
        FormField::date(t, until, &t.say("admin-audit-until")),
    ]
    .into_iter()
    .map(|field| field.refused(Some(refused)))
    .collect()
}
