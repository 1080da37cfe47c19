//! The line under a list with which readers take all of it away: as a table, as records, as a feed.

use crate::address::{FileForm, ListForm};
use crate::catalogue::files::FileStyle;
use crate::catalogue::model::PracticeList;
use crate::web::Frame;

/// The forms of a list for other programs.
pub struct TakeAway(pub Vec<TakeAwayLink>);

/// A link to one of them.
pub struct TakeAwayLink {
    pub name: String,
    pub link: String,
    /// The media type without parameters.
    pub media_type: &'static str,
}

impl TakeAway {
    /// The forms of this list.
    pub fn of(list: &PracticeList, frame: &Frame) -> Self {
        let t = frame.t;
        let link = |says, form: ListForm, media_type| {
            let address = list.address().in_form(form);
            TakeAwayLink {
                name: t.say(says).to_string(),
                link: frame.to(address),
                media_type,
            }
        };
        let csv = |says| link(says, ListForm::File(FileForm::Csv), FileStyle::CSV);
        let mut excel = csv("catalogue-take-excel");
        let asked = list.address().in_form(ListForm::File(FileForm::Csv));
        excel.link = frame.to(asked.query("for", "excel"));
        let records = ListForm::File(FileForm::JsonLines);
        Self(vec![
            csv("catalogue-take-csv"),
            excel,
            link("catalogue-take-jsonl", records, FileStyle::JSON_LINES),
            link(
                "catalogue-take-atom",
                ListForm::Feed,
                "application/atom+xml",
            ),
        ])
    }
}
