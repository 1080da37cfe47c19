//! The page of what programs may take.

use askama::Template;

use super::practice::SafeJson;
use super::take_away::{PresentEdition, TakeAway};
use crate::address;
use crate::catalogue::described::DescribedCatalogue;
use crate::catalogue::files::file_columns;
use crate::catalogue::model::PracticeList;
use crate::web::Frame;

/// The files, their columns, the licence and the citation.
#[derive(Template)]
#[template(path = "catalogue/data.html")]
pub struct DataPage {
    frame: Frame,
    title: String,
    lead: String,
    /// All practices in each form.
    files: TakeAway,
    /// The descriptions for programs: what each is, and its link.
    descriptions: [(String, String); 4],
    /// The link to the table of what was taken down.
    withdrawn: String,
    /// The link to the table of views, if they are public.
    views: Option<String>,
    /// How the catalogue is cited.
    citation: String,
    /// The columns of the table: the name, the kind of its cells, what they hold.
    columns: Vec<(String, String, String)>,
    dataset: SafeJson,
}

impl DataPage {
    /// The page of an edition.
    pub fn new(frame: Frame, catalogue: &DescribedCatalogue<'_>) -> Self {
        let t = frame.t;
        let present = PresentEdition {
            number: catalogue.edition,
            began: catalogue.began,
        };
        let title = t.say("data-title").to_string();
        let lead = catalogue.description();
        let description = |says, address| (t.say(says).to_string(), frame.to(&address));
        let descriptions = [
            description("data-file-package", address::data_package()),
            description("data-file-dcat", address::data_catalogue()),
            description("data-interface", address::api_description()),
            description("data-harvest", address::oai().query("verb", "Identify")),
        ];
        let columns = file_columns().iter();
        let columns = columns.map(|column| {
            let kind = t.of("column-kind", column.kind().as_str());
            (
                column.name().to_owned(),
                kind.to_string(),
                column.description(t),
            )
        });
        Self {
            files: TakeAway::of(&PracticeList::All, Some(present), &frame),
            descriptions,
            withdrawn: frame.to(address::withdrawn()),
            views: catalogue
                .settings
                .public_views
                .then(|| frame.to(address::views())),
            citation: catalogue.citation(),
            columns: columns.collect(),
            dataset: SafeJson(catalogue.dataset()),
            frame: frame.described(&title, &lead),
            title,
            lead,
        }
    }
}
