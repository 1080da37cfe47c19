//! The page on which a practice without an owner gets one, as its template draws it.

use std::collections::HashMap;

use askama::Template;
use askama_web::WebTemplate;

use crate::account::boxes::ShownBoxes;
use crate::account::model::{AccountId, Name};
use crate::address;
use crate::admin::forms::owner::{EMAIL, WORDS, hand_over_button};
use crate::admin::model::AdminPracticeList;
use crate::db::Timestamp;
use crate::practice::actions::OwnerlessPractice;
use crate::practice::model::{CoAuthorState, Reasons};
use crate::practice::plain;
use crate::web::unsent::UnsentNotice;
use crate::web::{FormField, Frame, Summary};

use super::practices::list_address;

/// `/admin/practices/{id}/owner`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/owner.html")]
pub struct OwnerPage {
    frame: Frame,
    summary: Summary,
    /// The title of the practice.
    title: String,
    /// Its reference, and whose account is suspended.
    about: String,
    /// The co-authors in the order of the former owner: name and value of the button.
    co_authors: Vec<(String, String)>,
    words: FormField,
    email: FormField,
    /// That a person is invited already, and until when.
    invited: Option<String>,
    /// What was typed here before and not sent.
    unsent: UnsentNotice,
    /// The event up to which the page was drawn.
    seq: i64,
    action: String,
    back: String,
}

impl OwnerPage {
    /// The page of this practice.
    pub(crate) fn new(
        frame: Frame,
        practice: &OwnerlessPractice,
        names: &HashMap<AccountId, Name>,
        (now, shown): (Timestamp, ShownBoxes),
    ) -> Self {
        let t = frame.t;
        let refused = shown.form.as_ref();
        let name = |id| names.get(&id).map(Name::display).unwrap_or_default();
        let words = FormField::area(t, WORDS, &t.say("admin-owner-words"), 4)
            .hint(t.say("admin-owner-words-hint"))
            .limit(Reasons::MOST)
            .refused(refused);
        let person = FormField::email(t, EMAIL, &t.say("account-email"))
            .hint(t.say("admin-owner-email-hint"))
            .autocomplete("off")
            .refused(refused);
        let own = &practice.case.practice;
        let about = t.say("admin-owner-about").with("name", name(own.owner_id));
        let reference = own.reference.as_ref().map(ToString::to_string);
        let all = practice.co_authors.iter();
        let accepted = all
            .clone()
            .filter(|one| one.state == CoAuthorState::Accepted);
        let mut invited =
            all.filter(|one| one.is_offered(now) && one.offered_by != Some(own.owner_id));
        Self {
            summary: Summary::of(t, [&words, &person]),
            title: plain::shown_title(&practice.title, t),
            about: reference
                .into_iter()
                .chain([about.to_string()])
                .collect::<Vec<_>>()
                .join(" · "),
            co_authors: accepted
                .filter_map(|one| one.account_id)
                .map(|id| (name(id), hand_over_button(id)))
                .collect(),
            invited: invited.next().map(|one| {
                let until = one.offered_until.map(|until| t.day(until));
                let says = t.say("admin-owner-open").with("email", one.email.as_str());
                says.with("day", until.unwrap_or_default()).to_string()
            }),
            unsent: shown.notice,
            seq: practice.drawn_up_to.0,
            action: frame.to(address::admin_practice_owner(own.id)),
            back: frame.to(list_address(AdminPracticeList::WithoutOwner)),
            words,
            email: person,
            frame,
        }
    }
}
