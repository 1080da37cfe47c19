//! Comments beside single answers, as threads. A line of a thread is an event of the practice, so it is written once, and
//! names the revision on whose wording it was made. Authors read a comment that is to them from the moment at which a
//! decision took effect while it was open. Pure.

use std::fmt;

use super::{Event, Reasons, RevisionId, Seq};
use crate::closed_list::closed_list;
use crate::practice::fields::Field;
use crate::workflow::{Deed, State, Viewer};

/// The most lines that the comments of a practice may have together.
pub const MOST_COMMENTS: usize = 500;

closed_list! {
    /// Who reads a comment.
    pub enum CommentAudience {
        /// The authors, once a decision has taken effect.
        Authors = "authors",
        /// Reviewers who are no party to the practice.
        Team = "team",
    }
}

/// What an author says to a point of the review team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PointAnswer {
    /// It is done, perhaps with a word on how.
    Done(Option<Reasons>),
    /// It is not done, because of these reasons.
    NotDone(Reasons),
}

impl PointAnswer {
    /// Whether the author has done it.
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Done(_))
    }

    /// The author's words.
    pub fn words(&self) -> Option<&Reasons> {
        match self {
            Self::Done(words) => words.as_ref(),
            Self::NotDone(words) => Some(words),
        }
    }
}

/// By which number the pages of one reader know a thread. The review team has the number of its first event. Authors have
/// its place in the order in which they were told of threads, because the number of an event would tell them how many
/// events there were that they do not see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThreadNumber(i64);

impl fmt::Display for ThreadNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A comment with everything that was said to it, as one reader has it.
#[derive(Debug, Clone)]
pub struct CommentThread {
    /// The event that began it.
    pub seq: Seq,
    /// By which number the pages of this reader know it.
    pub number_shown: ThreadNumber,
    /// The answer beside which it stands.
    pub field: Field,
    /// Who reads it.
    pub audience: CommentAudience,
    /// The revision on whose wording it was made.
    pub revision_id: RevisionId,
    /// The number of that revision.
    pub number: i64,
    /// The comment itself and what followed, oldest first.
    pub lines: Vec<Event>,
    /// Whether it is not resolved.
    pub is_open: bool,
    /// Whether its authors have been told of it.
    /// The event by which the authors were told of it first.
    first_told: Option<Seq>,
    /// Whether the decision that told it last asks for an answer: what was published despite a point is not asked again.
    is_requested: bool,
    /// What the authors were told last: how many lines, and whether it was open.
    told: (usize, bool),
}

impl CommentThread {
    fn begun_by(event: &Event) -> Option<Self> {
        Some(Self {
            seq: event.seq,
            number_shown: ThreadNumber(event.seq.0),
            field: event.details.field?,
            audience: event.details.audience?,
            revision_id: event.revision_id,
            number: event.number,
            lines: vec![event.clone()],
            is_open: true,
            first_told: None,
            is_requested: false,
            told: (0, true),
        })
    }

    fn add(&mut self, event: &Event) {
        match event.deed {
            Deed::Resolve => self.is_open = false,
            Deed::AskAgain => self.is_open = true,
            _ => {}
        }
        self.lines.push(event.clone());
    }

    /// A decision took effect: authors learn what is open, and what became of the points that they know.
    fn tell(&mut self, effect: &Event) {
        self.is_requested = effect.deed == Deed::TakeEffect && effect.to_state != State::Published;
        let is_for_authors = self.audience == CommentAudience::Authors;
        if is_for_authors && self.is_open {
            self.first_told.get_or_insert(effect.seq);
        }
        if self.is_told() {
            self.told = (self.lines.len(), self.is_open);
        }
    }

    /// Whether its authors have been told of it.
    pub fn is_told(&self) -> bool {
        self.first_told.is_some()
    }

    /// Whether it is a point that its authors are asked to answer.
    pub fn is_asked(&self) -> bool {
        self.is_told() && self.is_open && self.is_requested
    }

    /// What an author has answered since the authors were told last.
    pub fn answer(&self) -> Option<&Event> {
        let mut since = self.lines.iter().skip(self.told.0);
        since.rfind(|line| line.deed == Deed::Answer)
    }

