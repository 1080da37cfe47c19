//! The badge of a state: its colour, its shape and its label, by what the viewer may know of the state.

use crate::db::Timestamp;
use crate::language::Messages;
use crate::web::glyph::Glyph;
use crate::workflow::{Phase, PublicStatus, State, Viewer};

/// A state ready to be drawn.
#[derive(Debug, Clone)]
pub struct StateBadge {
    /// The CSS class that gives the badge its colour.
    pub class: &'static str,
    /// The shape, which says the state without a colour.
    pub glyph: Glyph,
    /// The state in words, with its date if it has one.
    pub label: String,
}

/// What the words of a decided state say beside the state.
#[derive(Clone, Copy, Debug, Default)]
pub struct DecisionTimes {
    /// Until when the decision can be undone.
    pub undo_until: Option<Timestamp>,
    /// When it takes effect.
    pub effective_at: Option<Timestamp>,
}

impl StateBadge {
    /// The badge of a revision; nothing when the viewer sees nothing of its state.
    pub fn of_revision(
        t: Messages,
        state: State,
        phase: Option<Phase>,
        viewer: Viewer,
        times: DecisionTimes,
    ) -> Option<Self> {
        let word = state_word(state, phase, viewer)?;
        Some(Self::labelled(t, word, state, times))
    }

    /// The badge of a revision for its authors, who see every state.
    pub fn for_author(
        t: Messages,
        state: State,
        phase: Option<Phase>,
        times: DecisionTimes,
    ) -> Self {
        Self::labelled(t, author_word(state, phase), state, times)
    }

    fn labelled(t: Messages, word: &'static str, state: State, times: DecisionTimes) -> Self {
        let zero = Timestamp(0);
        let label = t
            .of("state", word)
            .with("time", t.time(times.undo_until.unwrap_or(zero)))
            .with("day", t.day(times.effective_at.unwrap_or(zero)));
        Self {
            class: class_of(word),
            glyph: glyph_of(state),
            label: label.to_string(),
        }
    }

    /// The badge of a practice by what the public has of it. Reviewers act on what is taken down, so it stands out to
    /// them; to its authors it is over.
    pub fn of_practice(t: Messages, public: PublicStatus, viewer: Viewer) -> Self {
        let class = match viewer {
            _ if !public.is_taken_down() => "published",
            Viewer::Reviewer => "held",
            Viewer::Author | Viewer::Public => "earlier",
        };
        let glyph = if public.is_hidden() {
            Glyph::Bar
        } else {
            Glyph::Full
        };
        Self {
            class,
            glyph,
            label: t.of("public", public.as_str()).to_string(),
        }
    }
}

/// The message behind `state-` with which a state reads to this viewer; `None` when the viewer sees nothing of it.
pub fn state_word(state: State, phase: Option<Phase>, viewer: Viewer) -> Option<&'static str> {
    match (viewer, state) {
        (Viewer::Author, _) | (_, State::Published | State::Superseded) => {
            Some(author_word(state, phase))
        }
        (Viewer::Public, _) | (Viewer::Reviewer, State::Draft | State::Discarded) => None,
        (Viewer::Reviewer, State::Decided) => Some(match phase.unwrap_or(Phase::Due) {
            Phase::Waiting => "accepted",
            Phase::Undo => "decided-undo",
            Phase::Asking | Phase::Offering | Phase::Due | Phase::Unannounced => "decided",
        }),
        (Viewer::Reviewer, State::AwaitingConsent) => Some("awaiting-consent"),
        (Viewer::Reviewer, State::Returned) => Some("returned"),
        (Viewer::Reviewer, State::Spam) => Some("spam"),
        (Viewer::Reviewer, _) => Some(author_word(state, phase)),
    }
}

/// The state that authors know: they learn nothing of a decision before it is announced or takes effect.
pub fn state_for_author(state: State, phase: Option<Phase>) -> State {
    match state {
        State::Decided if phase != Some(Phase::Waiting) => State::InReview,
        state => state,
    }
}

fn author_word(state: State, phase: Option<Phase>) -> &'static str {
    match state_for_author(state, phase) {
        State::Draft => "draft",
        State::Decided => "accepted",
        State::InReview => "in-review",
        State::AwaitingConsent => "your-consent",
        State::Reworded => "reworded",
        State::Published => "published",
        State::Superseded => "superseded",
        State::Returned => "returned-to-you",
        State::Declined => "declined",
        State::Withdrawn => "withdrawn",
        State::Discarded => "discarded",
        State::Spam => "held",
    }
}

/// The shape of a state, the same for every viewer.
pub fn glyph_of(state: State) -> Glyph {
    match state {
        State::Draft => Glyph::Hollow,
        State::InReview | State::Decided | State::AwaitingConsent => Glyph::Half,
        State::Published | State::Superseded => Glyph::Full,
        State::Returned | State::Reworded => Glyph::Back,
        State::Declined | State::Withdrawn | State::Discarded | State::Spam => Glyph::Bar,
    }
}

/// The stylesheet's class of a state's word.
fn class_of(word: &'static str) -> &'static str {
    match word {
        "in-review" => "review",
        "decided-undo" => "decided",
        "returned-to-you" | "your-consent" => "returned",
        "awaiting-consent" => "accepted",
        "superseded" | "reworded" => "earlier",
        "spam" => "held",
        word => word,
    }
}
