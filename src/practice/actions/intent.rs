//! What an account wants to do, complete: an intent without its reasons or its date cannot be built.

use super::authors::{self, HeldInvitation};
use super::ownership::{self, TakenOffer};
use super::transition::Transition;
use super::{
    Error, appeal, comments, confirmation, decide, draft, experts, labels, on_hold, opinions,
    parties, public_deeds, replications, review,
};
use crate::account::model::AccountId;
use crate::db::Timestamp;
use crate::language::TextLanguage;
use crate::practice::fields::Field;
use crate::practice::model::{
    Checklist, CoAuthorId, CommentAudience, Decision, Event, ExpertAskId, LabelId, NewExpert,
    NewInvitation, OfferTo, Opinion, PointAnswer, Reasons, ReplicationId, ReplicationText,
    ReviewNotes, Seq, TakeDown,
};
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
    /// The same, and an approval waits until an author has read it once more.
    SubmitToBeShown,
    Discard,
    Claim,
    Release,
    Remind,
    /// The review stands still until this day.
    Hold {
        until: Timestamp,
        words: Reasons,
    },
    Resume,
    TakeOver,
    Assign(AccountId),
    Move(ObjectiveNumber),
    CorrectLanguage(TextLanguage),
    Decide(Decision),
    /// With what the reviewer marked on the checklist, and the words to the review team.
    DecideWith(Decision, ReviewNotes),
    GiveOpinion(Opinion, Checklist),
    AskOpinion {
        of: AccountId,
        words: Option<Reasons>,
    },
    OpenOpinions,
    /// An expert from outside reads the revision by a mailed link.
    AskExpert {
        expert: NewExpert,
        words: Option<Reasons>,
    },
    EndExpertLink(ExpertAskId),
    Undo(Option<Reasons>),
    ChangeDate {
        on: Option<Timestamp>,
        words: Option<Reasons>,
    },
    /// A decision that the authors know moves to another day.
    Reschedule {
        on: Timestamp,
        words: Option<Reasons>,
    },
    CallOff(Reasons),
    PublishNow(Reasons),
    MarkSpam(Reasons),
    Withdraw(Option<Reasons>),
    Reopen(Reasons),
    Appeal(Reasons),
    Uphold(Option<Reasons>),
    RefuseAppeal(Reasons),
    StartAgain,
    Revise,
    Confirm,
    SayEnded,
    AskRemoval(Option<Reasons>),
    CancelRemoval,
    Keep(Reasons),
    TakeDown {
        how: TakeDown,
        words: Reasons,
    },
    Restore(Option<Reasons>),
    AddLabel(LabelId),
    RemoveLabel(LabelId),
    /// What a reader has registered becomes public, in the words of the reviewer's form.
    AddReplication(ReplicationId, ReplicationText),
    RemoveReplication {
        id: ReplicationId,
        words: Reasons,
    },
    HandOver {
        to: AccountId,
        words: Reasons,
    },
    DeclareConflict(Option<Reasons>),
    SetAsideBar {
        of: AccountId,
        words: Reasons,
    },
    Write(Reasons),
    Invite(NewInvitation),
    InviteAgain(CoAuthorId),
    CancelInvitation(CoAuthorId),
    Join(HeldInvitation),
    Reorder {
        who: CoAuthorId,
        up: bool,
    },
    RemoveAuthor(CoAuthorId),
    Leave,
    Offer {
        to: OfferTo,
        /// The owner does not stay as a co-author.
        leaves: bool,
    },
    CancelOffer(CoAuthorId),
    TakeOwnership(TakenOffer),
    RefuseOffer(CoAuthorId),
    InviteOwner(NewInvitation),
    Comment {
        field: Field,
        audience: CommentAudience,
        words: Reasons,
    },
    Reply {
        thread: Seq,
        words: Reasons,
    },
    Resolve(Seq),
    AskAgain(Seq),
    Answer {
        thread: Seq,
        answer: PointAnswer,
    },
    Consent(Option<Reasons>),
    Refuse(Option<Reasons>),
    StopAsking(Reasons),
}

impl Intent {
    /// Whether a mail goes to a typed address.
    pub fn invites(&self) -> bool {
        let to_person = |to: &OfferTo| matches!(to, OfferTo::Person(_));
        match self {
            Self::Invite(_) => true,
            Self::Offer { to, .. } => to_person(to),
            _ => false,
        }
    }

