//! Reads the boxes of one deed into a complete intent. The workflow's row says which words a deed needs; the form does
//! not.

mod dates;
mod on_hold;
mod opinion;

use jiff::tz::TimeZone;

use crate::account::model::{AccountId, EmailAddress};
use crate::db::Timestamp;
use crate::language::TextLanguage;
use crate::practice::actions::Intent;
use crate::practice::fields::Field;
use crate::practice::model::{
    CommentAudience, Decision, DeclineCode, ExpertAskId, LabelId, PracticeId, Reasons, Seq,
    TakeDown,
};
use crate::showing::reasons::problem_of_words;
use crate::taxonomy::{ObjectiveNumber, TakedownKind};
use crate::web::form::{Problem, Reading, Refused, Typed};
use crate::workflow::{Deed, ReasonsNeeded};

/// What reading a form needs besides the form.
pub struct IntentContext<'a> {
    /// Whether the workflow's row asks for words.
    pub needs: ReasonsNeeded,
    /// The practice that was typed as `duplicate_of` or `replaced_by`, if it exists.
    pub named: Option<PracticeId>,
    /// Whether the opinions that the reviewer reads disagree.
    pub divided: bool,
    /// The account that was typed as `receiver`, if it exists.
    pub receiver: Option<AccountId>,
    /// The address that was typed as `email`, or why no mail can go there.
    pub deliverable: Result<EmailAddress, Problem>,
    /// The day before which it must not be published, while it lies ahead, and how it is written.
    pub not_before: Option<(Timestamp, String)>,
    /// The time at which the form is read.
    pub now: Timestamp,
    /// The site's time zone, in which days begin.
    pub zone: &'a TimeZone,
}

/// Reads the form of a deed. A deed that the desk does not offer is refused.
pub fn read_intent(
    deed: Deed,
    typed: &Typed,
    context: &IntentContext<'_>,
) -> Result<Intent, Refused> {
    let mut reader = IntentReader {
        reading: Reading::of(typed),
        context,
    };
    let intent = reader.intent(deed);
    let marked = reader.with_checklist(intent, deed);
    reader.reading.finish(marked)
}

/// A part that may be left out: `Ok(None)` if it was, `Err` if the reading has noted a problem.
type OptionalPart<T> = Result<Option<T>, Noted>;

/// The reading has noted a problem.
struct Noted;

struct IntentReader<'a> {
    reading: Reading<'a>,
    context: &'a IntentContext<'a>,
}

