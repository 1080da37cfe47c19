//! The rows of the queue: what each says to this reader, and the one deed that it offers in one press.

use super::{author_name, reviewer_name};
use crate::account::model::{Account, Role};
use crate::address;
use crate::db::Timestamp;
use crate::language::{Messages, TextLanguage};
use crate::practice::plain;
use crate::review::model::{Age, List, Row};
use crate::showing::badge::{DecisionTimes, StateBadge};
use crate::showing::names::ShownNames;
use crate::workflow::{self, Actor, Claim, Deed, OpenRevision, Phase, Situation, State, Viewer};

/// The notice after a decision.
pub struct Undo {
    /// “Approved. It becomes public at 10:51.”
    pub text: String,
    /// The practice's title.
    pub title: String,
    /// Where its button posts to.
    pub action: String,
    /// The event up to which it was drawn.
    pub seq: i64,
}

/// Rows under one heading.
pub struct Group {
    /// The heading.
    pub heading: String,
    /// The rows.
    pub lines: Vec<Line>,
}

/// One row.
pub struct Line {
    /// The title.
    pub title: String,
    /// Its language, where it is not the page's.
    pub lang: Option<TextLanguage>,
    /// Its desk.
    pub desk: String,
    /// The reference.
    pub reference: String,
    /// Who submitted it, and for whom.
    pub submitter: String,
    /// The objective's number.
    pub objective: String,
    /// The revision's number.
    pub revision: i64,
    /// Published before, answered.
    pub badges: Vec<String>,
    /// How long it has waited.
    pub age: String,
    /// How that is marked.
    pub mark: &'static str,
    /// Its state, where that says more than the heading.
    pub state: Option<StateBadge>,
    /// Whose move it is.
    pub move_: String,
    /// A deed in one press.
    pub deed: Option<Press>,
}

/// A button of a row.
pub struct Press {
    /// The deed's word.
    pub deed: &'static str,
    /// What it says.
    pub label: String,
    /// The event up to which it was drawn.
    pub seq: i64,
}

/// Who holds a claim: until when, or since when others may take it over.
pub(super) fn claimed(t: Messages, name: &str, until: Timestamp, now: Timestamp) -> String {
    let key = if until > now {
        "review-move-claimed"
    } else {
        "review-move-claimed-past"
    };
    t.say(key)
        .with("name", name)
        .with("day", t.day(until))
        .to_string()
}

/// What the rows are drawn with.
pub(super) struct Lines<'a> {
    pub(super) t: Messages,
    pub(super) now: Timestamp,
    pub(super) claim_days: i64,
    pub(super) people: ShownNames,
    pub(super) by: &'a Account,
}

