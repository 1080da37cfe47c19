//! A practice of the cast in each state that a practice can be in, for whoever walks them all.

use praxis::account::model::{Account, Role};
use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, PracticeId, TakeDown};

use crate::cast::{Cast, Member, approval, reasons, spam_mark};

#[expect(clippy::too_many_lines, reason = "a list, one state after the other")]
/// A practice of this person in each state, with its id and what its address would be. The spam of a submitter is
/// another account's: its owner is suspended by it.
pub async fn in_every_state(
    cast: &Cast,
    owner: &Account,
) -> Vec<(&'static str, (PracticeId, String))> {
    let objective = 9;
    // Omar takes down what Ruth approved, unless it is his own.
    let other = if owner.id == cast.omar.id {
        &cast.ruth
    } else {
        &cast.omar
    };
    let title = |state: &str| format!("Practice {state}");
    let slug = |state: &str| format!("practice-{}", state.replace(' ', "-"));
    let mut all = Vec::new();
    let mut add = |state: &'static str, id: PracticeId| all.push((state, (id, slug(state))));
    let known = cast.published_by(owner, &title("known"), objective).await;
    add(
        "draft",
        cast.draft_by(owner, &title("draft"), objective).await,
    );
    let sender = match owner.role {
        Role::Submitter => {
            let sender = Member::named("Mr.", "Spam", "Sender", Role::Submitter);
            sender.join(&cast.app).await
        }
        _ => owner.clone(),
    };
    let spam = cast.submitted_by(&sender, &title("spam"), objective).await;
    cast.act(&cast.ruth, &spam, spam_mark()).await.unwrap();
    add("spam", spam);
    let published = cast
        .published_by(owner, &title("published"), objective)
        .await;
    add("published", published);
    let revised = cast.published_by(owner, &title("revised"), objective).await;
    cast.act(owner, &revised, Intent::Revise).await.unwrap();
    cast.act(owner, &revised, Intent::Submit).await.unwrap();
    add("revised", revised);
    for (state, how) in [
        ("no longer current", TakeDown::NotCurrent),
        ("gone", TakeDown::Gone),
        ("replaced", TakeDown::Replaced(known)),
    ] {
        let id = cast.published_by(owner, &title(state), objective).await;
        cast.act(
            other,
            &id,
            Intent::TakeDown {
                how,
                words: reasons("Because"),
            },
        )
        .await
        .unwrap();
        add(state, id);
    }
    let returned = cast
        .submitted_by(owner, &title("returned"), objective)
        .await;
    let decision = Decision::Return {
        words: reasons("Say more"),
    };
    cast.act(&cast.ruth, &returned, Intent::Decide(decision))
        .await
        .unwrap();
    add("returned", returned);
    let declined = cast
        .submitted_by(owner, &title("declined"), objective)
        .await;
    let code = praxis::practice::model::DeclineCode::Other;
    let decision = Decision::Decline {
        words: reasons("No"),
        code,
        duplicate_of: None,
        last: false,
    };
    cast.act(&cast.ruth, &declined, Intent::Decide(decision))
        .await
        .unwrap();
    add("declined", declined);
    let waiting = cast.submitted_by(owner, &title("waiting"), objective).await;
    let on = cast
        .app
        .clock
        .now()
        .plus(std::time::Duration::from_hours(216));
    let decision = Decision::Approve {
        words: None,
        on: Some(on),
        minor: false,
    };
    cast.act(&cast.ruth, &waiting, Intent::Decide(decision))
        .await
        .unwrap();
    add("waiting", waiting);
    cast.settle().await;
    let asked = cast
        .draft_by(owner, &title("awaiting consent"), objective)
        .await;
    cast.act(owner, &asked, Intent::SubmitToBeShown)
        .await
        .unwrap();
    cast.approve(asked).await;
    add("awaiting consent", asked);
    let offered = cast
        .submitted_by(owner, &title("offered words"), objective)
        .await;
    cast.reword(offered, "The reviewer’s words.").await;
    cast.settle().await;
    add("offered words", offered);
    let withdrawn = cast
        .submitted_by(owner, &title("withdrawn"), objective)
        .await;
    cast.act(owner, &withdrawn, Intent::Withdraw(None))
        .await
        .unwrap();
    add("withdrawn", withdrawn);
    add(
        "in review",
        cast.submitted_by(owner, &title("in review"), objective)
            .await,
    );
    let claimed = cast.submitted_by(owner, &title("claimed"), objective).await;
    cast.act(&cast.ruth, &claimed, Intent::Claim).await.unwrap();
    add("claimed", claimed);
    let passing = Box::pin(in_passing_states(cast, owner, other)).await;
    let decided = cast.submitted_by(owner, &title("decided"), objective).await;
    let decision = Decision::Return {
        words: reasons("Say more"),
    };
    cast.act(&cast.ruth, &decided, Intent::Decide(decision))
        .await
        .unwrap();
    add("decided", decided);
    all.extend(passing);
    all
}

/// The same for what a practice only passes through, or comes back to.
async fn in_passing_states(
    cast: &Cast,
    owner: &Account,
    other: &Account,
) -> Vec<(&'static str, (PracticeId, String))> {
    let objective = 9;
    let title = |state: &str| format!("Practice {state}");
    let mut all = Vec::new();
    let mut add = |state: &'static str, id: PracticeId| {
        all.push((state, (id, format!("practice-{}", state.replace(' ', "-")))));
    };
    let undone = cast.submitted_by(owner, &title("undone"), objective).await;
    for intent in [
        Intent::Decide(approval()),
        Intent::Undo(None),
        Intent::Release,
    ] {
        cast.act(other, &undone, intent).await.unwrap();
    }
    add("undone", undone);
    let discarded = cast.draft_by(owner, &title("discarded"), objective).await;
    cast.act(owner, &discarded, Intent::Discard).await.unwrap();
    add("discarded", discarded);
    let second = cast
        .published_by(owner, &title("second version"), objective)
        .await;
    for intent in [Intent::Revise, Intent::Submit] {
        cast.act(owner, &second, intent).await.unwrap();
    }
    cast.approve(second).await;
    add("second version", second);
    let asked = cast
        .published_by(owner, &title("removal asked"), objective)
        .await;
    cast.act(owner, &asked, Intent::AskRemoval(None))
        .await
        .unwrap();
    add("removal asked", asked);
    all
}