impl IntentReader<'_> {
    fn intent(&mut self, deed: Deed) -> Option<Intent> {
        Some(match deed {
            Deed::Claim => Intent::Claim,
            Deed::Release => Intent::Release,
            Deed::Remind => Intent::Remind,
            Deed::Hold => self.hold()?,
            Deed::Resume => Intent::Resume,
            Deed::TakeOver => Intent::TakeOver,
            Deed::MarkSpam => Intent::MarkSpam(self.required_words()?),
            Deed::Assign => Intent::Assign(self.numbered("reviewer", AccountId)?),
            Deed::DeclareConflict => Intent::DeclareConflict(self.words().ok()?),
            Deed::SetAsideBar => self.set_aside_bar()?,
            Deed::Move => Intent::Move(self.choice("objective", ObjectiveNumber::parse)?),
            Deed::CorrectLanguage => {
                Intent::CorrectLanguage(self.choice("language", TextLanguage::parse)?)
            }
            Deed::Approve => self.approve()?,
            Deed::Return => Intent::Decide(Decision::Return {
                words: self.required_words()?,
            }),
            Deed::Decline => self.decline()?,
            Deed::GiveOpinion => self.opinion()?,
            Deed::AskOpinion => self.ask_opinion()?,
            Deed::OpenOpinions => Intent::OpenOpinions,
            Deed::AskExpert => self.ask_expert()?,
            Deed::EndExpertLink => Intent::EndExpertLink(self.numbered("expert", ExpertAskId)?),
            Deed::Undo => Intent::Undo(self.words().ok()?),
            Deed::ChangeDate => self.change_date()?,
            Deed::Reschedule => self.reschedule()?,
            Deed::CallOff => Intent::CallOff(self.required_words()?),
            Deed::StopAsking => Intent::StopAsking(self.required_words()?),
            Deed::PublishNow => Intent::PublishNow(self.required_words()?),
            Deed::Reopen => Intent::Reopen(self.required_words()?),
            Deed::Uphold => Intent::Uphold(self.words().ok()?),
            Deed::RefuseAppeal => Intent::RefuseAppeal(self.required_words()?),
            Deed::Keep => Intent::Keep(self.required_words()?),
            Deed::TakeDown => self.take_down()?,
            Deed::Restore => Intent::Restore(self.words().ok()?),
            Deed::AddLabel => Intent::AddLabel(self.numbered("label", LabelId)?),
            Deed::RemoveLabel => Intent::RemoveLabel(self.numbered("label", LabelId)?),
            Deed::HandOver => self.hand_over()?,
            Deed::Comment => self.comment()?,
            Deed::Reply => self.reply()?,
            Deed::Resolve => Intent::Resolve(self.numbered("thread", Seq)?),
            Deed::AskAgain => Intent::AskAgain(self.numbered("thread", Seq)?),
            _ => return None,
        })
    }

    fn approve(&mut self) -> Option<Intent> {
        let (words, on) = (self.words(), self.date());
        Some(Intent::Decide(Decision::Approve {
            words: words.ok()?,
            on: on.ok()?,
            minor: self.ticked("minor"),
        }))
    }

    fn decline(&mut self) -> Option<Intent> {
        let words = self.required_words();
        let code = self.choice("code", DeclineCode::parse);
        let duplicate = match code {
            Some(DeclineCode::Duplicate) => self.named_practice("duplicate_of").map(Some),
            _ => Some(None),
        };
        Some(Intent::Decide(Decision::Decline {
            words: words?,
            code: code?,
            duplicate_of: duplicate?,
            last: self.ticked("final"),
        }))
    }

    fn take_down(&mut self) -> Option<Intent> {
        let words = self.required_words();
        let how = match self.choice("kind", TakedownKind::parse)? {
            TakedownKind::Gone => TakeDown::Gone,
            TakedownKind::NoLongerCurrent => TakeDown::NotCurrent,
            TakedownKind::Replaced => TakeDown::Replaced(self.named_practice("replaced_by")?),
        };
        Some(Intent::TakeDown { how, words: words? })
    }

    fn hand_over(&mut self) -> Option<Intent> {
        let receiver = self.context.receiver;
        let to = self.reading.field("receiver", |typed| match typed.trim() {
            "" => Err(Problem::Missing),
            _ => receiver.ok_or(Problem::own("review-problem-no-such-account")),
        });
        let words = self.required_words();
        Some(Intent::HandOver {
            to: to?,
            words: words?,
        })
    }

    fn set_aside_bar(&mut self) -> Option<Intent> {
        let (of, words) = (self.numbered("barred", AccountId), self.required_words());
        Some(Intent::SetAsideBar {
            of: of?,
            words: words?,
        })
    }

    fn comment(&mut self) -> Option<Intent> {
        let field = self.choice("field", Field::parse);
        let words = self.required_words();
        let audience = self.choice("audience", CommentAudience::parse);
        Some(Intent::Comment {
            field: field?,
            audience: audience?,
            words: words?,
        })
    }

    fn reply(&mut self) -> Option<Intent> {
        let (thread, words) = (self.numbered("thread", Seq), self.required_words());
        Some(Intent::Reply {
            thread: thread?,
            words: words?,
        })
    }

    /// The words, as far as the row asks for them.
    fn words(&mut self) -> OptionalPart<Reasons> {
        match self.context.needs {
            ReasonsNeeded::None => Ok(None),
            ReasonsNeeded::Optional => {
                let typed = self.reading.typed().get("reasons");
                let words =
                    Reasons::parse_optional(typed).map_err(|why| problem_of_words(why, typed));
                self.reading.note("reasons", words).ok_or(Noted)
            }
            ReasonsNeeded::Required => self.required_words().map(Some).ok_or(Noted),
        }
    }

    fn required_words(&mut self) -> Option<Reasons> {
        self.reading.field("reasons", |typed| {
            Reasons::parse(typed).map_err(|why| problem_of_words(why, typed))
        })
    }

    fn choice<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.reading.field(name, |typed| match typed {
            "" => Err(Problem::NotChosen),
            typed => parse(typed).ok_or(Problem::NotOffered),
        })
    }

    /// The number of a row: from 1.
    fn numbered<T>(&mut self, name: &'static str, make: fn(i64) -> T) -> Option<T> {
        let number = self.choice(name, |typed| {
            typed.parse().ok().filter(|number| *number > 0)
        });
        number.map(make)
    }

    fn ticked(&self, name: &str) -> bool {
        self.reading.typed().get(name) == "yes"
    }

    /// The practice that was named; the handler has looked it up already.
    fn named_practice(&mut self, name: &'static str) -> Option<PracticeId> {
        let named = self.context.named;
        self.reading.field(name, |typed| match typed.trim() {
            "" => Err(Problem::Missing),
            _ => named.ok_or(Problem::own("review-problem-no-such-practice")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::typed_day::publication_day;
    use crate::workflow::is_reviewers;

    const NOW: Timestamp = Timestamp(1_793_707_200_000_000);

    fn given(needs: ReasonsNeeded) -> IntentContext<'static> {
        static UTC: TimeZone = TimeZone::UTC;
        IntentContext {
            needs,
            ..IntentContext::of_opinion(NOW, &UTC)
        }
    }

    fn problems(deed: Deed, typed: &[(&str, &str)], needs: ReasonsNeeded) -> Vec<String> {
        let typed = Typed::of(typed.iter().map(|(name, value)| (*name, *value)));
        match read_intent(deed, &typed, &given(needs)) {
            Ok(_) => Vec::new(),
            Err(refused) => refused
                .problems
                .iter()
                .map(|(name, _)| name.to_string())
                .collect(),
        }
    }

    #[test]
    fn each_deed_says_what_it_lacks() {
        type Row<'a> = (Deed, &'a [(&'a str, &'a str)], ReasonsNeeded, &'a [&'a str]);
        let rows: &[Row<'_>] = &[
            (Deed::Claim, &[], ReasonsNeeded::None, &[]),
            (Deed::Return, &[], ReasonsNeeded::Required, &["reasons"]),
            (
                Deed::Return,
                &[("reasons", "  \n ")],
                ReasonsNeeded::Required,
                &["reasons"],
            ),
            (
                Deed::Return,
                &[("reasons", "Because")],
                ReasonsNeeded::Required,
                &[],
            ),
            (Deed::Approve, &[], ReasonsNeeded::Optional, &[]),
            (
                Deed::Decline,
                &[("reasons", "No")],
                ReasonsNeeded::Required,
                &["code"],
            ),
            (
                Deed::Decline,
                &[("reasons", "No"), ("code", "duplicate")],
                ReasonsNeeded::Required,
                &["duplicate_of"],
            ),
            (
                Deed::Return,
                &[("check-safe", "perhaps"), ("check-new-note", "Which?")],
                ReasonsNeeded::Required,
                &["reasons", "check-safe", "check-new"],
            ),
            (
                Deed::Decline,
                &[("reasons", "No"), ("code", "out-of-scope")],
                ReasonsNeeded::Required,
                &[],
            ),
            (Deed::Undo, &[], ReasonsNeeded::None, &[]),
            (Deed::Undo, &[], ReasonsNeeded::Required, &["reasons"]),
            (
                Deed::TakeDown,
                &[("reasons", "x"), ("kind", "replaced")],
                ReasonsNeeded::Required,
                &["replaced_by"],
            ),
            (
                Deed::TakeDown,
                &[("reasons", "x"), ("kind", "burnt")],
                ReasonsNeeded::Required,
                &["kind"],
            ),
            (
                Deed::Assign,
                &[("reviewer", "-1")],
                ReasonsNeeded::None,
                &["reviewer"],
            ),
            (
                Deed::Assign,
                &[("reviewer", "9223372036854775808")],
                ReasonsNeeded::None,
                &["reviewer"],
            ),
            (
                Deed::SetAsideBar,
                &[("barred", "0")],
                ReasonsNeeded::Required,
                &["barred", "reasons"],
            ),
            (
                Deed::HandOver,
                &[("receiver", "nobody@people.example")],
                ReasonsNeeded::Required,
                &["receiver", "reasons"],
            ),
            (
                Deed::Move,
                &[("objective", "24")],
                ReasonsNeeded::None,
                &["objective"],
            ),
            (
                Deed::CorrectLanguage,
                &[("language", "tlh")],
                ReasonsNeeded::None,
                &["language"],
            ),
        ];
        for (deed, typed, needs, expected) in rows {
            assert_eq!(
                problems(*deed, typed, *needs),
                *expected,
                "{deed} {typed:?}"
            );
        }
    }

    #[test]
    fn a_question_to_an_expert_says_what_it_lacks() {
        let typed = [("name", "www.evil.example"), ("language", "tlh")];
        assert_eq!(
            problems(Deed::AskExpert, &typed, ReasonsNeeded::Optional),
            ["name", "email", "language"]
        );
        let typed = [("expert", "0")];
        let lacks = problems(Deed::EndExpertLink, &typed, ReasonsNeeded::None);
        assert_eq!(lacks, ["expert"]);
    }

    #[test]
    fn a_date_is_a_day_after_today() {
        for typed in [
            "2026-11-03",
            "2026-11-02",
            "2026-02-30",
            "10000-01-01",
            "2032-01-01",
            "-001-01-01",
            "0x10",
            "2026-1-1",
            "03/11/2026",
            "1e309",
            "NaN",
            "2026-11-04T00:00",
            "²⁰²⁶-11-04",
        ] {
            let typed = [("effective_on", typed)];
            assert_eq!(
                problems(Deed::Approve, &typed, ReasonsNeeded::Optional),
                ["effective_on"],
                "{typed:?}"
            );
        }
        let midnight = publication_day("2026-11-04", NOW, &TimeZone::UTC).unwrap();
        assert_eq!(midnight.0, NOW.0 + 12 * 60 * 60 * 1_000_000);
        for digits in ["２０２６-１１-０４", "٢٠٢٦-١١-٠٤"] {
            assert_eq!(publication_day(digits, NOW, &TimeZone::UTC), Some(midnight));
        }
        let geneva = TimeZone::get("Europe/Zurich").unwrap();
        assert_eq!(
            publication_day("2026-11-04", NOW, &geneva).unwrap().0,
            midnight.0 - 60 * 60 * 1_000_000
        );
    }

    #[test]
    fn deeds_of_others_are_no_answer_of_the_desk() {
        for deed in Deed::ALL
            .iter()
            .copied()
            .filter(|deed| !is_reviewers(*deed))
        {
            let typed = Typed::of([("reasons", "x")]);
            assert!(
                read_intent(deed, &typed, &given(ReasonsNeeded::Optional)).is_err(),
                "{deed}"
            );
        }
    }
}