impl Lines<'_> {
    /// The rows under their headings.
    pub(super) fn groups(
        &self,
        list: List,
        own: Vec<Row>,
        removal: Vec<Row>,
        rest: Vec<Row>,
    ) -> Vec<Group> {
        let (decided, claimed): (Vec<Row>, Vec<Row>) =
            own.into_iter().partition(|row| row.state == State::Decided);
        let bands = if list == List::Waiting {
            let (free, others): (Vec<Row>, Vec<Row>) =
                rest.into_iter().partition(|row| row.claimed_by.is_none());
            vec![
                ("review-group-decided", decided),
                ("review-group-mine", claimed),
                ("review-group-free", free),
                ("review-group-others", others),
                ("review-group-removal", removal),
            ]
        } else {
            // Whoever is named in it does not learn here that it was decided.
            let told = |row: &Row| !(row.party && list == List::Decided);
            vec![("", rest.into_iter().filter(told).collect())]
        };
        bands
            .into_iter()
            .filter(|(_, rows)| !rows.is_empty())
            .map(|(key, rows)| Group {
                heading: match key {
                    "" => self.t.of("review-list", list.as_str()).to_string(),
                    key => self.t.say(key).to_string(),
                },
                lines: rows.iter().map(|row| self.line(list, row)).collect(),
            })
            .collect()
    }

    fn line(&self, list: List, row: &Row) -> Line {
        let t = self.t;
        // What its owner asks to be removed waits since they asked.
        let asked = row
            .removal_asked_at
            .filter(|_| row.state == State::Published);
        let age = Age::of(asked.or(row.queued_at), self.now);
        let waits = row.state == State::InReview;
        let moments = DecisionTimes {
            undo_until: row.undo_until,
            effective_at: row.effective_at,
        };
        let viewer = if row.party {
            Viewer::Author
        } else {
            Viewer::Reviewer
        };
        let state = match list {
            List::Waiting if waits => None,
            List::TakenDown => Some(StateBadge::of_practice(t, row.public, Viewer::Reviewer)),
            _ => StateBadge::of_revision(t, row.state, row.phase(self.now), viewer, moments),
        };
        Line {
            title: plain::shown_title(&row.title, t),
            lang: Some(row.language).filter(|one| one.as_str() != t.language().as_str()),
            desk: address::review(row.practice_id).in_language(t.language()),
            reference: row
                .reference
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            submitter: self.submitter(row),
            objective: row
                .objective
                .map(|number| number.to_string())
                .unwrap_or_default(),
            revision: row.number,
            badges: self.badges(row),
            age: t.days(age.days).to_string(),
            mark: if waits || asked.is_some() {
                age.mark()
            } else {
                ""
            },
            state,
            move_: self.whose_move(row),
            deed: self.press(row),
        }
    }

    fn submitter(&self, row: &Row) -> String {
        let name = row
            .first_submitted_by
            .map(|id| author_name(self.t, &self.people, id));
        name.into_iter()
            .chain(row.organisation.clone())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn badges(&self, row: &Row) -> Vec<String> {
        let t = self.t;
        let all = [
            (
                row.versions > 0 && row.state != State::Published,
                "review-badge-published",
            ),
            (row.answered, "review-badge-answered"),
            (row.held, "review-badge-held"),
        ];
        all.into_iter()
            .filter(|(there, _)| *there)
            .map(|(_, key)| t.say(key).to_string())
            .collect()
    }

    /// Who acts next, in the words of the reader.
    fn whose_move(&self, row: &Row) -> String {
        let t = self.t;
        if row.party {
            return t.say("review-move-party").to_string();
        }
        match (row.state, row.claimed_by) {
            (State::InReview, None) => t.say("review-move-free").to_string(),
            (State::InReview, Some(holder)) => {
                let mut until = row.claimed_at.unwrap_or(self.now);
                until.0 += self.claim_days * 24 * 60 * 60 * 1_000_000;
                claimed(t, &reviewer_name(t, &self.people, holder), until, self.now)
            }
            (State::Decided, _) => {
                let decider = row.decided_by.map(|id| reviewer_name(t, &self.people, id));
                t.say("review-move-decided")
                    .with("name", decider.unwrap_or_default())
                    .to_string()
            }
            (State::Returned | State::Withdrawn, _) => t.say("review-move-authors").to_string(),
            (State::Published, _) if row.removal_asked_at.is_some() => {
                t.say("review-move-removal").to_string()
            }
            _ => t.say("review-move-nobody").to_string(),
        }
    }

    /// The one press that a row offers: claim what is free, undo what was decided.
    fn press(&self, row: &Row) -> Option<Press> {
        let (deed, label) = match row.state {
            State::InReview => (Deed::Claim, self.t.say("review-claim-and-read").to_string()),
            State::Decided => (
                Deed::Undo,
                self.t.of("deed", Deed::Undo.as_str()).to_string(),
            ),
            _ => return None,
        };
        let allowed = workflow::step(deed, &self.situation(row)?, &self.actor(row)).ok()?;
        // An undo that asks for reasons has its form on the desk.
        (allowed.reasons == workflow::ReasonsNeeded::None).then(|| Press {
            deed: deed.as_str(),
            label,
            seq: row.seq.0,
        })
    }

    /// The notice after a decision, while it can be undone.
    pub(super) fn undo(&self, row: &Row) -> Option<Undo> {
        let t = self.t;
        let verdict = row.verdict?;
        if row.phase(self.now) != Some(Phase::Undo) {
            return None;
        }
        let text = super::desk::after_decision(
            t,
            verdict,
            DecisionTimes {
                undo_until: row.undo_until,
                effective_at: row.effective_at,
            },
        );
        Some(Undo {
            text,
            title: plain::shown_title(&row.title, t),
            action: address::review(row.practice_id).in_language(t.language()),
            seq: row.seq.0,
        })
    }

    fn situation(&self, row: &Row) -> Option<Situation> {
        let open = match (row.state, row.verdict, row.phase(self.now)) {
            (State::InReview, ..) => OpenRevision::InReview,
            (State::Decided, Some(verdict), Some(phase)) => {
                OpenRevision::Decided { verdict, phase }
            }
            _ => return None,
        };
        let claim = match row.claimed_by {
            None => Claim::Free,
            Some(holder) if holder == self.by.id => Claim::Own,
            Some(_) => Claim::Other { stale: false },
        };
        Some(Situation {
            exists: true,
            open: Some(open),
            public: row.public,
            claim,
            held: row.held,
            ..Situation::NOTHING
        })
    }

    fn actor(&self, row: &Row) -> Actor {
        Actor {
            reviewer: true,
            administrator: self.by.role == Role::Administrator,
            party: row.party,
            // The statement reads nothing outside of the scope, but for what is the reader's own already.
            in_scope: true,
            decider: row.decided_by == Some(self.by.id),
            ..Actor::default()
        }
    }
}
