//! A remark of a reader for clearance, as its authors and the readers of the same link see it.

use crate::language::Messages;
use crate::practice::model::ClearanceRemark;
use crate::written::{self, Links, SafeHtml};

/// How many characters of the wording are quoted.
const QUOTED: usize = 600;

/// A remark in words.
#[derive(Debug, Clone)]
pub struct ShownRemark {
    /// The anchor on its page.
    pub id: String,
    /// The question beside whose answer it stands.
    pub question: String,
    /// Who remarked, and when.
    pub facts: String,
    /// The answer as it stood then, where it stands so no more.
    pub wording: Option<String>,
    /// The remark.
    pub words: SafeHtml,
}

impl ShownRemark {
    /// The remark; `present` is the answer as it stands now, in words.
    pub fn new(t: Messages, remark: &ClearanceRemark, present: &str) -> Self {
        let facts = t.say("remark-facts").with("name", remark.name.as_str());
        let changed = remark.wording != present && !remark.wording.is_empty();
        Self {
            id: format!("remark-{}", remark.id),
            question: t.of("field-label", remark.field.name()).to_string(),
            facts: facts.with("moment", t.moment(remark.at)).to_string(),
            wording: changed.then(|| written::beginning(&remark.wording, QUOTED)),
            words: written::html(&remark.words, Links::Shown),
        }
    }
}
