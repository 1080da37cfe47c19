//! The form of a reply template.

use crate::language::{Language, Message, Messages};
use crate::review::model::{NewReply, ReplyName, ReplyPurpose, ReplyText};
use crate::web::unsent::EARLIER;
use crate::web::{Problem, Reading, Refused, Typed};

/// The hidden field with the version that a form was drawn with.
pub const VERSION: &str = "version";

/// The choices of the form, which are kept beside a text.
pub const CHOICES: &[&str] = &["template_language", "template_purpose", VERSION];

/// Whether an administrator types text into this box.
pub fn is_of_reply(name: &str) -> bool {
    matches!(name, "template_name" | "template_text" | EARLIER)
}

/// The label of a box that an administrator types into.
pub fn reply_label(t: Messages, name: &str) -> Option<Message> {
    Some(match name {
        "template_name" => t.say("admin-reply-name"),
        "template_text" => t.say("admin-reply-text"),
        _ => return None,
    })
}

/// Reads a template.
pub fn reply(typed: &Typed) -> Result<NewReply, Refused> {
    let mut reading = Reading::of(typed);
    let name = reading.field("template_name", ReplyName::parse);
    let purpose = reading.field("template_purpose", |word| match word {
        "" => Err(Problem::NotChosen),
        word => ReplyPurpose::parse(word).ok_or(Problem::NotOffered),
    });
    let language = reading.field("template_language", |word| {
        Language::parse(word).ok_or(Problem::NotOffered)
    });
    let text = reading.field("template_text", ReplyText::parse);
    let whole = || {
        Some(NewReply {
            name: name?,
            language: language?,
            purpose: purpose?,
            text: text?,
        })
    };
    reading.finish(whole())
}
