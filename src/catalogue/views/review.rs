//! The public record of a review, in words.

use crate::catalogue::publication::Publication;
use crate::language::Messages;
use crate::practice::model::ChecklistLine;

/// How a version was reviewed before its publication.
pub struct ReviewWords {
    /// “2 reviewers and one expert from outside judged this version before it was published.”
    pub by: String,
    /// “The review took 2 rounds, from … to …”, or on which day it began and ended.
    pub time: String,
    /// The lines of the checklist; none where it was not filled in.
    pub checklist: Vec<String>,
}

impl ReviewWords {
    /// The record of this version, if it was reviewed here.
    pub fn of(publication: &Publication, t: Messages) -> Option<Self> {
        let record = publication.review?;
        let judges = record.judges;
        let reviewers = t
            .say("catalogue-review-reviewers")
            .with("count", judges.internal);
        let people = if judges.external == 0 {
            reviewers.to_string()
        } else {
            let experts = t
                .say("catalogue-review-experts")
                .with("count", judges.external);
            t.say("catalogue-review-both")
                .with("reviewers", reviewers.to_string())
                .with("experts", experts.to_string())
                .to_string()
        };
        let (from, until) = (
            t.day(record.began),
            t.day(publication.practice.published_at),
        );
        let time = if from == until {
            t.say("catalogue-review-day").with("day", from)
        } else {
            let time = t.say("catalogue-review-time").with("from", from);
            time.with("until", until)
        };
        let lines = ChecklistLine::ALL.iter().filter(|_| record.has_checklist);
        Some(Self {
            by: t
                .say("catalogue-review-by")
                .with("people", people)
                .to_string(),
            time: time.with("rounds", record.rounds).to_string(),
            checklist: lines
                .map(|line| t.of("checklist", line.as_str()).to_string())
                .collect(),
        })
    }
}
