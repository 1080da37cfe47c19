//! Everything that the desk of one practice is drawn from, as loaded at one moment.

use crate::account::model::Account;
use crate::language::Messages;
use crate::mail::model::TimelineNotice;
use crate::practice::actions::BarredReviewer;
use crate::practice::answers::Answers;
use crate::practice::model::{Case, Event, Revision};
use crate::practice::plain;
use crate::showing::face::Sender;
use crate::showing::names::ShownNames;
use crate::web::Unsent;
use crate::workflow::{self, Actor, Deed, Situation, State};

/// A practice as one reviewer has it on the desk.
pub struct Desk {
    pub case: Case,
    /// The practice's situation, for the workflow's table.
    pub situation: Situation,
    /// The reviewer's relations to the practice.
    pub actor: Actor,
    pub submission: ShownSubmission,
    pub history: Vec<Event>,
    /// The mails about the practice, with the fate of each.
    pub mails: Vec<TimelineNotice>,
    /// How many submissions wait in the reviewer's queue.
    pub waiting: i64,
    pub choices: ReviewerChoices,
    pub people: ShownNames,
    /// The account whose name the practice bears.
    pub submitter: Option<Account>,
    /// What the reviewer typed here and did not send.
    pub unsent: Option<Unsent>,
}

/// The revision that a desk shows, and those that the reviewer may read besides.
pub struct ShownSubmission {
    /// The revisions that the reviewer may read, oldest first.
    pub revisions: Vec<Revision>,
    /// The revision that the page shows.
    pub shown: Revision,
    pub answers: Answers,
    /// The sender of the shown revision, whom readers may contact.
    pub sender: Option<Sender>,
}

/// The reviewers whom a deed at the desk may name; none where the workflow does not allow that deed.
#[derive(Default)]
pub struct ReviewerChoices {
    /// The reviewers to whom it may be assigned.
    pub eligible: Vec<Account>,
    /// The reviewers who are barred only because the practice names them, for an administrator who may set that aside.
    pub barred: Vec<BarredReviewer>,
}

impl Desk {
    /// The deeds that the workflow allows this reviewer now.
    pub fn deeds(&self) -> Vec<Deed> {
        workflow::deeds(&self.situation, &self.actor)
    }

    /// The title of the shown revision.
    pub fn title(&self, t: Messages) -> String {
        plain::shown_title(&self.submission.shown.title, t)
    }

    /// The words of a decision on the open revision that this reviewer made and undid, so that they are not typed twice.
    pub fn words_taken_back(&self) -> Option<&str> {
        let open = self.case.open.as_ref()?;
        if open.state != State::InReview {
            return None;
        }
        let mine = |event: &&Event| {
            event.revision_id == open.id && event.actor_id == Some(self.people.reader)
        };
        self.history
            .iter()
            .rev()
            .filter(mine)
            .find(|event| event.deed.verdict().is_some())
            .and_then(|event| event.words.as_deref())
    }
}
