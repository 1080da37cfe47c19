//! The rules of the mails about practices, derived from the workflow's table: each line of a row's `told` gives one
//! rule for each word under which its mail goes. A deed that is added to the table needs no line here. The mail about a mail
//! that did not arrive is owed by no deed.

use std::sync::LazyLock;

use super::turns::turn_of;
use crate::mail::preferences::{MailGroup, Rule};
use crate::mail::relation::Relation;
use crate::mail::turn::Turn;
use crate::workflow::{Audience, Deed, DeedRow, State, StateEffect, TABLE, Verdict};

/// Event × recipient: what a preference may change about it. The kinds are the words of the deeds, and of the verdicts
/// for the effects of decisions.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let mut rules: Vec<Rule> = Vec::new();
    for rule in TABLE.iter().flat_map(rules_of) {
        let is_known =
            |known: &Rule| (known.kind, known.relation) == (rule.kind.as_str(), rule.relation);
        if !rules.iter().any(is_known) {
            rules.push(rule.into_rule());
        }
    }
    let of_undelivered = TOLD_OF_UNDELIVERED.map(|relation| DerivedRule {
        kind: format!("{PREFIX}{UNDELIVERED}"),
        relation,
        group: None,
        turn: Turn::Yours,
    });
    rules.extend(of_undelivered.map(DerivedRule::into_rule));
    rules
});

/// Before the words of the deeds in the kinds of these mails.
const PREFIX: &str = "practice-";

/// The word of the mails about a mail that did not arrive. No deed owes them.
pub(super) const UNDELIVERED: &str = "undelivered";

/// How those stand to the practice who may wait for the answer to a mail.
const TOLD_OF_UNDELIVERED: [Relation; 3] = [
    Relation::Author,
    Relation::Handling,
    Relation::Administrator,
];

/// Whether a mail of this kind tells of another one that did not arrive.
pub fn is_of_undelivered(kind: &str) -> bool {
    word_of(kind) == Some(UNDELIVERED)
}

/// The deed's word, or the verdict's, in the kind of a mail about a practice.
pub(in crate::practice) fn word_of(kind: &str) -> Option<&str> {
    kind.strip_prefix(PREFIX)
}

/// The rule of the mails under this word to recipients of this relation.
pub(super) fn rule_for(word: &str, relation: Relation) -> Option<&'static Rule> {
    let mut rules = RULES.iter();
    rules.find(|rule| rule.relation == relation && word_of(rule.kind) == Some(word))
}

/// A rule whose kind is not static yet.
struct DerivedRule {
    kind: String,
    relation: Relation,
    group: Option<MailGroup>,
    turn: Turn,
}

impl DerivedRule {
    /// The kind is leaked: the rules are made once in each process.
    fn into_rule(self) -> Rule {
        let kind: &'static str = self.kind.leak();
        let rule = match self.group {
            Some(group) => Rule::optional(kind, self.relation, group),
            None => Rule::always(kind, self.relation),
        };
        rule.turn(self.turn)
    }
}

/// The rules of one row. Those of the administrators, to whom a mail without any other recipient goes, are the last.
fn rules_of(row: &'static DeedRow) -> impl Iterator<Item = DerivedRule> {
    let own = row.told.iter().map(|told| (*told, relation_of(*told)));
    let fallen = row.told.iter().copied();
    let fallen = fallen.filter(|told| may_fall_to_administrators(row, *told));
    own.chain(fallen.map(|told| (told, Relation::Administrator)))
        .flat_map(move |(told, relation)| {
            words_of(row, told)
                .into_iter()
                .map(move |word| DerivedRule {
                    kind: format!("{PREFIX}{word}"),
                    relation,
                    group: group_of(row.deed, told),
                    turn: match relation {
                        // What falls to the administrators is told to each of them.
                        Relation::Administrator if told != Audience::AdministratorsDigest => {
                            Turn::Shared
                        }
                        _ => turn_of(row.deed, told, word),
                    },
                })
        })
}

/// The group of mails to which a line of the table belongs: what its recipients may gather in a digest, or not get. A mail
/// that its recipient needs in order to act belongs to none.
const fn group_of(deed: Deed, told: Audience) -> Option<MailGroup> {
    match (told, deed) {
        (Audience::QueueDigest, _) => Some(MailGroup::Queue),
        (Audience::AdministratorsDigest, _) => Some(MailGroup::Administration),
        (
            Audience::HandlingReviewer | Audience::SuggestedReviewer,
            Deed::WarnClaim | Deed::RemindReview | Deed::RemindLate,
        ) => Some(MailGroup::Reminders),
        (
            Audience::Authors,
            Deed::Move | Deed::CorrectLanguage | Deed::AddReplication | Deed::RemoveReplication,
        )
        | (
            Audience::Owner,
            Deed::Join | Deed::Leave | Deed::RefuseInvitation | Deed::RefuseOffer,
        ) => Some(MailGroup::Authors),
        _ => None,
    }
}

