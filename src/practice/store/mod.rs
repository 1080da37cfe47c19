//! All SQL that writes practices, and what their deeds read. Lists and pages of other rooms have their own
//! statements; no other room changes these tables.

mod arks;
mod authors;
mod calls;
mod cases;
mod chain;
mod check;
mod checklist;
mod clearance;
mod confirmation;
mod experts;
mod history;
mod imports;
mod labels;
mod links;
mod listing;
mod opinions;
mod owned;
mod page_views;
mod parties;
pub mod past;
mod queue;
mod reminders;
mod replications;
mod reports;
mod standing;
mod submission;
mod translations;
mod words;
mod write;

pub use arks::*;
pub use authors::*;
pub use calls::*;
pub(in crate::practice) use cases::stored_answers;
pub use cases::{Versions, by_slug, contents, is_named, newest, unsaved_draft, versions};
pub use cases::{
    case, claims_to_warn, content, draft_content, due, idle_claims, lock, next_due, practice,
    revision,
};
pub use cases::{case_since, case_with_answers, case_with_draft};
pub use chain::*;
pub use check::{list_counts, practices_after, revisions, wrongly_listed};
pub use checklist::{checklist_of, common_reasons, whole_history};
pub use clearance::*;
pub use confirmation::*;
pub use experts::*;
pub use history::{StaleSave, authors_seq_of, comments, event, history, stale_saves};
pub use imports::*;
pub use labels::*;
pub use links::*;
pub use listing::{list, mark_changed, mark_renamed, unlist};
pub use opinions::*;
pub use owned::*;
pub use page_views::*;
pub use parties::*;
pub use queue::*;
pub use reminders::{
    drafts_to_lapse, drafts_to_remind, happened, holds_over, submissions_to_remind,
};
pub use replications::*;
pub use reports::*;
pub use standing::*;
pub use submission::{ReadSubmission, read_submission};
pub use translations::{original_text, texts_clashing, translations_of, wrong_translations};
pub use words::*;
pub use write::*;
