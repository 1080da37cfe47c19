//! What stands above a practice's public page: which version it is, and whether it is still true.

use super::past::EditionNotice;
use crate::catalogue::store::PublishedPractice;
use crate::language::Messages;
use crate::workflow::PublicStatus;

/// Whether the page shows what the public reads now.
pub enum VersionStanding {
    /// The present version.
    Present,
    /// The present version, which is no longer current: since when.
    Past(String),
    /// The present version, of which its authors said that it has ended: when.
    Ended(String),
    /// The present version, which its authors have not confirmed: since when, and that they were asked.
    Unconfirmed {
        /// “Not confirmed since 3 November 2024”.
        since: String,
        /// That its authors were asked.
        asked: String,
    },
    /// A version at its own address.
    Version {
        /// “You are reading the 1st version, public from … to ….”
        said: String,
        /// Whether a later version exists.
        earlier: bool,
        /// The address of the practice's own page.
        present: String,
        /// Where it is compared with the present version, if it is an earlier one.
        changes: Option<String>,
    },
    /// What an earlier edition showed.
    Edition(EditionNotice),
}

/// What stands above the present version.
pub(super) fn present_standing(practice: &PublishedPractice, t: Messages) -> VersionStanding {
    let say = |key, at| t.say(key).with("day", t.day(at)).to_string();
    let confirmation = &practice.confirmation;
    match (practice.public, practice.taken_down_at) {
        (PublicStatus::NotCurrent, Some(at)) => {
            VersionStanding::Past(say("catalogue-past-since", at))
        }
        _ => match (confirmation.ended_at, confirmation.unconfirmed_since()) {
            (Some(at), _) => VersionStanding::Ended(say("catalogue-ended-said", at)),
            (None, Some(since)) => VersionStanding::Unconfirmed {
                since: say("catalogue-unconfirmed", since),
                asked: t.say("catalogue-unconfirmed-asked").to_string(),
            },
            (None, None) => VersionStanding::Present,
        },
    }
}
