//! Reads the form that asks for mails about a list, and the buttons of the page behind a mailed link.

use crate::account::model::EmailAddress;
use crate::account::parse_deliverable;
use crate::app::App;
use crate::catalogue::followed::{FOLLOW_EMAIL, FOLLOW_RHYTHM, Rhythm};
use crate::follow::model::SubscriptionId;
use crate::web::form::Reading;
use crate::web::{Problem, Refused, Typed};

/// Reads to which address the mails go, and how often.
pub fn read_wish(app: &App, typed: &Typed) -> Result<(EmailAddress, Rhythm), Refused> {
    let mut reading = Reading::of(typed);
    let email = reading.field(FOLLOW_EMAIL, |typed| parse_deliverable(app, typed));
    let rhythm = reading.field(FOLLOW_RHYTHM, |typed| {
        Rhythm::parse(typed).ok_or(Problem::NotChosen)
    });
    reading.finish(email.zip(rhythm))
}

/// A button of the page behind a link.
pub enum LinkDeed {
    /// Confirms the subscription of the link.
    Confirm,
    /// Ends one subscription, or refuses it.
    End(SubscriptionId),
    /// Ends all of the address.
    EndAll,
}

/// Reads which button was pressed.
pub fn read_link_deed(typed: &Typed) -> Option<LinkDeed> {
    match typed.get("deed") {
        "confirm" => Some(LinkDeed::Confirm),
        "end_all" => Some(LinkDeed::EndAll),
        "end" => {
            let id = typed.get("subscription").parse().ok()?;
            Some(LinkDeed::End(SubscriptionId(id)))
        }
        _ => None,
    }
}
