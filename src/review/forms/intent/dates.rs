//! Reads the day of a publication, for an approval and for each deed that changes the day.

use super::{IntentContext, IntentReader, Noted, OptionalPart};
use crate::db::Timestamp;
use crate::practice::actions::Intent;
use crate::web::form::Problem;
use crate::web::typed_day::publication_day;

impl IntentContext<'_> {
    /// A day of publication, unless it comes before the one that the submitter named.
    fn allowed(&self, day: Timestamp) -> Result<Timestamp, Problem> {
        match &self.not_before {
            Some((earliest, written)) if day < *earliest => Err(Problem::Own(
                "review-problem-not-before",
                vec![("day", written.clone())],
            )),
            _ => Ok(day),
        }
    }
}

impl IntentReader<'_> {
    pub(super) fn change_date(&mut self) -> Option<Intent> {
        let (on, words) = (self.date(), self.words());
        Some(Intent::ChangeDate {
            on: on.ok()?,
            words: words.ok()?,
        })
    }

    /// The day, which must be there, and the words for the authors as far as the row asks for them.
    pub(super) fn reschedule(&mut self) -> Option<Intent> {
        let (on, words) = (self.date(), self.words());
        let on = match on.ok()? {
            Some(on) => on,
            None => self.reading.note("effective_on", Err(Problem::Missing))?,
        };
        Some(Intent::Reschedule {
            on,
            words: words.ok()?,
        })
    }

    /// The day of publication: none, or a day after today, which begins in the site's time zone.
    pub(super) fn date(&mut self) -> OptionalPart<Timestamp> {
        let (now, zone) = (self.context.now, self.context.zone);
        let date = self
            .reading
            .field("effective_on", |typed| match typed.trim() {
                "" => Ok(None),
                typed => publication_day(typed, now, zone)
                    .ok_or(Problem::own("review-problem-date"))
                    .and_then(|day| self.context.allowed(day).map(Some)),
            });
        date.ok_or(Noted)
    }
}
