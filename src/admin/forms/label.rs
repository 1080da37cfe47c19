//! The form of a new label.

use crate::language::{Message, Messages};
use crate::practice::model::LabelName;
use crate::web::{Reading, Refused, Typed};

/// The box of the name.
pub const NAME: &str = "label_name";
/// The tick that shows it to authors.
pub const FOR_AUTHORS: &str = "for_authors";

/// The label of a box that an administrator types into.
pub fn label_label(t: Messages, name: &str) -> Option<Message> {
    (name == NAME).then(|| t.say("admin-label-name"))
}

/// Reads a label: its name, and whether authors are shown it.
pub fn label(typed: &Typed) -> Result<(LabelName, bool), Refused> {
    let mut reading = Reading::of(typed);
    let name = reading.field(NAME, LabelName::parse);
    let for_authors = typed.get(FOR_AUTHORS) == "yes";
    reading.finish(name.map(|name| (name, for_authors)))
}
