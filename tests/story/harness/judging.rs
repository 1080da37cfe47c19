//! Every deed that decides about a practice, whole.

use praxis::account::model::Account;
use praxis::db::Timestamp;
use praxis::db::ids::LabelId;
use praxis::language::TextLanguage;
use praxis::practice::actions::Intent;
use praxis::practice::fields::Field;
use praxis::practice::model::{
    Checklist, CommentAudience, Decision, DeclineCode, ExpertAskId, Opinion, Seq,
};
use praxis::taxonomy::ObjectiveNumber;
use praxis::workflow::Verdict;

use crate::cast::{approval, reasons, spam_mark};
use crate::experts::ask_expert;

/// A day after that on which stories begin: 3 December 2026.
const NEXT_MONTH: Timestamp = Timestamp(1_796_256_000_000_000);

/// Each deed of a reviewer or administrator that decides about a practice, whole.
pub fn judging(own: &Account) -> Vec<Intent> {
    let decline = Decision::Decline {
        words: reasons("Not for us."),
        code: DeclineCode::OutOfScope,
        duplicate_of: None,
        last: false,
    };
    vec![
        Intent::Claim,
        Intent::Release,
        Intent::Remind,
        Intent::AddLabel(LabelId(1)),
        Intent::RemoveLabel(LabelId(1)),
        Intent::TakeOver,
        Intent::Hold {
            until: NEXT_MONTH,
            words: reasons("The embassy answers then."),
        },
        Intent::Resume,
        Intent::Assign(own.id),
        Intent::Move(ObjectiveNumber::new(2).unwrap()),
        Intent::CorrectLanguage(TextLanguage::Fr),
        Intent::Decide(approval()),
        Intent::Decide(Decision::ApproveReworded {
            words: None,
            on: None,
            minor: false,
        }),
        Intent::Decide(Decision::Return {
            words: reasons("Say more."),
        }),
        Intent::Decide(decline),
        Intent::GiveOpinion(
            Opinion::new(Verdict::Approve, None, None).unwrap(),
            Checklist::default(),
        ),
        Intent::AskOpinion {
            of: own.id,
            words: None,
        },
        Intent::OpenOpinions,
        ask_expert("lind@university.example"),
        Intent::EndExpertLink(ExpertAskId(1)),
        Intent::Undo(Some(reasons("A slip."))),
        Intent::ChangeDate {
            on: None,
            words: Some(reasons("Sooner.")),
        },
        Intent::Reschedule {
            on: NEXT_MONTH,
            words: Some(reasons("The meeting was moved.")),
        },
        Intent::CallOff(reasons("Not yet.")),
        Intent::PublishNow(reasons("It is time.")),
        Intent::StopAsking(reasons("Once more.")),
        spam_mark(),
        Intent::Reopen(reasons("Once more.")),
        Intent::Uphold(None),
        Intent::RefuseAppeal(reasons("It stands.")),
        Intent::Keep(reasons("It stays.")),
        Intent::Restore(Some(reasons("A mistake."))),
        Intent::SetAsideBar {
            of: own.id,
            words: reasons("A namesake."),
        },
        Intent::Comment {
            field: Field::Results,
            audience: CommentAudience::Authors,
            words: reasons("Since when?"),
        },
        Intent::Reply {
            thread: Seq(2),
            words: reasons("And where?"),
        },
        Intent::Resolve(Seq(2)),
        Intent::AskAgain(Seq(2)),
    ]
}