    /// What the review team said last.
    pub fn asks(&self) -> &str {
        let said = |line: &&Event| matches!(line.deed, Deed::Comment | Deed::Reply);
        let words = self.lines.iter().rfind(said);
        words
            .and_then(|line| line.words.as_deref())
            .unwrap_or_default()
    }

    /// The thread as its authors read it: without what the review team has written since the last decision.
    fn for_authors(mut self) -> Option<Self> {
        if !self.is_told() {
            return None;
        }
        let (told, is_open) = self.told;
        self.is_open = is_open;
        let mut place = 0;
        self.lines.retain(|line| {
            place += 1;
            place <= told || line.deed == Deed::Answer
        });
        Some(self)
    }
}

/// Who reads threads.
#[derive(Debug, Clone, Copy)]
pub struct CommentReader<'a> {
    /// As what.
    pub viewer: Viewer,
    /// The revisions whose answers may be read: of a draft only its authors read anything.
    pub revisions: Option<&'a [i64]>,
}

impl CommentReader<'static> {
    /// An author.
    pub const AUTHOR: Self = Self {
        viewer: Viewer::Author,
        revisions: None,
    };
}

/// The threads of a practice as this reader has them, in the order in which they began, or for authors in the order in
/// which they were told of them. `events` are in the order of the
/// history; those that say nothing of comments are passed over.
pub fn comment_threads(events: &[Event], reader: CommentReader<'_>) -> Vec<CommentThread> {
    let mut threads: Vec<CommentThread> = Vec::new();
    let hidden = |event: &Event| {
        let readable = reader
            .revisions
            .is_none_or(|all| all.contains(&event.number));
        event.deed == Deed::Answer && !readable
    };
    for event in events.iter().filter(|event| !hidden(event)) {
        match event.deed {
            Deed::Comment => threads.extend(CommentThread::begun_by(event)),
            Deed::TakeEffect
            | Deed::PublishNow
            | Deed::Accept
            | Deed::AskConsent
            | Deed::OfferWords => {
                for thread in &mut threads {
                    thread.tell(event);
                }
            }
            deed if deed.is_of_comments() => {
                let of_event = |one: &&mut CommentThread| Some(one.seq) == event.details.thread;
                if let Some(thread) = threads.iter_mut().find(of_event) {
                    thread.add(event);
                }
            }
            _ => {}
        }
    }
    match reader.viewer {
        Viewer::Reviewer => threads,
        Viewer::Author => {
            let told = threads.into_iter().filter_map(CommentThread::for_authors);
            in_order_of_telling(told.collect())
        }
        Viewer::Public => Vec::new(),
    }
}

/// Numbers the threads in the order in which the authors were told of them, which no later telling changes.
fn in_order_of_telling(mut threads: Vec<CommentThread>) -> Vec<CommentThread> {
    threads.sort_by_key(|thread| (thread.first_told, thread.seq));
    for (thread, number) in threads.iter_mut().zip(1..) {
        thread.number_shown = ThreadNumber(number);
    }
    threads
}

/// The points that a decision which takes effect now tells the authors, in the order of the form: the answer, and what the
/// review team said last.
pub fn open_points(events: &[Event]) -> Vec<(Field, String)> {
    let team = CommentReader {
        viewer: Viewer::Reviewer,
        revisions: None,
    };
    let mut points: Vec<(Field, String)> = comment_threads(events, team)
        .into_iter()
        .filter(|one| one.is_open && one.audience == CommentAudience::Authors)
        .map(|one| (one.field, one.asks().to_owned()))
        .collect();
    points.sort_by_key(|(field, _)| *field);
    points
}

#[cfg(test)]
mod tests {
    use sqlx::types::Json;

    use super::*;
    use crate::account::model::AccountId;
    use crate::db::Timestamp;
    use crate::practice::model::{Details, PracticeId};
    use crate::workflow::State;