/// The words under which a line of the table is told: the effect of a decision is told under its verdict.
fn words_of(row: &DeedRow, told: Audience) -> Vec<&'static str> {
    let verdicts: &[Verdict] = match row.next {
        // The focal point is told of a publication alone.
        StateEffect::Outcome if told == Audience::FocalPoint => &[Verdict::Approve],
        StateEffect::Outcome => Verdict::ALL,
        StateEffect::To(State::Published) => &[Verdict::Approve],
        StateEffect::To(_) | StateEffect::Same => return vec![row.deed.as_str()],
    };
    verdicts.iter().map(|verdict| verdict.as_str()).collect()
}

/// How the people of a line stand to the practice, which decides the words that they read.
pub(super) const fn relation_of(told: Audience) -> Relation {
    match told {
        Audience::Receipt => Relation::Submitter,
        Audience::Authors | Audience::Owner | Audience::Addressed | Audience::Offered => {
            Relation::Author
        }
        Audience::FormerOwner => Relation::FormerOwner,
        Audience::RemovedAuthor => Relation::FormerAuthor,
        Audience::Invited => Relation::Invited,
        Audience::Expert => Relation::Expert,
        Audience::SuggestedReviewer | Audience::NewlySuggested => Relation::Suggested,
        Audience::QueueDigest => Relation::Reviewer,
        Audience::FormerReviewer => Relation::Former,
        Audience::AssignedReviewer => Relation::Assigned,
        Audience::AskedReviewer => Relation::Asked,
        Audience::HandlingReviewer | Audience::Decider => Relation::Handling,
        Audience::FocalPoint => Relation::FocalPoint,
        Audience::Administrators
        | Audience::AdministratorsDigest
        | Audience::AdministratorsIfNobody => Relation::Administrator,
    }
}

/// Whether administrators get the mail of a line that has no other recipient: what one reviewer is asked to do, and
/// news of the queue that are told to no suggested reviewer.
pub(super) fn may_fall_to_administrators(row: &DeedRow, told: Audience) -> bool {
    match told {
        Audience::SuggestedReviewer => true,
        Audience::QueueDigest => !row.told.contains(&Audience::SuggestedReviewer),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{RULES, word_of};
    use crate::workflow::Deed;

    /// The relations that have a rule under this word, with `?` where the recipient may choose to have no mail.
    fn told(word: &str) -> Vec<String> {
        let rules = RULES.iter().filter(|rule| word_of(rule.kind) == Some(word));
        rules
            .map(|rule| {
                let mark = if rule.may_wait() { "?" } else { "" };
                format!("{}{mark}", rule.relation.as_str())
            })
            .collect()
    }

    #[test]
    fn who_is_told_of_a_deed_and_who_may_choose_not_to_be() {
        let rows: &[(&str, &[&str])] = &[
            (
                "submit",
                &[
                    "submitter",
                    "author",
                    "suggested",
                    "reviewer?",
                    "administrator",
                ],
            ),
            ("ask_removal", &["submitter", "reviewer?", "administrator?"]),
            ("mark_spam", &["administrator?"]),
            ("fall_back", &["administrator", "author"]),
            ("move", &["author?", "suggested", "administrator"]),
            ("correct_language", &["author?"]),
            (
                "remind_late",
                &["handling?", "suggested?", "administrator?"],
            ),
            ("remind_authors", &["author"]),
            ("join", &["author?", "suggested"]),
            ("set_aside_bar", &["suggested"]),
            ("claim", &[]),
        ];
        for (word, expected) in rows {
            assert_eq!(told(word), *expected, "{word}");
        }
    }

    #[test]
    fn a_decision_is_told_under_its_verdict() {
        assert_eq!(told("approve"), ["author", "focal-point"]);
        assert_eq!(told("return"), ["author"]);
        assert_eq!(told("decline"), ["author"]);
        for deed in [Deed::TakeEffect, Deed::PublishNow] {
            assert_eq!(told(deed.as_str()), Vec::<String>::new(), "{deed}");
        }
    }
}
