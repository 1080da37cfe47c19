//! Where a practice stands, as its authors read it: state, group, one sentence on what comes next. Made from rows
//! that hold no reviewer, so that no page of this room can name one.

use std::time::Duration;

use crate::db::Timestamp;
use crate::language::{Message, Messages};
use crate::practice::model::TARGET_DAYS;
use crate::showing::badge::{DecisionTimes, StateBadge};
use crate::workflow::{Phase, PublicStatus, State, Viewer};

/// Who must act, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The authors.
    Yours,
    /// The review team, or the calendar.
    Team,
    /// Nobody: the public reads it.
    Public,
    /// Nobody: it is closed.
    Closed,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Self; 4] = [Self::Yours, Self::Team, Self::Public, Self::Closed];

    /// The word of its heading's message.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yours => "yours",
            Self::Team => "team",
            Self::Public => "public",
            Self::Closed => "closed",
        }
    }
}

/// What a page knows of a practice to say where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Stand {
    /// The state of the newest revision.
    pub state: State,
    /// The state of the newest one that is neither open nor discarded.
    pub latest: Option<State>,
    /// When that one was closed.
    pub closed_at: Option<Timestamp>,
    /// What the public has.
    pub public: PublicStatus,
    /// When it was first published.
    pub published_at: Option<Timestamp>,
    /// When its authors last said that it is current.
    pub confirmed_at: Option<Timestamp>,
    /// It is time to ask them again.
    pub asks: bool,
    /// The authors know that it becomes public then.
    pub accepted_for: Option<Timestamp>,
    /// The owner asked for its removal.
    pub removal_asked_at: Option<Timestamp>,
    /// When it was taken down.
    pub taken_down_at: Option<Timestamp>,
    /// It was declined for good.
    pub last: bool,
    /// How many of the five steps lack nothing, for a draft.
    pub ready: usize,
}

impl Stand {
    /// Who must act.
    pub fn group(&self) -> Group {
        match self.state {
            State::Draft => Group::Yours,
            State::InReview | State::Decided => Group::Team,
            _ => match self.public {
                PublicStatus::Live | PublicStatus::NotCurrent => Group::Public,
                PublicStatus::Never | PublicStatus::Gone | PublicStatus::Replaced => Group::Closed,
            },
        }
    }

    /// Whether an open draft is what came after a return.
    pub fn came_back(&self) -> bool {
        self.state == State::Draft && self.latest == Some(State::Returned)
    }

    /// Its state, as authors read it.
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

    /// A draft of what the public cannot read: since when, and that it waits for that to end.
    fn hidden_draft(&self, t: Messages) -> Message {
        let day = self.taken_down_at.map(|at| t.day(at)).unwrap_or_default();
        let message = if self.public == PublicStatus::Replaced {
            t.say("drafting-stand-replaced-draft")
        } else {
            t.say("drafting-stand-hidden-draft")
        };
        message.with("day", day)
    }

    /// Since when it is public, and either that it was confirmed or the question whether it still is current.
    fn in_public(&self, t: Messages) -> Message {
        let day = self.published_at.map(|at| t.day(at)).unwrap_or_default();
        let confirmed = self.confirmed_at.map(|at| t.day(at)).unwrap_or_default();
        let message = if self.asks {
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
            (Group::Yours, _) => match self.latest {
                _ if self.public.is_hidden() => self.hidden_draft(t),
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
            (Group::Team, _) => match self.accepted_for {
                Some(day) => t.say("drafting-stand-accepted").with("day", t.day(day)),
                None => t.say("drafting-stand-in-review").with("days", TARGET_DAYS),
            },
            // Beside the public version: what became of the revision comes first.
            (Group::Public, State::Spam) => t.say("drafting-stand-held").with("day", closed),
            (Group::Public, State::Declined) => t
                .say("drafting-stand-revision-declined")
                .with("day", closed),
            (Group::Public, _) if self.removal_asked_at.is_some() => {
                let day = self
                    .removal_asked_at
                    .map(|at| t.day(at))
                    .unwrap_or_default();
                t.say("drafting-stand-removal-asked").with("day", day)
            }
            (Group::Public, _) if self.public == PublicStatus::NotCurrent => {
                t.say("drafting-stand-no-longer-current")
            }
            (Group::Public, _) => self.in_public(t),
            (Group::Closed, _) if self.public.is_hidden() => {
                let day = self.taken_down_at.map(|at| t.day(at)).unwrap_or_default();
                t.say("drafting-stand-taken-down").with("day", day)
            }
            (Group::Closed, State::Declined) if self.last => t
                .say("drafting-stand-declined-for-good")
                .with("day", closed),
            (Group::Closed, State::Declined) => {
                t.say("drafting-stand-declined").with("day", closed)
            }
            (Group::Closed, State::Withdrawn) => {
                t.say("drafting-stand-withdrawn").with("day", closed)
            }
            (Group::Closed, State::Spam) => t.say("drafting-stand-held").with("day", closed),
            (Group::Closed, State::Returned) => {
                t.say("drafting-stand-given-up").with("day", closed)
            }
            (Group::Closed, _) => t.say("drafting-stand-discarded"),
        };
        message.to_string()
    }
}

/// Authors are asked again whether it is current in the twelfth month after they last said so.
const ASKED_AFTER: Duration = Duration::from_hours(335 * 24);

/// Whether it is time to ask the authors if it is still current.
pub fn asks(confirmed_at: Option<Timestamp>, now: Timestamp) -> bool {
    confirmed_at.is_none_or(|at| at.plus(ASKED_AFTER) <= now)
}
