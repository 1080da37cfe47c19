//! The rows of the queue: what each row says to this reviewer, and the deed that it offers as one button.

use super::{author_name, reviewer_name, timing};
use crate::account::model::{Account, AccountId, Role};
use crate::db::Timestamp;
use crate::language::{Messages, TextLanguage};
use crate::practice::model::PracticeId;
use crate::practice::plain;
use crate::review::forms::QueuePlace;
use crate::review::model::{Age, QueueList, QueuePosition, QueueRow};
use crate::showing::badge::{DecisionTimes, StateBadge, state_for_author};
use crate::showing::names::ShownNames;
use crate::workflow::{
    self, Actor, Claim, Deed, OpenRevision, Phase, PublicStatus, Situation, State, Verdict, Viewer,
};

/// The notice after a decision.
pub struct UndoNotice {
    /// “Approved. It becomes public at 10:51.”
    pub text: String,
    pub title: String,
    /// The address to which its button posts.
    pub action: String,
    /// The event up to which the page was drawn.
    pub seq: i64,
}

/// Rows under one heading.
pub struct QueueGroup {
    pub heading: String,
    pub lines: Vec<QueueLine>,
}

/// One row.
pub struct QueueLine {
    /// The practice that its tick chooses, if it is in review for this reviewer.
    pub tick: Option<String>,
    pub title: String,
    /// Its language, where it is not the page's.
    pub lang: Option<TextLanguage>,
    pub desk: String,
    pub reference: String,
    /// The language under which it is filed.
    pub language: String,
    /// The submitter and their organisation.
    pub submitter: String,
    pub objective: String,
    pub revision: i64,
    pub badges: Vec<String>,
    /// The age in days, in words, or a day.
    pub age: String,
    /// The class that marks the age.
    pub mark: &'static str,
    /// Its state, where that says more than the heading.
    pub state: Option<StateBadge>,
    /// Which side acts next.
    pub whose_move: String,
    /// A deed that needs nothing but a button.
    pub deed: Option<RowButton>,
}

/// A button of a row.
pub struct RowButton {
    pub deed: &'static str,
    pub label: String,
    /// The event up to which the page was drawn.
    pub seq: i64,
}

/// A row, and its position where the way to its desk must say it.
type PlacedRow = (QueueRow, Option<QueuePosition>);

/// Draws rows for one reviewer at one time.
pub(super) struct LineDrawer<'a> {
    pub(super) t: Messages,
    pub(super) now: Timestamp,
    pub(super) claim_days: i64,
    pub(super) target_days: i64,
    pub(super) people: ShownNames,
    pub(super) by: &'a Account,
    /// Where the rows stand, for the ways to their desks.
    pub(super) place: &'a QueuePlace,
}

