//! The standing of a practice as its authors read it: state, group, and a sentence on what comes next. It is made from
//! rows without a reviewer, so that no page of this room can name one.

use crate::db::Timestamp;
use crate::language::{Message, Messages};
use crate::showing::badge::{DecisionTimes, StateBadge};
use crate::workflow::{Phase, PublicStatus, State, Viewer};

/// The sides that act next, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PracticeGroup {
    /// The authors act next.
    Yours,
    /// The review team acts next, or the date of publication is awaited.
    Team,
    /// No side must act: the practice is public.
    Public,
    /// No side can act: the practice is closed.
    Closed,
}

impl PracticeGroup {
    /// Every group, in order.
    pub const ALL: [Self; 4] = [Self::Yours, Self::Team, Self::Public, Self::Closed];

    /// The word of its heading's message.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yours => "yours",
            Self::Team => "team",
            Self::Public => "public",
            Self::Closed => "closed",
        }
    }
}

/// What a page needs to say how a practice stands.
#[derive(Debug, Clone, Copy)]
pub struct PracticeStanding {
    /// The state of the newest revision.
    pub state: State,
    /// The state of the newest revision that is neither open nor discarded.
    pub latest: Option<State>,
    /// When that revision was closed.
    pub closed_at: Option<Timestamp>,
    /// The public status of the practice.
    pub public: PublicStatus,
    /// When it was first published.
    pub published_at: Option<Timestamp>,
    /// When its authors last confirmed it as current.
    pub confirmed_at: Option<Timestamp>,
    /// Whether the authors are due to confirm it again.
    pub asks: bool,
    /// When its authors said that it has ended.
    pub ended_at: Option<Timestamp>,
    /// Since when it is not confirmed, once its public page says so.
    pub unconfirmed_since: Option<Timestamp>,
    /// Within how many days a submission is to be decided.
    pub target_days: i64,
    /// The day until which the review is on hold, while it lies ahead.
    pub on_hold_until: Option<Timestamp>,
    /// The date of publication, once the authors were told.
    pub accepted_for: Option<Timestamp>,
    /// What its authors are asked to consent to, if they are asked.
    pub asked: AskedConsent,
    /// Whether the authors refused their consent to the publication of the newest revision.
    pub refused: bool,
    /// When the owner asked for its removal.
    pub removal_asked_at: Option<Timestamp>,
    /// When it was taken down.
    pub taken_down_at: Option<Timestamp>,
    /// Whether it was declined for good.
    pub last: bool,
    /// How many of the five steps are complete, for a draft.
    pub ready: usize,
}

/// What authors are asked to consent to.
#[derive(Debug, Clone, Copy)]
pub struct AskedConsent {
    /// The date of publication, while it lies ahead.
    pub before: Option<Timestamp>,
    /// Whether the review team has rewritten some of the words.
    pub reworded: bool,
}

impl PracticeStanding {
    /// The side that acts next.
    pub fn group(&self) -> PracticeGroup {
        match self.state {
            State::Draft | State::AwaitingConsent => PracticeGroup::Yours,
            State::InReview | State::Decided => PracticeGroup::Team,
            _ => match self.public {
                PublicStatus::Live | PublicStatus::NotCurrent => PracticeGroup::Public,
                PublicStatus::Never | PublicStatus::Gone | PublicStatus::Replaced => {
                    PracticeGroup::Closed
                }
            },
        }
    }

    /// Whether it is an open draft after a return.
    pub fn came_back(&self) -> bool {
        self.state == State::Draft && self.latest == Some(State::Returned)
    }

    /// The badge of its state, as authors read it.
    pub fn badge(&self, t: Messages) -> StateBadge {
        let shown = if self.came_back() {
            State::Returned
        } else {
            self.state
        };
        if !shown.is_open() && self.public.is_taken_down() {
            return StateBadge::of_practice(t, self.public, Viewer::Author);
        }
        let phase = self.accepted_for.map(|_| Phase::Waiting);
        let times = DecisionTimes {
            effective_at: self.accepted_for,
            ..DecisionTimes::default()
        };
        StateBadge::for_author(t, shown, phase, times)
    }

    /// For a draft of a practice that was taken down: since when, and that the draft waits until it is restored.
    fn hidden_draft(&self, t: Messages) -> Message {
        let day = self.taken_down_at.map(|at| t.day(at)).unwrap_or_default();
        let message = if self.public == PublicStatus::Replaced {
            t.say("drafting-stand-replaced-draft")
        } else {
            t.say("drafting-stand-hidden-draft")
        };
        message.with("day", day)
    }