    /// Its row in the table.
    pub fn deed(&self) -> Deed {
        match self {
            Self::Submit | Self::SubmitToBeShown => Deed::Submit,
            Self::Discard => Deed::Discard,
            Self::Claim => Deed::Claim,
            Self::Release => Deed::Release,
            Self::Remind => Deed::Remind,
            Self::Hold { .. } => Deed::Hold,
            Self::Resume => Deed::Resume,
            Self::TakeOver => Deed::TakeOver,
            Self::Assign(_) => Deed::Assign,
            Self::Move(_) => Deed::Move,
            Self::CorrectLanguage(_) => Deed::CorrectLanguage,
            Self::Decide(decision) | Self::DecideWith(decision, _) => match decision.verdict() {
                Verdict::Approve => Deed::Approve,
                Verdict::Return => Deed::Return,
                Verdict::Decline => Deed::Decline,
            },
            Self::GiveOpinion(..) => Deed::GiveOpinion,
            Self::AskOpinion { .. } => Deed::AskOpinion,
            Self::OpenOpinions => Deed::OpenOpinions,
            Self::AskExpert { .. } => Deed::AskExpert,
            Self::EndExpertLink(_) => Deed::EndExpertLink,
            Self::Undo(_) => Deed::Undo,
            Self::ChangeDate { .. } => Deed::ChangeDate,
            Self::Reschedule { .. } => Deed::Reschedule,
            Self::CallOff(_) => Deed::CallOff,
            Self::PublishNow(_) => Deed::PublishNow,
            Self::MarkSpam(_) => Deed::MarkSpam,
            Self::Withdraw(_) => Deed::Withdraw,
            Self::Reopen(_) => Deed::Reopen,
            Self::Appeal(_) => Deed::Appeal,
            Self::Uphold(_) => Deed::Uphold,
            Self::RefuseAppeal(_) => Deed::RefuseAppeal,
            Self::StartAgain => Deed::StartAgain,
            Self::Revise => Deed::Revise,
            Self::Confirm => Deed::Confirm,
            Self::SayEnded => Deed::SayEnded,
            Self::AskRemoval(_) => Deed::AskRemoval,
            Self::CancelRemoval => Deed::CancelRemoval,
            Self::Keep(_) => Deed::Keep,
            Self::TakeDown { .. } => Deed::TakeDown,
            Self::Restore(_) => Deed::Restore,
            Self::AddLabel(_) => Deed::AddLabel,
            Self::RemoveLabel(_) => Deed::RemoveLabel,
            Self::AddReplication(..) => Deed::AddReplication,
            Self::RemoveReplication { .. } => Deed::RemoveReplication,
            Self::HandOver { .. } => Deed::HandOver,
            Self::DeclareConflict(_) => Deed::DeclareConflict,
            Self::SetAsideBar { .. } => Deed::SetAsideBar,
            Self::Write(_) => Deed::Write,
            Self::Invite(_) => Deed::Invite,
            Self::InviteAgain(_) => Deed::InviteAgain,
            Self::CancelInvitation(_) => Deed::CancelInvitation,
            Self::Join(_) => Deed::Join,
            Self::Reorder { .. } => Deed::Reorder,
            Self::RemoveAuthor(_) => Deed::RemoveAuthor,
            Self::Leave => Deed::Leave,
            Self::Offer { .. } => Deed::Offer,
            Self::CancelOffer(_) => Deed::CancelOffer,
            Self::TakeOwnership(_) => Deed::TakeOwnership,
            Self::RefuseOffer(_) => Deed::RefuseOffer,
            Self::InviteOwner(_) => Deed::InviteOwner,
            Self::Comment { .. } => Deed::Comment,
            Self::Reply { .. } => Deed::Reply,
            Self::Resolve(_) => Deed::Resolve,
            Self::AskAgain(_) => Deed::AskAgain,
            Self::Answer { .. } => Deed::Answer,
            Self::Consent(_) => Deed::Consent,
            Self::Refuse(_) => Deed::Refuse,
            Self::StopAsking(_) => Deed::StopAsking,
        }
    }

    /// The words that go with it.
    fn words(&self) -> Option<&Reasons> {
        match self {
            Self::CallOff(words)
            | Self::StopAsking(words)
            | Self::Write(words)
            | Self::MarkSpam(words)
            | Self::PublishNow(words)
            | Self::Reopen(words)
            | Self::Appeal(words)
            | Self::RefuseAppeal(words)
            | Self::Keep(words)
            | Self::Hold { words, .. }
            | Self::TakeDown { words, .. }
            | Self::HandOver { words, .. }
            | Self::RemoveReplication { words, .. }
            | Self::SetAsideBar { words, .. }
            | Self::Comment { words, .. }
            | Self::Reply { words, .. } => Some(words),
            Self::Answer { answer, .. } => answer.words(),
            Self::Undo(words)
            | Self::ChangeDate { words, .. }
            | Self::Reschedule { words, .. }
            | Self::Withdraw(words)
            | Self::Consent(words)
            | Self::Refuse(words)
            | Self::AskRemoval(words)
            | Self::AskOpinion { words, .. }
            | Self::AskExpert { words, .. }
            | Self::Uphold(words)
            | Self::Restore(words)
            | Self::DeclareConflict(words) => words.as_ref(),
            Self::Decide(decision) | Self::DecideWith(decision, _) => decision.words(),
            Self::GiveOpinion(opinion, _) => opinion.to_authors(),
            _ => None,
        }
    }

