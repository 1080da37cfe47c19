//! The page of one practice for its authors: the steps of a draft, the receipt of a submission, the review team's words,
//! the authors' deeds, and the history.

use askama::Template;
use askama_web::WebTemplate;

use super::authors::AuthorsSection;
use super::check::AnsweredStep;
use super::checklist::{ChecklistHint, add_counts};
use super::points::AskedPoints;
use super::step::StepLine;
use super::timeline::OwnHistoryLine;
use super::{OPEN_FORM, SideFact};
use crate::address;
use crate::practice::answers::Answers;
use crate::practice::model::{CommonReasons, PracticeId};
use crate::showing::badge::StateBadge;
use crate::showing::comparison::{Comparison, DrawnUnits, Readership};
use crate::showing::page_views::ViewsSection;
use crate::showing::referred::ReferredPractice;
use crate::web::{FormField, Frame};
use crate::written::SafeHtml;

/// One practice.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/practice.html")]
pub struct OwnPracticePage {
    pub frame: Frame,
    pub state: StateBadge,
    pub title: String,
    /// Its state and what to do next, in a sentence.
    pub sentence: String,
    /// The address of the help page, where the review team may have made a mistake.
    pub help: Option<String>,
    /// The receipt, while the practice is with the review team.
    pub receipt: Option<SubmissionReceipt>,
    /// The words of the review team that count now.
    pub said: Option<TeamWords>,
    /// What the review team asks beside the answers.
    pub asked: Option<AskedPoints>,
    /// The words of the review team, beside those of the authors.
    pub offered: Option<OfferedWords>,
    /// The steps to fill in, while a draft is open.
    pub task: Option<DraftTask>,
    /// The address of a save that came second.
    pub second: Option<String>,
    /// What was typed with a deed that the page does not offer now, to be copied.
    pub words: String,
    /// The question whether it is still true, while its authors are asked.
    pub still_true: Option<StillTrueQuestion>,
    /// The other allowed deeds, each with its button.
    pub deeds: Vec<DeedButton>,
    /// The address to which the buttons are sent.
    pub action: String,
    /// The event up to which the page was drawn.
    pub seq: i64,
    /// Who the authors are.
    pub authors: AuthorsSection,
    /// How often its public page was opened; none if it was never public.
    pub views: Option<ViewsSection>,
    /// The history, newest first.
    pub history: Vec<OwnHistoryLine>,
    pub facts: Vec<SideFact>,
    pub links: Vec<(String, String)>,
    /// The submitted answers, step by step; empty while a draft is open.
    pub sent: Vec<AnsweredStep>,
}

impl OwnPracticePage {
    /// Shows what was typed with a deed that the page does not offer now.
    #[must_use]
    pub fn with_words(mut self, words: String) -> Self {
        self.words = words;
        self
    }

    /// Says beside each line of a draft's checklist how often it was a reason.
    #[must_use]
    pub fn with_common_reasons(mut self, counts: &CommonReasons) -> Self {
        if let Some(task) = &mut self.task {
            add_counts(self.frame.t, &mut task.checklist, counts);
        }
        self
    }
}

/// The receipt of a submission.
#[derive(Debug, Clone)]
pub struct SubmissionReceipt {
    /// The reference, by which the practice can be asked about.
    pub reference: String,
    /// To which address the confirmation was sent.
    pub sent: String,
    pub next: Vec<String>,
}

/// Messages of the review team.
#[derive(Debug, Clone)]
pub struct TeamWords {
    /// The decision that they belong to, and its day.
    pub heading: String,
    pub words: SafeHtml,
    /// The ground of a decline.
    pub ground: Option<String>,
    /// The public practice that it duplicates, or that replaces it.
    pub other: Option<ReferredPractice>,
}

/// An open draft.
#[derive(Debug, Clone)]
pub struct DraftTask {
    /// “3 of 5 steps are ready to submit”.
    pub done: String,
    /// The share of ready steps, in per cent.
    pub share: usize,
    pub steps: Vec<StepLine>,
    /// The address of the page with all answers.
    pub check: String,
    /// How many answers are missing, in words.
    pub check_status: String,
    /// The review team's checklist.
    pub checklist: Vec<ChecklistHint>,
}

/// What the review team rewrote.
#[derive(Debug, Clone)]
pub struct OfferedWords {
    pub heading: String,
    /// What the authors can do with it.
    pub about: String,
    pub comparison: Comparison,
    /// The page of the comparison.
    pub whole: String,
}

impl OfferedWords {
    /// The words of the second of these revisions for the answers of the first; `refused`: a draft with the authors' own
    /// words is open.
    pub fn new(
        frame: &Frame,
        id: PracticeId,
        ((from, to), refused): ((i64, i64), bool),
        (own, rewritten): &(Answers, Answers),
    ) -> Self {
        let t = frame.t;
        let page = address::my_practice_comparison(id)
            .query("from", from)
            .query("to", to);
        let (heading, about) = if refused {
            ("drafting-offered-refused", "drafting-offered-refused-about")
        } else {
            ("drafting-offered", "drafting-offered-about")
        };
        Self {
            heading: t.say(heading).to_string(),
            about: t.say(about).to_string(),
            comparison: Comparison::of(own, rewritten, Readership::Team, t),
            whole: frame.to(page),
        }
    }
}

/// The question whether a public practice is still true.
#[derive(Debug, Clone)]
pub struct StillTrueQuestion {
    /// What readers read about it now, and by when an answer is asked for.
    pub about: String,
    /// The answers, each with its button.
    pub answers: Vec<DeedButton>,
}

/// A deed with its button.
#[derive(Debug, Clone)]
pub struct DeedButton {
    pub word: &'static str,
    pub label: String,
    pub about: String,
    pub class: &'static str,
    /// The box for a note, if the deed takes one.
    pub words: Option<FormField>,
}

/// The page of a deed that another deed overtook.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/overtaken.html")]
pub struct OvertakenPage {
    pub frame: Frame,
    pub heading: String,
    /// What came first, and that nothing was changed.
    pub lead: String,
    /// The typed note, if there is one.
    pub words: String,
    pub back: String,
}

/// The page of one draft too many.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/full.html")]
pub struct TooManyDraftsPage {
    pub frame: Frame,
    /// How many drafts an account may have, and what to do.
    pub lead: String,
    /// The typed note, if there is one.
    pub words: String,
    pub back: String,
}
