//! Everything that the desk of one practice is drawn from, as loaded at one moment.

use std::collections::HashMap;

use crate::account::model::{Account, EmailAddress};
use crate::address::Address;
use crate::language::{Language, Messages};
use crate::mail::model::TimelineNotice;
use crate::practice::actions::{BarredReviewer, EligibleReviewer};
use crate::practice::answers::Answers;
use crate::practice::model::{
    AddressedPractice, Bar, Case, CommentThread, DeadLink, Event, ExpertAsk, GivenChecklist,
    LabelId, OpinionGiver, OriginalText, PracticeCall, Revision, RevisionId, SuggestedWords,
};
use crate::practice::plain;
use crate::review::actions::Neighbours;
use crate::review::forms::{self, AskedRemark, QueuePlace};
use crate::review::model::{DeskOpening, OfferedReply, Placeholder};
use crate::showing::byline::BylineNames;
use crate::showing::face::Sender;
use crate::showing::names::ShownNames;
use crate::showing::referred::Referred;
use crate::web::unsent::form_to_show;
use crate::web::{Refused, Typed, Unsent};
use crate::workflow::{self, Actor, Deed, Situation};

/// A practice as one reviewer has it on the desk.
pub struct Desk {
    pub case: Case,
    /// The practice's situation, for the workflow's table.
    pub situation: Situation,
    /// The reviewer's relations to the practice.
    pub actor: Actor,
    pub submission: ShownSubmission,
    pub earlier: EarlierRevisions,
    /// The comments beside the answers, as this reviewer reads them.
    pub comments: Vec<CommentThread>,
    /// The answer or the thread to which the reviewer has asked to write.
    pub remark: Option<AskedRemark>,
    pub history: Vec<Event>,
    /// The checklists that were given with its events.
    pub checklists: Vec<GivenChecklist>,
    /// The experts from outside who were asked for an opinion.
    pub experts: Vec<ExpertAsk>,
    /// The practices that the history names, where everybody can read them.
    pub referred: Referred,
    /// The mails about the practice, with the fate of each.
    pub mails: Vec<TimelineNotice>,
    /// How many submissions wait in the reviewer's queue.
    pub waiting: i64,
    pub choices: ReviewerChoices,
    pub people: ShownNames,
    /// What the reviewer typed here and did not send.
    pub unsent: Option<Unsent>,
    /// The boxes of a decision of the reviewer that was undone.
    pub taken_back: Option<Typed>,
    /// From where in the queue the desk was opened.
    pub place: QueuePlace,
    /// The practices beside this one in the list of that place.
    pub beside: Neighbours,
}

/// The revision that a desk shows, and those that the reviewer may read besides.
pub struct ShownSubmission {
    /// The revisions that the reviewer may read, oldest first.
    pub revisions: Vec<Revision>,
    /// The revision that the page shows.
    pub shown: Revision,
    pub answers: Answers,
    /// The call for practices that the shown revision answers.
    pub call: Option<PracticeCall>,
    /// The practice that it says in another language.
    pub original: Option<OriginalText>,
    /// The links of the practice that do not answer.
    pub dead_links: Vec<DeadLink>,
    /// The account whose name the practice bears.
    pub submitter: Option<Account>,
    /// The names that the shown revision bears.
    pub names: Option<BylineNames>,
    /// The account that submitted the shown revision.
    pub submitted_by: Option<Account>,
    /// The account that owns the practice, where another one submitted the revision.
    pub owner: Option<Account>,
    /// The focal point whom an approval of the open revision tells.
    pub told_with_approval: Option<EmailAddress>,
    /// The sender of the shown revision, whom readers may contact.
    pub sender: Option<Sender>,
}

/// What this reviewer has read of the practice before.
#[derive(Default)]
pub struct EarlierRevisions {
    /// The last revision before the shown one that the reviewer has read: its number and its answers. Only while the shown
    /// one is in review.
    pub last_read: Option<(i64, Answers)>,
    /// The answers of the revisions on which comments were made, and of the shown one.
    pub answers: HashMap<RevisionId, Answers>,
    /// The reviewer's own words for answers of the shown revision.
    pub words: Option<SuggestedWords>,
    /// How the reviewer's own interest stands to the practice.
    pub interest: OwnInterest,
    /// The other reviewers who opened the desk in the last minutes, the newest first.
    pub openings: Vec<DeskOpening>,
    /// Whether the service does not know yet that the reviewer has opened the shown revision, or not that it was just now.
    pub is_unremembered: bool,
}

