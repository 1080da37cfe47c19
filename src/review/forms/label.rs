//! The labels of the desk's inputs, where an input is shown outside the desk.

use super::checklist::line_of_note;
use super::saved::filter_label;
use super::{is_rewritten, owner_of};
use crate::language::{Message, Messages};
use crate::web::unsent::EARLIER;

/// The label of an input that reviewers type into. The authors' note has the same name.
pub fn label(t: Messages, input: &str) -> Option<Message> {
    if is_rewritten(input) {
        return Some(t.of("field-label", input));
    }
    if let Some(name) = filter_label(t, input) {
        return Some(name);
    }
    let (_, field) = owner_of(input)?;
    Some(match field {
        "to_team" => t.say("review-field-to-team"),
        "reasons" => t.say("review-what-you-wrote"),
        "effective_on" => t.say("review-field-date"),
        "duplicate_of" => t.say("review-field-duplicate"),
        "replaced_by" => t.say("review-field-replaced-by"),
        "receiver" => t.say("review-field-receiver"),
        "name" => t.say("review-field-expert-name"),
        "email" => t.say("review-field-expert-email"),
        EARLIER => t.say("unsent-earlier"),
        _ => return line_of_note(field).map(|line| t.of("checklist", line.as_str())),
    })
}
