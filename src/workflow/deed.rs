//! The deeds, by the words of their buttons, events and messages.

use std::fmt;

use super::state::Verdict;
use crate::closed_list::closed_list;

closed_list! {
    /// Everything that can happen to a practice, in the order in which pages offer it. The word is the value of its button
    /// and of its event.
    #[derive(PartialOrd, Ord)]
    #[expect(missing_docs, reason = "each deed's meaning is its row in the table")]
    pub enum Deed {
        Start = "start",
        Import = "import",
        Submit = "submit",
        Discard = "discard",
        Approve = "approve",
        Return = "return",
        Decline = "decline",
        GiveOpinion = "give_opinion",
        AskOpinion = "ask_opinion",
        OpenOpinions = "open_opinions",
        AskExpert = "ask_expert",
        EndExpertLink = "end_expert_link",
        RefuseOpinion = "refuse_opinion",
        Undo = "undo",
        ChangeDate = "change_date",
        Accept = "accept",
        Reschedule = "reschedule",
        CallOff = "call_off",
        PublishNow = "publish_now",
        TakeEffect = "take_effect",
        FallBack = "fall_back",
        AskConsent = "ask_consent",
        OfferWords = "offer_words",
        Consent = "consent",
        Refuse = "refuse",
        StopAsking = "stop_asking",
        Comment = "comment",
        Reply = "reply",
        Resolve = "resolve",
        AskAgain = "ask_again",
        Answer = "answer",
        Claim = "claim",
        TakeOver = "take_over",
        Release = "release",
        Hold = "hold",
        Resume = "resume",
        Assign = "assign",
        FreeClaim = "free_claim",
        SuggestAnew = "suggest_anew",
        WarnClaim = "warn_claim",
        DeclareConflict = "declare_conflict",
        Remind = "remind",
        RemindReview = "remind_review",
        RemindLate = "remind_late",
        RemindAuthors = "remind_authors",
        RemindCall = "remind_call",
        RemindDeadline = "remind_deadline",
        Lapse = "lapse",
        SetAsideBar = "set_aside_bar",
        Withdraw = "withdraw",
        StartAgain = "start_again",
        Revise = "revise",
        Confirm = "confirm",
        SayEnded = "say_ended",
        AskCurrent = "ask_current",
        MarkUnconfirmed = "mark_unconfirmed",
        AskRemoval = "ask_removal",
        CancelRemoval = "cancel_removal",
        Keep = "keep",
        TakeDown = "take_down",
        Restore = "restore",
        Reopen = "reopen",
        Appeal = "appeal",
        Uphold = "uphold",
        RefuseAppeal = "refuse_appeal",
        Move = "move",
        CorrectLanguage = "correct_language",
        AddLabel = "add_label",
        RemoveLabel = "remove_label",
        AddReplication = "add_replication",
        RemoveReplication = "remove_replication",
        HandOver = "hand_over",
        Invite = "invite",
        InviteAgain = "invite_again",
        CancelInvitation = "cancel_invitation",
        Join = "join",
        RefuseInvitation = "refuse_invitation",
        Reorder = "reorder",
        RemoveAuthor = "remove_author",
        Leave = "leave",
        Offer = "offer",
        CancelOffer = "cancel_offer",
        TakeOwnership = "take_ownership",
        RefuseOffer = "refuse_offer",
        InviteOwner = "invite_owner",
        MarkSpam = "mark_spam",
        Write = "write",
    }
}

impl Deed {
    /// The decision that this deed makes, if it makes one.
    pub fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Approve => Some(Verdict::Approve),
            Self::Return => Some(Verdict::Return),
            Self::Decline => Some(Verdict::Decline),
            _ => None,
        }
    }

    /// Whether it is done at a page of its own and not at the desk: a letter to many, the invitation of an owner, which
    /// also a practice that was never submitted may need, and what readers have registered.
    pub fn has_own_page(self) -> bool {
        matches!(
            self,
            Self::Write | Self::InviteOwner | Self::AddReplication | Self::RemoveReplication
        )
    }

    /// Whether it changes who the authors are. Its buttons stand on a page of their own.
    pub fn is_of_authors(self) -> bool {
        matches!(
            self,
            Self::Invite
                | Self::InviteAgain
                | Self::CancelInvitation
                | Self::Join
                | Self::RefuseInvitation
                | Self::Reorder
                | Self::RemoveAuthor
                | Self::Leave
                | Self::Offer
                | Self::CancelOffer
                | Self::TakeOwnership
                | Self::RefuseOffer
                | Self::InviteOwner
        )
    }

    /// Whether it is a line of a comment beside an answer. Pages show it there, and not in the history.
    pub fn is_of_comments(self) -> bool {
        matches!(
            self,
            Self::Comment | Self::Reply | Self::Resolve | Self::AskAgain | Self::Answer
        )
    }
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
