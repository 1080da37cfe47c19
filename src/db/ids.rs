//! The ids of every table, and the numbers that count within one. They are defined at the bottom, so that a room can
//! refer to rows of another room without importing it.

use super::stored::numbered_ids;

impl AccountId {
    /// The number of no account: numbers begin with 1. A statement that is bound to it finds no row, and costs what it
    /// costs for an account.
    pub const NONE: Self = Self(0);
}

numbered_ids! {
    /// Which account.
    AccountId;
    /// Which pending registration.
    RegistrationId;
    /// Which line of the record of accounts.
    AccountRecordId;
    /// Which request for a mailed link.
    RequestId;
    /// Which practice.
    PracticeId;
    /// Which import of practices from a file.
    ImportId;
    /// Which revision.
    RevisionId;
    /// The number of an event within its practice, from 1.
    Seq;
    /// How often a draft has been saved; a save names the one it started from.
    Saves;
    /// Which save that came second and is kept beside the newer one.
    StaleSaveId;
    /// Which co-author of a practice, invited or joined.
    CoAuthorId;
    /// Which question to an expert from outside.
    ExpertAskId;
    /// Which link by which a draft is read for clearance.
    ClearanceLinkId;
    /// Which remark of such a reader.
    ClearanceRemarkId;
    /// Which report of a mistake.
    ReportId;
    /// Which replication of a practice, as a reader registered it.
    ReplicationId;
    /// Which call for practices.
    CallId;
    /// How often a call has been saved; a save names the one it started from.
    CallVersion;
    /// Which line of the record of calls.
    CallRecordId;
    /// Which question of a reader to the person whom a practice names.
    QuestionId;
    /// Which subscription by mail to a list of practices.
    SubscriptionId;
    /// Which round in which what is new in a list is told.
    SubscriptionRoundId;
    /// Which web address that practices name.
    NamedLinkId;
    /// Which notice.
    NoticeId;
    /// Which mail.
    MailId;
    /// Which reply template.
    ReplyId;
    /// How often a reply template has been saved; a save names the one it started from.
    ReplyVersion;
    /// Which label of the review team.
    LabelId;
    /// Which saved filter of the queue.
    SavedFilterId;
    /// Which letter to many.
    CircularId;
    /// A state of the catalogue. Every public page is a function of its address and this number.
    Edition;
}