impl LineDrawer<'_> {
    /// The rows under their headings.
    pub(super) fn groups(
        &self,
        list: QueueList,
        own: Vec<QueueRow>,
        removal: Vec<(QueueRow, QueuePosition)>,
        barred: Vec<QueueRow>,
        rest: Vec<QueueRow>,
    ) -> Vec<QueueGroup> {
        // A practice may stand in the queue, too: only here its removal is asked for.
        let removal = removal.into_iter().map(|(row, at)| (row, Some(at)));
        let without = |rows: Vec<QueueRow>| rows.into_iter().map(|row| (row, None)).collect();
        let (decided, claimed): (Vec<QueueRow>, Vec<QueueRow>) =
            own.into_iter().partition(|row| row.state == State::Decided);
        let bands = if list == QueueList::Waiting {
            let (free, others): (Vec<QueueRow>, Vec<QueueRow>) =
                rest.into_iter().partition(|row| row.claimed_by.is_none());
            vec![
                ("review-group-decided", without(decided)),
                ("review-group-mine", without(claimed)),
                ("review-group-free", without(free)),
                ("review-group-others", without(others)),
                ("review-group-removal", removal.collect()),
                ("review-group-barred", without(barred)),
            ]
        } else {
            vec![("", without(rest))]
        };
        bands
            .into_iter()
            .filter(|(_, rows): &(_, Vec<PlacedRow>)| !rows.is_empty())
            .map(|(key, rows)| QueueGroup {
                heading: match key {
                    "" => self.t.of("review-list", list.as_str()).to_string(),
                    key => self.t.say(key).to_string(),
                },
                lines: rows.iter().map(|row| self.line(list, row)).collect(),
            })
            .collect()
    }

    fn line(&self, list: QueueList, (row, at): &PlacedRow) -> QueueLine {
        let t = self.t;
        let waits = self.state_shown(row) == State::InReview;
        let (age, mark) = self.date(list, row);
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
            QueueList::Waiting | QueueList::OnHold if waits => None,
            _ if row.state == State::Published && row.public.is_taken_down() => {
                Some(StateBadge::of_practice(t, row.public, Viewer::Reviewer))
            }
            _ => StateBadge::of_revision(t, row.state, row.phase(self.now), viewer, moments),
        };
        QueueLine {
            tick: (waits && !row.party).then(|| row.practice_id.to_string()),
            title: plain::shown_title(&row.title, t),
            lang: Some(row.language).filter(|one| one.as_str() != t.language().as_str()),
            desk: self.desk(row.practice_id, *at),
            reference: row
                .reference
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            language: row.language.name(t).to_string(),
            submitter: self.submitter(row),
            objective: row
                .objective
                .map(|number| number.to_string())
                .unwrap_or_default(),
            revision: row.number,
            badges: self.badges(list, row),
            age,
            mark,
            state,
            whose_move: self.whose_move(row),
            deed: self.press(row),
        }
    }

    /// The state of a row as this reviewer may know it.
    fn state_shown(&self, row: &QueueRow) -> State {
        if row.party {
            state_for_author(row.state, row.phase(self.now))
        } else {
            row.state
        }
    }

    /// How long it has waited, and how the page marks that; or the day on which it came into its list.
    fn date(&self, list: QueueList, row: &QueueRow) -> (String, &'static str) {
        let t = self.t;
        if let (QueueList::OnHold, Some(until)) = (list, row.hold_until) {
            let until = t.say("review-until-day").with("day", t.day(until));
            return (until.to_string(), "");
        }
        let waits_since = match row.state {
            State::InReview | State::Decided | State::AwaitingConsent => Some(row.queued_at),
            State::Declined if list == QueueList::Appeal => Some(row.appealed_at),
            State::Published if list == QueueList::Removal || list == QueueList::Waiting => {
                Some(row.removal_asked_at)
            }
            _ => None,
        };
        if let Some(since) = waits_since {
            let age = Age::of(since, self.now);
            let decided = matches!(
                self.state_shown(row),
                State::Decided | State::AwaitingConsent
            );
            let mark = if decided || row.hold_until.is_some() {
                ""
            } else {
                age.mark(self.target_days)
            };
            return (t.days(age.days).to_string(), mark);
        }
        let day = match row.state {
            State::Published if row.public.is_taken_down() => row.taken_down_at,
            _ => row.closed_at,
        };
        (day.map(|day| t.day(day)).unwrap_or_default(), "")
    }

    fn submitter(&self, row: &QueueRow) -> String {
        let name = row
            .first_submitted_by
            .map(|id| author_name(self.t, &self.people, id));
        name.into_iter()
            .chain(row.organisation.clone())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Whether its review is on hold, as this reviewer may know it.
    fn is_on_hold(&self, row: &QueueRow) -> bool {
        row.hold_until.is_some() && self.state_shown(row) == State::InReview
    }

    /// Whether the service suggests it to this reviewer, who has not claimed it.
    fn is_suggested(&self, row: &QueueRow) -> bool {
        let waits = row.state == State::InReview && row.claimed_by.is_none();
        waits && row.suggested_id == Some(self.by.id)
    }

    fn badges(&self, list: QueueList, row: &QueueRow) -> Vec<String> {
        let t = self.t;
        // The heading of the other lists says it.
        let says_removal = matches!(list, QueueList::Published | QueueList::All);
        let begun = row.begun_until.is_some_and(|until| until > self.now);
        let all = [
            (
                row.versions > 0 && row.state != State::Published,
                "review-badge-published",
            ),
            (self.is_suggested(row), "review-badge-suggested"),
            (row.asked && !row.party, "review-badge-asked"),
            (begun && !row.party, "review-badge-begun"),
            (row.answered, "review-badge-answered"),
            (row.held, "review-badge-held"),
            (
                list != QueueList::OnHold && self.is_on_hold(row),
                "review-badge-on-hold",
            ),
            (
                says_removal && row.removal_asked_at.is_some() && row.public == PublicStatus::Live,
                "review-badge-removal",
            ),
        ];
        let ahead = row.not_before.filter(|day| *day > self.now);
        let not_before = ahead
            .filter(|_| self.state_shown(row) == State::InReview)
            .map(|day| t.say("review-badge-not-before").with("day", t.day(day)));
        all.into_iter()
            .filter(|(there, _)| *there)
            .map(|(_, key)| t.say(key))
            .chain(not_before)
            .map(|badge| badge.to_string())
            .chain(self.opinions(row))
            .chain(self.opened(row))
            .chain(labels_shown(row))
            .collect()
    }

    /// The other reviewers who have its desk open.
    fn opened(&self, row: &QueueRow) -> Option<String> {
        let openings = &row.opened_by.0;
        if row.party || openings.is_empty() {
            return None;
        }
        let name = |id: &AccountId| reviewer_name(self.t, &self.people, *id);
        let names: Vec<String> = openings.iter().map(name).collect();
        let line = self.t.say("review-badge-open");
        Some(line.with("names", names.join(", ")).to_string())
    }

    /// How many opinions are given of those that it needs, which is no secret among reviewers.
    fn opinions(&self, row: &QueueRow) -> Option<String> {
        let of_all = self.t.say("review-badge-opinions");
        let of_all = of_all
            .with("given", row.opinions_given)
            .with("count", row.opinions_asked);
        (row.opinions_asked > 0 && !row.party).then(|| of_all.to_string())
    }

    /// Who acts next, as this reviewer reads it.
    fn whose_move(&self, row: &QueueRow) -> String {
        let t = self.t;
        if row.party {
            return t.say("review-move-party").to_string();
        }
        match (row.state, row.claimed_by) {
            (State::InReview, None) => t.say("review-move-free").to_string(),
            (State::InReview, Some(holder)) if row.hold_until.is_some() => {
                reviewer_name(t, &self.people, holder)
            }
            (State::InReview, Some(holder)) => {
                let until = timing::claim_end(row.claimed_at.unwrap_or(self.now), self.claim_days);
                let name = reviewer_name(t, &self.people, holder);
                timing::claim_line(t, &name, until, self.now)
            }
            (State::Decided, _) => {
                let decider = row.decided_by.map(|id| reviewer_name(t, &self.people, id));
                let verdict = row.verdict.map_or("none", Verdict::as_str);
                t.say("review-move-decided")
                    .with("name", decider.unwrap_or_default())
                    .with("verdict", verdict)
                    .to_string()
            }
            (State::Returned | State::Withdrawn | State::AwaitingConsent, _) => {
                t.say("review-move-authors").to_string()
            }
            (State::Declined, _) if row.appeal_open => t.say("review-move-appeal").to_string(),
            (State::Published, _) if row.removal_asked_at.is_some() => {
                t.say("review-move-removal").to_string()
            }
            _ => t.say("review-move-nobody").to_string(),
        }
    }

    /// The button of the row: claims a free revision, or undoes a decision.
    fn press(&self, row: &QueueRow) -> Option<RowButton> {
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
        (allowed.reasons == workflow::ReasonsNeeded::None).then(|| RowButton {
            deed: deed.as_str(),
            label,
            seq: row.seq.0,
        })
    }

    /// The notice after a decision, while it can be undone.
    pub(super) fn undo(&self, row: &QueueRow) -> Option<UndoNotice> {
        let t = self.t;
        let verdict = row.verdict?;
        if row.phase(self.now) != Some(Phase::Undo) {
            return None;
        }
        let text = timing::decision_outcome(
            t,
            (verdict, row.needs_consent()),
            DecisionTimes {
                undo_until: row.undo_until,
                effective_at: row.effective_at,
            },
        );
        Some(UndoNotice {
            text,
            title: plain::shown_title(&row.title, t),
            action: self.desk(row.practice_id, None),
            seq: row.seq.0,
        })
    }

    /// The way to a desk, from which the ways back lead here.
    fn desk(&self, id: PracticeId, at: Option<QueuePosition>) -> String {
        self.place.at(at).desk(id).in_language(self.t.language())
    }

    fn situation(&self, row: &QueueRow) -> Option<Situation> {
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

    fn actor(&self, row: &QueueRow) -> Actor {
        Actor {
            reviewer: true,
            administrator: self.by.role == Role::Administrator,
            party: row.party,
            // The statement returns no row outside the scope, except the reviewer's own.
            in_scope: true,
            decider: row.decided_by == Some(self.by.id),
            ..Actor::default()
        }
    }
}

/// The labels that it bears, by name. Of a practice to which the reviewer is a party none is shown.
fn labels_shown(row: &QueueRow) -> Vec<String> {
    let mut labels = if row.party {
        Vec::new()
    } else {
        row.labels.0.clone()
    };
    labels.sort_unstable();
    labels
}