    /// An event of the revision of this number; `thread` is the event of the comment that it belongs to.
    fn event(seq: i64, number: i64, deed: Deed, thread: Option<i64>) -> Event {
        let details = Details {
            field: (deed == Deed::Comment).then_some(Field::Results),
            audience: (deed == Deed::Comment).then_some(CommentAudience::Authors),
            thread: thread.map(Seq),
            ..Details::default()
        };
        Event {
            practice_id: PracticeId(1),
            seq: Seq(seq),
            revision_id: RevisionId(number),
            number,
            deed,
            actor_id: Some(AccountId(1)),
            from_state: None,
            to_state: State::InReview,
            words: Some(format!("Words {seq}")),
            details: Json(details),
            authors_see: false,
            at: Timestamp(seq),
        }
    }

    fn team(revisions: &[i64]) -> CommentReader<'_> {
        CommentReader {
            viewer: Viewer::Reviewer,
            revisions: Some(revisions),
        }
    }

    fn lines(thread: &CommentThread) -> Vec<i64> {
        thread.lines.iter().map(|line| line.seq.0).collect()
    }

    #[test]
    fn authors_read_what_was_open_when_a_decision_took_effect() {
        let mut events = vec![
            event(1, 1, Deed::Comment, None),
            event(2, 1, Deed::Comment, None),
            event(3, 1, Deed::Resolve, Some(2)),
            event(4, 1, Deed::Return, None),
        ];
        assert!(comment_threads(&events, CommentReader::AUTHOR).is_empty());
        events.extend([
            event(5, 1, Deed::TakeEffect, None),
            event(6, 2, Deed::Answer, Some(1)),
            event(7, 2, Deed::Reply, Some(1)),
            event(8, 2, Deed::Resolve, Some(1)),
        ]);
        let authors = comment_threads(&events, CommentReader::AUTHOR);
        assert_eq!(authors.len(), 1);
        assert_eq!(lines(&authors[0]), [1, 6]);
        assert!(authors[0].is_open && authors[0].is_asked());
        assert_eq!(authors[0].answer().map(|line| line.seq), Some(Seq(6)));
        events.push(event(9, 2, Deed::TakeEffect, None));
        let authors = comment_threads(&events, CommentReader::AUTHOR);
        assert_eq!(lines(&authors[0]), [1, 6, 7, 8]);
        assert!(!authors[0].is_open);
        assert!(authors[0].answer().is_none());
    }

    #[test]
    fn what_is_published_despite_a_point_is_not_asked_again() {
        let mut published = event(3, 1, Deed::TakeEffect, None);
        published.to_state = State::Published;
        let events = [
            event(1, 1, Deed::Comment, None),
            event(2, 1, Deed::TakeEffect, None),
            published,
        ];
        let asked = |events: &[Event]| comment_threads(events, CommentReader::AUTHOR)[0].is_asked();
        assert!(asked(&events[..2]));
        assert!(!asked(&events));
    }

    #[test]
    fn reviewers_read_no_answer_of_a_draft() {
        let events = [
            event(1, 1, Deed::Comment, None),
            event(2, 1, Deed::TakeEffect, None),
            event(3, 2, Deed::Answer, Some(1)),
        ];
        assert_eq!(lines(&comment_threads(&events, team(&[1]))[0]), [1]);
        let submitted = &comment_threads(&events, team(&[1, 2]))[0];
        assert_eq!(lines(submitted), [1, 3]);
        assert_eq!(submitted.answer().map(|line| line.seq), Some(Seq(3)));
    }

    #[test]
    fn the_public_reads_no_comment() {
        let public = CommentReader {
            viewer: Viewer::Public,
            revisions: None,
        };
        let events = [
            event(1, 1, Deed::Comment, None),
            event(2, 1, Deed::TakeEffect, None),
        ];
        assert!(comment_threads(&events, public).is_empty());
    }

    #[test]
    fn a_decision_tells_the_open_points_with_the_newest_words() {
        let mut inside = event(4, 1, Deed::Comment, None);
        inside.details.audience = Some(CommentAudience::Team);
        let events = [
            event(1, 1, Deed::Comment, None),
            event(2, 1, Deed::Reply, Some(1)),
            event(3, 2, Deed::Answer, Some(1)),
            inside,
        ];
        let points = open_points(&events);
        assert_eq!(points, [(Field::Results, "Words 2".to_owned())]);
    }
}
