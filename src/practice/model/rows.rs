//! A practice, a revision and an event as they are stored.

use super::{
    Ark, CallId, ChainEnd, CoAuthorId, CommentAudience, Confirmation, DeclineCode, ExpertAskId,
    ImportId, LabelId, OpinionPolicy, PracticeId, Reference, ReplicationId, RevisionId, Saves, Seq,
    Slug,
};
use crate::account::model::AccountId;
use crate::db::Timestamp;
use crate::edition::Edition;
use crate::language::TextLanguage;
use crate::practice::fields::Field;
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::{Deed, Phase, PublicStatus, State, Verdict};

/// The row of a practice.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Practice {
    /// The number in its private addresses.
    pub id: PracticeId,
    /// Set at first publication.
    pub slug: Option<Slug>,
    /// Set at first publication, if the site has a number at the ARK Alliance.
    pub ark: Option<Ark>,
    /// Set at the first submission.
    pub reference: Option<Reference>,
    /// The number of its newest event.
    pub seq: Seq,
    /// Who may discard, withdraw, ask for removal.
    pub owner_id: AccountId,
    /// When it was started.
    pub created_at: Timestamp,
    /// The filing: main objective, once one was answered.
    pub objective: Option<ObjectiveNumber>,
    /// The filing: language of the text.
    pub language: TextLanguage,
    /// Who made the first submission: "submitted by".
    pub first_submitted_by: Option<AccountId>,
    /// When the first submission was made.
    pub first_submitted_at: Option<Timestamp>,
    /// What the public has.
    pub public: PublicStatus,
    /// The revision that is, or was last, the public one.
    pub public_revision_id: Option<RevisionId>,
    /// How many revisions have been published.
    pub versions: i64,
    /// Lists are ordered by it.
    pub first_published_at: Option<Timestamp>,
    /// Whether it is still true, as its authors last said.
    #[sqlx(flatten)]
    pub confirmation: Confirmation,
    /// When it was taken down, if it is.
    pub taken_down_at: Option<Timestamp>,
    /// The account that took it down.
    pub taken_down_by: Option<AccountId>,
    /// Why, in words that its authors read.
    pub taken_down_reasons: Option<String>,
    /// Whether its owner had asked for that.
    pub taken_down_on_request: bool,
    /// The practice that replaces it.
    pub replaced_by: Option<PracticeId>,
    /// When the owner asked for its removal, until a reviewer answers.
    pub removal_asked_at: Option<Timestamp>,
    /// The owner's words with that request.
    pub removal_reasons: Option<String>,
    /// Up to which event its history is chained.
    #[sqlx(flatten)]
    pub end: ChainEnd,
    /// In which edition its public bytes last changed.
    pub edition: Option<Edition>,
    /// When that edition began.
    pub changed_at: Option<Timestamp>,
    /// The practice that it says in another language.
    pub translation_of: Option<PracticeId>,
}

impl Practice {
    /// The account whose name stands on it: the one that submitted it first; before that, its owner.
    pub fn submitter(&self) -> AccountId {
        self.first_submitted_by.unwrap_or(self.owner_id)
    }

    /// Whether an import brought it: it has a reference, and no account submitted it first.
    pub fn is_imported(&self) -> bool {
        self.reference.is_some() && self.first_submitted_by.is_none()
    }
}