    /// What is marked on the checklist with it.
    pub(super) fn checklist(&self) -> Option<&Checklist> {
        match self {
            Self::DecideWith(_, notes) => Some(&notes.checklist),
            Self::GiveOpinion(_, checklist) => Some(checklist),
            _ => None,
        }
    }

    /// The words that only the review team reads.
    fn to_team(&self) -> Option<&str> {
        let words = match self {
            Self::DecideWith(_, notes) => notes.to_team.as_ref(),
            Self::GiveOpinion(opinion, _) => opinion.to_team(),
            _ => None,
        };
        words.map(Reasons::as_str)
    }

    /// Whether an event is this very deed, with the same words and choices.
    pub(super) fn is(&self, event: &Event) -> bool {
        let details = &event.details;
        let chosen = match self {
            Self::Submit => !details.show_first,
            Self::SubmitToBeShown => details.show_first,
            Self::Assign(account)
            | Self::AskOpinion { of: account, .. }
            | Self::HandOver { to: account, .. }
            | Self::SetAsideBar { of: account, .. } => details.account == Some(*account),
            Self::Move(to) => details.objective.is_some_and(|(_, after)| after == *to),
            Self::CorrectLanguage(to) => details.language.is_some_and(|(_, after)| after == *to),
            Self::Decide(decision) | Self::DecideWith(decision, _) => match decision {
                Decision::Approve { on, minor, .. } => {
                    (details.on, details.minor, details.reworded) == (*on, *minor, false)
                }
                Decision::ApproveReworded { on, minor, .. } => {
                    (details.on, details.minor, details.reworded) == (*on, *minor, true)
                }
                Decision::Decline { code, last, .. } => {
                    details.code == Some(*code) && details.last == *last
                }
                Decision::Return { .. } => true,
            },
            Self::AddLabel(id) | Self::RemoveLabel(id) => {
                details.label.as_ref().is_some_and(|(one, _)| one == id)
            }
            Self::AddReplication(id, _) | Self::RemoveReplication { id, .. } => details
                .replication
                .as_ref()
                .is_some_and(|(one, _)| one == id),
            Self::GiveOpinion(opinion, _) => details.opinion == Some(opinion.verdict()),
            Self::ChangeDate { on, .. } => on.is_none_or(|at| details.on == Some(at)),
            Self::Hold { until: day, .. } | Self::Reschedule { on: day, .. } => {
                details.on == Some(*day)
            }
            Self::TakeDown { how, .. } => details.kind == Some(how.public()),
            Self::EndExpertLink(ask) => details.expert == Some(*ask),
            // The event holds no address: the action tells a repeated invitation.
            Self::Invite(_)
            | Self::AskExpert { .. }
            | Self::InviteOwner(_)
            | Self::Offer {
                to: OfferTo::Person(_),
                ..
            } => false,
            Self::Offer {
                to: OfferTo::CoAuthor(who),
                ..
            }
            | Self::CancelOffer(who)
            | Self::RefuseOffer(who)
            | Self::TakeOwnership(TakenOffer::OnPage(who)) => details.co_author == Some(*who),
            Self::InviteAgain(who) | Self::CancelInvitation(who) | Self::RemoveAuthor(who) => {
                details.co_author == Some(*who)
            }
            Self::Reorder { who, up } => (details.co_author, details.up) == (Some(*who), Some(*up)),
            Self::Comment {
                field, audience, ..
            } => (details.field, details.audience) == (Some(*field), Some(*audience)),
            Self::Reply { thread, .. } | Self::Resolve(thread) | Self::AskAgain(thread) => {
                details.thread == Some(*thread)
            }
            Self::Answer { thread, answer } => {
                (details.thread, details.done) == (Some(*thread), Some(answer.is_done()))
            }
            _ => true,
        };
        chosen
            && event.deed == self.deed()
            && details.to_team.as_deref() == self.to_team()
            && event.words.as_deref() == self.words().map(Reasons::as_str)
    }

