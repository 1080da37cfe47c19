//! The lists of practices, as their template draws them.

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use crate::account::model::AccountId;
use crate::address::{self, Address};
use crate::admin::model::{AdminPracticeList, PracticeLine};
use crate::practice::model::PracticeId;
use crate::showing::referred::ReferredPractice;
use crate::web::Frame;
use crate::web::paging::PageLinks;
use crate::written::{self, Links, SafeHtml};

/// `/admin/practices`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/practices.html")]
pub struct PracticesPage {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) tabs: Vec<AdminTab>,
    /// The lists: name, link, whether it is this one.
    pub(in crate::admin) lists: Vec<(String, String, bool)>,
    pub(in crate::admin) shown: AdminPracticeList,
    pub(in crate::admin) rows: Vec<PracticeRow>,
    pub(in crate::admin) pages: PageLinks,
    pub(in crate::admin) title: String,
    /// Which of the lines the page shows.
    pub(in crate::admin) position: Option<String>,
}

/// The address of one list of practices.
pub fn list_address(list: AdminPracticeList) -> Address {
    address::admin_practices().query("show", list.as_str())
}

/// The links to the lists: name, link, whether it is this one.
pub fn draw_lists(frame: &Frame, current: AdminPracticeList) -> Vec<(String, String, bool)> {
    AdminPracticeList::ALL
        .iter()
        .map(|list| {
            (
                frame.t.of("admin-practices", list.as_str()).to_string(),
                frame.to(list_address(*list)),
                *list == current,
            )
        })
        .collect()
}

/// A line of a list of practices, in words.
pub struct PracticeRow {
    title: String,
    reference: String,
    /// What the public sees of it.
    public: String,
    owner: String,
    /// The day, and the name of the person who acted.
    when: String,
    /// The reasons that were given, or the people whom the list is about.
    words: SafeHtml,
    /// The live practice that replaces it.
    replaced_by: Option<ReferredPractice>,
    /// The page where an administrator acts on it.
    link: String,
}

impl PracticeRow {
    /// The line in words.
    pub fn of(
        line: &PracticeLine,
        (list, concerned): (AdminPracticeList, &[(PracticeId, AccountId)]),
        name: impl Fn(AccountId) -> String,
        frame: &Frame,
    ) -> Self {
        let t = frame.t;
        let concerned: Vec<String> = concerned
            .iter()
            .filter(|(practice, _)| *practice == line.id)
            .map(|(_, account)| name(*account))
            .collect();
        let by = line.actor.map(&name).unwrap_or_default();
        let (when, people, link) = match list {
            AdminPracticeList::WithoutOwner => (
                "admin-practices-suspended",
                "admin-practices-co-authors",
                address::admin_practice_owner(line.id),
            ),
            _ => (
                "admin-practices-when",
                "admin-practices-may-not-decide",
                address::review(line.id),
            ),
        };
        Self {
            title: line.title.clone(),
            reference: line
                .reference
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            public: t.of("public", line.public.as_str()).to_string(),
            owner: name(line.owner_id),
            when: t
                .say(when)
                .with("day", t.day(line.at))
                .with("name", by)
                .to_string(),
            words: match concerned.as_slice() {
                [] => written::html(line.words.as_deref().unwrap_or_default(), Links::Text),
                names => {
                    let people = t.say(people).with("names", names.join(", "));
                    written::html(&people.to_string(), Links::Text)
                }
            },
            replaced_by: line.other_slug.as_ref().map(|slug| {
                let title = line.other_title.as_deref().unwrap_or_default();
                ReferredPractice::named(t, true, title, slug)
            }),
            link: frame.to(link),
        }
    }
}
