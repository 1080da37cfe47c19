//! Reads until which day a review is on hold, and why.

use super::IntentReader;
use crate::practice::actions::{Intent, MOST_HOLD_DAYS};
use crate::web::form::Problem;
use crate::web::typed_day::{beginning_of, typed_day};

impl IntentReader<'_> {
    /// The day, which comes after today and not too late, and the reason for the authors.
    pub(super) fn hold(&mut self) -> Option<Intent> {
        let (now, zone) = (self.context.now, self.context.zone);
        let today = now.to_jiff().to_zoned_datetime(zone.clone()).date();
        let until = self.reading.field("hold_until", |typed| {
            let day = match typed.trim() {
                "" => return Err(Problem::Missing),
                typed => typed_day(typed),
            };
            let ahead = |day: &jiff::civil::Date| {
                let days = (*day - today).get_days();
                (1..=MOST_HOLD_DAYS).contains(&i64::from(days))
            };
            day.filter(ahead)
                .and_then(|day| beginning_of(day, zone))
                .ok_or(Problem::own("review-problem-hold"))
        });
        let words = self.required_words();
        Some(Intent::Hold {
            until: until?,
            words: words?,
        })
    }
}