    /// Changes the case as the deed says; writing it down is [`Transition::finish`]'s.
    pub(super) async fn carry_out(self, transition: &mut Transition<'_>) -> Result<(), Error> {
        transition.take_reasons(self.words())?;
        transition.take_team_reasons(self.to_team())?;
        match self {
            Self::Submit => draft::submit(transition, false).await?,
            Self::SubmitToBeShown => draft::submit(transition, true).await?,
            Self::Consent(_) => decide::consent(transition),
            Self::Assign(to) => review::assign(transition, to).await?,
            Self::Move(objective) => review::move_to(transition, objective).await?,
            Self::CorrectLanguage(to) => review::correct_language(transition, to).await?,
            Self::Decide(decision) => decide::decide(transition, decision).await?,
            Self::DecideWith(decision, notes) => {
                decide::decide(transition, decision).await?;
                transition.checklist = notes.checklist;
            }
            Self::GiveOpinion(opinion, checklist) => {
                opinions::give(transition, &opinion).await?;
                transition.checklist = checklist;
            }
            Self::AskOpinion { of, .. } => opinions::ask(transition, of).await?,
            Self::AskExpert { expert, .. } => experts::ask(transition, &expert).await?,
            Self::EndExpertLink(ask) => experts::end_link(transition, ask).await?,
            Self::ChangeDate { on, .. } => decide::change_date(transition, on)?,
            Self::Hold { until, .. } => on_hold::put_on_hold(transition, until)?,
            Self::Reschedule { on, .. } => decide::reschedule(transition, on)?,
            Self::MarkSpam(words) => review::mark_spam(transition, &words).await?,
            Self::Reopen(_) => decide::reopen(transition)?,
            Self::Appeal(_) => appeal::make(transition),
            Self::Uphold(_) => appeal::uphold(transition).await?,
            Self::RefuseAppeal(_) => appeal::answer(transition),
            Self::StopAsking(_) => decide::stop_asking(transition),
            Self::Revise => confirmation::revise(transition),
            Self::AskRemoval(_) => public_deeds::ask_removal(transition),
            Self::Keep(_) | Self::CancelRemoval => public_deeds::forget_request(transition),
            Self::TakeDown { how, .. } => public_deeds::take_down(transition, how).await?,
            Self::Restore(_) => public_deeds::restore(transition).await?,
            Self::AddLabel(id) => labels::add(transition, id).await?,
            Self::RemoveLabel(id) => labels::remove(transition, id).await?,
            Self::AddReplication(id, text) => replications::add(transition, id, &text).await?,
            Self::RemoveReplication { id, .. } => replications::remove(transition, id).await?,
            Self::HandOver { to, .. } => ownership::hand_over(transition, to).await?,
            Self::DeclareConflict(_) => parties::declare_conflict(transition).await?,
            Self::SetAsideBar { of, .. } => parties::set_aside_bar(transition, of).await?,
            Self::Invite(invitation) => authors::invite(transition, &invitation).await?,
            Self::InviteAgain(who) => authors::invite_again(transition, who).await?,
            Self::CancelInvitation(who) => authors::cancel_invitation(transition, who).await?,
            Self::Join(held) => authors::accept(transition, &held).await?,
            Self::Reorder { who, up } => authors::reorder(transition, who, up).await?,
            Self::RemoveAuthor(who) => authors::remove(transition, who).await?,
            Self::Leave => authors::leave(transition).await?,
            Self::Offer { to, leaves } => ownership::offer(transition, &to, leaves).await?,
            Self::CancelOffer(who) => ownership::cancel(transition, who).await?,
            Self::TakeOwnership(offer) => ownership::take(transition, &offer).await?,
            Self::RefuseOffer(who) => ownership::refuse(transition, who).await?,
            Self::InviteOwner(person) => ownership::invite_owner(transition, &person).await?,
            Self::Comment {
                field, audience, ..
            } => comments::comment(transition, field, audience).await?,
            Self::Reply { thread, .. } | Self::Resolve(thread) | Self::AskAgain(thread) => {
                comments::continue_thread(transition, thread).await?;
            }
            Self::Answer { thread, answer } => {
                comments::answer(transition, thread, &answer).await?;
            }
            // The rest is said by the table's row alone.
            Self::Discard
            | Self::OpenOpinions
            | Self::Claim
            | Self::Release
            | Self::Remind
            | Self::Resume
            | Self::TakeOver
            | Self::Undo(_)
            | Self::CallOff(_)
            | Self::PublishNow(_)
            | Self::Withdraw(_)
            | Self::Refuse(_)
            | Self::StartAgain
            | Self::Confirm
            | Self::SayEnded
            | Self::Write(_) => {}
        }
        Ok(())
    }
}
