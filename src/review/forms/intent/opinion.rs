//! Reads the boxes of an opinion, those of asking for one, and the words to the review team.

use jiff::tz::TimeZone;

use super::{IntentContext, IntentReader, Noted, OptionalPart};
use crate::account::model::AccountId;
use crate::db::Timestamp;
use crate::language::Language;
use crate::practice::actions::Intent;
use crate::practice::model::{Checklist, ExpertName, NewExpert, Opinion, Reasons, ReviewNotes};
use crate::review::forms::checklist::read_checklist;
use crate::showing::reasons::{problem_of_greeting, problem_of_words};
use crate::web::form::Problem;
use crate::workflow::{Deed, ReasonsNeeded, Verdict};

impl<'a> IntentContext<'a> {
    /// For an opinion, which names no row and may leave out its words.
    pub fn of_opinion(now: Timestamp, zone: &'a TimeZone) -> Self {
        Self {
            needs: ReasonsNeeded::Optional,
            named: None,
            divided: false,
            receiver: None,
            deliverable: Err(Problem::Missing),
            not_before: None,
            now,
            zone,
        }
    }
}

impl IntentReader<'_> {
    /// A decision, or an opinion, with what is marked on the checklist. The checklist is read even if the decision has problems, so that
    /// the page shows all of them.
    pub(super) fn with_checklist(&mut self, intent: Option<Intent>, deed: Deed) -> Option<Intent> {
        if deed.verdict().is_none() && deed != Deed::GiveOpinion {
            return intent;
        }
        let checklist = read_checklist(&mut self.reading)?;
        Some(match intent? {
            Intent::Decide(decision) => {
                let to_team = self.team_words(self.context.divided).ok()?;
                let notes = ReviewNotes { checklist, to_team };
                if notes.is_empty() {
                    Intent::Decide(decision)
                } else {
                    Intent::DecideWith(decision, notes)
                }
            }
            Intent::GiveOpinion(opinion, _) => Intent::GiveOpinion(opinion, checklist),
            other => other,
        })
    }

    pub(super) fn opinion(&mut self) -> Option<Intent> {
        let verdict = self.choice("opinion", Verdict::parse);
        let (to_authors, to_team) = (self.words(), self.team_words(false));
        let (verdict, to_authors, to_team) = (verdict?, to_authors.ok()?, to_team.ok()?);
        let opinion = Opinion::new(verdict, to_authors, to_team);
        let opinion = opinion.ok_or(Problem::own("review-problem-opinion-why"));
        let opinion = self.reading.note("to_team", opinion)?;
        Some(Intent::GiveOpinion(opinion, Checklist::default()))
    }

    pub(super) fn ask_opinion(&mut self) -> Option<Intent> {
        let (of, words) = (self.numbered("reviewer", AccountId), self.words());
        Some(Intent::AskOpinion {
            of: of?,
            words: words.ok()?,
        })
    }

    pub(super) fn ask_expert(&mut self) -> Option<Intent> {
        let name = self.reading.field("name", |typed| {
            let name = ExpertName::parse(typed).map_err(|why| problem_of_greeting(&why, typed))?;
            name.ok_or(Problem::Missing)
        });
        let deliverable = self.context.deliverable.clone();
        let email = self.reading.field("email", |_| deliverable);
        let language = self.choice("language", Language::parse);
        let words = self.words();
        let expert = NewExpert {
            name: name?,
            email: email?,
            language: language?,
        };
        Some(Intent::AskExpert {
            expert,
            words: words.ok()?,
        })
    }

    /// The words that only the review team reads.
    pub(super) fn team_words(&mut self, needed: bool) -> OptionalPart<Reasons> {
        let typed = self.reading.typed().get("to_team");
        let words = Reasons::parse_optional(typed).map_err(|why| problem_of_words(why, typed));
        let words = words.and_then(|words| match words {
            None if needed => Err(Problem::Missing),
            words => Ok(words),
        });
        self.reading.note("to_team", words).ok_or(Noted)
    }
}
