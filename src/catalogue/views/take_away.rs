//! The lines under a list with which readers take all of it away: as a table, as records, as a feed, and as a link to cite.

use super::crumbs::crumb;
use crate::address::{self, FileForm, ListForm};
use crate::catalogue::files::FileStyle;
use crate::catalogue::model::PracticeList;
use crate::db::Timestamp;
use crate::edition::Edition;
use crate::web::Frame;
use crate::web::layout::NavigationLink;

/// The forms of a list for other programs, and its address for a citation.
pub struct TakeAway {
    pub links: Vec<TakeAwayLink>,
    /// The list as the present edition shows it, for ever.
    pub cited: Option<NavigationLink>,
}

/// The present edition, and when it began.
#[derive(Clone, Copy)]
pub struct PresentEdition {
    pub number: Edition,
    pub began: Timestamp,
}

/// A link to one of them.
pub struct TakeAwayLink {
    pub name: String,
    pub link: String,
    /// The media type without parameters.
    pub media_type: &'static str,
    /// Whether the head of the page announces it to programs. The layout announces the feed.
    is_announced: bool,
}

impl TakeAway {
    /// The forms of this list; without an edition it is not cited.
    pub fn of(list: &PracticeList, edition: Option<PresentEdition>, frame: &Frame) -> Self {
        let t = frame.t;
        let link = |says, form: ListForm, media_type| {
            let address = list.address().in_form(form);
            TakeAwayLink {
                name: t.say(says).to_string(),
                link: frame.to(address),
                media_type,
                is_announced: form != ListForm::Feed,
            }
        };
        let csv = |says| link(says, ListForm::File(FileForm::Csv), FileStyle::CSV);
        let mut excel = csv("catalogue-take-excel");
        let asked = list.address().in_form(ListForm::File(FileForm::Csv));
        excel.link = frame.to(asked.query("for", "excel"));
        excel.is_announced = false;
        let records = ListForm::File(FileForm::JsonLines);
        let mut links = vec![
            csv("catalogue-take-csv"),
            excel,
            link("catalogue-take-jsonl", records, FileStyle::JSON_LINES),
        ];
        // A feed tells what is new: it has no earlier editions.
        if list.search().edition.is_none() {
            let atom = "application/atom+xml";
            links.push(link("catalogue-take-atom", ListForm::Feed, atom));
        }
        Self {
            links,
            cited: edition.map(|edition| edition.of_list(list, frame)),
        }
    }
}

impl TakeAway {
    /// The forms that the head of the page announces.
    pub fn announced(&self) -> impl Iterator<Item = &TakeAwayLink> {
        self.links.iter().filter(|one| one.is_announced)
    }
}

impl PresentEdition {
    /// The list as this edition shows it: “Praxis catalogue, edition 1,842, 24 November 2026”.
    fn of_list(self, list: &PracticeList, frame: &Frame) -> NavigationLink {
        let t = frame.t;
        let search = list.search().at(Some(self.number));
        let title = t.say("data-catalogue-title");
        let title = title.with("site", frame.site.as_str()).to_string();
        let name = t
            .say("catalogue-cite-edition")
            .with("title", title)
            .with("edition", self.number.0)
            .with("day", t.day(self.began));
        crumb(frame, name, &search.on(address::practices()))
    }
}
