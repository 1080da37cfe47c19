//! The workflow of a practice, once: which account may do what in which situation, what follows, which mails are owed.
//! Pure: it knows no database, clock or page. Buttons, guards, mails, the access matrix, the diagram and the replay of a
//! history are all read off [`TABLE`]; nothing else decides.

mod actor;
mod appeal;
mod authors;
mod consent;
mod deed;
mod opinions;
mod reminders;
mod replay;
mod row;
mod situation;
mod state;
mod step;
mod table;

pub use actor::{Actor, Viewer, Who};
pub use deed::Deed;
pub use replay::replay;
pub use row::{
    Audience, ClaimEffect, DeedRow, DraftEffect, PublicEffect, ReasonsNeeded, StateEffect,
    TeamReasons,
};
pub use situation::{AppealStanding, Claim, OnHold, Opinions, Precondition, Situation, StillTrue};
pub use state::{OpenRevision, Phase, PublicStatus, State, Verdict};
pub use step::{Denied, deeds, is_authors, is_reviewers, rows_of, step};
pub use table::TABLE;
