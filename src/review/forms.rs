//! Reads the desk's form: the button, the event up to which the page was drawn, and the boxes of each deed.

mod boxes;
mod bulk;
mod checklist;
mod expert;
mod intent;
mod label;
mod place;
mod remark;
mod replication;
mod report;
mod saved;
mod search;
mod sheet;
mod words;

pub use boxes::{
    as_of_desk, box_name, button_of_thread, has_text, is_of_decision, is_written, of_deed,
    owner_of, refused_at, with_named_thread, words, words_after,
};
pub use bulk::{
    AskedBulk, BulkStep, CHOSEN, carried, is_list, read_asked, read_choice, read_list, ticked,
    written,
};
pub use checklist::{checklist_boxes, mark_name, marked_so_far, note_name};
pub use expert::{ExpertButton, REFUSAL, expert_words, read_expert_opinion, read_refusal};
pub use intent::{IntentContext, read_intent};
pub use label::label;
pub use place::QueuePlace;
pub use remark::AskedRemark;
pub use replication::{
    ENTRY_DIFFERENCE, ENTRY_EMAIL, ENTRY_LINK, ENTRY_ORGANISATION, ENTRY_PLACE, ENTRY_SINCE,
    EntryDeed, read_entry, read_entry_deed,
};
pub use report::{REPORT_EMAIL, REPORT_WORDS, read_closing, read_report};
pub use saved::{
    FILTER, FILTER_NAME, place_of_query, query_of_place, read_filter_id, read_filter_name,
};
pub use sheet::{
    FilledBlock, FilledIn, FilledSheet, MOST_BLOCKS, PART, REMARK, SheetPart, SheetProblem,
    UnreadLine, block_line, read_sheet, sheet_text,
};
pub use words::{drawn_with, is_rewritten, read_words, with_own_words};

use crate::address::{self, Address};
use crate::language::Language;
use crate::practice::model::Seq;
use crate::web::form::Typed;
use crate::workflow::Deed;

/// The button that the reviewer pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The button of a deed.
    Deed(Deed),
    /// “Read the letter first”, for the decision chosen beside it, if one was.
    Letter(Option<Deed>),
    /// Writes into the letter.
    Write(LetterSource),
    /// Draws the desk again with the typed words: Enter in a line, and “Change the words” of the letter.
    Stay,
    /// Goes to another page of the site: another revision, the queue, the menu. The words are kept.
    Go(Language, Address),
    /// Deletes the kept words.
    Clear,
}

/// From what the service writes into a reviewer's letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterSource {
    /// The lines of the checklist that are not met.
    Checklist,
    /// The reply template that is chosen.
    Template,
    /// The opinion that is chosen.
    Opinion,
}

impl Pressed {
    /// Reads the button; `None` for a word that is no button of the desk.
    pub fn read(typed: &Typed) -> Option<Self> {
        if let Some((language, to)) = address::parse_local(typed.get("go")) {
            return Some(Self::Go(language, to));
        }
        Some(match typed.get("deed") {
            "letter" => {
                let chosen = Deed::parse(typed.get("decision"));
                Self::Letter(chosen.filter(|deed| deed.verdict().is_some()))
            }
            "compose" => Self::Write(LetterSource::Checklist),
            "insert" => Self::Write(LetterSource::Template),
            "quote" => Self::Write(LetterSource::Opinion),
            "stay" => Self::Stay,
            "clear" => Self::Clear,
            word => Self::Deed(Deed::parse(word)?),
        })
    }
}

/// The event up to which the page was drawn; 0 for a form without it.
pub fn seen_seq(typed: &Typed) -> Seq {
    Seq(typed.get("seq").parse().unwrap_or(0))
}
