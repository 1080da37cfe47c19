//! Reads who did the same as a practice: the entry of a reader, and what a reviewer decides about it.

use crate::account::parse_deliverable;
use crate::app::App;
use crate::practice::model::{
    Dismissal, NewReplication, Reasons, ReplicationPlace, ReplicationText, StartYear,
};
use crate::showing::reasons::problem_of_words;
use crate::showing::typed_address::read_typed_address;
use crate::web::form::Reading;
use crate::web::{Problem, Refused, Typed};
use crate::workflow::Deed;

/// The box of the organisation.
pub const ENTRY_ORGANISATION: &str = "organisation";
/// The list of countries and regions.
pub const ENTRY_PLACE: &str = "place";
/// The box of the year.
pub const ENTRY_SINCE: &str = "since";
/// The box of what was done in another way.
pub const ENTRY_DIFFERENCE: &str = "difference";
/// The box of a web address.
pub const ENTRY_LINK: &str = "link";
/// The box of the address at which the review team can ask.
pub const ENTRY_EMAIL: &str = "email";

/// Reads the entry of a reader.
pub fn read_entry(app: &App, typed: &Typed, this_year: i16) -> Result<NewReplication, Refused> {
    let mut reading = Reading::of(typed);
    let text = read_text(&mut reading, this_year);
    let email = reading.field(ENTRY_EMAIL, |typed| parse_deliverable(app, typed));
    let whole = text.zip(email);
    reading.finish(whole.map(|(text, email)| NewReplication { text, email }))
}

fn read_text(reading: &mut Reading<'_>, this_year: i16) -> Option<ReplicationText> {
    let organisation = reading.field(ENTRY_ORGANISATION, ReplicationText::parse_organisation);
    let place = reading.field(ENTRY_PLACE, |typed| {
        ReplicationPlace::parse(typed).ok_or(Problem::NotChosen)
    });
    let since = reading.field(ENTRY_SINCE, |typed| match typed.trim() {
        "" => Ok(None),
        typed => StartYear::parse(typed, this_year)
            .map(Some)
            .ok_or(Problem::own("review-problem-since")),
    });
    let difference = reading.field(ENTRY_DIFFERENCE, ReplicationText::parse_difference);
    let link = reading.field(ENTRY_LINK, |typed| read_typed_address(typed.trim()));
    Some(ReplicationText {
        organisation: organisation?,
        place: place?,
        since: since?,
        difference: difference?,
        link: link?,
    })
}

/// What a reviewer does with an entry.
pub enum EntryDeed {
    /// Publishes it in these words.
    Publish(ReplicationText),
    /// Closes it.
    Dismiss(Dismissal),
    /// Takes it back, for these reasons.
    Remove(Reasons),
}

/// Reads the button of a reviewer with the boxes that belong to it; `None` for a word that is no button of the page.
pub fn read_entry_deed(typed: &Typed, this_year: i16) -> Option<Result<EntryDeed, Refused>> {
    let button = typed.get("deed");
    if let Some(how) = Dismissal::parse(button) {
        return Some(Ok(EntryDeed::Dismiss(how)));
    }
    let mut reading = Reading::of(typed);
    match Deed::parse(button)? {
        Deed::AddReplication => {
            let text = read_text(&mut reading, this_year);
            Some(reading.finish(text.map(EntryDeed::Publish)))
        }
        Deed::RemoveReplication => {
            let words = reading.field("reasons", |typed| {
                Reasons::parse(typed).map_err(|why| problem_of_words(why, typed))
            });
            Some(reading.finish(words.map(EntryDeed::Remove)))
        }
        _ => None,
    }
}