/// The row of a revision, without its answers.
#[derive(Debug, Clone, sqlx::FromRow)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a column of its own, and an independent fact"
)]
pub struct Revision {
    /// The number under which its answers are stored.
    pub id: RevisionId,
    /// The practice that it is a revision of.
    pub practice_id: PracticeId,
    /// 1, 2, 3 …
    pub number: i64,
    /// Its state in the workflow's table.
    pub state: State,
    /// As typed, perhaps empty.
    pub title: String,
    /// As typed, perhaps empty.
    pub summary: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// How often it has been saved.
    pub saves: Saves,
    /// When it was last saved.
    pub saved_at: Option<Timestamp>,
    /// The account that saved it last.
    pub saved_by: Option<AccountId>,
    /// When it was submitted.
    pub submitted_at: Option<Timestamp>,
    /// The account that submitted it.
    pub submitted_by: Option<AccountId>,
    /// Its place in the queue.
    pub queued_at: Option<Timestamp>,
    /// The licence granted with the submission.
    pub licence: Option<String>,
    /// Whether an approval waits until its authors have read it once more.
    pub show_first: bool,
    /// The day before which it must not be published, as its submitter asks.
    pub not_before: Option<Timestamp>,
    /// The call for practices that it answers.
    pub call_id: Option<CallId>,
    /// How many opinions its round asks for.
    #[sqlx(flatten)]
    pub policy: OpinionPolicy,
    /// The reviewer who has the claim.
    pub claimed_by: Option<AccountId>,
    /// Since when that reviewer has it.
    pub claimed_at: Option<Timestamp>,
    /// The one reviewer who was told at once.
    pub suggested_id: Option<AccountId>,
    /// Since when its review is on hold.
    pub hold_since: Option<Timestamp>,
    /// Until which day it is.
    pub hold_until: Option<Timestamp>,
    /// Why, in words that its authors read.
    pub hold_reasons: Option<String>,
    /// The decision on it, until that is undone.
    pub verdict: Option<Verdict>,
    /// The account that made the decision.
    pub decided_by: Option<AccountId>,
    /// When the decision was made.
    pub decided_at: Option<Timestamp>,
    /// Until when it can be undone.
    pub undo_until: Option<Timestamp>,
    /// When it takes effect.
    pub effective_at: Option<Timestamp>,
    /// When the authors were told that it becomes public on its date.
    pub accepted_at: Option<Timestamp>,
    /// Whether the approval carries words of the reviewer, which stand in the revision that follows.
    pub reworded: bool,
    /// The revision whose answers it holds with a reviewer's words in them.
    pub rewrites: Option<RevisionId>,
    /// When an author consented to its publication. Its content is frozen, so the consent holds for good.
    pub consented_at: Option<Timestamp>,
    /// The words to the authors.
    pub reasons: Option<String>,
    /// The ground of a decline.
    pub code: Option<DeclineCode>,
    /// The practice that the catalogue has already.
    pub duplicate_of: Option<PracticeId>,
    /// Whether it was declined for good.
    #[sqlx(rename = "final")]
    pub last: bool,
    /// When its owner appealed against its decline. There is no second appeal.
    pub appealed_at: Option<Timestamp>,
    /// Whether no reviewer has answered that appeal yet.
    pub appeal_open: bool,
    /// A change of the public text that subscribers are not told of.
    pub minor: bool,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Which published version it is.
    pub version: Option<i64>,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// The objective it was filed under when it was published.
    pub filed_objective: Option<ObjectiveNumber>,
    /// The language it was filed in when it was published.
    pub filed_language: Option<TextLanguage>,
    /// From which edition on it was the public one.
    pub from_edition: Option<Edition>,
    /// Up to which edition, that one not included.
    pub to_edition: Option<Edition>,
    /// Of a translation: the version of its original that was public when it was begun.
    pub translates_version: Option<i64>,
}

impl Revision {
    /// For so long after it took effect a decline can be appealed: 30 days.
    pub const APPEAL_TIME: std::time::Duration = std::time::Duration::from_hours(30 * 24);

    /// How far its decision has come; `None` unless it is decided.
    pub fn phase(&self, now: Timestamp) -> Option<Phase> {
        if self.state != State::Decided {
            return None;
        }
        let passed = |at: Option<Timestamp>| at.is_none_or(|at| at <= now);
        Some(if !passed(self.undo_until) {
            Phase::Undo
        } else if self.reworded {
            Phase::Offering
        } else if self.needs_consent() {
            Phase::Asking
        } else if passed(self.effective_at) {
            Phase::Due
        } else if self.accepted_at.is_some() {
            Phase::Waiting
        } else {
            Phase::Unannounced
        })
    }

    /// Whether its approval waits for the consent of its authors.
    pub fn needs_consent(&self) -> bool {
        let approved = self.verdict == Some(Verdict::Approve);
        let asks = self.show_first || self.rewrites.is_some();
        approved && (self.reworded || (asks && self.consented_at.is_none()))
    }

    /// Whether its approval is for a date that lies ahead.
    pub fn is_for_later(&self, now: Timestamp) -> bool {
        self.effective_at.is_some_and(|at| at > now)
    }

    /// The day before which it must not be published, while it lies ahead.
    pub fn not_before_ahead(&self, now: Timestamp) -> Option<Timestamp> {
        self.not_before.filter(|day| *day > now)
    }

