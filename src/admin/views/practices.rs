//! The lists of practices, as their template draws them.

use askama::Template;
use askama_web::WebTemplate;

use super::Tab;
use crate::account::model::AccountId;
use crate::address;
use crate::admin::model::{PracticeLine, Shown};
use crate::practice::actions::BarredReviewer;
use crate::web::Frame;
use crate::web::paging::PageLinks;

/// `/admin/practices`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/practices.html")]
pub struct PracticesPage {
    /// The frame.
    pub frame: Frame,
    /// Where else to go.
    pub tabs: Vec<Tab>,
    /// The lists: name, link, whether it is this one.
    pub lists: Vec<(String, String, bool)>,
    /// Which list.
    pub shown: Shown,
    /// The lines.
    pub rows: Vec<PracticeRow>,
    /// Onward and back.
    pub pages: PageLinks,
}

/// A line of the list of practices, in words.
pub struct PracticeRow {
    /// Title.
    pub title: String,
    /// Reference.
    pub reference: String,
    /// What the public has.
    pub public: String,
    /// Who owns it.
    pub owner: String,
    /// When and by whom.
    pub when: String,
    /// Why.
    pub words: String,
    /// The desk, where it is answered.
    pub link: String,
}

impl PracticeRow {
    /// The line in words.
    pub fn of(
        line: &PracticeLine,
        barred: &[BarredReviewer],
        name: impl Fn(AccountId) -> String,
        frame: &Frame,
    ) -> Self {
        let t = frame.t;
        let barred: Vec<String> = barred
            .iter()
            .filter(|one| one.practice_id == line.id)
            .map(|one| name(one.account_id))
            .collect();
        let by = line.actor.map(&name).unwrap_or_default();
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
                .say("admin-practices-when")
                .with("day", t.day(line.at))
                .with("name", by)
                .to_string(),
            words: match barred.as_slice() {
                [] => line.words.clone().unwrap_or_default(),
                names => t
                    .say("admin-practices-may-not-decide")
                    .with("names", names.join(", "))
                    .to_string(),
            },
            link: frame.to(address::review(line.id)),
        }
    }
}
