//! The list of labels, as its template draws it.

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use super::surroundings::Surroundings;
use crate::address;
use crate::admin::forms::label::{FOR_AUTHORS, NAME};
use crate::practice::model::{Label, LabelName};
use crate::web::{FormField, Frame, Refused, Summary};

/// `/admin/labels`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/labels.html")]
pub struct LabelsPage {
    frame: Frame,
    tabs: Vec<AdminTab>,
    summary: Summary,
    /// The address to which the forms are posted.
    action: String,
    rows: Vec<LabelRow>,
    fields: Vec<FormField>,
}

/// A label of the list.
struct LabelRow {
    id: String,
    name: String,
    /// How it is looked for.
    word: String,
    /// Who reads it.
    readers: String,
    is_retired: bool,
}

impl LabelsPage {
    /// The list, and the form of a new label or one that came back.
    pub(in crate::admin) fn new(
        around: Surroundings,
        all: &[Label],
        refused: Option<&Refused>,
    ) -> Self {
        let t = around.frame.t;
        let row = |one: &Label| LabelRow {
            id: one.id.to_string(),
            name: one.name.clone(),
            word: format!("label:{}", one.word),
            readers: t
                .of(
                    "admin-labels-for",
                    if one.for_authors { "authors" } else { "team" },
                )
                .to_string(),
            is_retired: one.retired_at.is_some(),
        };
        let name = FormField::text(t, NAME, &t.say("admin-label-name"))
            .hint(t.say("admin-label-name-hint"))
            .limit(LabelName::MOST)
            .refused(refused);
        let for_authors = FormField::tick(t, FOR_AUTHORS, &t.say("admin-label-for-authors"))
            .hint(t.say("admin-label-for-authors-hint"))
            .refused(refused);
        let fields = vec![name, for_authors];
        Self {
            summary: Summary::of(t, &fields),
            action: around.frame.to(address::admin_labels()),
            rows: all.iter().map(row).collect(),
            fields,
            tabs: around.tabs,
            frame: around.frame,
        }
    }
}
