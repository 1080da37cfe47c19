//! The deeds, by the words of their buttons, events and messages.

use std::fmt;

use super::state::Verdict;

/// Everything that can happen to a practice. The word is the value of its button and of its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each deed's meaning is its row in the table")]
pub enum Deed {
    Start,
    Submit,
    Discard,
    Claim,
    Release,
    TakeOver,
    Assign,
    FreeClaim,
    Move,
    CorrectLanguage,
    Approve,
    Return,
    Decline,
    Undo,
    ChangeDate,
    Accept,
    CallOff,
    PublishNow,
    TakeEffect,
    FallBack,
    MarkSpam,
    Withdraw,
    Reopen,
    StartAgain,
    Revise,
    Confirm,
    AskRemoval,
    Keep,
    TakeDown,
    Restore,
    HandOver,
    SetAsideBar,
}

impl Deed {
    /// Every deed, in the order of the table.
    pub const ALL: [Self; 32] = [
        Self::Start,
        Self::Submit,
        Self::Discard,
        Self::Claim,
        Self::Release,
        Self::TakeOver,
        Self::Assign,
        Self::FreeClaim,
        Self::Move,
        Self::CorrectLanguage,
        Self::Approve,
        Self::Return,
        Self::Decline,
        Self::Undo,
        Self::ChangeDate,
        Self::Accept,
        Self::CallOff,
        Self::PublishNow,
        Self::TakeEffect,
        Self::FallBack,
        Self::MarkSpam,
        Self::Withdraw,
        Self::Reopen,
        Self::StartAgain,
        Self::Revise,
        Self::Confirm,
        Self::AskRemoval,
        Self::Keep,
        Self::TakeDown,
        Self::Restore,
        Self::HandOver,
        Self::SetAsideBar,
    ];

    /// The word of the button, the event and the message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Submit => "submit",
            Self::Discard => "discard",
            Self::Claim => "claim",
            Self::Release => "release",
            Self::TakeOver => "take_over",
            Self::Assign => "assign",
            Self::FreeClaim => "free_claim",
            Self::Move => "move",
            Self::CorrectLanguage => "correct_language",
            Self::Approve => "approve",
            Self::Return => "return",
            Self::Decline => "decline",
            Self::Undo => "undo",
            Self::ChangeDate => "change_date",
            Self::Accept => "accept",
            Self::CallOff => "call_off",
            Self::PublishNow => "publish_now",
            Self::TakeEffect => "take_effect",
            Self::FallBack => "fall_back",
            Self::MarkSpam => "mark_spam",
            Self::Withdraw => "withdraw",
            Self::Reopen => "reopen",
            Self::StartAgain => "start_again",
            Self::Revise => "revise",
            Self::Confirm => "confirm",
            Self::AskRemoval => "ask_removal",
            Self::Keep => "keep",
            Self::TakeDown => "take_down",
            Self::Restore => "restore",
            Self::HandOver => "hand_over",
            Self::SetAsideBar => "set_aside_bar",
        }
    }

    /// The deed with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.as_str() == word)
    }

    /// The decision that this deed makes, if it makes one.
    pub fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Approve => Some(Verdict::Approve),
            Self::Return => Some(Verdict::Return),
            Self::Decline => Some(Verdict::Decline),
            _ => None,
        }
    }
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
