//! A practice, its revisions and its events as typed values, and how a person stands to them.
//! The rules of the workflow are asked of `workflow`; nothing here knows a database or a page.

mod ark;
mod authors;
mod calls;
mod case;
mod chain;
mod checklist;
mod clearance;
mod comments;
mod confirmation;
mod decision;
mod drawn;
mod experts;
mod ids;
mod imports;
mod labels;
mod letters;
mod links;
mod opinions;
mod page_views;
mod parties;
mod questions;
mod replications;
mod reports;
mod rows;
mod standing;
mod suggested;
mod translations;

pub use crate::db::ids::{
    CallId, CallRecordId, CallVersion, ClearanceLinkId, ClearanceRemarkId, CoAuthorId, ExpertAskId,
    ImportId, LabelId, NamedLinkId, PracticeId, ReplicationId, ReportId, RevisionId, Saves, Seq,
    StaleSaveId,
};
pub use crate::taxonomy::DeclineCode;
pub use ark::Ark;
pub use authors::{
    CoAuthor, CoAuthorStanding, CoAuthorState, Greeting, INVITED_FOR, MOST_CO_AUTHORS,
    NewInvitation, NotAGreeting, OfferTo, OwnershipOffer, unlinked,
};
pub use calls::{
    CallDeed, CallObjectives, CallPart, CallParts, CallRecord, CallStanding, CallText,
    InEachLanguage, PracticeCall,
};
pub use case::Case;
pub use chain::{ChainEnd, ChainLink, HexDigest, is_redacted, texts_of};
pub use checklist::{
    CheckNote, Checklist, ChecklistLine, ChecklistMark, CommonReasons, GivenChecklist, MarkedLine,
    StoredMark,
};
pub use clearance::{
    ClearanceLink, ClearanceName, ClearanceRemark, ClearanceTime, MOST_CLEARANCE_LINKS,
    MOST_CLEARANCE_REMARKS, NewClearanceLink, NewClearanceRemark,
};
pub use comments::{
    CommentAudience, CommentReader, CommentThread, MOST_COMMENTS, PointAnswer, ThreadNumber,
    comment_threads, open_points,
};
pub use confirmation::Confirmation;
pub use decision::{Decision, Reasons, ReviewNotes, TakeDown, WordsProblem};
pub use drawn::{AuthorsSeq, DrawnUpTo};
pub use experts::{
    EXPERT_ASKED_FOR, ExpertAsk, ExpertClosed, ExpertName, ExpertStanding, MOST_EXPERTS, NewExpert,
};
pub use ids::{Reference, Slug};
pub use imports::{
    ExternalKey, ImportSource, ImportedNames, ImportedPractice, ImportedReview, OpenImport,
    StoredImport,
};
pub use labels::{Label, LabelName, MOST_LABELS, MOST_ON_PRACTICE, word_of_label};
pub use letters::{AddressedPractice, AuthorLetter};
pub use links::{DeadLink, LinkVisit, TakenLink};
pub use opinions::{
    GivenOpinion, Opinion, OpinionCount, OpinionEvent, OpinionGiver, OpinionPolicy, Round,
};
pub use page_views::MonthViews;
pub use parties::{Bar, Parties, Party};
pub use questions::{AskablePractice, AskedPerson, WhoIsAsked};
pub use replications::{
    Dismissal, MOST_REPLICATIONS, MOST_REPLICATIONS_OF_PRACTICE, NewReplication, Replication,
    ReplicationPlace, ReplicationText, StartYear,
};
pub use reports::{
    MOST_REPORTS, MOST_REPORTS_OF_PRACTICE, NewReport, OpenReport, ReportClosing,
    ReportablePractice,
};
pub use rows::{Details, Event, Practice, Revision};
pub use standing::{AnswerTime, QueueStanding, half_of};
pub use suggested::SuggestedWords;
pub use translations::{OriginalText, PracticeText};

use crate::db::stored::stored_as_text;
use crate::practice::fields::Field;
use crate::workflow::{Deed, PublicStatus, State, Verdict};

// The workflow knows no database: its words become columns here, in the room that stores them.
stored_as_text!(CommentAudience);
stored_as_text!(Deed);
stored_as_text!(Field);
stored_as_text!(PublicStatus);
stored_as_text!(State);
stored_as_text!(Verdict);