/// Whom a deed at the desk may name, and what it leads to; nothing where the workflow does not allow that deed.
#[derive(Default)]
pub struct ReviewerChoices {
    /// The reviewers to whom it may be assigned, the least loaded first.
    pub eligible: Vec<EligibleReviewer>,
    /// The reviewers who may be asked for an opinion, the least loaded first.
    pub askable: Vec<EligibleReviewer>,
    /// The reviewers whom the practice names or who declared a conflict, for an administrator who may set that aside.
    pub barred: Vec<BarredReviewer>,
    /// The templates of letters.
    pub replies: Vec<OfferedReply>,
    /// The labels that are offered: number and name.
    pub labels: Vec<(LabelId, String)>,
    /// What a mark of spam would lead to for the owner's account.
    pub spam: SpamEffect,
}

/// How the reader's own interest stands to the practice.
#[derive(Default)]
pub struct OwnInterest {
    /// Why the reader may not decide.
    pub bar: Option<Bar>,
    /// The organisation to which the reader and the practice, or one of its authors, belong.
    pub shared: Option<String>,
}

/// What a mark of spam leads to for the account that owns the practice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SpamEffect {
    /// Nothing: only an administrator suspends it.
    #[default]
    Stays,
    /// It is suspended with it.
    Suspends,
    /// It is suspended already.
    Suspended,
}

impl SpamEffect {
    /// The word of its message.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stays => "stays",
            Self::Suspends => "suspends",
            Self::Suspended => "suspended",
        }
    }
}

impl Desk {
    /// The address of the desk, at its place in the queue.
    pub fn address(&self) -> Address {
        self.place.desk(self.case.practice.id)
    }

    /// The deeds that the workflow allows this reviewer now.
    pub fn deeds(&self) -> Vec<Deed> {
        workflow::deeds(&self.situation, &self.actor)
    }

    /// The title of the shown revision.
    pub fn title(&self, t: Messages) -> String {
        plain::shown_title(&self.submission.shown.title, t)
    }

    /// The account to which the letter goes.
    fn letter_reader(&self) -> Option<&Account> {
        let submission = &self.submission;
        submission
            .owner
            .as_ref()
            .or(submission.submitted_by.as_ref())
    }

    /// What stands in a letter in place of a template's placeholder.
    pub fn in_place_of(&self, placeholder: Placeholder, t: Messages, site: &str) -> String {
        let filed = &self.case.practice;
        let practice = AddressedPractice {
            id: filed.id,
            reference: filed.reference.clone(),
            title: self.submission.shown.title.clone(),
            objective: filed.objective,
        };
        let reader = self.letter_reader();
        let said = placeholder.of_practice(&practice, t, site);
        said.or_else(|| placeholder.of_reader(&reader?.name))
            .unwrap_or_default()
    }

    /// The language that the authors read, in which the letter to them is written.
    pub fn letter_language(&self) -> Language {
        let reader = self.letter_reader();
        reader.map(|reader| reader.language).unwrap_or_default()
    }

    /// The form that the desk shows: a refused one or the kept words, and the boxes of an undone decision where neither
    /// holds a decision.
    pub fn form_to_show(&self, refused: Option<&Refused>) -> Option<Refused> {
        self.with_marks(self.with_decision(refused))
    }

    /// The form with the checklist of the reviewer's own opinion, where nothing is marked anew.
    fn with_marks(&self, shown: Option<Refused>) -> Option<Refused> {
        let Some(marked) = self.marked_with_opinion() else {
            return shown;
        };
        let Some(shown) = shown else {
            return Some(Refused::only_typed(marked));
        };
        if marked.pairs().any(|(name, _)| shown.typed.sent(name)) {
            return Some(shown);
        }
        Some(Refused {
            typed: Typed::of(shown.typed.pairs().chain(marked.pairs())),
            ..shown
        })
    }

    /// The checklist as this reviewer has marked it with the newest opinion on the revision in review.
    fn marked_with_opinion(&self) -> Option<Typed> {
        workflow::step(Deed::GiveOpinion, &self.situation, &self.actor).ok()?;
        let mut newest_first = self.case.round.opinions.iter().rev();
        let reader = OpinionGiver::Reviewer(self.people.reader);
        let own = newest_first.find(|one| one.by == reader)?;
        let given = self.checklists.iter().find(|one| one.seq == own.seq)?;
        Some(Typed::of(forms::checklist_boxes(&given.checklist)))
    }

    fn with_decision(&self, refused: Option<&Refused>) -> Option<Refused> {
        let shown = form_to_show(refused, self.unsent.as_ref(), forms::is_written);
        let decides = self.deeds().iter().any(|deed| deed.verdict().is_some());
        let Some(taken_back) = self.taken_back.as_ref().filter(|_| decides) else {
            return shown;
        };
        let Some(shown) = shown else {
            return Some(Refused::only_typed(taken_back.clone()));
        };
        if shown
            .typed
            .pairs()
            .any(|(name, _)| forms::is_of_decision(name))
        {
            return Some(shown);
        }
        Some(Refused {
            typed: Typed::of(shown.typed.pairs().chain(taken_back.pairs())),
            ..shown
        })
    }
}