    /// Whether its authors refused their consent: it was withdrawn although it had been approved.
    pub fn was_refused(&self) -> bool {
        self.state == State::Withdrawn && self.verdict.is_some()
    }

    /// Until when its owner can appeal against its decline; `None` where there is nothing to appeal against, or where an
    /// appeal was made.
    pub fn appeal_until(&self) -> Option<Timestamp> {
        let declined = self.state == State::Declined && self.appealed_at.is_none();
        let at = self.closed_at.filter(|_| declined)?;
        Some(at.plus(Self::APPEAL_TIME))
    }

    /// Takes back what was decided; the words stay in the history.
    pub(in crate::practice) fn forget_decision(&mut self) {
        self.verdict = None;
        self.decided_by = None;
        self.decided_at = None;
        self.undo_until = None;
        self.effective_at = None;
        self.accepted_at = None;
        self.reasons = None;
        self.code = None;
        self.duplicate_of = None;
        self.last = false;
        self.minor = false;
        self.reworded = false;
        self.closed_at = None;
    }
}

/// One line of a practice's history.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Event {
    /// The practice whose history it belongs to.
    pub practice_id: PracticeId,
    /// Its place in the history.
    pub seq: Seq,
    /// The revision it concerns.
    pub revision_id: RevisionId,
    /// The number of that revision within the practice.
    pub number: i64,
    /// The deed that caused it.
    pub deed: Deed,
    /// The account that acted; `None` is the service itself.
    pub actor_id: Option<AccountId>,
    /// The revision's state before, if it was there.
    pub from_state: Option<State>,
    /// The revision's state after the deed.
    pub to_state: State,
    /// The words that went with it.
    pub words: Option<String>,
    /// Everything else that was chosen.
    pub details: sqlx::types::Json<Details>,
    /// Whether authors see it.
    pub authors_see: bool,
    /// When the deed was done.
    pub at: Timestamp,
}

/// What was chosen with a deed, beside its words. Kept with the event for good.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent fact that an event records"
)]
pub struct Details {
    /// The decision that was made or took effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The ground of a decline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<DeclineCode>,
    /// Whether it was declined for good.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub last: bool,
    /// A change of the public text that subscribers are not told of.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub minor: bool,
    /// The practice that the catalogue has already, or the one that replaces it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<PracticeId>,
    /// The date of effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Timestamp>,
    /// The kind of taking down: what the public has of it then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<PublicStatus>,
    /// The objective it was filed under before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<(Option<ObjectiveNumber>, ObjectiveNumber)>,
    /// The language it was filed under before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<(TextLanguage, TextLanguage)>,
    /// The account that was named: assigned, or the new owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// Who had the claim, or owned it, before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub former: Option<AccountId>,
    /// The number of the revision that opened beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened: Option<i64>,
    /// The number of the untouched draft that was discarded by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discarded: Option<i64>,
    /// Whether the submitter wants to read it once more before it is published.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub show_first: bool,
    /// The day before which it must not be published, as its submitter asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Timestamp>,
    /// The call for practices that a submission answers, or of which the service reminds, and its English title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<(CallId, String)>,
    /// Whether the approval carries words of the reviewer.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reworded: bool,
    /// The import that it came with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub import: Option<ImportId>,
    /// The version that it was where it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// What a reviewer would decide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Verdict>,
    /// Words that only the review team reads, beside those to the authors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_team: Option<String>,
    /// How many opinions the round asks for from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<OpinionPolicy>,
    /// The reviewer who was suggested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggested: Option<AccountId>,
    /// Whether the owner's account was suspended with it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub suspended: bool,
    /// The answer beside which a comment stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// Who reads the comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<CommentAudience>,
    /// The comment that a line of a thread belongs to, by its event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thread: Option<Seq>,
    /// Whether the author has done what a comment asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<bool>,
    /// The line of the co-author, or of the invited person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub co_author: Option<CoAuthorId>,
    /// The question to an expert from outside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expert: Option<ExpertAskId>,
    /// The line of the former owner, who stays as a co-author.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<CoAuthorId>,
    /// Whether that line moved up in the order, or down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up: Option<bool>,
    /// The label that was put on it or taken off, and its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<(LabelId, String)>,
    /// The replication that the page names from then on, or no longer, and the organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replication: Option<(ReplicationId, String)>,
    /// The edition that it raised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<Edition>,
}
