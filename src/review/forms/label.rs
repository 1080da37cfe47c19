//! What an input of the desk is called where it stands on its own.

use super::owner_of;
use crate::language::{Message, Messages};
use crate::web::unsent::EARLIER;

/// The label of an input of the desk that reviewers type into; authors type their notes into one of the same name.
pub fn label(t: Messages, input: &str) -> Option<Message> {
    let (_, field) = owner_of(input)?;
    Some(match field {
        "reasons" => t.say("review-what-you-wrote"),
        "effective_on" => t.say("review-field-date"),
        "duplicate_of" => t.say("review-field-duplicate"),
        "replaced_by" => t.say("review-field-replaced-by"),
        "receiver" => t.say("review-field-receiver"),
        EARLIER => t.say("unsent-earlier"),
        _ => return None,
    })
}
