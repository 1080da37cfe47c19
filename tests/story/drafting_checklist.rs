//! Last year's commonest reasons beside the lines of the checklist that submitters read.

use std::time::Duration;

use praxis::practice::actions::Intent;
use praxis::practice::model::{
    Checklist, ChecklistLine, ChecklistMark, Decision, MarkedLine, ReviewNotes,
};

use crate::browser::Browser;
use crate::cast::{Cast, approval, reasons};
use crate::people::signed_in;
use crate::world::World;

/// A checklist with these lines not met.
fn not_met(lines: &[ChecklistLine]) -> ReviewNotes {
    let line = |line: &ChecklistLine| MarkedLine {
        line: *line,
        mark: ChecklistMark::Not,
        note: None,
    };
    let met = MarkedLine {
        line: ChecklistLine::Entitled,
        mark: ChecklistMark::Met,
        note: None,
    };
    ReviewNotes {
        checklist: Checklist::of(lines.iter().map(line).chain([met])),
        to_team: None,
    }
}

/// A practice that Ruth sends back; the decision has not taken effect.
async fn sent_back(cast: &Cast, lines: &[ChecklistLine]) {
    let id = cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    let words = reasons("Say more.");
    let decided = Intent::DecideWith(Decision::Return { words }, not_met(lines));
    cast.act(&cast.ruth, &id, decided).await.unwrap();
}

/// What the page says beside the lines.
async fn said(browser: &Browser, at: &str) -> Vec<String> {
    let page = browser.visit(at).await.ok();
    page.texts("details ol .hint")
}

/// From five returned practices on, each line says in how many of them it was a reason: on the page of a draft and on
/// check-your-answers. A decision that has not taken effect, was undone, or approved counts for nothing.
async fn submitters_read_last_years_commonest_reasons(world: World) {
    use ChecklistLine::{New, Safe, Supported};
    let cast = Cast::of(&world).await;
    let draft = cast.draft("Almaty Process", 9).await;
    let pages = [
        format!("/my/practices/{draft}"),
        format!("/my/practices/{draft}/check"),
    ];
    for lines in [&[Supported][..], &[Supported, Safe], &[Supported], &[]] {
        sent_back(&cast, lines).await;
    }
    cast.settle().await;
    // Approved, and undone: neither counts.
    let id = cast.submitted_by(&cast.boris, "Colombo Process", 9).await;
    let approved = Intent::DecideWith(approval(), not_met(&[New]));
    cast.act(&cast.ruth, &id, approved).await.unwrap();
    let id = cast.submitted_by(&cast.boris, "Dakar Process", 9).await;
    let decision = Decision::Return {
        words: reasons("Say more."),
    };
    let undone = Intent::DecideWith(decision, not_met(&[New]));
    cast.act(&cast.ruth, &id, undone).await.unwrap();
    cast.act(&cast.ruth, &id, Intent::Undo(None)).await.unwrap();
    cast.settle().await;
    let amina = signed_in(&world, &cast.amina).await;
    let nothing: [&str; 0] = [];
    assert_eq!(
        said(&amina, &pages[1]).await,
        nothing,
        "of four nothing is said"
    );

    sent_back(&cast, &[Safe]).await;
    world.clock().advance(Duration::from_hours(2));
    let amina = signed_in(&world, &cast.amina).await;
    assert_eq!(
        said(&amina, &pages[1]).await,
        nothing,
        "before it took effect"
    );
    cast.settle().await;
    assert_eq!(
        said(&amina, &pages[1]).await,
        nothing,
        "counted once an hour"
    );
    world.clock().advance(Duration::from_hours(1));
    let amina = signed_in(&world, &cast.amina).await;
    let expected = [
        "A reason in 3 of 5 practices that were sent back in the last twelve months",
        "A reason in 2 of 5 practices that were sent back in the last twelve months",
    ];
    for at in &pages {
        assert_eq!(said(&amina, at).await, expected, "{at}");
    }
    let french = amina.visit(&format!("/fr{}", pages[1])).await.ok();
    french.shows("Une raison pour 3 des 5 pratiques renvoyées");
    world.clock().advance(Duration::from_hours(366 * 24));
    let amina = signed_in(&world, &cast.amina).await;
    assert_eq!(said(&amina, &pages[1]).await, nothing, "a year later");
}
story!(submitters_read_last_years_commonest_reasons);