    /// That its authors are asked for their consent, and what follows from it.
    fn asked_consent(&self, t: Messages) -> Message {
        let message = match self.asked.before {
            Some(day) => t
                .say("drafting-stand-consent-dated")
                .with("day", t.day(day)),
            None => t.say("drafting-stand-consent"),
        };
        message.with("reworded", if self.asked.reworded { "yes" } else { "no" })
    }

    /// Since when it is public, and what its authors said last, or the question whether it is still current.
    fn in_public(&self, t: Messages) -> Message {
        let day = self.published_at.map(|at| t.day(at)).unwrap_or_default();
        let confirmed = self.confirmed_at.map(|at| t.day(at)).unwrap_or_default();
        let message = if let Some(since) = self.unconfirmed_since {
            t.say("drafting-stand-unconfirmed")
                .with("confirmed", t.day(since))
        } else if let Some(ended) = self.ended_at {
            t.say("drafting-stand-ended").with("ended", t.day(ended))
        } else if self.asks {
            t.say("drafting-stand-ask-current")
        } else if confirmed == day {
            t.say("drafting-stand-published")
        } else {
            t.say("drafting-stand-confirmed")
                .with("confirmed", confirmed)
        };
        message.with("day", day)
    }

    /// Where it stands and what to do next, in a sentence or two.
    pub fn sentence(&self, t: Messages) -> String {
        let closed = self.closed_at.map(|at| t.day(at)).unwrap_or_default();
        let message = match (self.group(), self.state) {
            (PracticeGroup::Yours, State::AwaitingConsent) => self.asked_consent(t),
            (PracticeGroup::Yours, _) => match self.latest {
                _ if self.public.is_hidden() => self.hidden_draft(t),
                Some(State::Withdrawn) if self.refused => {
                    t.say("drafting-stand-refused-draft").with("day", closed)
                }
                Some(State::Returned) => t.say("drafting-stand-returned").with("day", closed),
                Some(State::Withdrawn) => {
                    t.say("drafting-stand-withdrawn-draft").with("day", closed)
                }
                _ if self.public == PublicStatus::NotCurrent => {
                    t.say("drafting-stand-revising-past")
                }
                _ if self.public != PublicStatus::Never => t.say("drafting-stand-revising"),
                _ => t.say("drafting-stand-draft").with("ready", self.ready),
            },
            (PracticeGroup::Team, _) => match self.accepted_for {
                Some(day) => t.say("drafting-stand-accepted").with("day", t.day(day)),
                None if self.on_hold_until.is_some() => {
                    let day = self.on_hold_until.map(|at| t.day(at)).unwrap_or_default();
                    t.say("drafting-stand-on-hold").with("day", day)
                }
                None => t
                    .say("drafting-stand-in-review")
                    .with("days", self.target_days),
            },
            // Beside the public version: what became of the revision comes first.
            (PracticeGroup::Public, State::Spam) => {
                t.say("drafting-stand-held").with("day", closed)
            }
            (PracticeGroup::Public, State::Declined) => t
                .say("drafting-stand-revision-declined")
                .with("day", closed),
            (PracticeGroup::Public, _) if self.removal_asked_at.is_some() => {
                let day = self
                    .removal_asked_at
                    .map(|at| t.day(at))
                    .unwrap_or_default();
                t.say("drafting-stand-removal-asked").with("day", day)
            }
            (PracticeGroup::Public, _) if self.public == PublicStatus::NotCurrent => {
                t.say("drafting-stand-no-longer-current")
            }
            (PracticeGroup::Public, _) => self.in_public(t),
            (PracticeGroup::Closed, _) if self.public.is_hidden() => {
                let day = self.taken_down_at.map(|at| t.day(at)).unwrap_or_default();
                t.say("drafting-stand-taken-down").with("day", day)
            }
            (PracticeGroup::Closed, State::Declined) if self.last => t
                .say("drafting-stand-declined-for-good")
                .with("day", closed),
            (PracticeGroup::Closed, State::Declined) => {
                t.say("drafting-stand-declined").with("day", closed)
            }
            (PracticeGroup::Closed, State::Withdrawn) if self.refused => {
                t.say("drafting-stand-refused").with("day", closed)
            }
            (PracticeGroup::Closed, State::Withdrawn) => {
                t.say("drafting-stand-withdrawn").with("day", closed)
            }
            (PracticeGroup::Closed, State::Spam) => {
                t.say("drafting-stand-held").with("day", closed)
            }
            (PracticeGroup::Closed, State::Returned) => {
                t.say("drafting-stand-given-up").with("day", closed)
            }
            (PracticeGroup::Closed, _) => t.say("drafting-stand-discarded"),
        };
        message.to_string()
    }
}
