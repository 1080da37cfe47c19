//! A practice of the cast in each state that a practice can be in, for whoever walks them all.

use praxis::account::model::{Role, Scope};
use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, PracticeId, TakeDown};

use crate::cast::{Cast, approval, person, reasons};

#[expect(clippy::too_many_lines, reason = "a list, one state after the other")]
/// A practice of Amina's in each state (the spam is somebody else's: its owner is suspended by it).
pub async fn in_every_state(cast: &Cast) -> Vec<(&'static str, (PracticeId, String))> {
    let objective = 9;
    let title = |state: &str| format!("Practice {state}");
    let slug = |state: &str| format!("practice-{}", state.replace(' ', "-"));
    let mut all = Vec::new();
    let mut add = |state: &'static str, id: PracticeId| all.push((state, (id, slug(state))));
    let known = cast.published(&title("known"), objective).await;
    add("draft", cast.draft(&title("draft"), objective).await);
    let spammer = person(
        &cast.app,
        "Mr.",
        "Spam",
        "Sender",
        Role::Submitter,
        &Scope::default(),
    )
    .await;
    let spam = cast.submitted_by(&spammer, &title("spam"), objective).await;
    cast.act(&cast.ruth, &spam, Intent::MarkSpam).await.unwrap();
    add("spam", spam);
    let published = cast.published(&title("published"), objective).await;
    add("published", published);
    let revised = cast.published(&title("revised"), objective).await;
    cast.act(&cast.amina, &revised, Intent::Revise)
        .await
        .unwrap();
    cast.act(&cast.amina, &revised, Intent::Submit)
        .await
        .unwrap();
    add("revised", revised);
    for (state, how) in [
        ("no longer current", TakeDown::NotCurrent),
        ("gone", TakeDown::Gone),
        ("replaced", TakeDown::Replaced(known)),
    ] {
        let id = cast.published(&title(state), objective).await;
        cast.act(
            &cast.omar,
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
    let returned = cast.submitted(&title("returned"), objective).await;
    let decision = Decision::Return {
        words: reasons("Say more"),
    };
    cast.act(&cast.ruth, &returned, Intent::Decide(decision))
        .await
        .unwrap();
    add("returned", returned);
    let declined = cast.submitted(&title("declined"), objective).await;
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
    let waiting = cast.submitted(&title("waiting"), objective).await;
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
    let withdrawn = cast.submitted(&title("withdrawn"), objective).await;
    cast.act(&cast.amina, &withdrawn, Intent::Withdraw(None))
        .await
        .unwrap();
    add("withdrawn", withdrawn);
    add(
        "in review",
        cast.submitted(&title("in review"), objective).await,
    );
    let passing = Box::pin(in_passing_states(cast)).await;
    let decided = cast.submitted(&title("decided"), objective).await;
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
async fn in_passing_states(cast: &Cast) -> Vec<(&'static str, (PracticeId, String))> {
    let objective = 9;
    let title = |state: &str| format!("Practice {state}");
    let mut all = Vec::new();
    let mut add = |state: &'static str, id: PracticeId| {
        all.push((state, (id, format!("practice-{}", state.replace(' ', "-")))));
    };
    let undone = cast.submitted(&title("undone"), objective).await;
    for intent in [
        Intent::Decide(approval()),
        Intent::Undo(None),
        Intent::Release,
    ] {
        cast.act(&cast.omar, &undone, intent).await.unwrap();
    }
    add("undone", undone);
    let discarded = cast.draft(&title("discarded"), objective).await;
    cast.act(&cast.amina, &discarded, Intent::Discard)
        .await
        .unwrap();
    add("discarded", discarded);
    let second = cast.published(&title("second version"), objective).await;
    for intent in [Intent::Revise, Intent::Submit] {
        cast.act(&cast.amina, &second, intent).await.unwrap();
    }
    cast.approve(second).await;
    add("second version", second);
    let asked = cast.published(&title("removal asked"), objective).await;
    cast.act(&cast.amina, &asked, Intent::AskRemoval(None))
        .await
        .unwrap();
    add("removal asked", asked);
    all
}
