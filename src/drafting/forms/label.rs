//! The label of an input that is shown outside its step: the label of its field.

use super::{FILE_PARTS, GREETING, belongs_to_field, is_because};
use crate::language::{Message, Messages};
use crate::practice::fields::{FIELDS, Kind};
use crate::web::unsent::EARLIER;

/// The label of an input that authors type into; `None` for choices.
pub fn label(t: Messages, input: &str) -> Option<Message> {
    if is_because(input) {
        let key = if input == EARLIER {
            "unsent-earlier"
        } else {
            "drafting-point-because"
        };
        return Some(t.say(key));
    }
    if input == GREETING {
        return Some(t.say("drafting-authors-greeting"));
    }
    let field = FIELDS
        .iter()
        .find(|one| belongs_to_field(one.name, input))?;
    let part = input.strip_prefix(field.name)?;
    let typed = match field.kind {
        Kind::Line { .. } | Kind::Summary { .. } | Kind::Prose { .. } | Kind::Doi => {
            part.is_empty()
        }
        Kind::Month => true,
        Kind::Several { .. } => part == "_add",
        Kind::Organisations { .. } => part.ends_with("].name"),
        Kind::Principles => part.ends_with("].how"),
        Kind::Sources { .. } => part.ends_with("].title") || part.ends_with("].url"),
        Kind::FocalPoint => matches!(part, "_name" | "_organisation" | "_email"),
        Kind::Files => FILE_PARTS.iter().any(|own| part.ends_with(own)),
        Kind::YesNo | Kind::One(_) => false,
    };
    typed.then(|| t.of("field-label", field.name))
}
