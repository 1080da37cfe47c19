//! The views of the reviewers' pages: one struct for each template, and the few parts that several templates share.

mod bulk;
mod changed;
mod checklist;
mod comments;
mod compare;
mod conflict;
mod desk;
mod expert;
mod facts;
mod filters;
mod history;
mod keys;
mod letter;
mod loaded;
mod offline;
mod opinions;
mod panels;
mod queue;
mod remarks;
mod replication;
mod report;
mod rows;
mod sheet;
mod step;
mod timing;
mod warnings;
mod words;
mod year;

pub use bulk::{BulkChoices, BulkPage, Chosen, ConsequencesPage, NotDoneBulk, is_for_return};
pub use compare::RevisionComparison;
pub use conflict::{ConflictPage, NotDone};
pub use desk::DeskPage;
pub use expert::{ExpertOverPage, ExpertPage};
pub use filters::FiltersPage;
pub use history::desk_history_rows;
pub use letter::DecisionLetterPage;
pub use loaded::{
    Desk, EarlierRevisions, OwnInterest, ReviewerChoices, ShownSubmission, SpamEffect,
};
pub use offline::{OfflinePage, SheetPage};
pub use opinions::QuotableOpinion;
pub use queue::QueuePage;
pub use replication::{EntryPage, EntrySentPage, ReplicatePage, ReplicationsPage};
pub use report::{ReportPage, ReportSentPage, ReportsPage};
pub use sheet::sheet_file;
pub use words::{RewrittenAnswers, WordsPage};
pub use year::{YearPage, YearRange};

use crate::account::model::AccountId;
use crate::db::Timestamp;
use crate::language::Messages;
use crate::practice::actions::EligibleReviewer;
use crate::review::forms;
use crate::showing::names::{ShownName, ShownNames};
use crate::web::unsent::EARLIER;

/// An account that acted as a reviewer, in the words of the desk.
pub fn reviewer_name(t: Messages, names: &ShownNames, id: AccountId) -> String {
    name_label(t, names.of_reviewer(id))
}

/// An account that acted as an author, in the words of the desk.
pub fn author_name(t: Messages, names: &ShownNames, id: AccountId) -> String {
    name_label(t, names.of_author(id))
}

fn name_label(t: Messages, name: ShownName<'_>) -> String {
    match name {
        ShownName::You => t.say("review-you").to_string(),
        ShownName::Named(name) => name.display(),
        ShownName::Unnamed => t.say("review-somebody").to_string(),
        ShownName::Team => t.say("review-team").to_string(),
        ShownName::Invited => t.say("review-invited").to_string(),
        ShownName::Expert(Some(name)) => t.say("review-expert").with("name", name).to_string(),
        ShownName::Expert(None) => t.say("review-expert-unnamed").to_string(),
        ShownName::Service => t.say("review-the-service").to_string(),
    }
}

/// The label of a typed text whose box is not on the page; `None` for a choice.
fn box_label(t: Messages, name: &str) -> Option<String> {
    if !forms::is_written(name) {
        return None;
    }
    Some(match forms::owner_of(name)? {
        (Some(deed), _) => t.of("deed", deed.as_str()).to_string(),
        (None, EARLIER) => t.say("unsent-earlier").to_string(),
        (None, field) if field.starts_with("check-") => forms::label(t, field)?.to_string(),
        _ => t.say("review-what-you-wrote").to_string(),
    })
}

/// A reviewer to whom a practice may be assigned: how much is in hand, and until when the reviewer is away.
fn reviewer_choice(t: Messages, one: &EligibleReviewer, now: Timestamp) -> String {
    let label = t.say("review-reviewer-with-load");
    let label = label.with("name", one.account.name.display());
    let label = label.with("count", one.load).to_string();
    match one.account.away_until.filter(|until| *until > now) {
        Some(until) => {
            let away = t.say("review-reviewer-away").with("name", label);
            away.with("day", t.day(until)).to_string()
        }
        None => label,
    }
}
