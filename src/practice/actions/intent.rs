//! What somebody wants to do, complete: what lacks its reasons or its date cannot be built.

use super::begin::Doing;
use super::{Error, decide, draft, live, parties, review};
use crate::account::model::AccountId;
use crate::db::Timestamp;
use crate::language::TextLanguage;
use crate::practice::model::{Decision, Event, Reasons, TakeDown};
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::{Deed, Verdict};

/// A deed with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each is the deed of the same name in the workflow's table"
)]
pub enum Intent {
    Submit,
    Discard,
    Claim,
    Release,
    TakeOver,
    Assign(AccountId),
    Move(ObjectiveNumber),
    CorrectLanguage(TextLanguage),
    Decide(Decision),
    Undo(Option<Reasons>),
    ChangeDate {
        on: Option<Timestamp>,
        words: Option<Reasons>,
    },
    CallOff(Reasons),
    PublishNow(Reasons),
    MarkSpam,
    Withdraw(Option<Reasons>),
    Reopen(Reasons),
    StartAgain,
    Revise,
    Confirm,
    AskRemoval(Option<Reasons>),
    Keep(Reasons),
    TakeDown {
        how: TakeDown,
        words: Reasons,
    },
    Restore(Option<Reasons>),
    HandOver {
        to: AccountId,
        words: Reasons,
    },
    SetAsideBar {
        of: AccountId,
        words: Reasons,
    },
}

impl Intent {
    /// Its row in the table.
    pub fn deed(&self) -> Deed {
        match self {
            Self::Submit => Deed::Submit,
            Self::Discard => Deed::Discard,
            Self::Claim => Deed::Claim,
            Self::Release => Deed::Release,
            Self::TakeOver => Deed::TakeOver,
            Self::Assign(_) => Deed::Assign,
            Self::Move(_) => Deed::Move,
            Self::CorrectLanguage(_) => Deed::CorrectLanguage,
            Self::Decide(decision) => match decision.verdict() {
                Verdict::Approve => Deed::Approve,
                Verdict::Return => Deed::Return,
                Verdict::Decline => Deed::Decline,
            },
            Self::Undo(_) => Deed::Undo,
            Self::ChangeDate { .. } => Deed::ChangeDate,
            Self::CallOff(_) => Deed::CallOff,
            Self::PublishNow(_) => Deed::PublishNow,
            Self::MarkSpam => Deed::MarkSpam,
            Self::Withdraw(_) => Deed::Withdraw,
            Self::Reopen(_) => Deed::Reopen,
            Self::StartAgain => Deed::StartAgain,
            Self::Revise => Deed::Revise,
            Self::Confirm => Deed::Confirm,
            Self::AskRemoval(_) => Deed::AskRemoval,
            Self::Keep(_) => Deed::Keep,
            Self::TakeDown { .. } => Deed::TakeDown,
            Self::Restore(_) => Deed::Restore,
            Self::HandOver { .. } => Deed::HandOver,
            Self::SetAsideBar { .. } => Deed::SetAsideBar,
        }
    }

    /// The words that go with it.
    fn words(&self) -> Option<&Reasons> {
        match self {
            Self::CallOff(words)
            | Self::PublishNow(words)
            | Self::Reopen(words)
            | Self::Keep(words)
            | Self::TakeDown { words, .. }
            | Self::HandOver { words, .. }
            | Self::SetAsideBar { words, .. } => Some(words),
            Self::Undo(words)
            | Self::ChangeDate { words, .. }
            | Self::Withdraw(words)
            | Self::AskRemoval(words)
            | Self::Restore(words)
            | Self::Decide(Decision::Approve { words, .. }) => words.as_ref(),
            Self::Decide(Decision::Return { words } | Decision::Decline { words, .. }) => {
                Some(words)
            }
            _ => None,
        }
    }

    /// Whether an event is this very deed, with the same words and choices.
    pub(super) fn is(&self, event: &Event) -> bool {
        let details = &event.details;
        let chosen = match self {
            Self::Assign(account)
            | Self::HandOver { to: account, .. }
            | Self::SetAsideBar { of: account, .. } => details.account == Some(*account),
            Self::Move(to) => details.objective.is_some_and(|(_, after)| after == *to),
            Self::CorrectLanguage(to) => details.language.is_some_and(|(_, after)| after == *to),
            Self::Decide(Decision::Approve { on, minor, .. }) => {
                details.on == *on && details.minor == *minor
            }
            Self::Decide(Decision::Decline { code, last, .. }) => {
                details.code == Some(*code) && details.last == *last
            }
            Self::ChangeDate { on, .. } => on.is_none_or(|at| details.on == Some(at)),
            Self::TakeDown { how, .. } => details.kind == Some(how.public()),
            _ => true,
        };
        chosen
            && event.deed == self.deed()
            && event.words.as_deref() == self.words().map(Reasons::as_str)
    }

    /// Changes the case as the deed says; writing it down is [`Doing::finish`]'s.
    pub(super) async fn carry_out(self, doing: &mut Doing<'_>) -> Result<(), Error> {
        doing.says(self.words())?;
        match self {
            Self::Submit => draft::submit(doing).await?,
            Self::Assign(to) => review::assign(doing, to).await?,
            Self::Move(objective) => review::move_to(doing, objective).await?,
            Self::CorrectLanguage(language) => review::correct_language(doing, language)?,
            Self::Decide(decision) => decide::decide(doing, decision).await?,
            Self::ChangeDate { on, .. } => decide::change_date(doing, on),
            Self::MarkSpam => review::mark_spam(doing).await?,
            Self::Reopen(_) => decide::reopen(doing)?,
            Self::AskRemoval(_) => live::ask_removal(doing),
            Self::Keep(_) => live::keep(doing),
            Self::TakeDown { how, .. } => live::take_down(doing, how).await?,
            Self::Restore(_) => live::restore(doing),
            Self::HandOver { to, .. } => live::hand_over(doing, to).await?,
            Self::SetAsideBar { of, .. } => parties::set_aside_bar(doing, of).await?,
            // The rest is said by the table's row alone.
            Self::Discard
            | Self::Claim
            | Self::Release
            | Self::TakeOver
            | Self::Undo(_)
            | Self::CallOff(_)
            | Self::PublishNow(_)
            | Self::Withdraw(_)
            | Self::StartAgain
            | Self::Confirm
            | Self::Revise => {}
        }
        Ok(())
    }
}
